"""The tables of a story, and how parts of it are cut to a window and put together."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import numpy as np

from ilacs.lists.imagined import events
from ilacs.lists.imagined.draws import Mask, Whole
from ilacs.lists.imagined.tables import Table

T = TypeVar("T", bound=Table)
InCare = TypeVar("InCare", events.LegalStatuses, events.Placements, events.Missing)


@dataclass(frozen=True)
class Part:
    """Some children and all that happened to them."""

    children: events.Children
    contacts: events.Contacts
    early_help: events.EarlyHelp
    referrals: events.Referrals
    assessments: events.Assessments
    enquiries: events.Enquiries
    needs: events.Needs
    plans: events.Plans
    care: events.Care
    legal_statuses: events.LegalStatuses
    placements: events.Placements
    missing: events.Missing
    leavers: events.Leavers
    adopters: events.Adopters

    def within(self, first: int, last: int) -> "Part":
        """What had begun by the last day and had not ended before the first."""
        care = (self.care.end >= first) & (self.care.start <= last)
        cut = replace(
            self,
            contacts=_between(self.contacts, self.contacts.day, self.contacts.day, first, last),
            early_help=_between(
                self.early_help, self.early_help.start, self.early_help.end, first, last
            ),
            referrals=_between(self.referrals, self.referrals.day, self.referrals.day, first, last),
            assessments=_between(
                self.assessments, self.assessments.start, self.assessments.end, first, last
            ),
            enquiries=_between(self.enquiries, self.enquiries.day, self.enquiries.day, first, last),
            needs=_between(self.needs, self.needs.start, self.needs.end, first, last),
            plans=_between(self.plans, self.plans.start, self.plans.end, first, last),
            care=self.care.at(care),
            legal_statuses=_of_care(self.legal_statuses, care),
            placements=_of_care(self.placements, care),
            missing=_of_care(self.missing, care),
            leavers=_between(
                self.leavers,
                np.minimum(self.leavers.eligible, self.leavers.left),
                self.leavers.until,
                first,
                last,
            ),
            adopters=_between(
                self.adopters,
                self.adopters.stage_1_start,
                np.minimum(self.adopters.order, self.adopters.left),
                first,
                last,
            ),
        )
        used = np.zeros(len(self.children), dtype=np.bool_)
        for table in _of_children(cut).values():
            used[table.child] = True
        number = np.cumsum(used, dtype=np.int32) - 1
        renumbered = {
            name: replace(table, child=number[table.child])
            for name, table in _of_children(cut).items()
        }
        return replace(cut, children=self.children.at(used), **renumbered)

    @classmethod
    def together(cls, parts: Sequence["Part"]) -> "Part":
        """Parts as one: their children and periods of care are numbered on."""
        children = _starts([len(part.children) for part in parts])
        care = _starts([len(part.care) for part in parts])
        moved = [_moved(part, *starts) for part, *starts in zip(parts, children, care, strict=True)]
        joined: dict[str, Any] = {
            column.name: type(getattr(moved[0], column.name)).joined(
                [getattr(part, column.name) for part in moved]
            )
            for column in fields(cls)
        }
        return cls(**joined)


def _of_children(part: Part) -> dict[str, Any]:
    return {
        column.name: getattr(part, column.name)
        for column in fields(part)
        if hasattr(getattr(part, column.name), "child")
    }


def _between(table: T, start: Whole, end: Whole, first: int, last: int) -> T:
    return table.at((end >= first) & (start <= last))


def _of_care(table: InCare, kept: Mask) -> InCare:
    number = np.cumsum(kept, dtype=np.int32) - 1
    rows = table.at(kept[table.care])
    return replace(rows, care=number[rows.care])


def _starts(sizes: Sequence[int]) -> list[int]:
    return [0, *np.cumsum(sizes)[:-1].tolist()]


def _moved(part: Part, children: int, care: int) -> Part:
    tables = {
        name: replace(table, child=table.child + np.int32(children))
        for name, table in _of_children(part).items()
    }
    within = {
        name: replace(getattr(part, name), care=getattr(part, name).care + np.int32(care))
        for name in ("legal_statuses", "placements", "missing")
    }
    return replace(part, **tables, **within)
