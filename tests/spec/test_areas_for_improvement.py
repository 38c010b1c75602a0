"""What becomes an area for improvement, by small examples in Markdown."""

import pytest

from ilacs.reports import InspectionReport, read

REPORT = """# Northmere Council

Inspection of children’s social care services

Inspection dates: 14 May 2018 to 25 May 2018

Lead inspector: Wilf Arran, Her Majesty’s Inspector

| Judgement | Grade |
|---|---|
| The impact of leaders on social work practice with children and families | Good |
| The experiences and progress of children who need help and protection | Requires improvement |
| The experiences and progress of children in care and care leavers | Good |
| Overall effectiveness | Good |

Services in Northmere are kind, and quick when they must be. Much has changed since the last visit.

{areas}

## The experiences and progress of children who need help and protection requires improvement

1. Help comes early and is well judged. It is given by people whom families know and trust.
"""


def reading(areas: str) -> InspectionReport:
    return read(REPORT.format(areas=areas).encode(), name="northmere.md")


def test_bullets_are_numbered_from_one() -> None:
    report = reading("## What needs to improve\n\n- Supervision.\n- Records.")
    assert [(area.number, area.text) for area in report.areas_for_improvement] == [
        (1, "Supervision."),
        (2, "Records."),
    ]


def test_a_sub_point_is_an_area_of_its_own_that_names_the_one_above() -> None:
    report = reading(
        "## What needs to improve\n\n- Care, including:\n  - homes\n  - visits\n- Law."
    )
    assert [(area.number, area.text, area.under) for area in report.areas_for_improvement] == [
        (1, "Care, including:", None),
        (2, "homes", 1),
        (3, "visits", 1),
        (4, "Law.", None),
    ]


def test_a_list_of_areas_can_be_missing() -> None:
    report = reading("")
    assert report.areas_for_improvement == ()
    assert len(report.sections) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "What needs to improve",
        "What needs to improve?",
        "What Needs to Improve:",
        "Areas for improvement",
        "Recommendations",
    ],
)
def test_headings_of_the_list(heading: str) -> None:
    report = reading(f"## {heading}\n\n- Supervision.")
    assert [area.heading for area in report.areas_for_improvement] == [heading]


def test_an_unknown_heading_is_kept_and_named_in_the_problems() -> None:
    report = reading("## What went rather well\n\nMuch did.")
    assert report.sections[0].heading == "What went rather well"
    assert report.sections[0].findings[0].text == "Much did."
    assert any("What went rather well" in str(problem) for problem in report.problems)
