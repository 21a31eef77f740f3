"""The kinds of files that can be opened, as file dialogs list them."""

from core.project.project_file import SUFFIX

_OWN = (SUFFIX, ".json")
_FOREIGN = {
    "Word 文档": (".docx", ".doc", ".wps"),
    "Excel 工作簿": (".xlsx", ".xls", ".et", ".ods"),
    "网页": (".html", ".htm"),
    "PDF 文件": (".pdf",),
    "文本": (".txt", ".md"),
}


def _patterns(suffixes: tuple[str, ...]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)


def _filter() -> str:
    every = (*_OWN, *(suffix for suffixes in _FOREIGN.values() for suffix in suffixes))
    kinds = {"所有年报": every, "年报文件": (SUFFIX,), **_FOREIGN, "JSON 数据": (".json",)}
    lines = [f"{name} ({_patterns(suffixes)})" for name, suffixes in kinds.items()]
    return ";;".join([*lines, "所有文件 (*)"])


READABLE = _filter()
"""The filter of a file dialog."""
