"""Reading plain text: lines, tables with tabs and pipes, the program's own sentences."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.form.form import Form
from core.formats.text.reading.reader import read, read_text
from core.formats.text.writing import writer as text
from core.layout.compose import compose
from tests.core.formats.readings import (
    grid,
    reads_or_refuses,
    sentence,
    texts,
)
from tests.factories import narrated_report


def tables(source: str) -> list[list[list[str]]]:
    return [grid(table) for table in read_text(source).tables]


def test_what_the_program_writes_comes_back_line_by_line(form: Form) -> None:
    document = compose(narrated_report(form), draft=True)
    lines = [line.strip("\u3000") for line in text.render(document).split("\n")]

    found = texts(read_text(text.render(document)))

    assert found == [line for line in lines if line]


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


MARKDOWN_TABLE = "\n\n|a|b|\n|---|--:|\n|1|2|\n\n"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("# 清溪镇年报", "清溪镇年报"),
        ("甲 # 1", "甲 # 1"),
        ("### 一、总体情况", "一、总体情况"),
        ("**一、总体情况**", "一、总体情况"),
        ("受理\\*3\\*件\\_共\\#4\\|5", "受理*3*件_共#4|5"),
        ("1\\. 说明", "1. 说明"),
        ("\\*\\*注\\*\\*", "**注**"),
        ("C:\\\\目录\\\\\\*", "C:\\目录\\*"),
        ("a&lt;b\\&lt;c", "a<b&lt;c"),
    ],
)
def test_marks_of_markdown_are_taken_off(line: str, meant: str) -> None:
    assert texts(read_text(line + MARKDOWN_TABLE + line)) == [meant, meant]


@pytest.mark.parametrize("line", ["# 清溪镇", "**注**", "C:\\_目录\\*", "a&lt;b", "1\\. 说明"])
def test_other_text_keeps_its_marks(line: str) -> None:
    assert texts(read_text(f"{line}\n\n内容\t数量\n规章\t3"))[0] == line


def test_marks_in_cells_of_a_markdown_table() -> None:
    source = "|甲\\*|\\|乙\\_|**丙**|\n|---|---|---|\n|1\\\\|a\\#b|-3|"
    assert tables("|维持|纠正|\n|--|--|\n|-|-|") == [[["维持", "纠正"], ["-", "-"]]]
    assert tables(source) == [[["甲*", "|乙_", "丙"], ["1\\", "a#b", "-3"]]]


def test_one_cell_on_each_line_stays_lines() -> None:
    """A line of nothing but a tab is a blank cell."""
    source = "\t第二十条\n\n\t信息内容\n\t本年制发件数\n\n\t规章\n\t0\n\t\n"

    assert tables(source) == []
    assert texts(read_text(source)) == ["第二十条", "信息内容", "本年制发件数", "规章", "0", ""]


def test_the_published_text_is_read_line_by_line(samples: Path) -> None:
    data = (samples / "township-2021.txt").read_bytes()

    found = read(data)

    lines = data.decode().splitlines()
    assert texts(found) == [line.strip() for line in lines if line.strip() or line == "\t"]
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
