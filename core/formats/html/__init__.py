"""Web pages."""

from core.formats.format import FileKind, Format

_READER = "core.formats.html.reading.reader"

FORMAT = Format(
    id="html",
    name="网页",
    suffix=".html",
    opened=(".htm", ".mht", ".mhtml"),
    menu="导出网页(&H)…",
    tip="导出一个网页文件，供门户网站发布",
    says_draft=True,
    writer="core.formats.html.writing.writer",
    readers={FileKind.WEB_PAGE: _READER, FileKind.WEB_ARCHIVE: _READER},
)
