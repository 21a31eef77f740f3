"""The guide to the rules is made of the rules."""

from pathlib import Path

from core.checks.guide import guide
from core.checks.runner import RULES
from core.form.library import official_forms

GUIDE = Path(__file__).parents[3] / "resources" / "help" / "rules.md"


def test_the_guide_in_the_project_is_the_one_of_the_rules() -> None:
    assert GUIDE.read_text(encoding="utf-8") == guide(RULES, official_forms()), (
        "run tools/make_rules_guide.py"
    )


def test_every_rule_is_in_the_guide_once_with_all_it_says() -> None:
    text = guide(RULES, official_forms())
    for rule in RULES:
        assert text.count(f"`{rule.id}`") == 1
        assert f"### {rule.title}\n\n{rule.example}\n\n依据：{rule.source}\n" in text


def test_the_guide_names_the_notices_that_the_forms_come_with() -> None:
    forms = official_forms()
    for form in map(forms.by_id, forms.ids()):
        assert form.definition.issued_by in guide(RULES, forms)


def test_the_guide_for_a_clerk_has_no_ids() -> None:
    forms = official_forms()
    text = guide(RULES, forms, with_ids=False)
    assert "编号" not in text
    assert [rule.id for rule in RULES if f"`{rule.id}`" in text] == []
    assert all(f"### {rule.title}\n" in text for rule in RULES)


def test_the_guide_needs_no_heading_for_a_severity_without_rules() -> None:
    errors = [rule for rule in RULES if rule.severity == "error"]
    assert "## 警告" not in guide(errors, official_forms())
