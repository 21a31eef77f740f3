"""The guide to the rules is made of the rules.

`NIANBAO_RENEW=1 uv run --group dev pytest tests/core/checks/test_guide.py` writes it anew.
"""

import os
from pathlib import Path

from core.checks.guide import guide
from core.checks.rules import all_rules, error_rules
from core.form.library import official_forms

GUIDE = Path(__file__).parents[3] / "resources" / "help" / "rules.md"


def test_the_guide_in_the_project_is_the_one_of_the_rules() -> None:
    text = guide(all_rules(), official_forms())
    if "NIANBAO_RENEW" in os.environ:
        GUIDE.write_text(text, encoding="utf-8")
    assert GUIDE.read_text(encoding="utf-8") == text, "renew it with NIANBAO_RENEW=1"


def test_every_rule_is_in_the_guide_once_with_all_it_says() -> None:
    text = guide(all_rules(), official_forms())
    for rule in all_rules():
        assert text.count(f"`{rule.id}`") == 1
        assert f"### {rule.title}\n\n{rule.example}\n\n依据：{rule.source}\n" in text


def test_the_guide_names_the_notices_that_the_forms_come_with() -> None:
    forms = official_forms()
    for form in map(forms.by_id, forms.ids()):
        assert form.definition.issued_by in guide(all_rules(), forms)


def test_the_guide_for_a_clerk_has_no_ids() -> None:
    forms = official_forms()
    text = guide(all_rules(), forms, with_ids=False)
    assert "编号" not in text
    assert [rule.id for rule in all_rules() if f"`{rule.id}`" in text] == []
    assert all(f"### {rule.title}\n" in text for rule in all_rules())


def test_the_guide_needs_no_heading_for_a_severity_without_rules() -> None:
    assert "## 警告" not in guide(error_rules(), official_forms())
