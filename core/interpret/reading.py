"""Puts a report together from what the parts of a document say."""

import re
from dataclasses import replace
from datetime import date

from core.document.document import Cell, Document
from core.form.form import Form
from core.form.library import FormLibrary, official_forms
from core.interpret.by_shape import read_by_shape
from core.interpret.choosing import choose_form, label_index
from core.interpret.choosing_part import Chosen, choose_part
from core.interpret.data_sheet import DataSheet, data_of, merge
from core.interpret.dates import FIRST, LAST, whole_date
from core.interpret.ending import full_name
from core.interpret.figures_in_lines import Walk
from core.interpret.grid_reading import GridReader
from core.interpret.group_zeros import spread_zeros
from core.interpret.labels import LabelIndex
from core.interpret.narratives import TextReader, Texts, guess_year
from core.interpret.pieces import Pieces, pieces_of
from core.interpret.placing import Understood
from core.interpret.result import CellReading, Certainty, Interpretation, Leftover
from core.interpret.sheet_order import in_order_of_form
from core.report.report import Heading, Report
from core.report.verification import codes_in, verify

_HALF = 0.5
_MOST_TEXTS = 5000  # of a grid; the largest of the form has 230
_YEAR = re.compile(r"\d{4}")
_ABSENT = "文件里没有找到这一格"
_NO_TITLE = "没有找到标题，已按规定的写法补上，请核对。"
_NO_AGENCY = "没有找到机关名称，请补填。"
_NO_DATE = "没有找到落款日期，请补填。"
_TITLE_NAMES_PLACE = "标题里写的是“{}”，机关名称按落款读作“{}”，请核对。"
_YEAR_GUESSED = "标题里没有年度，按正文和落款推断是{}年，请核对。"
_NO_YEAR = "没有找到年度，暂按{}年，请改正。"
_OTHER_FORM = "表格是{}年起用的格式，与{}年度的规定格式不同，请核对年度。"
_CODE_DIFFERS = "文件上的校验码与读到的数字不符，文件里的数字可能改动过，请逐格核对。"


def interpret(
    document: Document,
    forms: FormLibrary | None = None,
    *,
    today: date | None = None,
    part: int | None = None,
) -> Interpretation:
    """Read a report out of a document, raw or composed.

    `today` decides the year only where nothing in the document does. `part` is
    the number of the report that is wanted of a document with several; where
    there is no such one, it is chosen as if none was wanted.
    """
    forms = forms or official_forms()
    form = choose_form(document, forms)
    index = label_index(form)
    composed = bool(document.title_parts)
    whole = pieces_of(document, index)
    chosen = Chosen(whole) if composed else choose_part(form, index, whole, part)
    pieces = Pieces(in_order_of_form(form, index, chosen.pieces.items))
    found = Understood(form)
    data = _read_tables(index, pieces, found)
    reader = TextReader(form, index, pieces)
    _walk(index, reader, found)
    if data.texts:
        merge(data, form, found)
    spread_zeros(index, found)
    texts = reader.read(found, composed=composed)
    texts.year = texts.year or chosen.year or None
    texts.leftovers += chosen.leftovers
    texts.remarks += chosen.remarks
    _take_data(texts, data)
    heading = _composed(document) if composed else _heading(form, texts, pieces, today)
    reading = _result(form, heading, texts, pieces, found, forms)
    confirmed = frozenset(form.cells if composed else data.texts)
    return replace(
        reading,
        confirmed=confirmed,
        parts=chosen.parts,
        part=chosen.number,
        year_guessed=not composed and texts.year != heading.year,
        is_scan=document.is_scan,
    )


def _read_tables(index: LabelIndex, pieces: Pieces, found: Understood) -> DataSheet:
    """Read all grids; return the data sheet, empty when there is none."""
    data = DataSheet()
    reader = GridReader(index, found)
    for grid in pieces.grids:
        sheet = data_of(grid)
        if sheet:
            data = DataSheet(data.texts | sheet.texts)
            found.use(*grid.cells)
        elif sum(bool(cell.text) for cell in grid.cells) <= _MOST_TEXTS:
            reader.read(grid)
    return data


def _walk(index: LabelIndex, reader: TextReader, found: Understood) -> None:
    """Read the tables of which grids have less than half out of lines of text."""
    walk = Walk(index, found)
    for table in [t for t in index.form.tables if found.share_of(t) < _HALF]:
        lines = [line for line in reader.lines_of(table) if not found.has_used_line(line)]
        walk.read(lines, [table])
        if not found.has_table(table):
            read_by_shape(index, table, reader.items_of(table), found)


def _take_data(texts: Texts, data: DataSheet) -> None:
    texts.title = texts.title or data.text("title")
    texts.agency = data.text("agency") or texts.agency
    year = data.text("year").strip()
    texts.year = int(year) if _YEAR.fullmatch(year) else texts.year
    texts.code = texts.code or data.text("code")


def _composed(document: Document) -> Heading:
    signature = document.signature
    return Heading(
        document.year, document.agency, document.title, signature.agency, whole_date(signature.date)
    )


def _heading(form: Form, texts: Texts, pieces: Pieces, today: date | None) -> Heading:
    year = _year(form, texts, pieces, today)
    agency = _agency(texts)
    title = texts.title or "".join(form.title_parts(agency, year))
    if not texts.title:
        texts.remarks.append(_NO_TITLE)
    if texts.signed_on is None:
        texts.remarks.append(_NO_DATE)
    return Heading(year, agency, title, texts.signed_by or agency, texts.signed_on)


def _year(form: Form, texts: Texts, pieces: Pieces, today: date | None) -> int:
    if texts.year and FIRST <= texts.year <= LAST:
        return texts.year
    guessed = guess_year(form, texts, pieces.items)
    if guessed:
        texts.remarks.append(_YEAR_GUESSED.format(guessed))
        return guessed
    last = (today or date.today()).year - 1  # noqa: DTZ011 (the clerk's calendar day)
    texts.remarks.append(_NO_YEAR.format(last))
    return last


def _agency(texts: Texts) -> str:
    name = full_name(texts.agency, texts.signed_by)
    if not name:
        texts.remarks.append(_NO_AGENCY)
    elif texts.agency and name != texts.agency:
        texts.remarks.append(_TITLE_NAMES_PLACE.format(texts.agency, name))
    return name


def _result(
    form: Form,
    heading: Heading,
    texts: Texts,
    pieces: Pieces,
    found: Understood,
    forms: FormLibrary,
) -> Interpretation:
    cells = {
        address: found.cells.get(address, CellReading(None, Certainty.MISSING, "", _ABSENT))
        for address in form.cells
    }
    values = {
        address: reading.value
        for address, reading in cells.items()
        if reading.certainty is not Certainty.MISSING
    }
    report = Report(form, heading, texts.narratives, values)
    remarks = [*texts.remarks, *found.remarks]
    if forms.for_year(heading.year) != form:
        remarks.append(_OTHER_FORM.format(form.definition.first_year, heading.year))
    codes = codes_in(texts.code)
    if codes and verify(report, codes).figures is False:
        remarks.append(_CODE_DIFFERS)
    return Interpretation(
        report=report,
        cells=cells,
        missing_tables=tuple(table for table in form.tables if not found.has_table(table)),
        leftovers=(*texts.leftovers, *_left_in_tables(pieces, found)),
        remarks=tuple(remarks),
        code=texts.code,
    )


def _left_in_tables(pieces: Pieces, found: Understood) -> list[Leftover]:
    """Return what stands in tables and was not understood, row by row."""
    left: list[Leftover] = []
    for grid in pieces.grids:
        for row, cells in grid.rows.items():
            unused = [cell for cell in cells if cell.row == row and _is_left(cell, found)]
            if unused:
                text = "　".join(" ".join(cell.text.split()) for cell in unused)
                left.append(Leftover(grid.place(row), text))
    return left


def _is_left(cell: Cell, found: Understood) -> bool:
    if not cell.text.strip() or found.has_used(cell):
        return False
    return not label_index(found.form).is_made_of_labels(cell.text)
