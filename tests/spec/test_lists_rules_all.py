"""Every rule of checking is shown by a case, and says in words what is wrong and what to do."""

import re
import runpy
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from small_lists import list_rows

from ilacs.lists import checking
from ilacs.lists.declared import ALL, Layout
from ilacs.lists.findings import SCHEMA
from ilacs.lists.rulebook import rules
from ilacs.lists.snapshot import ReferenceDate, Settled, Snapshot

CASES = [
    each
    for path in sorted(Path(__file__).parent.glob("test_lists_rules_*.py"))
    if path.stem != Path(__file__).stem
    for each in runpy.run_path(str(path)).get("CASES", [])
]
RULES = {rule.id: rule for rule in checking.RULES}


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_every_rule_is_shown_to_trip_and_to_be_silent(rule_id):
    cases = [each for each in CASES if each.rule == rule_id]
    assert any(each.finds for each in cases), "no case trips it"
    rows = sum(len(rows) for each in cases for rows in each.lists.values())
    assert rows > max(len(each.finds) for each in cases), "no row leaves it silent"


def test_every_case_is_of_a_rule():
    assert {each.rule for each in CASES} <= set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rules_speak_in_sentences(rule):
    for words in (rule.words, rule.fix):
        assert re.search(r"^[A-Z{].*\.$", words), words
        filled = words.format(column="Column", list="List", detail="detail")
        assert "{" not in filled
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.id)


def test_the_rulebook_has_every_rule_once():
    ids = [rule.id for rule in checking.RULES]
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(rules())


def test_every_relation_of_the_specification_has_a_rule():
    sources = {rule.source for rule in checking.RULES}
    assert {f"X{number}" for number in range(1, 29)} <= sources


def test_rules_name_only_what_is_declared():
    every = {spec.id: list_rows(spec.id, dict.fromkeys(spec.by_name)) for spec in ALL}
    day = ReferenceDate(date(2026, 3, 31), Settled.GIVEN, "given by the test")
    for layout in Layout:
        made = Snapshot(lists=every, reference_date=day, authority="Leeds", layout=layout)
        assert checking.skipped(made).rows() == []
    for check in checking.CHECKS:
        for at in check.at:
            assert at.column is None or at.column in every[at.list_id].spec.by_name


def test_rules_whose_words_need_a_detail_give_one():
    needy = {rule.id for rule in checking.RULES if "{detail}" in rule.words + rule.fix}
    for each in CASES:
        if each.rule in needy and each.finds:
            findings = each.findings().filter(pl.col("rule") == each.rule)
            assert findings["detail"].null_count() == 0, each.rule


def test_no_case_makes_a_finding_that_quotes_a_cell():
    """Words of a detail are titles, headers, numbers of rows, and bounds of the declaration."""
    said = pl.concat([each.findings() for each in CASES])
    assert said.schema == SCHEMA
    details = said["detail"].drop_nulls().unique().to_list()
    for detail in details:
        assert re.fullmatch(r"(([A-Z][\w ]+, )?row \d+( then)?)|-?\d+|[A-Z][\w() ]+", detail), (
            detail
        )


def test_a_number_that_looks_like_no_identifier_is_not_repeated():
    (each,) = [each for each in CASES if each.rule == "identifier-unlikely"]
    assert each.found() == sorted(each.finds)
    findings = each.findings()
    assert findings["child_id"].drop_nulls().to_list() == []
