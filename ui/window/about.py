"""What the program is, its version and its licences."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from core import VERSION


def show_about(window: QWidget) -> None:
    """Show the program's version and licences."""
    QMessageBox.about(
        window,
        "关于政务公开年报",
        f"政务公开年报 {VERSION}\n\n"
        "填写、核对、导出政府信息公开工作年度报告。\n"
        "不连接网络；内容只在您选择的文件里，历史版本和恢复文件在您的用户文件夹里。\n\n"
        "程序以 MIT 许可证发布；随附的 Fandol 字体以带字体例外的 GPL 许可证发布，"
        "后备字体的许可证见 resources/fonts。\n"
        f"界面使用 Qt {qVersion()}（LGPL）。",
    )
