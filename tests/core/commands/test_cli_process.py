"""The command line as scripts call it: real processes, other folders, closed pipes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.form.library import official_forms
from tests.factories import narrated_report, write_project

MAIN = Path(__file__).parents[3] / "main.py"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "年报.nianbao"
    write_project(file, narrated_report(official_forms().by_id("2021")))
    return file


def start(
    *arguments: str, cwd: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, str(MAIN), *arguments],
        cwd=cwd,
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | (environment or {}),
    )


def test_check_from_another_folder(path: Path) -> None:
    result = start("check", path.name, "--json", cwd=path.parent)
    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout)["errors"] == 0


def test_output_is_utf_8_whatever_the_terminal_says(path: Path) -> None:
    result = start("dump", path.name, cwd=path.parent, environment={"PYTHONIOENCODING": "ascii"})
    assert result.returncode == 0
    assert json.loads(result.stdout.decode("utf-8"))["agency"] == "清溪镇人民政府"


def test_error_is_one_line_on_standard_error(tmp_path: Path) -> None:
    result = start("dump", "无.nianbao", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, b"")
    message = result.stderr.decode("utf-8")
    assert message.count("\n") == 1
    assert message.startswith("无法读取文件“无.nianbao”：")


def test_reader_that_stops_listening_causes_no_traceback(path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            [sys.executable, str(MAIN), "dump", str(path)],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writing)
    assert result.stderr == b""
    assert result.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_full_disk_under_the_output_is_one_line(path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, str(MAIN), "dump", str(path)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert result.returncode == 2
    assert result.stderr.decode("utf-8").splitlines() == [
        "无法输出结果：磁盘已满，请清理磁盘或换一个位置保存。"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes outputs")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_output_ends_cleanly(path: Path, closed: str) -> None:
    command = f'exec "{sys.executable}" "{MAIN}" dump "{path}" {closed}'
    result = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert result.returncode == (0 if closed == "2>&-" else 2)
    assert b"Traceback" not in result.stderr
    if closed == ">&-":
        assert result.stderr.decode("utf-8") == "无法输出结果：输出是关闭的。\n"


_INTERRUPTED = """
import os, signal, sys
sys.argv = sys.argv[1:]
real = os.fsync
def fsync(descriptor):
    real(descriptor)
    os.kill(os.getpid(), getattr(signal, sys.argv[-1]))
os.fsync = fsync
arguments = sys.argv[1:-1]
code = compile(open(sys.argv[0], encoding="utf-8").read(), sys.argv[0], "exec")
sys.argv[1:] = arguments
sys.path.insert(0, os.path.dirname(sys.argv[0]))
sys.modules["__main__"].__file__ = sys.argv[0]
signal_name = None
exec(code, {"__name__": "__main__", "__file__": sys.argv[0]})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_in_the_middle_of_writing(path: Path, name: str, status: int) -> None:
    script = _INTERRUPTED.replace("getattr(signal, sys.argv[-1])", f"signal.{name}")
    target = path.with_name("年报.txt")
    result = subprocess.run(
        [sys.executable, "-c", script, str(MAIN), "export", str(path), "--txt", str(target), "x"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (status, b"")
    assert [p.name for p in path.parent.iterdir()] == [path.name], "no temporary file stays"
