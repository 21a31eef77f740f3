"""The command line. Text is Chinese, UTF-8; errors are one line on standard error.

Exit status: 0 done; 1 `check` found errors or `verify` other figures; 2 a usage
error, a file that cannot be read or written, or a fault of the program; 128 and more
when a signal ended it.
"""

import argparse
import contextlib
import errno
import importlib
import io
import os
import re
import signal
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from core import COMMANDS
from core.commands.common import UsageError
from core.errors import UserError
from core.storage.refusals import explain


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit status."""
    try:
        _provide_output()
        _use_utf8()
        _end_in_order()
        options = _parser(next(iter(arguments), "")).parse_args(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except UserError as error:
        _tell(" ".join(str(error).split()))
        return 2
    except BrokenPipeError:  # whoever read the output has enough of it, e.g. `| head`
        _forget_output()
        return 2
    except OSError as error:  # files raise UserError: this is standard output
        _forget_output()
        if error.errno == errno.EINVAL:  # as Windows says that nobody reads any more
            return 2
        _tell(f"无法输出结果：{explain(error)}。")
        return 2
    except Exception as error:
        return _tell_of_fault(error)
    return status


def _tell_of_fault(error: Exception) -> int:
    """Tell of what nobody foresaw in one line, and log it: neither done nor checked."""
    log = None
    with contextlib.suppress(Exception):  # where the program's own files cannot be read
        from core.storage.logs import logger, start_logging  # noqa: PLC0415 (hardly ever needed)

        log = start_logging()
        logger.exception("unexpected, in a command", exc_info=error)
    where = f"，详情在“{log}”" if log else ""
    _tell(f"程序内部出错（{type(error).__name__}），没有完成{where}。")
    return 2


def _tell(sentence: str) -> None:
    """Say what went wrong; where that cannot be written either, the exit status still tells."""
    with contextlib.suppress(OSError):
        print(sentence, file=sys.stderr)


def _provide_output() -> None:
    """Let what is printed to an output that was closed (`>&-`) fail as on any other."""
    if sys.stdout is None:
        nowhere = os.open(os.devnull, os.O_RDONLY)
        sys.stdout = io.TextIOWrapper(io.FileIO(nowhere, "w", closefd=False), encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = io.StringIO()  # nobody reads it


def _end_in_order() -> None:
    """Let a request to end take the way of an exception, so that temporary files go."""

    def end(number: int, _frame: object) -> NoReturn:
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)


def _forget_output() -> None:
    """Let nobody try again to write what could not be written."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _use_utf8() -> None:
    """Print Chinese whatever the terminal's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


_MODULES = {"import": "import_file"}  # `import` is a word of Python


class _Parser(argparse.ArgumentParser):
    """Says in one Chinese line what is wrong with the call; explains itself in Chinese.

    Names of options are not to be shortened: a script that does so would break
    with the next option.
    """

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 (the library's own)
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self.add_argument("-h", "--help", action="help", help="显示这份说明")
        self._positionals.title, self._optionals.title = "参数", "选项"

    _MESSAGES = (
        (r"the following arguments are required: 命令", f"请写一个命令：{'、'.join(COMMANDS)}"),
        (r"the following arguments are required: (.*)", r"缺少参数 \1"),
        (r"unrecognized arguments: (.*)", r"不认识的参数 \1"),
        (r"argument (.*): expected .* argument.*", r"\1 后面要有一个值"),
        (r"argument (.*): invalid int value: '(.*)'", r"\1 要填整数，不能是“\2”"),
        (r"argument (.*): invalid choice: '(.*?)' .*", r"\1 不能是“\2”"),
    )

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in self._MESSAGES:
            message = re.sub(f"^{pattern}$", chinese, message)
        raise UsageError(f"用法错误：{message}；用 --help 查看用法。")


class _Version(argparse.Action):
    """Prints the version and ends; what tells it is loaded only then."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002 (the library's)
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from core.about.build import version_line  # noqa: PLC0415 (hardly ever needed)

        print(version_line())
        parser.exit()


def _parser(called: str) -> argparse.ArgumentParser:
    """Return the parser; the command that is called, alone of all, is loaded and asked."""
    parser = _Parser(
        prog="main.py",
        description="政务公开年报：填写、核对、导出年度报告。",
        epilog="不写命令就打开窗口，可以写上要打开的文件。“main.py 命令 --help”说明一个命令。",
    )
    parser.add_argument("--version", action=_Version, help="显示版本")
    commands = parser.add_subparsers(metavar="命令", required=True)
    for name, what in COMMANDS.items():
        described = commands.add_parser(name, help=what)
        if name == called:
            module = importlib.import_module(f"core.commands.{_MODULES.get(name, name)}")
            module.add_arguments(described)
            described.set_defaults(run=module.run)
    return parser
