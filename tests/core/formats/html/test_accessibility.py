"""A web page as axe-core judges it in a browser, where both are installed.

`apt install chromium`, and `npm install -g axe-core` or `npm install axe-core` here.
"""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from core.exporting import ExportOptions, export
from core.form.form import Form
from tests.core.test_imports import ROOT
from tests.factories import narrated_report

FOLDERS = (
    ROOT / "node_modules",
    *map(Path, ("/usr/lib/node_modules", "/usr/local/lib/node_modules")),
)
AXE = next(filter(Path.is_file, (each / "axe-core" / "axe.min.js" for each in FOLDERS)), None)
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
RUN = """
<script>{axe}</script>
<script>
axe.run(document).then(found => {{
  const said = found.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]);
  const passed = found.passes.map(p => p.id);
  document.body.innerHTML = "<pre id=said></pre>";
  document.getElementById("said").textContent = JSON.stringify([said, passed]);
}});
</script>
"""

pytestmark = pytest.mark.skipif(not (AXE and BROWSER), reason="no axe-core, or no Chromium")


def judged(page: Path, width: int) -> tuple[list[Any], list[str]]:
    """What axe-core has against a page in a window of a width, and which rules it keeps."""
    assert AXE
    assert BROWSER
    script = RUN.format(axe=AXE.read_text(encoding="utf-8"))
    page.write_text(page.read_text("utf-8").replace("</html>", f"{script}</html>"), "utf-8")
    command = [BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    command += [f"--user-data-dir={page.parent / 'profile'}", f"--window-size={width},900"]
    command += ["--virtual-time-budget=20000", page.as_uri()]
    shown = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    ).stdout
    found = re.search(r'<pre id="said">(.*?)</pre>', shown.decode(), re.DOTALL)
    assert found, shown[-500:]
    violations, passed = json.loads(unescape(found[1]))
    return violations, passed


@pytest.mark.parametrize("width", [500, 1280])
def test_nothing_is_against_a_page(form_2021: Form, tmp_path: Path, width: int) -> None:
    page = tmp_path / "年报.html"
    export(narrated_report(form_2021), "html", page, None, ExportOptions(draft=width > 1000))
    violations, passed = judged(page, width)
    assert violations == []
    assert {"heading-order", "landmark-one-main", "td-headers-attr", "color-contrast"} <= set(
        passed
    )


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "坏.html"
    page.write_text("<!DOCTYPE html><html><body><main><img src=x></main></body></html>", "utf-8")
    assert {"image-alt", "html-has-lang"} <= {rule for rule, _ in judged(page, 800)[0]}
