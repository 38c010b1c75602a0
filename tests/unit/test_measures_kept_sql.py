"""SQL that is kept: it is what the measures say, and is left aside where it may not be."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from measured import clocks_of
from small_lists import REFERENCE_DATE, snapshot

from ilacs.measures.data import data_of
from ilacs.measures.declared import ALL
from ilacs.measures.described import By
from ilacs.measures.engines import kept
from ilacs.measures.engines.duckdb import DuckDB
from ilacs.measures.engines.queries import Query, sql_of
from ilacs.measures.measuring import Measured

sys.path.append(str(Path(__file__).parents[2] / "scripts"))

import keep_sql

INTERVIEWS = tuple(each for each in ALL if each.id == "return-interviews-in-time")


def test_the_file_is_what_the_measures_say():
    there = kept.file_of("duckdb").read_text(encoding="utf-8")
    assert there == keep_sql.text(), "Run `python scripts/keep_sql.py`."


def test_every_measure_and_breakdown_is_kept():
    names = set(kept.kept_sql("duckdb"))
    assert names >= {f"rows behind: {each.id}" for each in ALL}
    assert names >= {f"rows_behind: counted by {by}" for by in By}


def test_kept_words_are_used_as_they_are():
    def never():
        raise AssertionError("written although it is kept")

    query = Query("rows behind: contacts", never)
    assert sql_of(query, "duckdb") == kept.kept_sql("duckdb")["rows behind: contacts"]


@pytest.fixture
def no_memory():
    kept.kept_sql.cache_clear()
    yield
    kept.kept_sql.cache_clear()


def test_what_was_written_from_other_measures_is_left_aside(monkeypatch, no_memory):
    assert kept.kept_sql("duckdb")
    kept.kept_sql.cache_clear()
    monkeypatch.setattr(kept, "written_from", lambda: "something else")
    assert kept.kept_sql("duckdb") == {}


def test_without_the_file_everything_is_written(monkeypatch, tmp_path, no_memory):
    monkeypatch.setattr(kept, "file_of", lambda dialect: tmp_path / "none.sql")
    assert kept.kept_sql("duckdb") == {}


def test_a_dialect_of_which_none_is_kept():
    assert kept.kept_sql("postgres") == {}


def test_a_statement_must_fit_on_a_line():
    with pytest.raises(ValueError, match="does not fit"):
        kept.in_file({"a": "select\n1"})


@pytest.mark.parametrize(("limit", "met"), [(None, 1), (24, 0)])
def test_a_changed_clock_reaches_a_measure_whose_words_are_kept(limit, met):
    """Returned on the first day; an interview two days later is within 72 hours, not within 24."""
    clocks = clocks_of()
    (used,) = INTERVIEWS[0].clocks
    if limit:
        clocks[used] = replace(clocks[used], limit=limit)
    returned = REFERENCE_DATE - timedelta(days=20)
    lists = snapshot(
        missing_episodes=[
            {"child_id": "1", "episode_id": "a", "started": returned, "returned": returned}
        ],
        return_interviews=[
            {
                "child_id": "1",
                "episode_id": "a",
                "episode_started": returned,
                "completed": returned + timedelta(days=2),
                "offered": "yes",
                "accepted": "yes",
            }
        ],
    )
    needed = {name: frozenset(columns) for name, columns in INTERVIEWS[0].needs.items()}
    data = data_of([lists], clocks.values())
    data = replace(data, columns=dict.fromkeys(data.columns, needed))
    measured = Measured(DuckDB(), data, clocks, INTERVIEWS)
    assert measured.figures["met"].to_list() == [met]


def test_a_measure_that_one_snapshot_cannot_answer():
    """It has a figure in the other snapshot, with the rows of the other alone."""
    asked = tuple(each for each in ALL if each.id == "contacts")
    clocks = clocks_of()
    here = snapshot(contacts=[{"child_id": "1", "contact_date": REFERENCE_DATE}])
    there = replace(snapshot(), authority="Elsewhere")
    measured = Measured(DuckDB(), data_of([here, there], clocks.values()), clocks, asked)
    assert measured.figures["authority"].to_list() == [here.authority or ""]
    assert [one.authority for one in measured.not_measured] == ["Elsewhere"]
    assert measured.rows("contacts").height == 1


def test_the_days_of_the_example_do_not_matter():
    assert date(2026, 3, 31).isoformat() not in kept.file_of("duckdb").read_text(encoding="utf-8")
