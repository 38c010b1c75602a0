"""A grade that is not known is neither true nor false."""

import pytest
from records import BRENT, inspected, record_of

from ilacs.sector.claims import Answer, check, parse

DAY = "2026-11-25"


@pytest.mark.parametrize(
    ("grades", "statement", "answer"),
    [
        # Inspectors could not judge it.
        ("overall ?, leaders G, help G, care G, leavers G", "Brent was rated good", "unknown"),
        # The report makes the judgement, and the record does not have its grade.
        (
            "overall G, leaders G, care G, leavers G",
            "Brent's help and protection is good",
            "unknown",
        ),
        # All that is known is good, but not all is known.
        ("overall G, leaders G", "Brent was good across all judgements", "unknown"),
        ("overall O, leaders O", "Brent has a clean sweep of outstanding", "unknown"),
        # One that does not fit is enough.
        ("overall G, leaders R", "Brent was good across all judgements", "false"),
        ("overall G, leaders G, help G, care G, leavers G", "Brent was good across all", "true"),
    ],
)
def test_what_is_not_known_cannot_be_told(grades: str, statement: str, answer: str) -> None:
    record = record_of(inspected(BRENT, "2024-02-05", grades), as_at=DAY)
    claim = parse(statement, record.as_at)
    verdict = check(claim, record)  # type: ignore[arg-type]
    expected = {"unknown": Answer.CANNOT_BE_TOLD, "false": Answer.FALSE, "true": Answer.TRUE}
    assert verdict.answer is expected[answer], verdict.in_words
