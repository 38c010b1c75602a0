"""The page of rules is what the rules say today."""

import re
import sys
from pathlib import Path

from ilacs.lists.findings import About, Severity
from ilacs.lists.rulebook import rules

sys.path.append(str(Path(__file__).parents[2] / "docs"))

import write_lists_rules


def test_the_page_is_current() -> None:
    page = write_lists_rules.PAGE.read_text(encoding="utf-8")
    assert write_lists_rules.page() == page, "Run `python docs/write_lists_rules.py`."


def test_the_page_names_every_rule_once() -> None:
    named = re.findall(r"^\| `([\w-]+)` \|", write_lists_rules.page(), re.MULTILINE)
    assert sorted(named) == sorted(rules())


def test_every_severity_and_subject_is_explained() -> None:
    assert set(write_lists_rules.MEANINGS) == set(Severity)
    assert set(write_lists_rules.HEADINGS) == set(About)
