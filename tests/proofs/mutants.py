"""Changes the program in one place at a time, and looks whether the tests of core notice.

    uv run python -m tests.proofs.mutants core.checks.equations core.report.next_year --most 40

Without modules, all of checks, report, form and interpret are tried. Of each module up
to so many places are drawn; a mutant runs in a process of its own, by the tests of its
package in core, those of its own name first. What survives is printed with its line; the
exit status is 1 when less than 85 % were killed.
"""

import argparse
import os
import random
import resource
import sys
from dataclasses import dataclass, field
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from math import ceil
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from hypothesis import Phase, settings

import ui  # noqa: F401 (before the first call of Qt; see ui.binding)
from tests.proofs.mutating import Mutant, mutants_of

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("checks", "report", "form", "interpret")
ENOUGH = 0.85  # of the mutants are to be killed
_PATIENCE = 4.0  # times what the tests take without a mutant; longer is a hang, and noticed
_LONGEST = 600.0  # seconds that they may take without one


@dataclass
class Outcome:
    """What became of the mutants of a module."""

    killed: int = 0
    survivors: list[Mutant] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many were tried."""
        return self.killed + len(self.survivors)


class _Altered(MetaPathFinder, Loader):
    """Loads one module from other code than its file's."""

    def __init__(self, module: str, code: CodeType) -> None:
        self._module, self._code = module, code

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        return spec_from_loader(name, self) if name == self._module else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


class _Nearest:
    """Sorts the tests named like the module first; stops at the first example that fails."""

    def __init__(self, module: str) -> None:
        self._name = f"test_{module.rpartition('.')[2]}"

    def pytest_configure(self) -> None:
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", deadline=None, derandomize=True, phases=phases)
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: item.path.stem != self._name)


def source_of(module: str) -> Path:
    """Return the file of a module."""
    return ROOT.joinpath(*module.split(".")).with_suffix(".py")


def modules() -> list[str]:
    """Return the modules that are tried when none is named."""
    files = [path for each in PACKAGES for path in sorted((ROOT / "core" / each).rglob("*.py"))]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]
    return [name for name in names if not name.endswith("__init__")]


def run_tests(module: str, code: CodeType, most: float) -> tuple[bool, float]:
    """Run the tests of the module's package with other code in its place.

    Return whether all pass, and the seconds of the processor that it took; more than `most`
    are a hang. One that waits ends by pytest's own limit.
    """
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(most), ceil(most)))
        _run_tests(module, code)
    _, status, used = os.wait4(child, 0)
    return status == 0, used.ru_utime + used.ru_stime


def _run_tests(module: str, code: CodeType) -> None:
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    sys.meta_path.insert(0, _Altered(module, code))
    folder = ROOT / "tests" / "core" / module.split(".")[1]
    options = ["-x", "-q", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:xdist"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of hypothesis, loaded here
    os._exit(pytest.main([str(folder), *options], plugins=[_Nearest(module)]))


def try_module(module: str, most: int, chance: random.Random) -> Outcome:
    """Try up to `most` mutants of a module."""
    path = source_of(module)
    source = path.read_text(encoding="utf-8")
    passes, seconds = run_tests(module, compile(source, path, "exec"), _LONGEST)
    if not passes:
        sys.exit(f"the tests of {module} fail without a mutant")
    outcome = Outcome()
    found = mutants_of(source)
    for mutant in sorted(chance.sample(found, min(most, len(found))), key=lambda each: each.line):
        if run_tests(module, compile(mutant.tree, path, "exec"), _PATIENCE * seconds + 1)[0]:
            outcome.survivors.append(mutant)
            print(f"  {module}:{mutant.line} {mutant.change}", flush=True)
        else:
            outcome.killed += 1
    print(f"{module}: {outcome.killed} of {outcome.total} killed", flush=True)
    return outcome


def main() -> int:
    """Run the proof and print its figures."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("modules", nargs="*")
    arguments.add_argument("--most", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    chance = random.Random(given.seed)
    outcomes = [try_module(each, given.most, chance) for each in given.modules or modules()]
    killed, total = sum(each.killed for each in outcomes), sum(each.total for each in outcomes)
    print(f"{killed} of {total} mutants of {len(outcomes)} modules killed")
    return killed < ENOUGH * total


if __name__ == "__main__":
    sys.exit(main())
