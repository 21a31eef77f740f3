"""A form with none of the keys that the rules about writing read."""

from pathlib import Path

import pytest

from core.form.form import Form
from tests.core.small_form import small_form


@pytest.fixture
def small(tmp_path: Path) -> Form:
    """The small form."""
    return small_form(tmp_path)
