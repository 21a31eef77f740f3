"""Colours and fonts, light and dark: calm, with colour only where it says something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from core.checks.finding import Severity


@dataclass(frozen=True)
class Theme:
    """The colours of the page and of the window around it; the palette and the sheets have them."""

    window: str  # of panels and dialogs
    button: str
    hover: str
    edge: str  # around what can be pressed or written in
    rule: str  # between parts
    frame: str  # around what opens over the page
    scroll: str  # the handles of scroll bars
    disabled: str
    desk: str  # behind the page
    paper: str
    ink: str
    faint: str  # placeholders, secondary text
    previous: str  # last year's figures
    line: str  # the rules of tables
    caption: str  # background of caption rows
    header: str  # background of labels
    computed: str  # background of totals
    blank: str  # background of cells to be filled in
    accent: str
    selection: str
    chosen: str  # laid over chosen cells: multiplied with light ones, screened over dark ones
    error: str
    error_fill: str
    warning: str
    complete: str


LIGHT = Theme(
    window="#f6f7f9",
    button="#ffffff",
    hover="#e8eef5",
    edge="#8d969f",
    rule="#d5dae0",
    frame="#aab2bb",
    scroll="#b6bdc5",
    disabled="#98a0a8",
    desk="#e4e7eb",
    paper="#ffffff",
    ink="#1d2329",
    faint="#5c656f",
    previous="#5d6b7a",
    line="#5c656e",
    caption="#dbe6f4",
    header="#f4f6f8",
    computed="#e9edf1",
    blank="#fffbe8",
    accent="#1c5d99",
    selection="#cfe2f7",
    chosen="#cfe2f7",
    error="#c0281c",
    error_fill="#fdecea",
    warning="#8a5700",
    complete="#2b7a3d",
)

DARK = Theme(
    window="#2b2f34",
    button="#383d43",
    hover="#3a424b",
    edge="#747d87",
    rule="#3e444b",
    frame="#5a626b",
    scroll="#59616a",
    disabled="#767e87",
    desk="#17191c",
    paper="#23262a",
    ink="#e3e6e9",
    faint="#a3abb4",
    previous="#9fb0c2",
    line="#7d868f",
    caption="#2c3d52",
    header="#2a2e33",
    computed="#33383e",
    blank="#35321f",
    accent="#7db4ea",
    selection="#2f4d6e",
    chosen="#1b3550",
    error="#ff9d94",
    error_fill="#3d201d",
    warning="#e3b25c",
    complete="#7cc98d",
)


class _Choice:
    """The appearance that the user has chosen; Unknown follows the desktop."""

    scheme = Qt.ColorScheme.Unknown


def choose_colours(scheme: Qt.ColorScheme) -> None:
    """Use light or dark colours from now on, or follow the desktop."""
    _Choice.scheme = scheme
    QGuiApplication.styleHints().setColorScheme(scheme)  # for what the desktop paints itself


def is_dark() -> bool:
    """Say whether the user, or else the desktop, asks for a dark window."""
    scheme = _Choice.scheme
    if scheme is Qt.ColorScheme.Unknown:
        scheme = QGuiApplication.styleHints().colorScheme()
    return scheme is Qt.ColorScheme.Dark


def theme() -> Theme:
    """Return the colours in force."""
    return DARK if is_dark() else LIGHT


def severity_colour(severity: Severity) -> QColor:
    """Return the colour of findings as bad as this."""
    colours = theme()
    names = {"error": colours.error, "warning": colours.warning}
    return QColor(names.get(severity, colours.accent))


def palette() -> QPalette:
    """Return the window's palette in the colours in force."""
    colours = theme()
    result = QPalette(QColor(colours.button), QColor(colours.window))
    ink, faint, paper = QColor(colours.ink), QColor(colours.faint), QColor(colours.paper)
    role = QPalette.ColorRole
    for text in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText):
        result.setColor(text, ink)
        result.setColor(QPalette.ColorGroup.Disabled, text, QColor(colours.disabled))
    result.setColor(role.Base, paper)
    result.setColor(role.AlternateBase, QColor(colours.header))
    result.setColor(role.ToolTipBase, paper)
    result.setColor(role.PlaceholderText, faint)
    result.setColor(role.Highlight, QColor(colours.accent))
    result.setColor(role.HighlightedText, paper)
    result.setColor(role.Link, QColor(colours.accent))
    return result


# Families by preference: what an office machine has, then what Linux desktops have.
SONG = ("宋体", "SimSun", "方正书宋_GBK", "Noto Serif CJK SC", "Source Han Serif SC", "FandolSong")
FANG = ("仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GBK", "FandolFang", *SONG)
HEI = ("黑体", "SimHei", "方正黑体_GBK", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "FandolHei")
TITLE = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", *SONG)


def page_font(families: tuple[str, ...], pixels: float, *, bold: bool = False) -> QFont:
    """Return a font of the page; `pixels` is the size of a character in device-independent px."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(max(6, round(pixels)))
    font.setBold(bold)
    return font


# Nothing that is shown is read as HTML: it may quote a file, a file's name or a lock of strangers,
# and Qt would load the pictures it names. Qt makes message boxes and tool tips itself.
_SHEET = """
QLabel, QToolTip { qproperty-textFormat: PlainText; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""


def style_everything(application: QApplication) -> None:
    """Show the text of every label and tool tip as it stands, and buttons without icons."""
    application.setStyleSheet(_SHEET)
