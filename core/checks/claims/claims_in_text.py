"""Reads a paragraph: finds the numbers that state figures, sentence by sentence."""

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from core.checks.claims.claim import Cells, Claim, ClaimKind
from core.checks.claims.context import TOLD, Context, words_about
from core.checks.claims.passages import Passage, sentences, squeezed
from core.checks.claims.sentence_reading import SentenceReading
from core.checks.claims.vocabulary import Vocabulary, vocabulary
from core.form.form import Form

_STATES = re.compile(r"\d|[零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖]|未|没|无|持平")


@functools.lru_cache(maxsize=512)
def claims_of(
    form: Form, year: int, agency: str, paragraph: str, heading: str = ""
) -> tuple[Claim, ...]:
    """Return the claims of a paragraph; `heading` is what was said above."""
    if not paragraph.strip():
        return ()  # before all words are looked up: of thousands of reports many have no text
    words = vocabulary(form, year, agency)
    if not words.tables:
        return ()
    text = squeezed(paragraph)
    context = Context()
    found: list[Claim] = []
    said = words_about(words, heading)
    for sentence in sentences(text.text):
        said |= words_about(words, sentence.whole)
        claims, context = _read_sentence(words, sentence.moved(-sentence.start), said, context)
        said |= {TOLD} if any(claim.sure for claim in claims) else set()
        found += (claim.moved(sentence.start)._replace(sentence=sentence.start) for claim in claims)
    placed = (_placed(claim, *text.original(claim.start, claim.end)) for claim in found)
    return tuple(sorted(placed, key=lambda claim: claim.start))


@functools.lru_cache(maxsize=512)
def said_with(form: Form, paragraph: str, before: str) -> str:
    """Return what is said above the next paragraph, as `claims_of` takes it."""
    about = {word for t in form.tables.values() if t.claims for word in t.claims.about}
    text = squeezed(paragraph).text
    return " ".join(sorted(word for word in about if word in text or word in before.split()))


def _placed(claim: Claim, start: int, end: int) -> Claim:
    return claim._replace(start=start, end=end)


@functools.lru_cache(maxsize=2048)
def _read_sentence(
    words: Vocabulary, sentence: Passage, said: frozenset[str], before: Context
) -> tuple[tuple[Claim, ...], Context]:
    """Return the claims of a sentence that stands at 0, and the context of the next one."""
    context = before.copy()
    says = sentence.inner or _STATES.search(sentence.text)
    claims = _read(sentence, said, context, words) if says else []
    context.next_sentence()
    return tuple(_doubting(claims)), context


def _doubting(claims: list[Claim]) -> Iterator[Claim]:
    """Yield claims; where a sentence has several numbers for one figure, each may be a part of it.

    Two reasons can belong in one row: 不存在3件，非本机关职责2件.
    """
    values: dict[tuple[ClaimKind, Cells], set[Decimal]] = {}
    for claim in claims:
        values.setdefault((claim.kind, claim.readings[0]), set()).add(claim.value)
    for claim in claims:
        is_divided = len(values[claim.kind, claim.readings[0]]) > 1
        yield claim._replace(sure=False) if is_divided and claim.kind is ClaimKind.FIGURE else claim


def _read(
    passage: Passage, said: frozenset[str], context: Context, words: Vocabulary
) -> list[Claim]:
    """Return the claims of a passage and of what its brackets hold."""
    reading = SentenceReading(passage, said, context, words)
    found = reading.claims()
    states = iter(reading.states)
    state, following = Context(), next(states, None)
    for inner in passage.inner:
        while following and following[0] <= inner.start - passage.start:
            state, following = following[1], next(states, None)
        inside = state.copy()
        inside.bound = inside.loose
        found += _read(inner, said, inside, words)
    return found
