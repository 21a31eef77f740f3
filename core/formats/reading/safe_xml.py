"""XML from strangers: no entities, no document types, no network, no endless trees."""

from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from core.formats.reading.raw import TOO_LARGE, ReadError

Element: TypeAlias = Any  # lxml has no types

_MARKUP = 1_500_000


def parse(data: bytes, markup: int = _MARKUP, *, whole: bool = False) -> Element:
    """Return the root of a document. Raises ReadError, or the parser's own errors.

    `markup` is how many tags and attributes there may be; a tree takes about
    150 bytes for each. A `whole` one keeps its comments and instructions, to be written
    again. Office formats have no document type; one is there to
    define entities, which blow up or fetch something.
    """
    if data.count(b"<") + data.count(b"=") > markup:
        raise ReadError(TOO_LARGE)
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):  # two bytes a character hide it otherwise
        raise ValueError("the document has a type")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not whole,
        remove_pis=not whole,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("the document has a type")
    return root
