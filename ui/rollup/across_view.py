"""比对: what does not continue from last year, stands out, or was copied, over all organs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.form.form import Form
from core.numbers import format_number
from core.rollup.model import Organ
from ui.look.plain_list import PlainList

if TYPE_CHECKING:
    from core.rollup.comparing.likeness import Likeness, Passage
    from core.rollup.comparing.outstanding import Outstanding
    from core.rollup.outputs.across import Across, Broken

_MOST = 2000  # lines of a list
_TOLD = "共比较了 {} 份报告，确认和没有确认的都在内。按回车或者双击一行，到那个机关去看。"
_ABOUT = {
    "years": "结转、现行有效件数和上年对不上的，全部在这里。",
    "far": "和同类机关的中位数差得最远的数，先列最远的；少于 30 件的差别不列，不算比率。",
    "texts": "“存在的主要问题”等应当自己写的文字，和别的机关或者自己上年的雷同，先列最像的。",
}


class AcrossView(QWidget):
    """Three lists; beside the texts stand the passages that are alike."""

    organ_chosen = Signal(object)  # organ id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: Sequence[Likeness] = ()
        self.told = QLabel()
        self.told.setObjectName("summary")
        self.told.setWordWrap(True)
        self.years = PlainList("跨年不衔接", ("机关", "哪里", "问题"), (14, 26))
        heads = ("机关", "类别", "本数", "同类中位数", "相差", "哪里")
        self.far = PlainList("突出的数", heads, (14, 5, 6, 6, 6))
        self.texts = PlainList("雷同的文字", ("相同", "机关", "相同于", "段落"), (4, 14, 14))
        self.passages = QTableWidget(0, 2)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._set_up_passages()
        self._lay_out()
        for list_ in (self.years, self.far, self.texts):
            list_.opened.connect(self._go)
        self.texts.currentItemChanged.connect(lambda *_: self._show_passages())

    def _set_up_passages(self) -> None:
        table = self.passages
        table.setObjectName("lines")
        table.setAccessibleName("相同的段落，左右对照")
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(table.resizeRowsToContents)

    def _lay_out(self) -> None:
        beside = QSplitter(Qt.Orientation.Vertical)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.texts)
        beside.addWidget(self.passages)
        beside.setSizes([300, 300])
        for name, widget in (("years", self.years), ("far", self.far), ("texts", beside)):
            self.tabs.addTab(_below(QLabel(_ABOUT[name]), widget), "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.told)
        layout.addWidget(self.tabs, 1)

    def show_found(self, found: Across, organs: Sequence[Organ], form: Form, count: int) -> None:
        """Show what was found among so many reports."""
        names = {organ.id: organ.name for organ in organs}
        kinds = {organ.id: organ.kind for organ in organs}
        self.told.setText(_TOLD.format(count))
        self._texts = found.texts
        self.years.show_lines(
            ((n, each.organ), _broken_texts(each, names))
            for n, each in enumerate(found.broken[:_MOST])
        )
        self.far.show_lines(
            ((n, each.organ), _far_texts(each, form, names, kinds))
            for n, each in enumerate(found.outstanding[:_MOST])
        )
        self.far.align_right((2, 3, 4))
        self.texts.show_lines(
            ((n, each.one), _likeness_texts(each, names)) for n, each in enumerate(self._texts)
        )
        counts = (len(found.broken), len(found.outstanding), len(self._texts))
        words = ("跨年不衔接", "突出的数", "雷同的文字")
        for place, (word, number) in enumerate(zip(words, counts, strict=True)):
            self.tabs.setTabText(place, f"{word} {number}" if number else word)
        self._show_passages()

    def _go(self, key: object) -> None:
        if isinstance(key, tuple):
            self.organ_chosen.emit(key[1])

    def _show_passages(self) -> None:
        """Show the passages of the pair one stands on, side by side."""
        key = self.texts.current_key()
        found = self._texts[key[0]] if isinstance(key, tuple) else None
        item = self.texts.currentItem()
        passages: Sequence[Passage] = found.passages if found else ()
        heads = [item.text(1), item.text(2)] if item else ["", ""]
        self.passages.setHorizontalHeaderLabels(heads)
        self.passages.setRowCount(len(passages))
        for row, passage in enumerate(passages):
            for column, text in enumerate(passage):
                self.passages.setItem(row, column, QTableWidgetItem(text))
        self.passages.resizeRowsToContents()


def _below(head: QLabel, widget: QWidget) -> QWidget:
    """Return a widget with a sentence above it."""
    head.setWordWrap(True)
    head.setContentsMargins(8, 4, 8, 2)
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(head)
    layout.addWidget(widget, 1)
    return both


def _broken_texts(each: Broken, names: Mapping[int, str]) -> tuple[str, ...]:
    return names.get(each.organ, ""), each.place, each.message


def _far_texts(
    each: Outstanding, form: Form, names: Mapping[int, str], kinds: Mapping[int, str]
) -> tuple[str, ...]:
    return (
        names.get(each.organ, ""),
        kinds.get(each.organ, ""),
        format_number(each.value),
        f"{each.usual:g}",
        f"{each.distance:g}",
        form.cells[each.address].name,
    )


def _likeness_texts(each: Likeness, names: Mapping[int, str]) -> tuple[str, ...]:
    other = "本机关上年" if each.one == each.other else names.get(each.other, "")
    passages = f"{len(each.passages)}句：{each.passages[0].one}" if each.passages else ""
    return f"{each.share:.0%}", names.get(each.one, ""), other, passages
