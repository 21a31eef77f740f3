"""Telling a whole report on the clipboard from a piece of text."""

import pytest

from core.form.form import Form
from core.form.library import official_forms
from core.form.recognition import looks_like_report
from core.formats.text.writing import writer as text_format
from core.layout.compose import compose
from tests.factories import narrated_report


def recognised(text: str) -> bool:
    return looks_like_report(text, official_forms())


def test_our_own_text_is_a_whole_report(form: Form) -> None:
    assert recognised(text_format.render(compose(narrated_report(form))))


@pytest.mark.parametrize("numbering", ["{}、", "（{}）", "{}.", "{} ", "　　{}．"])
@pytest.mark.parametrize("stop", ["", "。", "："])
def test_headings_are_recognised_however_they_are_numbered(
    form: Form, numbering: str, stop: str
) -> None:
    wordings = [section.wordings[-1] for section in form.sections if section.wordings]
    lines = [
        f"{numbering.format(number)}{wording}{stop}\n正文。"
        for number, wording in zip("一二三四五六", wordings, strict=True)
    ]
    assert recognised("\n".join(lines))


def test_headings_without_numbers(form: Form) -> None:
    wordings = [section.wordings[0] for section in form.sections if section.wordings]
    assert recognised("\r\n".join(wordings))


def test_a_piece_of_a_report_is_none(form: Form) -> None:
    template = next(section.template for section in form.sections if section.template)
    assert not recognised(template), "it names all sections in one sentence"
    narratives = [s.wordings[0] for s in form.narratives if s.wordings]
    assert not recognised("\n".join(narratives)), "without a table there is nothing to import"
    tables = [s.wordings[0] for s in form.sections if s.kind == "table"]
    assert not recognised("\n".join(tables[:2]))
    assert not recognised("")
    assert not recognised("1\t2\t3\n4\t5\t6")
