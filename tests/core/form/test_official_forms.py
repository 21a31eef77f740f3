"""The two official forms: their cells, labels, help, and the form of a year."""

import re

import pytest

from core.form.form import Form
from core.form.labels import CellKind, paths
from core.form.library import official_forms
from core.layout.table_layout import blank_table

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(("form_id", "cells"), [("2019", 198), ("2021", 200)])
def test_number_of_cells(form_id: str, cells: int) -> None:
    assert len(official_forms().by_id(form_id).cells) == cells


@pytest.mark.parametrize(
    ("form_id", "table", "rows", "columns"),
    [
        ("2021", "disclosure", 14, 4),
        ("2021", "applications", 28, 10),
        ("2021", "disputes", 4, 15),
        ("2019", "disclosure", 18, 4),
        ("2019", "applications", 26, 10),
        ("2019", "disputes", 4, 15),
    ],
)
def test_size_of_grids(form_id: str, table: str, rows: int, columns: int) -> None:
    grid = blank_table(official_forms().by_id(form_id), table)
    assert (grid.rows, grid.columns) == (rows, columns)


def test_sections_are_the_six_and_the_preface(form: Form) -> None:
    assert [section.id for section in form.sections] == [
        "preface",
        "overview",
        "disclosure",
        "applications",
        "disputes",
        "problems",
        "other_matters",
    ]
    headings = [section.heading[:2] for section in form.sections]
    assert headings == ["", "一、", "二、", "三、", "四、", "五、", "六、"]


def test_every_section_says_what_to_write(form: Form) -> None:
    without = [section.id for section in form.sections if not (section.help and section.source)]
    assert without == []


def test_every_row_and_column_has_help_and_source(form: Form) -> None:
    leaves = [
        path.leaf
        for table in form.tables.values()
        for block in table.blocks
        for labels in (block.rows, block.columns)
        for path in paths(labels)
        if path.leaf.label  # the one row of 行政复议、行政诉讼 is printed without a label
    ]
    assert [leaf.label for leaf in leaves if not (HAN.search(leaf.help) and leaf.source)] == []


def test_every_cell_can_be_explained(form: Form) -> None:
    for cell in form.cells.values():
        assert cell.help, cell.address
        assert re.search("条例|勾稽|国办|格式", cell.sources), cell.address


def test_cell_names_are_unique_and_chinese(form: Form) -> None:
    for table in form.tables:
        names = [cell.name for cell in form.cells_of(table)]
        assert len(set(names)) == len(names)
        assert all(HAN.search(name) for name in names)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("applications.granted.natural_person", "自然人·（一）予以公开"),
        ("applications.received.commercial", "法人或其他组织·商业企业·一、本年新收"),
        ("disputes.direct_suit.upheld", "行政诉讼·未经复议直接起诉·结果维持"),
        ("disclosure.rules.issued", "规章·本年制发件数"),
    ],
)
def test_name_of_a_cell(form_2021: Form, address: str, name: str) -> None:
    assert form_2021.cells[address].name == name


def test_amounts_are_in_ten_thousand_yuan(form: Form) -> None:
    amounts = [cell for cell in form.cells.values() if cell.kind is CellKind.AMOUNT]
    assert [(cell.unit, cell.decimals) for cell in amounts] == [("万元", 6)]


def test_only_the_changes_of_2019_may_be_negative(form: Form) -> None:
    signed = {cell.column for cell in form.cells.values() if cell.kind is CellKind.SIGNED}
    assert signed == ({"change"} if form.id == "2019" else set())


def test_totals_come_after_their_parts(form: Form) -> None:
    done: set[str] = set()
    for total, parts in form.totals.items():
        assert not [part for part in parts if part in form.totals and part not in done], total
        done.add(total)


@pytest.mark.parametrize(("form_id", "totals", "equations"), [("2019", 32, 40), ("2021", 34, 42)])
def test_number_of_equations(form_id: str, totals: int, equations: int) -> None:
    form = official_forms().by_id(form_id)
    assert len(form.totals) == totals
    assert len(form.equations) == equations


@pytest.mark.parametrize(
    ("year", "form_id"),
    [
        (2008, "2019"),
        (2018, "2019"),
        (2019, "2019"),
        (2020, "2019"),
        (2021, "2021"),
        (2030, "2021"),
    ],
)
def test_form_of_a_year(year: int, form_id: str) -> None:
    assert official_forms().for_year(year).id == form_id


def test_a_form_is_read_once() -> None:
    assert official_forms().by_id("2021") is official_forms().by_id("2021")


def test_title(form: Form) -> None:
    parts = form.title_parts("清溪镇人民政府", 2022)
    assert "".join(parts) == "清溪镇人民政府2022年政府信息公开工作年度报告"
    assert parts[0] == "清溪镇人民政府"


def test_template_of_the_preface_names_the_period(form: Form) -> None:
    text = form.template(form.section("preface"), "清溪镇人民政府", 2022)
    assert "2022年1月1日起至2022年12月31日" in text
    assert "{" not in text


def test_unknown_section(form: Form) -> None:
    with pytest.raises(KeyError, match="appendix"):
        form.section("appendix")


def test_forms_are_equal_by_id(form: Form) -> None:
    assert form == official_forms().by_id(form.id)
    assert form != "2021"
    assert len({form, official_forms().by_id("2019"), official_forms().by_id("2021")}) == 2
    assert form.id in repr(form)


@pytest.mark.parametrize("form_id", ["2019", "2021"])
def test_what_a_list_of_reports_shows_of_each(form_id: str) -> None:
    figures = official_forms().by_id(form_id).definition.key_figures
    assert [figure.name for figure in figures] == ["新收", "结转", "办结", "复议", "诉讼"]
