"""Figures, their groups, worklists and movements, by hand on a small table, on every engine."""

from dataclasses import replace
from datetime import date

import ibis
import polars as pl
import pytest
from measured import ENGINES, clocks_of, machine_of
from small_lists import snapshot

from ilacs.lists.snapshot import ReferenceDate, Settled
from ilacs.measures.data import CannotMeasure, data_of
from ilacs.measures.declared import by_id
from ilacs.measures.described import By
from ilacs.measures.measure import Unit
from ilacs.measures.measuring import Measured
from ilacs.measures.rows import rows_of

FEBRUARY, MARCH = date(2026, 2, 28), date(2026, 3, 31)
MACHINES = pytest.mark.parametrize("engine", [name for name in ENGINES if name != "oracle"])

LIKE = replace(
    by_id()["assessments-in-time"],
    clocks=(),
    needs={"child_protection": ("plan_start", "seen_alone")},
    helped_by={},
)


def rows(given):
    plans = given["child_protection"]
    return rows_of(
        "child_protection",
        plans,
        met=plans["seen_alone"] == "yes",
        excluded=[("ended", plans["plan_end"].notnull())],
        days=plans["reference_date"].delta(plans["plan_start"], unit="day"),
        due=plans["last_review"],
    )


def categories(given):
    plans = given["child_protection"]
    return rows_of(
        "child_protection",
        plans,
        met=plans["latest_category"].notnull() | ibis.null("boolean"),
        category=plans["latest_category"],
    )


SHARE = replace(LIKE, id="share", unit=Unit.SHARE, rows=rows, worklist=True)
COUNT = replace(LIKE, id="count", unit=Unit.COUNT, rows=rows)
LENGTH = replace(LIKE, id="length", unit=Unit.DAYS, rows=rows)
MIX = replace(LIKE, id="mix", unit=Unit.MIX, rows=categories)
SEVERAL = (SHARE, COUNT, LENGTH, MIX)


def plan(child, seen, **more):
    return {"child_id": child, "seen_alone": seen, "plan_start": date(2026, 3, 1), **more}


PLANS = (
    plan("1", "yes", team="East", gender="female", plan_start=date(2026, 3, 21)),  # 10 days
    plan("2", "yes", team="East", gender="male", plan_start=date(2026, 3, 11)),  # 20 days
    plan("3", "no", team="West", gender="male", plan_start=date(2026, 3, 1)),  # 30 days
    plan("4", None, team=None, gender="male", plan_start=date(2026, 2, 19)),  # 40 days
    plan("5", "yes", team="West", gender="male", plan_end=date(2026, 3, 2)),
)


def measured(engine, *snapshots, measures=SEVERAL, **how):
    snapshots = snapshots or (snapshot(child_protection=PLANS),)
    clocks = clocks_of()
    return Measured(
        machine_of(engine), data_of(snapshots, clocks.values()), clocks, measures, **how
    )


def of(table, measure_id, *columns):
    return table.filter(pl.col("measure") == measure_id).select(columns).rows()


@MACHINES
def test_a_figure_is_its_rows_counted(engine):
    found = measured(engine)
    counts = ("met", "not_met", "not_known", "excluded", "of", "children")
    # 1 and 2 are met, 3 is not, of 4 it is not known, 5 is left out.
    assert of(found.figures, "share", *counts) == [(2, 1, 1, 1, 4, 2)]
    assert of(found.figures, "share", "value") == [(100 * 2 / 4,)]
    assert of(found.figures, "count", "value") == [(2.0,)]
    assert of(found.figures, "length", "value") == [((20 + 30) / 2,)]  # of 10, 20, 30 and 40
    assert found.reasons.filter(pl.col("measure") == "share")["reason"].to_list() == ["ended"]
    assert found.rows("share")["state"].to_list() == [
        "met",
        "met",
        "not met",
        "not known",
        "excluded",
    ]


@MACHINES
def test_lengths_count_the_rows_of_each_number_of_days(engine):
    found = measured(engine).lengths
    once = [(days, 1) for days in (10, 20, 30, 40)]  # 5 is left out
    assert of(found, "length", "days", "rows") == once


@MACHINES
def test_what_is_counted_of_rows_that_are_not_kept_is_the_same(engine):
    """With a snapshot that only one of the measures can be answered from."""
    less = snapshot(child_protection=[{"child_id": "6", "plan_start": FEBRUARY}])
    less = replace(less, authority="Elsewhere")
    other = replace(MIX, id="other", needs={"child_protection": ("plan_start",)})
    both = (snapshot(child_protection=PLANS), less)
    kept = measured(engine, *both, measures=(*SEVERAL, other))
    answers = (kept.figures, kept.shares(), kept.reasons, kept.lengths)
    passing = measured(engine, *both, measures=(*SEVERAL, other), rows_kept=False)
    assert passing.figures.equals(answers[0])
    assert passing.shares().equals(answers[1])
    assert passing.reasons.equals(answers[2])
    assert passing.lengths.equals(answers[3])
    assert [len(each) for each in answers] == [6, 3, 3, 12]
    assert passing.rows("share").equals(kept.rows("share"))


@MACHINES
def test_a_breakdown_adds_up_and_shows_what_is_not_recorded(engine):
    teams = measured(engine).broken_down(By.TEAM)
    assert of(teams, "share", "team", "met", "of", "excluded", "value") == [
        ("East", 2, 2, 0, 100.0),
        ("West", 0, 1, 1, 0.0),
        ("not recorded", 0, 1, 0, None),  # Of that one it is not known.
    ]


@MACHINES
def test_what_a_list_has_no_column_for_comes_from_the_childs_other_rows(engine):
    lists = snapshot(
        child_protection=[plan("1", "yes", ethnicity="WIRT"), plan("2", "no", ethnicity=None)],
        children_in_care=[
            {"child_id": "1", "placement_type": "U6", "ethnicity": "CHNE"},
            {"child_id": "2", "ethnicity": "CHNE"},
        ],
    )
    found = measured(engine, lists)
    assert of(found.broken_down(By.PLACEMENT), "share", "placement", "of") == [
        ("U6", 1),
        ("not recorded", 1),
    ]
    # Its own list has ethnicity: what it says, and where it is blank it is blank.
    assert of(found.broken_down(By.ETHNIC_GROUP), "share", "ethnic_group", "of") == [
        ("White", 1),
        ("not recorded", 1),
    ]


@MACHINES
@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2026, 4, 1), "unborn"),
        (date(2026, 3, 31), "under 1"),
        (date(2025, 4, 1), "under 1"),
        (date(2025, 3, 31), "1 to 4"),
        (date(2010, 4, 1), "10 to 15"),
        (date(2010, 3, 31), "16 and 17"),
        (date(2008, 3, 31), "18 and over"),
        (None, "5 to 9"),  # by the age as listed
    ],
)
def test_age_bands_are_of_the_reference_date(engine, born, band):
    lists = snapshot(child_protection=[plan("1", "yes", date_of_birth=born, age=7)])
    assert of(measured(engine, lists).broken_down(By.AGE_BAND), "share", "age_band") == [(band,)]


@MACHINES
def test_shares_of_a_mix(engine):
    lists = snapshot(
        child_protection=[
            plan("1", "yes", latest_category="neglect"),
            plan("2", "yes", latest_category="neglect"),
            plan("3", "yes", latest_category="physical"),
            plan("4", "yes", latest_category=None),
        ]
    )
    assert of(measured(engine, lists).shares(), "mix", "category", "met", "of", "value") == [
        ("neglect", 2, 4, 50.0),
        ("not recorded", 1, 4, 25.0),
        ("physical", 1, 4, 25.0),
    ]


@MACHINES
def test_nothing_to_count_is_zero_and_no_share(engine):
    lists = snapshot(child_protection=[plan("1", "yes")])
    none = replace(SHARE, rows=lambda given: rows(given).filter(ibis.literal(False)))
    nobody = replace(none, id="nobody", unit=Unit.COUNT)
    figures = measured(engine, lists, measures=(none, nobody)).figures
    assert of(figures, "share", "met", "of", "value") == [(0, 0, None)]
    assert of(figures, "nobody", "met", "of", "value") == [(0, 0, 0.0)]


@MACHINES
def test_where_nothing_is_known_there_is_no_result(engine):
    """Nought of three would look like all late, or like nothing wrong."""
    lists = snapshot(child_protection=[plan("1", None), plan("2", None), plan("3", "yes")])
    counting = replace(SHARE, id="count", unit=Unit.COUNT)
    figures = measured(engine, lists, measures=(SHARE, counting)).figures
    assert of(figures, "share", "met", "of", "value") == [(1, 3, 100 * 1 / 3)]
    lists = snapshot(child_protection=[plan("1", None), plan("2", None)])
    figures = measured(engine, lists, measures=(SHARE, counting)).figures
    for measure_id in ("share", "count"):
        assert of(figures, measure_id, "met", "of", "not_known", "value") == [(0, 2, 2, None)]


@MACHINES
def test_a_worklist_starts_with_what_has_no_day_and_the_longest_overdue(engine):
    due = [date(2026, 4, 14), date(2026, 3, 30), date(2026, 3, 31), None, date(2026, 4, 15)]
    plans = [plan(str(number), "no", last_review=day) for number, day in enumerate(due)]
    ended = plan("9", "no", last_review=date(2026, 1, 1), plan_end=date(2026, 3, 2))
    found = measured(engine, snapshot(child_protection=[*plans, ended]))
    assert of(found.due(14), "share", "child_id", "days_left", "when") == [
        ("3", None, "no date known"),
        ("1", -1, "overdue"),
        ("2", 0, "due today"),
        ("0", 14, "due soon"),
    ]  # 4 is due in 15 days; 9 has ended.
    later = found.due(0, as_at=date(2026, 4, 15))
    assert of(later, "share", "child_id", "days_left")[1:] == [
        ("1", -16),
        ("2", -15),
        ("0", -1),
        ("4", 0),
    ]
    assert set(later["measure"]) == {"share"}, "the others are no worklists"


@MACHINES
def test_who_moved_in_and_out(engine):
    before = snapshot(
        FEBRUARY,
        child_protection=[plan("1", "yes"), plan("2", "no"), plan("3", "yes"), plan("4", "yes")],
    )
    now = snapshot(
        MARCH,
        child_protection=[
            plan("1", "yes"),
            plan("2", "yes"),
            plan("3", None),
            plan("5", "yes"),
            plan("5", "no"),  # A child with two rows stands where the better one is.
            plan("6", "no"),
        ],
    )
    found = measured(engine, before, now, measures=(SHARE,))
    assert found.moved(FEBRUARY, MARCH).select("child_id", "before", "now", "moved").rows() == [
        ("2", "not met", "met", "moved in"),
        ("5", "not among them", "met", "moved in"),
        ("3", "met", "not known", "moved out"),
        ("4", "met", "not among them", "moved out"),
        ("1", "met", "met", "stayed"),
    ]
    assert of(found.figures, "share", "reference_date", "met", "of") == [
        (FEBRUARY, 3, 4),
        (MARCH, 3, 6),
    ]


@MACHINES
def test_children_are_never_those_of_another_authority(engine):
    one = replace(snapshot(child_protection=[plan("1", "yes")]), authority="Leeds")
    other = replace(
        snapshot(child_protection=[plan("1", "no")], children_in_care=[{"child_id": "1"}]),
        authority="Kent",
    )
    found = measured(engine, one, other, measures=(SHARE,))
    assert of(found.figures, "share", "authority", "met", "of") == [("Kent", 0, 1), ("Leeds", 1, 1)]


@MACHINES
def test_what_cannot_be_measured_is_said_and_has_no_figure(engine):
    whole = snapshot(FEBRUARY, child_protection=[plan("1", "yes")])
    without_column = snapshot(
        MARCH, child_protection=[{"child_id": "1", "plan_start": date(2026, 3, 1)}]
    )
    found = measured(engine, whole, without_column, measures=(SHARE,))
    assert of(found.figures, "share", "reference_date") == [(FEBRUARY,)]
    (said,) = found.not_measured
    assert said.reference_date == MARCH
    assert said.reason.startswith("List 7: ")
    assert "the list has no column" in said.reason
    assert found.moved(FEBRUARY, MARCH).height == 0, "nobody is said to have moved out"
    without_list = snapshot(MARCH, contacts=[{"child_id": "1"}])
    found = measured(engine, whole, without_list, measures=(SHARE,))
    assert found.not_measured[0].reason.endswith("this list is not there.")


@MACHINES
def test_lists_that_answer_nothing_are_refused(engine):
    with pytest.raises(CannotMeasure, match="None of the measures can be answered"):
        measured(engine, snapshot(contacts=[{"child_id": "1"}]))


def test_lists_that_cannot_be_told_apart_or_dated_are_refused():
    with pytest.raises(CannotMeasure, match="same reference date"):
        data_of([snapshot(), snapshot()], ())
    undated = replace(snapshot(), reference_date=ReferenceDate(None, Settled.UNKNOWN, "no date"))
    with pytest.raises(CannotMeasure, match="reference date of the lists is not known"):
        data_of([undated], ())
    with pytest.raises(CannotMeasure, match="no lists to measure"):
        data_of([], ())
