"""Excel workbooks."""

from core.formats.format import FileKind, Format, Option

_READER = "core.formats.excel.reading.reader"

FORMAT = Format(
    id="xlsx",
    name="Excel 工作簿",
    suffix=".xlsx",
    opened=(".xls", ".et", ".ods"),
    menu="导出 Excel(&E)…",
    tip="导出全部表格，供上报汇总",
    icon="excel",
    keys=("Ctrl+E",),
    says_draft=False,
    options=(Option("values_only", "Excel 里只写数值，不用公式"),),
    writer="core.formats.excel.writing.writer",
    readers={
        FileKind.EXCEL: _READER,
        FileKind.OLD_EXCEL: _READER,
        FileKind.OPEN_SHEET: _READER,
    },
)
