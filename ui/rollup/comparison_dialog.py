"""Two versions of a report side by side: every cell and passage that differs."""

from PySide6.QtWidgets import QWidget

from core.report.differences import differences
from core.report.report import Report
from ui.rollup.list_dialog import ListDialog
from ui.rollup.plain_list import PlainList


class ComparisonDialog(ListDialog):
    """Lists what became of what."""

    def __init__(
        self, old: Report, new: Report, names: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        changes = differences(old, new)
        told = f"有 {len(changes)} 处不同" if changes else "数字和文字都相同"
        list_ = PlainList("不同之处", ("哪里", "变成什么"), (24,))
        list_.show_lines((n, (each.place, each.text)) for n, each in enumerate(changes))
        text = f"“{names[0]}” → “{names[1]}”：{told}。"
        super().__init__("两份有什么不同", text, list_, parent)
