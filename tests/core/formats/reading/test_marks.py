"""Marks of notes are not part of a figure, struck text is not read."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from core.form.form import Form
from core.formats.html.reading.reader import read_html
from core.formats.reading.marks import raised, without_strokes
from core.formats.word.reading.reader import read
from core.interpret.figures import read_figure
from core.interpret.result import Certainty
from core.text import STRUCK, without_marks

_CELL = "applications.received.natural_person"
_PAGE = (
    "<style>.note{vertical-align:super} span.old, p.x{text-decoration:underline line-through}"
    "</style><table><tr><td>新收</td><td>3440%s</td></tr><tr><td>结转</td><td>2</td></tr></table>"
)


def test_raised_figures_stay_apart() -> None:
    assert raised("12[3]注") == "¹²⁽³⁾注"
    assert without_marks("3440¹²①⁽³⁾₄") == "3440"


def test_a_stroke_is_left_where_nothing_else_is() -> None:
    assert without_strokes(f"3{STRUCK}") == "3"
    assert without_strokes(f"\n{STRUCK}") == STRUCK


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>",
        "<sub><a href='#1'>1</a></sub>",
        "<span style='font-size:8pt;VERTICAL-ALIGN: super'>1</span>",
        "<span style='vertical-align:-2pt'>1</span>",
        "<b class='big note'>1</b>",
    ],
)
def test_marks_of_a_page(mark: str) -> None:
    assert read_html(_PAGE % mark).tables[0].cells[1].text == "3440¹"


@pytest.mark.parametrize(
    "struck",
    [
        "<s>9</s>",
        "<strike><b>9</b></strike>",
        "<del>9</del>",
        "<span style='text-decoration: line-through'>9</span>",
        "<span style='text-decoration-line:underline line-through'>9</span>",
        "<span class='old'>9</span>",
        "<p class='x'>9</p>",
    ],
)
def test_struck_text_of_a_page(struck: str) -> None:
    assert read_html(_PAGE % struck).tables[0].cells[1].text == "3440"
    assert read_html(_PAGE.replace("3440%s", struck)).tables[0].cells[1].text == STRUCK


def test_a_cell_that_is_struck_keeps_its_place() -> None:
    page = read_html("<table><tr><td>甲</td><td style='text-decoration:line-through'>1</td><td>2")
    assert [cell.text for cell in page.tables[0].cells] == ["甲", STRUCK, "2"]


def _word(*pieces: tuple[str, dict[str, Any]]) -> str:
    """The text of a cell as it is read, made of runs with these looks."""
    document = docx.Document()
    style = document.styles.add_style("mark", WD_STYLE_TYPE.CHARACTER)
    style.font.superscript = True
    document.styles.add_style("derived", WD_STYLE_TYPE.CHARACTER).base_style = style
    old = document.styles.add_style("old", WD_STYLE_TYPE.CHARACTER)
    old.font.strike = True
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    for text, looks in pieces:
        run = paragraph.add_run(text)
        for name, setting in looks.items():
            setattr(run if name == "style" else run.font, name, setting)
    file = BytesIO()
    document.save(file)
    return read(file.getvalue(), lambda _: None).tables[0].cells[0].text


@pytest.mark.parametrize(
    "look", [{"superscript": True}, {"subscript": True}, {"style": "mark"}, {"style": "derived"}]
)
def test_marks_of_word(look: dict[str, Any]) -> None:
    assert without_marks(_word(("3440", {}), ("1", look))) == "3440"


@pytest.mark.parametrize("look", [{"strike": True}, {"double_strike": True}, {"style": "old"}])
def test_struck_text_of_word(look: dict[str, Any]) -> None:
    assert _word(("9", look), ("3440", {})) == "3440"
    assert _word(("9", look)) == STRUCK


def test_a_run_may_undo_its_style() -> None:
    assert _word(("3440", {"style": "old", "strike": False})) == "3440"


@pytest.mark.parametrize(
    ("text", "value", "certainty"),
    [
        ("3440¹", 3440, Certainty.SURE),
        ("①3440", 3440, Certainty.SURE),
        ("3440⁽²⁾", 3440, Certainty.SURE),
        ("3¹440", 3440, Certainty.GUESSED),
        ("³⁴", 34, Certainty.GUESSED),
        ("❶", None, Certainty.MISSING),
        (STRUCK, None, Certainty.MISSING),
        ("3440（含上年2件）", 3440, Certainty.GUESSED),
        ("3440*", 3440, Certainty.GUESSED),
        ("约3,440件", 3440, Certainty.GUESSED),
        ("34O", 340, Certainty.GUESSED),
        ("l0〇", 100, Certainty.GUESSED),
        ("〇", 0, Certainty.GUESSED),
        ("2023年", None, Certainty.MISSING),
        ("12（34", None, Certainty.MISSING),
    ],
)
def test_figures_that_are_not_plain(
    form: Form, text: str, value: int | None, certainty: Certainty
) -> None:
    reading = read_figure(form.cells[_CELL], text)
    assert (reading.value, reading.certainty) == (value, certainty)
    assert bool(reading.reason) is (certainty is not Certainty.SURE)
