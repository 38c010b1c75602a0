"""Adopters, in plain Python: families, not adults."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from ilacs.measures.oracle.as_at import by_now, in_year
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of
from ilacs.measures.oracle.spans import length
from ilacs.measures.rows import State

LIST = "adopters"


@dataclass(frozen=True)
class Family:
    """The adults of a family."""

    adults: list[Row]

    @property
    def row(self) -> int:
        """Where the first of them is."""
        return min(int(adult["row"]) for adult in self.adults)

    def _all(self, column: str) -> list[Any]:
        return [adult[column] for adult in self.adults if adult[column] is not None]

    def first(self, column: str) -> Any:
        """The earliest day of any of them, or the first of their codes."""
        return min(self._all(column), default=None)

    def last(self, column: str) -> date | None:
        """The latest day of any of them."""
        return max(self._all(column), default=None)


def families(lists: Lists) -> list[Family]:
    """Adults by their family's number; those without one alone."""
    known: dict[str, list[Row]] = {}
    alone = []
    for row in lists[LIST]:
        if row["family_id"] is None:
            alone.append(Family([row]))
        else:
            known.setdefault(row["family_id"], []).append(row)
    return [*alone, *map(Family, known.values())]


def stage_in_time(lists: Lists, stage: int) -> list[PlainRow]:
    """Whether a stage ended in time."""
    found = []
    for family in families(lists):
        start, end = family.first(f"stage_{stage}_start"), family.last(f"stage_{stage}_end")
        if end is None or not in_year(lists, end):
            continue
        due = lists.deadline(f"adopter_stage_{stage}", start)
        met = None if due is None or end < start else end <= due
        found.append(PlainRow(LIST, family.row, state_of(met), days=length(start, end), due=due))
    return found


def in_stage(lists: Lists, stage: int) -> list[PlainRow]:
    """Families in a stage, and whether it may still last."""
    found = []
    for family in families(lists):
        start = family.first(f"stage_{stage}_start")
        over = [
            family.last("stage_2_end"),
            family.last("application_approved"),
            family.first("matched"),
            family.first("placed"),
            family.last("left_process"),
        ]
        if stage == 1:
            over += [family.last("stage_1_end"), family.first("stage_2_start")]
        if by_now(lists, start) is None or any(by_now(lists, day) for day in over):
            continue
        due = lists.deadline(f"adopter_stage_{stage}", start)
        met = None if due is None else due >= lists.day
        days = (lists.day - start).days
        found.append(PlainRow(LIST, family.row, state_of(met), days=days, due=due))
    return found


def enquiry_to_start(lists: Lists) -> list[PlainRow]:
    """Days from the enquiry to stage 1."""
    found = []
    for family in families(lists):
        start = family.first("stage_1_start")
        if in_year(lists, start):
            days = length(family.first("enquiry"), start)
            met = None if days is None else True
            found.append(PlainRow(LIST, family.row, state_of(met), days=days))
    return found


def waiting(lists: Lists) -> list[PlainRow]:
    """Approved families without a match."""
    found = []
    for family in families(lists):
        approvals = [family.last("stage_2_end"), family.last("application_approved")]
        approved = next((day for day in approvals if by_now(lists, day)), None)
        over = [family.first(name) for name in ("matched", "placed", "adoption_order")]
        over.append(family.last("left_process"))
        if approved is None or any(by_now(lists, day) for day in over):
            continue
        met = approved <= lists.months_before(3)
        days = (lists.day - approved).days
        found.append(PlainRow(LIST, family.row, state_of(met), days=days))
    return found


def leaving(lists: Lists) -> list[PlainRow]:
    """Why families left."""
    found = []
    for family in families(lists):
        if in_year(lists, family.last("left_process")):
            reason = family.first("leaving_reason")
            state = State.NOT_KNOWN if reason is None else State.MET
            found.append(PlainRow(LIST, family.row, state, category=reason))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "adopters-stage-1-in-time": partial(stage_in_time, stage=1),
    "adopters-stage-2-in-time": partial(stage_in_time, stage=2),
    "adopters-in-stage-1": partial(in_stage, stage=1),
    "adopters-in-stage-2": partial(in_stage, stage=2),
    "adopters-enquiry-to-stage-1": enquiry_to_start,
    "adopters-waiting": waiting,
    "adopters-leaving": leaving,
}
