"""校验码: a short code of a report's figures, to tell whether a file has those that were signed.

It depends on the form, the year, the organ and every figure of the tables, and
on nothing else: texts may be polished after signing, figures may not.
"""

import hashlib
import unicodedata
from collections.abc import Iterator

from core.numbers import Number
from core.report.report import Report

# Crockford's base 32: no letters that are taken for digits or for each other.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 10  # characters of 5 bits: one report in 10^15 has a given code by chance
_MISREAD = str.maketrans("OIL", "011")


def check_code(report: Report) -> str:
    """Return the code, as `XXXXX-XXXXX`."""
    digest = hashlib.sha256("\n".join(_lines(report)).encode()).digest()
    number = int.from_bytes(digest, "big")
    code = "".join(_ALPHABET[number >> 5 * place & 31] for place in range(_LENGTH))
    return f"{code[:5]}-{code[5:]}"


def is_code(code: str) -> bool:
    """Say whether what somebody typed has a code's length."""
    return len(_normalised(code)) == _LENGTH


def matches(report: Report, code: str) -> bool:
    """Say whether a code that somebody typed is the report's."""
    return _normalised(code) == _normalised(check_code(report))


def _normalised(code: str) -> str:
    plain = unicodedata.normalize("NFKC", code).upper()  # an input method types full width
    kept = "".join(char for char in plain if char.isascii() and char.isalnum())
    return kept.translate(_MISREAD)


def _lines(report: Report) -> Iterator[str]:
    heading = report.heading
    yield f"{report.form.id} {heading.year} {heading.agency}"
    for address in sorted(report.figures):
        yield f"{address}={_canonical(report.figures[address])}"


def _canonical(value: Number | None) -> str:
    """Write a figure so that 1.50 and 1.5 are the same, and a blank is not 0."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
