"""Blanks as counties send them, made with several libraries and layouts."""

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.document.document import Cell, Table
from core.form.form import Form
from core.layout.table_layout import blank_table
from tests.core import foreign_files as foreign
from tests.core.interpret import documents
from tests.core.interpret.documents import blocks_of
from tests.factories import blank_report

Make = Callable[[Form, Path], Path]


def tables_of(form: Form) -> list[Table]:
    return [blank_table(form, table) for table in form.tables]


def put(sheet: Worksheet, table: Table, top: int = 1, left: int = 1, *, merge: bool = True) -> None:
    """Put a table on a sheet, with borders as a county draws them."""
    thin = Side(style="thin")
    for cell in table.cells:
        row, column = top + cell.row, left + cell.column
        shown = sheet.cell(row, column, cell.text or None)
        shown.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        if merge and cell.row_span * cell.column_span > 1:
            bottom, right = top + cell.last_row, left + cell.last_column
            sheet.merge_cells(start_row=row, start_column=column, end_row=bottom, end_column=right)


def saved(workbook: Workbook, path: Path) -> Path:
    workbook.save(path)
    return path


def titled(workbook: Workbook, name: str, title: str) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(name)
    sheet["A1"] = title
    sheet["A1"].font = Font(name="方正小标宋简体", size=16)
    return sheet


def fresh() -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook


def renamed_sheets(form: Form, path: Path) -> Path:
    """A sheet a table, tabs of the county's own, a heading with the organ and who filled it in."""
    workbook = fresh()
    for number, table in enumerate(tables_of(form), 1):
        sheet = titled(workbook, f"附件{number}", f"{table.title}统计表")
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=table.columns)
        sheet["A2"], sheet["C2"] = "单位名称：", "年度："
        put(sheet, table, 4)
        last = sheet.max_row + 2
        sheet.cell(
            last, 1, "填报人：        联系电话：        审核人：        填报日期：   年  月  日"
        )
        sheet.merge_cells(start_row=last, start_column=1, end_row=last, end_column=table.columns)
    return saved(workbook, path)


def one_sheet(form: Form, path: Path) -> Path:
    """All three tables below each other on one sheet, not beginning at A1."""
    return foreign.one_sheet(blocks_of(blank_report(form)), path)


def side_by_side_values(form: Form, path: Path) -> Path:
    """Sheets without merged cells: texts in the first place, zeros to be overwritten."""
    workbook = fresh()
    for number, table in enumerate(tables_of(form), 1):
        sheet = workbook.create_sheet(f"Sheet{number}")
        put(sheet, table, 1, merge=False)
        for cell in table.cells:
            if cell.entry:
                sheet.cell(1 + cell.row, 1 + cell.column, 0)
    return saved(workbook, path)


def transposed(form: Form, path: Path) -> Path:
    """Rows and columns exchanged."""
    workbook = fresh()
    for number, table in enumerate(tables_of(form), 1):
        put(workbook.create_sheet(f"表{number}"), documents.turned(table), 2, 2)
    return saved(workbook, path)


def with_formulas(form: Form, path: Path) -> Path:
    """Totals are formulas of the county's, some of them shared down a column."""
    workbook = fresh()
    for table_id, table in zip(form.tables, tables_of(form), strict=True):
        sheet = workbook.create_sheet(table_id)
        put(sheet, table)
        places = {c.entry.address: c for c in table.cells if c.entry}
        for total, parts in form.totals.items():
            if total in places:
                names = "+".join(_name(places[part]) for part in parts)
                cell = places[total]
                sheet[_name(cell)] = f"={names}"
    return saved(workbook, path)


def _name(cell: Cell) -> str:
    return f"{get_column_letter(cell.column + 1)}{cell.row + 1}"


def moved_columns(form: Form, path: Path) -> Path:
    """The columns of figures in the opposite order."""
    workbook = fresh()
    for number, table in enumerate(tables_of(form), 1):
        put(workbook.create_sheet(f"表{number}"), documents.mirrored_columns(table))
    return saved(workbook, path)


def moved_rows(form: Form, path: Path) -> Path:
    """The rows upside down."""
    workbook = fresh()
    for number, table in enumerate(tables_of(form), 1):
        put(workbook.create_sheet(f"表{number}"), documents.mirrored_rows(table))
    return saved(workbook, path)


def extra_columns(form: Form, path: Path) -> Path:
    """Columns of the county's own behind each table, a serial number before it."""
    workbook = fresh()
    for number, table in enumerate(tables_of(form), 1):
        sheet = workbook.create_sheet(f"表{number}")
        put(sheet, table, 2, 2)
        right = 2 + table.columns
        for column, name in enumerate(("填报人", "联系电话", "审核人", "备注"), right):
            sheet.cell(2, column, name)
        sheet.cell(2, 1, "序号")
        for row in range(3, 2 + table.rows):
            sheet.cell(row, 1, row - 2)
    return saved(workbook, path)


def coloured(form: Form, path: Path) -> Path:
    """A protected sheet whose blank cells are open, one of them locked, and coloured heads."""
    from openpyxl.styles import Protection  # noqa: PLC0415

    workbook = fresh()
    for number, table in enumerate(tables_of(form), 1):
        sheet = workbook.create_sheet(f"表{number}")
        put(sheet, table)
        for cell in table.cells:
            shown = sheet.cell(1 + cell.row, 1 + cell.column)
            shown.fill = PatternFill("solid", "FFEEDD")
            if cell.entry:
                shown.protection = Protection(locked=False)
        sheet.protection.sheet = True
        sheet.protection.password = "secret"
    return saved(workbook, path)


def word(form: Form, path: Path) -> Path:
    """A Word file of python-docx with real merged cells."""
    return foreign.word(blocks_of(blank_report(form)), path)


def word_with_fields(form: Form, path: Path) -> Path:
    """A Word file with lines and a small table for who fills it in."""
    document = docx.Document()
    document.add_paragraph("填报单位：＿＿＿＿＿＿（盖章）　年度：")
    small = document.add_table(1, 4)
    for column, text in enumerate(("填报人", "", "联系电话", "")):
        small.cell(0, column).text = text
    document.save(str(path))
    whole = docx.Document(str(path))
    for table in tables_of(form):
        whole.add_paragraph(table.title)
        foreign._add_table(whole, table)
    whole.save(str(path))
    return path


def word_split(form: Form, path: Path) -> Path:
    """A Word file whose tables end at the page's end and go on in another."""
    return foreign.word(blocks_of(blank_report(form)), path, rows=12)


def collecting(
    form: Form, path: Path, names: Sequence[str | None], *, is_turned: bool = False, levels: int = 3
) -> Path:
    """A line for each organ, with all figures: a row, or when turned a column."""
    workbook = fresh()
    sheet = workbook.create_sheet("汇总")

    def put_at(row: int, column: int, text: str | None) -> None:
        place = (column, row) if is_turned else (row, column)
        sheet.cell(*place, text)

    put_at(levels, 1, "单位名称")
    for column, cell in enumerate(form.cells.values(), 2):
        heads = (form.tables[cell.table].sheet, cell.row_name, cell.column_name)
        for row, text in enumerate(heads if levels == 3 else (cell.name,), 1):
            put_at(row, column, text)
    last = len(form.cells) + 2
    put_at(levels, last, "填报人")
    for row, name in enumerate(names, levels + 1):
        put_at(row, 1, name)
    return saved(workbook, path)


ALL: tuple[Make, ...] = (
    renamed_sheets, one_sheet, side_by_side_values, transposed, with_formulas, moved_columns,
    moved_rows, extra_columns, coloured, word, word_with_fields, word_split,
)  # fmt: skip
