"""Writes resources/help/rules.md, the guide to the rules, from the rules themselves.

Run it from the project's folder after a rule has changed: uv run resources/help/make_rules_guide.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from core.checks.guide import guide  # noqa: E402 (found only now)
from core.checks.runner import RULES  # noqa: E402
from core.form.library import official_forms  # noqa: E402

text = guide(RULES, official_forms())
(ROOT / "resources" / "help" / "rules.md").write_text(text, encoding="utf-8")
