"""What exporters print beside a report, and readers leave out: 草稿, 校验码."""

import re

_DRAFT = re.compile(r"【?草\s*稿】?")
_CODE = re.compile(r"校验码[：:\s]*[0-9A-Z]{5}-[0-9A-Z]{5}")


def is_own_mark(line: str) -> bool:
    """Tell whether a line is the mark of a draft or the code of the figures, and no more."""
    text = line.strip()
    return bool(_DRAFT.fullmatch(text) or _CODE.fullmatch(text))
