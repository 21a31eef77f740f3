"""Characters that only look like the right ones are found, and put right."""

import pytest

from core.form.form import Form
from tests.core.checks.writing.reading import found, report_with


@pytest.mark.parametrize(
    ("text", "strange", "right"),
    [
        ("门戶网站", "戶", "户"),
        ("便⺠服务", "⺠", "民"),
        ("⼀⼆月", "⼀⼆", "一二"),
        ("资\uf90a", "\uf90a", "金"),
    ],
)
def test_they_are_found_with_a_repair(form: Form, text: str, strange: str, right: str) -> None:
    (finding,) = found(report_with(form, "overview", text), "text.look_alikes")
    assert finding.narrative is not None
    assert (finding.narrative.text, finding.replacement) == (strange, right)
    assert strange in finding.message


def test_proper_text_has_none(form: Form) -> None:
    assert found(report_with(form, "overview", "门户网站，１２件。"), "text.look_alikes") == []
