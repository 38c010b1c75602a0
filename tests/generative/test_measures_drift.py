"""The curve of waiting beside a slow product, and beside another library."""

from collections import Counter
from math import isclose
from warnings import catch_warnings

from anything import submissions
from hypothesis import given, settings
from hypothesis import strategies as st
from measured import clocks_of
from scipy.stats import CensoredData, ecdf
from thorough import examples

from ilacs.measures.data import data_of
from ilacs.measures.drift import drift_of
from ilacs.measures.stages import STAGES
from ilacs.measures.waiting_curve import FEWEST_WATCHED, Watched, waiting_curve
from ilacs.measures.watching import cases_watched

CLOCKS = clocks_of()
CASES = st.lists(
    st.builds(
        lambda first, length, ended: Watched(first - 0.5, first + length, ended),
        st.integers(0, 8) | st.just(0),
        st.integers(0, 15),
        st.booleans() | st.just(True),
    ),
    min_size=12,
    max_size=60,
)


def by_hand(watched):
    """{time: share} by the product over all days, one after the other."""
    share, told, begun = 1.0, {}, False
    for day in sorted({one.left for one in watched}):
        there = [one for one in watched if one.entered < day <= one.left]
        if len(there) < FEWEST_WATCHED:
            if begun:
                break
            continue
        begun = True
        ended = sum(one.ended and one.left == day for one in there)
        if ended:
            share *= 1 - ended / len(there)
            told[day] = share
    return told


@given(CASES)
def test_the_curve_is_the_product_over_all_days(watched):
    found = waiting_curve(watched)
    if found is None:
        return
    expected = by_hand(watched)
    assert list(found.times) == list(expected)
    for share, value in zip(found.shares, expected.values(), strict=True):
        assert isclose(share.value, value, abs_tol=1e-9)
        assert 0 <= share.low <= share.value + 1e-12
        assert share.value <= share.high + 1e-12 <= 1 + 1e-9


@settings(max_examples=examples(40))
@given(CASES)
def test_of_those_watched_from_their_start_it_is_as_scipy_has_it(watched):
    watched = [Watched(-0.5, one.left, one.ended) for one in watched]
    found = waiting_curve(watched)
    if found is None:
        return
    curve = ecdf(
        CensoredData(
            uncensored=[one.left for one in watched if one.ended],
            right=[one.left for one in watched if not one.ended],
        )
    ).sf
    with catch_warnings(action="ignore"):  # Of steps to 0 and from 1, where none is defined.
        limits = curve.confidence_interval(method="log-log")
    for time, share in zip(found.times, found.shares, strict=True):
        assert isclose(share.value, float(curve.evaluate(time)), abs_tol=1e-9)
        if 0 < share.value < 1:
            assert isclose(share.low, float(limits.low.evaluate(time)), abs_tol=1e-6)
            assert isclose(share.high, float(limits.high.evaluate(time)), abs_tol=1e-6)


@settings(max_examples=examples(12))
@given(st.tuples(st.integers(0, 10**6), st.integers(1, 3)))
def test_every_row_of_a_stage_is_a_case_or_left_out(made):
    data = data_of(submissions(*made), CLOCKS.values())
    drifts, not_timed = drift_of(data, CLOCKS)
    assert len(drifts) + len(not_timed) == len(STAGES)
    for drift in drifts:
        cases, left_out = cases_watched(drift.stage, data)
        assert drift.cases + sum(drift.left_out.values()) == len(cases) + sum(left_out.values())
        assert len(drift.waiting) <= drift.cases - drift.ended
        assert all(one.time >= 0 for one in drift.waiting)
        numbers = Counter((case.number, case.start) for case in cases)
        assert all(numbers[one.number, one.start] for one in drift.waiting)
