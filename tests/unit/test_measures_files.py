"""Figures that leave the building: what is shown beside a number does not give it away."""

from datetime import date

import polars as pl

from ilacs.documents.measures.counted_tables import Tables
from ilacs.documents.measures.protection import protected_tables
from ilacs.measures.declared import by_id
from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.figures import FIGURES, KEY, REASONS, SHARES
from ilacs.measures.overdue import OVERDUE

RULE = DisclosureRule(smallest=5, rounding=1)
MEASURE = "contacts-by-source"
DAY = date(2026, 3, 31)
FIGURE = (MEASURE, "", DAY)


def tables(counts, shares=(), reasons=()):
    """An answer with one figure: its counts, the rows of each category, and why rows are out."""
    numbers = {"children": counts["met"], "value": None, "median": None} | counts
    numbers["of"] = counts["met"] + counts["not_met"] + counts["not_known"]
    figure = dict(zip(KEY, FIGURE, strict=True)) | numbers
    of = numbers["of"]
    nothing = {name: FIGURES[name] for name in KEY}
    return Tables(
        DAY,
        pl.DataFrame([figure], schema=FIGURES),
        pl.DataFrame(
            [(*FIGURE, name, met, of, 100 * met / of) for name, met in shares],
            schema=SHARES,
            orient="row",
        ),
        pl.DataFrame([(*FIGURE, why, n) for why, n in reasons], schema=REASONS, orient="row"),
        overdue=pl.DataFrame(schema=nothing | dict.fromkeys(OVERDUE, pl.Int64)),
        bands=pl.DataFrame(schema=nothing | {"rows": pl.Int64}),
    )


def protected(*arguments):
    return protected_tables(tables(*arguments), [by_id()[MEASURE]], RULE)


def test_a_share_is_of_a_sum_only_where_the_figure_shows_that_sum():
    counts = {"met": 20, "not_met": 0, "not_known": 3, "excluded": 0}
    safe = protected(counts, [("1A", 12), ("1B", 8), ("not recorded", 3)])
    (shown_of,) = safe.figures["of"]
    (shown_met,) = safe.figures["met"]
    # 23 - 20 would be the 3.
    assert None in (shown_of, shown_met)
    assert set(safe.shares["of"]) == {shown_of}
    shares = dict(safe.shares.select("category", "met").iter_rows())
    # Of the others one is kept back too: 23 - 12 - 8 would be the 3.
    assert shares["not recorded"] is None
    assert None in (shares["1A"], shares["1B"])


def test_reasons_do_not_give_each_other_away():
    counts = {"met": 50, "not_met": 0, "not_known": 0, "excluded": 33}
    safe = protected(counts, (), [("too new", 21), ("closed", 10), ("no clock", 2)])
    assert list(safe.figures["excluded"]) == [33]
    reasons = dict(safe.reasons.select("reason", "excluded").iter_rows())
    # 33 - 21 - 10 would be the 2.
    assert reasons == {"too new": 21, "closed": None, "no clock": None}


def test_large_numbers_are_shown():
    counts = {"met": 50, "not_met": 0, "not_known": 0, "excluded": 33}
    safe = protected(counts, [("1A", 30), ("1B", 20)], [("too new", 33)])
    assert list(safe.shares["met"]) == [30, 20]
    assert list(safe.shares["value"]) == [60.0, 40.0]
    assert list(safe.reasons["excluded"]) == [33]
