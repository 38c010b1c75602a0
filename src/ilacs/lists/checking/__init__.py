"""Checks of a snapshot: within a row, across the lists, and against an earlier submission."""

from ilacs.lists.checking.checks import CHECKS, RULES, check, skipped
from ilacs.lists.checking.comparison import Comparison, compare
from ilacs.lists.checking.completeness import completeness

__all__ = ["CHECKS", "RULES", "Comparison", "check", "compare", "completeness", "skipped"]
