"""What a single case counts as: its kind and its result, or what has to be asked."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from core.interpret.labels import plain
from core.ledger.cases import Case
from core.ledger.heads import KIND, NAMES, RESULT
from core.ledger.tally import NOT_COUNTED, Question
from core.ledger.wordings import OPEN, Found, Vocabulary

_NO_RESULT = "有答复日期，没有办理结果"
_NO_END = "有答复日期，结果却说还没有办完"
_MANY_RESULTS = "看不出是哪一种结果"
_NO_KIND = "没有写是哪一类"
_MANY_KINDS = "看不出是哪一类"


@dataclass(frozen=True)
class Verdict:
    """An id, or a question; neither where there is nothing to go by."""

    id: str = ""
    question: Question | None = None


class Judge:
    """Tells kinds and results of a table's cases, by words and by what was answered before."""

    def __init__(self, vocabulary: Vocabulary, answers: Mapping[str, str], about: str = "") -> None:
        known = {*vocabulary.results, *vocabulary.kinds, OPEN, NOT_COUNTED}
        self._words = vocabulary
        self._answers = {key: id_ for key, id_ in answers.items() if id_ in known}
        self._default = vocabulary.kind(about).id if not vocabulary.ledger.received else ""

    def kind(self, case: Case) -> Verdict:
        """Return the kind of who asked, or of the suit."""
        if case.kind_id:
            return Verdict(case.kind_id)
        words = "|".join(map(plain, case.kinds))
        general, own = self._key("kind", words), self._key("kind", words, plain(case.name))
        if answer := self._answers.get(own) or (self._answers.get(general) if words else None):
            return Verdict(answer)
        found = self._words.kind(*case.kinds, name=case.name)
        if found.id or (not case.kinds and self._default):
            return Verdict(found.id or self._default)
        text = " ".join(case.kinds)
        if case.name and self._words.ledger.names:
            text = f"{text}（{case.name}）" if text else case.name
        else:
            own = general if words else self._key("row", *self._row(case))
        reason = _MANY_KINDS if text else _NO_KIND
        return self._asked(own, "kind", text, reason, case, found)

    def result(self, case: Case, *, has_ended: bool) -> Verdict:
        """Return the result, OPEN or none; of a case that `has_ended` it has to be one."""
        if case.result_id:
            return Verdict(case.result_id)
        row = self._key("row", *self._row(case))
        key = self._key("result", plain(case.result), plain(case.reason)) if case.result else row
        answers = filter(None, (self._answers.get(row), self._answers.get(key)))
        found = self._words.result(case.result, case.reason)
        for id_ in (*answers, found.id):
            if id_ and (id_ != OPEN or not has_ended):
                return Verdict(id_)
        if found.id == OPEN:
            return self._asked(row, "result", case.result, _NO_END, case, Found())
        if not case.result and not has_ended:
            return Verdict()
        text = " ".join(filter(None, (case.result, case.reason)))
        reason = _MANY_RESULTS if case.result else _NO_RESULT
        return self._asked(key, "result", text, reason, case, found)

    def _asked(
        self, key: str, axis: str, text: str, reason: str, case: Case, found: Found
    ) -> Verdict:
        column = NAMES[RESULT if axis == "result" else KIND]
        likely = tuple(id_ for id_ in found.ids if id_ != OPEN)
        question = Question(
            key, self._words.table, axis, column, text, reason, (case.place,), likely
        )
        return Verdict(question=question)

    def _key(self, *parts: str) -> str:
        return digest(self._words.form.id, self._words.table, *parts)

    @staticmethod
    def _row(case: Case) -> tuple[str, ...]:
        texts = (case.received_text, case.answered_text, case.name, case.content, case.number)
        return tuple(map(plain, (*texts, case.result, case.reason, *case.kinds)))


def digest(*parts: str) -> str:
    """Return what stands for some words where they themselves must not be kept."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
