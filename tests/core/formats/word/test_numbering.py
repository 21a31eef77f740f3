"""Automatic numbers of paragraphs become text."""

import pytest

from core.formats.word.reading.numerals import chinese, letters, numeral, roman
from tests.core.formats.word.word_files import body, p, r, tbl, tc, tr


def level(number: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def kind(id_: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{"".join(levels)}</w:abstractNum>'


def list_(id_: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text: str, list_id: int = 1, at: int = 0) -> str:
    return p(
        r(text) if text else "",
        properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>',
    )


OFFICIAL = kind(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


def test_the_levels_of_an_official_document() -> None:
    content = (
        item("总体情况") + item("主动公开", at=1) + item("甲", at=2) + item("乙", at=2)
        + item("丙", at=3) + item("依申请公开", at=1) + item("丁", at=2) + item("表")
        + item("戊", at=1)
    )  # fmt: skip

    assert body(content, numbering=OFFICIAL + list_(1, 0)) == [
        "一、总体情况", "（一）主动公开", "1.甲", "2.乙", "（1）丙", "（二）依申请公开", "1.丁",
        "二、表", "（一）戊",
    ]  # fmt: skip


def test_in_the_order_of_the_document_through_tables() -> None:
    table = tbl(tr(tc(item("属于国家秘密")), tc("0")), tr(tc(item("其他")), tc("1")))
    numbering = kind(0, level(0, "decimal", "%1.")) + list_(1, 0)

    assert body(item("前") + table + item("后"), numbering=numbering) == [
        "1.前", ["2.属于国家秘密", "0", "3.其他", "1"], "4.后"
    ]  # fmt: skip


def test_an_empty_item_counts_and_is_not_shown() -> None:
    numbering = OFFICIAL + list_(1, 0)

    assert body(item("甲") + item("") + item("乙"), numbering=numbering) == ["一、甲", "三、乙"]


def test_lists_of_a_kind_count_on_or_start_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OFFICIAL + list_(1, 0) + list_(2, 0) + list_(3, 0, anew)
    content = item("甲") + item("乙", 2) + item("丙", 3) + item("丁", 3) + item("戊", 1)

    assert body(content, numbering=numbering) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_a_list_with_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'

    assert body(item("甲"), numbering=OFFICIAL + list_(1, 0, own)) == ["I)甲"]


def test_numbers_of_several_levels() -> None:
    numbering = kind(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%3.", '<w:lvlRestart w:val="0"/>'),
    ) + list_(1, 0)
    content = item("甲") + item("乙", at=1) + item("丙", at=2) + item("丁") + item("戊", at=2)

    assert body(content, numbering=numbering) == ["一、甲", "1.1 乙", "1.丙", "二、丁", "2.戊"]


def test_bullets_are_no_text() -> None:
    numbering = kind(0, level(0, "bullet", "\uf06c"), level(1, "none", "x%2")) + list_(1, 0)

    assert body(item("甲") + item("乙", at=1), numbering=numbering) == ["甲", "乙"]


def test_lists_of_styles() -> None:
    numbering = kind(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
    ) + list_(5, 0)
    styles = (
        '<w:style w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="h2"><w:basedOn w:val="h1"/></w:style>'
        '<w:style w:styleId="plain"><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
        "</w:style>"
    )

    def styled(text: str, style: str, more: str = "") -> str:
        return p(r(text), properties=f'<w:pStyle w:val="{style}"/>{more}')

    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    content = (
        styled("甲", "h1") + styled("乙", "h2") + styled("丙", "h1", none)
        + styled("丁", "plain") + styled("戊", "h1") + styled("己", "unknown")
    )  # fmt: skip
    assert body(content, numbering=numbering, styles=styles) == [
        "一、甲", "（一）乙", "丙", "丁", "二、戊", "己"
    ]  # fmt: skip


def test_lists_that_are_not_there() -> None:
    assert body(item("甲", 9) + item("乙", 1, 8), numbering=OFFICIAL + list_(1, 0)) == ["甲", "乙"]
    assert body(item("甲")) == ["甲"]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "〇"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"),
        (101, "一百零一"), (110, "一百一十"), (1001, "一千零一"), (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)  # fmt: skip
def test_chinese_numbers(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        ("decimal", 3, "3"), ("decimalZero", 3, "03"), ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 1, "①"), ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 99, "99"), ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"), ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 1, "子"), ("chineseLegalSimplified", 12, "拾贰"),
        ("japaneseCounting", 12, "十二"), ("lowerLetter", 27, "aa"), ("upperLetter", 2, "B"),
        ("upperRoman", 14, "XIV"), ("lowerRoman", 9, "ix"), ("none", 1, ""), ("unknown", 7, "7"),
        ("chineseCounting", 10**9, "1000000000"), ("upperRoman", -1, "-1"),
    ],
)  # fmt: skip
def test_formats_of_numbers(kind: str, number: int, text: str) -> None:
    assert numeral(number, kind) == text


def test_letters_and_roman_numbers_from_nothing() -> None:
    assert (letters(0), roman(0)) == ("", "")
