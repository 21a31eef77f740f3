"""What the tags of an article carry besides their meaning.

A file has class names for its own style sheet, addresses and anchors. A
portal's editor throws style sheets, classes and wrappers away, so a fragment
says in every tag how it looks, and only in ways that editors keep.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Attributes for each part of an article, with a space in front.

    `is_file` tells a file, with anchors, addresses and tables that scroll
    sideways, from a fragment.
    """

    is_file: bool
    title: str = ""
    heading: str = ""
    paragraph: str = ""
    draft: str = ""
    signature: str = ""
    table: str = ""
    caption: str = ""
    centred: str = ""
    left: str = ""
    group: str = ""
    tall: str = ""


FILE = Look(
    is_file=True,
    draft=' class="draft"',
    signature=' class="signature"',
    left=' class="left"',
    group=' class="group"',
    tall=' class="tall"',
)

_INDENTED = ' style="text-indent:2em"'
_CELL = "border:1px solid #000;padding:4px;font-weight:normal;vertical-align:middle"
FRAGMENT = Look(
    is_file=False,
    title=' style="text-align:center"',
    heading=_INDENTED,
    paragraph=_INDENTED,
    draft=' style="text-align:center;color:#c00000"',
    signature=' style="text-align:right"',
    # Attributes and styles say the same: some editors keep only the one, some the other.
    table=(
        ' border="1" cellspacing="0" cellpadding="4"'
        ' style="width:100%;border-collapse:collapse;border:1px solid #000"'
    ),
    centred=f' style="{_CELL};text-align:center;text-wrap:balance"',
    left=f' style="{_CELL};text-align:left"',
    group=f' style="{_CELL};text-align:center;word-break:keep-all"',
    tall=f' style="{_CELL};text-align:center;writing-mode:vertical-rl"',
)
