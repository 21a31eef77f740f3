"""Reading PDF files as other programs print them: lines, page ends, text, refusals."""

from io import BytesIO
from itertools import accumulate, pairwise

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from core.document.document import Table
from core.form.form import Form
from core.formats.pdf.reading.lines import line_of
from core.formats.pdf.reading.pages import Glyph
from core.layout.compose import compose_table
from tests.core.formats.pdf.pdf_drawing import (
    HEIGHT,
    LEFT,
    RIGHT,
    WIDTH,
    Drawing,
    Shape,
    columns,
    grown,
    read_here,
    rows,
    shapes,
)
from tests.core.formats.readings import geometry, grid, sentence, texts
from tests.factories import balanced_report

SMALL: list[Shape] = [
    (0, 0, "第二十条第（一）项", 1, 3),
    (1, 0, "信息内容", 1, 1),
    (1, 1, "本年制发件数", 1, 1),
    (1, 2, "现行有效件数", 1, 1),
    (2, 0, "规章", 1, 1),
    (2, 1, "12", 1, 1),
    (2, 2, "3456", 1, 1),
]
PROSE = "镇政府按照条例要求主动公开群众关心的信息，全年收到申请3件，按时答复申请人，没有收到投诉。"


def squeezed(cells: list[Shape]) -> set[Shape]:
    return {(r, c, "".join(text.split()), rs, cs) for r, c, text, rs, cs in cells}


def wrapped(text: str, first: int = 28, other: int = 28) -> list[str]:
    """Text in lines of so many characters, as it is printed with hard ends."""
    rest = text[first:]
    return [text[:first], *(rest[k : k + other] for k in range(0, len(rest), other))]


@pytest.mark.parametrize("style", ["strokes", "boxes", "fills", "dashes", "shades", "open"])
def test_lines_of_every_kind(style: str) -> None:
    drawing = Drawing()
    drawing.text("二、主动公开政府信息情况", 80)
    drawing.table(SMALL, columns(3), rows(3, 110), style)
    drawing.text("三、其他", 190)

    found = read_here(drawing.data())

    assert [geometry(table) for table in found.tables] == [squeezed(SMALL)]
    assert texts(found) == ["二、主动公开政府信息情况", "三、其他"]
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Table", "Paragraph"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
@pytest.mark.parametrize("is_marked", [True, False])
def test_pages_turned(rotation: int, is_marked: bool) -> None:  # noqa: FBT001
    drawing = Drawing()
    if is_marked:  # else the text itself lies on its side
        drawing.canvas.setPageRotation(rotation)
    shift = {90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}[rotation]
    drawing.canvas.translate(*shift)
    drawing.canvas.rotate(rotation)
    drawing.table(SMALL, columns(3, 79, 500), rows(3, 300))

    (table,) = read_here(drawing.data()).tables

    assert geometry(table) == squeezed(SMALL)


def test_tables_in_forms() -> None:
    drawing = Drawing()
    drawing.canvas.beginForm("form")
    drawing.table(SMALL, columns(3, 0, 400), rows(3, 110))
    drawing.canvas.endForm()
    drawing.canvas.translate(90, -40)
    drawing.canvas.doForm("form")

    (table,) = read_here(drawing.data()).tables

    assert geometry(table) == squeezed(SMALL)


def test_frames_and_single_columns_are_text() -> None:
    drawing = Drawing()
    drawing.canvas.rect(60, 60, 480, 720)
    drawing.table([(n, 0, f"第{n}段文字", 1, 1) for n in range(3)], [LEFT, RIGHT], rows(3, 200))

    found = read_here(drawing.data())

    assert found.tables == ()
    assert "".join(texts(found)) == "第0段文字第1段文字第2段文字"


def test_two_tables_one_below_the_other() -> None:
    drawing = Drawing()
    drawing.table(SMALL, columns(3), rows(3, 100))
    drawing.table(SMALL, columns(3, LEFT + 1, RIGHT - 1), rows(3, 190))

    assert [geometry(table) for table in read_here(drawing.data()).tables] == [squeezed(SMALL)] * 2


def part(cells: list[Shape], first: int, end: int, labels: str) -> list[Shape]:
    """The rows from `first` up to `end`; what a page's end cuts keeps its text as `labels` say."""
    found = []
    for row, column, text, row_span, column_span in cells:
        top, bottom = max(row, first), min(row + row_span, end)
        if top < bottom:
            shown = text
            half = len(text) // 2
            if row < first:
                shown = {"first": "", "each": text, "torn": text[half:]}[labels]
            elif row + row_span > end:
                shown = text[:half] if labels == "torn" else text
            found.append((top - first, column, shown, bottom - top, column_span))
    return found


def paged(table: Table, breaks: list[int], labels: str, header: int = 0) -> set[Shape]:
    """The cells of a table read back from pages that end before the given rows."""
    drawing = Drawing(height=1600)
    cells = shapes(table)
    scale = 480 / sum(table.widths)
    xs = list(accumulate((width * scale for width in table.widths), initial=60.0))
    for number, (first, end) in enumerate(pairwise([0, *breaks, table.rows])):
        shift = header if number else 0
        shown = [cell for cell in cells if cell[0] < shift]
        shown += [(cell[0] + shift, *cell[1:]) for cell in part(cells, first, end, labels)]
        drawing.table(shown, xs, grown(shown, xs, end - first + shift, 70))
        drawing.text(f"— {number + 1} —", 1550, 280, 14)
        drawing.end_page()
    (found,) = read_here(drawing.data()).tables
    return geometry(found)


@pytest.mark.parametrize("labels", ["first", "each", "torn"])
@pytest.mark.parametrize("header", [0, 3])
@pytest.mark.parametrize("at", [4, 6, 8, 12, 16, 17, 20, 24, 25, 27])
def test_a_table_over_two_pages_is_whole(
    form_2021: Form, at: int, header: int, labels: str
) -> None:
    table = compose_table(balanced_report(form_2021), "applications")

    assert paged(table, [at], labels, header) == geometry(table)


@pytest.mark.parametrize("table_id", ["applications", "disclosure"])
def test_a_table_over_many_pages_is_whole(form: Form, table_id: str) -> None:
    table = compose_table(balanced_report(form), table_id)

    assert paged(table, [3, 7, 10, 11], "first") == geometry(table)


def test_a_row_over_two_pages_is_whole() -> None:
    drawing = Drawing()
    drawing.table(
        [*SMALL, (3, 0, "规范性", 1, 1), (3, 1, "7", 1, 1), (3, 2, "8", 1, 1)],
        columns(3),
        rows(4, 690),
    )
    drawing.end_page()
    drawing.table(
        [
            (0, 0, "文件", 1, 1),
            (0, 1, "", 1, 1),
            (0, 2, "", 1, 1),
            (1, 0, "许可", 1, 1),
            (1, 1, "9", 1, 2),
        ],
        columns(3),
        rows(2, 70),
    )

    (table,) = read_here(drawing.data()).tables

    assert grid(table)[3:] == [["规范性文件", "7", "8"], ["许可", "9", ""]]


def test_text_between_keeps_tables_apart() -> None:
    drawing = Drawing()
    drawing.table(SMALL, columns(3), rows(3, 600))
    drawing.end_page()
    drawing.text("三、其他", 70)
    drawing.table(SMALL, columns(3), rows(3, 100))

    assert len(read_here(drawing.data()).tables) == 2


def test_tables_without_lines() -> None:
    drawing = Drawing()
    drawing.text("二、主动公开政府信息情况", 80)
    drawing.table(SMALL[1:], columns(3), rows(3, 110), "")
    drawing.table(
        [(0, 0, "行政规范性文件", 1, 1), (0, 1, "0", 1, 1), (0, 2, "66", 1, 1)],
        columns(3),
        rows(1, 170),
        "",
    )
    drawing.text("三、收到和处理政府信息公开申请情况", 210)

    found = read_here(drawing.data())

    assert [grid(table) for table in found.tables] == [
        [
            ["信息内容", "本年制发件数", "现行有效件数"],
            ["规章", "12", "3456"],
            ["行政规范性文件", "0", "66"],
        ]
    ]
    assert texts(found) == ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]


PARAGRAPHS = [
    "一、总体情况",
    f"（一）主动公开。{PROSE}{PROSE}",
    f"（二）依申请公开。{PROSE}",
    f"{PROSE}其中1.5万元用于设备，详见附件。",
]


@pytest.mark.parametrize("indent", [0, 2])
def test_hard_line_ends_are_joined(indent: int) -> None:
    drawing = Drawing()
    space = "\u3000" * indent
    lines = [line for paragraph in PARAGRAPHS for line in wrapped(space + paragraph)]
    drawing.lines(lines[:7], 80)
    drawing.end_page()
    drawing.lines(lines[7:], 80)

    assert texts(read_here(drawing.data())) == PARAGRAPHS


def test_titles_signatures_and_gaps_stand_alone() -> None:
    drawing = Drawing()
    drawing.text("清溪镇人民政府", 80, 216, 22)
    drawing.text("2023年政府信息公开工作年度报告", 112, 130, 22)
    drawing.lines(wrapped("\u3000\u3000" + PROSE), 180)
    drawing.text("清溪镇人民政府", 330, RIGHT - 10 * 16)
    drawing.text("2024年1月12日", 359, RIGHT - 9 * 16)

    assert texts(read_here(drawing.data())) == [
        "清溪镇人民政府",
        "2023年政府信息公开工作年度报告",
        PROSE,
        "清溪镇人民政府",
        "2024年1月12日",
    ]


@pytest.mark.parametrize(
    "folio",
    [
        "— {} —",
        "- {} -",
        "{}",
        "第{}页",
        "第 {} 页 共 3 页",
        "{}/3",
        "Page {} of 3",
        "－{}－",
        "·{}·",
    ],
)
def test_page_numbers_are_dropped(folio: str) -> None:
    drawing = Drawing()
    for number in (1, 2, 3):
        drawing.lines(wrapped(f"\u3000\u3000{'甲乙丙丁'[number]}{PROSE}"), 80)
        drawing.text(folio.format(number), 790, 280, 14)
        drawing.end_page()

    assert texts(read_here(drawing.data())) == [f"{name}{PROSE}" for name in "乙丙丁"]


def test_what_a_browser_prints_and_running_headers_are_dropped() -> None:
    drawing = Drawing()
    for number in (1, 2):
        drawing.text("2024/1/15 10:05", 12, 30, 8)
        drawing.text("清溪镇年报_清溪县人民政府", 12, 300, 8)
        drawing.text("清溪县政府信息公开", 40, 220, 10)
        drawing.lines(wrapped(f"\u3000\u3000{'甲乙丙'[number]}{PROSE}"), 80)
        drawing.text("https://www.example.gov.cn/zwgk/nb/index.html", 820, 30, 8)
        drawing.text(f"{number}/2", 820, 540, 8)
        drawing.end_page()

    assert texts(read_here(drawing.data())) == [f"{name}{PROSE}" for name in "乙丙"]


def test_numbers_in_the_text_are_no_page_numbers() -> None:
    drawing = Drawing()
    drawing.lines(["\u3000\u30003", "\u3000\u3000无"], 300)

    assert texts(read_here(drawing.data())) == ["3", "无"]


def test_radicals_become_ideographs() -> None:
    glyphs = [Glyph(text, 16 * n, 16 * n + 16, 0, 16, 14) for n, text in enumerate("⼀、⼈⺠")]

    assert line_of(glyphs).text == "一、人民"


def test_latin_words_keep_their_spaces() -> None:
    drawing = Drawing()
    drawing.text("open source", 80)
    drawing.text("公开 3 件", 120)

    assert texts(read_here(drawing.data())) == ["open source", "公开 3 件"]


def picture() -> ImageReader:
    file = BytesIO()
    Image.new("L", (60, 60), 128).save(file, "PNG")
    file.seek(0)
    return ImageReader(file)


def test_a_scan_is_refused() -> None:
    drawing = Drawing()
    drawing.canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)

    assert "扫描件" in sentence(read_here, drawing.data())


def test_an_empty_file_is_refused() -> None:
    drawing = Drawing()
    drawing.canvas.rect(10, 10, 20, 20)

    assert "没有文字" in sentence(read_here, drawing.data())


def test_a_password_is_asked_for_elsewhere() -> None:
    drawing = Drawing(StandardEncryption("secret"))
    drawing.text("清溪镇", 80)

    assert "密码" in sentence(read_here, drawing.data())


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    drawing = Drawing(StandardEncryption("", ownerPassword="owner", canModify=0))
    drawing.text("清溪镇", 80)

    assert texts(read_here(drawing.data())) == ["清溪镇"]


def test_labels_on_several_lines_belong_to_the_figures_beside_them() -> None:
    drawing = Drawing()
    drawing.text("申请人情况", 100, 400, 9)
    for number, name in enumerate(("自然人", "总计")):
        drawing.text(name, 130, 350 + 90 * number, 9)
    for number, label in enumerate(
        ("（一）予以公开", "（二）部分公开（区分处理的，只计这一情形）")
    ):
        top = 160 + 50 * number
        pieces = [label[k : k + 12] for k in range(0, len(label), 12)]
        for line, piece in enumerate(pieces):
            drawing.text(piece, top - 6 * (len(pieces) - 1) + 12 * line, LEFT, 9)
        for column in (0, 1):
            drawing.text(str(12 + number + column), top, 350 + 90 * column, 9)

    (table,) = read_here(drawing.data()).tables

    assert grid(table)[1:] == [
        ["", "自然人", "总计"],
        ["（一）予以公开", "12", "13"],
        ["（二）部分公开（区分处理的，只计这一情形）", "13", "14"],
    ]


def test_a_figure_at_the_foot_is_no_page_number() -> None:
    drawing = Drawing()
    for number, label in enumerate(("行政处罚", "行政强制", "行政许可")):
        drawing.text(label, 720 + 25 * number, LEFT, 9)
        drawing.text(str(number), 720 + 25 * number, 350, 9)
    drawing.text("— 1 —", 800, 280, 14)

    (table,) = read_here(drawing.data()).tables

    assert grid(table) == [["行政处罚", "0"], ["行政强制", "1"], ["行政许可", "2"]]


def test_a_label_and_its_figure_alone_stay_apart() -> None:
    drawing = Drawing()
    drawing.text("行政事业性收费", 300)
    drawing.text("1", 300, 400)

    assert texts(read_here(drawing.data())) == ["行政事业性收费", "1"]


def test_the_code_at_the_foot_of_all_pages_comes_last() -> None:
    drawing = Drawing()
    for number in (1, 2):
        drawing.text("草　稿", 24, 270, 14)
        drawing.text(f"第{'一二'[number - 1]}页", 300)
        drawing.text("校验码 7K2QX-9M4TD", 790, 90, 9)
        drawing.text(f"— {number} —", 790, 450, 14)
        drawing.end_page()

    assert texts(read_here(drawing.data())) == ["第一页", "第二页", "校验码：7K2QX-9M4TD"]


def test_graph_paper_is_no_table() -> None:
    drawing = Drawing()
    drawing.canvas.grid([50 + 3 * n for n in range(160)], [50 + 4.5 * n for n in range(160)])
    drawing.text("图一", 800)

    found = read_here(drawing.data())

    assert (found.tables, texts(found)) == ((), ["图一"])
