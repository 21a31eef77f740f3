"""A text that found no place is offered beside the empty part it most likely belongs to."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.interpret.result import Leftover
from tests.ui.readings import sure_reading
from ui.importing.review import Review
from ui.importing.review_dialog import ReviewDialog
from ui.importing.section_list import PartKind
from ui.importing.text_page import NarrativePage

LEFT = (
    Leftover("第9段", "栏目更新不及时。", "problems"),
    Leftover("第10段", "将逐月检查。", "problems"),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ReviewDialog]:
    read = replace(sure_reading(), leftovers=LEFT)
    del read.report.narratives["problems"]
    dialog = ReviewDialog(Review(read, "年报.docx", official_forms()), "导入年报", None)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.close()


def page_of(dialog: ReviewDialog, section: str) -> NarrativePage:
    dialog.parts.setCurrentRow(dialog.parts.row_of(PartKind.NARRATIVE, section))
    page = dialog.pages.currentWidget()
    assert isinstance(page, NarrativePage)
    return page


def test_one_click_puts_it_there_and_undo_takes_it_back(dialog: ReviewDialog) -> None:
    page = page_of(dialog, "problems")
    assert page.offered.isVisible()
    assert page.offered.words == "栏目更新不及时。\n将逐月检查。"
    page.offered.button.click()
    assert dialog.report.narrative("problems") == "栏目更新不及时。\n将逐月检查。"
    assert not page.offered.isVisible()
    dialog.review.editor.undo()
    assert page.offered.isVisible()


def test_the_list_says_that_there_is_something_to_put_there(dialog: ReviewDialog) -> None:
    item = dialog.parts.item(dialog.parts.row_of(PartKind.NARRATIVE, "problems"))
    assert "2段文字可以放入" in item.data(Qt.ItemDataRole.UserRole)


def test_parts_with_a_text_offer_nothing(dialog: ReviewDialog) -> None:
    assert not page_of(dialog, "overview").offered.isVisible()
