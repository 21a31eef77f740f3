"""Opens and closes 历年对比, and lets its sentences into the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from core.years.sentences import Proposal
    from ui.editing.report_editor import ReportEditor
    from ui.years.earlier_reports import EarlierReports
    from ui.years.handing_over import HandingOver
    from ui.years.years_window import YearsWindow

    Insert: TypeAlias = Callable[[Sequence[Proposal]], object]


class YearsControl(QObject):
    """The window of the open report, when there is one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._parent = window
        self.window: YearsWindow | None = None
        self.earlier: EarlierReports | None = None
        self.outputs: HandingOver | None = None

    def show(self, editor: ReportEditor, file: Path | None, insert: Insert) -> YearsWindow:
        """Show the open report beside earlier years; the main window stays usable.

        `insert` puts sentences where one wrote last.
        """
        if self.window is None:
            from ui.years.earlier_reports import EarlierReports  # noqa: PLC0415 (the window opens without it)
            from ui.years.handing_over import HandingOver  # noqa: PLC0415 (as above)
            from ui.years.years_window import YearsWindow  # noqa: PLC0415 (as above)

            self.window = window = YearsWindow(editor, self._parent)
            self.earlier = EarlierReports(window, editor, file)
            self.outputs = HandingOver(window)
            window.insert_asked.connect(lambda chosen: _insert(window, editor, chosen, insert))
            self.earlier.begin()
        self.window.refresh()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        return self.window

    def close(self) -> None:
        """Close the window, because its report is left."""
        if self.earlier is not None:
            self.earlier.stop()
        if self.outputs is not None:
            self.outputs.jobs.stop()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        self.window = self.earlier = self.outputs = None

    def paint_anew(self) -> None:
        """Draw in the colours in force."""
        if self.window is not None:
            self.window.paint_anew()


def _insert(
    window: YearsWindow, editor: ReportEditor, chosen: Sequence[Proposal], insert: Insert
) -> None:
    """Insert sentences as one step; what they say is checked against the year before."""
    last = window.reports[-2]
    with editor.one_step("插入对比的句子"):
        if editor.report.previous is None:
            editor.compare_with(last, f"与{last.heading.year}年对照")
        insert(chosen)
