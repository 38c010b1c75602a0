"""How long things took in bands, and how much is overdue: what is counted and what may leave."""

from datetime import date

import polars as pl
import pytest

from ilacs.measures.declared import by_id
from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.figures import FIGURES, KEY
from ilacs.measures.lengths import MOST_BANDS, bands_of, protected_bands
from ilacs.measures.overdue import overdue_counts, protected_overdue

RULE = DisclosureRule(smallest=5, rounding=1)
WHOSE = ("assessment-duration", "", date(2026, 3, 31))


def lengths(**rows):
    """`d3=2`: two rows took three days."""
    return pl.DataFrame(
        [(*WHOSE, int(days[1:]), count) for days, count in rows.items()],
        schema={name: FIGURES[name] for name in KEY} | {"days": pl.Int64, "rows": pl.Int64},
        orient="row",
    )


def bands(table):
    return list(table.select("from", "to", "rows").iter_rows())


def test_a_few_days_have_a_band_each():
    assert bands(bands_of(lengths(d3=2, d4=1, d6=5))) == [
        (3, 3, 2), (4, 4, 1), (5, 5, 0), (6, 6, 5),
    ]  # fmt: skip


def test_the_longest_are_in_one_band_without_an_end():
    table = bands_of(lengths(d0=50, d17=45, d400=2))
    # Ten bands of two days; 400 days, the last twentieth, are in the tenth.
    assert [(first, last) for first, last, _ in bands(table)][:2] == [(0, 1), (2, 3)]
    assert bands(table)[-1] == (18, None, 2)
    assert table["rows"].sum() == 50 + 45 + 2


@pytest.mark.parametrize("longest", [0, 9, 10, 364, 5000])
def test_there_are_never_more_bands_than_fit(longest):
    table = bands_of(lengths(d0=1, **{f"d{longest + 1}": 1}))
    assert table.height <= MOST_BANDS
    assert table["rows"].sum() == 2


def test_no_lengths_no_bands():
    assert bands_of(lengths()).is_empty()


def figure(**counts):
    row = dict.fromkeys(FIGURES, 0) | dict(zip(KEY, WHOSE, strict=True)) | {"median": None}
    return pl.DataFrame([row | counts], schema=FIGURES)


def left(rows, exact, shown):
    table = pl.DataFrame(
        [(*WHOSE, place, place, count) for place, count in enumerate(rows)],
        schema=[*KEY, "from", "to", "rows"],
        orient="row",
    )
    return protected_bands(table, exact, shown, RULE)["rows"].to_list()


class TestBandsThatLeave:
    def test_large_ones_are_shown(self):
        whole = figure(met=30, of=30)
        assert left([10, 0, 20], whole, whole) == [10, 0, 20]

    def test_a_small_one_takes_another_with_it(self):
        whole = figure(met=32, of=32)
        # 32 - 10 - 20 would be the 2.
        assert left([10, 2, 20], whole, whole) == [None, None, 20]

    def test_they_do_not_tell_how_many_are_not_known(self):
        exact = figure(met=30, not_known=3, of=33)
        # 33 - 10 - 20 would be the 3 that are not known.
        assert left([10, 20], exact, figure(met=None, not_known=None, of=33)) == [None, 20]

    def test_where_no_sum_is_shown_no_band_is(self):
        exact = figure(met=30, not_known=3, of=33)
        assert left([10, 20], exact, figure(met=None, not_known=None, of=None)) == [None, None]


def test_overdue_is_counted_of_every_worklist():
    measure = by_id()["protection-visits-overdue"]
    key = (measure.id, *WHOSE[1:])
    figures = figure(measure=measure.id, of=7)
    worklist = pl.DataFrame(
        [(*key, when) for when in ("overdue", "overdue", "no date known", "due soon")],
        schema=[*KEY, "when"],
        orient="row",
    )
    found = overdue_counts(worklist, figures, [measure])
    assert found.select("overdue", "no_date").row(0) == (2, 1)
    nothing = overdue_counts(worklist.clear(), figures, [measure])
    assert nothing.select("overdue", "no_date").row(0) == (0, 0)


@pytest.mark.parametrize(
    ("counts", "met", "shown"),
    [
        ((10, 0), 20, (10, 0)),
        ((3, 0), 20, (None, None)),
        ((10, 2), 20, (None, None)),
        ((10, 0), None, (None, None)),
    ],
)
def test_what_is_overdue_does_not_tell_what_a_figure_keeps_back(counts, met, shown):
    table = pl.DataFrame([(*WHOSE, *counts)], schema=[*KEY, "overdue", "no_date"], orient="row")
    safe = protected_overdue(table, figure(met=met, of=30), RULE)
    assert safe.select("overdue", "no_date").row(0) == shown
