import re

from hypothesis import example, given
from hypothesis import strategies as st

from core.formats.html.writing import writer as html
from core.formats.setting.cleaning import clean
from tests.core.formats.html.html_page import parsed
from tests.core.formats.html.html_samples import page, page_source, with_text

NASTY = """</title></style><script>alert('1')</script><!-- & &lt; &amp; " '"""
texts = st.text(max_size=40) | st.text("<>&\"'=/!-ab;#x \n\r\t\x00\x0b\x85垚㙍𠮷", max_size=40)
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


@given(texts)
@example(NASTY)
@example("堌垚喆赟㙍𠮷")
def test_any_text_comes_back_from_every_place(text: str) -> None:
    found = page(with_text(text))
    kept = clean(text)
    attributes = {m.attributes.get("name"): m.attributes.get("content") for m in found.all("meta")}

    assert found.one("h1").text == 2 * kept
    assert attributes["author"] == kept
    assert found.one("article").one("table").one("caption").text == kept
    assert {cell.text for cell in found.all("th", "td")} == {kept}
    assert next(found.all("p")).text == kept
    assert found.with_class("scroll")[0].attributes["aria-label"] == kept


@given(texts)
@example(NASTY)
def test_any_text_adds_no_tag(text: str) -> None:
    known = {element.tag for element in page(with_text("好好")).all()}

    assert {element.tag for element in page(with_text(text)).all()} <= known
    assert {e.tag for e in parsed(html.fragment(with_text(text))).all()} <= known


@given(texts)
def test_no_forbidden_character_is_written(text: str) -> None:
    assert not FORBIDDEN.search(page_source(with_text(text)))
