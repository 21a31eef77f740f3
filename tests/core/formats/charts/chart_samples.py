"""Charts for tests: any that a form or an office may make."""

from decimal import Decimal

from hypothesis import strategies as st

from core.document.chart import Chart, ChartKind, Series

_FIGURES = st.none() | st.integers(0, 9_999_999) | st.decimals(0, 999, places=2)
_NAMES = st.text("石家田乡人民政府自然资源局综合执法（）", min_size=1, max_size=60)


@st.composite
def charts(draw: st.DrawFn, kinds: tuple[ChartKind, ...] = tuple(ChartKind)) -> Chart:
    """Any chart of one to three series."""
    count = draw(st.integers(1, 6))
    categories = tuple(draw(_NAMES) for _ in range(count))
    kind = draw(st.sampled_from(kinds))
    series = tuple(
        Series(f"{2024 - number}年", tuple(draw(_FIGURES) for _ in range(count)))
        for number in range(draw(st.integers(1, 3)))
    )
    note = draw(st.sampled_from(("", "20个应报机关中的17个")))
    return Chart("some", "各机关新收申请", kind, "件", categories, series, note=note)


def parts(*values: int | Decimal | None) -> Chart:
    """A chart of parts of one year."""
    names = tuple(f"第{number}类" for number in range(len(values)))
    return Chart("parts", "办理结果", ChartKind.PARTS, "件", names, (Series("2024年", values),))
