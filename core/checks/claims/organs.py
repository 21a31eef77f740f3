"""Whose figures a clause tells: the reporting organ's, by whatever short name, or another's."""

import functools
import re

from core.checks.claims.words import ORGANS, OWN_ENDINGS, OWN_PLACES, OWN_PREFIXES

_LEVEL = re.compile(r"街道|[省市县区旗州盟镇乡]")
_ORGAN = re.compile(rf"[\u4e00-\u9fff]{{1,16}}?(?:{ORGANS})$")
_LEADS = re.compile(r"^(?:据统计|其中|截至目前|按照|经统计|经核实|目前|通过|由|因|向|对|和|及)+")
_LONGEST = 20
_SHORTEST = 2


@functools.lru_cache(maxsize=2048)
def is_own(name: str, agency: str) -> bool:
    """Say whether a name may be short for the organ's: its characters, in their order.

    The last level of the name has to be the organ's own: 县政府 is not short for
    that of a township in the county.
    """
    levels, own_levels = _LEVEL.findall(name), _LEVEL.findall(agency)
    if levels and own_levels and levels[-1] != own_levels[-1]:
        return False
    rest = iter(agency)
    return all(char in rest for char in name.removesuffix("本级"))


@functools.lru_cache(maxsize=2048)
def organ_in(text: str, agency: str) -> str | None:
    """Return the name of another organ with which a text ends; None when there is none."""
    name = _LEADS.sub("", text)
    if not _SHORTEST <= len(name) <= _LONGEST or not _ORGAN.search(name):
        return None
    return None if is_own(name, agency) else name


def own_names(agency: str) -> set[str]:
    """Return words for the organ: 我局, 全县各级行政机关, and the ends of its own name."""
    own = {
        f"{prefix}{place}{ending}"
        for prefix in OWN_PREFIXES
        for place in OWN_PLACES
        for ending in OWN_ENDINGS
    }
    names = {agency, agency.replace("人民政府", "政府"), agency.replace("人民政府办公室", "政府办")}
    places = {re.sub(r"(人民政府|办事处|政府).*$", "", name) for name in names}
    for name in names | places:
        ends = (name[start:] for start in range(max(0, len(name) - 1)))
        own.update(end for end in ends if _LEVEL.search(end) and is_own(end, agency))
    level = _LEVEL.findall(agency)
    if level:
        own.update(f"{level[-1]}{part}" for part in _parts(agency))
    return own


def _parts(agency: str) -> tuple[str, ...]:
    """Return what may follow the level in a short name: 市政府办, 镇政府, 区本级."""
    common = ("本级", "政府", "人民政府", "政府本级", "政府机关", "级")
    if "政府" not in agency and "办事处" not in agency:
        return ("本级", *_tails(agency))
    if agency.endswith("办公室"):
        return (*common, "政府办", "政府办公室", "人民政府办公室", "府办")
    return (*common, "办事处", "机关")


def _tails(agency: str) -> tuple[str, ...]:
    tail = _LEVEL.split(agency)[-1]
    return (tail,) if len(tail) > 1 else ()
