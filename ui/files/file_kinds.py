"""The kinds of files that can be opened, as file dialogs list them."""

from core.formats.all_formats import OPENED
from core.project.project_file import SUFFIX
from core.rollup.suffix import SUFFIX as ROLLUP

_OWN = (SUFFIX, ".json")


def _patterns(suffixes: tuple[str, ...]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)


def _filter() -> str:
    every = dict.fromkeys((*_OWN, *(suffix for each in OPENED.values() for suffix in each)))
    kinds = {
        "所有年报": tuple(every),
        "年报文件": (SUFFIX,),
        "汇总文件": (ROLLUP,),
        **OPENED,
        "JSON 数据": (".json",),
    }
    lines = [f"{name} ({_patterns(suffixes)})" for name, suffixes in kinds.items()]
    return ";;".join([*lines, "所有文件 (*)"])


READABLE = _filter()
"""The filter of a file dialog."""
