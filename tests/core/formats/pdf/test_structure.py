"""The structure of a PDF file, as those hear it who do not see the page."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from core.document.document import Cell, Document, Paragraph, Role, SignOff, Table
from core.form.library import official_forms
from core.layout.compose import compose
from tests.core.formats.charts.chart_samples import parts
from tests.core.formats.pdf.pdf_samples import (
    blocks_with_captions,
    document,
    figures,
    grouped,
    heading,
    pdf_bytes,
)
from tests.factories import balanced_report

_TEXT_OPERATORS = {"Tj", "TJ", "'", '"'}


@dataclass
class Node:
    """An element with its text, read back from a file."""

    kind: str
    text: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def of(self, *kinds: str) -> list["Node"]:
        return [node for node in self.walk() if node.kind in kinds]


def instructions(stream: pikepdf.Object | pikepdf.Page) -> Iterator[tuple[Any, str]]:
    for each in pikepdf.parse_content_stream(stream):
        assert isinstance(each, pikepdf.ContentStreamInstruction)
        yield each.operands, str(each.operator)


def character_maps(page: pikepdf.Page) -> dict[str, dict[int, str]]:
    """What the codes of each font of a page mean."""
    maps: dict[str, dict[int, str]] = {}
    for name, font in page.resources.Font.items():
        if "/ToUnicode" not in font:
            continue
        maps[name] = {}
        for operands, operator in instructions(font.ToUnicode):
            if operator == "endbfrange":
                for first, last, text in zip(*[iter(operands)] * 3, strict=True):
                    start, end = bytes(first)[-1], bytes(last)[-1]
                    for code in range(start, end + 1):
                        one = text[code - start] if isinstance(text, pikepdf.Array) else text
                        maps[name][code] = bytes(one).decode("utf-16-be")
            elif operator == "endbfchar":
                for code, text in zip(*[iter(operands)] * 2, strict=True):
                    maps[name][bytes(code)[-1]] = bytes(text).decode("utf-16-be")
    return maps


def marked_texts(page: pikepdf.Page) -> tuple[dict[int, str], str, str]:
    """The text of each mark of a page, that of its artifacts, and what stands in neither."""
    maps = character_maps(page)
    marks: dict[int, str] = {}
    artifacts = loose = ""
    inside: list[int | None] = []
    meanings: dict[int, str] = {}
    for operands, operator in instructions(page):
        match operator:
            case "BDC":
                properties = operands[1]
                inside.append(int(properties.MCID) if "/MCID" in properties else None)
            case "EMC":
                inside.pop()
            case "Tf":
                meanings = maps.get(str(operands[0]), {})
            case "Tj":
                text = "".join(meanings[code] for code in bytes(operands[0]))
                if not inside:
                    loose += text
                elif inside[-1] is None:
                    artifacts += text
                else:
                    marks[inside[-1]] = marks.get(inside[-1], "") + text
            case other:
                assert other not in _TEXT_OPERATORS
    assert not inside
    return marks, artifacts, loose


def read(data: bytes) -> tuple[Node, list[str]]:
    """The tree of a file and the artifacts of its pages; checks that all of it fits together."""
    with pikepdf.open(BytesIO(data)) as file:
        texts = [marked_texts(page) for page in file.pages]
        assert all(not loose for _, _, loose in texts)
        numbers = {page.obj.objgen: index for index, page in enumerate(file.pages)}
        parents = dict(zip(*[iter(file.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        claimed: set[tuple[int, int]] = set()

        def node(element: Any, parent: Any) -> Node:  # noqa: ANN401
            assert element.P.objgen == parent.objgen
            made = Node(str(element.S)[1:], attributes=dict(element.get("/A", {})))
            if "/ID" in element:
                made.attributes["ID"] = str(element.ID)
            for kid in element.get("/K", []):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    made.children.append(node(kid, element))
                    continue
                is_number = isinstance(kid, int)
                page = numbers[(element if is_number else kid).Pg.objgen]
                mark = int(kid if is_number else kid.MCID)
                assert parents[page][mark].objgen == element.objgen
                claimed.add((page, mark))
                made.text += texts[page][0].get(mark, "")
                made.pages.add(page)
            return made

        root = node(file.Root.StructTreeRoot.K, file.Root.StructTreeRoot)
        for page, (marks, _, _) in enumerate(texts):
            assert {mark for number, mark in claimed if number == page} >= set(marks)
            assert int(file.pages[page].obj.StructParents) == page
        return root, [artifacts for _, artifacts, _ in texts]


def tree_of(sample: Document) -> Node:
    return read(pdf_bytes(sample))[0]


def test_title_headings_paragraphs_and_signature_stand_in_their_order() -> None:
    sample = document(
        Paragraph("前言。"),
        heading("一、总体情况"),
        Paragraph("（一）主动公开情况。全年公开。", 2, 10),
        Paragraph("1.某一小项", 3, 6),
        Paragraph("正文。"),
    )
    assert [(node.kind, node.text) for node in tree_of(sample).children] == [
        ("H1", "清溪镇人民政府2025年政府信息公开工作年度报告"),
        ("P", "前言。"),
        ("H2", "一、总体情况"),
        ("H3", "（一）主动公开情况。"),
        ("P", "全年公开。"),
        ("H4", "1.某一小项"),
        ("P", "正文。"),
        ("P", "清溪镇人民政府"),
        ("P", "2026年1月20日"),
    ]


def test_a_chart_is_a_figure_in_its_place_that_says_in_words_what_it_shows() -> None:
    chart = parts(60, 30)
    data = pdf_bytes(document(Paragraph("见下图。"), Paragraph(chart.words, chart=chart)))
    children = read(data)[0].children
    assert [node.kind for node in children] == ["H1", "P", "Figure", "P", "P"]
    assert children[2].text.startswith("办理结果（单位：件）")
    with pikepdf.open(BytesIO(data)) as file:
        (figure,) = [e for e in file.Root.StructTreeRoot.K.K if str(e.S) == "/Figure"]
        assert str(figure.Alt) == chart.words


def test_no_level_of_headings_is_left_out_on_the_way_down() -> None:
    sample = document(
        Paragraph("1.小项。正文。", 3, 5), heading("一、总体"), Paragraph("（1）细项。文。", 4, 6)
    )
    headings = [node.kind for node in tree_of(sample).children if node.kind != "P"]
    assert headings == ["H1", "H2", "H2", "H3"]


def test_a_paragraph_over_two_pages_is_one() -> None:
    text = "（一）平台。" + "政府信息公开" * 60
    nodes = tree_of(document(Paragraph("政" * 28 * 15), Paragraph(text, 2, 6))).of("H2", "P")
    assert nodes[1].text + nodes[2].text == text
    assert nodes[2].pages == {0, 1}


def test_page_numbers_codes_and_the_mark_of_a_draft_are_no_text() -> None:
    sample = replace(document(Paragraph("政" * 28 * 40)), code="7K2MX-04QTB", draft=True)
    root, artifacts = read(pdf_bytes(sample))
    assert len(artifacts) == 3
    for number, artifact in enumerate(artifacts, start=1):
        assert f"— {number} —" in artifact
        assert "7K2MX-04QTB" in artifact
        assert "草" in artifact
    assert not any("草" in node.text or "—" in node.text for node in root.walk())


@pytest.mark.parametrize("table", [figures(120), grouped([30, 9, 40]), blocks_with_captions(12, 6)])
def test_a_table_over_several_pages_is_one_and_says_everything_once(table: Table) -> None:
    root = tree_of(document(heading("二、表"), table))
    (found,) = root.of("Table")
    cells = found.of("TH", "TD")
    assert len(set().union(*(cell.pages for cell in cells))) > 1
    assert [row.kind for row in found.children] == ["TR"] * table.rows
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    assert [cell.text for cell in cells] == [cell.text for cell in ordered]


def test_heads_of_columns_and_rows_say_what_they_head() -> None:
    (table,) = tree_of(document(grouped([2, 3], header_rows=2))).of("Table")
    heads = {cell.text: cell.attributes for cell in table.of("TH")}
    assert {str(heads[name]["/Scope"]) for name in ("表头甲", "表头乙0")} == {"/Column"}
    assert {str(heads[name]["/Scope"]) for name in ("第0组", "事项2")} == {"/Row"}
    assert int(heads["第1组"]["/RowSpan"]) == 3
    assert int(heads["表头甲"]["/ColSpan"]) == int(heads["表头甲"]["/RowSpan"]) == 2
    assert [cell.text for cell in table.of("TD")] == ["2", "3", "4", "5", "6"]


def test_a_figure_below_several_captions_names_its_own_heads() -> None:
    (table,) = tree_of(document(blocks_with_captions(3, 2))).of("Table")
    names = {cell.attributes["ID"]: cell.text for cell in table.of("TH") if "ID" in cell.attributes}
    last = table.of("TD")[-1]
    assert [names[str(head)] for head in last.attributes["/Headers"]] == [
        "第2项题目",
        "数量2",
        "事项11",
    ]


def test_a_corner_without_text_heads_nothing() -> None:
    cells = (
        Cell(0, 0, "", Role.CORNER),
        Cell(0, 1, "甲", Role.HEADER),
        Cell(1, 0, "乙", Role.LABEL),
        Cell(1, 1, "3", Role.VALUE),
    )
    (table,) = tree_of(document(Table("t", "表", "表", 2, 2, cells, (1, 1)))).of("Table")
    assert Counter(cell.kind for cell in table.of("TH", "TD")) == {"TH": 2, "TD": 2}


def test_the_sheet_for_signatures_is_read_by_its_labels_and_its_code_by_words() -> None:
    findings = (("错误", "落款", "没有日期。"),) * 60
    sign_off = SignOff(result="错误60处", findings=findings, code="A" * 60)
    root = tree_of(replace(document(Paragraph("公开。")), code="7K2MX", sign_off=sign_off))
    sheet, found = root.of("Table")
    assert [node.text for node in root.of("H2")] == ["签　批　单", "校验情况"]
    first = sheet.children[0].children
    assert [cell.kind for cell in first] == ["TH", "TD"]
    assert [cell.text for cell in first] == ["机关名称", "清溪镇人民政府"]
    assert [cell.kind for cell in found.children[5].children] == ["TD"] * 4
    assert len(found.children) == 61


@pytest.mark.parametrize("form", official_forms().ids())
def test_the_official_forms_are_structured_whole(form: str) -> None:
    sample = compose(balanced_report(official_forms().by_id(form)))
    root = tree_of(sample)
    tables = root.of("Table")
    assert len(tables) == len(sample.tables)
    for found, table in zip(tables, sample.tables, strict=True):
        values = [cell.text for cell in table.cells if cell.role is Role.VALUE]
        assert Counter(cell.text for cell in found.of("TD")) - Counter(values) <= Counter([""] * 99)


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler")
def test_poppler_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    sample = document(heading("一、总体情况"), Paragraph("全年公开。" * 200), figures(60))
    path.write_bytes(pdf_bytes(sample))
    command = ["pdfinfo", "-struct-text", str(path)]
    listing = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout.decode()
    kinds = Counter(line.split()[0].rstrip(":") for line in listing.splitlines() if '"' not in line)
    assert kinds["Table"] == 1
    assert kinds["TR"] == 60
    assert kinds["TH"] == 3 + 59
    assert kinds["H1"] == kinds["H2"] == 1
