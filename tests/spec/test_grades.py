"""Grades in order. A grade that is missing or was not judged has no place in it."""

import pytest

from ilacs.framework import Grade, is_good_or_better, rank

#  grade                        place  good or better
ORDER = [
    (Grade.OUTSTANDING, 4, True),
    (Grade.GOOD, 3, True),
    (Grade.REQUIRES_IMPROVEMENT, 2, False),
    (Grade.INADEQUATE, 1, False),
    (Grade.NOT_JUDGED, None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("grade", "place", "good"), ORDER)
def test_place_of_a_grade(grade: Grade | None, place: int | None, good: bool | None) -> None:
    assert rank(grade) == place
    assert is_good_or_better(grade) is good


def test_the_table_names_every_grade() -> None:
    assert {grade for grade, _, _ in ORDER} == {*Grade, None}
