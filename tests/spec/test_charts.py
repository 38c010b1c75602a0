"""Pictures: they read without colour, and say in words and figures what they show."""

from datetime import date
from itertools import combinations, pairwise

import pytest

from ilacs.documents.answers.charts import (
    comparison_chart,
    history_chart,
    spread_chart,
    waiting_chart,
)
from ilacs.documents.charts import NothingToDraw
from ilacs.documents.charts.comparison import ComparisonChart, ComparisonRow
from ilacs.documents.charts.curve import CurveChart
from ilacs.documents.charts.curve_points import DAYS_A_MONTH, CurvePoint
from ilacs.documents.charts.grade_lines import Step
from ilacs.documents.charts.history import HistoryChart
from ilacs.documents.charts.look import GRADES, LINES, LOOKS, PAPER
from ilacs.documents.charts.spread import SpreadChart, SpreadRow
from ilacs.framework import Grade, Judgement
from ilacs.framework.day_words import in_full
from ilacs.register import look_up
from ilacs.sector.comparison import comparison
from ilacs.sector.history import history
from ilacs.sector.next_inspection import curve, next_window
from ilacs.sector.record import load_record
from ilacs.sector.spread import spread

OUTSTANDING, GOOD, REQUIRES_IMPROVEMENT, INADEQUATE = GRADES


def luminance(colour: str) -> float:
    """How much light a colour gives back, from 0 to 1, as WCAG 2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_grades_get_lighter_from_best_to_worst_by_two_to_one_at_each_step():
    fills = [LOOKS[grade].fill for grade in GRADES]
    assert sorted(fills, key=luminance) == fills
    assert all(contrast(one, next_one) >= 2 for one, next_one in pairwise(fills))


@pytest.mark.parametrize("grade", LOOKS)
def test_the_code_of_a_grade_is_readable_on_its_fill(grade):
    assert contrast(LOOKS[grade].fill, LOOKS[grade].ink) >= 4.5


def test_every_grade_has_a_code_of_its_own():
    assert [look.code for look in LOOKS.values()] == ["O", "G", "RI", "I", "NJ", "—"]


def test_lines_stand_out_from_paper_and_differ_in_dashes_and_points():
    assert all(contrast(line.colour, PAPER) >= 4.5 for line in LINES)
    for one, other in combinations(LINES, 2):
        assert one.shape != other.shape
        assert (one.dash, one.width) != (other.dash, other.width)


HISTORY = HistoryChart(
    "Middleshire",
    (
        Step("Overall", date(2015, 9, 14), REQUIRES_IMPROVEMENT),
        Step("Children in care", date(2015, 9, 14), None),
        Step("Overall", date(2018, 5, 14), GOOD, "short"),
        Step("Children in care", date(2023, 2, 20), INADEQUATE),
        Step("Leaders", date(2023, 2, 20), Grade.NOT_JUDGED),
    ),
)


def test_a_history_in_words():
    assert HISTORY.text_alternative() == (
        "Grades at 3 inspections, from 14 September 2015 to 20 February 2023. "
        "Leaders: not judged on 20 February 2023. "
        "Children in care: not known on 14 September 2015, not made on 14 May 2018 "
        "and inadequate on 20 February 2023. "
        "Overall: requires improvement on 14 September 2015 and good on 14 May 2018, "
        "not made since."
    )


def test_a_history_as_a_table():
    assert HISTORY.table() == (
        ("Judgement", "14 September 2015", "14 May 2018", "20 February 2023"),
        ("Leaders", "Not made", "Not made", "Not judged"),
        ("Children in care", "Not known", "Not made", "Inadequate"),
        ("Overall", "Requires improvement", "Good; short", "Not made"),
    )


def test_one_inspection_in_words():
    chart = HistoryChart("Middleshire", (Step("Overall", date(2015, 9, 1), OUTSTANDING),))
    assert chart.text_alternative() == (
        "Grades at one inspection, on 1 September 2015. Overall: outstanding on 1 September 2015."
    )


SPREAD = SpreadChart(
    "Grades by year",
    (
        SpreadRow("2023", GOOD, 3),
        SpreadRow("2023", OUTSTANDING, 1),
        SpreadRow("2023", None, 2),
        SpreadRow("2024", INADEQUATE, 4),
        SpreadRow("2025", GOOD, 0),
    ),
)


def test_a_spread_in_words():
    assert SPREAD.text_alternative() == (
        "Number of each grade. 2023: 1 outstanding, 3 good and 2 not known, of 6. "
        "2024: 4 inadequate, of 4. 2025: none."
    )


def test_a_spread_as_a_table():
    grades = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not known")
    assert SPREAD.table() == (
        ("Period", *grades, "All"),
        ("2023", "1", "3", "0", "0", "2", f"{1 + 3 + 2}"),
        ("2024", "0", "0", "0", "4", "0", "4"),
        ("2025", "0", "0", "0", "0", "0", "0"),
    )


COMPARISON = ComparisonChart(
    "Middleshire beside others",
    (
        ComparisonRow("Upshire", "Leaders", GOOD, group="Neighbours"),
        ComparisonRow("Downshire", "Leaders", INADEQUATE, group="Region"),
        ComparisonRow("Upshire", "Leaders", GOOD, group="Region"),
        ComparisonRow("Middleshire", "Help", REQUIRES_IMPROVEMENT, is_subject=True),
        ComparisonRow("Middleshire", "Leaders", None, is_subject=True),
    ),
)


def test_a_comparison_in_words_counts_an_authority_of_two_groups_once():
    assert COMPARISON.text_alternative() == (
        "Middleshire: Leaders not known and Help requires improvement. Beside it are 2 others. "
        "Leaders: 1 good and 1 inadequate. Help: 2 not known."
    )


def test_a_comparison_as_a_table_has_the_subject_first():
    assert COMPARISON.table() == (
        ("Authority", "Compared as", "Leaders", "Help"),
        ("Middleshire", "This authority", "Not known", "Requires improvement"),
        ("Upshire", "Neighbours", "Good", "Not known"),
        ("Downshire", "Region", "Inadequate", "Not known"),
        ("Upshire", "Region", "Good", "Not known"),
    )


CURVE = CurveChart(
    "The next inspection",
    (
        CurvePoint(0, 1, 1, 1),
        CurvePoint(24, 0.75, 0.5, 0.9),
        CurvePoint(36.5, 0.4, 0.3, 0.5),
    ),
)


def test_a_curve_in_words_gives_the_chance_that_the_inspection_has_begun():
    assert CURVE.text_alternative() == (
        "The chance that the next inspection has begun, by months since the last. "
        "The band is its uncertainty. "
        # Half lies 25 of the 35 hundredths between 24 and 36.5 months.
        f"A quarter: by 24 months. Half: by {24 + 12.5 * 25 / 35:.1f} months. "
        "Three quarters: not by 36.5 months. "
        "By 36.5 months the chance is 60% (50% to 70%)."
    )


def test_a_curve_as_a_table():
    assert CURVE.table() == (
        ("Months since the last inspection", "Chance that the next has begun", "From", "To"),
        ("0", "0%", "0%", "0%"),
        ("24", "25%", "10%", "50%"),
        ("36.5", "60%", "50%", "70%"),
    )


DATED = CurveChart(
    "The next inspection",
    (
        CurvePoint(45.5, 1, 1, 1),
        CurvePoint(46.5, 0.4, 0.3, 0.5),
        CurvePoint(47.5, 0.01, 0, 0.02),
        CurvePoint(48.5, 0, 0, 0),
    ),
    marks=((0.5, 45.5 + 25 / DAYS_A_MONTH), (0.75, 45.5 + 36 / DAYS_A_MONTH)),
    as_at=date(2026, 11, 25),
)


def test_a_curve_with_a_day_speaks_of_days_and_ends_where_hardly_a_chance_is_left():
    # 25 and 36 days after 25 November; one and two months of 30.4375 days.
    assert DATED.text_alternative() == (
        "The chance that the next inspection has begun. The band is its uncertainty. "
        "Half: by 20 December 2026. Three quarters: by 31 December 2026. "
        "By 25 January 2027 the chance is 99% (98% to 100%). As at 25 November 2026."
    )
    assert DATED.table() == (
        ("By", "Chance that the next has begun", "From", "To"),
        ("25 November 2026", "0%", "0%", "0%"),
        ("25 December 2026", "60%", "50%", "70%"),
        ("25 January 2027", "99%", "98%", "100%"),
    )


TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def record():
    return load_record(TODAY)


def test_the_steps_of_an_authority_come_in_the_order_of_judgements(record):
    chart = history_chart(history(record, look_up("Dorset")))
    assert list(dict.fromkeys(step.judgement for step in chart.steps)) == [
        "Overall effectiveness",
        "Leaders",
        "Help and protection",
        "Children in care",
        "Care and care leavers",
        "Care leavers",
    ]


def test_sub_judgements_are_left_out_and_named(record):
    """Birmingham has had single inspections, Dorset only those that followed."""
    birmingham, dorset = (
        history_chart(history(record, look_up(name))) for name in ("Birmingham", "Dorset")
    )
    assert birmingham.note == (
        "Left out: care leavers and adoption, which single inspections graded as parts of care."
    )
    assert not any(step.judgement == "Adoption" for step in birmingham.steps)
    assert dorset.note == ""


@pytest.mark.parametrize(
    ("as_at", "last"),
    [
        (TODAY, "2026 (to 25 Nov)"),
        (date(2025, 12, 31), "2025"),
        (date(2025, 1, 1), "2025 (to 1 Jan)"),
    ],
)
def test_a_year_that_is_not_over_says_until_when(record, as_at, last):
    chart = spread_chart(spread(record.known_on(as_at), Judgement.LEADERS))
    periods = list(dict.fromkeys(row.period for row in chart.rows))
    assert periods[-1] == last
    assert all(len(period) == 4 for period in periods[:-1])
    assert chart.as_at == as_at


def test_a_name_with_commas_stays_whole_in_titles(record):
    name = "Bournemouth, Christchurch and Poole"
    found = look_up(name)
    assert history_chart(history(record, found)).title == f"{name}: grades over time"
    assert comparison_chart(comparison(record, found)).title == (
        f"{name} and its statistical neighbours"
    )


def test_the_curve_is_marked_on_the_days_of_the_window(record):
    urn = look_up("Slough").urn
    window = next_window(record, urn)
    words = waiting_chart("Slough", curve(record, urn), window).text_alternative()
    days = (window.likely[0], window.median, window.likely[1])
    for share, day in zip(("A quarter", "Half", "Three quarters"), days, strict=True):
        assert f"{share}: by {in_full(day)}." in words


def test_a_curve_of_an_authority_that_nothing_can_be_told_of_is_refused(record):
    with pytest.raises(NothingToDraw):
        waiting_chart("Cumberland", (), None)
