"""The lists of a data set as at a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from ilacs.lists.declared import Layout
from ilacs.lists.finding_rows import finding
from ilacs.lists.findings import together
from ilacs.lists.snapshot import ListRows, Place, ReferenceDate, Settled, Snapshot
from ilacs.lists.standard_dataset.accounts import account, said_of_rows
from ilacs.lists.standard_dataset.adoption import adoption
from ilacs.lists.standard_dataset.as_at import AsAt, as_at
from ilacs.lists.standard_dataset.assemble import assembled
from ilacs.lists.standard_dataset.care import care_periods, legal_statuses
from ilacs.lists.standard_dataset.declared import tables
from ilacs.lists.standard_dataset.draft import Draft
from ilacs.lists.standard_dataset.enquiries import assessments, enquiries
from ilacs.lists.standard_dataset.front_door import contacts, early_help, referrals
from ilacs.lists.standard_dataset.in_care import children_in_care
from ilacs.lists.standard_dataset.leaving import care_leavers
from ilacs.lists.standard_dataset.need import children_in_need
from ilacs.lists.standard_dataset.owners import unowned
from ilacs.lists.standard_dataset.people import people
from ilacs.lists.standard_dataset.protection import child_protection
from ilacs.lists.standard_dataset.rules import NO_ADOPTERS, TABLE_MISSING
from ilacs.lists.standard_dataset.source import read_source
from ilacs.lists.standard_dataset.supplementary import (
    missing_episodes,
    pre_proceedings,
    return_interviews,
    workforce,
)
from ilacs.lists.standard_dataset.typed import absent, typed

OPTIONAL = frozenset({"ssd_department", "ssd_pre_proceedings"})
"""Tables that many versions or authorities do not have, and that nobody need be told of."""


@dataclass(frozen=True)
class Made:
    """What was made of a data set: the lists, and what became of every row of its tables.

    `accounts` has the columns of `accounts.ACCOUNT`.
    """

    snapshot: Snapshot
    accounts: pl.DataFrame


def lists_as_at(
    source: str | Path, day: date, *, authority: str | None = None, schema: str | None = None
) -> Snapshot:
    """The lists of an authority as at a day, from its Standard Safeguarding Dataset.

    `source` is a folder of CSV or Parquet files named after the tables, or an address of a
    database such as "postgresql://host/database" (`schema` picks one schema of it). A list is
    made where its main table is there; all follow the layout of 2024. The places of the snapshot
    are the tables; the first row of a table is row 2.

    Raises CannotUse, in words without any value, where the source cannot be read.
    """
    return make_lists(source, day, authority=authority, schema=schema).snapshot


def make_lists(
    source: str | Path, day: date, *, authority: str | None = None, schema: str | None = None
) -> Made:
    """`lists_as_at`, with the accounts of what became of every row."""
    found = read_source(source, schema)
    in_order = [found[name] for name in tables() if name in found]
    read = {raw.table.name: typed(raw, place) for place, raw in enumerate(in_order)}
    known = AsAt(
        day,
        {
            name: as_at(read[name], day) if name in read else absent(table)
            for name, table in tables().items()
        },
        missing=frozenset(name for name in tables() if name not in read),
    )
    persons, said = people(known)
    drafts = _drafts(known, authority, persons)
    lists: dict[str, ListRows] = {}
    findings = [
        said,
        *_missing(known),
        unowned(known),
        *(known.tables[name].findings for name in read),
    ]
    for draft in drafts:
        lists[draft.spec.id], more = assembled(known, draft, persons)
        findings.append(more)
    accounts = account(known, drafts)
    findings.append(finding(NO_ADOPTERS, list_id="adopters"))
    findings.append(said_of_rows(known, accounts))
    return Made(
        Snapshot(
            lists=lists,
            reference_date=ReferenceDate(
                day, Settled.GIVEN, "the day as at which the data set was read"
            ),
            places=tuple(Place(raw.place.file, raw.place.sheet) for raw in in_order),
            authority=authority,
            layout=Layout.Y2024,
            findings=together(findings),
        ),
        accounts,
    )


def _drafts(known: AsAt, authority: str | None, persons: pl.DataFrame) -> list[Draft]:
    statuses = legal_statuses(known)
    periods = care_periods(known, statuses)
    makers: Mapping[str, tuple[str, Callable[[], Draft]]] = {
        "contacts": ("ssd_contacts", lambda: contacts(known)),
        "early_help": ("ssd_early_help_episodes", lambda: early_help(known)),
        "referrals": ("ssd_cin_episodes", lambda: referrals(known)),
        "assessments": ("ssd_cin_assessments", lambda: assessments(known)),
        "enquiries": ("ssd_s47_enquiry", lambda: enquiries(known)),
        "children_in_need": ("ssd_cin_episodes", lambda: children_in_need(known, periods)),
        "child_protection": ("ssd_cp_plans", lambda: child_protection(known, statuses)),
        "children_in_care": (
            "ssd_cla_episodes",
            lambda: children_in_care(known, authority, periods, statuses),
        ),
        "care_leavers": ("ssd_care_leavers", lambda: care_leavers(known, persons, periods)),
        "adoption": ("ssd_permanence", lambda: adoption(known, periods)),
        "missing_episodes": ("ssd_missing", lambda: missing_episodes(known, periods)),
        "return_interviews": ("ssd_missing", lambda: return_interviews(known)),
        "pre_proceedings": ("ssd_pre_proceedings", lambda: pre_proceedings(known)),
        "workforce": ("ssd_professionals", lambda: workforce(known)),
    }
    return [make() for table, make in makers.values() if known.has(table)]


def _missing(known: AsAt) -> list[pl.DataFrame]:
    return [
        finding(TABLE_MISSING, detail=f"{tables()[name].holds} ({name})")
        for name in tables()
        if name in known.missing - OPTIONAL
    ]
