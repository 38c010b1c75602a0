"""Checks of a snapshot: within a row, across the lists, and against an earlier submission.

A rule is a sentence and an expression, side by side in the module of its subject: `At` says which
list it looks at, which column it marks, and when it trips (`expressions` has the words for that).
`checks` gathers all of them; a rule that looks at whole lists at once is a sweep. A new rule wants
a case in tests/spec/test_lists_rules_*.py that trips it and one that does not.
"""

from ilacs.lists.checking.checks import CHECKS, RULES, check, skipped
from ilacs.lists.checking.comparison import Comparison, compare
from ilacs.lists.checking.completeness import completeness
from ilacs.lists.checking.shared_copies import SHARED_COPY, told_of_copies

__all__ = [
    "CHECKS",
    "RULES",
    "SHARED_COPY",
    "Comparison",
    "check",
    "compare",
    "completeness",
    "skipped",
    "told_of_copies",
]
