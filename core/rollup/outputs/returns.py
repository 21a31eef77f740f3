"""退回意见: what is wrong with an organ's report, in plain Chinese, on a page of its own."""

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from core.document.document import Document, Paragraph, Role, Signature, Table
from core.exporting import file_name
from core.formats.all_formats import FORMATS
from core.layout.compose import format_date
from core.layout.grids import grid
from core.rollup.desk import Desk
from core.rollup.model import RollupError, Row
from core.rollup.outputs.points import Point, points
from core.rollup.outputs.rounds import Answer, answer, next_round
from core.rollup.outputs.writing import write_as
from core.storage.refusals import explain

RETURN_FORMATS = ("docx", "pdf")
_COLUMNS = ("序号", "位置", "问题", "建议")
_ROLES = (Role.VALUE, Role.HEADER, Role.LABEL, Role.LABEL)
_WIDTHS = (8.0, 24.0, 44.0, 32.0)
_TITLE = "退回意见"
_AGAIN = "上次已指出。"
_MOST_OTHERS = 12  # changes that are named


class Choice(NamedTuple):
    """How pages are handed over: formats, all in one file or one an organ; kept as sent or not."""

    formats: tuple[str, ...] = RETURN_FORMATS
    together: bool = False
    as_sent: bool = False


class Page(NamedTuple):
    """What an organ is told: in which round, what is wrong, what became of the last round."""

    row: Row
    round: int
    points: tuple[Point, ...]
    answer: Answer | None


def returned(desk: Desk) -> list[Row]:
    """Return the rows of the organs whose reports go back: with errors, or not checkable."""
    return [row for row in desk.rows() if row.goes_back]


def page_for(desk: Desk, organ: int) -> Page:
    """Return what an organ is to be told. Raises RollupError without a report."""
    row = desk.row(organ)
    if not (row.reading and row.chosen):
        raise RollupError(f"“{row.organ.name}”没有可以退回的报告。")
    return Page(row, next_round(desk, organ), tuple(points(desk, row)), answer(desk, organ))


def return_text(desk: Desk, organ: int) -> str:
    """Return what is to be put right as lines for a chat. Raises RollupError without a report."""
    page = page_for(desk, organ)
    told = enumerate(_told(page), 1)
    lines = [f"{n}. {p.place}：{p.problem}建议：{p.repair}" for n, p in told]
    return "\n".join([*_opening(desk, page), *lines, *_others(page)])


def send_back(desk: Desk, organ: int) -> str:
    """Return the lines for a chat, and keep that they were sent, in which round.

    Raises RollupError without a report.
    """
    text = return_text(desk, organ)
    desk.sent_back(organ, next_round(desk, organ), text)
    return text


def send_all_back(desk: Desk, organs: Sequence[int]) -> str:
    """Return the lines for several organs, and keep that they were sent."""
    return "\n\n".join(send_back(desk, organ) for organ in organs)


def _told(page: Page) -> Iterator[Point]:
    """Yield the points; those that were told before say so."""
    again = {each.keys for each in page.answer.remaining} if page.answer else set()
    for point in page.points:
        is_old = point.keys in again
        yield point._replace(problem=f"{_AGAIN}{point.problem}") if is_old else point


def _opening(desk: Desk, page: Page) -> Iterator[str]:
    row, year = page.row, desk.settings.year
    file = Path(row.chosen.receipt.path).name if row.chosen else ""
    again = f"这是第{page.round}次退回。" if page.round > 1 else ""
    yield (
        f"{row.organ.name}：你单位报送的{year}年政府信息公开工作年度报告（{file}）"
        f"有{len(page.points)}处需要改正，请改正后重新报送。{again}"
    )
    if page.answer:
        yield f"{page.answer.in_words}。"


def _others(page: Page) -> Iterator[str]:
    """Yield what was changed besides what was asked for, to be looked at again."""
    changes = page.answer.others if page.answer else ()
    if changes:
        named = "；".join(f"{each.place}：{each.text}" for each in changes[:_MOST_OTHERS])
        more = f"等{len(changes)}处" if len(changes) > _MOST_OTHERS else ""
        yield f"和上次报送的相比，另外改动了：{named}{more}。请核实这些改动。"


def return_document(desk: Desk, organ: int, on: date) -> Document:
    """Return the page for an organ, dated. Raises RollupError without a report."""
    return _document(desk, _blocks(desk, page_for(desk, organ)), on)


def all_returns(desk: Desk, organs: Sequence[int], on: date) -> Document:
    """Return the pages of several organs as one document, each on a page of its own."""
    blocks: list[Paragraph | Table] = []
    for organ in organs:
        page = page_for(desk, organ)
        name = page.row.organ.name
        blocks.append(Paragraph(name, 1, len(name), new_page=bool(blocks)))
        blocks += _blocks(desk, page)
    return _document(desk, blocks, on)


def _document(desk: Desk, blocks: Sequence[Paragraph | Table], on: date) -> Document:
    settings = desk.settings
    return Document(
        title_parts=(f"{settings.year}年政府信息公开工作年度报告", _TITLE),
        agency=settings.agency,
        year=settings.year,
        blocks=tuple(blocks),
        signature=Signature(settings.agency, format_date(on)),
    )


def _blocks(desk: Desk, page: Page) -> list[Paragraph | Table]:
    texts = [(str(number), *each.texts) for number, each in enumerate(_told(page), 1)]
    table = grid(_TITLE, _COLUMNS, _WIDTHS, texts, _ROLES)
    return [*map(Paragraph, _opening(desk, page)), table, *map(Paragraph, _others(page))]


class File(NamedTuple):
    """A file with the pages of some organs (ids), to be written."""

    organs: tuple[int, ...]
    format_id: str
    path: Path


def return_files(desk: Desk, folder: Path, choice: Choice = Choice()) -> list[File]:  # noqa: B008 (a frozen value)
    """Return what there is to write into a folder.

    The organ's number is part of a name that another organ has, too.
    """
    rows = returned(desk)
    files: dict[Path, File] = {}
    if choice.together and rows:
        name = file_name(f"{desk.settings.year}年{_TITLE}（{len(rows)}个机关）")
        ids = tuple(row.organ.id for row in rows)
        return [
            File(ids, each, folder / f"{name}{FORMATS[each].suffix}") for each in choice.formats
        ]
    for row in rows:
        for format_id in choice.formats:
            path = _free(folder, row, FORMATS[format_id].suffix, files)
            files[path] = File((row.organ.id,), format_id, path)
    return list(files.values())


def write_returns(
    desk: Desk,
    folder: Path,
    on: date,
    listener: Callable[[Path, float], object] | None = None,
    choice: Choice = Choice(),  # noqa: B008 (as above)
) -> list[Path]:
    """Write the pages of all organs that have one; return the files.

    `listener` hears of each file that is written, with the part done, 0 to 1; it may raise to
    cancel. With `as_sent` a page is kept as sent back as soon as all its files are written.
    Raises FileWriteError, and RollupError where the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RollupError(f"无法建立文件夹“{folder}”：{explain(error)}。") from error
    files = return_files(desk, folder, choice)
    for number, file in enumerate(files, 1):
        write_as(_document_of(desk, file, on, choice), file.format_id, file.path)
        if choice.as_sent and file.format_id == choice.formats[-1]:
            send_all_back(desk, file.organs)
        if listener:
            listener(file.path, number / len(files))
    return [file.path for file in files]


def _document_of(desk: Desk, file: File, on: date, choice: Choice) -> Document:
    if choice.together:
        return all_returns(desk, file.organs, on)
    return return_document(desk, file.organs[0], on)


def _free(folder: Path, row: Row, suffix: str, taken: Container[Path]) -> Path:
    name = file_name(f"{row.organ.name}　{_TITLE}")
    path = folder / f"{name}{suffix}"
    return folder / f"{name}（{row.organ.id}）{suffix}" if path in taken else path
