"""PDF files made to do harm."""

import random
import zlib

from tests.proofs.shapes.shape import Shape, repeated


def pdf(objects: list[str | bytes]) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is its catalogue."""
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        body = each.encode() if isinstance(each, str) else each
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, start)
    return bytes(made)


def stream(content: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """Return a PDF stream."""
    data = zlib.compress(content) if packed else content
    filter_ = " /Filter /FlateDecode" if packed else ""
    head = f"<</Length {len(data)}{filter_} {entries}>>\nstream\n".encode()
    return head + data + b"\nendstream"


_FONT = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


def page(content: bytes, *others: str | bytes, entries: str = "", resources: str = "") -> bytes:
    """Return a PDF of one page; `others` are objects from 6 on."""
    used = f"/Contents 4 0 R /Resources <</Font <</F 5 0 R>> {resources}>> {entries}"
    return pdf(
        [
            "<</Type /Catalog /Pages 2 0 R>>",
            "<</Type /Pages /Kids [3 0 R] /Count 1>>",
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {used}>>",
            content,
            _FONT,
            *others,
        ]
    )


def deep_tree(size: int) -> bytes:
    """Pages within pages within pages."""
    depth = max(1, size // 80)
    kids = [f"<</Type /Pages /Kids [{n + 3} 0 R] /Count 1>>" for n in range(depth)]
    return pdf(["<</Type /Catalog /Pages 2 0 R>>", *kids, "<</Type /Page>>"])


def many_pages(size: int) -> bytes:
    """As many pages as fit, with hardly anything on them."""
    count = max(1, size // 120)
    kids = " ".join(f"{n + 3} 0 R" for n in range(count))
    one = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
    tree = f"<</Type /Pages /Kids [{kids}] /Count {count}>>"
    return pdf(["<</Type /Catalog /Pages 2 0 R>>", tree, *[one] * count])


def forms(size: int) -> bytes:
    """Forms that each draw the next ten times, and the last draws the first."""
    texts = repeated(b"BT /F 9 Tf 9 9 Td (1) Tj ET\n", size)
    made: list[bytes] = []
    for number in range(20):
        following = 7 + number if number < 19 else 6
        draws = f"/Subtype /Form /BBox [0 0 600 900] /Resources <</XObject <</X {following} 0 R>>>>"
        made.append(stream(b"/X Do " * 10, draws))
    content = stream(b"/X Do\n" * 10 + texts)
    return page(content, *made, resources="/XObject <</X 6 0 R>>")


def circle_tree(size: int) -> bytes:
    """A tree of pages that leads back to its root, beside much else."""
    filler = ["<</A [1 0 R 2 0 R]>>"] * (size // 80)
    tree = "<</Type /Pages /Kids [2 0 R 2 0 R] /Count 9999999 /Parent 2 0 R>>"
    return pdf(["<</Type /Catalog /Pages 2 0 R>>", tree, *filler])


def scan(size: int) -> bytes:
    """A page that is one picture, of as many grey dots."""
    side = int(size**0.5)
    head = f"/Type /XObject /Subtype /Image /Width {side} /Height {side}"
    dots = stream(
        random.Random(1).randbytes(side * side),
        f"{head} /ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    return page(stream(b"595 0 0 842 0 0 cm /X Do"), dots, resources="/XObject <</X 6 0 R>>")


PDFS: dict[str, Shape] = {
    "scan.pdf": scan,
    "deep tree.pdf": deep_tree,
    "circle.pdf": circle_tree,
    "many pages.pdf": many_pages,
    "forms.pdf": forms,
    "letters.pdf": lambda n: page(stream(repeated(b"BT /F 9 Tf 9 9 Td (1) Tj ET\n", n))),
    "one text.pdf": lambda n: page(stream(b"BT /F 9 Tf (" + b"1" * n + b") Tj ET")),
    "rules.pdf": lambda n: page(stream(repeated(b"0 0 m 500 500 l S\n", n))),
    "rules and a word.pdf": lambda n: page(
        stream(b"BT /F 9 Tf 9 9 Td (1) Tj ET\n" + repeated(b"0 0 m 500 500 l S\n", n))
    ),
    "boxes.pdf": lambda n: page(stream(repeated(b"9 9 50 50 re S\n", n))),
    "states.pdf": lambda n: page(stream(repeated(b"q ", n))),
    "packed.pdf": lambda n: page(stream(repeated(b"0 0 m 9 9 l S ", n * 4), packed=True)),
    "blanks.pdf": lambda n: page(stream(b" " * (n * 20), packed=True)),
    "array.pdf": lambda n: page(b"[" * n + b"]" * n),
    "noise.pdf": lambda n: b"%PDF-1.7\n" + repeated(b"1 0 obj <</A 1 0 R>> ", n),
    "huge page.pdf": lambda n: page(
        stream(repeated(b"1 0 0 1 9e9 9e9 cm BT /F 9e9 Tf (1) Tj ET\n", n)),
        entries="/MediaBox [0 0 1e30 1e30] /UserUnit 1e9",
    ),
}
