"""Characters that no font has are told before they are printed as another sign."""

import pytest

from core.text import difference
from tests.ui.clerk import Clerk
from tests.ui.dialogs import Button, Dialogs
from tests.ui.preview.reader import Printed, Reader

IN_NO_FONT = "\U000e0041"  # a tag, which is never seen


@pytest.mark.parametrize("answer", [Button.Yes, Button.No])
def test_printing_asks_where_a_character_is_in_no_font(
    clerk: Clerk, reader: Reader, printed: Printed, dialogs: Dialogs, answer: Button
) -> None:
    text = clerk.report.narrative("problems")
    change = difference(text, f"{text}另{IN_NO_FONT}述。")
    clerk.editor.edit_narrative("problems", change, "输入")
    dialogs.answer(answer)
    clerk.run("print")
    reader.settle()
    assert "“〓”" in dialogs.last.text
    assert len(printed) == (answer == Button.Yes)
