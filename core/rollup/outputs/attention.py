"""What is to be looked at again before the sum is handed on: for 汇总情况, the worst of each."""

from collections.abc import Iterator, Mapping, Sequence

from core.document.document import Paragraph, Role, Table
from core.form.form import Form
from core.layout.grids import grid
from core.rollup.comparing.likeness import Likeness
from core.rollup.desk import Desk
from core.rollup.evidence import names_of
from core.rollup.outputs.across import LAST_YEAR, Across, look_across

_MOST = 10  # lines of a table
_TITLE = "需要核实的情况"
_FIGURES = ("本数", "中位数", "相同")
_YEARS = "跨年不衔接"
_FAR = "突出的数"
_TEXTS = "雷同的文字"


def attention(desk: Desk, form: Form, number: str) -> Iterator[Paragraph | Table]:
    """Yield a heading with its number, and a table for each kind of thing there is."""
    found, names = look_across(desk), names_of(desk.organs())
    tables = list(_tables(found, form, names))
    if tables:
        heading = f"{number}、{_TITLE}"
        yield Paragraph(heading, 1, len(heading))
        for told, table in tables:
            yield Paragraph(told)
            yield table


def _tables(found: Across, form: Form, names: Mapping[int, str]) -> Iterator[tuple[str, Table]]:
    if found.broken:
        told = f"结转或者现行有效件数和上年不衔接的有{len(found.broken)}处。"
        lines = [(names[each.organ], each.message) for each in found.broken[:_MOST]]
        yield _more(told, found.broken), _grid(_YEARS, ("机关", "问题"), (30.0, 80.0), lines)
    if found.outstanding:
        told = f"和同类机关的中位数相差很大的数有{len(found.outstanding)}处。"
        far = [
            (names[e.organ], form.cells[e.address].name, str(e.value), f"{e.usual:g}")
            for e in found.outstanding[:_MOST]
        ]
        heads = ("机关", "位置", "本数", "中位数")
        yield _more(told, found.outstanding), _grid(_FAR, heads, (30.0, 52.0, 14.0, 14.0), far)
    if texts := found.texts:
        told = f"文字和别的机关或者自己上年雷同的有{len(texts)}对。"
        alike = [_likeness(each, names) for each in texts[:_MOST]]
        heads = ("机关", "相同于", "相同", "其中一句")
        yield _more(told, texts), _grid(_TEXTS, heads, (30.0, 30.0, 12.0, 38.0), alike)


def _more(told: str, found: Sequence[object]) -> str:
    return f"{told}下面是前{_MOST}个。" if len(found) > _MOST else told


def _likeness(each: Likeness, names: Mapping[int, str]) -> tuple[str, ...]:
    other = LAST_YEAR if each.one == each.other else names[each.other]
    longest = max((passage.one for passage in each.passages), key=len, default="")
    return names[each.one], other, f"{each.share:.0%}", longest


def _grid(
    name: str, heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]]
) -> Table:
    roles = [Role.VALUE if head in _FIGURES else Role.LABEL for head in heads]
    return grid(name, heads, widths, rows, (Role.HEADER, *roles[1:]))
