"""校验情况: one page that says what was checked, when, and with which result."""

from datetime import datetime
from io import BytesIO

from core.checks.finding import Finding, Severity
from core.checks.folding import fold
from core.checks.rules import all_rules, title_of
from core.checks.runner import check
from core.document.document import Cell, Document, Role, Signature, Table
from core.report.check_code import check_codes
from core.report.report import Report

_NAME = "校验情况"
_WIDTHS = (24.0, 84.0)


def open_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return what has to be dealt with, errors first; what follows from a cause goes with it."""
    severities = list(Severity)
    causes = [folded.finding for folded in fold(findings)]
    return tuple(sorted(causes, key=lambda finding: severities.index(finding.severity)))


def accepted_rules(report: Report) -> list[tuple[str, str]]:
    """Return what the silenced rules are called, and why they are silent."""
    return [(title_of(rule) or rule, reason) for rule, reason in report.silenced.items()]


def result(findings: tuple[Finding, ...]) -> str:
    """Say in a sentence whether a report may be sent."""
    if not findings:
        return "没有未处理的问题，可以提交。"
    counts = [(each.word, sum(f.severity is each for f in findings)) for each in Severity]
    listed = "、".join(f"{word}{count}处" for word, count in counts if count)
    return f"还有{listed}没有处理，不能提交。"


def extent(report: Report) -> str:
    """Say how much was checked."""
    form = report.form
    length = sum(len("".join(report.narrative(section.id).split())) for section in form.narratives)
    return (
        f"{len(all_rules())}类规则，{len(form.equations)}个勾稽等式，"
        f"{len(form.cells)}格数字，{length}字正文"
    )


def check_sheet(report: Report, at: datetime) -> Document:
    """Check the report, and return the page about it."""
    heading = report.heading
    accepted = [f"{title}：{reason}" for title, reason in accepted_rules(report)]
    rows = {
        "机关名称": [heading.agency],
        "报告年度": [f"{heading.year}年"],
        "报告名称": [heading.title],
        "报告格式": [report.form.definition.issued_by],
        "校验结果": [result(open_findings(check(report)))],
        "校验内容": [extent(report)],
        "不再提示的规则": accepted or ["无"],
        "校验时间": [f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"],
        "校验码": [check_codes(report)],
        "核对人（签字）": [""],
    }
    return Document(
        title_parts=(_NAME,),
        agency=heading.agency,
        year=heading.year,
        blocks=(_table(rows),),
        signature=Signature("", ""),
        code=check_codes(report),
    )


def _table(rows: dict[str, list[str]]) -> Table:
    """Return a table of two columns, with each label beside all its texts."""
    cells: list[Cell] = []
    row = 0
    for label, texts in rows.items():
        cells.append(Cell(row, 0, label, Role.HEADER, len(texts)))
        cells += [Cell(row + n, 1, text, Role.VALUE) for n, text in enumerate(texts)]
        row += len(texts)
    return Table("check_sheet", _NAME, _NAME, row, len(_WIDTHS), tuple(cells), _WIDTHS)


def check_sheet_pdf(report: Report, at: datetime, *, shipped_fonts: bool = False) -> bytes:
    """Return the page as a PDF file. Raises FontMissingError."""
    from core.formats.pdf.writing import writer as pdf  # noqa: PLC0415 (it loads reportlab)

    file = BytesIO()
    pdf.write(check_sheet(report, at), file, created=at, shipped_fonts=shipped_fonts)
    return file.getvalue()
