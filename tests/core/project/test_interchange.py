"""Report ⇄ JSON: the structure others rely on, round trips, and what is refused."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from core.form.form import Form
from core.form.library import FormError, official_forms
from core.numbers import Number
from core.project.interchange import (
    ContentError,
    ReportRecord,
    decode_json,
    dump,
    from_record,
    to_record,
)
from core.report.report import Report
from tests.factories import AGENCY, balanced_report, blank_report, narrated_report
from tests.strategies import reports

BASE: dict[str, Any] = {"form": "2021", "year": 2023, "agency": AGENCY}
FEES = "disclosure.fees.amount"


def load(data: bytes) -> Report:
    return from_record(decode_json(data, ReportRecord), official_forms())


def loaded(**changes: Any) -> Report:  # noqa: ANN401 (any JSON)
    return load(json.dumps(BASE | changes).encode())


def loaded_figure(row: str, column: str, raw: Any, table: str = "disclosure") -> Report:  # noqa: ANN401
    return loaded(tables={table: {row: {column: raw}}})


def refusal(**changes: Any) -> str:  # noqa: ANN401
    with pytest.raises(ContentError) as caught:
        loaded(**changes)
    return str(caught.value)


def test_dump_has_every_cell_and_the_promised_keys(form: Form) -> None:
    data = json.loads(dump(narrated_report(form)))
    assert list(data) == [
        "form", "year", "agency", "title", "narratives", "tables", "signature",
    ]  # fmt: skip
    cells = [
        f"{table}.{row}.{column}"
        for table, rows in data["tables"].items()
        for row, columns in rows.items()
        for column in columns
    ]
    assert cells == list(form.cells)
    assert data["signature"] == {"agency": AGENCY, "date": "2024-01-12"}
    assert data["narratives"]["overview"].split("\n")[1] == "（二）依申请公开。按时答复。"


def test_figures_in_the_dump(form_2021: Form) -> None:
    values: dict[str, Number | None] = {"disclosure.rules.issued": 3, FEES: Decimal("59237.2449")}
    tables = json.loads(dump(blank_report(form_2021, values)))["tables"]
    assert tables["disclosure"]["rules"] == {"issued": 3, "repealed": None, "in_force": None}
    assert tables["disclosure"]["fees"]["amount"] == "59237.2449"


def test_dump_is_chinese_and_indented(form: Form) -> None:
    text = dump(narrated_report(form)).decode("utf-8")
    assert f'"agency": "{AGENCY}"' in text
    assert "\\u" not in text
    assert text.endswith("}\n")
    assert '\n "tables": {\n' in text


def test_unknown_date_is_null(form: Form) -> None:
    report = loaded(signature={"agency": "办公室"})
    assert report.heading.signed_on is None
    assert json.loads(dump(report))["signature"] == {"agency": "办公室", "date": None}
    assert form.id in {"2019", "2021"}


@given(reports())
def test_import_of_a_dump_dumps_the_same(report: Report) -> None:
    data = dump(report)
    again = load(data)
    assert dump(again) == data
    assert again.figures == report.figures
    assert again.heading == report.heading
    assert again.narratives == report.narratives


def test_import_of_whole_amounts_dumps_the_same(form: Form) -> None:
    data = dump(balanced_report(form))
    assert dump(load(data)) == data


@given(reports())
def test_amounts_keep_their_decimals(report: Report) -> None:
    again = load(dump(report))
    assert {a: str(v) for a, v in again.figures.items()} == {
        a: str(v) for a, v in report.figures.items()
    }


def test_missing_parts_have_defaults() -> None:
    report = loaded()
    assert report.heading.title == f"{AGENCY}2023年政府信息公开工作年度报告"
    assert report.heading.signed_by == AGENCY
    assert report.heading.signed_on is None
    assert report.narratives == {}
    assert report.values == {}


def test_printed_totals_are_kept(form: Form) -> None:
    report = balanced_report(form)
    report.store({"disputes.review.total": 99})
    assert load(dump(report)).printed_totals == ("disputes.review.total",)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"form": "1999"}, "1999"),
        ({"narratives": {"appendix": "文"}}, "appendix"),
        ({"tables": {"staff": {"a": {"b": 1}}}}, "staff.a.b"),
        ({"tables": {"disclosure": {"laws": {"issued": 1}}}}, "disclosure.laws.issued"),
        ({"tables": {"disclosure": {"rules": {"lost": None}}}}, "disclosure.rules.lost"),
    ],
)
def test_unknown_ids_are_refused_by_name(changes: dict[str, Any], name: str) -> None:
    with pytest.raises((ContentError, FormError), match=name):
        loaded(**changes)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"form": 2021}, "form"),
        ({"year": "2023"}, "year"),
        ({"year": 2023.5}, "year"),
        ({"agency": None}, "agency"),
        ({"narratives": []}, "narratives"),
        ({"narratives": {"overview": 3}}, "narratives"),
        ({"tables": {"disclosure": 1}}, "tables"),
        ({"signature": {"date": "2024-01-01"}}, "signature"),
        ({"colour": "red"}, "内容不对"),
    ],
)
def test_wrong_types_are_refused_with_their_place(changes: dict[str, Any], place: str) -> None:
    assert place in refusal(**changes)


@pytest.mark.parametrize("year", [0, -2023, 2007, 2100, 99999, 10**30])
def test_year_out_of_range(year: int) -> None:
    assert "年度" in refusal(year=year)


@pytest.mark.parametrize("day", ["2024-13-01", "2024年1月12日", "昨天", "2024-02-30", "12"])
def test_date_that_is_none(day: str) -> None:
    message = refusal(signature={"agency": AGENCY, "date": day})
    assert f"落款日期“{day}”不对" in message


@pytest.mark.parametrize(
    "raw", ["", "三", "NaN", "Infinity", "sNaN", True, [], {}, "1" * 101, "1e140"]
)
def test_amount_that_is_no_number(raw: object) -> None:
    with pytest.raises(ContentError, match=FEES):
        loaded_figure("fees", "amount", raw)


@pytest.mark.parametrize("raw", ["3", "", True, [], {}, 10**101, 1e300])
def test_count_that_is_no_number(raw: object) -> None:
    with pytest.raises(ContentError, match=r"disclosure\.rules\.issued"):
        loaded_figure("rules", "issued", raw)


@pytest.mark.parametrize(
    "raw",
    [b"1e99999999999999999999", b"-1e-99999999999999999999", b"1" * 5000, b"0." + b"1" * 5000],
)
def test_absurd_numbers_are_refused(raw: bytes) -> None:
    text = (
        b'{"form":"2021","year":2023,"agency":"a","tables":{"disclosure":{"rules":{"issued":%s}}}}'
    )
    with pytest.raises(ContentError):
        load(text % raw)


def test_fractional_count_is_kept_for_the_checks() -> None:
    report = loaded_figure("rules", "issued", 2.5)
    assert report.figures["disclosure.rules.issued"] == Decimal("2.5")


def test_count_written_with_a_decimal_point_is_a_count() -> None:
    report = loaded_figure("rules", "issued", 3.0)
    assert isinstance(report.figures["disclosure.rules.issued"], int)
    assert b'"issued": 3,' in dump(report)


def test_amount_may_be_a_json_number() -> None:
    assert str(loaded_figure("fees", "amount", 0.1).figures[FEES]) == "0.1"
    assert loaded_figure("fees", "amount", 12).figures[FEES] == Decimal(12)


def test_zero_put_into_a_blank_amount_is_an_amount(form_2021: Form) -> None:
    report = blank_report(form_2021)
    report.store(report.zeros_for_blanks("disclosure"))
    assert json.loads(dump(report))["tables"]["disclosure"]["fees"]["amount"] == "0"


def test_file_from_an_editor_that_marks_utf_8() -> None:
    assert load(b"\xef\xbb\xbf" + json.dumps(BASE).encode()).heading.agency == AGENCY


def test_imported_text_is_cleaned() -> None:
    report = loaded(narratives={"overview": "甲\r\n乙\u200b"})
    assert report.narrative("overview") == "甲\n乙"


def test_imported_heading_is_one_clean_line() -> None:
    report = loaded(agency="清溪镇\n人民政府\x01", title="清溪镇\r\n年报\u200b")
    assert report.heading.agency == "清溪镇人民政府"
    assert report.heading.title == "清溪镇年报"


def test_record_is_detached_from_the_report(form: Form) -> None:
    report = narrated_report(form)
    record = to_record(report)
    record.narratives["overview"] = "改"
    assert report.narrative("overview") != "改"


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ({"date": None}, "date", "没有这样一项"),
        ({"year": "2021"}, "year", "应当是整数，现在是文字"),
        ({"agency": None}, "agency", "应当是文字，现在是null"),
        ({"signature": {"date": "x"}}, "signature.agency", "缺少这一项"),
        ({"signature": {"agency": "", "date": 3}}, "signature.date", "文字或null"),
        ({"narratives": {"preface": "", "overview": None}}, "narratives.overview", "应当是文字"),
        ({"tables": {"applications": {"received": 5}}}, "tables.applications.received", "花括号"),
        (
            {"tables": {"applications": {"received": {"total": []}}}},
            "tables.applications.received.total",
            "整数",
        ),
        (
            {"tables": {"disclosure": {"fees": {"amount": True}}}},
            "tables.disclosure.fees.amount",
            "引号",
        ),
    ],
)
def test_a_refusal_names_the_place_and_what_was_expected(
    content: dict[str, object], place: str, said: str
) -> None:
    record = {"form": "2021", "year": 2021, "agency": "清溪镇人民政府"} | content
    with pytest.raises(ContentError) as caught:
        from_record(decode_json(json.dumps(record).encode(), ReportRecord), official_forms())
    assert str(caught.value).startswith(f"“{place}”处的内容不对：")
    assert said in str(caught.value)


def test_json_that_is_no_object_is_refused_as_a_whole() -> None:
    with pytest.raises(ContentError, match="整个内容"):
        decode_json(b"[]", ReportRecord)
