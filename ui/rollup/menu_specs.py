"""The menus and the tool bar of the county desk's window, as data."""

from ui.look.menus import SEPARATOR, Spec

MENUS: dict[str, tuple[Spec, ...]] = {
    "文件(&F)": (
        Spec("read", "读入新的和改动的(&R)", ("F5",), "refresh", "读入文件夹里新增和改动的文件"),
        Spec("folder", "打开文件夹(&D)", (), "", "打开放年报的文件夹"),
        SEPARATOR,
        Spec(
            "setup", "年度、文件夹和名单(&S)…", (), "", "修改年度、本级机关、文件夹、名单和截止日期"
        ),
        Spec("log", "全部记录(&J)…", (), "", "谁在什么时候确认、代改、退回、封账，为什么"),
        SEPARATOR,
        Spec("close", "关闭(&C)", ("Ctrl+W",), "", "关闭这个汇总；做过的都已经保存"),
    ),
    "编辑(&E)": (
        Spec("copy", "复制机关(&C)", (), "", "复制选中的机关，可以粘贴到 Excel"),
        Spec("copy_all", "复制整个列表(&A)", (), "", "复制列表里的全部机关，可以粘贴到 Excel"),
        SEPARATOR,
        Spec("find", "按文字筛选(&F)", ("Ctrl+F",), "", "按机关、文件、备注筛选"),
        Spec("show_all", "显示全部机关(&S)", ("Ctrl+Shift+F",), "", "取消筛选"),
    ),
    "机关(&O)": (
        Spec(
            "confirm",
            "确认(&C)",
            ("Ctrl+Return", "Ctrl+Enter"),
            "confirmed",
            "确认选中机关的报告，计入合计",
        ),
        Spec("confirm_clean", "确认全部无误(&A)", (), "complete", "确认所有核对无误的报告"),
        Spec("withdraw", "取消确认(&W)", (), "", "把选中的机关移出合计，再核对"),
        SEPARATOR,
        Spec("exclude", "不计入(&X)…", (), "excluded", "选中的机关不计入合计，写明原因"),
        Spec("include", "取消不计入(&I)", (), "", "重新按核对的结果处理"),
        SEPARATOR,
        Spec("note", "备注(&N)…", ("Ctrl+M",), "", "给机关写一句自己的备注"),
        Spec(
            "copy_return",
            "复制退回意见(&B)",
            ("Ctrl+Shift+R",),
            "",
            "复制选中机关的退回意见，可以粘贴到聊天里；记下第几次退回",
        ),
        Spec(
            "codes",
            "核对校验码(&V)…",
            (),
            "",
            "签字件的校验码或者扫描件，和收到的文件逐个核对",
        ),
        Spec("original", "打开原文件(&O)", ("Ctrl+Shift+O",), "", "用它自己的程序打开收到的文件"),
        Spec("again", "重新读取(&R)", (), "", "把这个机关的文件再读一遍"),
    ),
    "导出(&X)": (
        Spec("workbook", "汇总 Excel(&E)…", (), "excel", "汇总表、明细、核对和缺报，存成 Excel"),
        Spec("situation_pdf", "汇总情况 PDF(&P)…", (), "pdf", "汇总情况和汇总表，存成 PDF"),
        Spec("situation_docx", "汇总情况 Word(&W)…", (), "", "汇总情况和汇总表，存成 Word"),
        SEPARATOR,
        Spec(
            "returns",
            "全部退回意见(&R)…",
            (),
            "",
            "要退回的机关的意见，存成 Word、PDF，或者复制成文字；记下第几次退回",
        ),
    ),
    "视图(&V)": (
        Spec("view_list", "机关(&O)", ("Ctrl+1",), "rollup", "每个机关一行", checkable=True),
        Spec("view_missing", "缺报(&M)", ("Ctrl+2",), "blank", "谁没有报，催报", checkable=True),
        Spec("view_sum", "汇总表(&S)", ("Ctrl+3",), "excel", "合计多少，来自谁", checkable=True),
        Spec("view_charts", "图表(&G)", ("Ctrl+4",), "chart", "合计的图表", checkable=True),
        Spec(
            "view_across",
            "比对(&C)",
            ("Ctrl+5",),
            "compare",
            "跨年不衔接的、突出的数、雷同的文字",
            checkable=True,
        ),
        Spec("view_strays", "认领(&A)", ("Ctrl+6",), "doubt", "不知道是谁的文件", checkable=True),
        SEPARATOR,
        Spec("columns", "列(&L)", is_menu=True),
    ),
}

TOOL_BAR = (
    *("view_list", "view_missing", "view_sum", "view_charts", "view_across", "view_strays"),
    *("", "read", "", "confirm", "confirm_clean", "exclude"),
)

WHILE_READING = frozenset(("folder", "close", "copy", "copy_all", "find", "show_all", "view_list"))
"""What can be done while the folder is being read."""
