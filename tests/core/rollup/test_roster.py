"""Names of organs, lists of organs, and whose report a file is."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from core.report.agencies import agrees, key
from core.rollup.model import Duty, Level, Organ, RollupError
from core.rollup.roster.listing import read_roster
from core.rollup.roster.names import kind_of
from core.rollup.roster.recognising import Recogniser, Traces, organs_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("石家田乡", "石家田乡人民政府"),
        ("石家田乡 ", "石家田乡政府"),
        ("平安街道", "平安街道办事处"),
        ("平安街道办", "平安街道办事处"),
        ("清溪县石家田乡人民政府", "石家田乡"),
        ("县财政局", "清溪县财政局"),
        ("财政局（国资局）", "财政局"),
    ],
)
def test_short_and_full_names_are_one(one: str, other: str) -> None:
    assert agrees(key(one), key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("石家田乡", "石家镇"), ("人民政府", "石家田乡人民政府"), ("教育局", "体育局"), ("", "")],
)
def test_other_organs_are_others(one: str, other: str) -> None:
    assert not agrees(key(one), key(other))


def test_kinds() -> None:
    kinds = [kind_of(name) for name in ("石家田乡人民政府", "平安街道办事处", "财政局")]
    assert kinds == ["乡镇", "街道", "部门"]


def test_a_pasted_list() -> None:
    text = "1. 石家田乡人民政府\n2、清溪镇（撤销）\n（3）财政局\n\n平安街道办事处\t豁免：新成立"
    organs = read_roster(text)
    assert [organ.name for organ in organs] == [
        "石家田乡人民政府",
        "清溪镇",
        "财政局",
        "平安街道办事处",
    ]
    duties = [organ.duty for organ in organs]
    assert duties == [Duty.OWES, Duty.DISSOLVED, Duty.OWES, Duty.EXEMPT]
    assert [organ.level for organ in organs][:3] == [Level.BELOW, Level.BELOW, Level.OWN]


def test_several_on_one_line() -> None:
    assert [o.name for o in read_roster("甲子镇、乙丑乡，丙寅街道。")] == [
        "甲子镇",
        "乙丑乡",
        "丙寅街道",
    ]


def test_a_workbook_with_columns(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("附件：报送名单",),
        ("序号", "单位名称", "简称", "层级", "是否应报", "备注", "截止日期"),
        (1, "清溪县石家田乡人民政府", "石家田乡", "下级", "是", "", "2025-01-20"),
        (2, "清溪县教育局", "", "本级", "否", "已并入体育局", ""),
        (3, "清溪镇人民政府", "", "", "", "", ""),
    ):
        sheet.append(row)
    path = tmp_path / "名单.xlsx"
    book.save(path)
    first, second, third = read_roster(path)
    assert first.names == ("清溪县石家田乡人民政府", "石家田乡")
    assert first.due == date(2025, 1, 20)
    assert (second.duty, second.reason, second.level) == (Duty.EXEMPT, "已并入体育局", Level.OWN)
    assert third.duty is Duty.OWES


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    path.write_text("石家田乡\n清溪镇\n", encoding="gb18030")
    assert [organ.name for organ in read_roster(path)] == ["石家田乡", "清溪镇"]


def test_a_list_without_organs_is_refused() -> None:
    with pytest.raises(RollupError, match="名单"):
        read_roster("1\n2\n")


ORGANS = [
    Organ(("石家田乡人民政府",), id=1),
    Organ(("清溪镇人民政府",), id=2),
    Organ(("城关镇人民政府",), id=3),
    Organ(("城关镇人民政府",), id=4),
    Organ(("大石家田乡人民政府",), id=5),
]


@pytest.mark.parametrize(
    ("traces", "organs"),
    [
        (Traces("a.docx", "清溪镇", ""), (2,)),
        (Traces("a.docx", "", "清溪镇人民政府"), (2,)),
        (Traces("a.docx", "某市清溪镇人民政府"), (2,)),
        (Traces("关于清溪镇年报的报告.docx"), (2,)),
        (Traces("清溪镇/年报.docx"), (2,)),
        (Traces("石家田乡.docx"), (1,)),
        (Traces("大石家田乡.docx"), (5,)),
        (Traces("a.docx", "石家田乡"), (1,)),
        (Traces("a.docx", "城关镇"), (3, 4)),
        (Traces("石家田乡.docx", "清溪镇"), (1, 2)),
        (Traces("a.docx", "清溪镇", "石家田乡"), (1, 2)),
        (Traces("清溪镇.docx", "外县某局"), (2, 0)),
        (Traces("a.docx", "外县某局"), ()),
        (Traces("a.docx"), ()),
    ],
)
def test_whose_report_it_is(traces: Traces, organs: tuple[int, ...]) -> None:
    found = Recogniser(ORGANS).recognise(traces)
    assert found.candidates == organs
    assert found.organ == (organs[0] if len(organs) == 1 else 0)
    assert bool(found.note) or len(organs) < 2


def test_organs_that_files_name() -> None:
    traces = [
        Traces("1", "清溪县石家田乡人民政府"),
        Traces("2", "石家田乡"),
        Traces("3", "清溪镇"),
        Traces("4"),
    ]
    assert [organ.name for organ in organs_in(traces)] == ["清溪县石家田乡人民政府", "清溪镇"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("石家天乡人民政府", "石家田乡"),  # another character
        ("石家田田乡人民政府", "石家田乡"),  # one too many
        ("石田乡人民政府", "石家田乡"),  # one too few
        ("石家田乡党政办公室", "石家田乡"),  # no slip at all
    ],
)
def test_a_slip_in_a_name_suggests_the_organ(written: str, meant: str) -> None:
    organs = [Organ((name,), id=n) for n, name in enumerate(("石家田乡", "清水镇"), 1)]
    found = Recogniser(organs).recognise(Traces("年报.docx", written))
    assert [organs[id_ - 1].name for id_ in found.candidates if id_] == [meant]
    is_sure = written.startswith(meant)
    assert bool(found.organ) == is_sure
    assert is_sure or "只差一个字" in found.note


def test_a_slip_is_looked_for_on_the_roster_alone() -> None:
    found = Recogniser([Organ(("石家田乡",), id=1, on_roster=False)])
    assert not found.recognise(Traces("年报.docx", "石家天乡人民政府")).candidates
    listed = Recogniser([Organ(("甲乡",), id=1), Organ(("石家乡",), id=2)])
    assert not listed.near("乙乡")  # too short to tell
    assert not listed.near("石家镇")  # an organ of its own
    assert listed.near("石加乡") == {2}
