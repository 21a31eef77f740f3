"""Word document (.docx) → raw document.

python-docx would load every part, pictures too, and knows neither changes nor
text boxes: the parts with text are read from their XML.
"""

from collections.abc import Iterator

from core.document.document import Document, Paragraph, Table
from core.formats.reading.guard import guarded
from core.formats.reading.package import Package, relationships
from core.formats.reading.raw import Progress, ReadError, raw_document
from core.formats.reading.safe_xml import Element
from core.formats.word.reading.body import Reading
from core.formats.word.reading.embedded import Embedded
from core.formats.word.reading.names import W, parse_part
from core.formats.word.reading.numbering import Numbering
from core.formats.word.reading.styles import Styles

_BODY = f"{W}body"
_NO_TEXT = "文档里没有文字，可能只有扫描的图片，请找到能选中文字的原文件再导入。"
_STEP = 50  # blocks between two reports of progress


@guarded
def read(data: bytes, progress: Progress) -> Document:
    """Read a .docx file; raises ReadError.

    Changes are read as accepted. Headers and footers, comments, hidden text and
    lines of a table of contents are left out; notes follow at the end. Sheets of
    Excel and web pages inside the document are read in their place. No macro is
    run and no link is followed.
    """
    parts = _Parts(Package(data))
    progress(0.1)
    blocks = list(_heard(_blocks(parts), len(parts.body), progress))
    progress(1.0)
    if not blocks:
        raise ReadError(_NO_TEXT)
    return raw_document(blocks)


class _Parts:
    """The parts of a document by what they are: styles, numbering, footnotes."""

    def __init__(self, package: Package) -> None:
        self._package = package
        links = relationships(package, "").values()
        main = next((name for kind, name in links if kind == "officeDocument"), "")
        name = main if main in package else "word/document.xml"
        by_id = relationships(package, name)
        self._names = dict(by_id.values())
        self.embedded = Embedded(package, {id_: part for id_, (_, part) in by_id.items()})
        root = parse_part(package.read(name))
        self.body = root.find(_BODY)
        if self.body is None:
            raise ValueError("a document without a body")

    def root(self, kind: str) -> Element | None:
        """Return the root of a part; None without it."""
        name = self._names.get(kind, "")
        return parse_part(self._package.read(name)) if name in self._package else None


def _blocks(parts: _Parts) -> Iterator[Paragraph | Table]:
    styles, numbering = Styles(parts.root("styles")), Numbering(parts.root("numbering"))
    reading = Reading(styles, numbering, parts.embedded)
    yield from reading.blocks(parts.body)
    met = list(reading.notes)
    for kind in ("footnotes", "endnotes"):
        wanted = dict.fromkeys(id_ for kind_, id_ in met if kind_ == kind)
        root = parts.root(kind) if wanted else None
        notes = {note.get(f"{W}id"): note for note in root} if root is not None else {}
        for id_ in wanted:
            if id_ in notes:
                yield from reading.blocks(notes[id_])


def _heard(
    blocks: Iterator[Paragraph | Table], expected: int, progress: Progress
) -> Iterator[Paragraph | Table]:
    """Pass blocks on and report how far they are."""
    for number, block in enumerate(blocks):
        if number % _STEP == 0:
            progress(min(0.1 + 0.9 * number / max(expected, 1), 1.0))
        yield block
