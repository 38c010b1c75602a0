"""Everything that reading can say."""

from ilacs.lists.findings import Rule, Severity
from ilacs.lists.reading import rules_of_cells, rules_of_sheets

RULES: tuple[Rule, ...] = rules_of_sheets.RULES + rules_of_cells.RULES
"""The rules of reading, in the order of the work."""

BY_ID = {rule.id: rule for rule in RULES}


def is_note(rule: str) -> bool:
    """Whether a rule only tells how something was understood: said once for each column."""
    return BY_ID[rule].severity is Severity.NOTE
