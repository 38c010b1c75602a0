"""What matters first: what got worse, what is overdue, what is not known, in which order."""

from datetime import date

from ilacs.documents.measures.answers import Counts, Figure, MeasuresAnswer, Overdue
from ilacs.documents.measures.standing_out import (
    not_known,
    not_known_not_shown,
    overdue,
    overdue_not_shown,
    since_in_words,
    worse,
)
from ilacs.measures.changes import Became, Change
from ilacs.measures.declared import by_id
from ilacs.measures.trends import Signal, SignalKind, Trend

EARLIER, LATER = date(2026, 2, 28), date(2026, 3, 31)
VISITS, REVIEWS, PLANS = (
    "protection-visits-in-time",
    "protection-reviews-in-time",
    "protection-plans",
)


def figure(name, became=None, before=None, now=None, *, signal=None, late=None, **counts):
    numbers = Counts(**dict.fromkeys(Counts.__dataclass_fields__) | counts)
    change = None
    if became:
        change = Change(name, "", EARLIER, LATER, before, now, became)
    trend = None
    if signal:
        day, better = signal
        trend = Trend(name, "", (), None, (), (), (Signal(SignalKind.SHIFT, "", (day,), better),))
    return Figure(
        by_id()[name], "", LATER, numbers, change=change, trend=trend,
        overdue=None if late is None else Overdue(late, 0),
    )  # fmt: skip


def answer(*figures):
    measures = tuple(one.measure for one in figures)
    return MeasuresAnswer((("", EARLIER), ("", LATER)), measures, figures, (), (), {})


def names(figures):
    return [one.measure.id for one in figures]


def test_first_what_touches_most_rows():
    # 5 points of 40 rows are two rows, 2 points of 200 are four.
    few = figure(VISITS, Became.WORSE, 90.0, 85.0, of=40)
    many = figure(REVIEWS, Became.WORSE, 90.0, 88.0, of=200)
    assert names(worse(answer(few, many))) == [REVIEWS, VISITS]


def test_before_them_what_more_than_chance_explains():
    small = figure(VISITS, Became.WORSE, 90.0, 89.0, of=100, signal=(LATER, False))
    large = figure(REVIEWS, Became.WORSE, 90.0, 50.0, of=100)
    assert names(worse(answer(large, small))) == [VISITS, REVIEWS]


def test_a_turn_for_the_worse_counts_though_the_value_is_the_same():
    assert names(worse(answer(figure(VISITS, Became.SAME, signal=(LATER, False))))) == [VISITS]


def test_what_stood_out_long_ago_or_is_better_has_not_got_worse():
    past = figure(VISITS, Became.SAME, signal=(EARLIER, False))
    good = figure(REVIEWS, Became.BETTER, signal=(LATER, True))
    assert worse(answer(past, good)) == []


def test_the_most_overdue_first_and_none_where_nothing_is_or_it_is_not_shown():
    figures = [figure(VISITS, late=3), figure(REVIEWS, late=9), figure(PLANS, late=0)]
    assert names(overdue(answer(*figures))) == [REVIEWS, VISITS]
    hidden = Figure(by_id()[PLANS], "", LATER, figures[0].counts, overdue=Overdue(None, None))
    assert overdue(answer(hidden)) == []
    # It may be: that it is not shown is said, never that there is nothing.
    assert overdue_not_shown(answer(hidden)) == [hidden]


def test_the_largest_part_not_known_first():
    # 5 of 10 is more than 20 of 100.
    figures = [
        figure(VISITS, not_known=20, of=100),
        figure(REVIEWS, not_known=5, of=10),
        figure(PLANS, not_known=0, of=10),
    ]
    assert names(not_known(answer(*figures))) == [REVIEWS, VISITS]
    assert not_known_not_shown(answer(*figures)) == []
    assert names(not_known_not_shown(answer(figure(PLANS, of=10)))) == [PLANS]


def test_all_in_a_sentence():
    figures = [
        figure(VISITS, Became.WORSE, 90.0, 80.0),
        figure(REVIEWS, Became.WORSE, 90.0, 80.0),
        figure(PLANS, Became.DIFFERENT, 9.0, 8.0),
    ]
    assert since_in_words(answer(*figures)) == "Since 28 Feb 2026: 2 worse and 1 different."
    alone = since_in_words(answer(figure(PLANS)))
    assert alone == "No figure is there as at 28 Feb 2026 as well."
