"""Last year's 汇总 as what this year's is compared with."""

from contextlib import closing
from pathlib import Path

from core.rollup.database.organs import set_settled
from core.rollup.database.readings import current_files, leave, now, receive, write_records
from core.rollup.database.readings import read_record_of as record_of
from core.rollup.database.store import Store, open_to_look
from core.rollup.evidence import Known
from core.rollup.judging import judge
from core.rollup.reading.folder import Found


def take_last_rollup(store: Store, path: Path) -> None:
    """Take over what counted in last year's 汇总, each under its organ's name."""
    taken: dict[str, Found] = {}
    with closing(open_to_look(path)) as last, store.writing():
        known = Known(last)
        before = current_files(store, "last")
        for row in judge(known.organs, known.evidence):
            record = record_of(last, row.reading) if row.reading else None
            if record is None or row.chosen is None:
                continue
            receipt = row.chosen.receipt
            found = Found(row.organ.name, receipt.size, int(receipt.modified.timestamp() * 1e9))
            taken[found.path] = found
            if before.get(found.path, (None, "", False))[1] != record.id:
                set_settled(store, settled=False)
                write_records(store, [record])
                receive(store, "last", found, record.id, "")
        leave(store, "last", before.keys() - taken.keys(), now())
