"""What the QR code on the signed paper says, and how a report differs from it."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import reduce

from core.form.library import FormLibrary
from core.numbers import format_number
from core.report.differences import Change
from core.report.packed import Packed, PackedError, pack, text_marks, unpack
from core.report.report import Heading, Report
from core.report.verification import Verdict

_PREFIX = "NIANBAO:"
# RFC 9285: in the alphanumeric mode of QR codes this takes 3 % more room than bytes, and
# whatever scans it, a telephone too, shows the same text.
_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_PAIR, _TRIPLE = 2, 3  # two bytes are three characters
_HEADING = ("标题", "落款机关", "成文日期")


def paper_code(report: Report) -> str:
    """Return the text of the code: form, year, organ, figures, both 校验码, marks of the texts."""
    return _PREFIX + _encode(pack(report))


def read_paper_code(text: str, forms: FormLibrary) -> Packed:
    """Return what the text of a code says. Raises PackedError when it is none of ours."""
    if not text.startswith(_PREFIX):
        raise PackedError("not ours")
    packed = unpack(_decode(text.removeprefix(_PREFIX)), forms)
    if not packed.fits(report_of(packed)):
        raise PackedError("damaged")
    return packed


def report_of(packed: Packed) -> Report:
    """Return a report with the figures, the title that the form gives it, and no texts."""
    title = "".join(packed.form.title_parts(packed.agency, packed.year))
    heading = Heading(packed.year, packed.agency, title, packed.agency)
    return Report(packed.form, heading, {}, dict(packed.values))


def verdict_on(report: Report, signed: Packed) -> Verdict:
    """Say whether figures and texts are those that were signed."""
    return Verdict(not list(_figures(report, signed)), not list(_texts(report, signed)))


def changes_from(report: Report, signed: Packed) -> list[Change]:
    """Return what is other than on the paper: cells with both figures, texts by paragraph."""
    return [*_figures(report, signed), *_texts(report, signed)]


def _figures(report: Report, signed: Packed) -> Iterator[Change]:
    heading = report.heading
    if report.form.id != signed.form.id:
        yield Change("报告格式", f"{signed.form.id} 年格式 → {report.form.id} 年格式")
    if heading.year != signed.year:
        yield Change("报告年度", f"{signed.year} → {heading.year}")
    if heading.agency != signed.agency:
        yield Change("机关名称", f"“{signed.agency}” → “{heading.agency}”")
    figures = report_of(signed).figures
    for address, cell in signed.form.cells.items():
        before, after = figures[address], report.figures.get(address)
        if before != after:
            place = f"{signed.form.section(cell.table).name}　{cell.name}"
            said = (format_number(value) or "空白" for value in (before, after))
            yield Change(place, " → ".join(said))


def _texts(report: Report, signed: Packed) -> Iterator[Change]:
    """Yield what texts are other; that they are can be said, not what they were."""
    now = text_marks(report)
    heading, before = now["heading"], signed.marks["heading"]
    for name, mark, signed_mark in zip(_HEADING, heading, before, strict=True):
        if mark != signed_mark:
            yield Change(name, "与签字时不同")
    for section in signed.form.narratives:
        after = now.get(section.id, b"")
        yield from _paragraphs(section.name, signed.marks[section.id], after)


def _paragraphs(name: str, before: bytes, after: bytes) -> Iterator[Change]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = min(j - i, m - k)
        yield from (Change(f"{name}　第{k + n + 1}段", "与签字时不同") for n in range(pairs))
        yield from (Change(f"{name}　第{n + 1}段", "签字时没有") for n in range(k + pairs, m))
        if missing := j - i - pairs:
            yield Change(name, f"少了{missing}段")


def _encode(data: bytes) -> str:
    parts = (data[start : start + _PAIR] for start in range(0, len(data), _PAIR))
    return "".join(_characters(int.from_bytes(part, "big"), len(part) + 1) for part in parts)


def _characters(number: int, count: int) -> str:
    return "".join(_BASE45[number // 45**place % 45] for place in range(count))


def _decode(text: str) -> bytes:
    """Return the bytes. Raises PackedError."""
    parts = [text[start : start + _TRIPLE] for start in range(0, len(text), _TRIPLE)]
    try:
        return b"".join(_number(part).to_bytes(len(part) - 1, "big") for part in parts)
    except (ValueError, OverflowError) as error:
        raise PackedError("not in base 45") from error


def _number(characters: str) -> int:
    """Return the number of some characters, the lowest first."""
    return reduce(lambda sum_, char: sum_ * 45 + _BASE45.index(char), reversed(characters), 0)
