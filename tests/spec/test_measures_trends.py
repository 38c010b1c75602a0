"""Trends: middle lines, limits and signals, and when they say nothing."""

from datetime import date

import polars as pl
import pytest

from ilacs.framework.calendar_steps import add_months
from ilacs.measures.declared import by_id
from ilacs.measures.figures import FIGURES
from ilacs.measures.measure import Unit
from ilacs.measures.trend_notes import SAME_CHILDREN
from ilacs.measures.trends import ONE_SIGN, STAYS_OVERDUE, SignalKind, trends_of

MONTHLY = by_id()["child-in-need-seen-within-4-weeks"]
"""A share of what happened in one month: higher is better."""
OVERDUE = by_id()["supervision-children-in-need"]
"""The same, and a worklist."""
HALF_YEARLY = by_id()["re-referrals"]
"""A share of six months: lower is better."""
EVENTS = by_id()["referrals"]
"""A count of six months: neither is better."""
DAYS = by_id()["adoption-order-to-match"]
"""A median of days, of twelve months: lower is better."""
STOCK = by_id()["children-in-care"]
"""A count of how things stand."""
STOCK_SHARE = by_id()["placed-out-of-area"]
"""A share of how things stand."""


def months(count, first=date(2024, 1, 31)):
    """The ends of so many months, one after the other."""
    return [add_months(first, number) for number in range(count)]


def figures(measure, rows, authority="Anytown"):
    """Figures of rows (day, met, of); the value follows, and is null where met is."""
    return pl.DataFrame(
        [
            {
                "measure": measure.id,
                "authority": authority,
                "reference_date": day,
                "value": _value(measure, met, of),
                "met": met,
                "of": of,
            }
            for day, met, of in rows
        ],
        schema=FIGURES,
    )


def _value(measure, met, of):
    if met is None:
        return None
    return 100 * met / of if measure.unit is Unit.SHARE else float(met)


def trend(measure, rows):
    (found,) = trends_of(figures(measure, rows), [measure])
    return found


def monthly(measure, met, of=100, first=date(2024, 1, 31)):
    """The trend of one figure a month."""
    return trend(
        measure, [(day, part, of) for day, part in zip(months(len(met), first), met, strict=True)]
    )


def kinds(found):
    return [signal.kind for signal in found.signals]


# How many values are needed


@pytest.mark.parametrize(
    ("values", "note"),
    [
        (1, "There is 1 value: a middle line needs 10, limits need 12."),
        (9, "There are 9 values: a middle line needs 10, limits need 12."),
    ],
)
def test_few_values_have_no_middle_line(values, note):
    found = monthly(MONTHLY, [80] * values)
    assert found.centre is None
    assert found.lower == found.upper == (None,) * values
    assert found.signals == ()
    assert found.notes == (note,)


def test_ten_values_have_a_middle_line_their_median_and_no_limits():
    found = monthly(MONTHLY, [70, 90, 71, 89, 72, 88, 73, 87, 74, 86])
    assert found.centre == (74 + 86) / 2
    assert found.lower == found.upper == (None,) * 10
    assert found.notes == ("There are 10 values: limits need 12.",)


def test_few_counts_of_how_things_stand_are_not_promised_limits():
    assert monthly(STOCK, [400] * 2).notes == ("There are 2 values: a middle line needs 10.",)


def test_no_figures_are_no_trends():
    assert trends_of(pl.DataFrame(schema=FIGURES), [MONTHLY]) == ()


# Limits of shares: three times the square root of share * (1 - share) / rows


def test_shares_have_the_limits_of_chance_by_how_many_rows_there_are():
    # 13 months: 80 of 100 in twelve of them, 320 of 400 in the last. Chance: 80% in all.
    rows = [(day, 80, 100) for day in months(12)] + [(date(2025, 1, 31), 320, 400)]
    found = trend(MONTHLY, rows)
    assert found.centre == pytest.approx(80)
    hundred, four_hundred = 3 * (0.8 * 0.2 / 100) ** 0.5, 3 * (0.8 * 0.2 / 400) ** 0.5
    assert found.lower[0] == pytest.approx(100 * (0.8 - hundred))  # 68
    assert found.upper[0] == pytest.approx(100 * (0.8 + hundred))  # 92
    assert found.lower[12] == pytest.approx(100 * (0.8 - four_hundred))  # 74
    assert found.upper[12] == pytest.approx(100 * (0.8 + four_hundred))  # 86
    assert found.signals == ()
    assert found.notes == ("The limits show how far a share of so many rows moves by chance.",)


def test_limits_of_shares_lie_about_the_share_of_all_rows_together():
    rows = [(day, 50, 100) for day in months(23)] + [(date(2025, 12, 31), 80, 100)]
    found = trend(MONTHLY, rows)
    assert (found.lower[0] + found.upper[0]) / 2 == pytest.approx(100 * (23 * 50 + 80) / 2400)
    assert found.centre == 50


def test_the_middle_line_is_the_median_so_that_one_far_value_makes_no_run_of_the_others():
    found = monthly(MONTHLY, [80] * 12 + [60])
    assert found.centre == 80
    assert kinds(found) == [SignalKind.OUTSIDE]


def test_limits_of_shares_stay_within_0_and_100_per_cent():
    found = monthly(MONTHLY, [5] * 12, of=10)  # 50% of 10: 3 * 15.8% on either side
    assert found.lower[0] == pytest.approx(50 - 300 * (0.25 / 10) ** 0.5)
    assert monthly(MONTHLY, [3] * 12, of=6).upper[0] == 100.0


def test_limits_widen_where_shares_vary_more_than_by_chance():
    # 53% and 47% of 1,000 in turn: the moving range is 6% each time, or 6% / 1.58% deviations.
    found = monthly(MONTHLY, [530, 470] * 6, of=1000)
    deviation = 100 * (0.25 / 1000) ** 0.5
    assert found.upper[0] == pytest.approx(50 + 3 * deviation * (6 / deviation) / 1.128)
    assert found.notes[1].startswith("They are 3.4 times as wide as that")


def test_limits_of_shares_are_never_narrower_than_chance():
    found = monthly(MONTHLY, [50] * 6 + [51] * 6, of=100)
    assert found.upper[0] == pytest.approx(50.5 + 300 * (0.505 * 0.495 / 100) ** 0.5)


def test_where_few_rows_are_expected_limits_are_those_of_the_binomial_distribution():
    # 98% of 50: one is expected to be missed. By chance 6 or more are missed once in 1,700 times,
    # 5 or more once in 310: so 5 may be, as fewer than 1.35 in 1,000 is too seldom.
    found = monthly(MONTHLY, [49] * 12, of=50)
    assert found.lower[0] == pytest.approx(100 * (50 - 5) / 50)
    assert found.upper[0] == 100.0


# Limits of counts and days: 2.66 times the mean moving range about the mean


def test_counts_have_the_limits_of_their_moving_ranges():
    # A value each half year: none shares an event with another. Moving ranges: 2 each.
    rows = [
        (add_months(date(2018, 3, 31), 6 * number), 10 + 2 * (number % 2), 12)
        for number in range(12)
    ]
    found = trend(EVENTS, rows)
    assert found.centre == (10 + 12) / 2
    assert set(found.lower) == {11 - 2.66 * 2}
    assert set(found.upper) == {11 + 2.66 * 2}
    assert found.notes == ("The limits show how far values usually move.",)


def test_limits_of_counts_are_never_below_0():
    rows = [(add_months(date(2018, 3, 31), 6 * n), 6 * (n % 2), 6) for n in range(12)]
    found = trend(EVENTS, rows)
    assert (found.lower[0], found.upper[0]) == (0, pytest.approx(3 + 2.66 * 6))


def test_values_that_overlap_are_compared_with_the_last_one_that_shares_no_event():
    # 18 months that rise by 1 a month: each is 6 more than the one six months before.
    found = monthly(EVENTS, list(range(100, 118)))
    assert found.upper[0] == pytest.approx(sum(range(100, 118)) / 18 + 2.66 * 6)
    assert found.notes == (
        "The limits show how far values usually move.",
        "Each value looks back over 6 months, so neighbours share events: 3 of 18 values share "
        "none.",
        "Runs of values say nothing until 10 share no events.",
    )


def test_too_few_values_that_share_no_event_have_no_limits():
    found = monthly(EVENTS, [100] * 16)  # ten of them have one six months before
    assert found.centre == 100
    assert found.upper == (None,) * 16
    assert found.notes[-1] == "Limits need 11 values that share no events with an earlier one."


def test_medians_of_days_have_limits_as_counts_have():
    rows = [(date(2010 + n, 3, 31), 100 + 10 * (n % 2), 20) for n in range(12)]
    found = trend(DAYS, rows)
    assert (found.centre, found.upper[0]) == (105, pytest.approx(105 + 2.66 * 10))


# Signals


def test_a_value_outside_the_limits():
    found = monthly(MONTHLY, [80] * 12 + [60] + [80])
    (signal,) = found.signals
    assert signal.kind is SignalKind.OUTSIDE
    assert signal.dates == (date(2025, 1, 31),)
    assert signal.better is False
    assert signal.words == (
        "The value of 31 January 2025 lies below the lower limit: chance alone would hardly do "
        "that, which is worse."
    )


def test_neighbours_outside_are_one_signal_and_where_they_share_events_it_says_so():
    low = monthly(HALF_YEARLY, [20] * 18 + [4, 4])
    (signal,) = low.signals
    assert signal.dates == (date(2025, 7, 31), date(2025, 8, 31))
    assert signal.better is True  # fewer re-referrals
    assert signal.caution == ONE_SIGN
    assert signal.words.startswith("The last 2 values, from 31 July 2025 on, lie below the lower")
    alone = monthly(MONTHLY, [80] * 18 + [55, 55])
    assert [signal.caution for signal in alone.signals if signal.kind is SignalKind.OUTSIDE] == [""]


def test_a_value_on_its_limit_is_not_outside():
    # 98% of 50 (see above): 45 of 50 is on the lower limit, 44 is beyond it.
    rows = [(day, 490, 500) for day in months(24)]
    on, beyond = (trend(MONTHLY, [*rows, (date(2026, 1, 31), met, 50)]) for met in (45, 44))
    assert on.lower[-1] == pytest.approx(90) == on.points[-1].value
    assert on.signals == ()
    assert kinds(beyond) == [SignalKind.OUTSIDE]


def test_a_long_run_is_a_shift():
    # 16 values off the line: a run of up to log2(16) + 3 = 7 is usual, one of 8 is not.
    eight = [76, 78] * 4 + [81] * 8
    found = monthly(MONTHLY, eight, of=100)
    assert found.centre == (78 + 81) / 2
    shifts = [signal for signal in found.signals if signal.kind is SignalKind.SHIFT]
    assert [signal.words for signal in shifts] == [
        "The 8 values from 31 January 2024 to 31 August 2024 lie below the middle line: a shift, "
        "for the worse.",
        "The last 8 values, from 30 September 2024 on, lie above the middle line: a shift, for "
        "the better.",
    ]
    assert [signal.better for signal in shifts] == [False, True]
    assert shifts[1].dates == tuple(months(16)[8:])


def test_a_run_of_seven_of_sixteen_is_no_shift():
    values = [78, 82] * 4 + [78] + [82] * 7
    assert kinds(monthly(MONTHLY, values)) == []


def test_values_on_the_middle_line_neither_make_nor_break_a_run():
    # The median of these is 80: the three 80s are not counted, 16 others are.
    values = [77, 79] * 4 + [82] * 4 + [80, 80, 80] + [82] * 4
    found = monthly(MONTHLY, values)
    assert found.centre == 80
    assert kinds(found).count(SignalKind.SHIFT) == 2


def test_few_crossings():
    # 20 values: chance crosses 6 times or more in 95 of 100. Here 4 runs of 5, 6, 5 and 4: 3 times.
    found = monthly(MONTHLY, [81] * 5 + [79] * 6 + [81] * 5 + [79] * 4)
    (signal,) = found.signals
    assert signal.kind is SignalKind.FEW_CROSSINGS
    assert signal.better is None
    assert signal.words == (
        "The values cross the middle line 3 times. By chance alone, 20 values would cross it 6 "
        "times or more: they drift, or have moved."
    )


def test_runs_of_what_stays_overdue_carry_a_caution():
    found = monthly(OVERDUE, [76, 78] * 4 + [81] * 8)
    assert {signal.caution for signal in found.signals} == {STAYS_OVERDUE}


def test_a_measure_without_a_better_way_has_signals_that_do_not_judge():
    rows = [(add_months(date(2010, 3, 31), 6 * n), 100 + n % 2, 200) for n in range(12)]
    found = trend(EVENTS, [*rows, (date(2016, 3, 31), 150, 150)])
    assert [(signal.better, signal.words) for signal in found.signals][:1] == [
        (
            None,
            "The value of 31 March 2016 lies above the upper limit: chance alone would hardly do "
            "that.",
        )
    ]


def test_runs_are_looked_for_among_values_that_share_no_events():
    # Monthly values of six months: 21 months above the line, then 21 below. Every sixth is free
    # of the others: 7 values, and runs say nothing.
    found = monthly(HALF_YEARLY, [22] * 21 + [18] * 21)
    assert kinds(found) == []
    assert "Runs of values say nothing until 10 share no events." in found.notes
    # Ten years: 20 are free, and the runs of 10 and 10 are shifts.
    long = monthly(HALF_YEARLY, [22] * 60 + [18] * 60)
    shifts = [signal for signal in long.signals if signal.kind is SignalKind.SHIFT]
    assert [len(signal.dates) for signal in shifts] == [10, 10]
    assert shifts[0].words.startswith("The 10 values that share no events from 30 June 2024 to")


# How things stand


def test_counts_of_how_things_stand_have_no_limits_and_no_signals():
    found = monthly(STOCK, list(range(400, 424)), of=424)
    assert found.centre == (411 + 412) / 2
    assert found.upper == (None,) * 24
    assert found.signals == ()
    assert found.notes == (SAME_CHILDREN,)


def test_shares_of_how_things_stand_have_limits_of_chance_and_no_runs():
    found = monthly(STOCK_SHARE, [22] * 12 + [18] * 12)
    assert found.upper[0] == pytest.approx(20 + 300 * (0.2 * 0.8 / 100) ** 0.5)
    assert found.signals == ()
    assert found.notes[-1] == SAME_CHILDREN


# What is not there


def test_a_value_kept_back_in_the_middle_stays_a_point_and_is_counted():
    rows = [(day, 80, 100) for day in months(13)]
    rows[6] = (rows[6][0], None, None)
    found = trend(MONTHLY, rows)
    assert len(found.points) == len(found.lower) == 13
    assert found.points[6].value is None
    assert found.lower[6] is found.upper[6] is None
    assert found.lower[7] is not None
    assert found.notes[0] == "1 of 13 values are kept back, or are of nothing."


def test_where_every_value_is_kept_back_nothing_is_said():
    found = trend(MONTHLY, [(day, None, None) for day in months(14)])
    assert (found.centre, found.signals) == (None, ())
    assert found.notes == (
        "14 of 14 values are kept back, or are of nothing.",
        "There are 0 values: a middle line needs 10, limits need 12.",
    )


def test_gaps_and_uneven_days_are_no_hindrance():
    # 13 ends of months from January 2024 to March 2025, without those of April and August.
    days = [day for day in months(15) if day.month not in {4, 8}]
    found = trend(MONTHLY, [(day, 80, 100) for day in days])
    assert found.lower[0] == pytest.approx(68)
    assert len(found.notes) == 1
    # A list of 10 April looks back to 10 March, as that of 31 March does.
    more = trend(MONTHLY, [(day, 80, 100) for day in (*days, date(2025, 4, 10))])
    assert more.notes[1] == (
        "Each value looks back over 1 month, so neighbours share events: 13 of 14 values share "
        "none."
    )


def test_values_that_never_change_have_no_signal():
    for measure, met in ((MONTHLY, 80), (MONTHLY, 0), (MONTHLY, 100), (HALF_YEARLY, 20)):
        found = monthly(measure, [met] * 30)
        assert found.signals == ()
        assert found.centre == pytest.approx(met)
    assert monthly(MONTHLY, [100] * 12).lower[0] == pytest.approx(100)


# Several measures and authorities


def test_order_is_that_of_the_measures_then_of_the_authorities():
    rows = [(day, 20, 100) for day in months(3)]
    table = pl.concat(
        [
            figures(MONTHLY, rows, "Westshire"),
            figures(HALF_YEARLY, rows, "Westshire"),
            figures(MONTHLY, rows, "Eastshire"),
        ]
    )
    found = trends_of(table, [HALF_YEARLY, MONTHLY, EVENTS])
    assert [(each.measure, each.authority) for each in found] == [
        (HALF_YEARLY.id, "Westshire"),
        (MONTHLY.id, "Eastshire"),
        (MONTHLY.id, "Westshire"),
    ]


def test_authorities_are_not_mixed():
    high = figures(MONTHLY, [(day, 90, 100) for day in months(12)], "Eastshire")
    low = figures(MONTHLY, [(day, 10, 100) for day in months(12)], "Westshire")
    assert [each.centre for each in trends_of(pl.concat([high, low]), [MONTHLY])] == [
        pytest.approx(90),
        pytest.approx(10),
    ]


def test_mixes_have_no_trend():
    mix = by_id()["referrals-by-source"]
    assert trends_of(figures(EVENTS, [(date(2024, 1, 31), 3, 3)]), [mix]) == ()
