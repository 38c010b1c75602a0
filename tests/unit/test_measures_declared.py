"""Every measure is whole: declared, told again by the oracle, shown in a small table."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from measured import clocks_of
from small_lists import snapshot

from ilacs.framework.themes import THEMES
from ilacs.lists.declared import by_id as lists_by_id
from ilacs.measures.data import data_of
from ilacs.measures.declared import ALL, by_id
from ilacs.measures.declared.unanswered import UNANSWERED
from ilacs.measures.engines.engine import CALENDAR, unbound
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW, WINDOWS, Given
from ilacs.measures.oracle import ORACLE
from ilacs.measures.rows import ROWS

SPEC = Path(__file__).parents[1] / "spec"
each_measure = pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.id)


@pytest.fixture(scope="module")
def tables():
    data = data_of([snapshot()], clocks_of().values())
    return {**data.lists, CALENDAR: data.calendar}


def test_ids_tell_measures_apart():
    assert len(by_id()) == len(ALL)
    assert [each.id for each in ALL if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each.id)] == []


def test_what_is_not_measured_is_explained():
    """The specification has 88 measures: each is here, or it is said why not."""
    measured = {each.number for each in ALL if each.number}
    explained = {each.number for each in UNANSWERED if each.number}
    assert measured | explained == set(range(1, 89))
    assert not measured & explained
    assert {name for each in UNANSWERED for name in each.instead} <= set(by_id())


def test_the_oracle_tells_every_measure():
    assert set(ORACLE) == set(by_id())


def test_every_measure_is_shown_in_a_small_table():
    words = "\n".join(path.read_text() for path in SPEC.glob("test_measures_*.py"))
    assert [each.id for each in ALL if f'"{each.id}"' not in words] == []


@each_measure
def test_a_measure_names_what_there_is(measure):
    for columns in (measure.needs, measure.helped_by):
        for list_id, names in columns.items():
            assert set(names) <= set(lists_by_id()[list_id].by_name), list_id
    assert set(measure.themes) <= {theme.slug for theme in THEMES}
    assert set(measure.clocks) <= set(clocks_of())
    assert measure.clocks or not measure.worklist or "due" in measure.traps


class Recorded(Mapping):
    """Clocks by their ids, which keeps in mind which were asked for. They are never listed."""

    def __init__(self, clocks, asked):
        self._clocks, self._asked = clocks, asked

    def __getitem__(self, clock_id):
        self._asked.add(clock_id)
        return self._clocks[clock_id]

    def __contains__(self, clock_id):
        self._asked.add(clock_id)
        return clock_id in self._clocks

    def __iter__(self):
        raise AssertionError("a measure that lists the clocks reads all of them")

    def __len__(self):
        raise AssertionError("a measure that counts the clocks reads all of them")


class Recording(Given):
    """What a measure is written in; `asked` are the clocks that it goes by."""

    def __init__(self, lists, calendar, clocks):
        self.asked = set()
        super().__init__(lists, calendar, Recorded(clocks, self.asked))

    def with_deadline(self, rows, **clocks):
        self.asked |= {clock for clock, _ in clocks.values()}
        return super().with_deadline(rows, **clocks)


@each_measure
def test_a_measure_goes_by_the_clocks_that_it_names_and_no_other(measure, tables):
    """What is kept of a measure may be used again for as long as its clocks are the same."""
    lists = {name: unbound(name, table) for name, table in tables.items() if name != CALENDAR}
    given = Recording(lists, unbound(CALENDAR, tables[CALENDAR]), clocks_of())
    measure.rows(given)
    assert given.asked == set(measure.clocks)


@pytest.mark.parametrize(
    ("going_by_one", "said"),
    [
        (lambda given: given.clocks["supervision"], {"supervision"}),
        (lambda given: given.clocks.get("supervision"), {"supervision"}),
        (lambda given: "supervision" in given.clocks, {"supervision"}),
        (
            lambda given: given.with_deadline(
                given["supervision"], due=("dental_check", "held"), no=("pep_review", "held")
            ),
            {"dental_check", "pep_review"},  # the second has no deadline: that is read too
        ),
        (lambda given: given["supervision"], set()),
    ],
)
def test_every_way_to_go_by_a_clock_is_seen(going_by_one, said, tables):
    lists = {"supervision": unbound("supervision", tables["supervision"])}
    given = Recording(lists, unbound(CALENDAR, tables[CALENDAR]), clocks_of())
    going_by_one(given)
    assert given.asked == said
    with pytest.raises(AssertionError):
        list(given.clocks)


def limit_as_written(clock):
    """A pattern for the limit of a clock, in digits or words, such as `20 working days`.

    Being in care for a year is who a measure is about, and no limit.
    """
    number, unit = clock.limit_in_words.split(" ", 1)
    numbers = {1: "1|one|a|an", 2: "2|two", 3: "3|three", 4: "4|four", 6: "6|six", 7: "7|seven"}
    return rf"(?<!in care for )\b({numbers.get(clock.limit, number)}) {unit}\b"


@each_measure
def test_a_measure_s_words_are_true_of_a_local_limit_too(measure):
    """The limit in force stands beside them, from the clock: they do not repeat the usual one."""
    words = " ".join((measure.name, measure.question, measure.met))
    clocks = [clocks_of()[clock] for clock in measure.clocks]
    written = [limit_as_written(clock) for clock in clocks if clock.limit]
    assert [found[0] for pattern in written if (found := re.search(pattern, words))] == []


def test_a_limit_is_recognised_however_it_is_written():
    pattern = limit_as_written(clocks_of()["care_visit_first"])
    assert all(re.search(pattern, words) for words in ("1 week", "a week", "one week"))
    assert not re.search(pattern, "21 weeks, two weeks")
    pattern = limit_as_written(clocks_of()["initial_conference"])
    assert re.search(pattern, "within 15 working days of it")


@each_measure
def test_a_measure_reads_only_what_it_says(measure, tables):
    """Were a column read that is not named, a list without it would give a wrong figure."""
    named = {
        list_id: {*measure.needs.get(list_id, ()), *measure.helped_by.get(list_id, ())}
        for list_id in {*measure.needs, *measure.helped_by}
    }
    always = {AUTHORITY, REFERENCE_DATE, ROW, "child_id", *WINDOWS}
    lists = {
        list_id: unbound(
            list_id,
            tables[list_id].select(
                name for name in tables[list_id].columns if name in always | names
            ),
        )
        for list_id, names in named.items()
    }
    rows = measure.rows(Given(lists, unbound(CALENDAR, tables[CALENDAR]), clocks_of()))
    assert tuple(rows.columns) == ROWS
