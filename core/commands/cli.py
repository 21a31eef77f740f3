"""The command line. Text is Chinese, UTF-8; errors are one line on standard error.

Exit status: 0 done; 1 `check` found errors or `verify` other figures; 2 a usage
error, or a file that cannot be read or written.
"""

import argparse
import errno
import importlib
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from core import COMMANDS
from core.commands.common import UsageError
from core.errors import UserError
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.storage.refusals import explain


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit status."""
    _use_utf8()
    try:
        options = _parser().parse_args(arguments)
        command = importlib.import_module(f"core.commands.{options.module}")
        status: int = command.run(options)
        sys.stdout.flush()
    except UserError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read the output has enough of it, e.g. `| head`
        _forget_output()
        return 2
    except OSError as error:  # files raise UserError: this is standard output
        _forget_output()
        if error.errno == errno.EINVAL:  # as Windows says that nobody reads any more
            return 2
        print(f"无法输出结果：{explain(error)}。", file=sys.stderr)
        return 2
    return status


def _forget_output() -> None:
    """Let nobody try again to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _use_utf8() -> None:
    """Print Chinese whatever the terminal's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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


_REPORT = "年报文件，也可以是 Word、Excel、网页、PDF、文本或 dump 的 JSON"


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description="政务公开年报：填写、核对、导出年度报告。",
        epilog="不写命令就打开窗口，可以写上要打开的文件。“main.py 命令 --help”说明一个命令。",
    )
    commands = parser.add_subparsers(metavar="命令", required=True)
    _describe_new(commands.add_parser("new", help="新建一份年报"))
    import_help = "读入 Word、Excel、网页、PDF、文本或 dump 的 JSON，存成年报文件"
    _describe_import(commands.add_parser("import", help=import_help))
    _describe_dump(commands.add_parser("dump", help="以 JSON 打印一份年报"))
    _describe_check(commands.add_parser("check", help="核对一份年报"))
    _describe_export(commands.add_parser("export", help="导出一份年报"))
    _describe_verify(commands.add_parser("verify", help="核对文件里的数字和签字时的是否相同"))
    return parser


def _describe_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", type=int, required=True, help="报告的年度，例如 2024")
    parser.add_argument("--agency", required=True, help="机关全称")
    parser.add_argument("--form", choices=official_forms().ids(), help="报告格式，不写则按年度选择")
    _add_output(parser)
    parser.set_defaults(module="new")


def _describe_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="要读的文件")
    _add_previous(parser)
    _add_output(parser)
    parser.set_defaults(module="import_file")


def _describe_dump(parser: argparse.ArgumentParser) -> None:
    _add_report(parser)
    parser.set_defaults(module="dump")


def _describe_check(parser: argparse.ArgumentParser) -> None:
    _add_report(parser)
    _add_previous(parser)
    parser.add_argument("--json", action="store_true", help="以 JSON 打印结果")
    parser.set_defaults(module="check")


def _describe_export(parser: argparse.ArgumentParser) -> None:
    _add_report(parser)
    for format_ in FORMATS.values():
        parser.add_argument(f"--{format_.id}", type=Path, metavar="FILE", help=format_.name)
    parser.add_argument("--json", type=Path, metavar="FILE", help="dump 的 JSON")
    parser.add_argument("--final", action="store_true", help="有错误时也不标“草稿”")
    parser.add_argument("--sign-off", action="store_true", help="PDF 附一页签批单")
    parser.set_defaults(module="export")


def _describe_verify(parser: argparse.ArgumentParser) -> None:
    _add_report(parser)
    parser.add_argument("code", help="签字纸面页脚上的校验码")
    parser.set_defaults(module="verify")


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=_REPORT)


def _add_previous(parser: argparse.ArgumentParser) -> None:
    last_year = "上一年的报告，用来比较和核对结转"
    parser.add_argument("--previous", type=Path, metavar="FILE", help=last_year)


def _add_output(parser: argparse.ArgumentParser) -> None:
    target = "保存到哪个 .nianbao 文件"
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help=target)
