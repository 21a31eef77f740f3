"""Reports as other programs write them: Word, Excel, web pages and text, made for tests."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import docx
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.document.document import Paragraph, Table
from tests.core.interpret.documents import part

Blocks = Sequence[Paragraph | Table]


def grid(table: Table) -> list[list[str]]:
    """The rows of a table; what merged cells cover is blank."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def word(blocks: Blocks, path: Path, rows: int = 1000) -> Path:
    """A Word file with real merged cells; its tables end after so many rows."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(f"　　{block.text}")
            continue
        for start in range(0, block.rows, rows):
            _add_table(document, part(block, range(start, min(start + rows, block.rows))))
            document.add_paragraph("")
    document.save(str(path))
    return path


def _add_table(document: "docx.document.Document", table: Table) -> None:
    shown = document.add_table(table.rows, table.columns)
    for cell in table.cells:
        place = shown.cell(cell.row, cell.column)
        if cell.row_span * cell.column_span > 1:
            place = place.merge(shown.cell(cell.last_row, cell.last_column))
        # a narrow column is written from top to bottom, a character a line
        place.text = "\n".join(cell.text) if cell.row_span > 9 else cell.text


def one_sheet(blocks: Blocks, path: Path) -> Path:
    """A workbook with everything on one sheet, numbers as text, not beginning at A1."""
    return a_sheet_each({"数据": blocks}, path)


def a_sheet_each(reports: Mapping[str, Blocks], path: Path) -> Path:
    """A workbook with a sheet for each report, by the sheets' names."""
    workbook = Workbook()
    for name, blocks in reports.items():
        _put_blocks(workbook.create_sheet(name), blocks)
    workbook.remove(workbook.worksheets[0])
    workbook.save(path)
    return path


def _put_blocks(sheet: Worksheet, blocks: Blocks) -> None:
    row = 3
    for block in blocks:
        if isinstance(block, Paragraph):
            sheet.cell(row, 2, block.text)
            row += 1
        else:
            _put_table(sheet, block, row)
            row += block.rows + 1


def _put_table(sheet: Worksheet, table: Table, top: int) -> None:
    for cell in table.cells:
        row, column = top + cell.row, 2 + cell.column
        if cell.text:
            sheet.cell(row, column, cell.text)
        if cell.row_span * cell.column_span > 1:
            bottom, right = top + cell.last_row, 2 + cell.last_column
            sheet.merge_cells(start_row=row, start_column=column, end_row=bottom, end_column=right)


def sheets(blocks: Blocks, path: Path, heading: str) -> Path:
    """A workbook with a sheet a table, strangely named, without merged cells."""
    workbook = Workbook()
    for number, table in enumerate(b for b in blocks if isinstance(b, Table)):
        sheet = workbook.create_sheet(f"附表{number + 1}")
        sheet.append([heading])
        sheet.append([])
        for row in grid(table):
            sheet.append([int(text) if text.isdigit() else text or None for text in row])
    del workbook[workbook.sheetnames[0]]
    workbook.save(path)
    return path


def portal(blocks: Blocks) -> str:
    """A page of a portal, its article among navigation and footer."""
    lines = [
        '<html><head><meta charset="gb18030"><title>年报</title></head><body>',
        '<div class="nav"><a href="/">首页</a><a href="/zwgk">政务公开</a></div>',
        '<div class="content">',
    ]
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(f"<p>　　{block.text}</p>")
            continue
        lines.append("<table>")
        for row in range(block.rows):
            cells = (
                f'<td rowspan="{c.row_span}" colspan="{c.column_span}"><p>{c.text}</p></td>'
                for c in block.cells
                if c.row == row
            )
            lines.append(f"<tr>{''.join(cells)}</tr>")
        lines.append("</table>")
    lines.append(
        '</div><div class="footer">主办单位：县政府办公室　备案号：001</div></body></html>'
    )
    return "\n".join(lines)


def tabbed(blocks: Blocks) -> str:
    """Text with tabs, as a spreadsheet gives it to the clipboard."""
    return _text(blocks, "\t".join)


def piped(blocks: Blocks) -> str:
    """Text with Markdown's pipes."""
    return _text(blocks, lambda row: f"| {' | '.join(row)} |")


def _text(blocks: Blocks, line: Callable[[list[str]], str]) -> str:
    lines: list[str] = []
    for block in blocks:
        lines += [block.text] if isinstance(block, Paragraph) else map(line, grid(block))
    return "\n".join(lines)


def one_cell_a_line(blocks: Blocks) -> str:
    """Text as Word gives it: a cell a line, behind a tab, and a blank line before each row."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            continue
        for row in range(block.rows):
            lines.append("")
            lines += (f"\t{cell.text}" for cell in block.cells if cell.row == row)
    return "\n".join(lines)
