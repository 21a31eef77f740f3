"""Web pages and archives made to do harm."""

from tests.proofs.shapes.shape import Shape, repeated


def archive(size: int) -> bytes:
    """A web archive of many parts."""
    part = b"--b\nContent-Type: text/html\n\n<p>1</p>\n"
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    return head + repeated(part, size) + b"--b--\n"


def nested_archive(size: int) -> bytes:
    """A web archive in a web archive, each with a boundary of its own."""
    part = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    made = b"".join(part % (n, n) for n in range(size // 70))
    return b"MIME-Version: 1.0\n" + made + b"Content-Type: text/html\n\n<p>1</p>\n"


_MIME = b"MIME-Version: 1.0\n"

WEB: dict[str, Shape] = {
    "parts.mht": archive,
    "nested parts.mht": nested_archive,
    "messages.mht": lambda n: repeated(_MIME + b"Content-Type: message/rfc822\n\n", n),
    "headers.mht": lambda n: _MIME + repeated(b"X: 1\n", n) + b"\n<p>1</p>",
    "header.mht": lambda n: _MIME + b"X: " + repeated(b"=?utf-8?q?a?= ", n) + b"\n\n<p>1</p>",
    "folded.mht": lambda n: _MIME + b"Content-Type: text/html" + repeated(b";\n a=1", n) + b"\n\n1",
    "base64.mht": lambda n: (
        _MIME
        + b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
        + repeated(b"PHA+MTwvcD4=\n", n)
    ),
    "quoted.mht": lambda n: (
        _MIME
        + b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>"
        + repeated(b"=3C=\n", n)
    ),
    "attributes.html": lambda n: b"<html><p " + b" ".join(b"a%d" % k for k in range(n // 7)),
    "attribute.html": lambda n: b"<html><p a='" + b"a" * n + b"'>1</p>",
    "open tags.html": lambda n: b"<html>" + repeated(b"<a ", n),
    "deep.html": lambda n: b"<html>" + repeated(b"<div>", n),
    "tables.html": lambda n: b"<html>" + repeated(b"<table><tr><td>", n),
    "cells.html": lambda n: b"<html><table><tr>" + repeated(b"<td>1", n),
    "rows.html": lambda n: b"<html><table>" + repeated(b"<tr><td>1<td>2", n),
    "spans.html": lambda n: b"<html><table>" + repeated(b"<tr><td rowspan=9999 colspan=9999>1", n),
    "paragraphs.html": lambda n: b"<html>" + repeated(b"<p>1", n),
    "entities.html": lambda n: b"<html><p>" + repeated(b"&amp;", n),
    "comments.html": lambda n: b"<html>" + repeated(b"<!--", n),
    "script.html": lambda n: b"<html><script>" + repeated(b"<p>1</p>", n),
    "styles.html": lambda n: b"<html>" + repeated(b"<p style='display:none'>1</p>", n),
    "sheet.html": lambda n: b"<html><style>" + repeated(b".a .b{display:none}", n) + b"</style>1",
    "selectors.html": lambda n: (
        b"<html><style>"
        + repeated(b".a{display:none}", n // 2)
        + b"</style>"
        + repeated(b"<p class='a b'>1", n // 2)
    ),
    "long text.html": lambda n: b"<html><p>" + "一二三。".encode() * (n // 12),
    "inline.html": lambda n: b"<html><p>" + repeated(b"<b>1</b>", n),
}
