"""Every rule that can speak about child-level lists."""

from collections.abc import Mapping
from functools import cache

from ilacs.lists import checking
from ilacs.lists.findings import Rule
from ilacs.lists.reading.rules import RULES as READING


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id: first those of reading, then those of checking.

    Raises ValueError if two rules have one id.
    """
    found: dict[str, Rule] = {}
    for rule in (*READING, *checking.RULES):
        if rule.id in found:
            raise ValueError(f"Two rules have the id {rule.id}.")
        found[rule.id] = rule
    return found
