"""Our own workbooks are read through their sheet 数据, and only as long as nobody changed them."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from core.importing import read_any
from core.rollup.reading.quick_excel import read_quickly
from tests.core.rollup.county import of_year, true_report, write

CELL = b"<v>30</v>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path, true_report("石家田乡人民政府", 7), "xlsx")


def altered(path: Path, part: str, old: bytes, new: bytes) -> bytes:
    """Return the workbook with a part changed in its place, dates and all else kept."""
    target = path.with_name("altered.xlsx")
    with ZipFile(path) as source, ZipFile(target, "w") as archive:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == part:
                assert old in data
                data = data.replace(old, new, 1)
            archive.writestr(info, data)
    return target.read_bytes()


def test_it_says_what_the_reader_says(path: Path) -> None:
    quick, slow = read_quickly(path.read_bytes()), read_any(path)
    assert quick
    assert quick.report.values == slow.report.values
    assert quick.report.heading == slow.report.heading
    assert quick.report.form == slow.report.form


def test_the_older_form_and_blanks_too(tmp_path: Path) -> None:
    report = of_year(true_report("石家田乡人民政府", 3, 2020), 2020)
    report.store({next(iter(report.values)): None})
    path = write(tmp_path, report, "xlsx")
    quick = read_quickly(path.read_bytes())
    assert quick
    assert quick.report.figures == report.figures


def test_a_table_changed_by_hand_is_left_to_the_reader(path: Path) -> None:
    assert read_quickly(altered(path, "xl/worksheets/sheet2.xml", CELL, b"<v>31</v>")) is None


def test_data_changed_by_hand_are_left_to_the_reader(path: Path) -> None:
    assert read_quickly(altered(path, "xl/worksheets/sheet6.xml", CELL, b"<v>31</v>")) is None


def test_what_another_program_saved_is_left_to_the_reader(path: Path) -> None:
    load_workbook(path).save(path)
    assert read_quickly(path.read_bytes()) is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK" + bytes(500), b"%PDF-1.4"])
def test_what_is_no_workbook_is_left_to_the_reader(content: bytes) -> None:
    assert read_quickly(content) is None


def test_a_damaged_one_is_left_to_the_reader(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(0, len(data), 1999):
        broken = bytes(data[:place]) + b"\xff" + bytes(data[place + 1 :])
        found = read_quickly(broken)
        assert found is None or found.report.values == read_any(path).report.values
