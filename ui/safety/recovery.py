"""Offers, after a crash or a power cut, what was not saved."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QWidget

from core.errors import UserError
from core.moments import local_time
from core.project.journal import Unsaved, abandoned, discard, read_journal, set_aside
from core.project.project_file import read_project
from core.report.differences import Change, differences
from core.report.report import Report, new_report
from core.storage.files import FileReadError, is_there
from core.storage.logs import logger
from ui.safety.states_dialog import Entry, StatesDialog

_ALTERED = "恢复文件可能损坏了，有的数字和文字可能不是原来的，请核对"
_INTRO = (
    "上次程序没有正常退出，下面这些内容还没有保存，最多缺少最后两三秒输入的内容。\n"
    "右边列出没有保存的有哪些；恢复以后请核对并保存；不想要的，关闭时不保存就是。"
)


def unsaved_states() -> list[Unsaved]:
    """Return what was not saved, newest first; what is in its file after all is forgotten.

    A journal that cannot be understood is set aside; the others are offered all the same.
    """
    found: list[Unsaved] = []
    for path in abandoned():
        try:
            unsaved = read_journal(path)
            is_saved = unsaved.report == saved_report(unsaved)
        except Exception as error:
            logger.warning("a journal cannot be read", exc_info=error)
            if not isinstance(error, FileReadError):  # which may be read another time
                set_aside(path)
            continue
        if is_saved:
            discard(path)
        else:
            found.append(unsaved)
    return found


def saved_report(unsaved: Unsaved) -> Report:
    """Return what an unsaved state was made from: its file, or else a new report."""
    if unsaved.origin and is_there(unsaved.origin):
        try:
            return read_project(unsaved.origin)
        except UserError:
            pass  # damaged: what is not saved is all there is
    return blank_report(unsaved)


def blank_report(unsaved: Unsaved) -> Report:
    """Return a new report of the same form, year, organ and date."""
    heading = unsaved.report.heading
    today = date.today()  # noqa: DTZ011 (the clerk's calendar day)
    blank = new_report(unsaved.report.form, heading.year, heading.agency, today)
    blank.heading = replace(blank.heading, signed_on=heading.signed_on)
    return blank


class RecoveryDialog(StatesDialog):
    """Lists what was not saved; `taken` is what shall be restored."""

    def __init__(self, states: Sequence[Unsaved], parent: QWidget | None = None) -> None:
        super().__init__("恢复没有保存的内容", _INTRO, "恢复", parent)
        self._states = list(states)
        self.discard_button = self.add_button("丢弃", QDialogButtonBox.ButtonRole.DestructiveRole)
        self.later_button = self.add_button("以后再说", QDialogButtonBox.ButtonRole.RejectRole)
        self.discard_button.clicked.connect(self._discard)
        self.buttons.rejected.connect(self.reject)
        self._list()

    @property
    def taken(self) -> Unsaved:
        """The chosen state."""
        return self._states[self.chosen]

    def _list(self) -> None:
        self.list_states([_entry(unsaved) for unsaved in self._states])

    def _discard(self) -> None:
        button = QMessageBox.StandardButton
        title = self.taken.report.heading.title
        answer = QMessageBox.question(
            self,
            "丢弃没有保存的内容",
            f"“{title}”中没有保存的内容将不能再恢复，确定丢弃吗？",
            button.Yes | button.No,
            button.No,
        )
        if answer != button.Yes:
            return
        discard(self.taken.path)
        del self._states[self.chosen]
        self._list()
        if not self._states:
            self.reject()


def ask_what_to_recover(states: Sequence[Unsaved], window: QWidget) -> Unsaved | None:
    """Return the state to restore; None when there is none to restore now."""
    dialog = RecoveryDialog(states, window)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.taken if accepted else None


def _entry(unsaved: Unsaved) -> Entry:
    def compare() -> Sequence[Change]:
        return differences(saved_report(unsaved), unsaved.report)

    place = str(unsaved.origin) if unsaved.origin else "从未保存过"
    time = local_time(unsaved.written)
    lines = [time, place] if unsaved.is_as_written else [time, place, _ALTERED]
    return Entry(unsaved.report.heading.title, "\n".join(lines), compare)
