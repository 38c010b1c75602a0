"""The page of the synthetic authority is what its rates and faults say today."""

import sys
from pathlib import Path

from ilacs.lists.imagined.faults import faults
from ilacs.lists.imagined.rates import rates

sys.path.append(str(Path(__file__).parents[2] / "docs"))

import write_lists_example


def test_the_page_is_current():
    page = write_lists_example.PAGE.read_text(encoding="utf-8")
    assert write_lists_example.page() == page, "Run `python docs/write_lists_example.py`."


def test_every_rate_and_every_fault_is_on_the_page():
    rows = write_lists_example.page().count("\n| ")
    headings = 3
    assert rows == headings + len(rates()) + len(faults())
