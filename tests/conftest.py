"""What all tests share: the published samples, when there are any, and the official forms."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

import ui  # noqa: F401 (before the first call of Qt, which pytest-qt makes; see ui.binding)
from core.form.form import Form
from core.form.library import official_forms

# A busy machine is not a fault of the program.
settings.register_profile("nianbao", deadline=None)
# What decides whether work lands looks at the same examples each time; people look at new ones.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "nianbao")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of published reports; a clone without it skips the tests that need it."""
    folder = os.environ.get("NIANBAO_SAMPLES")
    if not folder:
        pytest.skip("NIANBAO_SAMPLES is not set")
    return Path(folder)


@pytest.fixture(params=["2019", "2021"])
def form(request: pytest.FixtureRequest) -> Form:
    """Each official form in turn."""
    return official_forms().by_id(request.param)


@pytest.fixture
def form_2021() -> Form:
    """The form for reports of 2021 and later."""
    return official_forms().by_id("2021")
