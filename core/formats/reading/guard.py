"""The border of every reader: whatever a damaged file makes a parser do, one error comes out."""

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from core.document.document import Document
from core.errors import UserError
from core.formats.reading.raw import TOO_LARGE, Progress, ReadError

DAMAGED = "文件已损坏或不完整，请用 Office 或 WPS 打开它，另存一份后再导入。"
INCOMPLETE = "程序里读这种文件的部件不能用，可能被安全软件删除了，请技术人员重新安装程序。"
ENCRYPTED = "文件有密码保护，请用 Office 或 WPS 打开它，取消密码后另存，再导入。"


_Seen = TypeVar("_Seen")


class Reader(Protocol):
    """Turns the bytes of a file into a raw document; see `Progress` and `ReadError`."""

    def __call__(self, data: bytes, progress: Progress | None = None) -> Document:
        """Read a file; `progress` may raise to cancel."""
        ...


class _Hearer:
    """Passes progress on, and remembers what was raised to cancel."""

    def __init__(self, progress: Progress | None) -> None:
        self.raised: BaseException | None = None
        self._progress = progress

    def __call__(self, part: float) -> None:
        if self._progress is None:
            return
        try:
            self._progress(part)
        except BaseException as error:
            self.raised = error
            raise


def guarded(read: Callable[[bytes, Progress], Document]) -> Reader:
    """Return a reader that raises nothing but UserErrors, and whatever cancels it.

    Parsers of old and binary formats fail in ways nobody can list; a damaged
    file must not take the program down with it.
    """

    @wraps(read)
    def safe(data: bytes, progress: Progress | None = None) -> Document:
        hearer = _Hearer(progress)
        try:
            return read(data, hearer)
        except BaseException as error:
            if isinstance(error, UserError) or error is hearer.raised or not _is_failure(error):
                raise
            raise ReadError(_reason(error)) from error

    return safe


def guarded_call(look: Callable[[], _Seen]) -> _Seen:
    """Return what looking into a file yields. Raises UserErrors alone, as a reader does."""
    try:
        return look()
    except BaseException as error:
        if isinstance(error, UserError) or not _is_failure(error):
            raise
        raise ReadError(_reason(error)) from error


def _reason(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return TOO_LARGE
    return INCOMPLETE if isinstance(error, ImportError) else DAMAGED


def _is_failure(error: BaseException) -> bool:
    """Tell a parser's failure from an interruption; compiled ones panic outside of Exception."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"
