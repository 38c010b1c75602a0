"""Which children a person sees: the one place that says so."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import polars as pl

from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import ListRows, Snapshot
from ilacs.web.access import Here
from ilacs.web.data.models import Submission
from ilacs.web.data.remembered import Remembered, snapshot_of, table_of
from ilacs.web.roles import Permission


def seen_by(here: Here, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows, with columns `team` and `worker`, that a person may see.

    A manager sees those of their team, a practitioner those that they work with, as the lists
    name them; a row that names none belongs to neither. A role without children sees nothing.
    """
    if here.may(Permission.SEE_ALL_CHILDREN):
        return rows
    if here.may(Permission.SEE_TEAM_CHILDREN):
        return _of(rows, "team", here.person.team)
    if here.may(Permission.SEE_OWN_CHILDREN):
        return _of(rows, "worker", here.person.worker)
    return rows.clear()


def whose_children(here: Here) -> str:
    """In words, which children that are."""
    if here.may(Permission.SEE_ALL_CHILDREN):
        return "every child of the authority"
    if here.may(Permission.SEE_TEAM_CHILDREN):
        return f"children of the team {here.person.team}"
    if here.may(Permission.SEE_OWN_CHILDREN):
        return f"children that {here.person.worker} works with"
    return "no child"


def child_with(here: Here, reference: str, submissions: tuple[Submission, ...]) -> str | None:
    """The number of the child with this reference; None where the person sees no such child.

    The latest of the submissions that has the child says whose the child is.
    """
    for submission in reversed(submissions):
        rows = table_of(submission, "children", ("reference", reference))
        if not rows.is_empty():
            seen = seen_by(here, rows)
            return None if seen.is_empty() else str(seen["child_id"][0])
    return None


WHOLE = frozenset({"missing_episodes"})
"""Lists of which the rows of other children are needed: who was missing at the same time."""


@dataclass(frozen=True)
class _Index:
    """Which lists of a submission know a child, and all lists without rows but those of WHOLE."""

    lists: Mapping[str, Collection[str]]
    empty: Mapping[str, ListRows]


_indices: Remembered[_Index] = Remembered(24)


def of_one_child(submission: Submission, child_id: str) -> Snapshot:
    """The lists of a submission with the rows of one child alone, but for those of WHOLE."""
    snapshot = snapshot_of(submission)
    index = _indices.get((submission.token,), lambda: _index(snapshot))
    own = {
        list_id: replace(read, rows=read.rows.filter(pl.col("child_id") == child_id))
        for list_id in index.lists.get(child_id, ())
        for read in (snapshot.lists[list_id],)
    }
    return replace(snapshot, lists={**index.empty, **own})


def _index(snapshot: Snapshot) -> _Index:
    lists: dict[str, list[str]] = {}
    empty = {}
    for list_id, read in snapshot.lists.items():
        one_by_one = "child_id" in by_id()[list_id].by_name and "child_id" in read.rows.columns
        if list_id in WHOLE or not one_by_one:
            empty[list_id] = read
            continue
        empty[list_id] = replace(read, rows=read.rows.clear())
        for child_id in read.rows["child_id"].drop_nulls().unique():
            lists.setdefault(child_id, []).append(list_id)
    return _Index(lists, empty)


def _of(rows: pl.DataFrame, column: str, name: str) -> pl.DataFrame:
    """Whatever the capitals and the spaces around it."""
    plain = name.strip().casefold()
    named = rows[column].drop_nulls().unique().to_list()
    same = [each for each in named if each.strip().casefold() == plain]
    return rows.filter(pl.col(column).is_in(same)) if plain else rows.clear()
