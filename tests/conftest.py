"""What all tests share: the published samples, when there are any, and the official forms."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

import ui  # noqa: F401 (before the first call of Qt, which pytest-qt makes; see ui.binding)
from core.form.form import Form
from core.form.library import official_forms
from ui.startup import missing_packages

if sys.platform.startswith("linux") and (_missing := missing_packages(needs_x11=False)):
    # Not an exception of pytest's, which would come with a page of frames. pytest-qt loads Qt next.
    sys.exit(f"Qt's system libraries are missing: sudo apt install {_missing}")

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
