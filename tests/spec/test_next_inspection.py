"""When the next full inspection is likely to begin, as at a day.

Days of the shipped record are used: Salford was inspected on 8 to 12 October 2018, and again on
6 to 10 November 2023.
"""

import itertools
from datetime import date, timedelta
from math import log

import pytest

from ilacs.framework import Grade
from ilacs.register import look_up
from ilacs.sector.next_inspection import (
    NextWindow,
    calibration,
    curve,
    next_window,
    time_between,
)
from ilacs.sector.next_inspection.between import Began
from ilacs.sector.next_inspection.fits import Fit, Stratum, last_fit, shipped_fits
from ilacs.sector.next_inspection.forecast import Forecast
from ilacs.sector.next_inspection.gaps import months_at_risk
from ilacs.sector.next_inspection.log_logistic import LogLogistic
from ilacs.sector.record import load_record

TODAY = date(2026, 8, 20)


def window(name: str, as_at: date) -> NextWindow:
    urn = look_up(name).urn
    assert urn is not None
    return next_window(load_record(as_at), urn)


def test_a_window_holds_the_median_and_the_wide_one_holds_the_likely_one() -> None:
    salford = window("Salford", TODAY)
    assert salford.last
    assert salford.last.on_site_to == date(2023, 11, 10)
    assert salford.median
    assert salford.likely
    assert salford.wide
    days = [TODAY, salford.wide[0], salford.likely[0], salford.median]
    days += [salford.likely[1], salford.wide[1]]
    assert days == sorted(set(days))
    # The authorities that were inspected again since 2021 waited 40 months in the middle.
    assert salford.median - date(2023, 11, 10) == pytest.approx(
        timedelta(days=40.4 * 30.44), abs=timedelta(days=10)
    )


def test_half_of_the_chance_lies_in_the_likely_window_and_eight_tenths_in_the_wide_one() -> None:
    # A median of 40 months and a shape of 1: after t months, 40 / (40 + t) are still waiting.
    simple = LogLogistic(log(40), 0, (0, 0, 0))
    assert simple.waiting(40) == pytest.approx(1 / 2)
    assert simple.waiting(120) == pytest.approx(40 / (40 + 120))
    assert [simple.month_when(p) for p in (0.1, 0.25, 0.5, 0.75, 0.9)] == pytest.approx(
        [40 / 9, 40 / 3, 40, 40 * 3, 40 * 9]
    )


def test_who_has_waited_longer_than_most_is_asked_about_from_now_on() -> None:
    simple = LogLogistic(log(40), 0, (0, 0, 0))
    # Of those who waited 60 months, half still wait when twice (40 + 60) is reached.
    assert simple.month_when(0.5, after=60) == pytest.approx(2 * (40 + 60) - 40)
    assert simple.waiting(160, after=60) == pytest.approx((40 + 60) / (40 + 160))
    nottingham = window("Nottingham", TODAY)
    assert nottingham.months_since
    assert nottingham.months_since > 48
    assert nottingham.wide
    assert nottingham.wide[0] > TODAY


def test_the_chance_grows_with_the_months_ahead() -> None:
    chances = window("Salford", TODAY).chance_within
    assert list(chances) == [6, 12, 24]
    assert 0 < chances[6] < chances[12] < chances[24] < 1


def test_an_inspection_that_is_not_published_yet_may_have_begun() -> None:
    just_done, long_ago = window("Brent", TODAY), window("Nottingham", TODAY)
    assert just_done.chance_begun_unseen == pytest.approx(0, abs=0.001)
    assert long_ago.chance_begun_unseen
    assert long_ago.chance_begun_unseen > 0.3
    # The longer ago the last publication in the record, the more can have happened unseen.
    later = window("Nottingham", TODAY + timedelta(days=90)).chance_begun_unseen
    assert later
    assert later > long_ago.chance_begun_unseen


#  authority, as at, why it cannot be told
NOT_TOLD = [
    ("Salford", date(2018, 2, 1), "Too few gaps between full inspections were known on this day"),
    ("Salford", date(2020, 3, 14), "Full inspections were suspended from 14 March 2020"),
    ("Salford", date(2021, 8, 19), "Full inspections were suspended from 14 March 2020"),
    ("Cumberland", date(2023, 5, 1), "The record holds no full inspection of Cumberland, which"),
    ("Poole", date(2019, 4, 1), "Poole ended on 1 April 2019: no inspection will follow."),
    ("Poole", date(2019, 3, 31), "The record holds no full inspection of this authority."),
]


@pytest.mark.parametrize(("name", "as_at", "why"), NOT_TOLD)
def test_what_cannot_be_told_is_said(name: str, as_at: date, why: str) -> None:
    found = window(name, as_at)
    assert found.limits[0].startswith(why)
    assert (found.median, found.likely, found.wide, found.stratum) == (None, None, None, None)
    assert found.chance_within == {}
    assert found.chance_begun_unseen is None


def test_an_answer_rests_on_nothing_that_was_published_later() -> None:
    # As at 1 May 2022: the inspection of 2018 is the last, the fit of 31 December 2021.
    then = window("Salford", date(2022, 5, 1))
    assert then.last
    assert then.last.on_site_to == date(2018, 10, 12)
    assert "known on 31 December 2021" in then.model_note
    assert then.stratum is Stratum.RECENT_AFTER_GOOD
    assert any("windows are wide" in limit for limit in then.limits)
    for fit in shipped_fits():
        assert fit.seen_until < fit.as_at


def test_months_of_the_suspension_do_not_count_as_waiting() -> None:
    # 13 March 2020 to 28 June 2021 are 472 days, 471 of them in the suspension.
    assert months_at_risk(date(2020, 3, 13), date(2021, 6, 28)) == pytest.approx(1 / 30.4375)
    assert months_at_risk(date(2020, 6, 1), date(2021, 1, 1)) == 0
    assert months_at_risk(date(2022, 1, 1), date(2023, 1, 1)) == pytest.approx(365 / 30.4375)
    assert months_at_risk(date(2019, 1, 1), date(2020, 1, 1)) == pytest.approx(365 / 30.4375)


def fitted(as_at: date, stratum: Stratum) -> Fit:
    return Fit(as_at, as_at, stratum, 20, 10, LogLogistic(3.7, 3.0, (0, 0, 0)), "by hand")


def test_the_model_is_the_last_on_the_gaps_most_alike() -> None:
    since, good = Stratum.SINCE_RESUMPTION, Stratum.RECENT_AFTER_GOOD
    march, june, june_since = (
        fitted(date(2025, 3, 31), good),
        fitted(date(2025, 6, 30), good),
        fitted(date(2025, 6, 30), since),
    )
    fits = (march, june_since, june)
    assert last_fit(fits, date(2025, 3, 30), (since, good)) is None
    assert last_fit(fits, date(2025, 6, 29), (since, good)) is march
    assert last_fit(fits, date(2025, 6, 30), (since, good)) is june_since
    assert last_fit(fits, date(2025, 6, 30), (good,)) is june


def test_a_forecast_counts_from_the_last_day_on_site() -> None:
    # Median 40 months, shape 1: 40 of 80 still wait after 40 months, which is 1,217.5 days.
    fit = Fit(TODAY, TODAY, Stratum.SINCE_RESUMPTION, 20, 10, LogLogistic(log(40), 0, (0,) * 3), "")
    said = Forecast(fit, date(2022, 1, 1), date(2022, 1, 1))
    assert said.day_when(0.5) == date(2022, 1, 1) + timedelta(days=1218)
    assert said.chance_by(date(2022, 1, 1)) == 0
    assert said.chance_by(date(2022, 1, 1) + timedelta(days=1218)) == pytest.approx(0.5, abs=0.001)


def test_the_curve_begins_now_and_falls() -> None:
    points = curve(load_record(TODAY), look_up("Salford").urn or 0)
    assert (points[0].survival, points[0].low, points[0].high) == (1, 1, 1)
    assert all(a.survival > b.survival for a, b in itertools.pairwise(points))
    assert all(0 <= p.low <= p.survival <= p.high <= 1 for p in points)
    assert curve(load_record(date(2020, 6, 1)), look_up("Salford").urn or 0) == ()


#  ended gaps and median in months after ILACS inspections since June 2021
SECOND_CYCLE = {
    Grade.OUTSTANDING: (8, 41),
    Grade.GOOD: (30, 41),
    Grade.REQUIRES_IMPROVEMENT: (20, 39),
    Grade.INADEQUATE: (9, 39),
}


def test_since_june_2021_inspections_follow_each_other_after_40_months() -> None:
    rows = [
        row for row in time_between(load_record(TODAY)) if row.began is Began.ILACS_SINCE_RESUMPTION
    ]
    found = {row.grade: (row.ended, round(row.median)) for row in rows if row.median}
    assert found == SECOND_CYCLE
    ranges = [row.range for row in rows if row.range]
    assert round(min(low for low, _ in ranges)) == 31
    assert round(max(high for _, high in ranges)) == 46
    # Inspections without an overall grade have been followed by none yet.
    assert [(row.grade, row.ended, row.open) for row in rows if row.grade is None] == [
        (None, 0, 11)
    ]


def test_every_full_inspection_is_in_the_table_of_times_once() -> None:
    rows = time_between(load_record(TODAY))
    # 167 under the single inspection framework, 321 under ILACS.
    assert sum(row.ended + row.open + row.undated for row in rows) == 167 + 321
    # One open gap for each authority that has been inspected.
    assert sum(row.open for row in rows) == 153


def test_windows_held_what_they_promised_on_past_days() -> None:
    before, recent, since, left_out = calibration().periods
    for period in (recent, since, left_out):
        for coverage in period.coverage:
            assert coverage.within / coverage.windows == pytest.approx(coverage.nominal, abs=0.11)
    # Nobody could foresee the suspension of 2020.
    assert all(c.within / c.windows < c.nominal - 0.09 for c in before.coverage)
    assert all(0.07 <= tenth <= 0.13 for tenth in recent.tenths)


def test_the_back_test_counts_every_window_once() -> None:
    for period in calibration().periods:
        assert sum(period.tenths) == pytest.approx(1, abs=0.005)
        for one in period.coverage:
            assert one.within + one.before + one.after == one.windows <= period.forecasts
            assert one.authorities <= period.authorities <= 153
