"""The desk finds exactly the faults that were planted, and its sums are the true ones."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.rollup.deciding import Deciding
from core.rollup.desk import Desk
from core.rollup.model import Doubt, Duty, Organ, RollupError, Row, Settings, State, Step
from core.rollup.summing.own_report import Moved
from tests.core.rollup.county import (
    FORMATS,
    IN_TIME,
    YEAR,
    County,
    county,
    of_year,
    true_report,
    write,
    write_all,
)
from tests.core.test_imports import ROOT

QUICK = tuple(kind for kind in FORMATS if kind not in {"pdf", "docx"})
RECEIVED = "applications.received.natural_person"
HANDLED = "applications.handled_total.natural_person"


@pytest.fixture
def made() -> County:
    return county(7)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "收到"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(tmp_path: Path, folder: Path, made: County) -> Iterator[Desk]:
    with Desk.create(tmp_path / "汇总.nbhz", Settings(YEAR, "清溪县", folder), "王") as desk:
        desk.set_roster(made.roster)
        yield desk


def by_name(desk: Desk) -> dict[str, Row]:
    return {row.organ.name: row for row in desk.rows()}


def test_every_format_is_read_and_the_sum_is_true(desk: Desk, folder: Path, made: County) -> None:
    write_all(folder, made, FORMATS)
    found = desk.refresh()
    assert len(found.new) == len(made.reports)
    assert [row.state for row in desk.rows()] == [State.CLEAN] * len(made.roster)
    assert desk.total().counted == 0  # nothing is confirmed yet
    assert len(desk.confirm_clean()) == len(made.roster)
    total = desk.total()
    assert total.figures == made.sums(set(made.reports))
    assert total.completeness == "7个应报机关中的7个"
    assert total.findings() == []
    assert total.without == {}


def plant(folder: Path, made: County) -> None:
    """Write a county in which the second to the seventh organ have a fault each."""
    _, twice, old, wrong, broken, blank, missing = made.reports.values()
    del missing
    write(folder, made.reports[made.roster[0].name], "docx")
    write(folder, twice, "xlsx", name="第一次", at=IN_TIME - timedelta(days=3))
    changed = twice.copy()
    changed.store({RECEIVED: (twice.figures[RECEIVED] or 0) + 1})
    changed.store({HANDLED: None, "applications.granted.natural_person": 0})
    write(folder / "补报", twice, "nianbao", name="第二次")
    write(folder, of_year(old, YEAR - 1), "xlsx")
    wrong.store({HANDLED: 7777})
    write(folder, wrong, "xlsx")
    (folder / f"{broken.heading.agency}.docx").write_bytes(b"PK\x03\x04 broken")
    blank.values.pop(RECEIVED, None)
    blank.store({RECEIVED: None})
    write(folder, blank, "nianbao")
    write(folder, true_report("外县某镇人民政府", 99), "xlsx")
    (folder / "~$锁.docx").write_bytes(b"x")


def test_exactly_the_planted_faults_are_found(desk: Desk, folder: Path, made: County) -> None:
    names = [organ.name for organ in made.roster]
    plant(folder, made)
    desk.refresh()
    rows = by_name(desk)
    states = [rows[name].checked for name in names]
    assert states == [
        State.CLEAN,
        State.CLEAN,
        State.MISSING,
        State.ERRORS,
        State.UNREADABLE,
        State.UNCHECKABLE,
        State.MISSING,
    ]
    second = rows[names[1]]
    assert second.chosen
    assert second.chosen.receipt.path == "补报/第二次.nianbao"
    assert [v.receipt.path for v in second.others] == ["第一次.xlsx"]
    assert "数字相同" in "".join(second.remarks)
    assert f"是{YEAR - 1}年的报告" in "".join(rows[names[2]].remarks)
    stranger = rows["外县某镇人民政府"]
    assert stranger.state is State.PENDING
    assert stranger.doubts == (Doubt.STRANGER,)
    assert len(rows) == len(names) + 1
    assert desk.strays() == []
    tally = desk.tally()
    assert (tally.owing, tally.sent, tally.missing) == (7, 5, 2)


def test_different_versions_wait_for_a_person(desk: Desk, folder: Path, made: County) -> None:
    first = made.roster[0]
    report = made.reports[first.name]
    write(folder, report, "nianbao", name="旧", at=IN_TIME - timedelta(days=2))
    later = report.copy()
    later.store({"disclosure.licensing.decisions": 999})
    write(folder, later, "nianbao", name="新")
    desk.refresh()
    row = by_name(desk)[first.name]
    assert (row.state, row.doubts) == (State.PENDING, (Doubt.SEVERAL,))
    assert desk.confirm_clean() == []
    desk.choose(first.id or row.organ.id, row.others[0].reading.id)  # type: ignore[union-attr]
    row = by_name(desk)[first.name]
    assert row.chosen
    assert row.chosen.receipt.path == "旧.nianbao"
    assert row.state is State.CLEAN


def test_only_what_changed_is_read_again(desk: Desk, folder: Path, made: County) -> None:
    write_all(folder, made, ("nianbao",))
    steps: list[Step] = []
    desk.refresh(steps.append)
    assert steps[-1].done == steps[-1].total == 7
    steps.clear()
    assert desk.refresh(steps.append).new == ()
    assert steps == []
    first = made.roster[0].name
    changed = made.reports[first].copy()
    changed.store({"disclosure.licensing.decisions": 321})
    write(folder, changed, "nianbao", at=IN_TIME + timedelta(hours=1))
    (folder / f"{made.roster[1].name}.nianbao").unlink()
    assert (desk.look().changed, desk.look().removed) == (
        (f"{first}.nianbao",),
        (f"{made.roster[1].name}.nianbao",),
    )
    desk.refresh(steps.append)
    assert steps[-1].total == 1
    rows = by_name(desk)
    assert rows[made.roster[1].name].state is State.MISSING
    kept = desk.history(rows[first].organ.id)
    assert [version.receipt.gone is None for version in kept] == [False, True]
    assert kept[0].reading
    assert desk.report(kept[0].reading.id).values == made.reports[first].values


def test_a_confirmation_is_of_one_file_alone(desk: Desk, folder: Path, made: County) -> None:
    name = made.roster[0].name
    write(folder, made.reports[name], "nianbao")
    desk.refresh()
    desk.confirm([by_name(desk)[name].organ.id])
    assert by_name(desk)[name].state is State.CONFIRMED
    changed = made.reports[name].copy()
    changed.store({"disclosure.licensing.decisions": 5})
    write(folder, changed, "nianbao", at=IN_TIME + timedelta(hours=1))
    desk.refresh()
    assert by_name(desk)[name].state is State.CLEAN
    assert desk.total().counted == 0


def test_a_correction_stands_in_the_database_alone(desk: Desk, folder: Path, made: County) -> None:
    name = made.roster[3].name
    plant(folder, made)
    before = (folder / f"{name}.xlsx").read_bytes()
    desk.refresh()
    row = by_name(desk)[name]
    with pytest.raises(RollupError, match="还有错误"):
        desk.confirm([row.organ.id])
    parts = desk.report(row.reading).form.totals[HANDLED]
    figures = desk.report(row.reading).figures
    right = sum(figures[part] or 0 for part in parts)
    with pytest.raises(RollupError, match="原因"):
        desk.correct(row.organ.id, {HANDLED: right}, " ")
    desk.correct(row.organ.id, {HANDLED: right}, "电话核实")
    row = by_name(desk)[name]
    assert row.corrected
    assert row.checked is State.CLEAN
    desk.confirm([row.organ.id])
    assert desk.total().figures[HANDLED] == right
    assert (folder / f"{name}.xlsx").read_bytes() == before
    desk.correct(row.organ.id, {HANDLED: None}, "撤回")
    assert by_name(desk)[name].checked is State.ERRORS


def test_a_sealed_sum_stays_until_it_is_unlocked(desk: Desk, folder: Path, made: County) -> None:
    write_all(folder, made, ("nianbao",))
    desk.refresh()
    desk.confirm_clean()
    seal = desk.seal()
    assert seal.is_intact
    with pytest.raises(RollupError, match="封账"):
        desk.exclude(desk.rows()[0].organ.id, "重复")
    (folder / f"{made.roster[0].name}.nianbao").unlink()
    desk.refresh()
    assert desk.total().figures == made.sums(set(made.reports))
    with pytest.raises(RollupError, match="原因"):
        desk.unseal("")
    desk.unseal("第一家重报")
    assert desk.total().counted == 6
    desk.exclude(desk.rows()[1].organ.id, "重复")
    desk.withdraw([desk.rows()[2].organ.id])
    assert desk.total().counted == 4
    assert [entry.what for entry in desk.log()][-3:] == ["解封", "不计入", "确认"]
    assert desk.log()[-1].who == "王"
    assert desk.seals()[0].reason == "第一家重报"


def test_levels_apart_add_up_to_all(desk: Desk, folder: Path, made: County) -> None:
    desk.change_organ(replace(desk.organs()[0], level=desk.rows()[0].organ.level.OWN))
    write_all(folder, made, ("nianbao",))
    desk.refresh()
    desk.confirm_clean()
    own, below = (desk.total(level) for level in type(desk.rows()[0].organ.level))
    assert (own.counted, below.counted) == (1, 6)
    for address, value in desk.total().figures.items():
        assert value == (own.figures[address] or 0) + (below.figures[address] or 0)


def test_who_does_not_owe_is_not_missing(desk: Desk, made: County) -> None:
    exempt = Organ(made.roster[0].names, duty=Duty.MERGED, reason="并入石溪镇")
    desk.set_roster([exempt, *made.roster[1:]])
    row = by_name(desk)[exempt.name]
    assert (row.state, row.reason) == (State.EXCLUDED, "并入石溪镇")
    assert desk.tally().owing == 6


def test_late_is_told_by_the_due_date_of_the_kind(desk: Desk, folder: Path, made: County) -> None:
    name = made.roster[0].name
    desk.set_settings(replace(desk.settings, due={"乡镇": date(YEAR + 1, 1, 10)}))
    write(folder, made.reports[name], "nianbao")
    desk.refresh()
    assert by_name(desk)[name].late == 5
    assert desk.tally().late == 1


def test_last_year_is_compared(desk: Desk, folder: Path, made: County, tmp_path: Path) -> None:
    name = made.roster[0].name
    last = true_report(name, 5, YEAR - 1)
    write(tmp_path / "上年", last, "nianbao")
    this = made.reports[name].copy()
    this.store({"disclosure.licensing.decisions": 500})
    last.store({"disclosure.licensing.decisions": 3})
    write(tmp_path / "上年", last, "nianbao")
    write(folder, this, "nianbao")
    desk.set_settings(replace(desk.settings, last_year=tmp_path / "上年"))
    desk.refresh()
    row = by_name(desk)[name]
    assert row.checked is State.ERRORS  # what is carried over does not continue
    assert "从3件到500件" in "".join(row.remarks)
    assert {f.rule.rpartition(".")[2] for f in desk.findings(row.organ.id)} >= {"carried_over"}
    assert row.last_figures == {
        key.name: sum(last.figures[cell] or 0 for cell in key.cells)
        for key in last.form.definition.key_figures
    }


def test_last_years_rollup_serves_as_its_folder(
    desk: Desk, folder: Path, made: County, tmp_path: Path
) -> None:
    name = made.roster[0].name
    write(tmp_path / "上年", true_report(name, 5, YEAR - 1), "nianbao")
    path = tmp_path / "上年.nbhz"
    with Desk.create(path, Settings(YEAR - 1, "", tmp_path / "上年")) as last:
        last.refresh()
    write(folder, made.reports[name], "nianbao")
    desk.set_settings(replace(desk.settings, last_year=path))
    desk.refresh()
    assert by_name(desk)[name].last_figures


def test_the_same_figures_of_two_organs_are_told(desk: Desk, folder: Path, made: County) -> None:
    one, other = made.roster[:2]
    write(folder, made.reports[one.name], "nianbao")
    copy = made.reports[one.name].copy()
    copy.heading = made.reports[other.name].heading
    write(folder, copy, "nianbao")
    desk.refresh()
    assert f"和{other.name}的相同" in "".join(by_name(desk)[one.name].remarks)


def test_two_organs_of_one_name_are_never_merged_in_silence(
    desk: Desk, folder: Path, made: County
) -> None:
    name = made.roster[0].name
    desk.set_roster([made.roster[0], Organ(made.roster[0].names)])
    write(folder, made.reports[name], "nianbao")
    desk.refresh()
    (stray,) = desk.strays()
    assert len(stray.candidates) == 2
    assert [row.state for row in desk.rows()] == [State.PENDING, State.PENDING]
    assert stray.version.reading
    desk.assign(stray.version.reading.id, stray.candidates[1])
    assert [row.state for row in desk.rows()] == [State.MISSING, State.CLEAN]
    assert desk.strays() == []


def test_without_a_roster_the_organs_found_are_the_roster(
    tmp_path: Path, folder: Path, made: County
) -> None:
    write_all(folder, made, ("nianbao",))
    with Desk.create(tmp_path / "无名单.nbhz", Settings(YEAR, "", folder)) as desk:
        desk.refresh()
        assert {row.organ.name for row in desk.rows()} == set(made.reports)
        ids = {row.organ.name: row.organ.id for row in desk.rows()}
        desk.set_roster(made.roster)
        assert {row.organ.name: row.organ.id for row in desk.rows()} == ids


def test_a_file_without_an_organ_is_told_by_its_name(
    desk: Desk, folder: Path, made: County
) -> None:
    name = made.roster[0].name
    report = made.reports[name].copy()
    report.heading = replace(report.heading, agency="", signed_by="", title="")
    write(folder, report, "nianbao", name=f"{name.removesuffix('人民政府')}报来的表")
    desk.refresh()
    assert by_name(desk)[name].chosen


def test_the_own_report_has_the_sums(desk: Desk, folder: Path, made: County) -> None:
    write_all(folder, made, ("nianbao",))
    desk.refresh()
    desk.confirm_clean()
    report = desk.own_report(desk.total(), date(YEAR + 1, 2, 1))
    assert report.figures == made.sums(set(made.reports))
    assert (report.heading.agency, report.heading.year) == ("清溪县", YEAR)


def test_what_changes_after_the_own_report_is_told(desk: Desk, folder: Path, made: County) -> None:
    write_all(folder, made, ("nianbao",))
    desk.refresh()
    desk.confirm_clean()
    assert desk.changes_since_own(desk.total()) == []
    desk.own_report(desk.total(), date(YEAR + 1, 2, 1))
    assert desk.changes_since_own(desk.total()) == []
    organ, cell = desk.rows()[0].organ.id, "disclosure.licensing.decisions"
    then = desk.total().figures[cell]
    mine = made.reports[desk.rows()[0].organ.name].figures[cell]
    desk.correct(organ, {cell: 5000}, "漏计")
    desk.confirm([organ])
    (later,) = desk.changes_since_own(desk.total())
    moved = Moved(desk.row(organ).organ.name, mine, 5000)
    assert (later.address, later.then, later.organs) == (cell, then, (moved,))
    assert later.now == (then or 0) - (mine or 0) + 5000


def test_the_2019_form_adds_what_both_share(tmp_path: Path, folder: Path) -> None:
    old = true_report("石家乡人民政府", 3, 2020)
    write(folder, of_year(old, YEAR), "nianbao")
    with Desk.create(tmp_path / "混.nbhz", Settings(YEAR, "", folder)) as desk:
        desk.refresh()
        total = desk.total(counts=lambda row: bool(row.reading))
        assert total.figures[RECEIVED] == old.figures[RECEIVED]
        placed = {a for a in old.figures if a in total.form.cells}
        others = sum(bool(v) for a, v in old.figures.items() if a not in placed)
        assert len(total.unplaced) == others > 0
        assert total.without


def test_shares_come_largest_first(desk: Desk, folder: Path, made: County) -> None:
    write_all(folder, made, ("nianbao",))
    desk.refresh()
    desk.confirm_clean()
    shares = [share.value for share in desk.total().shares(RECEIVED)]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == desk.total().figures[RECEIVED]


def test_cancelling_keeps_what_was_read(desk: Desk, folder: Path, made: County) -> None:
    write_all(folder, made, ("nianbao",))

    def cancel(step: Step) -> None:
        if step.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.refresh(cancel)
    steps: list[Step] = []
    desk.refresh(steps.append)
    assert steps[-1].total == 7 - 3
    assert desk.tally().sent == 7


def test_a_second_writer_is_refused(desk: Desk) -> None:
    script = (
        "import sys; from pathlib import Path; from core.rollup.desk import Desk\n"
        "from core.rollup.model import RollupError\n"
        "try: Desk.open(Path(sys.argv[1]))\n"
        "except RollupError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(desk.path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=True,
        timeout=60,
    )
    assert "打开着" in done.stdout


def test_a_folder_that_vanishes_takes_nothing_away(desk: Desk, folder: Path, made: County) -> None:
    write_all(folder, made, ("nianbao",))
    desk.refresh()
    folder.rename(folder.with_name("不见了"))
    found = desk.refresh()
    assert found.removed == ()
    assert "打不开" in found.problems[0]
    assert desk.tally().sent == 7


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    count=st.integers(1, 6),
    seed=st.integers(0, 50),
    missing=st.sets(st.integers(0, 5)),
    kinds=st.permutations(QUICK),
)
def test_small_counties_add_up(
    tmp_path_factory: pytest.TempPathFactory,
    count: int,
    seed: int,
    missing: set[int],
    kinds: list[str],
) -> None:
    root, made = tmp_path_factory.mktemp("county"), county(count, seed)
    sent = {o.name for n, o in enumerate(made.roster) if n not in missing}
    (root / "收到").mkdir()
    for number, name in enumerate(sorted(sent)):
        write(root / "收到", made.reports[name], kinds[number % len(kinds)])
    with Desk.create(root / "汇总.nbhz", Settings(YEAR, "", root / "收到")) as desk:
        desk.set_roster(made.roster)
        desk.refresh()
        states = {row.organ.name: row.state for row in desk.rows()}
        assert {name for name, state in states.items() if state is State.MISSING} == set(
            made.reports
        ) - sent
        desk.confirm_clean()
        total = desk.total()
        assert total.counted == len(sent)
        if sent:
            assert total.figures == made.sums(sent)


def test_closing_lets_another_open_it(tmp_path: Path) -> None:
    path = tmp_path / "空.nbhz"
    with Desk.create(path, Settings(YEAR, "甲县")):
        pass
    with closing(Desk.open(path)) as again:
        assert again.settings.agency == "甲县"


def test_a_decision_judges_its_row_as_all_would_be(
    desk: Desk, folder: Path, made: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = list(made.reports.values())[:2]
    twin = first.copy()
    twin.heading = second.heading  # the figures of another: told in both rows
    write_all(folder, made, ("nianbao",))
    write(folder, twin, "nianbao")
    desk.refresh()
    ids = [row.organ.id for row in desk.rows()]
    with monkeypatch.context() as patch:
        patch.setattr(Deciding, "_known", lambda _: pytest.fail("everything was looked at"))
        desk.confirm(ids[2:])
        desk.exclude(ids[0], "另行处理")
        desk.note(ids[1], "已电话联系")
        desk.sent_back(ids[1], 1, "请改")
        desk.withdraw(ids[3:])
        kept = desk.rows()
    assert any("数字都和" in remark for remark in kept[1].remarks)
    desk._forget()
    assert desk.rows() == kept
