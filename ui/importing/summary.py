"""What stands above a review: whose report it is, how sure it is, which tables are missing."""

from ui.importing.review import CellState, Review


def summary(review: Review) -> str:
    """Return whose report it is and how sure its cells are."""
    heading = review.editor.report.heading
    whose = f"{heading.agency or '（没有读到机关）'}{heading.year}年"
    guessed, missing = (review.count(s) for s in (CellState.GUESSED, CellState.MISSING))
    doubts = [f"{guessed}格是推测的（？）"] if guessed else []
    doubts += [f"{missing}格没有找到（缺）"] if missing else []
    if doubts:
        return f"“{review.source}”：{whose}。{'，'.join(doubts)}，按 F8 逐格核对。"
    if not review.editor.report.values:
        return f"“{review.source}”：{whose}。表格里还没有填数，像是空白的格式。"
    found = "找到的表格里" if review.read.missing_tables else "表格全部读到，"
    return f"“{review.source}”：{whose}。{found}没有疑问的格子。"


def missing_tables(review: Review) -> str:
    """Return which tables were not found and what to do; empty when all were."""
    form = review.editor.report.form
    names = "、".join(f"“{form.section(id_).name}”" for id_ in review.read.missing_tables)
    if not names:
        return ""
    return f"✗ 没有找到这些表：{names}。请检查文件是否完整，或者采用以后再填。"
