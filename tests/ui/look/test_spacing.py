"""Distances between what stands in a window are of one scale."""

import ast
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.core.test_imports import ROOT
from ui.look.progress import progress_dialog
from ui.look.spacing import LARGE, MEDIUM, SMALL, TINY, WIDE
from ui.window.main_window import MainWindow

SCALE = {0, 1, 2, TINY, SMALL, MEDIUM, LARGE, WIDE, 2 * WIDE}  # 1 and 2 are lines, not distances
CALLS = {"setContentsMargins", "setSpacing", "addSpacing", "setHorizontalSpacing"}


def distances(source: str) -> Iterator[int]:
    """The numbers that layouts are given."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in CALLS:
            values = (each.value for each in node.args if isinstance(each, ast.Constant))
            yield from (value for value in values if isinstance(value, int))


def test_distances_are_of_the_scale() -> None:
    used = {
        (path.name, distance)
        for path in (ROOT / "ui").rglob("*.py")
        for distance in distances(path.read_text(encoding="utf-8"))
    }
    assert {each for each in used if each[1] not in SCALE} == set()


@pytest.mark.parametrize("length", [4, 40, 400])
def test_the_progress_dialog_is_as_wide_as_its_text(window: MainWindow, length: int) -> None:
    dialog = progress_dialog("导入", "读" * length, "取消", 100, window)
    (label,) = (each for each in dialog.findChildren(QLabel) if each.text())
    dialog.show()
    QApplication.processEvents()
    needed = label.fontMetrics().horizontalAdvance(label.text())
    assert label.width() >= min(needed, 560), "nothing is cut off"
    assert label.height() >= label.heightForWidth(label.width())
    assert dialog.rect().contains(label.geometry())
    assert dialog.width() < 700
    dialog.close()
    dialog.deleteLater()
