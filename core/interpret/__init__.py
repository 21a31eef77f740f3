"""Document → report, by the labels, whatever their wording, order and spacing."""

from core.interpret.balance import judge_sums
from core.interpret.blanks import judge_blanks
from core.interpret.reading import interpret
from core.interpret.result import Interpretation

__all__ = ["interpret", "judge", "judge_blanks", "judge_sums"]


def judge(reading: Interpretation) -> Interpretation:
    """Return a reading with those cells made doubtful that sums or blanks speak against."""
    return judge_blanks(judge_sums(reading))
