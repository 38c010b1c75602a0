"""Every check, and what they say of a snapshot."""

from collections.abc import Callable

import polars as pl

from ilacs.lists.checking import blanks, completeness, duplicates, need, order
from ilacs.lists.checking.check import Check
from ilacs.lists.checking.running import not_run, run
from ilacs.lists.findings import Rule, together
from ilacs.lists.snapshot import Snapshot

CHECKS: tuple[Check, ...] = (
    *blanks.CHECKS,
    *duplicates.CHECKS,
    *order.CHECKS,
    *need.CHECKS,
)
"""The checks of single rows, with what other rows and lists say of the same child."""

SWEPT: tuple[Check, ...] = (*completeness.CHECKS,)
"""The checks that look at whole lists at once, or at two submissions."""

SWEEPS: tuple[Callable[[Snapshot], pl.DataFrame], ...] = (completeness.sweep,)

RULES: tuple[Rule, ...] = tuple(check.rule for check in (*CHECKS, *SWEPT))
"""Every rule that is checked."""


def check(snapshot: Snapshot, earlier: Snapshot | None = None) -> pl.DataFrame:
    """What is wrong, or wants explaining, in the lists (findings.SCHEMA).

    What was found while reading is not said again. With an `earlier` submission, what cannot
    have changed between the two is said too.
    """
    return together([run(snapshot, CHECKS), *(sweep(snapshot) for sweep in SWEEPS)])


def skipped(snapshot: Snapshot) -> pl.DataFrame:
    """Which rules could not look at a list that is there, and why (running.SKIPPED)."""
    return not_run(snapshot, CHECKS).filter(pl.col("list").is_in(list(snapshot.lists)))
