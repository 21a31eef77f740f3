"""PDF files."""

from core.formats.format import FileKind, Format, Option

FORMAT = Format(
    id="pdf",
    name="PDF 文件",
    suffix=".pdf",
    menu="导出 PDF(&P)…",
    tip="导出整份报告，供打印签批",
    icon="pdf",
    keys=("Ctrl+Shift+E",),
    says_draft=True,
    signs=True,
    options=(Option("shipped_fonts"),),
    writer="core.formats.pdf.writing.writer",
    readers={FileKind.PDF: "core.formats.pdf.reading.reader"},
)
