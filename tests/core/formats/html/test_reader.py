"""Reading web pages: whole pages, pasted pieces, and what is no page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.document import Document
from core.form.form import Form
from core.formats.html.reading.reader import read, read_html
from core.formats.html.writing import writer as html
from core.layout.compose import compose
from tests.core.formats.html.html_samples import page_source
from tests.core.formats.readings import (
    geometries,
    grid,
    reads_or_refuses,
    sentence,
    texts,
)
from tests.factories import narrated_report

LONG = "镇政府按照条例要求公开群众关心的信息，及时答复每一件申请，全年没有收到投诉。"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def cells(source: str) -> list[list[str]]:
    """The texts of the only table."""
    (table,) = read_html(source).tables
    return grid(table)


def paragraphs_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if hasattr(block, "text")]


def test_what_the_program_writes_comes_back(form: Form) -> None:
    document = compose(narrated_report(form))
    written = [document.title, *paragraphs_of(document)]
    written += [document.signature.agency, document.signature.date, f"校验码：{document.code}"]

    found = read(page_source(document).encode())

    assert texts(found) == written
    assert geometries(found) == geometries(document)
    assert [table.title for table in found.tables] == [table.title for table in document.tables]


def test_a_fragment_comes_back(form: Form) -> None:
    document = compose(narrated_report(form), draft=True)

    found = read_html(html.fragment(document))

    assert geometries(found) == geometries(document)
    assert texts(found)[:2] == ["草稿", document.title]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "gb2312"),
        ("utf-8-sig", ""),
        ("gbk", "gb2312"),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", ""),
        ("gb18030", "nonsense"),
        ("utf-16", "gb2312"),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
        ("big5", "big5"),
    ],
)
def test_any_encoding_declared_or_not(encoding: str, declared: str) -> None:
    name = "垚㙍村" if encoding not in {"gbk", "big5"} else "白石村"
    source = page(f"<p>{name}的年度報告，一共 12 件。</p>", f"<meta charset='{declared}'>")

    assert texts(read(source.encode(encoding))) == [f"{name}的年度報告，一共 12 件。"]


def test_radicals_become_ideographs() -> None:
    assert texts(read("<p>⼀⼆⺠⻅</p>".encode())) == ["一二民见"]


PORTAL = page(
    f"""
<div class="topbar"><a href="/">首页</a> <a href="/n">新闻</a> <a href="/z">政务公开</a></div>
<div id="nav"><ul><li><a href="/1">领导</a></li><li><a href="/2">机构</a></li></ul></div>
<div class="crumbs">当前位置：首页 &gt; 政务公开 &gt; 年报</div>
<table width="980"><tr><td class="left" width="200">
  <ul><li><a href="/a">规章</a><li><a href="/b">规划</a><li><a href="/c">年报</a></ul>
</td><td>
  <div class="article-title">白石乡2023年政府信息公开工作年度报告</div>
  <div class="content" style="font-size:16px">
    <p>&nbsp;&nbsp;&nbsp;&nbsp;{LONG}</p>
    <p>一、总体情况<br/>　　（一）主动公开。{LONG}{LONG}</p>
    <div>二、主动公开政府信息情况</div>
    <table border="1"><caption>附表</caption>
      <tfoot><tr><td>罚没</td><td>3</td></tr></tfoot>
      <tbody><tr><td rowspan="0"><p>行政</p><p>许可</p></td><td> 1,200 </td></tr>
             <tr><td>7<span style="display: none">8</span></td></tr></tbody>
      <thead><tr><th>内容</th><th>数<br>量</th></tr></thead>
    </table>
    <p>{LONG}</p>
    <p style="text-align:right">白石乡人民政府<br>2024年1月9日</p>
  </div>
  <div class="share">分享到：<a href="#">微信</a></div>
  <p>【打印本页】 【关闭窗口】</p>
</td></tr></table>
<div class="footer">版权所有：白石县人民政府办公室 电话：0000-1234567</div>
<script>var a = "<p>不要</p>";</script><style>p {{ color: red }}</style>
<template><p>不要</p></template><noscript>不要</noscript><div hidden>不要</div>
""",
    "<title>白石乡2023年政府信息公开工作年度报告_白石县人民政府</title>",
)


def test_the_article_is_found_on_a_portals_page() -> None:
    found = read_html(PORTAL)

    assert texts(found) == [
        "白石乡2023年政府信息公开工作年度报告",
        LONG,
        "一、总体情况",
        f"（一）主动公开。{LONG}{LONG}",
        "二、主动公开政府信息情况",
        LONG,
        "白石乡人民政府",
        "2024年1月9日",
    ]


def test_a_table_has_its_sections_in_order_and_spans_to_the_end() -> None:
    (table,) = read_html(PORTAL).tables

    assert grid(table) == [
        ["内容", "数\n量"],
        ["行政\n许可", "1,200"],
        ["", "7"],
        ["罚没", "3"],
    ]
    assert table.title == "附表"
    assert {cell.text: cell.row_span for cell in table.cells}["行政\n许可"] == 2


def test_a_title_above_the_article_is_kept() -> None:
    body = f"<div><h1>某镇2023年年报</h1><div class=x><p>{LONG * 9}</p><p>{LONG}</p></div></div>"

    assert texts(read_html(page(body)))[0] == "某镇2023年年报"


@pytest.mark.parametrize(
    "outer",
    [
        "<table><tr><td>{}</td></tr></table>",
        "<table><tr><td><p>前言</p>{}</td><td></td></tr></table>",
        "<table><tr><td>左</td><td><table><tr><td>{}</td></tr></table></td></tr></table>",
        "<div><div>{}</div></div>",
    ],
)
def test_a_table_inside_a_layout_is_a_table_of_its_own(outer: str) -> None:
    inner = "<table><tr><td>规章</td><td>1</td></tr><tr><td>文件</td><td>2</td></tr></table>"

    assert cells(outer.format(inner)) == [["规章", "1"], ["文件", "2"]]


def test_the_text_around_a_layouts_table_keeps_its_order() -> None:
    source = (
        f"<table><tr><td><p>{LONG}</p><table><tr><td>a<td>1</table><p>后记</p></td></tr></table>"
    )
    found = read_html(source)

    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Table", "Paragraph"]


def test_a_table_in_a_cell_of_data_follows_it() -> None:
    inner = "<table><tr><td>甲</td><td>1</td></tr></table>"
    outer = f"<table><tr><td>a<td>b<td>c</tr><tr><td>d<td>e<td>{inner}</td></tr></table>"
    first, second = read_html(outer).tables

    assert grid(first) == [["a", "b", "c"], ["d", "e", ""]]
    assert grid(second) == [["甲", "1"]]


def test_spans_are_bounded() -> None:
    source = "<table><tr><td colspan=999999999 rowspan=99999>甲<td>乙<tr><td>丙</table>"
    (table,) = read_html(source).tables

    assert table.rows == 2
    assert table.columns <= 102
    assert {"甲", "乙", "丙"} <= {cell.text for cell in table.cells}


def test_spans_that_are_no_numbers_are_one() -> None:
    assert cells("<table><tr><td colspan=x rowspan=-1>甲<td colspan=''>乙</table>") == [
        ["甲", "乙"]
    ]


def test_cells_without_rows_and_rows_without_tables() -> None:
    assert cells("<table><td>甲<td>乙</table>") == [["甲", "乙"]]
    assert texts(read_html("<tr><td>甲</td></tr>")) == ["甲"]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>甲<b>乙</b><i>丙</i></p>", ["甲乙丙"]),
        ("<p>甲<br>乙<p>丙", ["甲", "乙", "丙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>政府\n   信息</p>", ["政府信息"]),
        ("<p>open\n   source</p>", ["open source"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<p>&nbsp;&#12288;甲&lt;3&gt;&amp;&ldquo;乙&rdquo;</p>", ["甲<3>&“乙”"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("甲<!-- 乙 --><?php 丙 ?>丁", ["甲丁"]),
        ("<p>甲<del>乙</del><ins>丙</ins></p>", ["甲丙"]),
        ("<p>甲</p><p style='DISPLAY:none'>乙</p>丙", ["甲", "丙"]),
        ("<html><head></head><body><!--StartFragment--><span>甲</span></body></html>", ["甲"]),
    ],
)
def test_lines(source: str, lines: list[str]) -> None:
    assert texts(read_html(source)) == lines


def test_a_web_archive() -> None:
    part = page("<p>白石乡人民政府</p>").encode("gb18030").hex("=").upper()
    archive = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
        "------b\r\nContent-Type: text/css\r\n\r\np {}\r\n"
        '------b\r\nContent-Type: text/html; charset="gb2312"\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n={part}\r\n------b--\r\n"
    )

    assert texts(read(archive.encode())) == ["白石乡人民政府"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"<html></html>",
        b"<script>x</script>",
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + bytes(range(1, 255)) * 20,
        b"<div>" * 100_000 + b"x",
        b"<table><tr><td>" * 30_000 + b"x",
        b"<td>1" * 300_000,
        b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n\x00\x01\x02\x03",
    ],
    ids=lambda data: str(data[:16]),
)
def test_what_is_no_page_is_refused(data: bytes) -> None:
    sentence(read, data)


def test_a_table_too_large_is_refused() -> None:
    row = "<tr>" + "<td colspan=100>" * 10
    sentence(read, f"<table>{row * 2000}".encode())


def test_a_file_too_large_is_refused() -> None:
    sentence(read, b"<p>" + b"a" * 40_000_001)


def test_entities_that_multiply_stay_as_they_are() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><p>甲&b;&b;</p>'

    assert len("".join(texts(read_html(bomb)))) < 40


def test_nothing_is_fetched_and_huge_attributes_do_no_harm() -> None:
    source = (
        "<p title='" + "a" * 1_000_000 + "'>甲</p><img src='http://192.0.2.1/x.png'>"
        "<link rel=stylesheet href='http://192.0.2.1/x.css'><iframe src='file:///etc/passwd'>"
    )

    assert texts(read_html(source)) == ["甲"]


def test_progress_is_heard_and_may_cancel() -> None:
    heard: list[float] = []
    read(PORTAL.encode(), heard.append)

    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    with pytest.raises(ZeroDivisionError):
        read(PORTAL.encode(), lambda part: 1 // int(part - part))  # type: ignore[arg-type]


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    reads_or_refuses(read, data)


TAGS = (
    "<table> </table> <tr> </tr> <td> </td> <th|rowspan=0> <td|colspan=3|rowspan=2> <caption> "
    "</caption> <thead> </thead> <tfoot> <tbody> <p> </p> <br> <div> </div> <div|hidden> <nav> "
    "<pre> </pre> <article> </article> <a> </a> <h1> </h1> <template> </template> <!-- --> "
    "&nbsp; &#0; &bogus; <footer> <script> </script> <svg> <math> <select> <![CDATA[ ]]>"
)
PIECES = st.sampled_from([tag.replace("|", " ") for tag in re.findall(r"\S+", TAGS)])


@given(st.lists(PIECES | st.text("甲乙1 \n", max_size=4), max_size=40))
@settings(max_examples=300)
def test_any_soup(tags: list[str]) -> None:
    reads_or_refuses(read, "".join(tags).encode())
