"""Paragraphs of a Word file: order, breaks, fields, changes, hidden text, boxes, notes."""

from io import BytesIO

import docx
import pytest

from core.formats.reading.raw import ReadError
from core.formats.word.reading.reader import read
from tests.core.formats.word import word_files
from tests.core.formats.word.word_files import (
    MAIN,
    blocks,
    body,
    box_xml,
    line,
    p,
    r,
    shown,
    tbl,
    tc,
    tr,
)


def test_a_file_of_another_library() -> None:
    file = docx.Document()
    file.add_paragraph("清溪镇年报")
    table = file.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "规章", "3"
    file.add_paragraph("完。")
    file.sections[0].header.paragraphs[0].text = "页眉"
    file.sections[0].footer.paragraphs[0].text = "页脚"
    data = BytesIO()
    file.save(data)

    assert blocks(data.getvalue()) == ["清溪镇年报", ["规章", "3"], "完。"]


def test_breaks_tabs_and_spaces() -> None:
    run = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>　丙</w:t><w:cr/><w:t>丁</w:t></w:r>"

    assert body(p(run) + line("　　") + line("戊 ")) == ["甲\t乙", "　丙", "丁", "戊 "]


def test_a_line_end_in_a_text_is_a_space() -> None:
    assert body(p("<w:r><w:t>收到\n申请</w:t></w:r>")) == ["收到 申请"]


def test_runs_in_all_kinds_of_wrappers() -> None:
    wrapped = (
        f"<w:hyperlink>{r('网')}</w:hyperlink>"
        f"<w:smartTag><w:smartTagPr/>{r('页')}</w:smartTag>"
        f"<w:customXml>{r('公')}</w:customXml>"
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr>"
        f"<w:sdtContent>{r('开')}</w:sdtContent></w:sdt>"
        f"<w:fldSimple w:instr='DATE'>{r('日')}</w:fldSimple>"
        "<w:r><w:ruby><w:rt><w:r><w:t>lou</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>堌</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<m:oMath><m:r><m:t>1+2</m:t></m:r></m:oMath>"
        "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t></w:r>"
    )
    assert body(p(wrapped)) == ["网页公开日堌1+2a-b"]


def test_blocks_in_content_controls() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = control.format(control.format(line("一、总体情况")) + tbl(tr(tc("1"))))

    assert body(inner + f"<w:customXml>{line('末')}</w:customXml>") == ["一、总体情况", ["1"], "末"]


def test_only_the_result_of_a_field() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    inner = mark("begin") + instruction + mark("separate") + r("内") + mark("end")
    outer = mark("begin") + instruction + inner + mark("separate") + r("外") + mark("end")
    unfinished = p(mark("begin"), instruction)

    assert body(p(r("共"), outer, r("件"))) == ["共外件"]
    assert body(unfinished + line("下文")) == ["下文"]
    assert body(p(mark("end"), r("正文"))) == ["正文"]


def test_changes_are_read_as_accepted() -> None:
    changed = p(
        r("收到"),
        f"<w:del>{r('3')}<w:r><w:delText>3</w:delText></w:r></w:del>",
        f"<w:ins>{r('4')}</w:ins>",
        f"<w:moveFrom>{r('走')}</w:moveFrom>",
        f"<w:moveTo>{r('来')}</w:moveTo>",
        r("件"),
    )
    assert body(changed) == ["收到4来件"]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    ends = p(r("前"), properties="<w:rPr><w:del/></w:rPr>")
    gone = p(f"<w:del>{r('删')}</w:del>", properties="<w:rPr><w:del/></w:rPr>")
    moved = p(f"<w:moveFrom>{r('移')}</w:moveFrom>", properties="<w:rPr><w:moveFrom/></w:rPr>")

    assert body(ends + line("后") + gone + moved + line("末")) == ["前后", "末"]
    assert body(ends + tbl(tr(tc("1"))) + ends) == ["前", ["1"], "前"]


def test_earlier_properties_are_not_the_present_ones() -> None:
    run = r("在", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")

    assert body(p(run)) == ["在"]


def test_hidden_text_is_left_out() -> None:
    styles = (
        '<w:style w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="based"><w:basedOn w:val="base"/></w:style>'
        '<w:style w:styleId="shown"><w:basedOn w:val="base"/><w:rPr><w:vanish w:val="0"/></w:rPr>'
        "</w:style>"
        '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>'
    )
    content = p(
        r("甲", "<w:vanish/>"),
        r("乙", '<w:vanish w:val="false"/>'),
        r("丙", '<w:rStyle w:val="based"/>'),
        r("丁", '<w:rStyle w:val="shown"/>'),
        r("戊", '<w:rStyle w:val="loop"/>'),
    )
    hidden = p(r("己"), r("庚", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="based"/>')

    assert body(content + hidden, styles=styles) == ["乙丁戊", "庚"]


def test_lines_of_a_table_of_contents_are_left_out() -> None:
    styles = '<w:style w:styleId="11"><w:name w:val="TOC 1"/></w:style>'
    entry = p(
        r("一、总体情况"), "<w:r><w:tab/><w:t>1</w:t></w:r>", properties='<w:pStyle w:val="11"/>'
    )

    assert body(entry + line("一、总体情况"), styles=styles) == ["一、总体情况"]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    content = box_xml(line("框") + tbl(tr(tc("1"), tc("2"))))

    assert body(p(r("前"), content, r("后")) + line("末")) == ["前后", "框", ["1", "2"], "末"]


def test_text_boxes_of_old_drawings() -> None:
    box = f"<v:textbox><w:txbxContent>{line('框')}</w:txbxContent></v:textbox>"

    assert body(p(f"<w:r><w:pict>{box}</w:pict></w:r>")) == ["框"]


def test_the_other_alternative_is_read_when_the_first_is_empty() -> None:
    alternatives = f"<mc:Choice/><mc:Fallback>{r('文')}</mc:Fallback>"

    assert body(p(f"<mc:AlternateContent>{alternatives}</mc:AlternateContent>")) == ["文"]


def test_notes_follow_at_the_end() -> None:
    def note(kind: str, id_: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'

    text = p(r("正文"), note("endnote", 1), note("footnote", 2), note("footnote", 7))
    footnotes = "".join(
        f'<w:footnote w:id="{id_}">{line(text)}</w:footnote>'
        for id_, text in ((1, "无关"), (2, "脚注"))
    )
    endnotes = f'<w:endnote w:id="1">{line("尾注")}</w:endnote>'
    in_cell = tbl(tr(tc(p(r("格"), note("footnote", 2)))))

    assert body(text + line("末"), footnotes=footnotes, endnotes=endnotes) == [
        "正文",
        "末",
        "脚注",
        "尾注",
    ]
    assert body(in_cell, footnotes=footnotes) == [["格"], "脚注"]
    assert body(text) == ["正文"]


def test_the_strict_dialect() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = word_files.zipped(
        {
            "word/document.xml": word_files.xml(
                "document", f"<w:body>{line('严')}</w:body>"
            ).replace(MAIN, strict)
        }
    )
    assert blocks(data) == ["严"]


def test_the_main_part_may_have_another_name() -> None:
    assert blocks(word_files.docx(line("文"), main="word/document2.xml")) == ["文"]


def test_progress_and_cancelling() -> None:
    heard: list[float] = []
    data = word_files.docx(line("文") * 200)

    assert len(shown(read(data, heard.append))) == 200
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) > 3

    def cancel(_: float) -> None:
        raise KeyError("cancelled")

    with pytest.raises(KeyError, match="cancelled"):
        read(data, cancel)


@pytest.mark.parametrize("content", ["", "<a/>", word_files.xml("document", "")])
def test_a_package_without_a_document(content: str) -> None:
    with pytest.raises(ReadError, match="已损坏"):
        read(word_files.zipped({"word/document.xml": content}))
