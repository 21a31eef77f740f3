"""The rules of the form, and what a register is told to be wrong in."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.form.library import official_forms
from core.ledger.ledger import Ledger, read_ledger
from core.ledger.memory import remember, remembered
from core.ledger.tally import NOT_COUNTED, Tally
from core.ledger.wordings import OPEN
from tests.core.ledger.truth import TODAY, YEAR

FORM = official_forms().by_id("2021")
HEADS = "编号,收件日期,申请人,类型,内容,答复日期,结果"
PERSON = "applications.{}.natural_person"


def ledger_of(folder: Path, *rows: str, heads: str = HEADS) -> Ledger:
    path = folder / "台账.csv"
    path.write_text("\n".join((heads, *rows)), encoding="utf-8")
    return read_ledger(path, FORM)


def tally_of(folder: Path, *rows: str, heads: str = HEADS) -> Tally:
    return ledger_of(folder, *rows, heads=heads).tally(YEAR, TODAY)


def people(tally: Tally) -> dict[str, int]:
    """What single people's column has, by row."""
    counts = tally.counts.items()
    return {a.split(".")[1]: n for a, n in counts if n and a.endswith("natural_person")}


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("1,2024-12-31,张三,自然人,甲,2024-12-31,予以公开", {"received", "granted"}),
        ("1,2024-1-1,张三,自然人,甲,2025-1-1,予以公开", {"received", "carried_out"}),
        ("1,2023-12-31,张三,自然人,甲,2024-1-1,予以公开", {"carried_in", "granted"}),
        ("1,2023-12-31,张三,自然人,甲,,", {"carried_in", "carried_out"}),
        ("1,2023-12-31,张三,自然人,甲,2023-12-31,予以公开", set()),
        ("1,2025-1-1,张三,自然人,甲,,", set()),
        ("1,2024-3-5,张三,自然人,甲,,办理中", {"received", "carried_out"}),
    ],
)
def test_when_a_case_counts(tmp_path: Path, row: str, cells: set[str]) -> None:
    assert people(tally_of(tmp_path, row)) == dict.fromkeys(cells, 1)


@pytest.mark.parametrize(
    ("rows", "words", "cells"),
    [
        (("1,2024-3-5,张三,自然人,甲,2024-2-5,予以公开",), "早于收到日期", {"received", "granted"}),
        (("1,2024-3-5,张三,自然人,甲,,予以公开",), "没有答复日期", {"received", "granted"}),
        (("1,2026-3-5,张三,自然人,甲,,",), "还没有到", set()),
        (("1,2022-3-5,张三,自然人,甲,,",), "一年多", {"carried_in", "carried_out"}),
        (("1,2023-3-5,张三,自然人,甲,2023-3-6,予以公开",), "其他年度", set()),
        (("1,2024-13-5,张三,自然人,甲,,",), "看不懂", set()),
        (("1,,张三,自然人,甲,2024-3-5,予以公开",), "没有收到日期", set()),
        (
            ("1,2024-3-5,张三,自然人,甲,,", "1,2024-3-5,张三,自然人,甲,2024-4-1,予以公开"),
            "只计一次",
            {"received", "granted"},
        ),
    ],
)
def test_what_is_told(tmp_path: Path, rows: Sequence[str], words: str, cells: set[str]) -> None:
    tally = tally_of(tmp_path, *rows)
    assert any(words in tally.told(remark) for remark in tally.remarks)
    assert any(tally.told(remark).startswith("第2") for remark in tally.remarks)
    assert people(tally) == dict.fromkeys(cells, 1)


def test_the_same_matter_answered_twice_counts_twice_and_is_told(tmp_path: Path) -> None:
    tally = tally_of(
        tmp_path,
        "1,2024-3-5,张三,自然人,甲,2024-4-1,予以公开",
        "2,2024-3-5,张三,自然人,甲,2024-4-1,重复申请",
    )
    assert people(tally) == {"received": 2, "granted": 1, "rejected_repeated": 1}
    assert "可能是重复登记" in tally.told(tally.remarks[0])


def test_an_answer_without_a_result_is_asked_and_not_counted(tmp_path: Path) -> None:
    tally = tally_of(tmp_path, "1,2024-3-5,张三,自然人,甲,2024-4-1,")
    [question] = tally.questions
    assert (question.reason, tally.uncounted, people(tally)) == ("有答复日期，没有办理结果", 1, {})


def test_words_are_asked_once_for_all_their_cases(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        "1,2024-3-5,张三,自然人,甲,2024-4-1,咨询",
        "2,2024-3-6,李四,自然人,乙,2024-4-1,咨询",
        "3,2024-3-7,王五,自然人,丙,2024-4-1,不予公开",
    )
    first, second = ledger.tally(YEAR, TODAY).questions
    assert [place.row for place in first.places] == [2, 3]
    assert len(second.likely) == 8  # the group's
    answers = {first.key: NOT_COUNTED, second.key: "denied_state_secret"}
    tally = ledger.answered(answers).tally(YEAR, TODAY)
    assert people(tally) == {"received": 1, "denied_state_secret": 1}
    assert tally.questions == ()


def test_a_case_said_to_be_open_that_was_answered_is_asked(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, "1,2024-3-5,张三,自然人,甲,2024-4-1,办理中")
    [question] = ledger.tally(YEAR, TODAY).questions
    assert question.reason == "有答复日期，结果却说还没有办完"
    answered = ledger.answered({question.key: "granted"})
    assert people(answered.tally(YEAR, TODAY)) == {"received": 1, "granted": 1}


def test_an_answer_may_be_that_a_case_is_open(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, "1,2024-3-5,张三,自然人,甲,,已交科室")
    [question] = ledger.tally(YEAR, TODAY).questions
    tally = ledger.answered({question.key: OPEN}).tally(YEAR, TODAY)
    assert people(tally) == {"received": 1, "carried_out": 1}


def test_answers_and_columns_are_remembered_without_a_word_of_anybody(tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    rows = ("1,2024-3-5,绿水环保,,甲地块,2024-4-1,咨询", "2,2024-3-6,李四,,乙地块,2024-4-1,咨询")
    ledger = ledger_of(tmp_path, *rows)
    questions = ledger.tally(YEAR, TODAY).questions
    given = {q.key: "commercial" if q.axis == "kind" else "other_misc" for q in questions}
    assert len(given) == 2
    remember(ledger.with_column(0, 5, "number"), given, settings)
    kept = settings.read_text(encoding="utf-8")
    assert not any(word in kept for word in ("绿水", "李四", "甲地块", "咨询"))
    again = remembered(ledger_of(tmp_path, *rows), settings)
    assert again.layouts[0].columns[5] == "number"
    assert again.tally(YEAR, TODAY).questions == ()


def test_a_sheet_may_be_left_out_and_taken_in_again(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, "1,2024-3-5,张三,自然人,甲,2024-4-1,予以公开")
    without = ledger.with_table(0, "")
    assert without.tally(YEAR, TODAY).cases == 0
    assert without.with_table(0, "applications").tally(YEAR, TODAY).cases == 1


def test_what_was_remembered_and_means_nothing_is_passed_over(tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    ledger = ledger_of(tmp_path, "1,2024-3-5,张三,自然人,甲,2024-4-1,咨询")
    [question] = ledger.tally(YEAR, TODAY).questions
    remember(ledger.with_column(0, 1, "result=没有这一行"), {question.key: "没有这一行"}, settings)
    again = remembered(ledger, settings)
    assert 1 not in again.layouts[0].columns
    assert len(again.tally(YEAR, TODAY).questions) == 1
