"""Compares every organ's report with its own of last year, by the workers, once for each pair."""

from collections.abc import Sequence
from typing import NamedTuple

from core.rollup.database.readings import reports, write_comparison
from core.rollup.database.store import Store
from core.rollup.evidence import Known
from core.rollup.judging import judge
from core.rollup.model import Listener
from core.rollup.reading.messages import Compare, Compared
from core.rollup.reading.pool import Answer, Pool, Task
from core.rollup.reading.refresh import Batch, Clock


class Pair(NamedTuple):
    """The readings of an organ's two years."""

    reading: str
    last: str


def compare_years(store: Store, listener: Listener | None) -> None:
    """Compare what was not compared yet."""
    known = Known(store)
    done = known.evidence.comparisons
    pairs = {Pair(row.reading, row.last) for row in judge(known.organs, known.evidence)}
    pairs = {pair for pair in pairs if all(pair) and pair not in done}
    if not pairs:
        return
    content = dict(reports(store, list({id_ for pair in pairs for id_ in pair})))
    tasks = [
        Task(pair, Compare(content[pair[0]], content[pair[1]]))
        for pair in sorted(pairs)
        if pair[0] in content and pair[1] in content
    ]

    def write(answers: Sequence[tuple[Task, Answer]]) -> None:
        with store.writing():
            for task, answer in answers:
                if isinstance(answer, Compared) and isinstance(task.key, Pair):
                    write_comparison(store, task.key.reading, task.key.last, answer)

    with Pool(set(), len(tasks)) as pool:
        batch = Batch(write)
        try:
            for task, answer in Clock(len(tasks), listener).following(pool.answers(tasks)):
                batch.add(task, answer)
        finally:
            batch.flush()
