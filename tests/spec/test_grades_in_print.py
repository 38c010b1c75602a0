"""How labels and grades are told from the words of tables and headings."""

import pytest

from ilacs.framework import Grade, Judgement
from ilacs.reports.wording import grade_of, graded_label, judgement_of, label_start

J, G = Judgement, Grade

PRINTED = [
    # Rows of the table on the first page.
    (
        "The impact of leaders on social work practice with children and families Good",
        J.LEADERS,
        G.GOOD,
        "Good",
    ),
    (
        "Overall effectiveness Requires improvement",
        J.OVERALL,
        G.REQUIRES_IMPROVEMENT,
        "Requires improvement",
    ),
    (
        "The experiences and progress of children in care and care leavers Outstanding",
        J.CARE_AND_CARE_LEAVERS,
        G.OUTSTANDING,
        "Outstanding",
    ),
    ("2.1 Adoption performance Not judged", J.ADOPTION, G.NOT_JUDGED, "Not judged"),
    (
        "2. Children looked after and achieving permanence Requires Improvement",
        J.CHILDREN_IN_CARE,
        G.REQUIRES_IMPROVEMENT,
        "Requires Improvement",
    ),
    # Cells that are wrapped: the grade stands within the label's lines.
    (
        "The experiences and progress of children who need help and "
        "Requires improvement to be good protection",
        J.HELP_AND_PROTECTION,
        G.REQUIRES_IMPROVEMENT,
        "Requires improvement to be good",
    ),
    # Slips of the template, and wording of one report or another.
    (
        "The experiences and progress of children care leavers Good",
        J.CARE_LEAVERS,
        G.GOOD,
        "Good",
    ),
    (
        "The impact of leaders on practice with children and families: good",
        J.LEADERS,
        G.GOOD,
        "good",
    ),
    # Headings: with a colon, a verb, both, neither, a full stop.
    (
        "The experiences and progress of children in care: outstanding",
        J.CHILDREN_IN_CARE,
        G.OUTSTANDING,
        "outstanding",
    ),
    ("Leadership, management and governance are inadequate", J.LEADERS, G.INADEQUATE, "inadequate"),
    (
        "The experiences and progress of children in care and care leavers are: inadequate",
        J.CARE_AND_CARE_LEAVERS,
        G.INADEQUATE,
        "inadequate",
    ),
    ("The experiences and progress of care leavers good.", J.CARE_LEAVERS, G.GOOD, "good."),
    (
        "The graded judgement for adoption performance is that it requires improvement",
        J.ADOPTION,
        G.REQUIRES_IMPROVEMENT,
        "requires improvement",
    ),
    # The overall judgement before 2018.
    ("The overall judgement is good", J.OVERALL, G.GOOD, "good"),
    (
        "Children’s services in Northmere require improvement to be good",
        J.OVERALL,
        G.REQUIRES_IMPROVEMENT,
        "require improvement to be good",
    ),
    # The boards of that time.
    (
        "The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate",
        J.LSCB,
        G.INADEQUATE,
        "inadequate",
    ),
]


@pytest.mark.parametrize(
    ("printed", "judgement", "grade", "words"), PRINTED, ids=[row[0][:60] for row in PRINTED]
)
def test_label_and_grade(printed: str, judgement: J, grade: G, words: str) -> None:
    found = graded_label(printed)
    assert found is not None
    assert (found.judgement, found.grade, found.as_printed) == (judgement, grade, words)


@pytest.mark.parametrize(
    "printed",
    [
        "Overall effectiveness Satisfactory",
        "Overall effectiveness",
        "Good",
        "The experiences of parents: good",
        "Services for care leavers in the north are good",
        "The good experiences and progress of care leavers",
    ],
)
def test_what_is_no_graded_label_is_none(printed: str) -> None:
    assert graded_label(printed) is None


def test_a_known_label_with_an_unknown_grade_can_be_told_from_no_label() -> None:
    assert label_start("Overall effectiveness Satisfactory") == (J.OVERALL, " Satisfactory")
    assert label_start("Services are good") is None


def test_a_sub_judgement_is_another_judgement() -> None:
    both = "The experiences and progress of children in care and care leavers"
    assert judgement_of(both) is J.CARE_AND_CARE_LEAVERS
    assert judgement_of("The experiences and progress of children in care") is J.CHILDREN_IN_CARE
    assert judgement_of("The experiences and progress of care leavers") is J.CARE_LEAVERS


def test_adequate_is_no_grade_of_today() -> None:
    assert grade_of("Adequate") is None
    assert grade_of("Inadequate") is G.INADEQUATE
