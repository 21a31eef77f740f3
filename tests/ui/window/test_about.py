"""帮助 › 关于 and 许可."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QLineEdit, QPushButton

from core import VERSION
from core.storage.user_folders import backup_folder
from tests.ui.clerk import Clerk
from ui.window.about import AboutDialog, LicencesDialog


@pytest.fixture
def about(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> Iterator[AboutDialog]:
    """The dialog as the menu opens it."""
    opened: list[AboutDialog] = []
    monkeypatch.setattr(AboutDialog, "exec", lambda it: opened.append(it))  # noqa: PLW0108 (gets it as self)
    clerk.run("about")
    (dialog,) = opened
    dialog.show()
    yield dialog
    dialog.close()


def button(dialog: AboutDialog, text: str) -> QPushButton:
    (found,) = (each for each in dialog.findChildren(QPushButton) if each.text() == text)
    return found


def test_it_shows_what_somebody_who_helps_asks_for(about: AboutDialog) -> None:
    shown = {line.accessibleName(): line.text() for line in about.findChildren(QLineEdit)}
    assert shown["版本"].startswith(VERSION)
    assert shown["Qt"].startswith(qVersion())
    assert shown["历史版本文件夹"] == str(backup_folder())
    assert {"Python", "系统", "设置文件夹", "恢复文件夹", "日志文件夹"} <= shown.keys()


def test_a_button_copies_it(about: AboutDialog, clerk: Clerk) -> None:
    button(about, "复制这些信息").click()
    lines = clerk.clipboard.text().splitlines()
    assert lines[0] == "政务公开年报"
    assert lines[1].startswith(f"版本：{VERSION}")
    assert f"历史版本文件夹：{backup_folder()}" in lines


def test_a_button_shows_the_licences(about: AboutDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[LicencesDialog] = []
    monkeypatch.setattr(LicencesDialog, "exec", lambda it: opened.append(it))  # noqa: PLW0108 (gets it as self)
    button(about, "许可…").click()
    assert len(opened) == 1


def test_the_licence_of_the_chosen_part_is_shown(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[LicencesDialog] = []
    monkeypatch.setattr(LicencesDialog, "exec", lambda it: opened.append(it))  # noqa: PLW0108 (gets it as self)
    clerk.run("licences")
    (dialog,) = opened
    assert "MIT License" in dialog.text.toPlainText()
    (qt,) = dialog.list.findItems("Qt 和 PySide6", Qt.MatchFlag.MatchExactly)
    dialog.list.setCurrentItem(qt)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
