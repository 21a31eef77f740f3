"""What is said between the desk and its workers; each message is a line of JSON."""

from typing import TypeAlias

import msgspec

from core.checks.finding import Finding


class Ask(msgspec.Struct, tag="ask"):
    """Read the file at `path`; first comes its `Content`."""

    path: str


class Go(msgspec.Struct, tag="go"):
    """Whether the content is to be read: it may be known already."""

    read: bool


class Compare(msgspec.Struct, tag="compare"):
    """Say what is wrong between a report and last year's, both as `dump` prints them."""

    report: str
    previous: str


Request: TypeAlias = Ask | Compare


class Content(msgspec.Struct, tag="content"):
    """The id of a file's content; `is_large` says that the process has taken much memory."""

    id: str
    is_large: bool = False


class Failure(msgspec.Struct, tag="failure"):
    """A file could not be opened, or reading it came to an end: why, in one sentence."""

    problem: str


class Compared(msgspec.Struct, tag="compared"):
    """What is found of a report against last year's."""

    errors: int = 0
    warnings: int = 0
    findings: list[Finding] = []
    remarks: list[str] = []
