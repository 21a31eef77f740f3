"""What the printed blank form says of itself, which nobody wrote."""

import re
from functools import cache

from core.form.form import Form
from core.interpret.labels import plain

_BLANK_FORM = r"(?:的?(?:参考|填报|统一))*(?:格式|模板|样式|范本|样本|样表)+"


def is_form_speaking(form: Form, text: str) -> bool:
    """Say whether a line is an instruction of the blank form, or the name of that form."""
    return (
        _pattern(form.definition.placeholders, form.definition.title_wordings).fullmatch(
            plain(text)
        )
        is not None
    )


@cache
def _pattern(instructions: tuple[str, ...], titles: tuple[str, ...]) -> re.Pattern[str]:
    instruction = rf"\([^()]*(?:{_any_of(instructions)})[^()]*\)"
    name = rf"(?:{_any_of(titles)})\(?{_BLANK_FORM}\)?"
    return re.compile(f"{instruction}|{name}" if instructions else name)


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(plain(word)) for word in words)
