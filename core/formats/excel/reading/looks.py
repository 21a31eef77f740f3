"""Fonts of a workbook that strike text out or set it above or below the line."""

from lxml import etree  # type: ignore[import-untyped]

from core.formats.excel.reading.sheet_xml import Place, placed_cells
from core.formats.reading.marks import raised
from core.formats.reading.safe_xml import Element, parse
from core.text import STRUCK

_SIGNS = (b"strike", b"vertAlign")
_RAISED = ("superscript", "subscript")
_OFF = ("0", "false")


def has_looks(part: bytes) -> bool:
    """Tell whether a part may describe such a font."""
    return any(sign in part for sign in _SIGNS)


def settled(part: bytes) -> bytes:
    """Return shared texts, or a worksheet, with the marks and strokes of its runs as text."""
    if not has_looks(part):
        return part
    root = parse(part)
    for run in root.iter("{*}r"):
        look, text = run.find("{*}rPr"), run.find("{*}t")
        if look is not None and text is not None:
            text.text = as_it_looks(text.text or "", _is_struck(look), _is_raised(look))
    settled_part: bytes = etree.tostring(root)
    return settled_part


def as_it_looks(text: str, is_struck: bool, is_raised: bool) -> str:  # noqa: FBT001 (two looks)
    """Return text with its look told by characters."""
    if is_struck:
        return STRUCK if text.strip() else text
    return raised(text) if is_raised else text


class CellLooks:
    """Which cells are struck out, or stand above or below the line, as a whole."""

    def __init__(self, styles: bytes) -> None:
        root = parse(styles) if has_looks(styles) else None
        fonts = root.findall("{*}fonts/{*}font") if root is not None else []
        formats = root.findall("{*}cellXfs/{*}xf") if root is not None else []
        looks = [(_is_struck(font), _is_raised(font)) for font in fonts]
        numbers = [int(each.get("fontId", "0")) for each in formats]
        self._looks = {
            str(style): looks[font]
            for style, font in enumerate(numbers)
            if font < len(looks) and any(looks[font])
        }

    def changed(self, sheet: bytes, texts: dict[Place, str]) -> dict[Place, str]:
        """Return what the cells of a sheet say that have such a look."""
        if not self._looks:
            return {}
        return {
            place: as_it_looks(texts[place], *self._looks[cell.get("s")])
            for place, cell in placed_cells(parse(sheet))
            if cell.get("s") in self._looks and place in texts
        }


def _is_struck(look: Element) -> bool:
    stroke = look.find("{*}strike")
    return stroke is not None and stroke.get("val", "1") not in _OFF


def _is_raised(look: Element) -> bool:
    align = look.find("{*}vertAlign")
    return align is not None and align.get("val") in _RAISED
