"""Due dates of kinds of organs, as an office types them."""

from datetime import date

import pytest

from core.rollup.model import RollupError
from core.rollup.roster.due_dates import due_text, read_due


@pytest.mark.parametrize(
    "text",
    [
        "部门 1月20日；乡镇 1月25日",
        "部门：2025年1月20日，乡镇：2025年1月25日",
        "部门2025-01-20;乡镇 2025.1.25",
        "部门 1月20\n乡镇　1月25日；",
    ],
)
def test_it_is_read_however_it_is_typed(text: str) -> None:
    assert read_due(text, 2024) == {"部门": date(2025, 1, 20), "乡镇": date(2025, 1, 25)}


def test_what_is_shown_is_read_again() -> None:
    due = {"": date(2025, 1, 31), "部门": date(2025, 1, 20), "街道": date(2024, 12, 31)}
    assert read_due(due_text(due), 2024) == {k: day for k, day in due.items() if k}
    assert read_due("", 2024) == {}


@pytest.mark.parametrize("text", ["部门", "1月20日", "部门 2月30日", "部门 下周五"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(RollupError, match="看不懂"):
        read_due(text, 2024)
