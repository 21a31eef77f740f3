from core.document.document import Cell, Role, Table
from core.formats.setting.bands import bands
from tests.core.formats.html.html_samples import answers, fees, value


def test_a_table_with_one_head_is_one_band() -> None:
    (band,) = bands(answers())

    assert [cell.text for cell in band.headers_of(band.values[-1])] == ["申请人", "总计"]
    assert [cell.text for cell in band.labels_of(band.values[-1])] == ["二、答复", "2.不公开"]


def test_each_caption_begins_a_band() -> None:
    first, second = bands(fees())

    assert [cell.text for cell in first.captions] == ["甲、文件"]
    assert [cell.text for cell in second.captions] == ["乙、收费"]
    assert [cell.text for cell in second.headers_of(second.values[0])] == ["金额（万元）"]


def test_headers_below_figures_begin_a_band_without_a_caption() -> None:
    cells = (
        Cell(0, 0, "件数", Role.HEADER),
        value(1, 0, "a.b.c", 1),
        Cell(2, 0, "金额", Role.HEADER),
        value(3, 0, "a.b.d", 2),
    )
    first, second = bands(Table("a", "甲", "甲", 4, 1, cells, (1,)))

    assert [cell.text for cell in first.headers] == ["件数"]
    assert [cell.text for cell in second.headers] == ["金额"]


def test_a_caption_without_headers_keeps_the_next_one_apart() -> None:
    cells = (
        Cell(0, 0, "甲", Role.CAPTION),
        value(1, 0, "a.b.c", 1),
        Cell(2, 0, "乙", Role.CAPTION),
        value(3, 0, "a.b.d", 2),
    )
    found = bands(Table("a", "甲", "甲", 4, 1, cells, (1,)))

    assert [len(band.values) for band in found] == [1, 1]
