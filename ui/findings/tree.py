"""The findings by their places, what follows from a cause folded under it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator, QWidget

from core.checks.finding import Finding, Severity
from core.checks.folding import Folded
from core.checks.places import place_name
from core.checks.progress import OpenAs, open_as, tally
from core.form.form import Form
from ui.look.icons import icon
from ui.look.theme import theme
from ui.look.wrapped_list import DETAIL, Index, WrappedDelegate

_INDENTATION = 14  # px a level
_LARGER = 2  # px, the name of a place than a finding; bold would load another face, of 3 MiB
_ROW = int(Qt.ItemDataRole.UserRole) + 1  # role of an item's number, from the top
_SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Row(NamedTuple):
    """A row: how deep it is, its text and what stands below that, and its finding if it has one."""

    depth: int
    text: str
    detail: str
    finding: Finding | None = None


class FindingsTree(QTreeWidget):
    """Shows findings under the names of their places, the worst first."""

    chosen = Signal(object)  # Finding that was clicked, or opened with Enter
    stood_on = Signal()  # another row is the current one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[int, str]] = []  # depth and key
        self._findings: list[Finding | None] = []  # of each row
        self._submitting = True
        self._resolved = 0  # where the chosen one was that is gone
        self._icons: dict[str, QIcon] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # while there is nothing
        self.setAccessibleName("问题列表")
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(_INDENTATION)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(WrappedDelegate(self, self._indent))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.currentItemChanged.connect(lambda *_: self.stood_on.emit())

    def _indent(self, index: Index) -> int:
        depth = 0
        while (index := index.parent()).isValid():
            depth += 1
        return depth * _INDENTATION

    # What is shown

    def show_findings(
        self, form: Form, folded: Sequence[Folded], *, submitting: bool = True
    ) -> None:
        """Show the findings; the chosen one stays chosen, the unfolded ones unfolded.

        Blanks are errors to who is `submitting`, or has to look at what was sent.
        """
        is_other, self._submitting = submitting != self._submitting, submitting
        before = self.current_finding()
        rows = list(_rows(form, folded, submitting=submitting))
        structure = [(row.depth, row.finding.key if row.finding else row.text) for row in rows]
        blocked = self.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        is_new = structure != self._rows
        if is_new:
            self._build(structure)
        self._findings = [row.finding for row in rows]
        for number, (item, row) in enumerate(zip(self._items(), rows, strict=True)):
            item.setData(0, _ROW, number)
            self._fill(item, row)
        if is_new or is_other:
            self.paint_anew()
        if before:
            self._keep(before)
        self.blockSignals(blocked)
        self.stood_on.emit()

    def show_nothing(self) -> None:
        """Show no findings, because there is no report."""
        blocked = self.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self._build([])
        self._findings = []
        self.blockSignals(blocked)
        self.stood_on.emit()

    def _build(self, structure: list[tuple[int, str]]) -> None:
        """Make the items anew."""
        unfolded = {key for item, key in self._keyed() if item.isExpanded()}
        place = self._place()
        self.clear()
        self._rows = structure
        self._resolved = place
        # Tab stops here only while there is something to stand on.
        policy = Qt.FocusPolicy.StrongFocus if structure else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        parents: list[QTreeWidgetItem] = [self.invisibleRootItem()]
        for depth, key in structure:
            del parents[depth + 1 :]
            item = QTreeWidgetItem(parents[depth])
            parents.append(item)
            item.setFlags(_SELECTABLE if depth else Qt.ItemFlag.ItemIsEnabled)
            item.setExpanded(not depth or key in unfolded)

    def _keyed(self) -> Iterator[tuple[QTreeWidgetItem, str]]:
        return ((item, row[1]) for item, row in zip(self._items(), self._rows, strict=True))

    def _keep(self, chosen: Finding) -> None:
        for item, finding in self._found():
            if finding.key == chosen.key:
                self.setCurrentItem(item)
                return
        self.setCurrentIndex(QModelIndex())

    def _fill(self, item: QTreeWidgetItem, row: Row) -> None:
        _, text, detail, finding = row
        if finding is None:
            font = QFont(self.font())
            font.setPixelSize(QFontInfo(font).pixelSize() + _LARGER)
            item.setFont(0, font)
            self._say(item, text, detail, f"{text}：{detail}")
            return
        spoken = f"{detail}，按右方向键展开" if detail else ""
        word = open_as(finding, submitting=self._submitting).word
        self._say(item, text, detail, f"{word}：{text}{spoken}")

    def _say(self, item: QTreeWidgetItem, text: str, detail: str, spoken: str) -> None:
        role = int(Qt.ItemDataRole.AccessibleTextRole)
        if (item.text(0), item.data(0, DETAIL), item.data(0, role)) != (text, detail, spoken):
            item.setText(0, text)
            item.setData(0, DETAIL, detail)
            item.setData(0, role, spoken)

    def paint_anew(self) -> None:
        """Draw the icons, and the arrows' background, in the colours in force."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Highlight, QColor(theme().selection))
        self.setPalette(palette)
        for item, finding in self._found():
            above = item.parent()
            if above is not None and above.parent() is None:
                item.setIcon(0, self._icon(finding))

    def _icon(self, finding: Finding) -> QIcon:
        colours = theme()
        name, colour = {
            OpenAs.ERROR: ("error", colours.error),
            OpenAs.PENDING: ("blank", colours.faint),
            OpenAs.WARNING: ("warning", colours.warning),
            OpenAs.NOTE: ("note", colours.faint),
        }[open_as(finding, submitting=self._submitting)]
        key = f"{name} {colour}"
        if key not in self._icons:
            self._icons[key] = icon(name, QColor(colour))
        return self._icons[key]

    # Standing on findings

    def _items(self) -> Iterator[QTreeWidgetItem]:
        iterator = QTreeWidgetItemIterator(self)
        while item := iterator.value():
            yield item
            iterator += 1

    def _found(self) -> Iterator[tuple[QTreeWidgetItem, Finding]]:
        for item, finding in zip(self._items(), self._findings, strict=True):
            if finding is not None:
                yield item, finding

    def shown(self) -> list[tuple[QTreeWidgetItem, Finding]]:
        """Return the findings that are not folded away, from top to bottom."""
        return [(item, f) for item, f in self._found() if _is_shown(item)]

    def current_finding(self) -> Finding | None:
        """Return the finding one stands on."""
        item = self.currentItem()
        return self._finding_of(item) if item else None

    def _finding_of(self, item: QTreeWidgetItem) -> Finding | None:
        number = item.data(0, _ROW)
        return self._findings[number] if isinstance(number, int) else None

    def _place(self) -> int:
        """Return which of the shown findings one stands on; where one stood if it is gone."""
        current = self.currentItem()
        places = [n for n, (item, _) in enumerate(self.shown()) if item is current]
        return places[0] if places else self._resolved

    def step(self, step: int) -> Finding | None:
        """Stand on the next or previous of the shown findings, around the end."""
        shown = self.shown()
        if not shown:
            return None
        place = self._place()
        if self.current_finding() is None:
            place -= step > 0
        item, finding = shown[(place + step) % len(shown)]
        self.setCurrentItem(item)
        return finding

    def _choose(self, item: QTreeWidgetItem) -> None:
        finding = self._finding_of(item)
        if finding is not None:
            self.chosen.emit(finding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _is_shown(item: QTreeWidgetItem) -> bool:
    above = item.parent()
    return above is not None and above.isExpanded()


def _rows(form: Form, folded: Sequence[Folded], *, submitting: bool) -> Iterator[Row]:
    """Yield the rows from top to bottom: places, their findings, and what those explain."""
    for place, group in groupby(folded, lambda each: place_name(form, each.finding)):
        members = sorted(group, key=lambda each: list(Severity).index(each.finding.severity))
        found = tally((each.finding for each in members), submitting=submitting)
        said = "，".join(f"{kind.word} {count} 处" for kind, count in found.items() if count)
        yield Row(0, place, said)
        for each in members:
            yield Row(1, each.finding.message, each.below, each.finding)
            yield from (Row(2, below.message, "", below) for below in each.consequences)
