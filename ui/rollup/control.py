"""Opens the county desk's windows, and closes them with the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import UserError
from core.rollup.suffix import SUFFIX
from ui import settings
from ui.files.presence import come_forward

if TYPE_CHECKING:
    from core.rollup.desk import Desk
    from ui.rollup.desk_window import DeskWindow
    from ui.rollup.setup_dialog import SetupDialog

_FILTER = f"汇总文件 (*{SUFFIX})"


class RollupControl(QObject):
    """The desks that are open beside one window."""

    report_made = Signal(object)  # the Report that a desk has made

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.windows: list[DeskWindow] = []

    def ask_new(self) -> None:
        """Ask what a new 汇总 is of and where to keep it, and begin to read."""
        from ui.rollup.setup_dialog import SetupDialog  # noqa: PLC0415 (dialogs come when asked for)

        dialog = SetupDialog("新建汇总", self._window)
        if not dialog.ask_new(date.today()):  # noqa: DTZ011 (the office's calendar day)
            return
        path = self._ask_where(dialog)
        if path is not None:
            self._open(lambda: _create(path, dialog))

    def _ask_where(self, dialog: SetupDialog) -> Path | None:
        known = dialog.settings()
        folder = known.folder.absolute() if known.folder else settings.folder("save")
        suggestion = folder.parent / f"{known.agency}{known.year}年政务公开年报汇总{SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self._window, "保存汇总", str(suggestion), _FILTER)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == SUFFIX else Path(f"{path}{SUFFIX}")

    def ask_open(self) -> None:
        """Ask for a 汇总 file and open it."""
        start = str(settings.folder("open"))
        name, _ = QFileDialog.getOpenFileName(self._window, "打开汇总", start, _FILTER)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Show a 汇总 file; the window that shows it already comes to the front."""
        path = path.absolute()
        for window in self.windows:
            if window.desk.path == path:
                come_forward(window)
                return
        self._open(lambda: _open_desk(path))

    def _open(self, make: Callable[[], Desk]) -> None:
        try:
            desk = make()
        except UserError as error:
            QMessageBox.warning(self._window, "无法打开", str(error))
        else:
            self._show(desk)

    def _show(self, desk: Desk) -> None:
        from ui.rollup.desk_window import DeskWindow  # noqa: PLC0415 (the program starts without it)

        window = DeskWindow(desk)
        settings.remember_file(desk.path)
        self.windows.append(window)
        window.closed.connect(lambda: self._forget(window))
        window.report_made.connect(self.report_made)
        window.show()
        window.read()

    def _forget(self, window: DeskWindow) -> None:
        self.windows.remove(window)
        window.deleteLater()

    def paint_anew(self) -> None:
        """Draw what does not follow the palette, after a change of colours."""
        for window in self.windows:
            window.paint_anew()

    def close(self) -> None:
        """Close all desks, before the program ends."""
        for window in list(self.windows):
            window.close()


def _create(path: Path, dialog: SetupDialog) -> Desk:
    """Make a new file. Raises RollupError."""
    from core.rollup.desk import Desk  # noqa: PLC0415 (as above)

    path.unlink(missing_ok=True)  # the file dialog has asked
    desk = Desk.create(path, dialog.settings(), settings.office_name())
    organs = dialog.organs()
    if organs:
        desk.set_roster(organs)
    return desk


def _open_desk(path: Path) -> Desk:
    from core.rollup.desk import Desk  # noqa: PLC0415 (as above)

    return Desk.open(path, settings.office_name())
