"""Whose report a file is: told by what it says, then by how it is called.

Candidates are listed. Where more than one organ is left, or where the file and its name
say different things, nobody is chosen.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from core.report.agencies import agrees, is_telling, key, principal
from core.rollup.model import Organ
from core.rollup.roster.names import kind_of, level_of


@dataclass(frozen=True, slots=True)
class Traces:
    """What a file tells of its organ: title, signature, and its path below the folder."""

    path: str
    agency: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """Organs (ids) that may have sent a file: exactly one when it is known; and why."""

    candidates: tuple[int, ...]
    note: str = ""

    @property
    def organ(self) -> int:
        """The organ's id, or 0 when it is not known."""
        return self.candidates[0] if len(self.candidates) == 1 else 0


class Recogniser:
    """Knows all organs by their names."""

    def __init__(self, organs: Iterable[Organ]) -> None:
        self._exact: defaultdict[str, set[int]] = defaultdict(set)
        self._by_end: defaultdict[str, set[str]] = defaultdict(set)
        self._names: dict[int, str] = {}
        self._listed: set[int] = set()
        for organ in organs:
            self._names[organ.id] = organ.name
            if organ.on_roster:
                self._listed.add(organ.id)
            for name in map(key, organ.names):
                if name:
                    self._exact[name].add(organ.id)

    @cached_property
    def _ends(self) -> dict[str, set[int]]:
        """Every ending of a name that tells an organ → the organs."""
        ends: defaultdict[str, set[int]] = defaultdict(set)
        for name, ids in self._exact.items():
            for start in range(1, len(name)):
                if is_telling(name[start:]):
                    ends[name[start:]] |= ids
        return ends

    @cached_property
    def _shortened(self) -> dict[str, set[int]]:
        """Every name on the roster, whole and without one character → the organs."""
        shortened: defaultdict[str, set[int]] = defaultdict(set)
        for name, ids in self._exact.items():
            for form in _without_one(name) if is_telling(name) else ():
                shortened[form] |= ids & self._listed
        return shortened

    def near(self, name: str) -> set[int]:
        """Return the organs on the roster whose name differs by one character: a slip of typing."""
        body = principal(key(name))
        if not is_telling(body):
            return set()
        return set().union(*(self._shortened.get(form, set()) for form in _without_one(body)))

    @cached_property
    def _lengths(self) -> set[int]:
        """How long names are that may be mentioned; one character tells nothing."""
        return {len(name) for name in self._exact if len(name) > 1}

    def named(self, name: str) -> set[int]:
        """Return the organs that a name may be of: those of this very name, else those alike."""
        wanted = key(name)
        for body in dict.fromkeys((wanted, principal(wanted))):
            if found := self._exact.get(body) or self._alike(body):
                return set(found)
        return set()

    def _alike(self, body: str) -> set[int]:
        """Return the organs whose name ends with this one, or the reverse: the longest of these."""
        if not is_telling(body):
            return set()
        if longer := self._ends.get(body):
            return longer
        for start in range(1, len(body) - 1):
            if is_telling(body[start:]) and (shorter := self._exact.get(body[start:])):
                return shorter
        return set()

    def in_path(self, path: str) -> set[int]:
        """Return the organs that a file's name mentions, else those its folder does."""
        pure = PurePosixPath(path)
        for part in (pure.stem, *(parent.name for parent in pure.parents)):
            if found := self._mentioned(key(part)):
                return found
        return set()

    def _mentioned(self, text: str) -> set[int]:
        """Return whose names stand in a text; a name within another one does not count."""
        found = {
            text[start : start + length]
            for length in self._lengths
            for start in range(len(text) - length + 1)
            if text[start : start + length] in self._exact
        }
        widest = {name for name in found if not any(name in other for other in found - {name})}
        return set().union(*(self._exact[name] for name in widest))

    def recognise(self, traces: Traces) -> Recognised:
        """Say whose report a file is."""
        titled, signed = self.named(traces.agency), self.named(traces.signed_by)
        pathed = self.in_path(traces.path)
        said = titled or signed
        if titled and signed and not titled & signed:
            return self._unsure(titled | signed, "标题和落款的机关不同")
        if titled and signed:
            said = titled & signed
        if not said:
            return self._by_path(pathed, traces)
        if not pathed or pathed & said:
            both = pathed & said
            if len(said) > 1 and len(both) == 1:
                return Recognised(tuple(both), "同名机关按文件名区分")
            return (
                self._unsure(said, "有几个机关都叫这个名字")
                if len(said) > 1
                else Recognised(tuple(said))
            )
        return self._unsure(said | pathed, "文件里写的机关和文件名不同")

    def _by_path(self, pathed: set[int], traces: Traces) -> Recognised:
        written = traces.agency or traces.signed_by
        if len(pathed) == 1 and not written:
            return Recognised(tuple(pathed), "文件里没有机关名称，按文件名认定")
        if pathed:
            reason = f"文件里写的是“{written}”，和文件名不同" if written else "文件名提到几个机关"
            return self._unsure(pathed, reason)
        if near := self.near(written):
            return self._unsure(near, f"“{written}”不在名单上，和名单上的只差一个字")
        return Recognised(())

    def _unsure(self, candidates: set[int], reason: str) -> Recognised:
        """Return several candidates; a single one that contradicts the file counts as none."""
        ids = sorted(candidates)
        names = "、".join(self._names[id_] for id_ in ids)
        return Recognised((*ids, 0) if len(ids) == 1 else tuple(ids), f"{reason}：{names}")


def _without_one(name: str) -> set[str]:
    """Return a name as it is and with one character left out, whichever it is but the last.

    That one tells what kind of organ it is: 石家乡 and 石家镇 are two.
    """
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name) - 1))}


def organs_in(traces: Sequence[Traces]) -> list[Organ]:
    """Return the organs that files name: short and full names of one are one organ.

    A short name that ends several longer ones is left to `Recogniser`, which lists these.
    """
    names: dict[str, str] = {}
    for trace in traces:
        written = trace.agency or trace.signed_by
        if body := key(written):
            names[body] = max(names.get(body, ""), written, key=len)
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for body in names:
        for start in range(1, len(body)):
            if body[start:] in names and agrees(body, body[start:]):
                ends[body[start:]].append(body)
    shorter = {short for short, longer in ends.items() if longer}
    return [_found(name) for body, name in names.items() if body not in shorter]


def _found(name: str) -> Organ:
    kind = kind_of(name)
    return Organ((name,), kind, level_of(kind), on_roster=False)
