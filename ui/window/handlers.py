"""What each action of the menus and the tool bar does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QApplication

from core.formats.all_formats import FORMATS
from ui import settings
from ui.window import dialogs

if TYPE_CHECKING:
    from core.years.sentences import Proposal
    from ui.window.main_window import MainWindow

Handler: TypeAlias = Callable[[], object]


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return what each action does, by its id.

    What asks for the `settled` report does not go past a text that is no figure.
    """
    return _file(window) | _edit(window) | _view(window) | _check_and_help(window)


def _file(window: MainWindow) -> dict[str, Handler]:
    exports: dict[str, Handler] = {each: partial(_export, window, each) for each in FORMATS}
    return exports | {
        "new": lambda: dialogs.ask_for_new_report(window, window.files, window.imports),
        "last_year": window.imports.ask_last_year,
        "open": window.files.ask_open,
        "new_rollup": window.rollups.ask_new,
        "open_rollup": window.rollups.ask_open,
        "import": window.imports.ask_import,
        "import_clipboard": window.imports.import_clipboard,
        "save": lambda: window.settled() and window.files.save(),
        "save_as": lambda: window.settled() and window.files.save_as(),
        "history": lambda: dialogs.show_history(window, window.settled(), window.files.path),
        "recover": lambda: dialogs.recover(window, window.files),
        "preview": lambda: window.preview.show(window.settled()),
        "print": lambda: window.preview.print_(window.settled()),
        "export_all": lambda: window.exports.ask_all(window.settled()),
        "fill_blank": lambda: window.fillings.ask(window.settled(), window.files.path),
        "copy_web_page": lambda: _copy_web_page(window),
        "quit": window.close,
    }


def _edit(window: MainWindow) -> dict[str, Handler]:
    return {
        "undo": lambda: window.editor.undo(),
        "redo": lambda: window.editor.redo(),
        "cut": lambda: _to_focused(window, "cut"),
        "copy": lambda: _to_focused(window, "copy"),
        "paste": lambda: _to_focused(window, "paste"),
        "select_all": lambda: _to_focused(window, "selectAll"),
        "find": lambda: window.work.find_bar.open_bar(),
        "replace": lambda: window.work.find_bar.open_bar(replaces=True),
        "insert_figure": lambda: window.work.page.paper.insert_figure(),
        "heading": lambda: dialogs.ask_for_heading(window, window.editor),
        "fill_blanks": lambda: window.editor.fill_blanks(window.editor.report.form.tables),
        "compute_totals": lambda: window.editor.compute_totals(),
    }


def _view(window: MainWindow) -> dict[str, Handler]:
    return {
        "zoom_in": lambda: _zoom(window, 1),
        "zoom_out": lambda: _zoom(window, -1),
        "zoom_reset": lambda: _zoom(window, 0),
        "fit_width": lambda: window.work.page.fit_width(),
        "show_previous": lambda: _show_previous(window),
    }


def _zoom(window: MainWindow, steps: int) -> None:
    """Zoom what one works at, the page or the preview beside it; 0 steps show the usual size."""
    if window.preview.zoom(steps):
        return
    if steps:
        window.work.page.zoom_by(steps)
    else:
        window.work.page.set_zoom(1.0)


def _check_and_help(window: MainWindow) -> dict[str, Handler]:
    return {
        "next_finding": lambda: _step_finding(window, 1),
        "previous_finding": lambda: _step_finding(window, -1),
        "submission": lambda: window.submission.show(window.settled()),
        "compare": window.imports.ask_comparison,
        "draft": lambda: dialogs.show_draft(window, window.work),
        "stop_comparing": lambda: window.editor.compare_with(None, "移除上年的数"),
        "origin": lambda: _show_origin(window),
        "years": lambda: _show_years(window),
        "count_ledger": lambda: window.ledgers.ask(window.settled()),
        "blank_ledger": lambda: window.ledgers.ask_blank(),
        "verify": lambda: dialogs.verify(window, window.settled(), window.files.path),
        "verify_paper": lambda: dialogs.verify_paper(window, window.settled()),
        "help": lambda: window.work.page.paper.places.explain_focused(),
        "user_guide": lambda: dialogs.show_guide(window, "user_guide"),
        "rules": lambda: dialogs.show_guide(window, "rules"),
        "licences": lambda: dialogs.show_licences(window),
        "about": lambda: dialogs.show_about(window),
    }


def _export(window: MainWindow, format_id: str) -> None:
    window.exports.ask(window.settled(), format_id)


def _show_origin(window: MainWindow) -> None:
    window.settled()
    window.origin.ask()


def _copy_web_page(window: MainWindow) -> None:
    window.exports.copy_web_page(window.settled())
    window.tell("已复制，可以粘贴到网站的编辑框里。")


def _show_years(window: MainWindow) -> None:
    def insert(sentences: Sequence[Proposal]) -> None:
        window.raise_()
        window.activateWindow()
        window.work.page.paper.insert_sentences(sentences)

    window.years.show(window.settled(), window.files.path, insert)


def _show_previous(window: MainWindow) -> None:
    shown = window.actions_.by_id["show_previous"].isChecked()
    settings.remember_shows_previous(chosen=shown)
    window.work.page.paper.show_previous(shown=shown)


def _step_finding(window: MainWindow, step: int) -> None:
    window.panels.findings.raise_()  # the outline may lie over it; closed it stays
    window.work.step_finding(step)


def _to_focused(window: MainWindow, command: str) -> None:
    """Cut, copy, paste or choose where the focus is; what cannot be pasted is imported."""
    method = getattr(QApplication.focusWidget(), command, None)
    if callable(method):
        method()
    elif command == "paste":
        window.imports.import_clipboard()
