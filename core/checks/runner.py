"""All rules in one place; a new check is one function, listed here."""

from core.checks.cells import check_blanks, check_figures
from core.checks.claims.rules import CLAIM_RULES
from core.checks.diagnosis.in_text import heard
from core.checks.diagnosis.likely_errors import check_likely_errors
from core.checks.equations import check_equations
from core.checks.finding import Finding, Severity
from core.checks.folding import with_causes
from core.checks.places import in_order
from core.checks.proper.rules import PROPER_RULES
from core.checks.rule import Rule
from core.checks.years import RULES as YEAR_RULES
from core.report import Report

RULES: tuple[Rule, ...] = (
    Rule(
        id="likely_error",
        title="最可能的错误",
        severity=Severity.ERROR,
        source="国办公开办函〔2019〕60号、〔2021〕30号规定的表格：由各个勾稽关系推算",
        example="自然人·（三）不予公开·4.保护第三方合法权益应为6（现为16），像是多打了一位数字。",
        check=check_likely_errors,
    ),
    Rule(
        id="balance",
        title="勾稽关系",
        severity=Severity.ERROR,
        source="国办公开办函〔2019〕60号、〔2021〕30号规定的表格",
        example="自然人第一项3件、第二项1件，第三项总计2件、第四项1件：4件与3件相差1件。",
        check=check_equations,
    ),
    Rule(
        id="figure",
        title="数字本身",
        severity=Severity.ERROR,
        source="国办公开办函〔2021〕30号规定的表格：件数为整数，金额最多六位小数",
        example="自然人新收写了-1：小于0，应当是0或正数。",
        check=check_figures,
    ),
    Rule(
        id="blank",
        title="空白",
        severity=Severity.ERROR,
        source="国办公开办函〔2021〕30号规定的表格：没有发生的填0",
        example="“主动公开”表还有3格没有填。",
        check=check_blanks,
    ),
    *YEAR_RULES,
    *PROPER_RULES,
    *CLAIM_RULES,
)


def check(report: Report) -> tuple[Finding, ...]:
    """Return all findings, in the order of the report's sections.

    Findings of silenced rules are left out, unless they are errors: with an
    error a report must not be sent, whatever the reason.
    """
    findings = [
        finding
        for rule in RULES
        for finding in rule.check(report)
        if finding.severity is Severity.ERROR or finding.rule not in report.silenced
    ]
    return in_order(report.form, with_causes(heard(report, with_causes(findings))))


def title_of(rule: str) -> str:
    """Return what the rule of a finding is called, or an empty string for one that is not known.

    A rule over every table finds under ids of the tables': applications.blank.
    """
    titles = {each.id: each.title for each in RULES}
    return titles.get(rule) or titles.get(rule.rpartition(".")[2], "")
