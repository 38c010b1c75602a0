"""The lists of an invented authority, month after month."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import numpy as np
import polars as pl

from ilacs.lists.declared import Layout, by_id
from ilacs.lists.imagined import (
    adoption_lists,
    care_lists,
    columns,
    court_lists,
    front_lists,
    leaver_lists,
    missing_lists,
    need_lists,
    oversight_lists,
    plan_lists,
)
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.days import month_ends
from ilacs.lists.imagined.history import history
from ilacs.lists.imagined.view import View, Words
from ilacs.lists.snapshot import (
    PLACE,
    PLACE_TYPE,
    ROW,
    ROW_TYPE,
    ListRows,
    Place,
    ReferenceDate,
    Settled,
    Snapshot,
)
from ilacs.lists.typed import FIRST_ROW
from ilacs.register import authorities

STAND_IN = "Isles of Scilly"
"""The authority that the lists are labelled with: real, so that its name can be read back, but far
too small to be taken for the subject of them."""
LARGEST_SIZE = 1_000_000
FIRST_YEAR, LAST_YEAR = 2000, 2099

LISTS: Mapping[str, Callable[[View], Columns]] = {
    "contacts": front_lists.contacts,
    "early_help": front_lists.early_help,
    "referrals": front_lists.referrals,
    "assessments": front_lists.assessments,
    "enquiries": front_lists.enquiries,
    "children_in_need": need_lists.children_in_need,
    "child_protection": need_lists.child_protection,
    "children_in_care": care_lists.children_in_care,
    "care_leavers": leaver_lists.care_leavers,
    "adoption": adoption_lists.adoption,
    "adopters": adoption_lists.adopters,
    "missing_episodes": missing_lists.missing_episodes,
    "return_interviews": missing_lists.return_interviews,
    "strategy_discussions": court_lists.strategy_discussions,
    "pre_proceedings": court_lists.pre_proceedings,
    "care_proceedings": court_lists.care_proceedings,
    "private_fostering": plan_lists.private_fostering,
    "education_plans": plan_lists.education_plans,
    "life_story_work": plan_lists.life_story_work,
    "pathway_plans": plan_lists.pathway_plans,
    "care_leaver_documents": plan_lists.care_leaver_documents,
    "supervision": oversight_lists.supervision,
    "case_audits": oversight_lists.case_audits,
    "allegations": oversight_lists.allegations,
    "workforce": oversight_lists.workforce,
}


def imagine(
    size: int,
    months: int,
    seed: int,
    *,
    ends: date,
    authority: str = STAND_IN,
    layout: Layout = Layout.Y2024,
) -> Iterator[Snapshot]:
    """Month-end snapshots of one invented authority, oldest first; the last is of `ends`.

    `size` is about how many different children stand in one snapshot's lists. A snapshot depends
    on size, seed, authority, layout and its own reference date only: other months, or another
    end, show the same children on other days.

    Raises ValueError where a number is out of range.
    """
    check_numbers(size, months, seed, ends)
    days = month_ends(ends, months)
    others = tuple(
        known.name for known in authorities() if known.ended is None and known.name != authority
    )
    story = history(size, seed, days[0], days[-1], authority, others)
    words = Words(story, "SYN")
    return (_snapshot(View(story, words, day, layout)) for day in days)


def check_numbers(size: int, months: int, seed: int, ends: date) -> None:
    """Raises ValueError where a number is out of range."""
    if not 1 <= size <= LARGEST_SIZE:
        raise ValueError(f"The size must be a whole number from 1 to {LARGEST_SIZE:,}.")
    if months < 1:
        raise ValueError("The number of months must be at least 1.")
    if seed < 0:
        raise ValueError("The seed must be 0 or more.")
    if not ends.year - months // 12 >= FIRST_YEAR or ends.year > LAST_YEAR:
        raise ValueError(f"The months must lie in the years {FIRST_YEAR} to {LAST_YEAR}.")


def _snapshot(view: View) -> Snapshot:
    lists = {
        id_: _rows(id_, place, made(view), view.layout)
        for place, (id_, made) in enumerate(LISTS.items())
    }
    return Snapshot(
        lists=lists,
        reference_date=ReferenceDate(view.day, Settled.GIVEN, "the day that was imagined"),
        places=tuple(Place("imagined", by_id()[id_].sheet) for id_ in lists),
        authority=view.story.authority,
        layout=view.layout,
    )


def _rows(id_: str, place: int, made: Columns, layout: Layout) -> ListRows:
    spec = by_id()[id_]
    table = columns.table([made], [column.name for column in spec.in_layout(layout)])
    numbers = np.arange(FIRST_ROW, FIRST_ROW + table.height, dtype=np.uint32)
    rows = table.select(
        pl.lit(place, PLACE_TYPE).alias(PLACE), pl.Series(ROW, numbers, ROW_TYPE), pl.all()
    )
    return ListRows(spec=spec, rows=rows, rows_in=rows.height)
