"""Document → report, by the labels, whatever their wording, order and spacing."""

from core.interpret.balance import judge_sums
from core.interpret.reading import interpret

__all__ = ["interpret", "judge_sums"]
