"""A workbook as this program wrote it, read through its sheet 数据 alone.

That sheet is the surest source as long as nobody has changed the tables since. A workbook
that another program saved is another file altogether; one that was altered in its place has
tables whose numbers are not those of the sheet, or a code that does not agree. All these are
left to the reader of any workbook.
"""

import html
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from core.document.document import DATA_SHEET
from core.form.form import Form
from core.form.labels import CellKind
from core.form.library import official_forms
from core.importing import all_sure
from core.interpret.result import Interpretation
from core.numbers import Number
from core.report.report import Heading, Report
from core.report.verification import codes_in, verify

_DATE = (1980, 1, 1, 0, 0, 0)  # that of all parts of our workbooks
_LARGEST = 2**20  # bytes of a part; ours have some 80,000
_BOOK = "xl/workbook.xml"
_SHEET = re.compile(rb'<sheet [^>]*?name="([^"]*)"')
_ROW = re.compile(
    rb'<c r="A\d+" s="\d+" t="inlineStr"><is><t xml:space="preserve">([a-z_.]+)</t></is></c>'
    rb'<c r="B\d+".*?</c>'
    rb'<c r="C\d+" s="\d+"(?:/>|(?: t="str")?>(?:<f>[^<]*</f>)?<v>([^<]*)</v>|'
    rb' t="inlineStr"><is><t xml:space="preserve">([^<]*)</t>)'
)
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_OWN = "report."


def read_quickly(data: bytes) -> Interpretation | None:
    """Return the reading of a workbook of this program's that nobody has changed, else None."""
    if not data.startswith(b"PK"):
        return None
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _read(archive)
    except (BadZipFile, KeyError, ValueError, ArithmeticError, zlib.error, EOFError, OSError):
        return None  # whatever is wrong with it, the other reader says it


def _read(archive: ZipFile) -> Interpretation | None:
    parts = archive.infolist()
    if not all(part.date_time == _DATE and part.file_size <= _LARGEST for part in parts):
        return None
    names = [html.unescape(name.decode()) for name in _SHEET.findall(archive.read(_BOOK))]
    if DATA_SHEET not in names:
        return None
    texts = _texts(_sheet(archive, names.index(DATA_SHEET)))
    form = _form_of(frozenset(address for address in texts if not address.startswith(_OWN)))
    if form is None:
        return None
    tables = {table.sheet for table in form.tables.values()}
    shown = (_sheet(archive, n) for n, name in enumerate(names) if name in tables)
    numbers = Counter(n for sheet in shown for n in _VALUE.findall(sheet) if n)
    if numbers != _numbers(texts):
        return None
    return _agreeing(_report(form, texts), texts)


def _sheet(archive: ZipFile, number: int) -> bytes:
    return archive.read(f"xl/worksheets/sheet{number + 1}.xml")


def _texts(sheet: bytes) -> dict[str, tuple[bytes, bytes]]:
    """Return number and text by address."""
    return {address.decode(): (number, text) for address, number, text in _ROW.findall(sheet)}


def _numbers(texts: dict[str, tuple[bytes, bytes]]) -> Counter[bytes]:
    """Return the numbers that the tables must show: those of the cells, and no others."""
    return Counter(
        number for name, (number, _) in texts.items() if number and not name.startswith(_OWN)
    )


@lru_cache(maxsize=64)
def _form_of(addresses: frozenset[str]) -> Form | None:
    """Return the form that has exactly these cells."""
    forms = map(official_forms().by_id, official_forms().ids())
    return next((form for form in forms if form.cells.keys() == addresses), None)


def _report(form: Form, texts: dict[str, tuple[bytes, bytes]]) -> Report:
    def said(name: str) -> str:
        number, text = texts.get(f"{_OWN}{name}", (b"", b""))
        return html.unescape((number or text).decode())

    agency, year = said("agency"), int(said("year"))
    return Report(
        form, Heading(year, agency, said("title"), agency), {}, dict(_values(form, texts))
    )


def _values(
    form: Form, texts: dict[str, tuple[bytes, bytes]]
) -> Iterator[tuple[str, Number | None]]:
    for address, spec in form.cells.items():
        number, text = texts[address]
        if text:
            raise ValueError(f"{address} is no number")
        yield address, _figure(number.decode(), spec.kind)


def _figure(number: str, kind: CellKind) -> Number | None:
    if not number:
        return None
    return Decimal(number) if kind is CellKind.AMOUNT else int(number)


def _agreeing(report: Report, texts: dict[str, tuple[bytes, bytes]]) -> Interpretation | None:
    """Return the reading, if the code on it is that of its figures."""
    codes = codes_in(html.unescape(texts.get(f"{_OWN}code", (b"", b""))[1].decode()))
    if codes is None or not codes.figures or verify(report, codes).figures is not True:
        return None
    return all_sure(report)
