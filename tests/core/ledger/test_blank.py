"""The blank register counts without a question."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.commands.cli import main
from core.form.form import Form
from core.form.library import official_forms
from core.ledger.blank import blank_ledger
from core.ledger.ledger import read_ledger
from core.ledger.tally import Tally
from core.ledger.wordings import Vocabulary
from tests.core.ledger.truth import TODAY, YEAR


def filled(form: Form, path: Path) -> Tally:
    """Every result with every kind that the drop-downs offer, in both sheets."""
    path.write_bytes(blank_ledger(form, "清溪镇人民政府", datetime(2024, 1, 1)))  # noqa: DTZ001
    book = load_workbook(path)
    options = book["选项"]
    for number, name in enumerate(("依申请公开台账", "复议诉讼台账")):
        sheet, row = book[name], 4
        heads = {str(cell.value): number for number, cell in enumerate(sheet[3], 1)}
        kinds, results = (
            [cell.value for cell in column if cell.value]
            for column in list(options.iter_cols())[2 * number : 2 * number + 2]
        )
        for kind in kinds:
            for result in results:
                day = date(2024, 3, 5) if number else None
                sheet.cell(
                    row, heads["收到日期" if number else "收件日期"], day or date(2024, 3, 5)
                )
                sheet.cell(row, heads["案件类型" if number else "申请人类型"], kind)
                sheet.cell(row, heads["审结日期" if number else "答复日期"], date(2024, 4, 1))
                sheet.cell(row, heads["审理结果" if number else "办理结果"], result)
                row += 1
    book.save(path)
    return read_ledger(path, form).tally(YEAR, TODAY)


@pytest.mark.parametrize("form_id", ["2019", "2021"])
def test_every_option_is_counted_where_it_belongs(tmp_path: Path, form_id: str) -> None:
    form = official_forms().by_id(form_id)
    tally = filled(form, tmp_path / "台账.xlsx")
    assert tally.questions == ()
    assert tally.uncounted == 0
    for table in tally.tables:
        words = Vocabulary(form, table)
        for result in words.results:
            for kind in words.kinds:
                assert tally.counts[words.address(result, kind)] == 1


def test_an_empty_blank_has_no_cases(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    assert main(["ledger", "--blank", str(path), "--agency", "清溪镇人民政府"]) == 0
    tally = read_ledger(path, official_forms().by_id("2021")).tally(YEAR, TODAY)
    assert (tally.cases, tally.remarks) == (0, ())
    sheet = load_workbook(path)["依申请公开台账"]
    assert sheet["A1"].value == "清溪镇人民政府政府信息公开申请台账"
    assert "WORKDAY(B4" in sheet["F4"].value
    assert len(sheet.data_validations.dataValidation) == 4


def test_what_is_there_is_not_replaced_when_it_is_a_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "年报.xlsx"
    path.write_text('{"format": "nianbao"}', encoding="utf-8")
    assert main(["ledger", "--blank", str(path)]) == 2
    assert "一份年报" in capsys.readouterr().err
