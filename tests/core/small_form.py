"""A third form, small and unlike the official ones: what a revision may look like.

It is written to a folder by the tests that use it; no code knows it.
"""

from pathlib import Path

from core.form.form import Form
from core.form.library import load_form

SMALL_FORM = """\
id = "small"
issued_by = "试验〔2030〕1号"
first_year = 2030
title = ["{agency}", "{year}年", "公开简报"]
title_wordings = ["公开简报"]
title_help = "简报的标题。"
period = "{year}年全年"
due = "02-15"
season_end = "02-28"
date_help = "次年2月15日前公布。"

[[sections]]
id = "summary"
kind = "narrative"
name = "一、概况"
heading = "一、概况"
template = "{agency}{year}年的情况如下。"

[[sections]]
id = "services"
kind = "table"
name = "二、服务事项"
heading = "二、服务事项"

[tables.services]
sheet = "服务"
unit = "件"
widths = [20, 20, 20, 20]

[[tables.services.blocks]]
caption = "办理数量"
corner = "事项"
columns = [
  { id = "online", label = "网上", help = "在网站上办理的。", source = "试验办法第一条" },
  { id = "counter", label = "窗口", help = "在大厅办理的。" },
  { id = "total", label = "合计" },
]
rows = [
  { id = "enquiries", label = "咨询", help = "来人来电。", source = "试验办法第二条" },
  { id = "copies", label = "复制" },
]

[[tables.services.blocks]]
caption = "收费"
corner = "事项"
columns = [{ id = "amount", label = "金额", kind = "amount", unit = "元", decimals = 2 }]
rows = [{ id = "fees", label = "复制费" }]

[[tables.services.identities]]
rule = "services.total"
each = "row"
total = { id = "total", name = "合计" }
parts = { from = "online", to = "counter", name = "两种方式" }

[[tables.services.identities]]
rule = "services.copies"
each = "column"
left = [{ id = "enquiries", name = "咨询" }]
right = [{ id = "copies", name = "复制" }]
"""


def write_small_form(folder: Path, old: str = "", new: str = "") -> Path:
    """Write the form into a folder, with one passage replaced; return its file."""
    assert SMALL_FORM.count(old) == 1 or not old, f"{old!r} is not there exactly once"
    path = folder / "small.toml"
    path.write_text(SMALL_FORM.replace(old, new) if old else SMALL_FORM, encoding="utf-8")
    return path


def small_form(folder: Path) -> Form:
    """The form, read from a folder in which it is the only file."""
    return load_form(write_small_form(folder))
