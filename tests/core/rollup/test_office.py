"""The office's workbook: its sums are formulas that agree with the true ones."""

from datetime import UTC, datetime
from pathlib import Path

from openpyxl import load_workbook

from core.rollup.desk import Desk
from core.rollup.model import Settings
from core.rollup.outputs.office import write_workbook
from tests.core.rollup.county import YEAR, county, write_all


def test_sums_are_formulas_whose_values_are_the_true_ones(tmp_path: Path) -> None:
    made = county(4)
    write_all(tmp_path / "收到", made, ("nianbao",))
    missing = made.roster[3].name
    (tmp_path / "收到" / f"{missing}.nianbao").unlink()
    path = tmp_path / "汇总.xlsx"
    with Desk.create(tmp_path / "x.nbhz", Settings(YEAR, "清溪县", tmp_path / "收到")) as desk:
        desk.set_roster(made.roster)
        desk.refresh()
        total = desk.total(counts=lambda row: bool(row.reading))
        write_workbook(desk, total, path, datetime(2025, 2, 3, tzinfo=UTC))
    sums = list(made.sums({organ.name for organ in made.roster[:3]}).values())
    stored = load_workbook(path, data_only=True)
    details = stored["明细"]
    assert [str(c.value) for c in details[3][3:]] == [str(value) for value in sums]
    assert {c.value for c in details[4][3:]} == {3}
    assert [c.value for c in details["C"][5:]] == ["是"] * 3 + ["否"]
    assert details.freeze_panes == "D6"
    assert details.tables["明细"].ref.startswith("A5:")
    assert missing in [row[0].value for row in stored["缺报"].iter_rows(min_row=3)]
    assert sum(name.startswith("汇总·") for name in stored.sheetnames) == len(total.form.tables)
    assert "4个应报机关中的3个" in details["A1"].value
    assert "SUMIF" in load_workbook(path)["明细"]["D3"].value
    heads = [c.value for c in details[5]]
    assert len(set(heads)) == len(heads)
