"""Whether a judgement got better or worse from one inspection to the next."""

import pytest
from records import BRENT, inspected

from ilacs.framework import Grade, Judgement, Kind
from ilacs.sector.directions import Before, Direction, direction, steps
from ilacs.sector.inspections import Inspection

O, G, R, I, N = (  # noqa: E741 - the letters that the field writes
    Grade.OUTSTANDING,
    Grade.GOOD,
    Grade.REQUIRES_IMPROVEMENT,
    Grade.INADEQUATE,
    Grade.NOT_JUDGED,
)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (R, G, Direction.IMPROVED),
        (I, O, Direction.IMPROVED),
        (G, G, Direction.SAME),
        (O, G, Direction.DECLINED),
        (G, I, Direction.DECLINED),
        # What was not judged is neither better nor worse.
        (N, G, Direction.UNKNOWN),
        (G, N, Direction.UNKNOWN),
        (N, N, Direction.UNKNOWN),
    ],
)
def test_a_grade_beside_the_one_before(before: Grade, after: Grade, expected: Direction) -> None:
    assert direction(before, after) == expected


SIF = inspected(
    BRENT,
    "2015-09-14",
    "overall R, leaders R, help R, care R, leavers G, adoption G",
    kind=Kind.SIF,
)
OF_2018 = inspected(BRENT, "2018-05-14", "overall G, leaders G, help R, both O")
OF_2023 = inspected(BRENT, "2023-02-20", "overall G, leaders G, help G, care G, leavers O")
OF_2026 = inspected(BRENT, "2026-04-27", "leaders O, help R, care G, leavers G")


def words(inspection: Inspection, *earlier: Inspection) -> dict[str, str]:
    return {
        step.judgement: f"{step.direction}"
        + (f" {step.before.judgement} {step.before.inspection[-10:-6]}" if step.before else "")
        for step in steps(inspection, earlier)
    }


def test_at_the_first_inspection_everything_is_graded_for_the_first_time() -> None:
    assert set(words(OF_2018).values()) == {"first_time"}


def test_the_combined_care_judgement_is_compared_with_the_care_judgement_before_it() -> None:
    found = words(OF_2018, SIF)
    assert found[Judgement.CARE_AND_CARE_LEAVERS] == "improved children_in_care 2015"
    assert found[Judgement.HELP_AND_PROTECTION] == "same help_and_protection 2015"


def test_both_halves_are_compared_with_the_combined_judgement() -> None:
    found = words(OF_2023, SIF, OF_2018)
    assert found[Judgement.CHILDREN_IN_CARE] == "declined care_and_care_leavers 2018"
    assert found[Judgement.CARE_LEAVERS] == "same care_and_care_leavers 2018"


def test_without_an_overall_grade_the_others_are_still_compared() -> None:
    found = words(OF_2026, SIF, OF_2018, OF_2023)
    assert Judgement.OVERALL not in found
    assert found == {
        Judgement.LEADERS: "improved leaders 2023",
        Judgement.HELP_AND_PROTECTION: "declined help_and_protection 2023",
        Judgement.CHILDREN_IN_CARE: "same children_in_care 2023",
        Judgement.CARE_LEAVERS: "declined care_leavers 2023",
    }


def test_a_sub_judgement_is_compared_with_nothing_later() -> None:
    # Care leavers in the single inspection framework were part 2.2 of the care judgement: R.
    found = {step.judgement: step.before for step in steps(OF_2023, (SIF,))}
    assert found[Judgement.CARE_LEAVERS] == Before(SIF.id, Judgement.CHILDREN_IN_CARE, R)


def test_an_inspection_without_the_judgement_is_passed_over() -> None:
    visit = inspected(BRENT, "2019-12-03", "", kind=Kind.FOCUSED_VISIT)
    assert words(OF_2023, OF_2018, visit)[Judgement.LEADERS] == "same leaders 2018"
