"""Names that libraries keep to themselves and the program uses: which they are, and that they hold.

A test that fails here after an update of a library says by its name what has moved.
"""

import ast
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO

import pytest
import xlrd  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._writer import WorksheetWriter
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace, TTFontFile
from reportlab.pdfgen.canvas import Canvas

from core.formats.pdf.writing.face import LazyFace
from core.formats.setting.fonts import SHIPPED_FOLDER
from tests.core.formats.excel.workbooks import xls
from tests.core.test_imports import ROOT

FONT = SHIPPED_FOLDER / "FandolFang-Regular.ttf"
KNOWN = {
    ("styles.py", "_fonts"),
    ("archive.py", "_writer"),
    ("archive.py", "_rels"),
    ("archive.py", "_charts"),
    ("archive.py", "_drawing"),
    ("native_chart.py", "_write"),
    ("painting.py", "_doc"),
    ("xls.py", "_sheet_visibility"),
}
OF_TUPLES = {"_replace", "_asdict", "_fields"}  # documented, in spite of the underscore


def private(source: str) -> Iterator[str]:
    """Every private name that a source takes from something else than itself."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and not is_own(node.value):
            yield node.attr
        elif isinstance(node, ast.ImportFrom) and not str(node.module).startswith(("core", "ui")):
            yield from (alias.name for alias in node.names)
            yield from str(node.module).split(".")


def is_own(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id in {"self", "cls"}


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in OF_TUPLES


def test_the_formats_use_no_other_private_names() -> None:
    found = {
        (path.name, name)
        for path in (ROOT / "core" / "formats").rglob("*.py")
        for name in filter(is_private, private(path.read_text(encoding="utf-8")))
    }
    assert found == KNOWN


def test_a_private_name_would_be_noticed() -> None:
    source = "from a._b import c\nfrom d import _e\nx._f = self._g\ny._replace()\n"
    assert sorted(filter(is_private, private(source))) == ["_b", "_e", "_f"]


def test_openpyxl_keeps_the_fonts_of_a_workbook_in_fonts() -> None:
    workbook = Workbook()
    assert isinstance(workbook._fonts, IndexedList), version("openpyxl")  # type: ignore[attr-defined]
    workbook._fonts = IndexedList([Font(name="宋体", size=11)])  # type: ignore[attr-defined]
    assert workbook.worksheets[0]["A1"].font.name == "宋体", version("openpyxl")


def test_openpyxl_writes_a_worksheet_into_memory_and_keeps_its_relations() -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = 7
    writer = WorksheetWriter(sheet, BytesIO())
    writer.write()
    assert b"<v>7</v>" in writer.read(), version("openpyxl")
    assert list(writer._rels) == [], version("openpyxl")  # type: ignore[attr-defined]


def test_openpyxl_keeps_the_charts_of_a_worksheet_and_refers_to_their_drawing() -> None:
    sheet, chart, drawing = Workbook().worksheets[0], BarChart(), SpreadsheetDrawing()
    sheet.add_chart(chart, "A1")
    assert sheet._charts == [chart], version("openpyxl")  # type: ignore[attr-defined]
    assert chart._write().find("chart") is not None, version("openpyxl")  # type: ignore[attr-defined]
    drawing.charts = [chart]
    sheet._drawing = drawing  # type: ignore[attr-defined]
    writer = WorksheetWriter(sheet, BytesIO())
    writer.write()
    assert b"<drawing " in writer.read(), version("openpyxl")


def test_xlrd_knows_of_a_sheet_that_it_has_not_read_whether_it_is_hidden() -> None:
    def hide(sheet: xlwt.Worksheet) -> None:
        sheet.visibility = 1

    def show(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, "甲")

    book = xlrd.open_workbook(file_contents=xls(show, hide), on_demand=True)
    assert list(book._sheet_visibility) == [0, 1], version("xlrd")


def test_reportlab_keeps_the_file_of_a_canvas_in_doc() -> None:
    canvas = Canvas(BytesIO())
    file = canvas._doc  # type: ignore[attr-defined]
    assert isinstance(file, PDFDocument), version("reportlab")
    for name in (
        *("defaultStreamFilters", "updateSignature", "GetPDFData", "idToObject"),
        *("Catalog", "Pages", "Reference", "idToObjectNumberAndVersion"),
    ):
        assert hasattr(file, name), f"{name} of reportlab {version('reportlab')}"


@pytest.fixture(scope="module")
def whole() -> TTFontFace:
    """A font that the library has read by itself."""
    return TTFontFace(str(FONT))


@pytest.mark.parametrize(
    "field",
    [
        *("_ttf_data", "filename", "hmetrics", "glyphPos", "numGlyphs", "charToGlyph"),
        *("charWidths", "defaultWidth", "_pdfScale", "getCharWidth", "get_table"),
        *("get_table_pos", "table", "get_ushort", "name"),
    ],
)
def test_reportlab_keeps_what_it_reads_of_a_font_in(whole: TTFontFace, field: str) -> None:
    assert hasattr(whole, field), f"{field} of reportlab {version('reportlab')}"
    assert hasattr(LazyFace(FONT), field)


def test_reportlab_does_not_look_at_characters_when_it_is_told_not_to() -> None:
    bare = TTFontFile(str(FONT), charInfo=0)
    assert not bare.charToGlyph, version("reportlab")


@pytest.mark.parametrize("field", ["fontName", "face", "encoding", "state", "shapable"])
def test_reportlab_knows_a_font_by(field: str) -> None:
    assert hasattr(TTFont("a", str(FONT)), field), f"{field} of reportlab {version('reportlab')}"


def test_reportlab_makes_the_same_subset_of_both_faces(whole: TTFontFace) -> None:
    codes = [ord(character) for character in "政府信息公开0123（）"]
    lazy = LazyFace(FONT)
    assert lazy.makeSubset(codes) == whole.makeSubset(codes), version("reportlab")
    widths = [whole.charWidths[code] for code in codes]
    assert [lazy.getCharWidth(code) for code in codes] == widths, version("reportlab")
