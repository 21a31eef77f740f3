"""Tables of applications to make errors in: the published ones, and balanced ones of our own."""

import os
import random
from pathlib import Path

from core.form.form import Form
from core.form.library import official_forms
from core.numbers import Number
from core.project.project_file import read_dump
from core.report.report import Report
from tests.factories import balance, balanced_report, blank_report

TABLE = "applications"


def tables() -> dict[str, Report]:
    """The published reports where they are at hand, and three of our own."""
    forms = official_forms()
    own = {
        "zeros": blank_report(forms.by_id("2021"), dict.fromkeys(forms.by_id("2021").cells, 0)),
        "small": balanced_report(forms.by_id("2021")),
        "large": large_report(forms.by_id("2019"), seed=7),
    }
    folder = os.environ.get("NIANBAO_SAMPLES")
    names = ("published-2023-city", "published-2024-city", "township-2021")
    paths = [Path(folder) / f"{name}.json" for name in names] if folder else []
    return own | {path.stem: read_dump(path) for path in paths}


def large_report(form: Form, seed: int) -> Report:
    """A balanced report with figures of all sizes."""
    chance = random.Random(seed)
    report = blank_report(form)
    inputs = [cell for cell in form.cells if cell not in form.totals]
    report.store({cell: int(10 ** chance.uniform(0, 4)) - 1 for cell in inputs})
    balance(report)
    return report


def misprinted(report: Report, wrong: dict[str, Number]) -> Report:
    """The report as it comes in print, every total included, with some figures wrong."""
    figures = report.figures | wrong
    printed = blank_report(report.form, figures)
    assert printed.figures == figures
    return printed


def cells(report: Report) -> list[str]:
    """The cells of the table of applications."""
    return [cell.address for cell in report.form.cells_of(TABLE)]
