"""The page of definitions is what the declaration says."""

import re
import sys
from pathlib import Path

from ilacs.measures.declared import ALL

sys.path.append(str(Path(__file__).parents[2] / "docs"))

import write_measures


def test_the_page_is_current():
    there = write_measures.PAGE.read_text(encoding="utf-8")
    assert there == write_measures.page(), "Run `python docs/write_measures.py`."


def test_every_measure_is_told_of_once():
    told = re.findall(r"^`([a-z0-9-]+)`", write_measures.page(), re.MULTILINE)
    assert sorted(told) == sorted(measure.id for measure in ALL)


def test_every_definition_says_what_it_asks_counts_and_rests_on():
    for measure in write_measures.page().split("\n#### ")[1:]:
        for label in ("Question", "About", "Met", "Result", "Source", "Fit", "Needs"):
            assert f"\n- {label}: " in measure
