"""Word files."""

from core.formats.format import FileKind, Format

_CONVERTING = "core.formats.word.reading.converting"

FORMAT = Format(
    id="docx",
    name="Word 文档",
    suffix=".docx",
    opened=(".doc", ".wps", ".rtf", ".odt"),
    menu="导出 Word(&W)…",
    tip="导出整份报告，供上级修改",
    says_draft=True,
    writer="core.formats.word.writing.writer",
    readers={
        FileKind.WORD: "core.formats.word.reading.reader",
        FileKind.OLD_WORD: _CONVERTING,
        FileKind.RICH_TEXT: "core.formats.word.reading.rtf_reader",
        FileKind.OPEN_TEXT: _CONVERTING,
    },
)
