"""The rules that find errors: with one of their findings a report must not be sent.

They stand apart from the others because every export asks them, and only them.
"""

from core.checks.cells import check_blanks, check_figures
from core.checks.diagnosis.likely_errors import check_likely_errors
from core.checks.equations import check_equations
from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing import emptiness, period, title_year
from core.checks.years import CARRIED_RULE
from core.report.report import Report

ERROR_RULES: tuple[Rule, ...] = (
    Rule(
        id="likely_error",
        title="最可能的错误",
        severity=Severity.ERROR,
        source="年度报告格式的表格：由各个勾稽关系推算",
        example="自然人·（三）不予公开·4.保护第三方合法权益应为6（现为16），像是多打了一位数字。",
        check=check_likely_errors,
    ),
    Rule(
        id="balance",
        title="勾稽关系",
        severity=Severity.ERROR,
        source="年度报告格式的表格",
        example="自然人第一项3件、第二项1件，第三项总计2件、第四项1件：4件与3件相差1件。",
        check=check_equations,
    ),
    Rule(
        id="figure",
        title="数字本身",
        severity=Severity.ERROR,
        source="年度报告格式的表格：件数为整数，金额最多六位小数",
        example="自然人新收写了-1：小于0，应当是0或正数。",
        check=check_figures,
    ),
    Rule(
        id="blank",
        title="空白",
        severity=Severity.ERROR,
        source="年度报告格式的表格：没有发生的填0",
        example="“主动公开”表还有3格没有填。",
        check=check_blanks,
    ),
    CARRIED_RULE,
    emptiness.SECTION_RULE,
    emptiness.HEADING_RULE,
    title_year.RULE,
    period.RULE,
)


def has_errors(report: Report) -> bool:
    """Say whether there is any finding with which the report must not be sent."""
    return any(
        finding.severity is Severity.ERROR for rule in ERROR_RULES for finding in rule.check(report)
    )
