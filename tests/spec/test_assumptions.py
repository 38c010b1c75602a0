"""What a settings file may change: assumptions, measured figures and clocks, and no law."""

import tomllib
from datetime import date

import pytest

from ilacs.framework import DEFAULTS, BadSetting, Basis, deadline, overridden
from ilacs.framework.assumptions import example_settings, settings
from ilacs.framework.clock_table import CLOCKS
from ilacs.framework.pathway_rules import LEADERS_AND_PRACTICE
from ilacs.framework.pathway_rules import RULES as PATHWAY_RULES
from ilacs.framework.rulebook import RULES
from ilacs.framework.timetable_rules import PUBLICATION, STATEMENT


def test_every_rule_has_a_statement_a_source_and_an_id_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.source, rule.id
        assert rule.statement.endswith("."), rule.id
        assert "{" not in rule.statement, rule.id
        assert rule.in_force_from is None or rule.in_force(rule.in_force_from)


def test_no_source_begins_with_the_basis_that_is_printed_before_it() -> None:
    for rule in RULES:
        assert not rule.source.casefold().startswith(rule.basis), rule.id


def test_every_rule_has_its_dates_or_says_that_they_are_not_known() -> None:
    undated = {rule.id for rule in RULES if rule.in_force_from is None}
    assert undated == {
        "working_days.definition",
        "working_days.settled",
        "pathways.none_before_sif",
        "contacts.inspection.as_one_authority_expects",
        "timetable.given",
        "timetable.authority_publishes",
        "timetable.statement_of_action",
    }


def test_every_assumption_with_a_value_can_be_set_and_no_law_can() -> None:
    for rule in RULES:
        if rule.basis is Basis.ASSUMPTION and rule.value is not None:
            assert rule.allowed, rule.id
        if rule.basis is Basis.LAW:
            assert not rule.allowed, rule.id


def test_a_rule_that_is_set_is_local_and_says_what_it_was() -> None:
    stricter = overridden({"pathways": {"good_practice_judgements": 3}})
    rule = stricter.rule(LEADERS_AND_PRACTICE)
    assert (rule.value, rule.basis) == (3, Basis.LOCAL)
    assert "at least 3 of the three" in rule.statement
    assert rule.source.startswith("A settings file, in place of 2. ")
    assert stricter.changes == (("pathways.good_practice_judgements", 3),)


def test_setting_the_default_changes_nothing() -> None:
    same = overridden({"pathways": {"good_practice_judgements": 2}})
    assert same.rule(LEADERS_AND_PRACTICE) is LEADERS_AND_PRACTICE


def test_an_empty_file_changes_nothing() -> None:
    assert overridden({}) == DEFAULTS
    assert overridden({"clocks": {}}) == DEFAULTS
    assert DEFAULTS.clocks() == CLOCKS


BAD = [
    ("pathway = 1", "pathway: there is no such setting. Did you mean pathways?"),
    (
        "[pathways]\ngood_practice_judgement = 2",
        "pathways.good_practice_judgement: there is no such setting. "
        "Did you mean pathways.good_practice_judgements?",
    ),
    ("[clocks.cin_visits]\nlimit = 15", "Did you mean clocks.cin_visit?"),
    ("[clocks.cin_visit]\nlimits = 15", "Did you mean clocks.cin_visit.limit?"),
    ("[nonsense]", "nonsense: there is no such setting."),
    ("clocks = 15", "clocks: this is a group of settings, such as clocks.referral_decision.limit"),
    ("[clocks]\ncin_visit = 15", "clocks.cin_visit: this is a group of settings"),
    ("[clocks.cin_visit.limit]\ndays = 1", "clocks.cin_visit.limit: {'days': 1} cannot be used."),
    ("[clocks.cin_visit]\nlimit = -1", "-1 cannot be used. It must be a whole number from 1 to"),
    ("[clocks.cin_visit]\nlimit = 0", "0 cannot be used. It must be a whole number from 1 to"),
    ("[clocks.cin_visit]\nlimit = 1.5", "1.5 cannot be used. It must be a whole number"),
    ("[clocks.cin_visit]\nlimit = true", "True cannot be used. It must be a whole number"),
    ('[clocks.cin_visit]\nlimit = "15"', "'15' cannot be used. It must be a whole number"),
    ("[clocks.cin_visit]\nlimit = 2026-11-22", "cannot be used. It must be a whole number"),
    ("[clocks.cin_visit]\nlimit = [15]", "[15] cannot be used. It must be a whole number"),
    ("[clocks.cin_visit]\nlimit = nan", "nan cannot be used. It must be a whole number"),
    ('[clocks.cin_visit]\nunit = "fortnights"', "It must be one of hours, working_days, days,"),
    ("[clocks.cin_visit]\nlocal = 1", "1 cannot be used. It must be true or false."),
    ("[pathways]\ngood_practice_judgements = 4", "It must be a whole number from 1 to 3."),
    (
        '[pathways]\nleaders_alone_inadequate = "3"',
        "'3' cannot be used. It must be one of cannot_be_told, pathway_2, pathway_3.",
    ),
    (
        "[contacts.inspection]\nearliest_months = 41",
        "earliest_months: 41 is more than contacts.inspection.likely_months, which is 40.",
    ),
    (
        "[contacts.inspection]\nlatest_months = 39",
        "latest_months: 39 is less than contacts.inspection.likely_months, which is 40.",
    ),
    ("[timetable]\nstatement_of_action = 80", "timetable.statement_of_action: there is no such"),
]


@pytest.mark.parametrize(("text", "says"), BAD)
def test_a_setting_that_cannot_be_used_is_an_error_that_names_it(text: str, says: str) -> None:
    with pytest.raises(BadSetting) as refused:
        overridden(tomllib.loads(text))
    assert says in str(refused.value)
    assert str(refused.value).startswith(f"{refused.value.key}: ")


def test_long_nonsense_is_not_repeated_in_full() -> None:
    with pytest.raises(BadSetting) as refused:
        overridden({"clocks": {"cin_visit": {"limit": "x" * 10_000}}})
    assert len(str(refused.value)) < 200


def test_a_local_limit_of_a_clock() -> None:
    fifteen = overridden(tomllib.loads("[clocks.cin_visit]\nlimit = 15")).clock("cin_visit")
    assert (fifteen.limit_in_words, fifteen.basis) == ("15 working days", Basis.LOCAL)
    assert fifteen.source.startswith("A settings file, in place of 20 working days. ")
    assert deadline(fifteen, date(2026, 11, 2)) == date(2026, 11, 23)


def test_a_clock_without_a_limit_can_be_given_one() -> None:
    text = '[clocks.missing_strategy_meeting]\nlimit = 24\nunit = "hours"'
    clocks = overridden(tomllib.loads(text))
    assert clocks.clock("missing_strategy_meeting").limit_in_words == "24 hours"
    days = overridden({"clocks": {"strategy_discussion": {"limit": 2}}})
    assert days.clock("strategy_discussion").limit_in_words == "2 working days"


#  The law says 1 week for the first visit, and six weeks' notice before private fostering.
LAXER = [
    ("care_visit_first", 2, "weeks"),
    ("care_visit_first", 8, "days"),
    ("care_visit_first", 6, "working_days"),
    ("care_visit_first", 1, "months"),
    ("private_fostering_notice", 5, "weeks"),
]


@pytest.mark.parametrize(("clock", "limit", "unit"), LAXER)
def test_the_law_cannot_be_made_laxer_by_mistake(clock: str, limit: int, unit: str) -> None:
    with pytest.raises(BadSetting, match=f"clocks.{clock}.limit: .* is laxer than the law's"):
        overridden({"clocks": {clock: {"limit": limit, "unit": unit}}})
    local = overridden({"clocks": {clock: {"limit": limit, "unit": unit, "local": True}}})
    assert local.clock(clock).basis is Basis.LOCAL


STRICTER = [
    ("care_visit_first", 5, "days"),
    ("care_visit_first", 5, "working_days"),
    ("private_fostering_notice", 7, "weeks"),
]


@pytest.mark.parametrize(("clock", "limit", "unit"), STRICTER)
def test_the_law_can_be_made_stricter(clock: str, limit: int, unit: str) -> None:
    set_here = overridden({"clocks": {clock: {"limit": limit, "unit": unit}}})
    assert set_here.clock(clock).limit == limit


def test_guidance_can_be_set_either_way() -> None:
    longer = overridden({"clocks": {"assessment": {"limit": 50}}})
    assert longer.clock("assessment").limit_in_words == "50 working days"


def test_there_is_no_clock_of_another_name() -> None:
    with pytest.raises(KeyError):
        DEFAULTS.clock("nonsense")


def test_values_are_asked_for_by_their_type() -> None:
    assert DEFAULTS.whole(PUBLICATION[0]) == 39
    assert DEFAULTS.word(PATHWAY_RULES[-1]) == "cannot_be_told"
    with pytest.raises(TypeError, match="has no word"):
        DEFAULTS.word(STATEMENT)
    with pytest.raises(TypeError, match="has no whole number"):
        DEFAULTS.whole(PATHWAY_RULES[-1])


def test_the_example_is_a_settings_file_that_changes_nothing() -> None:
    assert overridden(tomllib.loads(example_settings())) == DEFAULTS


def uncommented() -> str:
    """The example with every setting switched on, but those that have no default."""
    lines = []
    for line in example_settings().splitlines():
        is_setting = (
            line.startswith("# ") and " = " in line and line[2:].split(" = ")[0].isidentifier()
        )
        if is_setting and "not set" not in line:
            lines.append(line[2:])
        elif line.startswith("["):
            lines.append(line)
    return "\n".join(lines)


def test_the_example_shows_every_setting_at_its_default() -> None:
    loaded = tomllib.loads(uncommented())
    changed = overridden(loaded)
    assert {key for key, _ in changed.changes} == {
        rule.id for rule in settings() if rule.value is not None
    }
    assert changed.clocks() == CLOCKS
    assert all(changed.rule(rule) is rule for rule in RULES)
