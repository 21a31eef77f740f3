"""Reading plain text: lines, tables with tabs and pipes, the program's own sentences."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.compose import compose
from core.document import Cell, Paragraph, Role, Table
from core.form import Form
from core.formats import text
from core.formats.text_reader import read, read_text
from tests.core.formats.html_samples import report
from tests.core.formats.readings import (
    geometries,
    grid,
    reads_or_refuses,
    sentence,
    texts,
)
from tests.factories import blank_report, narrated_report


def tables(source: str) -> list[list[list[str]]]:
    return [grid(table) for table in read_text(source).tables]


def without_corners(table: Table) -> Table:
    """The table without the names of its label columns, which the export leaves out."""
    cells = (
        replace(cell, text="")
        if cell.role is Role.CORNER and (cell.row_span, cell.column_span) == (1, 1)
        else cell
        for cell in table.cells
    )
    return replace(table, cells=tuple(cells))


@pytest.mark.parametrize("make", [narrated_report, blank_report])
def test_what_the_program_writes_comes_back(form: Form, make: type) -> None:
    document = compose(make(form), draft=True)
    expected = replace(
        document,
        blocks=tuple(
            without_corners(block) if isinstance(block, Table) else block
            for block in document.blocks
        ),
    )

    found = read_text(text.render(document))

    assert geometries(found) == geometries(expected)
    written = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts(found) == [
        document.title,
        *written,
        document.signature.agency,
        document.signature.date,
    ]


def test_tables_of_other_shapes_come_back() -> None:
    found = read_text(text.render(report()))

    assert [grid(table) for table in found.tables] == [
        [
            ["甲、文件", "", ""],
            ["", "新制作", "现有"],
            ["通告", "4", "11"],
            ["乙、收费", "", ""],
            ["", "金额（万元）", ""],
            ["检测费", "0.250", ""],
        ],
        [
            ["（第一项等于第二项）", "", "申请人", ""],
            ["", "", "个人", "总计"],
            ["一、收到", "", "3", "3"],
            ["二、答复", "1.公开", "", "2"],
            ["", "2.不公开", "1", "1"],
        ],
    ]


def test_headers_that_were_parted_are_put_together() -> None:
    cells = [
        Cell(0, 0, "单位", Role.CORNER, 2),
        Cell(0, 1, "复议", Role.HEADER, 1, 2),
        Cell(0, 3, "诉讼", Role.HEADER, 1, 2),
        *(Cell(1, 1 + n, name, Role.HEADER) for n, name in enumerate(("维持", "总计") * 2)),
        Cell(2, 0, "本乡", Role.LABEL),
        *(Cell(2, 1 + n, str(n), Role.VALUE) for n in range(4)),
    ]
    table = Table("a", "复议和诉讼", "复议", 3, 5, tuple(cells), (1.0,) * 5, 2)

    assert tables(text.render(replace(report(), blocks=(table,)))) == [
        [
            ["单位", "复议", "", "诉讼", ""],
            ["", "维持", "总计", "维持", "总计"],
            ["本乡", "0", "1", "2", "3"],
        ]
    ]


@pytest.mark.parametrize(
    "line",
    [
        "联系电话：0352-1234567",
        "　　（一）主动公开：全年公开36条，其中公文12件、其他24件。",
        "一、总体情况",
        "2023 年收到申请 3 件",
        "0",
        "截至2023年12月31日：共 3 件；",
    ],
)
def test_sentences_of_others_stay_paragraphs(line: str) -> None:
    assert texts(read_text(line)) == [line.strip("　")]


def test_cells_separated_by_tabs() -> None:
    source = (
        "三、收到和处理情况\n\n\t自然人\t总计\r\n一、新收\t3\t3\r\n\t\t\n二、结转\t０\t\n谢谢\n"
    )

    assert tables(source) == [
        [["", "自然人", "总计"], ["一、新收", "3", "3"], ["", "", ""], ["二、结转", "０", ""]]
    ]
    assert texts(read_text(source)) == ["三、收到和处理情况", "谢谢"]


def test_quoted_cells_of_a_spreadsheet_may_have_several_lines() -> None:
    source = '内容\t"商业\n企业"\n"他说""好"""\t"三\n、\n本"\n'

    assert tables(source) == [[["内容", "商业\n企业"], ['他说"好"', "三\n、\n本"]]]


def test_quotes_that_open_no_cell_stay() -> None:
    assert tables('"甲"\t1\n“乙”\t2') == [[['"甲"', "1"], ["“乙”", "2"]]]


def test_a_caption_inside_a_table_spans_it_and_a_heading_ends_it() -> None:
    source = "规章\t1\t2\n第二十条第（五）项\n许可\t3\n三、收到和处理\n新收\t4"

    assert tables(source) == [
        [["规章", "1", "2"], ["第二十条第（五）项", "", ""], ["许可", "3", ""]],
        [["新收", "4"]],
    ]
    assert texts(read_text(source)) == ["三、收到和处理"]


@pytest.mark.parametrize(
    "source",
    [
        "| 内容 | 数量 |\n| --- | :---: |\n| 规章 | 3 |\n",
        "内容 | 数量\n--- | ---:\n规章 | 3\n",
        "|内容|数量|\n|规章|3|",
        "|**内容**|数量|\n|-|-|\n|规章|3|",
    ],
)
def test_pipes(source: str) -> None:
    assert tables(source) == [[["内容", "数量"], ["规章", "3"]]]


def test_pipes_that_are_text_and_breaks() -> None:
    assert tables("|a\\|b|c<br>d|\n|---|---|\n|1||") == [[["a|b", "c\nd"], ["1", ""]]]
    assert texts(read_text("甲|乙\n丙")) == ["甲|乙", "丙"]


def test_one_cell_on_each_line_stays_lines() -> None:
    source = "\t第二十条\n\n\t信息内容\n\t本年制发件数\n\n\t规章\n\t0\n\t\n"

    assert tables(source) == []
    assert texts(read_text(source)) == ["第二十条", "信息内容", "本年制发件数", "规章", "0"]


def test_the_published_text_is_read_line_by_line(samples: Path) -> None:
    data = (samples / "township-2021.txt").read_bytes()

    found = read(data)

    lines = [line.strip() for line in data.decode().splitlines()]
    assert texts(found) == [line for line in lines if line]
    assert found.tables == ()


def test_invisible_characters_are_dropped_and_radicals_replaced() -> None:
    assert texts(read_text("\ufeff⼀、总\u200b体\u00a0情况\u2028⺠\v⻅")) == [
        "一、总体 情况",
        "民",
        "见",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_any_encoding(encoding: str) -> None:
    written = "石家田乡㙍垚\n一、总体情况\n公开3件"

    assert texts(read(written.encode(encoding))) == written.split("\n")


def test_a_damaged_character_does_not_spoil_the_text() -> None:
    data = ("石家田乡的报告" * 40).encode()

    assert len(texts(read(data[:-1]))) == 1
    assert "石家田乡" in texts(read(data[:50] + b"\xff" + data[50:]))[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 9,
        b"PK\x03\x04" + b"\x00\x01\x02\x03" * 99,
        b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 50,
        b"a" * 5_000_001,
        b"\n" * 100_001,
        b"\x00" * 4000,
    ],
    ids=lambda data: str(data[:12]),
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    sentence(read, data)


def test_progress_is_heard() -> None:
    heard: list[float] = []
    read(b"text", heard.append)

    assert heard == [0.5, 1.0]


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    reads_or_refuses(read, data)


@given(st.text('甲：、·【】（） 　\t|-\n"1未填', max_size=60))
@settings(max_examples=400)
def test_any_text(source: str) -> None:
    reads_or_refuses(read, source.encode())
