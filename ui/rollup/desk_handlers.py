"""What each action of the county desk's window does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtGui import QGuiApplication

from core.form.library import official_forms
from core.rollup.evidence import names_of
from ui.look.plain_list import PlainList
from ui.rollup.asking import ask_reason, ask_text
from ui.rollup.boards import VIEWS
from ui.rollup.outputs import OUTPUTS

if TYPE_CHECKING:
    from ui.rollup.desk_window import DeskWindow

Handler: TypeAlias = Callable[[], object]


def handlers(window: DeskWindow) -> dict[str, Handler]:
    """Return what each action does, by its id."""
    views = {f"view_{view}": partial(window.boards.show, view) for view in VIEWS}
    return _file(window) | _edit(window) | _organ(window) | _outputs(window) | views


def _file(window: DeskWindow) -> dict[str, Handler]:
    return {
        "read": window.read,
        "folder": lambda: window.open_file(window.desk.settings.folder),
        "log": lambda: _show_log(window),
        "setup": lambda: _change_setup(window),
        "close": window.close,
    }


def _edit(window: DeskWindow) -> dict[str, Handler]:
    return {
        "copy": lambda: window.table.copy(window.chosen()),
        "copy_all": lambda: window.table.copy(window.model.shown),
        "find": lambda: window.states.words.setFocus(),
        "show_all": window.show_all,
    }


def _organ(window: DeskWindow) -> dict[str, Handler]:
    desk = window.desk
    return {
        "confirm": lambda: _confirm(window),
        "confirm_clean": lambda: _confirm_clean(window),
        "withdraw": lambda: window.decide(
            lambda: desk.withdraw(row.organ.id for row in window.chosen()), "已取消确认。"
        ),
        "exclude": lambda: _exclude(window),
        "include": lambda: window.decide(lambda: window.each(desk.include, window.chosen())),
        "note": lambda: _note(window),
        "codes": lambda: _check_codes(window),
        "original": lambda: _open_original(window),
        "again": lambda: _read_again(window),
    }


def _outputs(window: DeskWindow) -> dict[str, Handler]:
    outputs = window.outputs
    files = {id_: partial(outputs.ask, output) for id_, output in OUTPUTS.items()}
    return files | {"returns": outputs.ask_returns, "copy_return": lambda: _copy_return(window)}


def _copy_return(window: DeskWindow) -> None:
    from core.rollup.outputs.returns import send_back  # noqa: PLC0415 (the window opens without it)

    (row,) = window.chosen()
    texts: list[str] = []
    if window.decide(lambda: texts.append(send_back(window.desk, row.organ.id))):
        QGuiApplication.clipboard().setText(texts[0])
        window.tell(f"“{row.organ.name}”的退回意见已复制，可以粘贴到聊天里；已记下退回。")


def _show_log(window: DeskWindow) -> None:
    from ui.rollup.list_dialog import ListDialog  # noqa: PLC0415 (dialogs come when asked for)
    from ui.rollup.log_lines import full_log_lines  # noqa: PLC0415 (as above)

    desk = window.desk
    cells = official_forms().for_year(desk.settings.year).cells
    lines = list(full_log_lines(desk.log(), cells, names_of(desk.organs())))
    heads = ("时间", "谁", "机关", "做了什么", "原因")
    list_ = PlainList("全部记录", heads, (12, 5, 12, 18))
    list_.show_lines(lines)
    dialog = ListDialog("全部记录", f"一共 {len(lines)} 条，最近的在前。", list_, window)
    dialog.exec()
    dialog.deleteLater()


def _check_codes(window: DeskWindow) -> None:
    from ui.rollup.codes_dialog import CodesDialog  # noqa: PLC0415 (dialogs come when asked for)

    dialog = CodesDialog(window.desk, window)
    dialog.organ_chosen.connect(window.boards.go_to)
    dialog.exec()
    dialog.deleteLater()


def _change_setup(window: DeskWindow) -> None:
    from ui.rollup.setup_dialog import SetupDialog  # noqa: PLC0415 (dialogs come when asked for)

    desk, dialog = window.desk, SetupDialog("年度、文件夹和名单", window)
    if not dialog.ask_change(desk.settings, desk.organs()):
        return
    desk.who = dialog.who.text().strip()

    def change() -> None:
        if dialog.settings() != desk.settings:
            desk.set_settings(dialog.settings())
        organs = dialog.organs()
        if organs is not None:
            desk.set_roster(organs)

    if window.decide(change):
        window.read()


def _confirm(window: DeskWindow) -> None:
    rows = window.chosen()
    ids = [row.organ.id for row in rows]
    window.decide(lambda: window.desk.confirm(ids), f"已确认 {len(ids)} 个机关，计入合计。")


def _confirm_clean(window: DeskWindow) -> None:
    found: list[int] = []
    if window.decide(lambda: found.extend(window.desk.confirm_clean())):
        window.tell(f"已确认 {len(found)} 个机关。" if found else "没有无误而没有确认的报告。")


def _exclude(window: DeskWindow) -> None:
    rows = window.chosen()
    who = rows[0].organ.name if len(rows) == 1 else f"{len(rows)} 个机关"
    reason = ask_reason(window, "不计入", f"“{who}”为什么不计入合计？原因会留在记录里。")
    if reason:
        window.decide(lambda: window.each(lambda id_: window.desk.exclude(id_, reason), rows))


def _note(window: DeskWindow) -> None:
    (row,) = window.chosen()
    text = ask_text(window, "备注", f"“{row.organ.name}”的备注：", row.note)
    if text is not None:
        window.decide(lambda: window.desk.note(row.organ.id, text))


def _open_original(window: DeskWindow) -> None:
    (row,) = window.chosen()
    if row.chosen is None:
        window.tell(f"“{row.organ.name}”还没有报来文件。")
    else:
        window.open_file(window.desk.original(row.chosen))


def _read_again(window: DeskWindow) -> None:
    if window.decide(lambda: window.each(window.desk.read_again, window.chosen())):
        window.read()
