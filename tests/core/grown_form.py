"""The official form as a revision may make it: a row, a column, a table and a section more.

It is made out of the official file by a few replacements, as whoever revises the form would
make it; no code knows it.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from core.form.form import Form
from core.form.library import FORMS_FOLDER, official_forms
from core.report.report import Report
from tests.factories import narrated_report

ID, YEAR = "2031", 2031
ROW, COLUMN = "disclosure.guides", "applications.received.village"
TABLE, LAST_SECTION = "enquiries", "other_matters"

_SECTION = """\
[[sections]]
id = "enquiries"
kind = "table"
name = "五、政务公开咨询情况"
heading = "五、政务公开咨询情况"
wordings = ["政务公开咨询情况"]
help = "填群众来电、来访咨询的次数。"

"""
_TABLE = """\
[tables.enquiries]
sheet = "咨询"
unit = "次"
widths = [40, 20, 20, 20]

[[tables.enquiries.blocks]]
corner = "咨询事项"
columns = [
  { id = "calls", label = "来电", help = "打电话来问的。" },
  { id = "visits", label = "来访", help = "到窗口来问的。" },
  { id = "total", label = "小计" },
]
rows = [{ id = "policies", label = "政策解读" }, { id = "guidance", label = "办事指南" }]

[[tables.enquiries.identities]]
rule = "enquiries.total"
each = "row"
total = { id = "total", name = "小计" }
parts = { from = "calls", to = "visits", name = "两种方式" }
"""
_CHANGES = (
    ('id = "2021"\n', f'id = "{ID}"\n'),
    ("first_year = 2021\n", f"first_year = {YEAR}\n"),
    ('  { id = "rules", ', '  { id = "guides", label = "工作指南" },\n  { id = "rules", '),
    (
        '    ] },\n    { id = "total", ',
        '      { id = "village", label = "村民小组" },\n    ] },\n    { id = "total", ',
    ),
    ('to = "other_organization"', 'to = "village"'),
    ("widths = [7, 11, 33, 9, 9, 9, 9, 9, 9, 9]", "widths = [7, 11, 33, 9, 9, 9, 9, 9, 9, 9, 9]"),
    ('[[sections]]\nid = "problems"', f'{_SECTION}[[sections]]\nid = "problems"'),
)
_RENUMBERED = (("六、", "七、"), ("五、", "六、"))  # the last one first


def write_grown_form(folder: Path) -> None:
    """Write the form into a folder, beside the official ones."""
    for path in FORMS_FOLDER.glob("*.toml"):
        copy(path, folder)
    text = (FORMS_FOLDER / "2021.toml").read_text(encoding="utf-8")
    for old, new in _RENUMBERED:
        for key in ("name", "heading"):
            text = _changed(text, f'\n{key} = "{old}', f'\n{key} = "{new}')
    for old, new in _CHANGES:
        text = _changed(text, old, new)
    (folder / f"{ID}.toml").write_text(f"{text}\n{_TABLE}", encoding="utf-8")


def _changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)


def put_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Form:
    """Let the program have the form as one of the official ones, until the test ends."""
    folder = tmp_path / "forms"
    folder.mkdir()
    write_grown_form(folder)
    library = official_forms()
    monkeypatch.setattr(library, "folder", folder)
    monkeypatch.setattr(library, "_forms", {})
    return library.by_id(ID)


def grown_report(form: Form) -> Report:
    """A report of the form's first year, filled in and balanced."""
    report = narrated_report(form)
    agency = report.heading.agency
    title = "".join(form.title_parts(agency, YEAR))
    day = date(YEAR + 1, 1, 12)
    report.heading = replace(report.heading, year=YEAR, title=title, signed_on=day)
    report.narratives["preface"] = f"本报告所列数据截至{YEAR}年12月31日。"
    return report
