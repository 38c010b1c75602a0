"""What became of a figure since an earlier submission, and how much of it may leave."""

from datetime import date

import polars as pl
import pytest
from measured import clocks_of
from small_lists import snapshot

from ilacs.documents.measures.counted_tables import tables_of
from ilacs.documents.measures.protection import protected_tables
from ilacs.measures.changes import Became, changes_of, moved_counts, protected_moved
from ilacs.measures.data import data_of
from ilacs.measures.declared import by_id
from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.engines.duckdb import DuckDB
from ilacs.measures.figures import FIGURES
from ilacs.measures.measuring import Measured

EARLIER, LATER = date(2026, 2, 28), date(2026, 3, 31)
BETTER_HIGH = "protection-visits-in-time"
BETTER_LOW = "protection-visits-overdue"
NEITHER = "protection-plans"


def figures(measure, *of_days):
    """Figures of a measure at the two days, by what is named of them; children are those met."""
    rows = [
        dict.fromkeys(FIGURES, 0)
        | {"measure": measure, "authority": "", "reference_date": day, "median": None}
        | {"children": counts.get("met", 0)}
        | counts
        for day, counts in zip((EARLIER, LATER), of_days, strict=True)
    ]
    return pl.DataFrame(rows, schema=FIGURES)


def moved(measure, into, out, stayed):
    names = ("measure", "authority", "moved_in", "moved_out", "stayed")
    return pl.DataFrame([(measure, "", into, out, stayed)], schema=names, orient="row")


def change(measure, before, now):
    counts = moved(measure, 0, 0, 0)
    (found,) = changes_of(
        figures(measure, before, now), counts, [by_id()[measure]], (EARLIER, LATER)
    )
    return found


@pytest.mark.parametrize(
    ("measure", "before", "now", "became"),
    [
        (BETTER_HIGH, 80.0, 75.0, Became.WORSE),
        (BETTER_HIGH, 75.0, 80.0, Became.BETTER),
        (BETTER_LOW, 3.0, 4.0, Became.WORSE),
        (BETTER_LOW, 4.0, 3.0, Became.BETTER),
        (NEITHER, 4.0, 3.0, Became.DIFFERENT),
        (NEITHER, 4.0, 4.0, Became.SAME),
        (BETTER_HIGH, None, 80.0, Became.NOT_KNOWN),
        (BETTER_HIGH, 80.0, None, Became.NOT_KNOWN),
    ],
)
def test_what_a_figure_became(measure, before, now, became):
    found = change(measure, {"value": before, "of": 40}, {"value": now, "of": 40})
    assert found.became is became
    known = before is not None and now is not None
    assert found.difference == (now - before if known else None)


@pytest.mark.parametrize(
    ("before", "now", "became"),
    [
        # One of 60 more is 1.7 points.
        ((10, 60), (11, 60), Became.BETTER),
        # 10 of 163, then 10 of 150: 0.5 points more, but nobody more.
        ((10, 163), (10, 150), Became.SAME),
        # Four of 1,000 more are 0.4 points.
        ((500, 1000), (504, 1000), Became.SAME),
        ((500, 1000), (505, 1000), Became.BETTER),
    ],
)
def test_a_share_changes_by_half_a_point_and_a_row_at_least(before, now, became):
    shares = ({"value": 100 * met / of, "of": of} for met, of in (before, now))
    assert change(BETTER_HIGH, *shares).became is became


@pytest.mark.parametrize(("now", "became"), [(30.5, Became.SAME), (31.0, Became.WORSE)])
def test_a_median_changes_by_a_day_at_least(now, became):
    assert change("adoption-entry-to-decision", {"value": 30.0}, {"value": now}).became is became


def test_a_figure_that_is_there_once_has_no_change():
    once = figures(NEITHER, {}, {}).filter(pl.col("reference_date") == LATER)
    assert changes_of(once, moved(NEITHER, 0, 0, 0), [by_id()[NEITHER]], (EARLIER, LATER)) == ()


def measured(before, now):
    """Children on plans at the two days, by their numbers."""
    snapshots = [
        snapshot(
            day,
            child_protection=[
                {"child_id": child, "plan_start": date(2026, 1, 5), "plan_end": None}
                for child in children
            ],
        )
        for day, children in ((EARLIER, before), (LATER, now))
    ]
    clocks = clocks_of()
    data = data_of(snapshots, clocks.values())
    return Measured(DuckDB(), data, clocks, [by_id()[NEITHER]])


def test_who_moved_adds_up_to_the_two_figures():
    tables = tables_of(measured(["1", "2", "3"], ["3", "4"]), None, LATER, EARLIER)
    ((_, _, into, out, stayed),) = tables.moved.iter_rows()
    # 4 is new; 1 and 2 are gone; 3 stayed.
    assert (into, out, stayed) == (1, 2, 1)
    before, now = tables.figures["children"]
    assert (stayed + out, stayed + into) == (before, now) == (3, 2)


def test_rows_that_name_no_child_are_not_compared():
    nameless = {"met": 5, "children": 0}
    nobody = pl.DataFrame(schema={"measure": pl.String, "authority": pl.String, "moved": pl.String})
    for rows, counts in ((nameless, (None, None, None)), ({"met": 0}, (0, 0, 0))):
        found = moved_counts(nobody, figures(NEITHER, rows, rows), (EARLIER, LATER))
        assert found.row(0)[2:] == counts


class TestWhatMayLeave:
    RULE = DisclosureRule(smallest=5, rounding=1)

    def leaving(self, counts, before=40, now=40):
        shown = figures(NEITHER, {"children": before}, {"children": now})
        safe = protected_moved(moved(NEITHER, *counts), shown, (EARLIER, LATER), self.RULE)
        return safe.row(0)[2:]

    def test_large_numbers_are_shown(self):
        assert self.leaving((10, 12, 30)) == (10, 12, 30)
        assert self.leaving((0, 0, 40)) == (0, 0, 40)

    @pytest.mark.parametrize("counts", [(2, 12, 30), (12, 2, 30), (12, 10, 2), (0, 3, 37)])
    def test_one_small_number_keeps_all_three_back(self, counts):
        # 30 stayed + 12 out are the children before: any two of the four give the others away.
        assert self.leaving(counts) == (None, None, None)

    @pytest.mark.parametrize("children", [(None, 40), (40, None)])
    def test_they_do_not_tell_of_children_who_are_kept_back(self, children):
        # Those who stayed and moved out are the children before: kept back, for whatever reason.
        assert self.leaving((10, 12, 30), *children) == (None, None, None)

    def test_numbers_are_rounded(self):
        rule = DisclosureRule(smallest=5, rounding=5)
        shown = figures(NEITHER, {"children": 40}, {"children": 40})
        safe = protected_moved(moved(NEITHER, 8, 12, 33), shown, (EARLIER, LATER), rule)
        assert safe.row(0)[2:] == (10, 10, 35)

    def test_a_change_is_made_of_the_numbers_that_are_shown(self):
        # 3 children before are not shown; 20 - 17 would be them.
        tables = tables_of(measured(map(str, range(3)), map(str, range(20))), None, LATER, EARLIER)
        safe = protected_tables(tables, [by_id()[NEITHER]], self.RULE)
        (found,) = changes_of(safe.figures, safe.moved, [by_id()[NEITHER]], (EARLIER, LATER))
        assert (found.before, found.now, found.became) == (None, 20, Became.NOT_KNOWN)
        assert (found.difference, found.moved_in, found.moved_out) == (None, None, None)
