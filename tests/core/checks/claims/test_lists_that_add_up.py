"""Lists that should add up."""

import pytest

from core.checks.claims.passages import enumerations

OFF = [
    "全年编发简报30期，其中党建10期、民生12期、产业9期。",
    "收到申请300件（甲县100件、乙县120件、丙县81件）。",
    "全年更新信息200条。其中，动态类100条，政策类60条，公告类41条。",
    "主动公开信息32条，包括动态类10条、政策类10条、公告类11条。",
    "共收取费用2950元，其中甲局1件，收取950元；乙局2件，收取1000元；丙局3件，收取1001元。",
]
NOT_OFF = [
    "全年编发简报30期，其中党建10期、民生12期、产业8期。",  # adds up
    "更新信息365条，其中动态100条、政策60条、公告类41条。",  # examples
    "更新信息200条，其中动态100条、政策60条、公告41条等。",
    "更新信息200余条，其中动态100条、政策60条、公告41条。",
    "更新信息200条，其中动态100条、政策60条、公告近41条。",
    "召开会议5次，其中常务会2次、专题会1次、党组会1次。",  # too small to tell
    "更新信息200条，其中动态100条、政策101条。",  # two things need not be a division
    "更新信息200条，其中动态100条，同比增长3%，政策60条，公告41条。",
    "收到申请300件（甲县100件、乙县120件、丙县81件，其中丁乡5件）。",
    "公开信息365条，通过网站300条、微信280条、公告栏200条。",
]


def test_the_mark_of_a_note_hides_no_part_of_a_list() -> None:
    [found] = enumerations("编发简报31²期，其中甲10期、乙12¹期、丙9期。")
    assert [int(part.value) for part in found.parts] == [10, 12, 9]
    assert not found.is_off


@pytest.mark.parametrize("text", OFF)
def test_lists_that_do_not_add_up(text: str) -> None:
    assert any(found.is_off for found in enumerations(text))


@pytest.mark.parametrize("text", NOT_OFF)
def test_lists_that_say_nothing_wrong(text: str) -> None:
    assert not any(found.is_off for found in enumerations(text))


def test_places_are_those_of_the_paragraph() -> None:
    text = "更新及时。收到申请300件（甲县100件、乙县120件、丙县81件）。"
    [found] = enumerations(text)
    assert text[found.whole.start : found.whole.end] == "300"
    assert [text[part.start : part.unit_end] for part in found.parts] == ["100件", "120件", "81件"]
