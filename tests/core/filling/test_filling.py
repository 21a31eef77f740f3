"""What goes into a blank is what `import` reads out, whoever made it."""

import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from core.filling.blank import FillingError
from core.filling.fields import Person
from core.filling.filling import Filled, fill, refuse_target, save
from core.filling.opening import open_blank
from core.filling.plan import Plan, plan_for
from core.form.form import Form
from core.form.library import official_forms
from core.importing import read_any
from core.report.report import Report
from tests.core.filling import blanks
from tests.factories import AGENCY, told_apart_and_balanced

SOMEONE = Person("张三", "0571-8800", "李四")
TODAY = date(2024, 1, 9)


@pytest.fixture
def report(form: Form) -> Report:
    return told_apart_and_balanced(form)


def planned(path: Path, report: Report) -> Plan:
    blank, suffix = open_blank(path)
    assert suffix == path.suffix
    return plan_for(report, blank, official_forms(), SOMEONE, TODAY)


def filled(path: Path, report: Report) -> tuple[Filled, Path]:
    made = fill(planned(path, report))
    target = path.with_name(f"填好的{path.suffix}")
    save(made, target)
    return made, target


def blank_of(make: blanks.Make, form: Form, folder: Path) -> Path:
    return make(form, folder / f"blank.{'docx' if 'word' in make.__name__ else 'xlsx'}")


@pytest.mark.parametrize("make", blanks.ALL, ids=lambda make: make.__name__)
def test_what_goes_in_is_what_import_reads_out(
    tmp_path: Path, make: blanks.Make, report: Report
) -> None:
    path = blank_of(make, report.form, tmp_path)
    before = path.read_bytes()
    made, target = filled(path, report)
    assert read_any(target).report.figures == report.figures
    assert path.read_bytes() == before
    assert_nothing_else_changed(path, target)
    assert [t for t in made.told if "锁定" in t or "公式" in t] == []


def assert_nothing_else_changed(blank: Path, target: Path) -> None:
    with zipfile.ZipFile(blank) as old, zipfile.ZipFile(target) as new:
        assert old.namelist() == new.namelist()
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
    parts = ("xl/worksheets/", "xl/workbook.xml", "word/document.xml")
    assert changed
    assert [name for name in changed if not name.startswith(parts)] == []


def test_fields_get_who_and_when(tmp_path: Path, report: Report) -> None:
    path = blanks.renamed_sheets(report.form, tmp_path / "a.xlsx")
    _, target = filled(path, report)
    sheet = openpyxl.load_workbook(target)["附件2"]
    assert sheet["B2"].value == AGENCY
    assert sheet["D2"].value == "2023"
    last = sheet.cell(sheet.max_row, 1).value
    assert last == "填报人：张三　　联系电话：0571-8800　　审核人：李四　　填报日期：2024年1月9日"


def test_columns_of_their_own_are_filled_below_their_heads(tmp_path: Path, report: Report) -> None:
    path = blanks.extra_columns(report.form, tmp_path / "a.xlsx")
    _, target = filled(path, report)
    sheet = openpyxl.load_workbook(target)["表2"]
    heads = {cell.value: sheet.cell(3, cell.column).value for cell in sheet[2] if cell.value}
    assert (heads["填报人"], heads["联系电话"], heads["审核人"]) == ("张三", "0571-8800", "李四")
    assert heads["备注"] is None


def test_lines_of_a_word_file_are_filled(tmp_path: Path, report: Report) -> None:
    path = blanks.word_with_fields(report.form, tmp_path / "a.docx")
    _, target = filled(path, report)
    text = zipfile.ZipFile(target).read("word/document.xml").decode()
    assert f"填报单位：{AGENCY}（盖章）　年度：2023" in text
    assert "张三" in text


def test_formulas_stay_and_store_what_they_yield(tmp_path: Path, report: Report) -> None:
    path = blanks.with_formulas(report.form, tmp_path / "a.xlsx")
    before = {
        c.coordinate: c.value for row in openpyxl.load_workbook(path)["applications"] for c in row
    }
    made, target = filled(path, report)
    after = openpyxl.load_workbook(target)["applications"]
    formulas = {name: text for name, text in before.items() if str(text).startswith("=")}
    assert formulas
    assert {name: after[name].value for name in formulas} == formulas
    stored = openpyxl.load_workbook(target, data_only=True)["applications"]
    assert all(isinstance(stored[name].value, int) for name in formulas)
    assert openpyxl.load_workbook(target).calculation.fullCalcOnLoad
    assert made.told == ()


def test_a_formula_that_disagrees_is_told(tmp_path: Path, report: Report) -> None:
    path = blanks.with_formulas(report.form, tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["applications"]
    name = next(c.coordinate for row in sheet for c in row if str(c.value).startswith("="))
    sheet[name] = "=1+1"
    workbook.save(path)
    made = fill(planned(path, report))
    assert [t for t in made.told if f"{name}的公式算出2" in t]


def test_a_locked_cell_is_told_and_left(tmp_path: Path, report: Report) -> None:
    path = blanks.coloured(report.form, tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["表2"]
    sheet["D4"].protection = openpyxl.styles.Protection(locked=True)
    workbook.save(path)
    made, target = filled(path, report)
    assert len([t for t in made.told if t.startswith("D4（") and "被锁定了" in t]) == 1
    assert openpyxl.load_workbook(target)["表2"]["D4"].value is None


def test_a_sheet_without_an_open_cell_is_told_in_one_sentence(
    tmp_path: Path, report: Report
) -> None:
    path = blanks.renamed_sheets(report.form, tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["附件2"].protection.sheet = True
    workbook.save(path)
    made, target = filled(path, report)
    (sentence,) = made.told
    assert "被锁定了" in sentence
    assert "等" in sentence
    sheet = openpyxl.load_workbook(target)["附件2"]
    assert [c.value for row in sheet for c in row if isinstance(c.value, int)] == []


def test_macros_pictures_and_comments_stay(tmp_path: Path, report: Report) -> None:
    path = blanks.renamed_sheets(report.form, tmp_path / "a.xlsm")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf macros")
        archive.writestr("xl/media/Image1.png", bytes(range(256)))
    _, target = filled(path, report)
    assert_nothing_else_changed(path, target)
    assert target.suffix == ".xlsm"
    assert zipfile.ZipFile(target).read("xl/media/Image1.png") == bytes(range(256))


def test_formulas_shared_down_a_column_are_computed(tmp_path: Path, report: Report) -> None:
    path = blanks.with_formulas(report.form, tmp_path / "a.xlsx")
    name = "xl/worksheets/sheet2.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    first = rb'\1<f t="shared" ref="J4:J5" si="0">SUM(D4:I4)</f>'
    part = re.sub(rb'(<c r="J4"[^>]*>)<f>[^<]*</f>', first, parts[name])
    part = re.sub(rb'(<c r="J5"[^>]*>)<f>[^<]*</f>', rb'\1<f t="shared" si="0"/>', part)
    assert part.count(b'si="0"') == 2
    with zipfile.ZipFile(path, "w") as archive:
        for each, data in parts.items():
            archive.writestr(each, part if each == name else data)
    made, target = filled(path, report)
    assert made.told == ()
    stored = openpyxl.load_workbook(target, data_only=True)["applications"]
    parts_of = [int(str(stored.cell(5, column).value)) for column in range(4, 10)]
    assert stored["J5"].value == sum(parts_of)


def test_a_protected_word_file_is_not_forced(tmp_path: Path, report: Report) -> None:
    path = blanks.word(report.form, tmp_path / "a.docx")
    with zipfile.ZipFile(path) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    mark = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>'
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"</w:settings>", mark)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    plan = planned(path, report)
    assert plan.writes == {}
    with pytest.raises(FillingError, match="被锁定了"):
        fill(plan)


def test_another_unit_is_told_and_left(tmp_path: Path) -> None:
    report = told_apart_and_balanced(official_forms().by_id("2021"))
    path = blanks.renamed_sheets(report.form, tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["附件1"]
    for row in sheet:
        for cell in row:
            if isinstance(cell.value, str) and "万元" in cell.value:
                cell.value = cell.value.replace("万元", "元")
    workbook.save(path)
    made = fill(planned(path, report))
    assert len([t for t in made.told if "的单位是元" in t]) == 1
    assert made.figures == len(report.form.cells) - 1


def test_a_copy_never_replaces_the_blank_or_the_report(tmp_path: Path, form: Form) -> None:
    path = blanks.renamed_sheets(form, tmp_path / "a.xlsx")
    with pytest.raises(FillingError, match="上报表原件"):
        refuse_target(path, None, path)
    with pytest.raises(FillingError, match="这份年报"):
        refuse_target(path, tmp_path / "b.xlsx", tmp_path / "b.xlsx")


def test_the_official_blank(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "official-template.docx"
    path.write_bytes((samples / path.name).read_bytes())
    report = told_apart_and_balanced(official_forms().by_id("2021"))
    made, target = filled(path, report)
    assert (made.figures, made.told) == (len(report.form.cells), ())
    assert read_any(target).report.figures == report.figures
    assert_nothing_else_changed(path, target)


@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize("levels", [1, 3])
@pytest.mark.parametrize(
    ("names", "line"), [(("白石镇", "清溪镇", "合计"), 2), (("白石镇", None, "合计"), 2)]
)
def test_the_line_of_a_collecting_table(
    tmp_path: Path, *, is_turned: bool, levels: int, names: tuple[str | None, ...], line: int
) -> None:
    report = told_apart_and_balanced(official_forms().by_id("2021"))
    path = tmp_path / "a.xlsx"
    blanks.collecting(report.form, path, names, is_turned=is_turned, levels=levels)
    made, target = filled(path, report)
    rows = list(openpyxl.load_workbook(target)["汇总"].iter_rows(values_only=True))
    rows = list(zip(*rows, strict=True)) if is_turned else rows
    name, *figures, filler = rows[levels + line - 1]
    assert name == (names[1] or AGENCY)
    assert figures == list(report.figures.values())
    assert filler == SOMEONE.filler
    assert made.told == ()
    assert not any(rows[levels][1:]), "another organ's line is theirs"
    assert not any(rows[levels + 2][1:]), "the sum is theirs"


@pytest.mark.parametrize("is_turned", [False, True])
def test_a_table_of_one_line_is_imported(tmp_path: Path, *, is_turned: bool) -> None:
    report = told_apart_and_balanced(official_forms().by_id("2021"))
    path = blanks.collecting(report.form, tmp_path / "a.xlsx", ("清溪镇",), is_turned=is_turned)
    _, target = filled(path, report)
    assert read_any(target).report.figures == report.figures


@pytest.mark.parametrize("make", [blanks.one_sheet, blanks.extra_columns, blanks.word])
def test_nothing_is_called_open_that_asks_for_nothing(
    tmp_path: Path, make: blanks.Make, report: Report
) -> None:
    assert planned(blank_of(make, report.form, tmp_path), report).listed() == []


def test_what_fits_nothing_and_what_has_no_place_is_listed(tmp_path: Path, report: Report) -> None:
    path = blanks.renamed_sheets(report.form, tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["附件2"]
    for cell in sheet["J"]:
        if cell.value == "总计":
            cell.value = "本县自设的一栏"
    workbook.save(path)
    homeless, unfilled = planned(path, report).listed()
    assert homeless.startswith("本报告有")
    assert "总计" in homeless
    assert "附件2J" in unfilled


def test_an_old_file_without_libreoffice_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import xlwt  # type: ignore[import-untyped]  # noqa: PLC0415

    workbook = xlwt.Workbook()
    workbook.add_sheet("表").write(0, 0, "单位名称")
    workbook.save(str(tmp_path / "a.xls"))
    monkeypatch.setattr("core.formats.word.reading.libreoffice.find_libreoffice", lambda: None)
    with pytest.raises(FillingError, match=r"另存为 \.xlsx"):
        open_blank(tmp_path / "a.xls")


def test_a_text_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("你好", encoding="utf-8")
    with pytest.raises(FillingError, match="不是 Excel 或 Word 文件"):
        open_blank(path)
