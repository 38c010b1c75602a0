"""Trends: what holds for all of them, and how seldom they speak where nothing has changed."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs.framework.calendar_steps import add_months
from ilacs.measures.declared import by_id
from ilacs.measures.figures import FIGURES
from ilacs.measures.measure import Unit
from ilacs.measures.trends import trends_of

MEASURES = [
    by_id()[name]
    for name in (
        "child-in-need-seen-within-4-weeks",
        "re-referrals",
        "referrals",
        "adoption-order-to-match",
        "children-in-care",
        "placed-out-of-area",
    )
]


def figures(measure, rows):
    """Figures of (authority, day, met, of), met null where it is kept back."""
    share = measure.unit is Unit.SHARE
    return pl.DataFrame(
        [
            {
                "measure": measure.id,
                "authority": authority,
                "reference_date": day,
                "value": None if met is None else 100 * met / of if share else float(met),
                "met": met,
                "of": of,
            }
            for authority, day, met, of in rows
        ],
        schema=FIGURES,
    )


def values():
    return st.integers(1, 200).flatmap(
        lambda of: st.tuples(st.one_of(st.none(), st.integers(0, of)), st.just(of))
    )


def several_figures():
    days = st.dates(date(2015, 1, 1), date(2026, 12, 31))
    keys = st.tuples(st.sampled_from(["Eastshire", "Westshire"]), days)
    return st.dictionaries(keys, values(), min_size=1, max_size=60).map(
        lambda found: [(*key, *value) for key, value in found.items()]
    )


@given(st.sampled_from(MEASURES), several_figures(), st.randoms())
@settings(deadline=None)
def test_the_order_of_the_figures_does_not_matter(measure, rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    first, second = (trends_of(figures(measure, each), [measure]) for each in (rows, shuffled))
    assert first == second


@given(st.sampled_from(MEASURES), several_figures())
@settings(deadline=None)
def test_every_figure_is_a_point_and_limits_hold_the_mean_within_bounds(measure, rows):
    found = trends_of(figures(measure, rows), [measure])
    assert sum(len(trend.points) for trend in found) == len(rows)
    for trend in found:
        days = [point.reference_date for point in trend.points]
        assert days == sorted(days)
        assert len(trend.lower) == len(trend.upper) == len(trend.points)
        most = 100 if measure.unit is Unit.SHARE else float("inf")
        for point, low, high in zip(trend.points, trend.lower, trend.upper, strict=True):
            assert (low is None) == (high is None)
            if low is not None:
                assert point.value is not None
                assert 0 <= low <= high <= most + 1e-9
        for signal in trend.signals:
            assert set(signal.dates) <= set(days)
            assert signal.words.endswith(".")


CHANCE = 0.1
"""How many series of 24 months may speak where nothing has changed. Rules for independent values
speak in 6 of 100 for the limits, and in 5 of 100 for runs."""


def _half_years(draws):
    return np.convolve(draws, np.ones(6, dtype=np.int64), "valid")


def _unchanging(measure, random):
    """24 monthly figures of an authority where nothing changes, as (met, of)."""
    if measure.id == "referrals":
        met = _half_years(random.poisson(50, 29))
        return met, met
    if measure.id == "re-referrals":
        of = random.poisson(50, 29)
        return _half_years(random.binomial(of, 0.2)), _half_years(of)
    if measure.id == "child-in-need-seen-within-4-weeks":
        of = random.poisson(150, 24)
        return random.binomial(of, 0.8), of
    # Of 400 children, 4 in 100 leave each month; each is or is not placed out of area throughout.
    out = random.random(random.poisson(400)) < 0.3
    met, of = [], []
    for _ in range(24):
        stays = random.random(len(out)) < 0.96
        out = np.concatenate([out[stays], random.random(random.poisson(16)) < 0.3])
        met.append(int(out.sum()))
        of.append(len(out))
    return (of, of) if measure.id == "children-in-care" else (met, of)


@pytest.mark.parametrize(
    "name",
    [
        "referrals",
        "re-referrals",
        "child-in-need-seen-within-4-weeks",
        "children-in-care",
        "placed-out-of-area",
    ],
)
def test_where_nothing_changes_trends_seldom_speak(name):
    measure, random = by_id()[name], np.random.default_rng(7)
    days = [add_months(date(2024, 1, 31), month) for month in range(24)]
    rows = [
        (f"Authority {number:03}", day, int(met), int(of))
        for number in range(200)
        for day, met, of in zip(days, *_unchanging(measure, random), strict=True)
    ]
    found = trends_of(figures(measure, rows), [measure])
    assert len(found) == 200
    assert sum(bool(trend.signals) for trend in found) / 200 <= CHANCE


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("referrals", 300, 400),
        ("re-referrals", 60, 100),
        ("child-in-need-seen-within-4-weeks", 240, 200),
        ("placed-out-of-area", 90, 150),
    ],
)
def test_where_much_changes_trends_speak(name, before, after):
    measure, random = by_id()[name], np.random.default_rng(7)
    met = [*random.poisson(before, 20), *random.poisson(after, 4)]
    rows = [
        ("Anytown", add_months(date(2024, 1, 31), month), min(int(part), 300), 300)
        for month, part in enumerate(met)
    ]
    if measure.unit is Unit.COUNT:
        rows = [(who, day, met[month], met[month]) for month, (who, day, _, _) in enumerate(rows)]
    (found,) = trends_of(figures(measure, rows), [measure])
    assert found.signals
