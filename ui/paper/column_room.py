"""Columns whose figures would become too small to be read take room from the others."""

from collections.abc import Mapping, Sequence


def with_room(widths: Sequence[int], needed: Mapping[int, int]) -> list[int]:
    """Return column widths of the same sum, those of `needed` at least so wide, all in px.

    What is wanting is taken from the columns that can spare most; where nobody can, it stays.
    """
    result = list(widths)
    least = [needed.get(column, width // 2) for column, width in enumerate(widths)]
    for column, need in needed.items():
        while result[column] < need:
            spare = {n: result[n] - least[n] for n in range(len(result)) if n != column}
            giver = max(spare, key=spare.__getitem__)
            if spare[giver] <= 0:
                break
            taken = min(need - result[column], -(-spare[giver] // 2))
            result[giver] -= taken
            result[column] += taken
    return result
