"""Windows that measures look back over, and which measures have a rate, as they are declared."""

from ilacs.measures.declared import ALL
from ilacs.measures.measure import Unit


def test_every_measure_says_the_window_that_its_words_say():
    for measure in ALL:
        words = f"{measure.about} "
        for window, name in ((6, "six"), (12, "twelve")):
            if f"in the {name} months before the reference date" in words:
                assert measure.window == window, measure.id


def test_counts_with_a_window_are_of_the_events_of_that_window():
    # So that a rate of a year is as many times the count as the window goes into 12 months.
    for measure in ALL:
        if measure.unit is Unit.COUNT and measure.window:
            assert "in the six months before the reference date" in measure.about, measure.id


def test_what_has_a_rate_counts_rows_of_children_who_live_in_the_area():
    rates = {measure.id: measure.window for measure in ALL if measure.rate}
    assert rates == {
        "contacts": 6,
        "referrals": 6,
        "early-help-started": 6,
        "early-help-open": None,
        "assessments-completed": 6,
        "enquiries": 6,
        "children-in-need": None,
        "protection-plans": None,
        "protection-plans-started": 6,
        "protection-plans-ended": 6,
        "children-in-care": None,
        "care-started": 6,
        "care-ended": 6,
        "unaccompanied-children": None,
    }
