"""Paragraphs whose last sentence has no end."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing.characters import HAN
from core.checks.writing.passages import Spot, in_narratives, quoted

ID = "text.ending"
_LEFT_OPEN = "，、"
_WORD_AT_END = re.compile(f"[{HAN}0-9]$")
_WORDS = 8  # characters; a shorter last paragraph, 无, need not be a sentence


@lru_cache(maxsize=32)
def find(text: str) -> tuple[Spot, ...]:
    """Find the paragraphs that end with a comma or, being sentences, with none of their marks."""
    lines = text.split("\n")
    last = max((number for number, line in enumerate(lines) if line.strip()), default=-1)
    return tuple(_spots(text, lines, last))


def _spots(text: str, lines: list[str], last: int) -> Iterator[Spot]:
    offset = 0
    for number, line in enumerate(lines):
        written = line.rstrip(" \u3000")
        end = offset + len(written)
        offset += len(line) + 1
        if written.endswith(tuple(_LEFT_OPEN)):
            message = f"{quoted(text, end - 1, end)}：一段以“{written[-1]}”结束，请改为“。”"
            yield Spot(end - 1, end, message, "。")
        elif _is_sentence(written, is_last=number == last) and _WORD_AT_END.search(written):
            message = f"{quoted(text, end - 1, end)}：一段的最后没有句号，请补上"
            yield Spot(end - 1, end, message, f"{written[-1]}。")


def _is_sentence(paragraph: str, *, is_last: bool) -> bool:
    """Say whether a paragraph is no headline: sentences go before, or nothing comes after it."""
    return "。" in paragraph or (is_last and len(paragraph) >= _WORDS)


RULE = Rule(
    id=ID,
    title="段末没有句号",
    severity=Severity.WARNING,
    source="GB/T 15834-2011《标点符号用法》：句末用句号、问号或叹号",
    example="一段写到“参加培训120人次，”就结束了：一段以“，”结束，请改为“。”。",
    check=in_narratives(ID, Severity.WARNING, find),
)
