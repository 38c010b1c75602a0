"""The page of rules is what the rules say, and its example of a settings file can be used."""

import re
import sys
import tomllib
from pathlib import Path

from ilacs.framework import Basis, overridden
from ilacs.framework.clock_table import CLOCKS
from ilacs.framework.rulebook import RULES

sys.path.append(str(Path(__file__).parents[2] / "docs"))

import write_framework

PAGE = write_framework.PAGE.read_text(encoding="utf-8")


def test_the_page_is_current() -> None:
    assert write_framework.page() == PAGE, "Run `python docs/write_framework.py`."


def test_the_page_names_every_rule_and_clock_once() -> None:
    first_cells = re.findall(r"^\| `([\w.]+)` \|", PAGE, re.MULTILINE)
    for name in [*(rule.id for rule in RULES), *(clock.id for clock in CLOCKS)]:
        assert first_cells.count(name) == 1, name


def test_every_basis_is_explained() -> None:
    table = PAGE[PAGE.index("| Basis |") :].split("\n\n")[0]
    assert re.findall(r"^\| ([a-z]+) \|", table, re.MULTILINE) == [str(each) for each in Basis]


def test_the_example_can_be_used() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    changed = overridden(tomllib.loads(example))
    assert changed.clock("care_review_first").limit_in_words == "28 days"
    assert len(changed.changes) == 4
