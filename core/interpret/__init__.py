"""Document → report, by the labels, whatever their wording, order and spacing."""

from core.interpret.reading import interpret

__all__ = ["interpret"]
