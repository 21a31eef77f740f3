"""Asks what to do when somebody else has changed the open file."""

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.files.choice import choose


class Answer(Enum):
    """What the clerk wants, in the words of the buttons."""

    OVERWRITE = "用我的覆盖"
    KEEP_MINE = "保留我的"
    TAKE_THEIRS = "换成磁盘上的"
    SAVE_AS = "另存为…"
    CANCEL = "取消"
    LATER = "以后再说"


def ask_on_saving(window: QWidget, path: Path) -> Answer:
    """Ask before a file that somebody else has changed would be replaced."""
    text = (
        f"“{path.name}”在打开以后被别人或别的程序改过。\n"
        "用我的覆盖：磁盘上的那一份会留在历史版本里。\n"
        "换成磁盘上的：窗口里的内容可以用“撤销”找回。"
    )
    answers = [Answer.OVERWRITE, Answer.TAKE_THEIRS, Answer.SAVE_AS, Answer.CANCEL]
    return _ask(window, text, answers)


def ask_on_return(window: QWidget, path: Path, *, is_dirty: bool) -> Answer:
    """Ask when a change is noticed on returning to the window."""
    mine = "窗口里还有没有保存的修改。" if is_dirty else "窗口里没有未保存的修改。"
    text = (
        f"“{path.name}”在打开以后被别人或别的程序改过，{mine}\n"
        "保留我的：下次保存时覆盖磁盘上的那一份，那一份会留在历史版本里。\n"
        "换成磁盘上的：窗口里的内容可以用“撤销”找回。"
    )
    first, second = Answer.KEEP_MINE, Answer.TAKE_THEIRS
    if not is_dirty:
        first, second = second, first
    return _ask(window, text, [first, second, Answer.SAVE_AS, Answer.LATER])


def _ask(window: QWidget, text: str, answers: list[Answer]) -> Answer:
    return Answer(choose(window, "文件已被改动", text, [answer.value for answer in answers]))
