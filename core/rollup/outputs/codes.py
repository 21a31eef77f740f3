"""校验码 in bulk: off many signed papers, as a list or as scans, against the files received."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from core.document.document import Paragraph
from core.errors import UserError
from core.report.check_code import FIGURES, LENGTH, TEXTS, figures_code, texts_code
from core.report.packed import Packed
from core.report.paper_code import changes_from, verdict_on
from core.report.report import Report
from core.report.verification import Codes, Verdict, codes_in, in_words, verify
from core.rollup.desk import Desk
from core.rollup.model import RollupError, Row
from core.rollup.reading.record import report_of
from core.rollup.roster.recognising import Recogniser
from core.signed_paper import SUFFIXES, read_paper

_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{5}[-－—– ]?[0-9A-Za-z]{5}(?![0-9A-Za-z])")
_PATH = re.compile(r"[\s./]")  # what a path would be split at
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(f"{FIGURES}码?|{TEXTS}码?|校验码")
_NO_FILE = "没有收到它的报告，或者读不出。"
_NOBODY = "哪一份报告都对不上，也看不出是哪个机关的。"
_NOTHING = "没有找到校验码，请每行写一个机关和它的校验码。"


class Checked(NamedTuple):
    """A line or a scan, what it is of, and how it compares.

    `organ` is 0 where nobody is known; `is_same` None where nothing could be compared.
    """

    source: str
    organ: int
    is_same: bool | None
    told: str


class CodeDesk:
    """All reports that are received, with their codes."""

    def __init__(self, desk: Desk) -> None:
        self._rows: dict[int, Row] = {row.organ.id: row for row in desk.rows()}
        self._recogniser = Recogniser(desk.organs())
        self._reports: dict[int, Report] = {}
        self._by_code: dict[str, int] = {}
        files = {_file_of(row): row.organ.id for row in self._rows.values() if row.reading}
        for reading, content in desk.contents(list(files)):
            report = report_of(content)
            organ = files[reading]
            self._reports[organ] = report
            for code in (figures_code(report), texts_code(report)):
                self._by_code.setdefault(_plain(code), organ)

    # A list

    def check_lines(self, lines: Iterable[str]) -> list[Checked]:
        """Compare a list, one organ a line, with its codes. Raises RollupError without a code."""
        found = [self._check_line(line) for line in lines if _codes(line)]
        if not found:
            raise RollupError(_NOTHING)
        return found

    def _check_line(self, line: str) -> Checked:
        codes = _codes(line)
        name = _LABEL.sub(" ", _CODE.sub(" ", unicodedata.normalize("NFKC", line)))
        organ = self._organ_named(name) or self._organ_of(codes)
        source = " ".join(line.split())
        report = self._reports.get(organ)
        if codes is None or report is None:
            return Checked(source, organ, None, _NO_FILE if organ else _NOBODY)
        verdict = verify(report, codes)
        return Checked(source, organ, verdict.is_same, self._told(organ, verdict, codes))

    def _told(self, organ: int, verdict: Verdict, codes: Codes) -> str:
        """Say how it compares; codes of another organ's report say so."""
        other = self._organ_of(codes)
        if not verdict.is_same and other not in (0, organ):
            return f"校验码是“{self.name(other)}”的。"
        return in_words(verdict)

    def _organ_named(self, text: str) -> int:
        found = self._recogniser.in_path(_PATH.sub("", text))
        return next(iter(found)) if len(found) == 1 else 0

    def _organ_of(self, codes: Codes | None) -> int:
        given = filter(None, codes or ())
        return next((self._by_code[code] for code in given if code in self._by_code), 0)

    def name(self, organ: int) -> str:
        """Return what an organ is called."""
        row = self._rows.get(organ)
        return row.organ.name if row else ""

    # Scans

    def check_scan(self, path: Path) -> Checked:
        """Compare a scanned or photographed paper, cell by cell, by its QR code."""
        try:
            signed = read_paper(path)
        except UserError as error:
            return Checked(path.name, 0, None, str(error))
        organ = self._organ_of_paper(signed)
        report = self._reports.get(organ)
        if report is None:
            told = f"签字的是：{signed.agency}{signed.year}年的报告。"
            return Checked(path.name, organ, None, f"{told}{_NO_FILE}")
        verdict = verdict_on(report, signed)
        changes = changes_from(report, signed)
        listed = "；".join(f"{each.place}：{each.text}" for each in changes)
        return Checked(path.name, organ, verdict.is_same, f"{in_words(verdict, changes)}{listed}")

    def _organ_of_paper(self, signed: Packed) -> int:
        named = self._recogniser.named(signed.agency)
        if len(named) == 1:
            return next(iter(named))
        return self._organ_of(Codes(_plain(signed.figures_code), _plain(signed.texts_code)))

    def unchecked(self, checked: Iterable[Checked]) -> list[Row]:
        """Return the rows with a report for which there was neither line nor scan."""
        seen = {each.organ for each in checked}
        rows = self._rows.items()
        return [row for organ, row in rows if organ in self._reports and organ not in seen]


def lines_in(path: Path) -> list[str]:
    """Return the lines of a list in any file, a table's rows as lines. Raises UserError."""
    from core.formats.any_file import read_document  # noqa: PLC0415 (readers load much)

    document = read_document(path)
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines += block.text.splitlines()
        else:
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(" ".join(cell.text.split()))
            lines += ("\t".join(cells) for cells in rows.values())
    return lines


def check_scans(
    codes: CodeDesk, paths: Sequence[Path], listener: Callable[[float], object]
) -> Iterator[Checked]:
    """Yield how each scan compares; `listener` hears which part is done and may raise."""
    for number, path in enumerate(paths):
        listener(number / len(paths))
        yield codes.check_scan(path)


def scans_in(folder: Path) -> list[Path]:
    """Return what may be scans in a folder and below it."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return [path for path in files if path.is_file() and not path.name.startswith((".", "~$"))]


def _file_of(row: Row) -> str:
    """Return the reading of the file as it came, without what was corrected here."""
    brief = row.chosen.reading if row.chosen else None
    return (brief.base or brief.id) if brief and not brief.problem else ""


def _codes(line: str) -> Codes | None:
    """Return the codes in a line, labelled or figures first."""
    plain = unicodedata.normalize("NFKC", line)
    found = [m for m in _CODE.finditer(plain) if len(m[0]) > LENGTH or _DIGIT.search(m[0])]
    if not found:
        return None
    labelled = [f"{_label_before(plain, m.start())} {m[0]}" for m in found[:2]]
    return codes_in(" ".join(labelled))


def _label_before(text: str, end: int) -> str:
    """Return the label of a code: the last before it, unless another code lies between."""
    before = _CODE.split(text[:end])[-1]
    labels = [label for label in (FIGURES, TEXTS) if label in before]
    return labels[-1] if labels else ""


def _plain(code: str) -> str:
    return code.replace("-", "")
