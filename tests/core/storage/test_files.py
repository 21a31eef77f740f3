"""The file writer: a file is whole or as it was, whatever the system refuses."""

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NoReturn

import pytest

from core.storage.files import (
    FileReadError,
    FileWriteError,
    is_read_only,
    read_file,
    real_path,
    write_file,
)
from core.storage.refusals import explain
from core.storage.temporaries import sweep

OLD, NEW = "旧的内容".encode(), "新的内容".encode()
HAN = re.compile("[\u4e00-\u9fff]")
needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do everything"
)
posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions as on POSIX systems")


def write_new(file: BinaryIO) -> None:
    file.write(NEW)


def failing(number: int) -> Callable[..., NoReturn]:
    """Make a system call that fails with this error."""

    def call(*_arguments: object, **_options: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return call


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "年报.nianbao"
    path.write_bytes(OLD)
    return path


def assert_untouched(target: Path) -> None:
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_new_file(tmp_path: Path) -> None:
    path = tmp_path / "新.nianbao"
    write_file(path, write_new)
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


def test_old_file_is_replaced(target: Path) -> None:
    write_file(target, write_new)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_old_file_is_whole_until_the_new_one_is(target: Path) -> None:
    seen: list[bytes] = []

    def look_while_writing(file: BinaryIO) -> None:
        file.write(NEW[:3])
        file.flush()
        seen.append(target.read_bytes())
        file.write(NEW[3:])

    write_file(target, look_while_writing)
    assert seen == [OLD]
    assert target.read_bytes() == NEW


@pytest.mark.parametrize(
    ("call", "number", "reason"),
    [
        ("tempfile.mkstemp", errno.EACCES, "没有权限"),
        ("tempfile.mkstemp", errno.EROFS, "磁盘是只读的"),
        ("os.fsync", errno.EIO, "磁盘读写出错"),
        ("os.fsync", errno.ENOSPC, "磁盘已满"),
        ("os.replace", errno.EBUSY, "文件正被其他程序使用"),
        ("os.replace", errno.EACCES, "文件正被其他程序打开"),
        ("os.chmod", errno.EPERM, "没有权限"),
    ],
)
def test_refused_call_leaves_the_old_file(
    monkeypatch: pytest.MonkeyPatch, target: Path, call: str, number: int, reason: str
) -> None:
    monkeypatch.setattr(call, failing(number))
    with pytest.raises(FileWriteError) as caught:
        write_file(target, write_new)
    monkeypatch.undo()
    assert_untouched(target)
    assert str(caught.value).startswith(f"无法写入文件“{target}”：")
    assert reason in str(caught.value)
    assert str(caught.value).endswith("。")


def test_refused_open_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr("core.storage.files._Target", failing(errno.ENOMEM))
    with pytest.raises(FileWriteError, match="内存不足"):
        write_file(target, write_new)
    assert_untouched(target)


def test_full_disk_while_writing(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr("os.write", failing(errno.ENOSPC))
    with pytest.raises(FileWriteError, match="磁盘已满，请清理磁盘或换一个位置保存。"):
        write_file(target, write_new)
    assert_untouched(target)


def test_full_disk_that_the_writer_takes_for_something_else(
    monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    def misunderstand(file: BinaryIO) -> None:
        try:
            file.write(NEW * 10_000)
        except OSError as error:
            raise ValueError("closed") from error

    monkeypatch.setattr("os.write", failing(errno.ENOSPC))
    with pytest.raises(FileWriteError, match="磁盘已满"):
        write_file(target, misunderstand)
    assert_untouched(target)


def test_full_disk_that_the_writer_passes_over(
    monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    def pass_over(file: BinaryIO) -> None:
        with contextlib.suppress(OSError):
            file.write(NEW * 10_000)

    monkeypatch.setattr("os.write", failing(errno.ENOSPC))
    with pytest.raises(FileWriteError, match="磁盘已满"):
        write_file(target, pass_over)
    assert_untouched(target)


def test_a_source_that_cannot_be_read_is_not_the_targets_fault(target: Path) -> None:
    missing = target.parent / "没有的字体.ttf"

    def read_and_write(file: BinaryIO) -> None:
        file.write(missing.read_bytes())

    with pytest.raises(FileReadError) as caught:
        write_file(target, read_and_write)
    assert str(caught.value) == f"无法读取“{missing}”：文件或文件夹不存在，请检查路径。"
    assert_untouched(target)


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file_is_refused(target: Path, mode: int) -> None:
    target.chmod(mode)
    assert is_read_only(target)
    with pytest.raises(FileWriteError, match="文件是只读的，没有改动，请另存为别的名字"):
        write_file(target, write_new)
    assert_untouched(target)
    if os.name == "posix":  # Windows knows no other permission
        assert stat.S_IMODE(target.stat().st_mode) == mode


@posix_only
def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    with pytest.raises(FileWriteError, match="这不是普通的文件"):
        write_file(pipe, write_new)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_temporary_files_of_killed_writers_are_swept_after_a_day(tmp_path: Path) -> None:
    fresh, old, other = (tmp_path / n for n in (".nianbao-a.tmp", ".nianbao-b.tmp", "c.tmp"))
    for path in (fresh, old, other):
        path.write_bytes(OLD)
    for path in (old, other):
        os.utime(path, (time.time() - 90_000,) * 2)
    sweep(tmp_path)
    assert set(tmp_path.iterdir()) == {fresh, other}


@pytest.mark.parametrize("error", [ValueError("取消"), KeyboardInterrupt()])
def test_what_the_writer_raises_passes_through(target: Path, error: BaseException) -> None:
    def stop(file: BinaryIO) -> None:
        file.write(NEW)
        raise error

    with pytest.raises(type(error)) as caught:
        write_file(target, stop)
    assert caught.value is error
    assert_untouched(target)


def test_bytes_are_on_the_disk_before_the_name(
    monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    steps: list[str] = []

    def recorded(name: str) -> Callable[..., None]:
        real = getattr(os, name)

        def call(*arguments: object) -> None:
            steps.append(name)
            real(*arguments)

        return call

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, recorded(name))
    write_file(target, write_new)
    assert steps[:2] == ["fsync", "replace"]


def test_folder_that_cannot_be_synced_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    monkeypatch.setattr("core.storage.files.os.open", failing(errno.EACCES), raising=True)
    monkeypatch.setattr("tempfile.mkstemp", _mkstemp_without_os_open)
    write_file(target, write_new)
    assert target.read_bytes() == NEW


def _mkstemp_without_os_open(prefix: str, suffix: str, dir: Path) -> tuple[int, str]:  # noqa: A002
    name = dir / f"{prefix}x{suffix}"
    with name.open("wb") as file:
        return os.dup(file.fileno()), str(name)


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(FileWriteError, match="文件夹不存在，U盘或网络磁盘可能已断开，请检查路径"):
        write_file(tmp_path / "没有" / "年报.nianbao", write_new)
    assert list(tmp_path.iterdir()) == []


def test_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileWriteError, match="这是一个文件夹，请选择文件"):
        write_file(tmp_path, write_new)


def test_file_in_the_place_of_the_folder(target: Path) -> None:
    with pytest.raises(FileWriteError, match="路径中有一段不是文件夹"):
        write_file(target / "年报.nianbao", write_new)
    assert_untouched(target)


def test_name_too_long(tmp_path: Path) -> None:
    with pytest.raises(FileWriteError, match="文件名太长"):
        write_file(tmp_path / ("长" * 300), write_new)
    assert list(tmp_path.iterdir()) == []


@needs_permissions
def test_folder_without_permission(target: Path) -> None:
    target.parent.chmod(0o500)
    try:
        with pytest.raises(FileWriteError, match="没有权限"):
            write_file(target, write_new)
    finally:
        target.parent.chmod(0o700)
    assert_untouched(target)


@posix_only
def test_symbolic_link_stays_a_link(tmp_path: Path, target: Path) -> None:
    folder = tmp_path / "别处"
    folder.mkdir()
    link = folder / "链接.nianbao"
    link.symlink_to(target)
    write_file(link, write_new)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert list(folder.iterdir()) == [link]


@posix_only
def test_link_to_a_missing_file_creates_it(tmp_path: Path) -> None:
    link = tmp_path / "链接.nianbao"
    link.symlink_to(tmp_path / "新.nianbao")
    write_file(link, write_new)
    assert link.is_symlink()
    assert (tmp_path / "新.nianbao").read_bytes() == NEW


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_permissions_are_kept(target: Path, mode: int) -> None:
    target.chmod(mode)
    write_file(target, write_new)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix_only
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_new_file_respects_the_umask(tmp_path: Path, mask: int, mode: int) -> None:
    path = tmp_path / "新.nianbao"
    before = os.umask(mask)
    try:
        write_file(path, write_new)
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_read(target: Path) -> None:
    assert read_file(target, 100) == OLD
    assert read_file(target, len(OLD)) == OLD


def test_read_limit(tmp_path: Path) -> None:
    path = tmp_path / "大.nianbao"
    path.write_bytes(b" " * (2**20 + 1))
    with pytest.raises(FileReadError, match="超过 1 MB，不像是年度报告，请检查是否选错文件"):
        read_file(path, 2**20)


def test_read_missing(tmp_path: Path) -> None:
    with pytest.raises(FileReadError, match=r"无法读取文件“.*”：文件或文件夹不存在，请检查路径。"):
        read_file(tmp_path / "无", 10)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS])
def test_reasons_say_what_to_do(number: int) -> None:
    text = explain(OSError(number, os.strerror(number)))
    assert HAN.search(text)
    assert "请" in text
    assert os.strerror(number) not in text


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (32, "文件正被其他程序打开"),
        (33, "文件正被其他程序打开"),
        (112, "磁盘已满"),
        (206, "文件名太长"),
        (21, "已断开，请重新接上"),
        (1167, "已断开，请重新接上"),
        (53, "已断开，请重新接上"),
        (19, "磁盘是只读的"),
        (123, "文件名里有不允许的字符"),
        (6, "这个名字是系统保留的"),
        (225, "安全软件拦截了这个文件"),
        (362, "网盘"),
        (1117, "磁盘读写出错"),
        (1224, "文件正被其他程序打开"),
        (1295, "磁盘配额已用完"),
        (1326, "没有访问这个网络位置的权限"),
        (2250, "已断开，请重新接上"),
    ],
)
def test_what_windows_says(number: int, reason: str) -> None:
    error = OSError(errno.EACCES, "as Windows says it")
    error.winerror = number  # type: ignore[attr-defined]
    assert reason in explain(error)


def test_what_windows_says_in_a_number_nobody_knows_is_told_as_it_says_it() -> None:
    error = OSError(errno.EINVAL, "云操作不成功。")  # as Python numbers all that it does not know
    error.winerror = 9999  # type: ignore[attr-defined]
    assert explain(error) == "系统提示：云操作不成功"


def test_a_path_too_long_for_windows_is_not_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    deep, short = "C:\\" + "年报\\" * 90, "C:\\年报.nianbao"
    assert "太长" in explain(OSError(errno.ENOENT, "not found", deep))
    assert "不存在" in explain(OSError(errno.ENOENT, "not found", short))
    renaming = OSError(errno.ENOENT, "not found", short)
    renaming.filename2 = deep
    assert "太长" in explain(renaming)


def test_a_drive_that_does_not_tell_where_a_path_leads(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> str:
        raise OSError(errno.EINVAL, "the network location is gone")

    monkeypatch.setattr(os.path, "realpath", refuse)
    assert real_path(target) == target
    write_file(target, write_new)
    assert target.read_bytes() == NEW


def test_a_folder_is_called_one_where_the_system_says_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    file = tmp_path / "年报.nianbao"
    file.write_bytes(b"")
    monkeypatch.setattr("builtins.open", forbidden)
    with pytest.raises(FileReadError, match="这是一个文件夹"):
        read_file(tmp_path, 10)
    with pytest.raises(FileReadError, match="没有权限"):
        read_file(file, 10)


def test_unusual_reason_is_told_as_the_system_says_it() -> None:
    assert explain(OSError(errno.EXDEV, "Cross-device link")) == "系统提示：Cross-device link"
    assert explain(OSError("无编号")) == "系统提示：无编号"
