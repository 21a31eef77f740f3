"""What kind of organ a name is of, and where organs of a kind stand."""

import re

from core.report.agencies import key
from core.rollup.model import Level

_KINDS = ((re.compile("[乡镇]$|苏木$"), "乡镇"), (re.compile("街道$"), "街道"))
_REST = "部门"
_BELOW = frozenset(kind for _, kind in _KINDS)


def kind_of(name: str) -> str:
    """Return what kind of organ a name is of: 乡镇, 街道 or 部门."""
    body = key(name)
    return next((kind for pattern, kind in _KINDS if pattern.search(body)), _REST)


def level_of(kind: str) -> Level:
    """Return where organs of a kind stand: towns below, departments in the own government."""
    return Level.BELOW if kind in _BELOW else Level.OWN
