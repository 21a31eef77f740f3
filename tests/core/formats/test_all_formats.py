"""The list of formats: each entry is whole, and what it names is there."""

import importlib
import inspect
from dataclasses import fields

import pytest

from core.exporting import ExportOptions
from core.formats import scan
from core.formats.all_formats import FORMATS, OPENED, READERS
from core.formats.format import FileKind, Format
from tests.core.test_imports import ROOT, loaded_by


@pytest.mark.parametrize("format_", FORMATS.values(), ids=lambda each: each.id)
def test_an_entry_names_what_is_there(format_: Format) -> None:
    writer = importlib.import_module(format_.writer)
    taken = inspect.signature(writer.write).parameters
    assert list(taken)[:2] == ["document", "file"]
    assert "progress" in taken
    for reader in format_.readers.values():
        assert callable(importlib.import_module(reader).read)
    if format_.icon:
        assert (ROOT / "resources" / "icons" / f"{format_.icon}.svg").is_file()


@pytest.mark.parametrize("format_", FORMATS.values(), ids=lambda each: each.id)
def test_an_entry_says_what_people_read(format_: Format) -> None:
    assert format_.menu.startswith("导出")
    assert format_.tip.startswith("导出")
    assert format_.name
    assert all(suffix.startswith(".") for suffix in format_.read_suffixes)


NOT_OF_WRITERS = {"draft", "sign_off", "sign_off_items"}  # what stands in the document


def test_every_option_can_be_chosen() -> None:
    offered = {option.id for format_ in FORMATS.values() for option in format_.options}
    assert offered == {field.name for field in fields(ExportOptions)} - NOT_OF_WRITERS


def test_every_kind_of_file_has_one_reader() -> None:
    named = [kind for format_ in FORMATS.values() for kind in format_.readers] + list(scan.READERS)
    assert sorted(kind.value for kind in named) == sorted(kind.value for kind in FileKind)
    assert set(READERS) == set(FileKind)


def test_every_kind_of_file_is_offered() -> None:
    """A file dialog shows what can be read, tables of text and rich text too."""
    offered = [suffix for suffixes in OPENED.values() for suffix in suffixes]
    assert {f".{kind.value}" for kind in FileKind} <= set(offered)
    assert {".csv", ".tsv", ".mhtml"} <= set(offered)


def test_no_two_formats_share_a_name_or_a_suffix() -> None:
    for value in ("name", "suffix", "menu"):
        values = [getattr(format_, value) for format_ in FORMATS.values()]
        assert len(set(values)) == len(values)


def test_the_list_loads_neither_writer_nor_reader() -> None:
    code = (
        "import sys\nfrom core.formats.all_formats import FORMATS, READERS\n"
        "used = {e.writer for e in FORMATS.values()} | set(READERS.values())\n"
        "assert used and not used & set(sys.modules), used & set(sys.modules)"
    )
    assert "lxml" not in loaded_by(code)
