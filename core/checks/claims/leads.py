"""What stands before a name in its clause, and may make another thing of it."""

import re
from collections.abc import Sequence

from core.checks.claims.naming import Named
from core.checks.claims.tokens import Token
from core.checks.claims.vocabulary import Sort
from core.checks.claims.words import CHANNELS, DETACHING, ORGANS, TOTALS

_ENDS_WITH_ORGAN = re.compile(rf"(?:{ORGANS})$")


def may_follow(lead: Sequence[Token], meant: Named, *, leans: bool) -> bool:
    """Say whether what stands before the names in the clause lets them mean their figure."""
    text = "".join(token.text for token in lead)
    unknown = [token for token in lead if token.is_unknown]
    if not unknown:
        return True
    if _is_of_others(lead):
        return False
    if meant.is_whole and any(token.text in TOTALS for token in lead):
        return True
    if leans or any(token.sort is Sort.OTHER for token in lead):
        return False
    is_qualified = not meant.is_verbal and not _is_detached(lead)
    return not is_qualified and not any(word in text for word in CHANNELS)


def _is_detached(lead: Sequence[Token]) -> bool:
    """Say whether what is not known is cut off from the name that follows."""
    last = max(i for i, token in enumerate(lead) if token.is_unknown)
    return any(
        token.sort in (Sort.OWN, Sort.YEAR) or token.text in (*TOTALS, *DETACHING)
        for token in lead[last + 1 :]
    )


def _is_of_others(lead: Sequence[Token]) -> bool:
    """Say whether the clause speaks of another organ."""
    unknown = [token for token in lead if token.is_unknown]
    is_own = any(token.sort is Sort.OWN for token in lead)
    return not is_own and bool(_ENDS_WITH_ORGAN.search(unknown[-1].text))
