"""Reads a paragraph: finds the numbers that state figures, sentence by sentence."""

import functools
import re

from core.checks.claims.claim import Claim
from core.checks.claims.clauses import PassageReader
from core.checks.claims.naming import Context
from core.checks.claims.passages import Passage, sentences
from core.checks.claims.vocabulary import Vocabulary, vocabulary
from core.form.form import Form

_STATES = re.compile(r"\d|[零一二三四五六七八九十百千两]+[件宗起例份]|未|没|无|持平")


@functools.lru_cache(maxsize=512)
def claims_of(
    form: Form, year: int, agency: str, paragraph: str, heading: str = ""
) -> tuple[Claim, ...]:
    """Return the claims of a paragraph; `heading` is what stands above it."""
    words = vocabulary(form, year, agency)
    if not words.tables:
        return ()
    context = Context()
    found: list[Claim] = []
    said = _said(words, heading)
    for sentence in sentences(paragraph):
        claims, context = _read_sentence(words, sentence.moved(-sentence.start), said, context)
        found += (claim.moved(sentence.start) for claim in claims)
        said |= _said(words, sentence.whole)
    return tuple(sorted(found, key=lambda claim: claim.start))


def _said(words: Vocabulary, text: str) -> frozenset[str]:
    """Return which of the words that tables have to be spoken of with are in a text."""
    return frozenset(
        word for table in words.tables.values() for word in table.about if word in text
    )


@functools.lru_cache(maxsize=2048)
def _read_sentence(
    words: Vocabulary, sentence: Passage, said: frozenset[str], before: Context
) -> tuple[tuple[Claim, ...], Context]:
    """Return the claims of a sentence that stands at 0, and the context of the next one."""
    context = before.copy()
    says = sentence.inner or _STATES.search(sentence.text)
    claims = _read(sentence, said, context, words) if says else []
    context.next_sentence(has_claims=bool(claims))
    return tuple(claims), context


def _read(
    passage: Passage, said: frozenset[str], context: Context, words: Vocabulary
) -> list[Claim]:
    """Return the claims of a passage and of what its brackets hold."""
    said |= _said(words, passage.whole)
    reading = PassageReader(passage, said, context, words)
    found = reading.claims()
    for inner in passage.inner:
        local = inner.start - passage.start
        earlier = [state for position, state in reading.states if position <= local]
        found += _read(inner, said, (earlier or [Context()])[-1].copy(), words)
    return found
