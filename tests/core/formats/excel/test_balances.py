import shutil
import subprocess
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from core.document.document import Balance, Document
from core.form.form import Form
from core.layout.compose import compose
from tests.core.formats.excel.excel_samples import (
    FIGURES,
    balances,
    document,
    expected,
    fees,
    opened,
    requests,
    summed,
    with_sheet,
    written,
)
from tests.factories import balanced_report, blank_report

FIRST = 5


@pytest.mark.parametrize("number", range(len(balances())))
def test_both_sides_recompute_the_cells_of_the_balance(number: int) -> None:
    of = document()
    balance, book = of.balances[number], opened(of)
    sheet = book["勾稽核对"]

    assert sheet.cell(FIRST + number, 2).value == balance.name
    assert summed(book, sheet.cell(FIRST + number, 3).value) == expected(of, balance.left)
    assert summed(book, sheet.cell(FIRST + number, 4).value) == expected(of, balance.right)


def test_the_formulas_of_a_row() -> None:
    sheet = opened(document())["勾稽核对"]
    cells = "'依申请'!C5:C6,'依申请'!C7:C9"
    otherwise = 'IF(E5=0,"平衡","不平，相差"&ABS(E5)&"件")'
    judged = f"IF(COUNT('依申请'!C5:C9)<5,\"有空白\",{otherwise})"

    assert [sheet.cell(FIRST, column).value for column in range(1, 7)] == [
        "依申请",
        "natural：第一项＋第二项＝办理结果＋第四项",
        "=SUM('依申请'!C5:C6)",
        "=SUM('依申请'!C7:C9)",
        "=ROUND(C5-D5,6)",
        f'=IF(COUNTA({cells})<>COUNT({cells}),"有非数字，请检查",{judged})',
    ]


def test_cells_that_do_not_touch_are_listed() -> None:
    ends = ("requests.received.natural", "requests.granted.natural")
    over = Balance("requests", "隔行", ends, ("fees.fee.amount", "requests.granted.total"))
    sheet = opened(document([requests(), fees()], (over,)))["勾稽核对"]

    assert sheet["C5"].value == "=SUM('依申请'!C5,'依申请'!C7)"
    assert sheet["D5"].value == "=SUM('收费'!C5,'依申请'!E7)"


def test_a_quote_in_a_tab_does_not_break_the_formulas() -> None:
    of = document([with_sheet(requests(), "乡's表"), fees()], balances())

    assert opened(of)["勾稽核对"]["C5"].value == "=SUM('乡''s表'!C5:C6)"


def results(of: Document) -> list[object]:
    sheet = load_workbook(BytesIO(written(of)), data_only=True)["勾稽核对"]
    return [sheet["A3"].value, *(sheet.cell(FIRST + n, 6).value for n in range(len(of.balances)))]


def filled() -> Document:
    """The report of the small town with 0 in its blanks."""
    zeros = {cell.entry.address: 0 for cell in requests().cells if cell.entry}
    return document([fees(Decimal("59237.2449"), -2), requests(zeros | FIGURES)], balances())


def test_the_results_are_there_for_viewers_that_do_not_calculate() -> None:
    assert results(filled()) == [
        "勾稽关系：1 处不平",
        "平衡",
        "不平，相差1件",
        "平衡",
        "平衡",
        "平衡",
    ]


def test_the_difference_of_amounts_is_exact() -> None:
    pair = Balance("fees", "金额与增减", ("fees.fee.amount",), ("fees.fee.change",))
    of = document([fees(Decimal("0.3"), 1)], (pair,))

    assert results(of) == ["勾稽关系：1 处不平", "不平，相差0.7万元"]


def test_with_blanks_nothing_is_said_of_a_row_and_of_what_adds_it_up() -> None:
    assert results(document()) == [
        "勾稽关系：有空白，尚不能核对",
        "平衡",
        "有空白",
        "有空白",
        "平衡",
        "平衡",
    ]


def test_everything_balanced_is_said_in_one_line() -> None:
    zeros = {cell.entry.address: 0 for cell in requests().cells if cell.entry}
    of = document([requests(zeros), fees(Decimal(1))], balances())
    assert results(of)[0] == "勾稽关系：全部平衡"


def test_a_blank_form_is_not_said_to_be_balanced(form: Form) -> None:
    blank, partly = blank_report(form), balanced_report(form)
    partly.store({"applications.received.natural_person": None})

    assert set(results(compose(blank))) == {"勾稽关系：有空白，尚不能核对", "有空白"}
    assert results(compose(partly))[0] == "勾稽关系：有空白，尚不能核对"
    assert results(compose(balanced_report(form)))[0] == "勾稽关系：全部平衡"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_comes_to_a_verdict_when_blanks_are_filled(
    form_2021: Form, tmp_path: Path
) -> None:
    report = balanced_report(form_2021)
    report.store({"disputes.review.upheld": None})
    book = opened(compose(report))
    assert recalculated(book, tmp_path)["勾稽核对"]["A3"].value == "勾稽关系：有空白，尚不能核对"


def test_what_is_off_is_also_coloured() -> None:
    formatting = opened(document())["勾稽核对"].conditional_formatting

    assert {str(area.sqref): area.rules[0].formula for area in formatting} == {
        "A5:F9": ['AND($F5<>"平衡",$F5<>"有空白")'],
        "A3:F3": ['AND($A$3<>"勾稽关系：全部平衡",$A$3<>"勾稽关系：有空白，尚不能核对")'],
    }


def test_without_balances_there_is_no_such_sheet() -> None:
    assert opened(document([fees()])).sheetnames == ["收费", "汇总行", "数据"]


def recalculated(book: Workbook, folder: Path) -> Workbook:
    """Let LibreOffice calculate a workbook that holds no results."""
    source = folder / "edited.xlsx"
    book.save(source)
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return load_workbook(folder / "out" / "edited.xlsx", data_only=True)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_recalculates_what_is_edited(tmp_path: Path) -> None:
    book = opened(filled())
    book["依申请"]["C5"] = None  # with a blank nothing can be said of its column and row
    book["依申请"]["D7"] = 2  # now the companies balance
    assert results(filled())[2] == "不平，相差1件"
    book["依申请"]["E8"] = "12"  # a number pasted as text
    book["收费"]["B6"] = 0.3
    book["收费"]["C5"] = 0.1

    sheet = recalculated(book, tmp_path)["勾稽核对"]

    assert sheet["A3"].value == "勾稽关系：2 处不平"
    assert [sheet.cell(row, 6).value for row in range(5, 10)] == [
        "有空白",
        "平衡",
        "有非数字，请检查",
        "有空白",
        "不平，相差0.2万元",
    ]
    assert sheet["E9"].value == pytest.approx(0.2)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_comes_to_the_results_in_the_file(tmp_path: Path) -> None:
    of = document([fees(Decimal("59237.2449"), 3), requests(FIGURES)], balances())

    sheet = recalculated(opened(of), tmp_path)["勾稽核对"]

    assert [sheet["A3"].value, *(sheet.cell(row, 6).value for row in range(5, 10))] == results(of)
