"""Qt in Chinese: its own catalogue, and the few texts that are missing from it."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

# Texts that Qt 6 changed after its Chinese catalogue was made.
_MISSING = {
    ("QFileDialog", "&Look in:"): "查找范围(&L)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QAbstractFileIconProvider", "Folder"): "文件夹",
    ("QAbstractFileIconProvider", "File Folder"): "文件夹",
    ("QAbstractFileIconProvider", "Drive"): "驱动器",
    ("QAbstractFileIconProvider", "Unknown"): "未知",
    ("QPrintSettingsOutput", "Page &Set:"): "奇偶页(&S)：",
    ("QPageSetupWidget", "Pages per sheet:"): "每张纸打印：",
    ("QPageSetupWidget", "Page order:"): "页面次序：",
    ("QPlatformTheme", "Discard"): "不保存",
    ("QDockWidget", "Floats and re-docks the dock widget"): "使面板浮动或停靠",
}


class _Supplement(QTranslator):
    """Knows what the catalogue lacks; Qt asks it first."""

    def isEmpty(self) -> bool:
        """Say that there is something to translate."""
        return False

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _number: int = -1
    ) -> str | None:
        """Return the Chinese text; None lets Qt ask its own catalogue."""
        return _MISSING.get((context, source))


def speak_chinese(application: QCoreApplication) -> None:
    """Let Qt's dialogs, menus, dates and numbers be Chinese."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    catalogue = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if catalogue.load("qtbase_zh_CN", folder):
        application.installTranslator(catalogue)
    application.installTranslator(_Supplement(application))
