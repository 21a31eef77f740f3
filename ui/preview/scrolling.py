"""The form's page and the preview scroll together: what is beside each other says the same."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from core.form.form import Form
from ui.paper.page_view import PageView
from ui.preview.pages import PdfPages

Anchor = tuple[float, float]
"""A place in px from the top of the form's page, and the same place among the printed pages."""


class Scrolling(QObject):
    """Moves the one as the other is moved. Headings are anchors; between two it is in proportion.

    The form's page leads whatever moves it; the preview leads only while somebody scrolls it.
    """

    def __init__(self, page: PageView, pages: PdfPages, form: Form) -> None:
        super().__init__(pages)
        self._page, self._pages = page, pages
        self._headings = {s.heading: s.id for s in form.sections if s.heading}
        self._is_moving = False
        page.verticalScrollBar().valueChanged.connect(self.follow_page)
        pages.moved.connect(self.follow_preview)
        pages.loaded.connect(self.follow_page)

    def stop(self) -> None:
        """Let both scroll by themselves from now on."""
        self._page.verticalScrollBar().valueChanged.disconnect(self.follow_page)
        self._pages.moved.disconnect(self.follow_preview)
        self._pages.loaded.disconnect(self.follow_page)
        self.deleteLater()

    def follow_page(self) -> None:
        """Show in the preview what the form's page shows."""
        self._move(self._page, self._pages, self._anchors())

    def follow_preview(self) -> None:
        """Show on the form's page what the preview shows."""
        self._move(self._pages, self._page, [(there, here) for here, there in self._anchors()])

    def _move(
        self, leader: QAbstractScrollArea, other: QAbstractScrollArea, anchors: Sequence[Anchor]
    ) -> None:
        if self._is_moving or not self._pages.pdf.pageCount():
            return
        self._is_moving = True
        try:
            place = looked_at(leader.verticalScrollBar())
            bring_to(other.verticalScrollBar(), beside(place, anchors))
        finally:
            self._is_moving = False

    def _anchors(self) -> list[Anchor]:
        """Return the places that correspond, from top to bottom."""
        tops = self._page.paper.places.section_top
        found = [
            (float(tops(self._headings[title])), self._pages.place_in_px(page, top))
            for title, page, top in self._pages.bookmarks
            if title in self._headings
        ]
        end = (float(self._page.paper.height()), self._pages.end_in_px())
        return [(0.0, 0.0), *sorted(found), end]


def looked_at(bar: QScrollBar) -> float:
    """Return the place one looks at, in px: the top at the top, the end at the end."""
    return bar.value() * (1 + bar.pageStep() / max(1, bar.maximum()))


def bring_to(bar: QScrollBar, place: float) -> None:
    """Scroll to where one looks at a place."""
    bar.setValue(round(place / (1 + bar.pageStep() / max(1, bar.maximum()))))


def beside(place: float, anchors: Sequence[Anchor]) -> float:
    """Return the place that corresponds to one, from anchors in ascending order."""
    at = min(bisect_right(anchors, place, key=lambda anchor: anchor[0]), len(anchors) - 1)
    (here, there), (next_here, next_there) = anchors[at - 1], anchors[at]
    part = (place - here) / (next_here - here) if next_here > here else 0.0
    return there + part * (next_there - there)
