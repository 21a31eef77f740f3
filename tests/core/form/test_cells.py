"""What a cell is called and how to fill it in, from the labels that lead to it."""

from pathlib import Path

from tests.core.small_form import small_form


def test_help_and_sources_are_of_the_labels_that_have_them(tmp_path: Path) -> None:
    cells = small_form(tmp_path).cells
    both = cells["services.enquiries.online"]
    assert both.help == "咨询：来人来电。\n网上：在网站上办理的。"
    assert both.sources == "试验办法第二条；试验办法第一条"
    one = cells["services.copies.counter"]
    assert (one.help, one.sources) == ("窗口：在大厅办理的。", "")
    assert cells["services.enquiries.counter"].sources == "试验办法第二条"
    assert cells["services.copies.online"].help == "网上：在网站上办理的。"
    none = cells["services.copies.total"]
    assert (none.help, none.sources, none.unit) == ("", "", "件")
    assert cells["services.fees.amount"].unit == "元"
