"""Doubtful claims that the others of their sentence bear out.

A number whose words could be said of something else is taken at its word when
the numbers around it, read the same way, are what the tables have: 维持6、纠正2.
"""

from collections.abc import Sequence
from dataclasses import replace

from core.checks.claims.claim import Cells, ClaimKind
from core.checks.claims.judge import Judged, Verdict, judge, total
from core.report.report import Report

_ENOUGH = 2
_SMALL = 3  # up to it, a number of something else may well be the same


def corroborated(judged: Sequence[Judged], report: Report) -> tuple[Judged, ...]:
    """Return the claims of a narrative; doubtful ones that are borne out are taken for sure."""
    groups: dict[tuple[int, str], list[Judged]] = {}
    for each in judged:
        groups.setdefault(_group(each), []).append(each)
    return tuple(
        _taken_at_its_word(each, report)
        if _is_doubtful(each) and _bears_out(groups[_group(each)], each)
        else each
        for each in judged
    )


def added_up(judged: Sequence[Judged], report: Report) -> tuple[Judged, ...]:
    """Return the claims; several of one figure that add up to it are its parts, and no slips.

    不存在8件，非本机关职责2件: together the 10 of their row.
    """
    parts: dict[tuple[int, Cells], list[Judged]] = {}
    for each in judged:
        if each.claim.kind is ClaimKind.FIGURE and not each.claim.sure:
            parts.setdefault((each.claim.sentence, each.claim.readings[0]), []).append(each)
    whole = {id(each) for group in parts.values() if _make_up(group, report) for each in group}
    return tuple(
        replace(each, verdict=Verdict.OPEN) if id(each) in whole else each for each in judged
    )


def _make_up(group: Sequence[Judged], report: Report) -> bool:
    claims = [each.claim for each in group]
    return len(claims) > 1 and sum(c.value for c in claims) == total(report, claims[0].readings[0])


def _group(judged: Judged) -> tuple[int, str]:
    table = judged.claim.readings[0][0].partition(".")[0]
    return judged.claim.sentence, table


def _is_doubtful(judged: Judged) -> bool:
    claim = judged.claim
    is_open = judged.verdict is Verdict.OPEN and judged.expected is not None
    names_its_column = len({_column(cells) for cells in claim.readings}) == 1
    return (
        is_open
        and names_its_column
        and claim.kind is ClaimKind.FIGURE
        and not (claim.sure or claim.partial)
    )


def _column(cells: Cells) -> frozenset[str]:
    return frozenset(cell.rpartition(".")[2] for cell in cells)


def _bears_out(group: Sequence[Judged], doubtful: Judged) -> bool:
    """Say whether more numbers of a sentence agree with a table than not, and not by chance.

    Where several speak of one figure, each may be a part of it.
    """
    agreeing = [
        j for j in group if j.verdict is Verdict.AGREES and j.claim.kind is ClaimKind.FIGURE
    ]
    if any(each is not doubtful and each.cells == doubtful.cells for each in group):
        return False
    numbers = {j.claim.start: j.claim.value for j in agreeing}  # 各1件 is one, whatever it tells
    weight = sum(1 + (value > _SMALL) for value in numbers.values() if value)
    against = sum(j.verdict is not Verdict.AGREES for j in group)
    return weight >= _ENOUGH and len(numbers) >= against


def _taken_at_its_word(judged: Judged, report: Report) -> Judged:
    return judge(judged.section, judged.claim._replace(sure=True), report)
