"""Every check, and what they say of a snapshot."""

from collections.abc import Callable

import polars as pl

from ilacs.lists.checking import (
    adopters,
    adoption,
    ages,
    blanks,
    care,
    codes,
    completeness,
    counts,
    duplicates,
    enquiries,
    leading_zeros,
    leavers,
    missing,
    need,
    order,
    placements,
    protection,
    ranges,
    same_child,
    since,
    supplementary,
    windows,
)
from ilacs.lists.checking.check import Check
from ilacs.lists.checking.running import not_run, run
from ilacs.lists.findings import Rule, together
from ilacs.lists.snapshot import Snapshot

CHECKS: tuple[Check, ...] = (
    *blanks.CHECKS,
    *ranges.CHECKS,
    *codes.CHECKS,
    *duplicates.CHECKS,
    *ages.CHECKS,
    *windows.CHECKS,
    *order.CHECKS,
    *enquiries.CHECKS,
    *need.CHECKS,
    *protection.CHECKS,
    *care.CHECKS,
    *placements.CHECKS,
    *adoption.CHECKS,
    *adopters.CHECKS,
    *leavers.CHECKS,
    *counts.CHECKS,
    *supplementary.CHECKS,
)
"""The checks of single rows, with what other rows and lists say of the same child."""

SWEEPS: tuple[tuple[tuple[Rule, ...], Callable[[Snapshot], pl.DataFrame]], ...] = (
    (completeness.RULES, completeness.sweep),
    (windows.RULES, windows.unknown_day),
    (same_child.RULES, same_child.sweep),
    (leading_zeros.RULES, leading_zeros.sweep),
    (missing.RULES, missing.sweep),
)
"""The checks that look at whole lists at once: their rules, and what runs them."""

RULES: tuple[Rule, ...] = (
    *(check.rule for check in CHECKS),
    *(rule for rules, _ in SWEEPS for rule in rules),
    *since.RULES,
)
"""Every rule that is checked."""


def check(snapshot: Snapshot, earlier: Snapshot | None = None) -> pl.DataFrame:
    """What is wrong, or wants explaining, in the lists (findings.SCHEMA).

    What was found while reading is not said again. With an `earlier` submission, what cannot
    have changed between the two is said too.
    """
    tables = [run(snapshot, CHECKS), *(sweep(snapshot) for _, sweep in SWEEPS)]
    if earlier is not None:
        tables.append(since.sweep(snapshot, earlier))
    return together(tables)


def skipped(snapshot: Snapshot) -> pl.DataFrame:
    """Which rules could not look at a list that is there, and why (running.SKIPPED)."""
    return not_run(snapshot, CHECKS)
