"""The actions of the window, its menus and its tool bar, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QToolButton

from core.formats.all_formats import FORMATS
from ui.look.icons import icon
from ui.look.menus import SEPARATOR, Menus, Spec

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor


_EXPORTS = [Spec(each.id, each.menu, each.keys, each.icon, each.tip) for each in FORMATS.values()]

MENUS: dict[str, tuple[Spec, ...]] = {
    "文件(&F)": (
        Spec("new", "新建(&N)…", ("Ctrl+N",), "new", "新建一份年报"),
        Spec("last_year", "以上年为底稿(&B)…", (), "", "从上年的年报开始填写今年的"),
        Spec(
            "open",
            "打开(&O)…",
            ("Ctrl+O",),
            "open",
            "打开年报，也可以是 Word、Excel、网页、PDF、OFD",
        ),
        Spec("recent", "最近打开(&R)", is_menu=True),
        Spec(
            "import",
            "导入(&M)…",
            ("Ctrl+I",),
            "",
            "读取 Word、Excel、网页、PDF、OFD 或文本里的年报",
        ),
        SEPARATOR,
        Spec(
            "new_rollup",
            "新建汇总(&G)…",
            (),
            "",
            "收齐一个地方各机关的年报：谁没有报，错在哪里，合计多少",
        ),
        Spec("open_rollup", "打开汇总(&Z)…", (), "", "打开以前的汇总，接着收、接着核对"),
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
        Spec("fill_blank", "填入上报表(&J)…", (), "", "把数字填进上级发来的 Excel 或 Word 表"),
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
        Spec("draft", "底稿处理情况(&B)…", (), "", "以上年为底稿做了什么，还有什么没有改"),
        Spec("stop_comparing", "不再对照(&R)", (), "", "移除上年的数"),
        Spec(
            "origin",
            "来源和变化(&O)…",
            (),
            "",
            "由汇总生成的年报：每个数来自哪些机关，汇总后来有没有变",
        ),
        Spec("years", "历年对比(&Y)…", (), "", "和以前的年度对比：图表、增减、可以写进正文的句子"),
        SEPARATOR,
        Spec("count_ledger", "从台账统计(&D)…", (), "", "从申请、复议诉讼的台账统计表三、表四"),
        Spec("blank_ledger", "新建空白台账(&K)…", (), "", "一份带下拉和期限的台账，平时登记用"),
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
_WITHOUT_TEXT = frozenset(("undo", "redo"))
_WAYS_IN = {
    "new",
    "last_year",
    "open",
    "import",
    "import_clipboard",
    "recover",
    "new_rollup",
    "open_rollup",
}
_WITHOUT_REPORT = {*_WAYS_IN, "blank_ledger", "quit", "user_guide", "rules", "licences", "about"}


class Actions(Menus):
    """The actions, menus and tool bar of the window; each action calls its handler."""

    def __init__(self, window: QMainWindow, handlers: dict[str, Callable[[], object]]) -> None:
        super().__init__(window, MENUS, handlers)
        self.tool_bar = self.make_tool_bar(TOOL_BAR, _WITHOUT_TEXT)
        self.paint_icons()

    def show_state(self, editor: ReportEditor | None) -> None:
        """Enable what can be done with the open report, if there is one."""
        actions = self.by_id
        for id_, action in actions.items():
            action.setEnabled(editor is not None or id_ in _WITHOUT_REPORT)
        if editor is None:
            return
        stack = editor.undo_stack
        _name_step(actions["undo"], "撤销", stack.undoText(), is_there=stack.canUndo())
        _name_step(actions["redo"], "重做", stack.redoText(), is_there=stack.canRedo())
        actions["fill_blanks"].setEnabled(editor.standing.blanks > 0)
        actions["compute_totals"].setEnabled(bool(editor.report.printed_totals))
        for id_ in ("stop_comparing", "show_previous", "draft"):
            actions[id_].setEnabled(editor.report.previous is not None)
        actions["origin"].setEnabled(editor.report.origin is not None)

    def paint_more(self) -> None:
        """Draw the arrow to the buttons that do not fit as the other icons; Qt's is dark."""
        arrow = icon("more", self._window.palette().windowText().color())
        for button in self.tool_bar.findChildren(QToolButton, "qt_toolbar_ext_button"):
            button.setIcon(arrow)


def _name_step(action: QAction, verb: str, step: str, *, is_there: bool) -> None:
    """Say in menu, tool tip and status bar which step is undone or redone."""
    text = f"{verb} {step}".rstrip()
    action.setEnabled(is_there)
    action.setText(text)
    action.setStatusTip(text)
    action.setToolTip(f"{text}（{action.shortcut().toString()}）")
