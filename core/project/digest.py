"""The digest in a project file, by which damage is noticed that leaves it readable.

A digit that a failing disk or a hand has changed gives another report that opens without a
word. The digest is the SHA-256 of all other keys as JSON without blanks, the keys of every
object in order, in UTF-8; how the file itself is indented makes no difference.
"""

import codecs
import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

KEY = "digest"

_encoder = msgspec.json.Encoder(decimal_format="number", order="sorted")
_decoder = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)


def digest_of(content: Mapping[str, object]) -> str:
    """Return the digest of a file's content, in hexadecimal digits."""
    rest = {key: value for key, value in content.items() if key != KEY}
    return hashlib.sha256(_encoder.encode(rest)).hexdigest()


def is_as_written(data: bytes) -> bool:
    """Say whether a file that can be read has the digest of its content."""
    content = _decoder.decode(data.removeprefix(codecs.BOM_UTF8))
    return content.get(KEY) == digest_of(content)
