"""Keeps a fault in an undo step within the step."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Taken = ParamSpec("_Taken")
_Returned = TypeVar("_Returned")


def contained(
    otherwise: _Returned,
) -> Callable[[Callable[_Taken, _Returned]], Callable[_Taken, _Returned]]:
    """Let a fault in a step be told without coming out of it; it then returns `otherwise`.

    Qt has taken over a step by the time it is carried out. When it raises,
    Python would take it for its own all the same and delete it, and the program
    would end with the next step.
    """

    def contain(step: Callable[_Taken, _Returned]) -> Callable[_Taken, _Returned]:
        @wraps(step)
        def tried(*arguments: _Taken.args, **named: _Taken.kwargs) -> _Returned:
            try:
                return step(*arguments, **named)
            except Exception:
                sys.excepthook(*sys.exc_info())
                return otherwise

        return tried

    return contain
