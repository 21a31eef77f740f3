"""A report's figures in few bytes, for the QR code on the signed paper.

    version, form, year, organ, both codes (7 bytes each), figures, marks of the texts

All numbers are varints, most of them a byte. A figure is a token whose last two bits say
what it is: a whole number, a run of zeros, a run of blanks, or a number with a sign or
decimals. Totals come after the cells that make them up; blank are those that are computed,
so that six real reports take 3 to 223 bytes. A paragraph's mark is one byte of its digest:
enough to say which one has changed, too little to tell what it says.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from core.form.form import Form
from core.form.library import FormError, FormLibrary
from core.numbers import Number
from core.report.check_code import ALPHABET, figures_code, paragraphs, texts_code
from core.report.report import ABSENT, Report, Stored

_VERSION = 1
_WHOLE, _ZEROS, _BLANKS, _OTHER = range(4)
_PRINTED_BLANK = 255  # in place of decimal places: a total that was printed blank
_CODE_BYTES = 7
_DASH = 5  # where it stands in a code
_MOST_PARAGRAPHS = 1000
_MOST_DIGITS = 64


class PackedError(ValueError):
    """What was read is no report of this program, or one of a later version."""


@dataclass(frozen=True)
class Packed:
    """What a signed paper says of its report; `marks` are those of each text's paragraphs."""

    form: Form
    year: int
    agency: str
    figures_code: str
    texts_code: str
    values: dict[str, Number | None]
    marks: dict[str, bytes]

    def fits(self, report: Report) -> bool:
        """Say whether the figures read are those that the code of the figures stands for."""
        return figures_code(report) == self.figures_code


def pack(report: Report) -> bytes:
    """Return the bytes; nothing personal is in them."""
    heading = report.heading
    return b"".join(
        (
            _varint(_VERSION),
            _text(report.form.id),
            _varint(heading.year),
            _text(heading.agency),
            _packed_code(figures_code(report)),
            _packed_code(texts_code(report)),
            *_figures(report),
            *(_counted(marks) for marks in text_marks(report).values()),
        )
    )


def text_marks(report: Report) -> dict[str, bytes]:
    """Return a byte for title, signature and date, and one for each paragraph of the texts."""
    heading = report.heading
    texts = {"heading": [heading.title, heading.signed_by, str(heading.signed_on or "")]}
    texts |= {s.id: paragraphs(report.narrative(s.id)) for s in report.form.narratives}
    return {name: bytes(map(_mark, lines[:_MOST_PARAGRAPHS])) for name, lines in texts.items()}


def unpack(data: bytes, forms: FormLibrary) -> Packed:
    """Return what the bytes say. Raises PackedError."""
    reader = _Reader(data)
    try:
        return _unpacked(reader, forms)
    except (IndexError, ValueError, FormError) as error:
        raise PackedError("no packed report") from error


def _unpacked(reader: "_Reader", forms: FormLibrary) -> Packed:
    if reader.varint() != _VERSION:
        raise PackedError("of a later version")
    form = forms.by_id(reader.text())
    year, agency = reader.varint(), reader.text()
    figures, texts = reader.code(), reader.code()
    stored = reader.figures(len(form.cells))
    values = {
        address: value
        for address, value in zip(_order(form), stored, strict=True)
        if value is not ABSENT
    }
    names = ["heading", *(section.id for section in form.narratives)]
    marks = {name: reader.counted() for name in names}
    return Packed(form, year, agency, figures, texts, values, marks)


def _order(form: Form) -> list[str]:
    """Return all addresses, totals last."""
    return sorted(form.cells, key=lambda address: address in form.totals)


def _figures(report: Report) -> Iterator[bytes]:
    stored = [report.stored(address) for address in _order(report.form)]
    for value, run in groupby(stored, key=_canonical):
        count = len(list(run))
        if value is ABSENT or value == 0:
            yield _varint((count - 1) << 2 | (_BLANKS if value is ABSENT else _ZEROS))
        else:
            yield _figure(value) * count


def _canonical(value: Stored) -> Stored:
    """Return 0 for 0.00, so that a run of zeros is one."""
    return 0 if value is not ABSENT and value is not None and not value else value


def _figure(value: Stored) -> bytes:
    if value is None or value is ABSENT:
        return _varint(_OTHER) + bytes([_PRINTED_BLANK])
    if isinstance(value, int) and value > 0:
        return _varint(value << 2 | _WHOLE)
    sign, digits, exponent = Decimal(value).as_tuple()
    whole = int("".join(map(str, digits))) * 10 ** max(0, int(exponent))
    places = max(0, -int(exponent))
    return _varint((whole << 1 | sign) << 2 | _OTHER) + bytes([places])


def _varint(number: int) -> bytes:
    """Return a number, 7 bits a byte, the lowest first; the high bit says that more follow."""
    parts = bytearray()
    while number > 0x7F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    parts.append(number)
    return bytes(parts)


def _counted(data: bytes) -> bytes:
    return _varint(len(data)) + data


def _text(text: str) -> bytes:
    return _counted(text.encode("gb18030", errors="replace"))  # two bytes a character, not three


def _mark(paragraph: str) -> int:
    return hashlib.sha256("".join(paragraph.split()).encode(errors="replace")).digest()[0]


def _packed_code(code: str) -> bytes:
    number = 0
    for char in code.replace("-", ""):
        number = number << 5 | ALPHABET.index(char)
    return number.to_bytes(_CODE_BYTES, "big")


class _Reader:
    """Takes the parts off the bytes, one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def varint(self) -> int:
        number = shift = 0
        while True:
            byte = self._take(1)[0]
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return number

    def text(self) -> str:
        return self.counted().decode("gb18030")

    def counted(self) -> bytes:
        return self._take(self.varint())

    def code(self) -> str:
        number = int.from_bytes(self._take(_CODE_BYTES), "big")
        code = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(10)))
        return f"{code[:_DASH]}-{code[_DASH:]}"

    def figures(self, count: int) -> Sequence[Stored]:
        """Return as many figures, runs taken apart."""
        stored: list[Stored] = []
        while len(stored) < count:
            number = self.varint()
            rest, kind = number >> 2, number & 3
            if kind in {_ZEROS, _BLANKS}:
                stored += [0 if kind == _ZEROS else ABSENT] * min(rest + 1, count + 1)
            else:
                stored.append(rest if kind == _WHOLE else self._other(rest))
        return stored

    def _other(self, number: int) -> Number | None:
        places = self._take(1)[0]
        if places == _PRINTED_BLANK:
            return None
        sign, whole = number & 1, str(number >> 1)
        if len(whole) > _MOST_DIGITS or places > _MOST_DIGITS:
            raise PackedError("no figure has so many digits")
        value = Decimal((sign, tuple(map(int, whole)), -places))
        return value if places else int(value)

    def _take(self, count: int) -> bytes:
        data = self._data[self._place : self._place + count]
        if len(data) < count:
            raise IndexError(count)
        self._place += count
        return data
