"""汇总情况: who reported and when, the sums and how complete they are, beside last year's."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.document.document import Paragraph
from core.rollup.desk import Desk
from core.rollup.model import Settings
from core.rollup.outputs.situation import situation
from main import main
from tests.core.rollup.county import YEAR, County, county, of_year, write, write_all

ON = date(2025, 2, 3)


@pytest.fixture
def made() -> County:
    return county(3)


@pytest.fixture
def folder(tmp_path: Path, made: County) -> Path:
    """The last organ sent nothing; the first has a report of last year."""
    first, _, missing = made.reports.values()
    write_all(tmp_path / "收到", made, ("nianbao",))
    (tmp_path / "收到" / f"{missing.heading.agency}.nianbao").unlink()
    write(tmp_path / "上年", of_year(first, YEAR - 1), "nianbao")
    return tmp_path / "收到"


@pytest.fixture
def desk(tmp_path: Path, folder: Path, made: County) -> Iterator[Desk]:
    settings = Settings(YEAR, "清溪县", folder, tmp_path / "上年")
    with Desk.create(tmp_path / "汇总.nbhz", settings) as desk:
        desk.set_roster(made.roster)
        desk.refresh()
        yield desk


def test_it_says_who_reported_and_how_complete_the_sums_are(desk: Desk, made: County) -> None:
    total = desk.total(counts=lambda row: bool(row.reading))
    document = situation(desk, total, ON)
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert "应报3个，已报2个" in texts[1]
    complete = [text for text in texts if text.endswith("（3个应报机关中的2个合计）")]
    assert len(complete) == len(total.form.tables)
    sent, years, *official = document.tables
    states = {cell.text for cell in sent.cells if cell.column == 1}
    assert {"未报"} < states
    names = {organ.name for organ in made.roster[:2]}
    sums = {
        cell.entry.address: cell.entry.value
        for table in official
        for cell in table.cells
        if cell.entry
    }
    assert sums == made.sums(names)
    counts = [cell.text for cell in years.cells if cell.column == 4][1:]
    assert counts == ["1"] * len(total.form.definition.key_figures)
    changes = [cell.text for cell in years.cells if cell.column == 3][1:]
    assert set(changes) == {"0"}


def test_without_last_year_nothing_is_compared(desk: Desk) -> None:
    total = desk.total(counts=lambda row: not row.last and bool(row.reading))
    names = [table.title for table in situation(desk, total, ON).tables]
    assert "与上年比较" not in names


def test_the_command_writes_word_and_pdf(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["rollup", str(folder), "--year", str(YEAR), "--agency", "清溪县"]
    word, pdf = tmp_path / "情况.docx", tmp_path / "情况.pdf"
    assert main([*command, "--docx", str(word), "--pdf", str(pdf)]) == 0
    assert word.read_bytes().startswith(b"PK")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert main([*command, "--pdf", str(word)]) == 2
    assert ".pdf 结尾" in capsys.readouterr().err
    assert main([*command, "--pdf", str(folder / "x.pdf")]) == 2
