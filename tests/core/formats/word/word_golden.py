"""Golden parts of a Word file; the comparator is the one of the Excel tests.

`python -m tests.core.formats.word.word_golden` writes them anew; read the difference
before you commit it.
"""

from pathlib import Path
from xml.etree import ElementTree as ET

from tests.core.formats.excel.excel_golden import parts, store
from tests.core.formats.word.word_samples import W, draft, written

FOLDER = Path(__file__).parent / "golden"
ET.register_namespace("w", W.strip("{}"))  # or the parts are full of ns0


if __name__ == "__main__":
    store(parts(written(draft())), FOLDER)
