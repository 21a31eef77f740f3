"""校验码 in bulk: a list and scans of signed papers against the files that were received."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.exporting import ExportOptions, export
from core.report.check_code import check_codes, figures_code
from core.rollup.desk import Desk
from core.rollup.model import RollupError, Settings
from core.rollup.outputs.codes import CodeDesk, check_scans, lines_in, scans_in
from tests.core.rollup.county import YEAR, County, county, true_report, write_all


@pytest.fixture
def made() -> County:
    return county(3)


@pytest.fixture
def desk(tmp_path: Path, made: County) -> Iterator[Desk]:
    write_all(tmp_path / "收到", made, ("nianbao",))
    settings = Settings(YEAR, "清溪县", tmp_path / "收到")
    with Desk.create(tmp_path / "汇总.nbhz", settings) as desk:
        desk.set_roster(made.roster)
        desk.refresh()
        yield desk


@pytest.fixture
def codes(desk: Desk) -> CodeDesk:
    return CodeDesk(desk)


def signed(made: County, place: int) -> str:
    """Both codes of what an organ signed."""
    return check_codes(list(made.reports.values())[place])


def test_a_list_is_compared_line_by_line(codes: CodeDesk, made: County) -> None:
    names = [organ.name for organ in made.roster]
    changed = list(made.reports.values())[1].copy()
    changed.store({"disclosure.licensing.decisions": 999})
    lines = [
        "机关\t校验码",
        f"1. {names[0].removesuffix('人民政府')}\t{signed(made, 0)}",
        f"2. {names[1]}\t{check_codes(changed)}",
        f"3. {names[2]}\t{signed(made, 0)}",
        "4. 外县某镇\t数字 00000-00000",
    ]
    right, wrong, mixed, foreign = codes.check_lines(lines)
    assert (codes.name(right.organ), right.is_same) == (names[0], True)
    assert (codes.name(wrong.organ), wrong.is_same) == (names[1], False)
    assert "数字有改动" in wrong.told
    assert "文字一致" in wrong.told
    assert (codes.name(mixed.organ), mixed.is_same) == (names[2], False)
    assert f"校验码是“{names[0]}”的" in mixed.told
    assert (foreign.organ, foreign.is_same) == (0, None)


@pytest.mark.parametrize("written", ["{}", "７K{}", "数字码：{}", "{}（已签字）"])
def test_a_code_alone_tells_its_organ(codes: CodeDesk, made: County, written: str) -> None:
    code = figures_code(next(iter(made.reports.values())))
    if written.startswith("７"):  # full width, lower case, without the dash
        written, code = "{}", code.lower().replace("-", " ")
    (found,) = codes.check_lines([written.format(code)])
    assert (codes.name(found.organ), found.is_same) == (made.roster[0].name, True)


def test_a_list_without_codes_is_refused(codes: CodeDesk) -> None:
    with pytest.raises(RollupError, match="没有找到校验码"):
        codes.check_lines(["石家乡人民政府 2025年2月3日", "电话 13812345678"])


def test_what_nobody_checked_is_named(codes: CodeDesk, made: County) -> None:
    found = codes.check_lines([signed(made, 1)])
    names = [row.organ.name for row in codes.unchecked(found)]
    assert names == [made.roster[0].name, made.roster[2].name]


def test_what_was_corrected_here_is_compared_as_it_came(desk: Desk, made: County) -> None:
    desk.correct(desk.rows()[0].organ.id, {"disclosure.licensing.decisions": 5}, "电话核实")
    (found,) = CodeDesk(desk).check_lines([signed(made, 0)])
    assert found.is_same


def test_a_list_in_a_file(codes: CodeDesk, made: County, tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    lines = (f"{organ.name},{signed(made, n)}" for n, organ in enumerate(made.roster))
    path.write_text("机关,校验码\n" + "\n".join(lines), encoding="utf-8")
    assert [each.is_same for each in codes.check_lines(lines_in(path))] == [True] * 3


def test_scans_are_compared_cell_by_cell(codes: CodeDesk, made: County, tmp_path: Path) -> None:
    folder = tmp_path / "扫描"
    folder.mkdir()
    first, second, _ = made.reports.values()
    second = second.copy()
    second.store({"disclosure.licensing.decisions": 999})
    options = ExportOptions(draft=False, sign_off=True)
    for name, report in (("一", first), ("二", second), ("三", true_report("外县某镇", 9))):
        export(report, "pdf", folder / f"{name}.pdf", options=options)
    (folder / "四.pdf").write_bytes(b"%PDF-1.4 broken")
    heard: list[float] = []
    found = {each.source: each for each in check_scans(codes, scans_in(folder), heard.append)}
    assert found["一.pdf"].is_same
    assert found["二.pdf"].is_same is False
    assert "999" in found["二.pdf"].told
    assert (found["三.pdf"].organ, found["三.pdf"].is_same) == (0, None)
    assert found["四.pdf"].is_same is None
    assert heard == [0, 0.25, 0.5, 0.75]
