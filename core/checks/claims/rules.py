"""The rules over numbers in the narratives, for the list of all rules."""

from core.checks.claims.check import (
    check_enumerations,
    check_figures_in_text,
    check_growth_in_text,
    check_shares_in_text,
)
from core.checks.finding import Finding, Severity
from core.checks.rule import Rule

_SOURCE = "年度报告格式的表格；文中的数字应当与表格一致"

CLAIM_RULES: tuple[Rule, ...] = (
    Rule(
        id="text.figure",
        title="文中数字与表格",
        severity=Severity.WARNING,
        source=_SOURCE,
        example="文中写“收到政府信息公开申请12件”，表格中“总计·一、本年新收”是10件。",
        check=check_figures_in_text,
    ),
    Rule(
        id="text.growth",
        title="文中与上年的比较",
        severity=Severity.WARNING,
        source="本年和上年报告的表格",
        example="文中写“同比增长20%”，上年新收10件、本年新收11件：比上年增加10%。",
        check=check_growth_in_text,
    ),
    Rule(
        id="text.share",
        title="文中的百分比",
        severity=Severity.WARNING,
        source=_SOURCE,
        example="文中写“予以公开3件，占50%”，表格中办理结果总计12件：占25%。",
        check=check_shares_in_text,
    ),
    Rule(
        id="text.enumeration",
        title="文中列举的合计",
        severity=Severity.NOTE,
        source="文中前后的数字应当一致",
        example="文中写“编发简报30期，其中甲10期、乙12期、丙9期”：后面3项相加是31期。",
        check=check_enumerations,
    ),
)

_IDS = frozenset(rule.id for rule in CLAIM_RULES)


def is_about_a_claim(finding: Finding) -> bool:
    """Say whether a finding takes a number for one that a clerk may mark as 与表格无关."""
    return finding.rule in _IDS
