"""Ranges to and from a spreadsheet."""

import pytest

from tests.ui.clerk import CTRL, Clerk, Key


def apps(row: str, column: str) -> str:
    return f"applications.{row}.{column}"


FIRST = apps("received", "natural_person")
BLOCK = [
    apps(row, column)
    for row in ("received", "carried_in", "granted")
    for column in ("natural_person", "commercial")
]


def paste(clerk: Clerk, text: str) -> None:
    clerk.clipboard.setText(text)
    clerk.press(Key.Key_V, CTRL)


def fill(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    paste(clerk, "1\t2\n3\t4\n5\t6")


def test_a_copied_range_is_tab_separated(clerk: Clerk) -> None:
    fill(clerk)
    clerk.choose(BLOCK[0], BLOCK[-1])
    clerk.press(Key.Key_C, CTRL)
    assert clerk.clipboard.text() == "1\t2\n3\t4\n5\t6"


def test_copy_includes_totals_and_blanks(clerk: Clerk) -> None:
    fill(clerk)
    clerk.choose(apps("carried_in", "legal_service"), apps("granted", "total"))
    clerk.run("copy")
    assert clerk.clipboard.text() == "\t\t7\n\t\t11"


def test_cut_blanks_the_range_in_one_step(clerk: Clerk) -> None:
    fill(clerk)
    clerk.choose(BLOCK[0], BLOCK[3])
    clerk.press(Key.Key_X, CTRL)
    assert clerk.clipboard.text() == "1\t2\n3\t4"
    assert clerk.texts(*BLOCK) == ["", "", "", "", "5", "6"]
    clerk.undo()
    assert clerk.texts(*BLOCK) == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    "text", ["1\t2\r\n3\t4\r\n5\t6\r\n", "1\t2\n3\t4\n5\t6\n", "１\t2\n3\t4\n5\t6"]
)
def test_text_from_a_spreadsheet_is_pasted_in_one_step(clerk: Clerk, text: str) -> None:
    clerk.stand(FIRST)
    paste(clerk, text)
    assert clerk.texts(*BLOCK) == ["1", "2", "3", "4", "5", "6"]
    assert clerk.text(apps("received", "total")) == "3"
    assert clerk.bubble == ""
    assert clerk.editor.undo_stack.count() == 1
    clerk.undo()
    assert clerk.texts(*BLOCK) == [""] * 6


def test_a_pasted_blank_blanks_its_cell(clerk: Clerk) -> None:
    fill(clerk)
    clerk.stand(FIRST)
    paste(clerk, "9\t\n\t8\n")
    assert clerk.texts(*BLOCK) == ["9", "", "", "8", "5", "6"]


def test_one_figure_fills_the_chosen_range(clerk: Clerk) -> None:
    clerk.choose(apps("received", "welfare"), apps("carried_in", "total"))
    paste(clerk, "7\r\n")
    columns = ("welfare", "legal_service", "other_organization")
    chosen = [apps(row, column) for row in ("received", "carried_in") for column in columns]
    assert clerk.texts(*chosen) == ["7"] * 6
    assert clerk.text(apps("received", "total")) == "21"
    clerk.undo()
    assert clerk.texts(*chosen) == [""] * 6


@pytest.mark.parametrize(
    ("address", "text", "reason"),
    [
        (
            apps("carried_out", "natural_person"),
            "1\n2",
            "✗ 剪贴板里有 2 行 1 列，从这一格起放不下，没有粘贴。",
        ),
        (apps("granted", "total"), "1\t2", "✗ 剪贴板里有 1 行 2 列，从这一格起放不下，没有粘贴。"),
        (FIRST, "1\t2\n3\tx", "✗ 没有粘贴：第 2 行第 2 列“x”不是数字，这里只能填 0 或正整数。"),
        (
            FIRST,
            "a\tb\nc\td\ne\t1\nf",
            (
                "✗ 没有粘贴：第 1 行第 1 列“a”不是数字，这里只能填 0 或正整数。\n"
                "第 1 行第 2 列“b”不是数字，这里只能填 0 或正整数。\n"
                "第 2 行第 1 列“c”不是数字，这里只能填 0 或正整数。\n"
                "第 2 行第 2 列“d”不是数字，这里只能填 0 或正整数。\n"
                "另外还有 2 处。"
            ),
        ),
        (FIRST, "1\t1.5", "✗ 没有粘贴：第 1 行第 2 列“1.5”不是整数，请填整数。"),
        (FIRST, "收到申请3件", "✗ 没有粘贴：“收到申请3件”不是数字，这里只能填 0 或正整数。"),
        (apps("received", "total"), "5", "✗ 合计由程序计算，不能粘贴到这里。"),
        (
            "disclosure.licensing.decisions",
            "5\t6\t7",
            "✗ 第 1 行第 2 列的“6”没有对应的格子，没有粘贴。",
        ),
        (
            "disclosure.normative_documents.issued",
            "1\n2",
            "✗ 剪贴板里有 2 行 1 列，从这一格起放不下，没有粘贴。",
        ),
    ],
)
def test_what_does_not_fit_changes_nothing_and_says_why(
    clerk: Clerk, address: str, text: str, reason: str
) -> None:
    clerk.stand(address)
    before = clerk.report.copy()
    paste(clerk, text)
    assert clerk.bubble == reason
    assert clerk.report == before
    assert clerk.editor.undo_stack.count() == 0


def test_spanned_cells_are_followed_by_empty_ones(clerk: Clerk) -> None:
    clerk.stand("disclosure.penalties.decisions")
    clerk.keypad(3, 4)
    clerk.choose("disclosure.penalties.decisions", "disclosure.coercion.decisions")
    clerk.press(Key.Key_C, CTRL)
    assert clerk.clipboard.text() == "3\t\t\n4\t\t"
    clerk.press(Key.Key_Delete)
    clerk.press(Key.Key_V, CTRL)
    assert clerk.texts("disclosure.penalties.decisions", "disclosure.coercion.decisions") == [
        "3",
        "4",
    ]


def test_totals_in_a_pasted_block_are_passed_over(clerk: Clerk) -> None:
    clerk.stand(apps("other_misc", "legal_service"))
    paste(clerk, "1\t2\t99\n98\t97\t96\n3\t4\t95")
    assert clerk.texts(
        apps("other_misc", "legal_service"),
        apps("other_misc", "other_organization"),
        apps("other_misc", "total"),
        apps("handled_total", "other_organization"),
        apps("handled_total", "total"),
        apps("carried_out", "total"),
    ) == ["1", "2", "3", "2", "3", "7"]
    assert clerk.report.printed_totals == ()


def test_a_copied_table_pasted_back_changes_nothing(clerk: Clerk) -> None:
    clerk.run("fill_blanks")
    fill(clerk)
    before = clerk.report.copy()
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_C, CTRL)
    clerk.press(Key.Key_V, CTRL)
    assert clerk.report == before
    assert clerk.bubble == ""


def test_a_whole_disclosure_table_is_copied_and_pasted(clerk: Clerk) -> None:
    clerk.stand("disclosure.rules.issued")
    clerk.keypad(*range(1, 11))
    before = clerk.report.copy()
    clerk.press(Key.Key_Home, CTRL)
    clerk.press(Key.Key_Home, CTRL)
    clerk.stand("disclosure.rules.issued")
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_X, CTRL)
    assert clerk.text("disclosure.fees.amount") == ""
    clerk.press(Key.Key_V, CTRL)
    assert clerk.report == before


def test_copy_in_the_line_one_types_in_copies_its_text(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.type("123")
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_C, CTRL)
    assert clerk.clipboard.text() == "123"
    clerk.press(Key.Key_Escape)


def test_pasting_into_the_line_one_types_in(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.press(Key.Key_F2)
    paste(clerk, "１２\n")
    assert clerk.text(FIRST) == "12"
    assert clerk.bubble == ""


def test_the_menu_copies_where_the_focus_is(clerk: Clerk) -> None:
    field = clerk.paper.narratives["problems"]
    clerk.go_into(field)
    clerk.type("1.更新不及时")
    clerk.press(Key.Key_A, CTRL)
    clerk.run("copy")
    assert clerk.clipboard.text() == "1.更新不及时"
    clerk.run("cut")
    assert clerk.report.narrative("problems") == ""
    clerk.run("paste")
    assert clerk.report.narrative("problems") == "1.更新不及时"


def test_pasting_an_empty_clipboard_changes_nothing(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(5)
    clerk.stand(FIRST)
    clerk.clipboard.clear()
    clerk.press(Key.Key_V, CTRL)
    assert clerk.text(FIRST) == "5"
    assert clerk.bubble == "✗ 剪贴板里没有文字，没有粘贴。"


# What is chosen


def test_the_status_bar_adds_up_what_is_chosen(clerk: Clerk) -> None:
    shown = clerk.window.status.sum
    assert shown.text() == ""
    clerk.stand(FIRST)
    clerk.keypad(5, 7)
    assert shown.text() == "", "a single cell needs no sum"
    clerk.choose(FIRST, apps("carried_in", "commercial"))
    assert shown.text() == "计数：2　求和：12", "blank cells do not count"
    clerk.editor.set_figures({apps("received", "commercial"): 30}, "改")
    assert shown.text() == "计数：3　求和：42", "it follows what changes"
    clerk.stand("disputes.review.upheld")
    assert shown.text() == "", "nothing stays chosen in another table"
