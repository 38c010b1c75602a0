"""From contact to outcome: what became of every contact of the last six months.

Each contact is followed forward by its child and by days, within one submission:

- A referral follows from a contact on its day, or up to DAYS_TO_REFERRAL days after it.
- What belongs to a referral begins on its day or later, and before the child's next referral: the
  first assessment, the section 47 enquiry that went furthest, coming into care.
- Where nothing follows, that is said only if it is known: not where a day is missing that could
  tell, nor while it may still follow. That is NOT_KNOWN.

Contacts are counted, not children: a child with two contacts goes the way twice.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

import polars as pl

from ilacs.framework.clocks import Clock, deadline
from ilacs.framework.working_days import OutsideCalendar
from ilacs.measures.data import CannotMeasure, Data, lacking
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE

DAYS_TO_REFERRAL = 10
"""A contact and a referral of one child that are no further apart are taken for one event, as in
the measures of the front door."""


class Node(StrEnum):
    """A step on the way, or how the way ended."""

    CONTACT = "Contact"
    REFERRAL = "Referral"
    ASSESSMENT = "Assessment"
    ENQUIRY = "Section 47 enquiry"
    CONFERENCE = "Initial conference"
    PLAN = "Child protection plan"
    CARE = "Came into care"
    NO_REFERRAL = "No referral"
    NO_ACTION = "No further action"
    NO_ASSESSMENT = "No assessment"
    SUPPORT = "Assessed: support, no enquiry"
    NO_SUPPORT = "Assessed: no support needed"
    NO_CONFERENCE = "No conference needed"
    NO_PLAN = "No plan made"
    NOT_IN_CARE = "Plan, not in care"
    NOT_KNOWN = "Not known yet"
    MERGED = "Other outcomes together"
    """Outcomes that are too few to be shown alone."""


STEPS = (
    Node.CONTACT,
    Node.REFERRAL,
    Node.ASSESSMENT,
    Node.ENQUIRY,
    Node.CONFERENCE,
    Node.PLAN,
    Node.CARE,
)
"""The steps in their order; all other nodes are ends."""

NEEDS: Mapping[str, tuple[str, ...]] = {
    "contacts": ("child_id", "contact_date"),
    "referrals": ("child_id", "referral_date", "no_further_action"),
    "assessments": ("child_id", "assessment_start", "assessment_authorised", "support_required"),
    "enquiries": (
        "child_id",
        "strategy_discussion",
        "conference_unnecessary",
        "conference_date",
        "plan_resulted",
    ),
    "children_in_care": ("child_id", "care_start"),
}
"""The lists and columns without which the way cannot be followed."""

FLOWS: Mapping[str, type[pl.DataType]] = {
    AUTHORITY: pl.String,
    REFERENCE_DATE: pl.Date,
    "from": pl.String,
    "to": pl.String,
    "count": pl.Int64,
    "children": pl.Int64,
}
"""The columns of flows: contacts that went from a node to another, and of how many children."""

Nodes = tuple[Node, ...]
Row = Mapping[str, Any]


@dataclass(frozen=True, repr=False)
class Flows:
    """The ways of all contacts: for each the nodes that it passed, and its child's number.

    `left_out` counts contacts that lie outside the six months.
    """

    authority: str
    reference_date: date
    ways: tuple[tuple[Nodes, str | None], ...]
    left_out: int

    @property
    def table(self) -> pl.DataFrame:
        """The flows (FLOWS), in the order of the nodes."""
        rows = [
            (self.authority, self.reference_date, begin.value, end.value, count, children)
            for (begin, end), (count, children) in edges_of(self.ways).items()
        ]
        return pl.DataFrame(rows, schema=FLOWS, orient="row")


def edges_of(ways: Iterable[tuple[Nodes, str | None]]) -> dict[tuple[Node, Node], tuple[int, int]]:
    """How many contacts, of how many children, went from each node to another.

    Contacts without a child's number are taken for those of one child.
    """
    children: dict[tuple[Node, Node], list[str | None]] = defaultdict(list)
    for path, child in ways:
        for edge in pairwise(path):
            children[edge].append(child)
    order = list(Node)
    edges = sorted(children, key=lambda edge: (order.index(edge[0]), order.index(edge[1])))
    return {edge: (len(children[edge]), len(set(children[edge]))) for edge in edges}


def flows_of(data: Data, clocks: Mapping[str, Clock]) -> Flows:
    """The flows of the latest submission. Raises CannotMeasure where a list is not there.

    `clocks` are those by which an assessment may still follow a referral.
    """
    snapshot = max(data.columns, key=lambda each: each[1])
    if reason := lacking(NEEDS, data.columns[snapshot]):
        raise CannotMeasure(f"The way from contact to outcome cannot be followed. {reason}")
    here = (pl.col(AUTHORITY) == snapshot[0]) & (pl.col(REFERENCE_DATE) == snapshot[1])
    rows = {
        name: data.lists[name].filter(here).select(*columns, *_WINDOW).to_dicts()
        for name, columns in NEEDS.items()
    }
    follow = _Follower(snapshot[1], rows, clocks.get("assessment"))
    ways = [
        (follow.way(row), row["child_id"])
        for row in rows["contacts"]
        if row["contact_date"] is None
        or row["six_months_before"] <= row["contact_date"] <= snapshot[1]
    ]
    return Flows(*snapshot, tuple(ways), len(rows["contacts"]) - len(ways))


_WINDOW = ("six_months_before",)


class _Days:
    """The rows of each child by the days of a column; those after the reference date are none."""

    def __init__(self, rows: Iterable[Row], column: str, last: date) -> None:
        self._rows: dict[str, list[tuple[date, Row]]] = defaultdict(list)
        self.undated: set[str] = set()
        for row in rows:
            child, day = row["child_id"], row[column]
            if child is not None and day is None:
                self.undated.add(child)
            elif child is not None and day <= last:
                self._rows[child].append((day, row))
        for those in self._rows.values():
            those.sort(key=lambda each: each[0])

    def between(self, child: str, first: date, before: date) -> list[tuple[date, Row]]:
        """The rows from a day up to the day before another."""
        those = self._rows.get(child, [])
        start, end = (bisect_left(those, day, key=lambda each: each[0]) for day in (first, before))
        return those[start:end]


class _Follower:
    """Follows contacts through the lists of one submission."""

    def __init__(self, day: date, rows: Mapping[str, Sequence[Row]], clock: Clock | None) -> None:
        self._day = day
        self._after = day + timedelta(days=1)
        self._clock = clock
        self._referrals = _Days(rows["referrals"], "referral_date", day)
        self._assessments = _Days(rows["assessments"], "assessment_start", day)
        self._enquiries = _Days(rows["enquiries"], "strategy_discussion", day)
        self._care = _Days(rows["children_in_care"], "care_start", day)

    def way(self, contact: Row) -> Nodes:
        """The nodes that a contact passed, the last of them its end."""
        child, day = contact["child_id"], contact["contact_date"]
        if child is None or day is None:
            return Node.CONTACT, Node.NOT_KNOWN
        last = day + timedelta(days=DAYS_TO_REFERRAL)
        found = self._referrals.between(child, day, min(last + timedelta(days=1), self._after))
        if not found:
            sure = last < self._day and child not in self._referrals.undated
            return Node.CONTACT, Node.NO_REFERRAL if sure else Node.NOT_KNOWN
        referred = found[0][0]
        answers = {row["no_further_action"] for on, row in found if on == referred}
        if answers == {"yes"}:
            return Node.CONTACT, Node.REFERRAL, Node.NO_ACTION
        taken_on = "no" in answers
        return Node.CONTACT, Node.REFERRAL, *self._of_referral(child, referred, taken_on)

    def _of_referral(self, child: str, referred: date, taken_on: bool) -> Nodes:
        later = self._referrals.between(child, referred + timedelta(days=1), self._after)
        period = referred, later[0][0] if later else self._after
        steps: list[Node] = []
        assessments = self._assessments.between(child, *period)
        if assessments:
            steps.append(Node.ASSESSMENT)
            end = self._after_assessment(child, assessments[0][1])
        else:
            end = self._without_assessment(child, referred, taken_on)
        enquiries = [_enquiry(row, self._day) for _, row in self._enquiries.between(child, *period)]
        if enquiries:
            *further, end = max(enquiries, key=lambda way: (len(way), way[-1] is Node.NOT_KNOWN))
            steps += further
        if self._care.between(child, *period):
            end = Node.CARE
        elif child in self._care.undated:
            end = Node.NOT_KNOWN
        return *steps, end

    def _without_assessment(self, child: str, referred: date, taken_on: bool) -> Node:
        undated = child in self._assessments.undated or child in self._enquiries.undated
        known = taken_on and not undated and self._too_late_to_assess(referred)
        return Node.NO_ASSESSMENT if known else Node.NOT_KNOWN

    def _too_late_to_assess(self, referred: date) -> bool:
        try:
            due = deadline(self._clock, referred) if self._clock else None
        except OutsideCalendar:
            return False
        return due is not None and due < self._day

    def _after_assessment(self, child: str, row: Row) -> Node:
        done = row["assessment_authorised"]
        known = done is not None and row["assessment_start"] <= done <= self._day
        if not known or child in self._enquiries.undated:
            return Node.NOT_KNOWN
        ends = {"yes": Node.SUPPORT, "no": Node.NO_SUPPORT}
        return ends.get(row["support_required"], Node.NOT_KNOWN)


def _enquiry(row: Row, day: date) -> Nodes:
    """The nodes of one enquiry, the last of them its end."""
    held = row["conference_date"]
    if held is not None and row["strategy_discussion"] <= held <= day:
        ends = {"yes": (Node.PLAN, Node.NOT_IN_CARE), "no": (Node.NO_PLAN,)}
        end = ends.get(row["plan_resulted"], (Node.NOT_KNOWN,))
        return Node.ENQUIRY, Node.CONFERENCE, *end
    if held is None and row["conference_unnecessary"] == "yes":
        return Node.ENQUIRY, Node.NO_CONFERENCE
    return Node.ENQUIRY, Node.NOT_KNOWN
