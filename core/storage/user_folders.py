"""Where the program keeps what is its own: settings, backups, recovery, logs.

They are in the user's own folders, as the system wants it; the environment
variable NIANBAO_DATA names one folder for all of them, for example on a stick. A
portable copy of the program, which has a file `portable` beside it, keeps them in `data`
beside that.
"""

import contextlib
import os
import stat
from pathlib import Path

from platformdirs import PlatformDirs

from core.storage.opening import set_aside

_VARIABLE = "NIANBAO_DATA"
_PACKAGE = Path(__file__).parents[3]  # where a package has the program's folder, Python and Qt
_PRIVATE = 0o700
_dirs = PlatformDirs("nianbao", appauthor=False, roaming=False)


def _chosen() -> Path | None:
    folder = os.environ.get(_VARIABLE)
    if folder:
        return Path(folder)
    return _PACKAGE / "data" if (_PACKAGE / "portable").is_file() else None


def make_private(folder: Path) -> None:
    """Make a folder that its owner alone can look into; Windows keeps profiles so itself."""
    folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) != _PRIVATE:
        with contextlib.suppress(OSError):  # a memory stick may know no owners
            folder.chmod(_PRIVATE)


def open_private(name: str, flags: int) -> int:
    """Open a file as its owner's alone; an opener for `open`. What is no file is set aside."""
    set_aside(Path(name))
    descriptor = os.open(name, flags | getattr(os, "O_NONBLOCK", 0), 0o600)
    if hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):  # as above
            os.fchmod(descriptor, 0o600)
    return descriptor


def backup_folder() -> Path:
    """Return the folder of earlier versions of saved files."""
    return (_chosen() or _dirs.user_data_path) / "backups"


def recovery_folder() -> Path:
    """Return the folder of what is not saved yet."""
    return (_chosen() or _dirs.user_data_path) / "recovery"


def windows_folder() -> Path:
    """Return the folder in which open windows say which files they show."""
    return (_chosen() or _dirs.user_data_path) / "windows"


def log_folder() -> Path:
    """Return the folder of the logs."""
    chosen = _chosen()
    return chosen / "logs" if chosen else _dirs.user_log_path


def settings_path() -> Path:
    """Return the file of the settings."""
    return (_chosen() or _dirs.user_config_path) / "settings.json"
