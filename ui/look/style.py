"""The style sheet: spacing and accents that the palette cannot say."""

from ui.look.theme import is_dark, theme


def style_sheet() -> str:
    """Return the window's style sheet in the colours in force."""
    colours = theme()
    rule = "#3b4046" if is_dark() else "#d5dae0"
    frame = "#5a626b" if is_dark() else "#aab2bb"  # around what opens over the page
    return f"""
    QMainWindow::separator {{ width: 5px; background: transparent; }}
    QToolBar {{ border: none; border-bottom: 1px solid {rule}; padding: 4px 8px; spacing: 4px; }}
    QToolBar QToolButton {{ padding: 4px 8px; border-radius: 4px; }}
    QToolBar QToolButton:checked {{ background: {colours.selection};
        border: 1px solid {colours.accent}; }}
    QToolBar QToolButton:hover {{ background: {colours.selection}; }}
    #qt_toolbar_ext_button {{ padding: 0; }}
    QDockWidget::title {{ padding: 8px 10px 4px 10px; }}
    QMenu, QCalendarWidget {{ border: 1px solid {frame}; }}
    QListWidget {{ border: none; outline: none; }}
    #thumbnails {{ background: {colours.desk}; color: {colours.ink}; }}
    #thumbnails::item:selected {{ background: {colours.selection}; color: {colours.ink}; }}
    QStatusBar {{ border-top: 1px solid {rule}; }}
    QStatusBar::item {{ border: none; }}
    QToolTip {{ border: 1px solid {rule}; padding: 6px; }}
    QTextEdit {{ background: transparent; border: 1px solid transparent; border-radius: 3px; }}
    QTextEdit:hover {{ border: 1px dashed {rule}; }}
    QTextEdit:focus {{ border: 1px solid {colours.accent}; }}
    QDateEdit {{ background: transparent; border: 1px solid transparent; border-radius: 3px; }}
    QDateEdit:hover {{ border: 1px dashed {rule}; }}
    QDateEdit:focus {{ border: 1px solid {colours.accent}; }}
    #due {{ background: {colours.paper}; border: 1px solid {frame}; padding: 2px; }}
    CellEditor {{ background: {colours.paper}; color: {colours.ink}; border: none; }}
    #fillBlanks {{ border: 1px solid {rule}; border-radius: 4px; padding: 3px 10px;
        color: {colours.accent}; background: {colours.paper}; }}
    #fillBlanks:hover {{ background: {colours.selection}; }}
    #repairPreview {{ color: {colours.ink}; background: {colours.header};
        border: 1px solid {rule}; border-radius: 4px; padding: 4px 6px; }}
    #filter {{ padding: 2px; border: 1px solid {rule}; border-radius: 4px; }}
    #filter:checked {{ background: {colours.selection}; border: 1px solid {colours.accent}; }}
    #notice {{ background: {colours.caption}; border-bottom: 1px solid {rule}; }}
    {_desk_sheet(rule)}
    QSplitter::handle {{ background: {rule}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    #filter:focus, QToolBar QToolButton:focus {{ border: 1px solid {colours.accent}; }}
    #place {{ background: {colours.paper}; color: {colours.ink}; border: 1px solid {rule};
        padding: 6px; font-size: 15px; }}
    #reason {{ color: {colours.error}; }}
    #summary {{ color: {colours.faint}; }}
    #preview {{ background: {colours.header}; border-radius: 4px; padding: 10px; }}
    #startTitle {{ font-size: 30px; font-weight: bold; }}
    #startSubtitle {{ font-size: 15px; color: {colours.faint}; margin-bottom: 16px; }}
    #balance {{ padding: 2px 10px; border-radius: 4px; font-weight: bold; }}
    """


def _desk_sheet(rule: str) -> str:
    """Return what is said of the county desk's lists and boards."""
    colours = theme()
    return f"""
    #organs {{ selection-background-color: {colours.selection}; selection-color: {colours.ink}; }}
    #organs::item {{ padding: 0 6px; }}
    #organs::item:focus {{ border: 1px solid {colours.accent}; }}
    #lines {{ selection-background-color: {colours.selection}; selection-color: {colours.ink}; }}
    #lines::item {{ padding: 4px 6px; }}
    #lines::item:focus {{ border: 1px solid {colours.accent}; }}
    #organs QHeaderView::section, #lines QHeaderView::section {{
        padding: 4px 6px; border: none; background: {colours.header};
        border-right: 1px solid {rule}; border-bottom: 1px solid {rule}; }}
    #boardNumber {{ font-size: 34px; font-weight: bold; }}
    #detailTitle {{ font-size: 17px; font-weight: bold; }}
    #deskEmpty {{ color: {colours.faint}; font-size: 15px; padding: 40px; }}
    """
