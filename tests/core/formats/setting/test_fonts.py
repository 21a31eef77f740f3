"""Finding fonts."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from core.formats.setting import fonts
from core.formats.setting.fonts import FontRole, find_fonts, shipped_fonts, system_folders


def touch(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"")


def test_the_shipped_fonts_are_there() -> None:
    shipped = shipped_fonts()
    files = [file for role in FontRole for file in shipped.files(role)] + list(shipped.fallbacks)
    assert all(file.path.is_file() for file in files)


def test_without_office_fonts_the_shipped_ones_are_used(tmp_path: Path) -> None:
    assert find_fonts([tmp_path, tmp_path / "missing"]) == shipped_fonts()


@pytest.mark.parametrize(
    ("file", "role", "name"),
    [
        ("FZXBSJW.TTF", FontRole.TITLE, "方正小标宋简体"),
        ("方正小标宋_GBK.ttf", FontRole.TITLE, "方正小标宋_GBK"),
        ("simfang.ttf", FontRole.BODY, "仿宋"),
        ("仿宋_GB2312.TTF", FontRole.BODY, "仿宋_GB2312"),
        ("SIMHEI.TTF", FontRole.HEADING, "黑体"),
        ("simkai.ttf", FontRole.SUBHEADING, "楷体"),
        ("simsun.ttc", FontRole.DIGITS, "宋体"),
        ("simsun.ttc", FontRole.TABLE, "宋体"),
        ("times.ttf", FontRole.LATIN, "Times New Roman"),
    ],
)
def test_office_fonts_come_before_the_shipped_ones(
    tmp_path: Path, file: str, role: FontRole, name: str
) -> None:
    touch(tmp_path / "truetype" / "office", file)
    found = find_fonts([tmp_path]).files(role)
    assert [font.name for font in found] == [name, shipped_fonts().files(role)[0].name]
    assert found[0].path.name == file


def test_the_official_font_comes_before_its_like(tmp_path: Path) -> None:
    touch(tmp_path, "simfang.ttf", "仿宋_GB2312.ttf", "FZXBSK.TTF", "FZXBSJW.TTF")
    found = find_fonts([tmp_path])
    assert [font.name for font in found.body[:2]] == ["仿宋_GB2312", "仿宋"]
    assert [font.name for font in found.title[:2]] == ["方正小标宋简体", "方正小标宋_GBK"]


def test_the_users_folder_comes_before_everybodys(tmp_path: Path) -> None:
    touch(tmp_path / "user", "simhei.ttf")
    touch(tmp_path / "all", "simhei.ttf")
    assert find_fonts([tmp_path / "user", tmp_path / "all"]).heading[0].path.parent.name == "user"


def test_folders_are_not_searched_without_end(tmp_path: Path) -> None:
    touch(tmp_path / "1/2/3/4", "simhei.ttf")
    touch(tmp_path / "1/2/3/4/5", "simkai.ttf")
    (tmp_path / "1" / "again").symlink_to(tmp_path, target_is_directory=True)
    found = find_fonts([tmp_path])
    assert found.heading[0].name == "黑体"
    assert found.subheading == shipped_fonts().subheading


def test_windows_keeps_fonts_for_the_user_and_for_all() -> None:
    environment = {"LOCALAPPDATA": "/local", "WINDIR": "/windows"}
    assert fonts._windows_folders(environment) == (
        Path("/local/Microsoft/Windows/Fonts"),
        Path("/windows/Fonts"),
    )
    assert fonts._windows_folders({}) == (Path(r"C:\Windows") / "Fonts",)


def test_the_system_has_folders_for_the_user_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: Path("/home/clerk"))
    folders = system_folders()
    assert folders[0] == Path("/home/clerk/.local/share/fonts")
    assert Path("/usr/share/fonts") in folders


def test_fonts_say_that_they_were_changed_and_keep_reserved_names_free() -> None:
    for path in fonts.SHIPPED_FOLDER.glob("*.ttf"):
        with TTFont(path) as font:
            names = font["name"]
        assert "nianbao" in names.getDebugName(5)
        assert not {"Liberation", "Arimo", "Tinos", "Noto", "Source"} & set(
            names.getDebugName(1).split()
        )
        assert names.getDebugName(0)
