"""Every rule that can speak about child-level lists."""

from collections.abc import Mapping
from functools import cache

from ilacs.lists import checking
from ilacs.lists.findings import Rule
from ilacs.lists.reading.rules import RULES as READING
from ilacs.lists.standard_dataset import RULES as DATASET


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id: first those of reading files, of reading a data set,
    then those of checking, and what is said of a shared copy.

    Raises ValueError if two rules have one id.
    """
    found: dict[str, Rule] = {}
    for rule in (*READING, *DATASET, *checking.RULES, checking.SHARED_COPY):
        if rule.id in found:
            raise ValueError(f"Two rules have the id {rule.id}.")
        found[rule.id] = rule
    return found
