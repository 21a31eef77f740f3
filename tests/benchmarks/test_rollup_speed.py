"""How long the county desk takes: our own workbook, a report that is read and checked, a sum."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.form.library import official_forms
from core.rollup.database.readings import receive, write_records
from core.rollup.desk import Desk
from core.rollup.model import Organ, Row, Settings
from core.rollup.outputs.office import write_workbook
from core.rollup.reading.folder import Found
from core.rollup.reading.quick_excel import read_quickly
from core.rollup.reading.record import read_record
from core.rollup.summing.total import Addend, Total, add_up
from tests.core.rollup.county import (
    IN_TIME,
    YEAR,
    county,
    names,
    true_report,
    write,
    write_all,
)

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


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Desk]:
    """A desk with the reports of thousands, as if they had been read."""
    one = read_record(path := write(tmp_path, true_report("某乡", 7), "nianbao"), path.read_bytes())
    listed = names(_ORGANS)
    with Desk.create(tmp_path / "省.nbhz", Settings(YEAR, "某省")) as desk:
        store = desk._store
        with store.writing():
            for number, name in enumerate(listed):
                write_records(store, [msgspec.structs.replace(one, id=str(number), agency=name)])
                receive(store, "this", Found(f"{name}.nianbao", 1, number), str(number), "")
            desk.set_roster([Organ((name,)) for name in listed])
        assert len(desk.rows()) == _ORGANS
        yield desk


def test_a_decision_among_thousands(benchmark: BenchmarkFixture, province: Desk) -> None:
    organ = province.rows()[0].organ.id

    def note() -> list[Row]:
        province.note(organ, "已电话联系")
        return province.rows()

    assert benchmark(note)[0].note


def test_the_workbook_of_thousands(
    benchmark: BenchmarkFixture, province: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "省.xlsx"

    def write_it() -> None:
        write_workbook(
            province, province.total(counts=lambda row: bool(row.reading)), path, IN_TIME
        )

    benchmark(write_it)
    assert path.stat().st_size


def test_sixty_mixed_reports(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    folder, made = tmp_path / "收到", county(60)
    write_all(folder, made)
    numbers = iter(range(1000))

    def read() -> list[Row]:
        with Desk.create(tmp_path / f"{next(numbers)}.nbhz", Settings(YEAR, "", folder)) as desk:
            desk.refresh()
            return desk.rows()

    assert len(benchmark(read)) == 60
