from dataclasses import replace

import pytest
from hypothesis import given, settings

from core.document.document import Cell, Document, Role, Table
from core.form.form import Form
from core.formats.html.writing import writer as html
from core.formats.html.writing.structure import groups
from core.layout.compose import compose
from core.report.report import Report
from tests.core.formats.html.html_page import Element, headers_of, parsed, slots
from tests.core.formats.html.html_samples import answers, fees, page, report
from tests.factories import blank_report, narrated_report
from tests.strategies import reports

HEADS = {Role.CAPTION, Role.HEADER, Role.LABEL}


def read_grid(table: Element) -> set[tuple[int, int, int, int, str]]:
    return {(s.row, s.column, s.row_span, s.column_span, s.element.text) for s in slots(table)}


def grid(table: Table) -> set[tuple[int, int, int, int, str]]:
    return {(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells}


def tables(document: Document) -> list[tuple[Element, Table]]:
    return list(zip(page(document).all("table"), document.tables, strict=True))


def expected_headers(value: Cell, table: Table) -> set[str]:
    """Everything above a figure in its block, and everything beside it."""
    captions = [c for c in table.cells if c.role is Role.CAPTION and c.row <= value.row]
    top = max((c.row for c in captions), default=-1)
    above = [
        c
        for c in table.cells
        if c.role is Role.HEADER
        and top < c.row < value.row
        and c.column <= value.column <= c.last_column
    ]
    beside = [c for c in table.cells if c.role is Role.LABEL and c.row <= value.row <= c.last_row]
    return {c.text for c in (*captions[-1:], *above, *beside)}


def test_tables_are_the_official_grids(form: Form) -> None:
    for element, table in tables(compose(narrated_report(form))):
        assert read_grid(element) == grid(table)


def test_a_fragment_has_the_official_grids(form: Form) -> None:
    document = compose(narrated_report(form))
    found = parsed(html.fragment(document)).all("table")

    assert [read_grid(t) for t in found] == [grid(t) for t in document.tables]


@settings(max_examples=15)
@given(reports())
def test_any_report_is_read_back(written: Report) -> None:
    document = compose(written)
    for element, table in tables(document):
        assert read_grid(element) == grid(table)


def test_every_figure_has_its_address_and_stands_in_a_plain_cell(form: Form) -> None:
    report_2 = narrated_report(form)
    for element, table in tables(compose(report_2)):
        found = {
            s.element.attributes["data-address"]: (s.element.tag, s.element.text)
            for s in slots(element)
            if "data-address" in s.element.attributes
        }
        entries = [cell.entry for cell in table.cells if cell.entry]
        assert found == {e.address: ("td", str(e.value)) for e in entries}


def test_a_blank_figure_gives_an_empty_cell(form: Form) -> None:
    for element, _ in tables(compose(blank_report(form))):
        assert all(
            cell.element.children == []
            for cell in slots(element)
            if "data-address" in cell.element.attributes
        )


def test_labels_and_headers_are_header_cells_with_a_scope(form: Form) -> None:
    for element, table in tables(compose(narrated_report(form))):
        scopes = {(s.row, s.column): s.scope for s in slots(element) if s.element.tag == "th"}
        assert all(scopes.values())
        assert {(c.row, c.column) for c in table.cells if c.role in HEADS} <= set(scopes)


def test_the_standard_gives_each_figure_its_headers_and_no_others(form: Form) -> None:
    for element, table in tables(compose(narrated_report(form))):
        values = {(c.row, c.column): c for c in table.cells if c.role is Role.VALUE}
        for slot in slots(element):
            if slot.element.tag == "td" and (value := values.get((slot.row, slot.column))):
                assert headers_of(slot, element) == expected_headers(value, table), value


def test_scopes_of_the_applications(form_2021: Form) -> None:
    document = compose(narrated_report(form_2021))
    element = list(page(document).all("table"))[1]
    scopes = {s.element.text: s.scope for s in slots(element)}

    assert scopes["申请人情况"] == "col"
    assert scopes["法人或其他组织"] == "colgroup"
    assert scopes["自然人"] == "col"
    assert scopes["三、本年度办理结果"] == "rowgroup"
    assert scopes["（三）不予公开"] == "row"
    assert scopes["1.属于国家秘密"] == "row"
    assert scopes["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"] == ""


def test_the_head_and_the_bodies_hold_their_rows(form: Form) -> None:
    for element, table in tables(compose(narrated_report(form))):
        heads = list(element.all("thead"))
        assert [len(list(head.all("tr"))) for head in heads] == (
            [table.header_rows] if table.header_rows else []
        )
        assert len(list(element.all("tr"))) == table.rows


def test_each_block_with_a_caption_is_a_body(form_2021: Form) -> None:
    element = next(page(compose(narrated_report(form_2021))).all("table"))
    firsts = [next(body.all("th")) for body in element.all("tbody")]

    assert [first.text for first in firsts] == [f"第二十条第（{n}）项" for n in "一五六八"]
    assert {first.attributes["scope"] for first in firsts} == {"rowgroup"}


def test_each_table_has_its_caption_hidden_where_the_heading_says_the_same() -> None:
    shown, hidden = (table.one("caption") for table in page(report()).all("table"))

    assert (shown.text, shown.attributes) == ("文件和收费", {})
    assert (hidden.text, hidden.attributes) == ("二、申请办理情况", {"class": "hidden"})


def test_a_table_scrolls_inside_a_region_of_its_own() -> None:
    regions = page(report()).with_class("scroll")

    assert [region.attributes["aria-label"] for region in regions] == [
        "文件和收费",
        "二、申请办理情况",
    ]
    assert all(region.attributes["tabindex"] == "0" for region in regions)
    assert [region.one("table").attributes["style"] for region in regions] == [
        "min-width:12em;--narrow:12em",
        "min-width:15em;--narrow:15em",
    ]


def test_column_widths_add_up(form: Form) -> None:
    for element, table in tables(compose(narrated_report(form))):
        widths = [
            float(col.attributes["style"].removeprefix("width:").partition("%")[0])
            for col in element.all("col")
        ]
        assert len(widths) == table.columns
        assert sum(widths) == pytest.approx(100, abs=0.1)


def test_labels_stay_where_they_begin_while_figures_scroll(form: Form) -> None:
    """On a phone: each label's distance is that of the columns before it, as they are there."""
    for element, table in tables(compose(narrated_report(form))):
        styles = [col.attributes["style"] for col in element.all("col")]
        narrow = [float(style.partition("--narrow:")[2].removesuffix("em")) for style in styles]
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        for cell, shown in zip(cells, element.all("th", "td"), strict=True):
            style = shown.attributes.get("style")
            if cell.role in {Role.LABEL, Role.CORNER}:
                assert style == f"left:{sum(narrow[: cell.column]):.4g}em"
            else:
                assert style is None


def test_a_head_that_a_label_reaches_into_is_no_head() -> None:
    cells = (
        Cell(0, 0, "共用", Role.LABEL, 2, 1),
        Cell(0, 1, "件数", Role.HEADER),
        Cell(1, 1, "5", Role.VALUE),
    )
    table = replace(answers(), rows=2, columns=2, cells=cells, widths=(1, 1), header_rows=1)

    assert groups(table).head == range(0)
    assert groups(table).bodies == [range(2)]


def test_a_caption_in_the_head_heads_all_columns() -> None:
    table = replace(fees(), header_rows=2)
    element = page(replace(report(), blocks=(table,))).one("table")

    assert next(element.one("thead").all("th")).attributes["scope"] == "col"
