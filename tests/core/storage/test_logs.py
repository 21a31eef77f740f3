"""The log: types and places, never what stands in a report."""

import faulthandler
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from core.storage.logs import (
    NAME,
    NATIVE_NAME,
    describe,
    log_native_crashes,
    logger,
    start_logging,
)

SECRET = "张三的申请"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    path = start_logging()
    assert path is not None
    yield path
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)


def raise_with_secret() -> None:
    try:
        raise OSError(28, SECRET)
    except OSError as error:
        raise ValueError(SECRET) from error


def log_once() -> None:
    try:
        raise_with_secret()
    except ValueError as error:
        logger.error("unexpected", exc_info=error)


def test_an_error_is_logged_with_its_places_and_without_its_message(log: Path) -> None:
    log_once()
    text = log.read_text(encoding="utf-8")
    assert "ERROR unexpected" in text
    assert "builtins.ValueError" in text
    assert "builtins.OSError errno 28" in text
    assert "raise_with_secret" in text
    assert SECRET not in text


def test_the_log_does_not_grow_for_ever(log: Path) -> None:
    for _ in range(300):
        logger.error("x" * 10_000)
    files = sorted(path.name for path in log.parent.iterdir())
    assert files == [NAME, f"{NAME}.1", f"{NAME}.2", f"{NAME}.3"]
    assert all(path.stat().st_size < 600_000 for path in log.parent.iterdir())


def test_a_log_that_another_window_has_open_goes_on(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "as Windows refuses to rename it")

    for _ in range(60):
        logger.error("x" * 10_000)
    monkeypatch.setattr(os, "rename", refuse)
    for _ in range(60):
        logger.error("y" * 10_000)
    logger.error("the last one")
    assert log.read_text(encoding="utf-8").endswith("the last one\n")


def test_the_number_that_windows_gives_is_logged() -> None:
    error = PermissionError(13, SECRET)
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert describe(error).startswith("builtins.PermissionError errno 13 winerror 32")


def test_the_file_of_native_crashes_does_not_grow_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    enabled: list[IO[str]] = []
    monkeypatch.setattr(faulthandler, "enable", enabled.append)
    file = tmp_path / "logs" / NATIVE_NAME
    file.parent.mkdir()
    file.write_bytes(b"old" * 10)
    for size in (30, 0):
        log_native_crashes()
        assert file.stat().st_size == size
        with enabled.pop() as opened:
            opened.write("x" * 600_000)


def test_a_log_that_cannot_be_written_stops_nothing(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.mkdir(parents=True)
    log_once()
    assert capsys.readouterr().err == ""


def test_without_a_folder_there_is_no_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_bytes(b"in the way")
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    assert start_logging() is None


def test_where_a_library_breaks_the_process_down_is_written(tmp_path: Path) -> None:
    code = "import faulthandler; from core.storage import logs; logs.start_logging();"
    code += " logs.log_native_crashes(); faulthandler._sigsegv()"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        env=os.environ | {"NIANBAO_DATA": str(tmp_path)},
        check=False,
        timeout=60,
    )
    assert result.returncode != 0
    text = (tmp_path / "logs" / NATIVE_NAME).read_text(encoding="utf-8")
    assert "Segmentation fault" in text or "access violation" in text


def test_an_endless_chain_of_causes_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert describe(first).count("ValueError") == 1
    assert logging.getLogger("nianbao") is logger
