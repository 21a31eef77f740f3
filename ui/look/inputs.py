"""Inputs that several dialogs ask with: the year of a report and the name of an organ."""

from PySide6.QtWidgets import QLineEdit, QSpinBox

from core import limits
from core.project.interchange import YEARS


def year_box() -> QSpinBox:
    """Return a box for the year of a report."""
    box = QSpinBox()
    box.setRange(YEARS[0], YEARS[-1])
    box.setSuffix(" 年")
    box.setAccessibleName("报告年度")
    return box


def agency_line(name: str, example: str = "") -> QLineEdit:
    """Return a line for an organ, which screen readers call `name`; as long as a name may be."""
    line = QLineEdit()
    line.setMaxLength(limits.HEADING["agency"])
    line.setPlaceholderText(example)
    line.setAccessibleName(name)
    return line
