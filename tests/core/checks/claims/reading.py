"""What is read out of a paragraph, in words that are quickly compared."""

from core.checks.claims.claims_in_text import claims_of
from core.checks.claims.judge import cells_name
from core.checks.rules import all_rules
from core.form.library import official_forms

AGENCY = "清溪镇人民政府"
YEAR = 2023
CLAIM_RULE_IDS = {rule.id for rule in all_rules() if ".claims." in rule.check.__module__}


def read(paragraph: str, *, form: str = "2021", agency: str = AGENCY) -> list[str]:
    """Each number that is sure to state a figure, with what it is likeliest to mean."""
    definition = official_forms().by_id(form)
    return [
        f"{paragraph[claim.start : claim.end]} {cells_name(definition, claim.readings[0])}"
        for claim in claims_of(definition, YEAR, agency, paragraph)
        if claim.sure
    ]
