"""The rules of reading: each has plain words, and each can speak."""

import re
from pathlib import Path
from string import Formatter

import pytest

from ilacs.lists import reading
from ilacs.lists.findings import Severity
from ilacs.lists.reading import RULES

SOURCE = "".join(
    path.read_text("utf-8")
    for path in Path(reading.__file__).parent.glob("*.py")
    if not path.name.startswith("rules")
)


def test_ids_are_told_apart_and_say_whose_they_are():
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"read-[a-z-]+", rule_id) for rule_id in ids)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_said_somewhere_and_can_be_filled_in(rule):
    assert f'"{rule.id}"' in SOURCE
    fields = {field for _, field, _, _ in Formatter().parse(rule.words + rule.fix) if field}
    assert fields <= {"column", "list", "detail"}
    assert rule.words.endswith((".", ". {detail}"))
    assert rule.fix.endswith(".")


def test_every_rule_that_is_said_is_known():
    said = set(re.findall(r'"(read-[a-z-]+)"', SOURCE))
    assert said == {rule.id for rule in RULES}


def test_what_could_not_be_read_is_never_a_note():
    unread = re.findall(r'unread\(\s*"(read-[a-z-]+)"', SOURCE)
    severities = {rule.id: rule.severity for rule in RULES}
    assert {severities[rule] for rule in unread} == {Severity.ERROR}
