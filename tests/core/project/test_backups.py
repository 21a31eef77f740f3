"""Earlier versions: kept before a file is replaced, thinned by age."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.project.backups import Version, folder_of, keep, superfluous, versions

NOW = datetime(2025, 3, 20, 15, 30)  # noqa: DTZ001 (the clerk's time)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    path = tmp_path / "年报.nianbao"
    path.write_bytes(b"1")
    return path


def contents(file: Path) -> list[bytes]:
    return [version.path.read_bytes() for version in versions(file)]


def test_a_copy_is_kept_and_found(file: Path) -> None:
    version = keep(file, NOW)
    assert version is not None
    assert versions(file) == [version]
    assert version.time == NOW
    assert version.path.read_bytes() == b"1"
    assert file.read_bytes() == b"1"


def test_newest_first(file: Path) -> None:
    keep(file, NOW)
    file.write_bytes(b"2")
    keep(file, NOW + timedelta(seconds=1))
    assert contents(file) == [b"2", b"1"]


def test_the_same_content_is_kept_once(file: Path) -> None:
    keep(file, NOW)
    assert keep(file, NOW + timedelta(hours=1)) is None
    assert contents(file) == [b"1"]


def test_files_of_the_same_name_elsewhere_have_their_own(file: Path) -> None:
    other = file.parent / "别处" / file.name
    other.parent.mkdir()
    other.write_bytes(b"other")
    keep(file, NOW)
    keep(other, NOW)
    assert contents(file) == [b"1"]
    assert contents(other) == [b"other"]


def test_what_is_not_ours_in_the_folder_is_left_alone(file: Path) -> None:
    keep(file, NOW)
    note = folder_of(file) / "说明.txt"
    note.write_bytes(b"")
    assert len(versions(file)) == 1
    assert note.exists()


def test_without_backups_there_are_no_versions(file: Path) -> None:
    assert versions(file) == []


def days_ago(*days: float) -> list[Version]:
    return [Version(NOW - timedelta(days=d), Path(str(d))) for d in days]


def kept(found: list[Version]) -> list[str]:
    gone = superfluous(found, NOW)
    return [str(version.path) for version in found if version not in gone]


def test_all_of_today_are_kept() -> None:
    assert kept(days_ago(0, 0.01, 0.02, 0.6)) == ["0", "0.01", "0.02", "0.6"]


def test_of_yesterday_the_last_is_kept() -> None:
    assert kept(days_ago(1, 1.1, 1.2, 2)) == ["1", "2"]


def test_of_earlier_months_the_last_is_kept() -> None:
    assert kept(days_ago(40, 41, 45, 80, 81)) == ["40", "80"]


def test_thinning_happens_with_the_next_copy(file: Path) -> None:
    for hour in range(5):
        file.write_bytes(str(hour).encode())
        keep(file, NOW + timedelta(hours=hour - 24 * 3))
    assert len(versions(file)) == 5
    file.write_bytes(b"now")
    keep(file, NOW)
    assert contents(file) == [b"now", b"4"]


@given(st.lists(st.timedeltas(timedelta(), timedelta(days=900)), max_size=60))
def test_every_period_keeps_its_newest(ages: list[timedelta]) -> None:
    found = [Version(NOW - age, Path(str(i))) for i, age in enumerate(ages)]
    left = sorted(set(found) - set(superfluous(found, NOW)))
    if found:
        assert max(found) in left
    days = {v.time.date() for v in found if NOW - v.time <= timedelta(days=31)}
    assert days == {v.time.date() for v in left if NOW - v.time <= timedelta(days=31)}
    months = {(v.time.year, v.time.month) for v in found}
    assert months == {(v.time.year, v.time.month) for v in left}
    assert superfluous(left, NOW) == []
    assert len(left) <= sum(v.time.date() == NOW.date() for v in found) + 31 + 31
