"""What has changed in the sum since the own organ's report was made of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.form.form import Form
from core.numbers import format_number
from core.rollup.summing.own_report import Later
from ui.look.plain_list import PlainList
from ui.rollup.list_dialog import ListDialog


class LaterDialog(ListDialog):
    """Lists cells with the sum then and now, and the organs that made the difference."""

    def __init__(
        self,
        form: Form,
        changes: Sequence[Later],
        parent: QWidget | None = None,
    ) -> None:
        list_ = PlainList("变化", ("格", "当时", "现在", "来自"), (22, 6, 6))
        list_.show_lines((each.address, _texts(form, each)) for each in changes)
        list_.align_right((1, 2))
        text = f"有 {len(changes)} 格的合计变了，请在本级年报里照着改，或者重新生成。"
        super().__init__("本级年报生成以后的变化", text, list_, parent)


def _texts(form: Form, change: Later) -> tuple[str, ...]:
    then, now = (format_number(value) or "没有数" for value in (change.then, change.now))
    organs = "、".join(moved.organ for moved in change.organs)
    return (form.cells[change.address].name, then, now, organs)
