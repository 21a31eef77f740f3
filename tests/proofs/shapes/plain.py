"""JSON, text, tables of text and rich text made to do harm."""

from tests.proofs.shapes.shape import Shape, repeated

PLAIN: dict[str, Shape] = {
    "blanks.json": lambda n: b"{" + b" " * n + b"}",
    "deep.json": lambda n: b'{"a":' + b"[" * n,
    "keys.json": lambda n: (
        b'{"format":"nianbao",' + b",".join(b'"k%d":1' % k for k in range(n // 11)) + b"}"
    ),
    "digits.json": lambda n: b'{"format":"nianbao","version":' + b"9" * n + b"}",
    "escapes.json": lambda n: b'{"format":"' + repeated(b"\\ud800", n) + b'"}',
    "text.json": lambda n: b'{"format":"nianbao","agency":"' + b"a" * n + b'"}',
    "commas.csv": lambda n: repeated(b",", n),
    "rows.csv": lambda n: repeated(b"1,2,3,4\n", n),
    "quotes.csv": lambda n: repeated(b'"', n) + b"\n1,2",
    "open quote.csv": lambda n: b'1,2\n"' + repeated(b"1,2\n", n),
    "wide.csv": lambda n: repeated(b"1," * 5_000 + b"\n", n),
    "different.csv": lambda n: ",".join(
        str(k) if k % 5_000 else "\n" for k in range(n // 7)
    ).encode(),
    "different rows.csv": lambda n: "\n".join(f"{k},{k},{k}" for k in range(n // 20)).encode(),
    "lines.txt": lambda n: repeated(b"1\n", n),
    "tabs.txt": lambda n: repeated(b"1\t2\t3\n", n),
    "one line.txt": lambda n: "一".encode() * (n // 3),
    "digits.txt": lambda n: b"1" * n,
    "numbers.txt": lambda n: repeated("收到申请12件，".encode(), n),
    "pipes.txt": lambda n: repeated(b"| 1 | 2 |\n", n),
    "brackets.txt": lambda n: repeated("（".encode(), n),
    "headings.txt": lambda n: repeated("一、总体情况\n".encode(), n),
    "blank lines.txt": lambda n: "一".encode() + b"\n" * n,
    "blanks.txt": lambda n: "一".encode() + b" " * n + "二".encode(),
    "spread.txt": lambda n: repeated("一  二   三\n".encode(), n),
    "half.txt": lambda n: b"\xb5\xda" * (n // 2) + b"\xff",
    "zeros.txt": lambda n: "一".encode() + b"\x00" * n,
    "wide characters.txt": lambda n: b"\xff\xfe" + "一\n".encode("utf-16-le") * (n // 4),
    "groups.rtf": lambda n: b"{\\rtf1 " + b"{" * n,
    "words.rtf": lambda n: b"{\\rtf1 " + repeated(b"1\\par ", n) + b"}",
    "cells.rtf": lambda n: b"{\\rtf1 " + repeated(b"\\trowd\\cellx99 1\\cell\\row ", n) + b"}",
    "picture.rtf": lambda n: b"{\\rtf1 {\\pict\\bin999999999 " + b"\x00" * n + b"}}",
    "old.doc": lambda n: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * n,
    "chain.xls": lambda n: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01\x00\x00\x00" * (n // 4),
}
