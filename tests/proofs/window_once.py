"""Opens a file in the window, types a figure and takes it back: the window's part of `doubling`."""

import os
import sys
import tempfile
from pathlib import Path

_SETTLED = 1000  # ms, for what waits until nobody types


def main(path: Path) -> None:
    """Work in a window of its own, without a screen, with settings of its own."""
    from PySide6.QtTest import QTest  # noqa: PLC0415 (Qt comes after its platform is chosen)
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from ui.application import set_up  # noqa: PLC0415
    from ui.window.main_window import MainWindow  # noqa: PLC0415

    application = QApplication([])
    set_up(application)
    window = MainWindow()
    window.show()
    window.files.open_path(path)
    QTest.qWait(_SETTLED)
    editor = window.editor
    cell = next(iter(editor.report.form.cells))
    editor.set_figures({cell: 77}, "")
    QTest.qWait(_SETTLED)
    window.actions_.by_id["undo"].trigger()
    QTest.qWait(_SETTLED)
    window.finish()


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NIANBAO_DATA"] = folder
        main(Path(sys.argv[1]))
