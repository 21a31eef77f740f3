"""How long the county desk takes: our own workbook, a report that is read and checked, a sum."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.form.library import official_forms
from core.rollup.desk import Desk
from core.rollup.model import Row, Settings
from core.rollup.reading.quick_excel import read_quickly
from core.rollup.reading.record import read_record
from core.rollup.summing.total import Addend, Total, add_up
from tests.core.rollup.county import YEAR, county, true_report, write, write_all

_ORGANS = 3_000


def test_our_own_workbook(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    data = write(tmp_path, true_report("石家田乡人民政府", 7), "xlsx").read_bytes()
    assert benchmark(read_quickly, data)


@pytest.mark.parametrize("kind", ["nianbao", "xlsx", "renamed", "docx", "html", "txt"])
def test_read_and_check(benchmark: BenchmarkFixture, tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, true_report("石家田乡人民政府", 7), kind)
    assert benchmark(read_record, path, path.read_bytes()).errors == 0


def test_sum_of_a_province(benchmark: BenchmarkFixture) -> None:
    form = official_forms().for_year(YEAR)
    figures = true_report("石家田乡人民政府", 7).figures
    addends = [Addend(number, "", form.id, dict(figures)) for number in range(_ORGANS)]

    def total() -> Total:
        made = add_up(form, YEAR, addends, _ORGANS)
        assert made.figures
        return made

    assert benchmark(total).counted == _ORGANS


def test_sixty_mixed_reports(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    folder, made = tmp_path / "收到", county(60)
    write_all(folder, made)
    numbers = iter(range(1000))

    def read() -> list[Row]:
        with Desk.create(tmp_path / f"{next(numbers)}.nbhz", Settings(YEAR, "", folder)) as desk:
            desk.refresh()
            return desk.rows()

    assert len(benchmark(read)) == 60
