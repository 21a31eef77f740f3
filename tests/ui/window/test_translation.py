"""Qt's own texts are Chinese, also those that its catalogue lacks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo
from PySide6.QtWidgets import QFileIconProvider

from ui.translation import _MISSING

pytestmark = pytest.mark.usefixtures("qtbot")


def test_what_the_catalogue_lacks_is_supplied() -> None:
    for (context, source), text in _MISSING.items():
        assert QCoreApplication.translate(context, source) == text


def test_folders_are_called_so_in_file_dialogs(tmp_path: Path) -> None:
    assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == "文件夹"
