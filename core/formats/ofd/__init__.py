"""OFD (GB/T 33190-2016), the state's own page format."""

from core.formats.format import FileKind, Format, Option

FORMAT = Format(
    id="ofd",
    name="OFD 文件",
    suffix=".ofd",
    menu="导出 OFD(&F)…",
    tip="导出和 PDF 同样版面的 OFD，供公文交换和归档",
    says_draft=True,
    signs=True,
    carries_report=True,
    options=(Option("shipped_fonts"),),
    writer="core.formats.ofd.writing.writer",
    readers={FileKind.OFD: "core.formats.ofd.reading.reader"},
)
