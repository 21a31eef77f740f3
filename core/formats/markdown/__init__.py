"""Markdown, for mail and wikis; the text reader reads it as it reads any text."""

from core.formats.format import Format

FORMAT = Format(
    id="md",
    name="Markdown 文本",
    suffix=".md",
    menu="导出 Markdown(&D)…",
    tip="导出带表格的纯文本，供邮件和维基页面使用",
    says_draft=True,
    writer="core.formats.markdown.writing.writer",
)
