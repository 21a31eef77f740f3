"""Names of organs: when two of them are of one."""

import re
import unicodedata
from functools import lru_cache

from core.text import clean_line, plain_ideographs

_BRACKETS = re.compile(r"\([^()]*\)|〔[^〕]*〕|【[^】]*】")
_MARKS = re.compile(r"[^\w]|_")
_ENDINGS = ("人民政府", "政府")  # a government is called by its place
_OFFICE = re.compile("(?:(?:人民)?政府|党政|党委)(?:综合)?办公[室厅]$")  # signs for its organ
_STREET = re.compile(r"街道(?:办事处|办)$")
_SHORTEST = 3  # characters that tell an organ: 财政局


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Return what two names of one organ have in common: 石家田乡人民政府 and 石家田乡 are one.

    Empty for a name that tells nothing, such as 人民政府.
    """
    plain = unicodedata.normalize("NFKC", plain_ideographs(clean_line(name)))
    body = _MARKS.sub("", _BRACKETS.sub("", plain))
    body = _STREET.sub("街道", body)
    for ending in _ENDINGS:
        if body.endswith(ending):
            return body.removesuffix(ending)
    return body


@lru_cache(maxsize=65536)
def principal(key_: str) -> str:
    """Return the key of the organ for which an office signs; the key itself for any other."""
    return _OFFICE.sub("", key_)


def is_telling(key_: str) -> bool:
    """Say whether a key is long enough to tell an organ by a part of its name."""
    return len(key_) >= _SHORTEST


def agrees(one: str, other: str) -> bool:
    """Say whether two keys may be of one organ; the place before it may be left out."""
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    return is_telling(short) and long.endswith(short)
