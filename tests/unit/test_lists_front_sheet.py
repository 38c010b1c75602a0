"""What stands on the tab in front of the lists."""

from datetime import date

import pytest

from ilacs.lists.front_sheet import AUTHORITY, REFERENCE_DATE, answer

DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["Reference date", DAY], DAY),
        ([" reference DATE ", " 31/03/2026 "], " 31/03/2026 "),
        (["Reference date", ""], None),
        (["Reference date"], None),
        (["Another date", DAY], None),
    ],
)
def test_answers(row, found):
    assert answer([[], ["Child-level lists"], row], REFERENCE_DATE) == found


def test_no_rows():
    assert answer([], AUTHORITY) is None
