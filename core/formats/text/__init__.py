"""Plain text."""

from core.formats.format import FileKind, Format

FORMAT = Format(
    id="txt",
    name="纯文本",
    suffix=".txt",
    opened=(".md", ".csv", ".tsv"),
    menu="导出文本(&T)…",
    tip="导出纯文本，供邮件发送",
    says_draft=True,
    writer="core.formats.text.writing.writer",
    readers={FileKind.TEXT: "core.formats.text.reading.reader"},
)
