"""What the program remembers between sessions, one function a setting."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt

from core.document.sign_off_items import SIGN_OFF_ITEMS, SIGNED_BY_DEFAULT
from core.storage.aside import those_there
from core.storage.logs import logger
from core.storage.settings_file import SettingsError, change_settings, read_settings
from core.storage.user_folders import settings_path

_RECENT_LIMIT = 10
_REPORTS, _FACTS = "files/reports", 3  # year, organ and state of each
_EARLIER, _ORGANS = "years/files", 20  # by organ, so many of them
_NETWORK = "\\\\"  # how the name of a file on another computer begins on Windows
_PANELS = {"wide": "window/panels", "narrow": "window/panels_narrow"}


def _value(name: str, default: Any = None) -> Any:  # noqa: ANN401 (whatever the file has)
    """Return a setting; without a readable file there are none."""
    try:
        return read_settings(settings_path()).get(name, default)
    except SettingsError as error:
        logger.warning("settings cannot be read", exc_info=error)
        return default


def _change(values: Mapping[str, object]) -> None:
    """Remember settings by name, if that is possible at present."""
    try:
        change_settings(settings_path(), values)
    except SettingsError as error:
        logger.warning("settings cannot be written", exc_info=error)


def recent_files() -> list[Path]:
    """Return the files opened last, newest first; vanished ones are left out.

    Those on another computer are not looked for: Windows waits long for one that is off.
    Nor is a disk waited for that does not answer.
    """
    stored = _value("files/recent", [])
    paths = [Path(str(name)) for name in stored] if isinstance(stored, list) else []
    near = [path for path in paths if not str(path).startswith(_NETWORK)]
    gone = set(near) - set(those_there(near, in_doubt=True))
    return [path for path in paths if path not in gone][:_RECENT_LIMIT]


def remember_file(path: Path) -> None:
    """Put a file at the top of the recent files, and remember its folder for opening."""
    others = [other for other in recent_files() if other != path]
    recent = [str(p) for p in (path, *others)][:_RECENT_LIMIT]
    _change({"files/recent": recent, "folders/open": str(path.parent)})


def known_reports() -> dict[str, list[str]]:
    """Return what was remembered of files, by path: a few words each."""
    stored = _value(_REPORTS, {})
    known = stored if isinstance(stored, dict) else {}
    return {str(name): list(map(str, facts)) for name, facts in known.items() if _are_facts(facts)}


def _are_facts(stored: object) -> bool:
    return isinstance(stored, list) and len(stored) == _FACTS


def remember_report(path: Path, facts: Sequence[str]) -> None:
    """Remember year, organ and state of a file; of files that are not recent any more nothing."""
    known = known_reports() | {str(path): list(facts)}
    recent = set(map(str, _value("files/recent", [])))
    _change({_REPORTS: {name: facts for name, facts in known.items() if name in recent}})


def folder(purpose: str) -> Path:
    """Return the folder last used for a purpose (open, save, export).

    At first that is where reports are saved, or else the home folder.
    """
    for known in (purpose, "save"):
        remembered = Path(str(_value(f"folders/{known}", "")))
        is_there = str(remembered) != "." and those_there([remembered], in_doubt=False)
        if is_there and remembered.is_dir():
            return remembered
    return Path.home()


def remember_folder(purpose: str, path: Path) -> None:
    """Remember the folder for a purpose."""
    _change({f"folders/{purpose}": str(path)})


def known_folders() -> list[Path]:
    """Return the folders one works in, each once; whether they are there is not looked at."""
    stored = _value("files/recent", [])
    files = [str(name) for name in stored] if isinstance(stored, list) else []
    named = [str(_value(f"folders/{purpose}", "")) for purpose in ("open", "save", "export")]
    folders = [*(Path(name).parent for name in files), *(Path(name) for name in named if name)]
    return list(dict.fromkeys([settings_path().parent, *folders]))


def zoom() -> float:
    """Return the page's zoom, 1 for 100 %."""
    try:
        return min(4.0, max(0.5, float(str(_value("window/zoom", 1.0)))))
    except ValueError:
        return 1.0


def remember_zoom(factor: float) -> None:
    """Remember the page's zoom."""
    _change({"window/zoom": factor})


def colour_scheme() -> Qt.ColorScheme:
    """Return the chosen appearance; Unknown follows the desktop."""
    name = str(_value("window/colours", "Unknown"))
    return next((s for s in Qt.ColorScheme if s.name == name), Qt.ColorScheme.Unknown)


def remember_colour_scheme(scheme: Qt.ColorScheme) -> None:
    """Remember the chosen appearance."""
    _change({"window/colours": scheme.name})


def window_geometry() -> QByteArray:
    """Return where the window was and how large; empty at first."""
    return _bytes(_value("window/geometry"))


def remember_window_geometry(geometry: QByteArray) -> None:
    """Remember where the window is and how large."""
    _change({"window/geometry": _text(geometry)})


def panels(width: str) -> QByteArray:
    """Return how the panels were arranged in a window of a width (wide, narrow); empty at first."""
    return _bytes(_value(_PANELS[width]))


def remember_panels(width: str, arrangement: QByteArray) -> None:
    """Remember how the panels are arranged in a window of a width."""
    _change({_PANELS[width]: _text(arrangement)})


def _text(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode("ascii")


def _bytes(stored: object) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(str(stored or ""), validate=True))
    except (binascii.Error, ValueError):
        return QByteArray()


def export_formats() -> list[str]:
    """Return the formats exported together last time; empty at first."""
    return str(_value("export/formats", "")).split()


def remember_export_formats(ids: list[str]) -> None:
    """Remember the formats exported together."""
    _change({"export/formats": " ".join(ids)})


def uses_shipped_fonts() -> bool:
    """Say whether PDFs use the program's own fonts alone."""
    return str(_value("export/fonts", "")) == "shipped"


def remember_shipped_fonts(*, chosen: bool) -> None:
    """Remember whether PDFs use the program's own fonts alone."""
    _change({"export/fonts": "shipped" if chosen else ""})


def adds_sign_off() -> bool:
    """Say whether PDFs end with a sheet for signatures."""
    return bool(_value("export/sign_off"))


def remember_sign_off(*, chosen: bool) -> None:
    """Remember whether PDFs end with a sheet for signatures."""
    _change({"export/sign_off": chosen})


def sign_off_items() -> tuple[str, ...]:
    """Return what a sheet for signatures asks for, in its order."""
    stored = _value("export/sign_off_items")
    if not isinstance(stored, list):
        return SIGNED_BY_DEFAULT
    return tuple(item for item in SIGN_OFF_ITEMS if item in stored)


def remember_sign_off_items(items: Sequence[str]) -> None:
    """Remember what a sheet for signatures asks for."""
    _change({"export/sign_off_items": list(items)})


def writes_values_only() -> bool:
    """Say whether workbooks have figures alone, without formulas."""
    return bool(_value("export/values_only"))


def remember_values_only(*, chosen: bool) -> None:
    """Remember whether workbooks have figures alone, without formulas."""
    _change({"export/values_only": chosen})


def shows_previous() -> bool:
    """Say whether last year's figures are shown in the cells; at first they are."""
    return str(_value("view/previous", "")) != "hidden"


def remember_shows_previous(*, chosen: bool) -> None:
    """Remember whether last year's figures are shown in the cells."""
    _change({"view/previous": "shown" if chosen else "hidden"})


def desk_columns() -> list[str]:
    """Return the columns shown in the list of organs; empty at first."""
    return str(_value("rollup/columns", "")).split()


def remember_desk_columns(ids: Sequence[str]) -> None:
    """Remember the columns shown in the list of organs."""
    _change({"rollup/columns": " ".join(ids)})


def desk_geometry() -> QByteArray:
    """Return where the county desk's window was and how large; empty at first."""
    return _bytes(_value("rollup/geometry"))


def remember_desk_geometry(geometry: QByteArray) -> None:
    """Remember where the county desk's window is and how large."""
    _change({"rollup/geometry": _text(geometry)})


def office_name() -> str:
    """Return who works at the county desk, as decisions name it; empty at first."""
    return str(_value("rollup/who", ""))


def remember_office_name(name: str) -> None:
    """Remember who works at the county desk."""
    _change({"rollup/who": name})


def earlier_files(agency: str) -> list[Path]:
    """Return the reports of earlier years that an organ's was compared with last."""
    stored = _value(_EARLIER, {})
    names = stored.get(agency, []) if isinstance(stored, dict) else []
    return [Path(str(name)) for name in names] if isinstance(names, list) else []


def remember_earlier_files(agency: str, paths: Sequence[Path]) -> None:
    """Remember them; of the organs those compared last are kept."""
    stored = _value(_EARLIER, {})
    others = stored if isinstance(stored, dict) else {}
    kept = [(name, names) for name, names in others.items() if name != agency]
    _change({_EARLIER: dict([*kept[1 - _ORGANS :], (agency, [str(path) for path in paths])])})
