"""The actions of the window, its menus and its tool bar, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from core.formats.all_formats import FORMATS
from ui.look.icons import icon

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor


class Spec(NamedTuple):
    """An action: its id, text, shortcuts, icon and what it says in the status bar.

    One that is `checkable` switches something on and off; one that `is_menu` opens a
    menu, which others fill. Keys after a tab in the text are shown alone: the field
    with the focus takes them for itself.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    is_menu: bool = False


SEPARATOR = Spec("", "")
_EXPORTS = [Spec(each.id, each.menu, each.keys, each.icon, each.tip) for each in FORMATS.values()]

MENUS: dict[str, tuple[Spec, ...]] = {
    "文件(&F)": (
        Spec("new", "新建(&N)…", ("Ctrl+N",), "new", "新建一份年报"),
        Spec("last_year", "以上年为底稿(&B)…", (), "", "从上年的年报开始填写今年的"),
        Spec("open", "打开(&O)…", ("Ctrl+O",), "open", "打开年报，也可以是 Word、Excel、网页、PDF"),
        Spec("recent", "最近打开(&R)", is_menu=True),
        Spec("import", "导入(&M)…", ("Ctrl+I",), "", "读取 Word、Excel、网页、PDF 或文本里的年报"),
        SEPARATOR,
        Spec("save", "保存(&S)", ("Ctrl+S",), "save", "保存到文件"),
        Spec("save_as", "另存为(&A)…", ("Ctrl+Shift+S",), "", "保存到另一个文件"),
        Spec("history", "历史版本(&Y)…", (), "", "看看以前保存的版本，恢复其中一个"),
        Spec(
            "recover", "恢复没有保存的内容(&U)…", (), "", "找回程序没有正常退出时还没有保存的内容"
        ),
        SEPARATOR,
        Spec("preview", "预览(&V)…", ("Ctrl+Shift+P",), "preview", "看看打印出来的样子"),
        Spec("print", "打印(&I)…", ("Ctrl+P",), "print", "打印整份报告"),
        SEPARATOR,
        *_EXPORTS,
        Spec("export_all", "导出全部(&L)…", ("Ctrl+Shift+A",), "all", "一次导出各种格式"),
        SEPARATOR,
        Spec("quit", "退出(&Q)", ("Ctrl+Q",)),
    ),
    "编辑(&E)": (
        Spec("undo", "撤销(&U)", ("Ctrl+Z",), "undo", "撤销上一步"),
        Spec("redo", "重做(&R)", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", "重做撤销的一步"),
        SEPARATOR,
        Spec("cut", "剪切(&T)\tCtrl+X", (), "", "剪切选中的内容"),
        Spec("copy", "复制(&C)\tCtrl+C", (), "", "复制选中的内容"),
        Spec("paste", "粘贴(&P)\tCtrl+V", (), "", "粘贴文字或一片单元格"),
        Spec("select_all", "全选(&A)\tCtrl+A", (), "", "选中整段文字或整张表格"),
        Spec("import_clipboard", "从剪贴板导入(&M)…", (), "", "读取复制下来的整份年报"),
        Spec("copy_web_page", "复制为网页(&W)", (), "", "复制整份报告，粘贴到网站的编辑框里"),
        SEPARATOR,
        Spec("find", "查找(&F)…", ("Ctrl+F",), "find", "在报告中查找"),
        Spec("replace", "替换(&E)…", ("Ctrl+H",), "", "把文字里的一种写法换成另一种"),
        SEPARATOR,
        Spec(
            "insert_figure",
            "插入表中数字(&I)…",
            ("Ctrl+Shift+I",),
            "",
            "在文字里插入表格中的数字，以后随表格变动",
        ),
        Spec("heading", "年度和机关(&H)…", (), "", "修改报告的年度和机关名称"),
    ),
    "核对(&C)": (
        Spec("fill_blanks", "全部空白补0(&Z)", (), "zero", "把所有表格里没有填的格子都填上 0"),
        Spec("compute_totals", "改用计算的合计(&T)", (), "", "用计算出的合计替换原来写的合计"),
        SEPARATOR,
        Spec("next_finding", "下一个问题(&N)", ("F8",), "", "跳到下一个问题"),
        Spec("previous_finding", "上一个问题(&P)", ("Shift+F8",), "", "跳到上一个问题"),
        SEPARATOR,
        Spec("compare", "与上年对照(&L)…", (), "", "选择上年的年报，对照着填写和核对"),
        Spec("stop_comparing", "不再对照(&R)", (), "", "移除上年的数"),
        SEPARATOR,
        Spec(
            "submission",
            "提交前检查(&S)…",
            ("Ctrl+Shift+K",),
            "submission",
            "把还有问题的地方一项一项过一遍",
        ),
        Spec("verify", "核对校验码(&V)…", (), "", "看看数字和文字是否与签字时相同"),
        Spec("verify_paper", "核对签字件(&Q)…", (), "", "读出扫描件上的二维码，看看有没有改动"),
    ),
    "视图(&V)": (
        Spec("zoom_in", "放大(&I)", ("Ctrl++", "Ctrl+="), "", "放大页面"),
        Spec("zoom_out", "缩小(&O)", ("Ctrl+-",), "", "缩小页面"),
        Spec("zoom_reset", "实际大小(&A)", ("Ctrl+0",), "", "页面恢复为 100%"),
        Spec("fit_width", "适合宽度(&W)", (), "", "页面与窗口同宽"),
        SEPARATOR,
        Spec(
            "show_previous", "显示上年数(&L)", (), "", "在格子里用小字显示上年的数", checkable=True
        ),
        Spec("panels", "面板(&P)", is_menu=True),
        Spec("colours", "外观(&C)", is_menu=True),
    ),
    "帮助(&H)": (
        Spec("help", "填写说明(&H)", (), "", "当前位置怎么填（F1）"),
        Spec("user_guide", "使用说明(&U)…", (), "", "从新建到上报，一步一步怎么做"),
        Spec("rules", "核对规则(&R)…", (), "", "程序核对哪些内容，依据是什么"),
        SEPARATOR,
        Spec("licences", "许可(&L)…", (), "", "程序各个部分的许可"),
        Spec("about", "关于(&A)…", (), "", "版本、文件夹，可以复制"),
    ),
}

TOOL_BAR = (
    *("new", "open", "save", "", "undo", "redo", "", "find", "fill_blanks", ""),
    *("submission", "preview", *(each.id for each in _EXPORTS if each.icon), "export_all"),
)
_WITHOUT_TEXT = {"undo", "redo"}
_WAYS_IN = {"new", "last_year", "open", "import", "import_clipboard", "recover"}
_WITHOUT_REPORT = {*_WAYS_IN, "quit", "user_guide", "rules", "licences", "about"}


class Actions:
    """Makes the actions, menus and tool bar of a window; each action calls its handler.

    Raises KeyError for an action without one.
    """

    def __init__(self, window: QMainWindow, handlers: dict[str, Callable[[], object]]) -> None:
        self._window = window
        self._handlers = handlers
        self._icons: dict[QAction, str] = {}
        self.by_id: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {}
        for title, specs in MENUS.items():
            self._fill(window.menuBar().addMenu(title), specs)
        self.tool_bar = self._make_tool_bar()
        self.paint_icons()

    def _fill(self, menu: QMenu, specs: tuple[Spec, ...]) -> None:
        for spec in specs:
            if spec is SEPARATOR:
                menu.addSeparator()
            elif spec.is_menu:
                self.submenus[spec.id] = menu.addMenu(spec.text)
            else:
                menu.addAction(self._make(spec, self._handlers[spec.id]))

    def _make(self, spec: Spec, handler: Callable[[], object]) -> QAction:
        action = QAction(spec.text, self._window, checkable=spec.checkable)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setStatusTip(spec.tip)
        keys = f"（{spec.keys[0]}）" if spec.keys else ""
        action.setToolTip(f"{spec.tip}{keys}")
        action.triggered.connect(lambda: handler())
        self.by_id[spec.id] = action
        if spec.icon:
            self._icons[action] = spec.icon
        return action

    def _make_tool_bar(self) -> QToolBar:
        bar = QToolBar("工具栏")
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for id_ in TOOL_BAR:
            if not id_:
                bar.addSeparator()
                continue
            action = self.by_id[id_]
            action.setIconText(_short(action.text()))
            bar.addAction(action)
            button = bar.widgetForAction(action)
            if id_ in _WITHOUT_TEXT and isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._window.addToolBar(bar)
        return bar

    def show_state(self, editor: ReportEditor | None) -> None:
        """Enable what can be done with the open report, if there is one."""
        actions = self.by_id
        for id_, action in actions.items():
            action.setEnabled(editor is not None or id_ in _WITHOUT_REPORT)
        if editor is None:
            return
        stack = editor.undo_stack
        actions["undo"].setEnabled(stack.canUndo())
        actions["undo"].setText(f"撤销 {stack.undoText()}".rstrip())
        actions["redo"].setEnabled(stack.canRedo())
        actions["redo"].setText(f"重做 {stack.redoText()}".rstrip())
        actions["fill_blanks"].setEnabled(editor.standing.blanks > 0)
        actions["compute_totals"].setEnabled(bool(editor.report.printed_totals))
        for id_ in ("stop_comparing", "show_previous"):
            actions[id_].setEnabled(editor.report.previous is not None)

    def paint_icons(self) -> None:
        """Draw the icons in the colour of the text in force."""
        colour = self._window.palette().windowText().color()
        for action, name in self._icons.items():
            action.setIcon(icon(name, colour))

    def paint_more(self) -> None:
        """Draw the arrow to the buttons that do not fit as the other icons; Qt's is dark."""
        arrow = icon("more", self._window.palette().windowText().color())
        for button in self.tool_bar.findChildren(QToolButton, "qt_toolbar_ext_button"):
            button.setIcon(arrow)


def _short(text: str) -> str:
    """Return a menu text without its access key and dots: 导出 Excel."""
    return text.partition("(")[0].removesuffix("…")
