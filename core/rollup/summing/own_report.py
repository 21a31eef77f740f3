"""生成本级年报: the sum as a report of the own organ."""

from dataclasses import replace
from datetime import date

from core.report.report import Report
from core.rollup.summing.total import Total


def own_report(total: Total, agency: str, signed_on: date) -> Report:
    """Return a report with the sums, ready for its texts; cells that nobody filled stay blank."""
    report = total.report(agency)
    report.heading = replace(report.heading, signed_on=signed_on)
    report.narratives = {
        section.id: report.form.template(section, agency, total.year)
        for section in report.form.narratives
    }
    return report
