"""Organs as lines that one can edit, and that are read as a roster again."""

from collections.abc import Iterable

from core.rollup.model import Organ

_HEAD = ("名称", "简称", "类别", "层级", "应报", "原因", "截止日期")


def roster_text(organs: Iterable[Organ]) -> str:
    """Return organs as a table apart by tabs; columns that nobody needs are left out."""
    rows = [_cells(organ) for organ in organs]
    if not rows:
        return ""
    kept = [0, *(at for at in range(1, len(_HEAD)) if any(row[at] for row in rows))]
    return "\n".join("\t".join(row[at] for at in kept) for row in (_HEAD, *rows))


def _cells(organ: Organ) -> tuple[str, ...]:
    due = organ.due.isoformat() if organ.due else ""
    others = "、".join(organ.names[1:])
    return (organ.name, others, organ.kind, organ.level, organ.duty, organ.reason, due)
