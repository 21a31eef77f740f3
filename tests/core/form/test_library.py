"""The loader of form definitions: every fault is told with file, key and reason."""

from pathlib import Path

import pytest

from core.form.library import FormError, FormLibrary, load_form
from tests.core.small_form import SMALL_FORM, write_small_form

ONLINE = '{ id = "online", label = "网上", help = "在网站上办理的。", source = "试验办法第一条" }'
COUNTER = '{ id = "counter", label = "窗口", help = "在大厅办理的。" }'
ENQUIRIES = '{ id = "enquiries", label = "咨询", help = "来人来电。", source = "试验办法第二条" }'
AMOUNT = '{ id = "amount", label = "金额", kind = "amount", unit = "元", decimals = 2 }'
PARTS = 'parts = { from = "online", to = "counter", name = "两种方式" }'
LEFT = 'left = [{ id = "enquiries", name = "咨询" }]'
RIGHT = 'right = [{ id = "copies", name = "复制" }]'
CIRCLE = """
[[tables.services.identities]]
rule = "services.circle"
each = "row"
total = { id = "online", name = "网上" }
parts = { from = "counter", to = "total", name = "其余" }
"""
CLAIMS = """
[tables.services.claims]
column = "total"
wholes = [["enquiries", "copies"]]
wordings = [{ words = ["网上咨询"], rows = [["enquiries"]], columns = ["online"] }]
[tables.services]
"""
TABLES = "\n[tables.services]\n"
SECTION_AGAIN = '\n[[sections]]\nid = "summary"\nkind = "narrative"\nname = "概况"\n'


def message_for(folder: Path, old: str, new: str) -> str:
    path = write_small_form(folder, old, new)
    with pytest.raises(FormError) as caught:
        load_form(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("first_year = 2030", 'first_year = "2030"', "first_year", "Expected `int`"),
        ("first_year = 2030\n", "", "first_year", "missing required field"),
        ('unit = "件"\n', 'unit = "件"\ncolour = 1\n', "tables", "unknown field `colour`"),
        ('each = "row"', 'each = "cell"', "each", "Invalid enum value 'cell'"),
        ('kind = "amount"', 'kind = "money"', "kind", "Invalid enum value 'money'"),
        ('id = "small"', 'id = "tiny"', "id", "“tiny”与文件名不一致"),
        (TABLES, f"{SECTION_AGAIN}{TABLES}", "sections", "“summary”出现了两次"),
        ('id = "services"', 'id = "service"', "tables.service", "没有一一对应"),
        ("widths = [20, 20, 20, 20]", "widths = [20, 20, 20]", "widths", "应有 4 个"),
        ("widths = [20, 20, 20, 20]", "widths = [20, 20, 20, 0]", "widths", "大于 0"),
        ('id = "counter", label', 'id = "online", label', "blocks", "“enquiries.online”出现了两次"),
        (ONLINE, ONLINE.replace('id = "online", ', ""), "blocks[0].columns", "“网上”没有 id"),
        (ENQUIRIES, ENQUIRIES.replace('id = "enquiries", ', ""), "blocks[0].rows", "“咨询”没有 id"),
        (f"[{AMOUNT}]", "[]", "blocks[1].columns", "不能为空"),
        ('unit = "元", ', "", "blocks[1].columns", "金额“金额”要写明 unit 和 decimals"),
        (", decimals = 2", "", "blocks[1].columns", "金额“金额”要写明 unit 和 decimals"),
        (COUNTER, COUNTER.replace("help", "decimals = 2, help"), "columns", "不能有 decimals"),
        ('total = { id = "total"', 'total = { id = "sum"', "identities[0].total", "没有“sum”"),
        ('to = "counter"', 'to = "phone"', "identities[0].parts", "没有“phone”"),
        (LEFT, LEFT.replace("enquiries", "visits"), "identities[1].left", "没有“visits”"),
        (RIGHT, RIGHT.replace("copies", "prints"), "identities[1].right", "没有“prints”"),
        (TABLES, CLAIMS.replace("copies", "prints"), "tables.services.claims", "没有“prints”"),
        (TABLES, CLAIMS.replace("online", "phone"), "tables.services.claims", "没有“phone”"),
        (RIGHT, f'{RIGHT}\nfollows = "prints"', "identities[1].follows", "等式中没有“prints”"),
        (RIGHT, f'{RIGHT}\nfollows = "online"', "identities[1].follows", "等式中没有“online”"),
        (PARTS, "", "identities[0].total", "要么写 total 和 parts，要么写 left 和 right"),
        (f"{LEFT}\n", "", "identities[1].total", "要么写 total 和 parts，要么写 left 和 right"),
        (LEFT, f"{LEFT}\n{PARTS}", "identities[1].total", "要么写 total 和 parts"),
        ('each = "row"', 'each = "column"', "identities[0].total", "表格中没有“total”"),
        (RIGHT, f"{RIGHT}\n{CIRCLE}", "identities", "总计循环定义"),
    ],
)
def test_fault_is_named(tmp_path: Path, old: str, new: str, key: str, reason: str) -> None:
    message = message_for(tmp_path, old, new)
    assert message.startswith("格式文件 small.toml 有误：")
    assert key in message
    assert reason in message


def test_the_form_without_a_fault_loads(tmp_path: Path) -> None:
    assert load_form(write_small_form(tmp_path)).id == "small"


def test_broken_toml(tmp_path: Path) -> None:
    message = message_for(tmp_path, 'id = "small"', 'id = "small')
    assert "small.toml" in message
    assert "line 1" in message


def test_file_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_bytes(SMALL_FORM.encode("gbk"))
    with pytest.raises(FormError, match=r"small\.toml.*utf-8"):
        load_form(path)


def test_identity_that_applies_nowhere(tmp_path: Path) -> None:
    message = message_for(tmp_path, RIGHT, RIGHT.replace("copies", "fees"))
    assert "identities[1]：没有一行或一列适用" in message


def test_parts_in_the_wrong_order(tmp_path: Path) -> None:
    reversed_parts = (
        PARTS.replace("online", "x").replace("counter", "online").replace("x", "counter")
    )
    message = message_for(tmp_path, PARTS, reversed_parts)
    assert "identities[0].parts：“counter”排在“online”之后" in message


def test_table_without_blocks(tmp_path: Path) -> None:
    start = SMALL_FORM.index("[[tables.services.blocks]]")
    message = message_for(tmp_path, SMALL_FORM[start:], "blocks = []\n")
    assert "tables.services.blocks" in message


def test_the_period_is_of_a_year(tmp_path: Path) -> None:
    message = message_for(tmp_path, 'period = "{year}年全年"', 'period = "全年"')
    assert "period：没有写 {year}" in message


def test_the_season_ends_on_a_day_of_every_year(tmp_path: Path) -> None:
    message = message_for(tmp_path, 'season_end = "02-28"', 'season_end = "02-30"')
    assert "season_end：“02-30”不是“月-日”" in message


@pytest.mark.parametrize("due", ["二月中", "02-29", "13-01", "2-15", ""])
def test_due_is_a_day_of_every_year(tmp_path: Path, due: str) -> None:
    message = message_for(tmp_path, 'due = "02-15"', f'due = "{due}"')
    assert f"due：“{due}”不是“月-日”" in message


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"无法读取格式文件 .*small\.toml"):
        load_form(tmp_path / "small.toml")


def test_unknown_form_lists_the_known_ones(tmp_path: Path) -> None:
    write_small_form(tmp_path)
    with pytest.raises(FormError, match=r"没有编号为“2021”的报告格式，可用的有：small。"):
        FormLibrary(tmp_path).by_id("2021")


def test_an_id_is_not_a_path(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    write_small_form(tmp_path)
    (tmp_path / "forms" / "other.toml").touch()
    with pytest.raises(FormError, match="没有编号为"):
        FormLibrary(tmp_path / "forms").by_id("../small")


def test_folder_without_forms(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="没有报告格式文件"):
        FormLibrary(tmp_path).for_year(2021)
    with pytest.raises(FormError, match="没有报告格式文件"):
        FormLibrary(tmp_path).ids()


def test_a_file_more_is_a_form_more(tmp_path: Path) -> None:
    write_small_form(tmp_path)
    later = SMALL_FORM.replace('"small"', '"later"').replace("2030", "2035")
    (tmp_path / "later.toml").write_text(later, encoding="utf-8")
    library = FormLibrary(tmp_path)
    assert library.ids() == ["later", "small"]
    chosen = {year: library.for_year(year).id for year in (2029, 2030, 2034, 2035, 2060)}
    assert chosen == {2029: "small", 2030: "small", 2034: "small", 2035: "later", 2060: "later"}
