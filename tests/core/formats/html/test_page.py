import re
from dataclasses import replace
from io import BytesIO

import pytest

from core.document.document import Document, Paragraph, Signature
from core.form.form import Form
from core.formats.html.writing import writer as html
from core.layout.compose import compose
from tests.core.formats.html.html_page import Element, parsed
from tests.core.formats.html.html_samples import AGENCY, page, page_source, report
from tests.factories import narrated_report

OUTSIDE = re.compile(r"<script|<link|<iframe|<object|\bsrc=|href=|https?:|url\(|@import|\bon\w+=")


def headings(element: Element) -> list[tuple[str, str]]:
    return [(found.tag, found.text) for found in element.all("h1", "h2", "h3", "h4", "h5")]


def with_paragraphs(*paragraphs: Paragraph) -> Document:
    return replace(report(), blocks=paragraphs)


def test_the_page_needs_nothing_from_outside(form: Form) -> None:
    document = compose(narrated_report(form), draft=True)

    assert not OUTSIDE.search(page_source(document))
    assert not OUTSIDE.search(html.fragment(document))


def test_the_page_says_what_it_is() -> None:
    source = page_source(report())
    found = parsed(source)
    metas = {
        m.attributes.get("name", "charset"): m.attributes.get(
            "content", m.attributes.get("charset")
        )
        for m in found.all("meta")
    }

    assert source.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert found.one("title").text == f"{AGENCY}2023年年度报告"
    assert metas == {
        "charset": "utf-8",
        "viewport": "width=device-width, initial-scale=1",
        "author": AGENCY,
        "description": f"{AGENCY}2023年年度报告：一、总体情况；二、申请办理情况",
    }


def test_headings_nest_without_a_gap() -> None:
    assert headings(page(report()).one("article")) == [
        ("h1", f"{AGENCY}2023年年度报告"),
        ("h2", "一、总体情况"),
        ("h3", "（二）队伍建设"),
        ("h4", "（1）分工"),
        ("h2", "二、申请办理情况"),
    ]


def pieces(element: Element) -> list[str]:
    """What may not be broken, and between it the tags of what may."""
    return [c if isinstance(c, str) else c.tag for c in element.children]


def test_the_title_is_broken_by_meaning() -> None:
    """After the organ's name first, then between the other parts, or in the name."""
    title = page(report()).one("h1")

    assert pieces(title) == ["span", "wbr", "span"]
    name, rest = title.all("span")
    assert name.text == AGENCY
    assert pieces(name) == ["白石乡", "wbr", "人民政府"]
    assert pieces(rest) == ["2023年", "wbr", "年度报告"]


def test_a_title_of_one_part_or_none() -> None:
    for parts, spans in ((("年度报告",), 1), ((), 0), (("", "2023年"), 1)):
        title = page(replace(report(), title_parts=parts)).one("h1")
        assert title.text == "".join(parts)
        assert len(list(title.all("span"))) == spans


def test_sections_have_anchors() -> None:
    found = {h.attributes.get("id"): h.text for h in page(report()).all("h2")}

    assert found == {"overview": "一、总体情况", "answers": "二、申请办理情况"}


def test_all_anchors_differ(form: Form) -> None:
    ids = [
        e.attributes["id"]
        for e in page(compose(narrated_report(form))).all()
        if "id" in e.attributes
    ]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("paragraph", "emphasised"),
    [
        (Paragraph("（一）公开。公开2条。", 2, 6), ["（一）公开。"]),
        (Paragraph("（一）年内无申请。", 2, 9), ["（一）年内无申请。"]),
        (Paragraph("1.更新慢。将改进。", 3, 6), []),
        (Paragraph("年内无申请。"), []),
    ],
)
def test_run_in_headings_are_emphasised(paragraph: Paragraph, emphasised: list[str]) -> None:
    found = page(with_paragraphs(paragraph)).one("article")

    assert [strong.text for strong in found.all("strong")] == emphasised
    assert next(found.all("p")).text == paragraph.text
    assert headings(found)[1:] == []
    roles = [(s.attributes["role"], s.attributes["aria-level"]) for s in found.all("strong")]
    assert roles == [("heading", "2")] * len(emphasised), "no level is left out below the title"


def test_text_and_tables_keep_their_order() -> None:
    found = page(report()).one("article")
    blocks = [e.tag for e in found.all("h1", "h2", "h3", "h4", "p", "table", "footer")]

    assert " ".join(blocks) == "h1 p h2 p h3 p h4 table h2 table footer p p"


def test_signature_and_code_end_the_page() -> None:
    footer = page(report()).one("article").one("footer")
    signature, code = footer.all("p")

    assert pieces(signature.one("span")) == ["白石乡", "wbr", "人民政府", "br", "2024年1月9日"]
    assert code.text == "校验码：7K2QM-0ZX4D"


def test_without_signature_and_code_there_is_no_footer() -> None:
    bare = replace(report(), signature=Signature("", ""), code="")

    assert list(page(bare).all("footer")) == []
    assert page(replace(bare, code="A")).one("footer").one("p").text == "校验码：A"


def test_a_draft_is_marked_and_a_final_report_is_not() -> None:
    draft = replace(report(), draft=True)

    assert [mark.text for mark in page(draft).with_class("draft")] == ["草稿"]
    assert page(draft).one("title").text.endswith("（草稿）")
    assert "草稿" in parsed(html.fragment(draft)).text
    assert "草稿" not in page_source(report())
    assert "草稿" not in html.fragment(report())


def test_the_page_keeps_headers_and_rows_together_on_paper() -> None:
    style = page(report()).one("style").text

    assert "@page" in style
    assert "thead { display: table-header-group; }" in style
    assert "tr { break-inside: avoid; }" in style
    assert "h2, h3, h4, h5 { break-after: avoid; }" in style
    paper = style.partition("@media print")[2]
    (table,) = [line for line in paper.splitlines() if line.strip().startswith(".scroll")]
    assert "break-inside: avoid" in table, "a heading is not left behind by a table of groups"
    assert ".scroll { margin: 1em 0; overflow-x: auto; }" in style
    assert style.count("{") == style.count("}")


def test_every_class_has_a_style() -> None:
    found = page(replace(report(), draft=True))
    classes = {e.attributes["class"] for e in found.all() if "class" in e.attributes}

    assert all(f".{name} " in found.one("style").text for name in classes)


def test_a_fragment_says_everything_in_its_tags() -> None:
    found = parsed(html.fragment(report()))
    tags = {element.tag for element in found.all()}
    names = {name for element in found.all() for name in element.attributes}

    assert [e.tag for e in found.children if isinstance(e, Element)] == ["article"]
    assert not tags & {"style", "div", "span", "wbr", "meta"}
    assert names <= {"style", "scope", "colspan", "rowspan", "border", "cellspacing", "cellpadding"}
    assert all("border:1px solid" in e.attributes["style"] for e in found.all("table", "th", "td"))
    assert all(table.attributes["border"] == "1" for table in found.all("table"))


def test_a_fragment_repeats_no_heading_and_has_no_code() -> None:
    found = parsed(html.fragment(report()))

    assert [caption.text for caption in found.all("caption")] == ["文件和收费"]
    assert found.text.count("二、申请办理情况") == 1
    assert "校验码" not in found.text


def test_progress_is_heard_and_may_cancel() -> None:
    heard: list[float] = []
    html.write(report(), BytesIO(), progress=heard.append)

    assert heard == sorted(heard)
    assert heard[-1] == 1.0

    def cancel(_: float) -> None:
        raise InterruptedError

    file = BytesIO()
    with pytest.raises(InterruptedError):
        html.write(report(), file, progress=cancel)
    assert file.getvalue() == b""
