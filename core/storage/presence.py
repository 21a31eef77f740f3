"""Which files this user's windows show, and how the window of a file is called to the front.

A window locks a stand-in for its file in the data folder, so that a file that is read-only or on
a share is known, too. Whoever wants the file lays a call beside the stand-in, and the window
answers by taking it away. One can wait for that without Qt, and no socket is opened.
"""

import contextlib
import hashlib
import os
import sys
import time
from pathlib import Path

from core.storage.files import create_file, real_path
from core.storage.locking import Holder, Lock, acquire, holder_of
from core.storage.user_folders import make_private, windows_folder

ACTIVATION_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 (no secret)
"""The variable in which a Wayland desktop hands a process the right to come forward."""

_unanswering: set[str] = set()  # the tokens of windows that hang: one waits for each only once
_PATIENCE = 2.0  # seconds; who has not answered by then hangs
_PAUSE = 0.01  # seconds between two looks
_TOKEN_LENGTH = 1000  # characters


class Presence:
    """Says, until it leaves, that this process's window shows a file."""

    def __init__(self, file: Path) -> None:
        """Without effect where a window shows the file already, or nothing can be written."""
        self._place = _place(file)
        with contextlib.suppress(OSError):
            make_private(self._place.parent)
        lock = acquire(self._place)
        self._lock = lock if isinstance(lock, Lock) else None
        self.answer()  # what called a window that is no more

    def answer(self) -> str | None:
        """Take a call away; return the token it brought for the desktop, None without a call."""
        if self._lock is None:
            return None
        call_ = _call_path(self._place)
        try:
            token = call_.read_text(encoding="utf-8", errors="replace")[:_TOKEN_LENGTH]
            call_.unlink()
        except OSError:
            return None  # none, or it was withdrawn
        return token

    def leave(self) -> None:
        """The window shows the file no more."""
        if self._lock is not None:
            self._lock.release()


def call(file: Path, patience: float = _PATIENCE) -> bool:
    """Call the other window of this user that shows a file; say whether there is one that answers.

    It gets this process's right to come forward. A window that has not answered after
    `patience` seconds is not called any more.
    """
    place = _place(file)
    holder = holder_of(place)
    if holder is None or not _may_answer(holder):
        return False
    if sys.platform == "win32":
        from core.storage.windows import let_come_forward  # noqa: PLC0415 (for Windows alone)

        let_come_forward(holder.process)
    call_ = _call_path(place)
    try:
        create_file(call_, os.environ.get(ACTIVATION_TOKEN, "").encode(errors="replace"))
    except FileExistsError:
        pass  # somebody calls already: the answer is for both
    except OSError:
        return False
    if _is_answered(call_, patience):
        return True
    _unanswering.add(holder.token)
    return False


def _may_answer(holder: Holder) -> bool:
    is_other = holder.is_here and holder.process != os.getpid()
    return is_other and holder.token not in _unanswering


def _is_answered(call_: Path, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while call_.exists():
        if time.monotonic() > deadline:
            return not _withdraw(call_)
        time.sleep(_PAUSE)
    return True


def _withdraw(call_: Path) -> bool:
    """Take a call back; say whether nobody was quicker in answering."""
    try:
        call_.unlink()
    except FileNotFoundError:
        return False
    except OSError:
        pass  # Windows: it is being read this very moment, too late
    return True


def _place(file: Path) -> Path:
    """Return the stand-in for a file, the same by whatever link or spelling it is reached."""
    name = os.fsencode(os.path.normcase(real_path(file)))
    return windows_folder() / hashlib.blake2b(name, digest_size=16).hexdigest()


def _call_path(place: Path) -> Path:
    return place.with_suffix(".call")
