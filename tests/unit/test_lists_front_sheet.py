"""The reference date on the tab in front of the lists."""

from datetime import date, datetime

import pytest

from ilacs.lists.front_sheet import AUTHORITY, answer, reference_day


@pytest.mark.parametrize(
    ("row", "day"),
    [
        (["Reference date", date(2026, 3, 31)], date(2026, 3, 31)),
        (["Reference date", datetime(2026, 3, 31, 9)], date(2026, 3, 31)),  # noqa: DTZ001 (typed)
        ([" reference DATE ", " 31/03/2026 "], date(2026, 3, 31)),
        (["Reference date", "2026-03-31"], date(2026, 3, 31)),
        (["Reference date", "soon"], None),
        (["Reference date", ""], None),
        (["Reference date"], None),
        (["Another date", date(2026, 3, 31)], None),
    ],
)
def test_reference_day(row, day):
    assert reference_day([[], ["Child-level lists"], row]) == day


def test_answers():
    assert answer([["Authority", "Kent"]], AUTHORITY) == "Kent"
    assert answer([["Authority", ""]], AUTHORITY) is None
    assert answer([], AUTHORITY) is None
