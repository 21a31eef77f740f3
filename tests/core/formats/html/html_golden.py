"""Golden files of the web page, its fragment and the plain text of a small report.

`python -m tests.core.formats.html.html_golden` writes them anew; read the difference
before you commit it.
"""

from pathlib import Path

from core.formats.html.writing import writer as html
from core.formats.text.writing import writer as text
from tests.core.formats.html.html_samples import page_source, report

FOLDER = Path(__file__).parents[1] / "golden"


def produced() -> dict[str, str]:
    """What is written now, by the names of the golden files."""
    return {
        "html/page.html": page_source(report()),
        "html/fragment.html": html.fragment(report()) + "\n",
        "text/report.txt": text.render(report()),
    }


def stored(name: str) -> str:
    """The golden file."""
    return (FOLDER / name).read_text("utf-8")


if __name__ == "__main__":
    for name, content in produced().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8", newline="\n")
