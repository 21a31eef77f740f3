"""Bytes of a text or a web page as text, whatever their encoding.

What a file declares is often wrong, so its bytes decide: a mark at the start,
then UTF-8, which other text is hardly ever by chance, then what is declared,
then GB18030, which contains GBK and GB2312.
"""

import codecs
import re

from core.formats.reading.raw import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARABLE = {"big5": "big5hkscs", "big5hkscs": "big5hkscs", "utf-16": "utf-16"}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01  # of the characters; more are no text
_NOT_ASCII = re.compile("[^\x00-\x7f]+")
_MOST_LOST = 0.05  # of the characters beyond ASCII; in another encoding it is most of them
_USUAL = re.compile("[\t\r\n -~\u2010-\u2027\u3000-\u3015\u4e00-\u9fff\uff00-\uff5e]")
_MOST_USUAL = 0.8  # of the characters of a Chinese text; bytes at random have half of it
_PROBE = 4096  # bytes looked at to tell UTF-16 without a mark
_FOREIGN = "文件不是文字，或者已经损坏，请换一个文件，或者把内容复制后从剪贴板导入。"


def decoded(data: bytes, declared: str = "") -> str:
    """Return the text of a file, in which `declared` is said to be the encoding.

    Raises:
        ReadError: The bytes are no text.
    """
    text = _decode(data, declared)
    controls, lost = len(_CONTROLS.findall(text)), text.count("\ufffd")
    if controls > max(len(text) * _MOST_CONTROLS, 2) or lost > len(text) * _MOST_LOST:
        raise ReadError(_FOREIGN)
    return _CONTROLS.sub("", text)


def _decode(data: bytes, declared: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in (_unmarked(data), "utf-8"):
        if (text := _mended(data, encoding)) is not None:
            return text
    for encoding in (_known(declared), "gb18030", "big5hkscs"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = _mended(data, "gb18030")
    if text is None:
        raise ReadError(_FOREIGN)
    return text


def _mended(data: bytes, encoding: str) -> str | None:
    """Return a text of which a few bytes may be damaged; None when most are none of it."""
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if not lost:
        return text
    shown = sum(len(run) for run in _NOT_ASCII.findall(text))
    return text if lost <= _MOST_LOST * shown else None


def _unmarked(data: bytes) -> str:
    """Return which kind of UTF-16 zero bytes tell, else UTF-8.

    Line ends and digits have them on one side, a few ideographs on the other.
    """
    probe = data[:_PROBE]
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    if even + odd <= len(probe) // 100:
        return "utf-8"
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = probe[: len(probe) // 2 * 2].decode(encoding, "replace")
    return encoding if len(_USUAL.findall(text)) > _MOST_USUAL * len(text) else "utf-8"


def _known(declared: str) -> str:
    """Return the codec for a declared encoding; GB18030 stands for those it contains."""
    try:
        return _DECLARABLE.get(codecs.lookup(declared).name, "gb18030")
    except (LookupError, ValueError):
        return "gb18030"
