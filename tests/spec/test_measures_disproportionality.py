"""Disproportionality: relative rates of groups, and indices against the population."""

from datetime import date
from math import exp, log, sqrt

import polars as pl
import pytest
from scipy.stats.contingency import relative_risk

from ilacs.measures.child_population import ChildPopulation, Children
from ilacs.measures.declared import by_id
from ilacs.measures.described import By
from ilacs.measures.disclosure import DisclosureRule, protected_groups
from ilacs.measures.disproportionality import least, relative_rate_indices, relative_rates
from ilacs.measures.figures import FIGURES

AGAIN = by_id()["re-referrals"]
"""A share: lower is better."""
SEEN = by_id()["assessments-child-seen"]
"""A share: higher is better."""
BY_AGREEMENT = by_id()["accommodated-by-agreement"]
"""A share: neither is better."""
IN_CARE = by_id()["children-in-care"]
"""A count with a rate."""
DAY = date(2026, 3, 31)


def groups(measure, by, *rows, authority="Anytown"):
    """A breakdown of rows (group, met, of)."""
    return pl.DataFrame(
        [
            {
                "measure": measure.id,
                "authority": authority,
                "reference_date": DAY,
                by.value: group,
                "met": met,
                "of": of,
                "not_met": None if met is None else of - met,
                "not_known": 0,
                "excluded": 0,
                "children": met,
            }
            for group, met, of in rows
        ],
        schema={**FIGURES, by.value: pl.String},
    )


def rates(measure, *rows, by=By.ETHNIC_GROUP, rule=None):
    found = relative_rates(groups(measure, by, *rows), by, [measure], rule=rule)
    return {each.group: each for each in found}


def people(by, **children):
    rows = [(name.replace("_", " "), number) for name, number in children.items()]
    return ChildPopulation(
        "pop.csv",
        tuple(
            Children(None, 2025, by, name, number, row) for row, (name, number) in enumerate(rows)
        ),
    )


def indices(*rows, population, by=By.GENDER, rule=None):
    frame = groups(IN_CARE, by, *rows)
    found = relative_rate_indices(frame, by, [IN_CARE], population, rule=rule)
    return {each.group: each for each in found}


# Relative rates


def test_a_group_is_compared_with_all_others_together():
    found = rates(AGAIN, ("White", 40, 200), ("Black", 30, 60), ("Asian", 10, 40))
    black = found["Black"]
    assert black.relative == pytest.approx((30 / 60) / ((40 + 10) / (200 + 40)))  # 2.4
    spread = 1.959964 * sqrt(1 / 30 - 1 / 60 + 1 / 50 - 1 / 240)
    assert black.lower == pytest.approx(exp(log(2.4) - spread))
    assert black.upper == pytest.approx(exp(log(2.4) + spread))
    assert black.stands_out
    assert black.words == (
        "Met 2.40 times as often as in all other groups (95% interval 1.69 to 3.42): worse, and "
        "more than chance explains."
    )
    white = found["White"]
    assert white.relative == pytest.approx((40 / 200) / (40 / 100))


@pytest.mark.parametrize("cells", [(30, 60, 50, 240), (5, 10, 5, 10), (90, 95, 300, 800)])
def test_intervals_are_those_of_the_library_of_statistics(cells):
    met, of, others_met, others_of = cells
    found = rates(AGAIN, ("White", others_met, others_of), ("Black", met, of))["Black"]
    known = relative_risk(met, of, others_met, others_of)
    interval = known.confidence_interval(0.95)
    assert found.relative == pytest.approx(known.relative_risk)
    assert (found.lower, found.upper) == (pytest.approx(interval.low), pytest.approx(interval.high))


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (AGAIN, ": worse, and more than chance explains."),
        (SEEN, ": better, and more than chance explains."),
        (BY_AGREEMENT, ": more than chance explains."),
    ],
)
def test_it_is_said_whether_more_is_better(measure, words):
    assert rates(measure, ("White", 40, 200), ("Black", 30, 60))["Black"].words.endswith(words)


def test_what_chance_may_explain_is_said_to_be_so():
    found = rates(AGAIN, ("White", 40, 200), ("Black", 14, 60))["Black"]
    assert not found.stands_out
    assert found.words.endswith("(95% interval 0.68 to 1.99): chance alone may explain it.")


@pytest.mark.parametrize(
    ("met", "of"),
    [
        (4, 60),  # four met
        (56, 60),  # four not met
        (0, 60),
        (60, 60),
        (0, 0),
    ],
)
def test_small_numbers_make_no_ratio(met, of):
    found = rates(AGAIN, ("White", 40, 200), ("Black", met, of))
    for each in found.values():  # nor of the others, which are compared with that group
        assert (each.relative, each.lower, each.upper, each.stands_out) == (None, None, None, False)
        assert each.words == (
            "Not compared: fewer than 5 are met, or not met, in this group or in all others."
        )
    assert found["Black"].met == met


def test_five_of_each_make_a_ratio():
    assert rates(AGAIN, ("White", 5, 10), ("Black", 5, 10))["Black"].relative == 1


def test_groups_that_are_not_known_are_shown_and_in_no_comparison():
    rows = (("White", 40, 200), ("Black", 30, 60))
    not_known = (("not recorded", 90, 100), ("Refused", 50, 60), ("Unknown", 7, 50))
    found = rates(AGAIN, *rows, *not_known)
    for group, met, of in not_known:
        each = found[group]
        assert (each.met, each.of, each.relative) == (met, of, None)
        assert each.words == "The group is not known: it is shown, and in no comparison."
    alone = rates(AGAIN, *rows)
    assert found["Black"] == alone["Black"]


def test_gender_not_stated_is_not_known():
    found = rates(AGAIN, ("male", 40, 200), ("not_stated", 30, 60), by=By.GENDER)
    assert found["not_stated"].words.startswith("The group is not known")
    assert found["male"].words == "Not compared: there is no other group."


def test_order_is_that_of_the_breakdown_and_snapshots_are_not_mixed():
    rows = (("White", 40, 200), ("Black", 30, 60))
    frame = pl.concat(
        [
            groups(AGAIN, By.ETHNIC_GROUP, *rows, authority="Westshire"),
            groups(SEEN, By.ETHNIC_GROUP, *rows, authority="Eastshire"),
            groups(IN_CARE, By.ETHNIC_GROUP, *rows, authority="Eastshire"),
        ]
    )
    found = relative_rates(frame, By.ETHNIC_GROUP, [SEEN, AGAIN, IN_CARE], rule=None)
    assert [(each.measure, each.authority, each.group) for each in found] == [
        (AGAIN.id, "Westshire", "White"),
        (AGAIN.id, "Westshire", "Black"),
        (SEEN.id, "Eastshire", "White"),
        (SEEN.id, "Eastshire", "Black"),
    ]
    assert {round(each.relative, 3) for each in found if each.group == "Black"} == {2.5}


# Protected numbers


@pytest.mark.parametrize(("rounding", "count"), [(1, 5), (3, 7), (5, 20), (10, 83)])
def test_rounding_needs_larger_counts(rounding, count):
    # 10 * (rounding ** 2 - 1) / 12, and 5 at the least
    assert least(DisclosureRule(5, rounding)) == count


def test_rounded_counts_make_a_ratio_where_they_are_large_and_say_so():
    rule = DisclosureRule(5, 5)
    frame = protected_groups(
        groups(AGAIN, By.ETHNIC_GROUP, ("White", 41, 202), ("Black", 31, 62), ("Asian", 12, 43)),
        [AGAIN],
        rule,
    )
    found = {
        each.group: each for each in relative_rates(frame, By.ETHNIC_GROUP, [AGAIN], rule=rule)
    }
    assert (found["Black"].met, found["Black"].of) == (30, 60)
    assert found["Black"].relative == pytest.approx((30 / 60) / ((40 + 10) / (200 + 45)))
    assert found["Black"].words.endswith("Made from rounded counts.")
    assert found["Asian"].words == (
        "Not compared: fewer than 20 are met, or not met, in this group or in all others."
    )


def test_what_is_kept_back_is_in_no_comparison():
    rule = DisclosureRule(5, 1)
    frame = groups(
        AGAIN, By.ETHNIC_GROUP, ("White", 40, 200), ("Black", 30, 60), ("Asian", None, None)
    )
    found = {
        each.group: each for each in relative_rates(frame, By.ETHNIC_GROUP, [AGAIN], rule=rule)
    }
    assert found["Asian"].words == "Not compared: a count is kept back."
    assert found["Black"].relative == pytest.approx((30 / 60) / (40 / 200))


# Against the population


def test_an_index_is_the_count_for_each_child_beside_that_of_all_others():
    population = people(By.ETHNIC_GROUP, White=40_000, Black=4_000, Asian=6_000)
    found = indices(
        ("White", 200, 200),
        ("Black", 60, 60),
        ("Asian", 15, 15),
        population=population,
        by=By.ETHNIC_GROUP,
    )
    black = found["Black"]
    ratio = (60 / 4_000) / (215 / 46_000)
    assert black.relative == pytest.approx(ratio)  # 3.2
    spread = 1.959964 * sqrt(1 / 60 + 1 / 215)
    assert black.lower == pytest.approx(ratio * exp(-spread))
    assert black.upper == pytest.approx(ratio * exp(spread))
    assert (black.children, black.met, black.stands_out) == (4_000, 60, True)
    assert black.words == (
        "For each child in the population 3.21 times as many as in all other groups (95% interval "
        "2.41 to 4.27): more than chance explains."
    )


def test_groups_of_the_population_without_a_row_are_0_and_among_the_others():
    population = people(By.GENDER, male=26_000, female=24_000)
    found = indices(("male", 100, 100), population=population)
    assert list(found) == ["male", "female"]
    assert (found["female"].met, found["female"].relative) == (0, None)
    assert found["male"].words == (
        "Not compared: fewer than 5 are counted in this group or in all others."
    )


def test_groups_without_a_population_are_shown_and_in_no_comparison():
    population = people(By.GENDER, male=26_000, female=24_000, neither=0)
    found = indices(
        ("female", 90, 90),
        ("male", 110, 110),
        ("neither", 9, 9),
        ("not recorded", 50, 50),
        population=population,
    )
    assert found["neither"].words == ("Not compared: the population has no children of this group.")
    assert found["not recorded"].words.startswith("The group is not known")
    assert found["not recorded"].children is None
    assert found["male"].relative == pytest.approx((110 / 26_000) / (90 / 24_000))


def test_a_population_of_one_group_compares_nothing():
    found = indices(("male", 100, 100), ("female", 90, 90), population=people(By.GENDER, male=9))
    assert found["male"].words == "Not compared: there is no other group."


def test_a_population_without_groups_of_this_kind_says_nothing():
    assert indices(("North", 100, 100), population=people(By.GENDER, male=9), by=By.TEAM) == {}


def test_an_index_of_counts_kept_back():
    population = people(By.ETHNIC_GROUP, White=40_000, Black=4_000, Asian=6_000)
    found = indices(
        ("White", 200, 200),
        ("Black", 60, 60),
        ("Asian", None, None),
        population=population,
        by=By.ETHNIC_GROUP,
        rule=DisclosureRule(),
    )
    assert found["Asian"].words == "Not compared: a count is kept back."
    assert found["Black"].relative == pytest.approx((60 / 4_000) / (200 / 40_000))
    assert found["Black"].words.endswith("Made from rounded counts.")
