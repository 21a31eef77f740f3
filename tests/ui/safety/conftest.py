"""A saved file, and dialogs of states answered by functions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.form.library import official_forms
from tests.factories import narrated_report, write_project
from ui.safety.states_dialog import StatesDialog

Work = Callable[[StatesDialog], None]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A file with a balanced report of 清溪镇."""
    path = tmp_path / "清溪镇.nianbao"
    write_project(path, narrated_report(official_forms().by_id("2021")))
    return path


@pytest.fixture
def in_states_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Work], None]:
    """Say what is done in the next dialog of states."""

    def expect(work: Work) -> None:
        def execute(dialog: StatesDialog) -> int:
            work(dialog)
            return dialog.result()

        monkeypatch.setattr(StatesDialog, "exec", execute)

    def refuse(_dialog: StatesDialog) -> int:
        raise AssertionError("unexpected dialog of states")

    monkeypatch.setattr(StatesDialog, "exec", refuse)
    return expect
