"""Where what was read goes."""

from enum import Enum


class Place(Enum):
    """Where an accepted report goes."""

    HERE = "放进当前年报（替换）"
    NEW = "作为新的年报打开"
