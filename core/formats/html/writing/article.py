"""The article of a report: title, text, tables and signature."""

from collections.abc import Iterator

from core.document.document import Document, Paragraph, Signature, Table
from core.formats.html.writing.escaping import breakable, escaped
from core.formats.html.writing.look import Look
from core.formats.html.writing.table import table_html
from core.formats.setting.cleaning import clean

_EMPHASISED = (1, 2)  # levels of run-in headings that print in a face of their own
_SENTENCE_ENDS = tuple("。；：！？…")


def article(document: Document, look: Look) -> str:
    """Return the article with everything in it."""
    lines = ["<article>"]
    if document.draft:
        lines.append(f"<p{look.draft}>草稿</p>")
    lines.append(f"<h1{look.title}>{_title(document, look)}</h1>")
    lines += _blocks(document, look)
    lines += _end(document, look)
    lines.append("</article>")
    return "\n".join(lines)


def _title(document: Document, look: Look) -> str:
    """Return the title; in a file it breaks after the organ's name, and then inside of names."""
    parts = document.title_parts
    if not look.is_file:
        return "".join(map(escaped, parts))
    halves = (breakable(parts[0]), "<wbr>".join(map(escaped, parts[1:]))) if parts else ()
    return "<wbr>".join(f"<span>{half}</span>" for half in halves if half)


def _blocks(document: Document, look: Look) -> Iterator[str]:
    """Yield paragraphs and tables; no heading is more than one level below the one before."""
    depth, above = 1, ""
    for block in document.blocks:
        if isinstance(block, Table):
            yield table_html(block, look, is_named=block.title == above)
        elif _is_heading(block):
            depth = min(block.level, depth) + 1
            tag = f"h{depth}"
            yield f"<{tag}{_anchor(block, look)}{look.heading}>{escaped(block.text)}</{tag}>"
        else:
            depth = min(block.level, depth) + 1 if _is_run_in(block) else depth
            text = _text(block, look, depth)
            yield f"<p{_anchor(block, look)}{look.paragraph}>{text}</p>"
        above = block.text if isinstance(block, Paragraph) else ""


def _is_heading(paragraph: Paragraph) -> bool:
    """Tell a heading from a numbered paragraph that happens to be a single sentence."""
    alone = 0 < len(paragraph.text) <= paragraph.heading_length and paragraph.level > 0
    return alone and (paragraph.level == 1 or not paragraph.text.endswith(_SENTENCE_ENDS))


def _anchor(paragraph: Paragraph, look: Look) -> str:
    name = "".join(clean(paragraph.section).split())
    return f' id="{escaped(name)}"' if name and look.is_file else ""


def _is_run_in(paragraph: Paragraph) -> bool:
    return paragraph.level in _EMPHASISED and paragraph.heading_length > 0


def _text(paragraph: Paragraph, look: Look, depth: int) -> str:
    """Return the text of a paragraph; its run-in heading is one for screen readers, too."""
    if not _is_run_in(paragraph):
        return escaped(paragraph.text)
    heading = paragraph.text[: paragraph.heading_length]
    rest = paragraph.text[paragraph.heading_length :]
    role = f' role="heading" aria-level="{depth}"' if look.is_file else ""
    return f"<strong{role}>{escaped(heading)}</strong>{escaped(rest)}"


def _end(document: Document, look: Look) -> Iterator[str]:
    """Yield the signature, and the 校验码 in a file.

    A fragment is what a portal publishes, and the official form has no such line.
    """
    signature = _signature(document.signature, look)
    code = f'<p class="code">校验码：{escaped(document.code)}</p>' if document.code else ""
    lines = [signature, code if look.is_file else ""]
    if any(lines):
        yield "<footer>"
        yield from filter(None, lines)
        yield "</footer>"


def _signature(signature: Signature, look: Look) -> str:
    name = breakable(signature.agency) if look.is_file else escaped(signature.agency)
    text = "<br>".join(filter(None, (name, escaped(signature.date))))
    if not text:
        return ""
    inner = f"<span>{text}</span>" if look.is_file else text
    return f"<p{look.signature}>{inner}</p>"
