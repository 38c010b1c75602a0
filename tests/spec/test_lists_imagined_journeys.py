"""What is true of the children of any invented authority: the journeys that its lists tell."""

from datetime import date, timedelta

import polars as pl
import pytest

from ilacs.framework.calendar_steps import add_months
from ilacs.lists.checking import check
from ilacs.lists.findings import Severity
from ilacs.lists.imagined import imagine
from ilacs.lists.rulebook import rules

END = date(2026, 3, 31)
SIX, TWELVE = add_months(END, -6), add_months(END, -12)


@pytest.fixture(scope="module")
def months():
    return list(imagine(1200, 13, 11, ends=END))


@pytest.fixture(scope="module")
def lists(months):
    return {list_id: rows.rows for list_id, rows in months[-1].lists.items()}


def test_a_clean_example_has_no_errors_and_few_queries(months):
    found = check(months[-1], months[-2])
    errors = [rule for rule in found["rule"].unique() if rules()[rule].severity is Severity.ERROR]
    rows = sum(rows.rows.height for rows in months[-1].lists.values())
    assert errors == []
    assert found.height < rows / 100


def test_there_are_rows_to_look_at_in_every_list(lists):
    assert [list_id for list_id, table in lists.items() if table.is_empty()] == []


def test_a_referral_follows_a_contact_of_the_same_or_the_last_days(lists):
    contacts = set(lists["contacts"].select("child_id", "contact_date").rows())
    within = lists["referrals"].filter(pl.col("referral_date") > SIX + timedelta(days=5))
    for child, day in within.select("child_id", "referral_date").rows():
        assert any((child, day - timedelta(days=back)) in contacts for back in range(4))


def test_a_plan_begins_on_the_day_of_a_conference_that_decided_it(lists):
    decided = lists["enquiries"].filter(pl.col("plan_resulted") == "yes")
    conferences = set(decided.select("child_id", "conference_date").rows())
    begun = lists["child_protection"].filter(pl.col("plan_start") > SIX + timedelta(days=60))
    assert begun.height > 0
    assert set(begun.select("child_id", "plan_start").rows()) <= conferences


def test_an_adopted_child_leaves_care_that_day(lists):
    adopted = lists["adoption"].filter(pl.col("adoption_order") > SIX)
    left = lists["children_in_care"].filter(pl.col("care_end_reason").is_in(["E11", "E12"]))
    assert adopted.height > 0
    assert set(adopted.select("child_id", "adoption_order").rows()) == set(
        left.select("child_id", "care_end").rows()
    )


def test_the_case_status_is_the_first_that_holds(lists):
    in_care = set(lists["children_in_care"].filter(pl.col("care_end").is_null())["child_id"])
    on_plan = set(lists["child_protection"].filter(pl.col("plan_end").is_null())["child_id"])
    assessed = set(
        lists["assessments"].filter(pl.col("assessment_authorised").is_null())["child_id"]
    )
    for child, ended, status in (
        lists["children_in_need"].select("child_id", "need_end", "case_status").rows()
    ):
        expected = (
            ("closed", ended is not None),
            ("looked_after", child in in_care),
            ("child_protection_plan", child in on_plan),
            ("open_assessment", child in assessed and status != "child_in_need_plan"),
            ("child_in_need_plan", True),
        )
        assert status == next(key for key, holds in expected if holds)


@pytest.mark.parametrize(
    ("list_id", "day", "count"),
    [
        ("referrals", "referral_date", "referrals_12_months"),
        ("enquiries", "strategy_discussion", "enquiries_12_months"),
    ],
)
def test_counts_are_of_the_twelve_months_before_the_latest(months, list_id, day, count):
    known = {}
    for month in months:
        for child, when in month.lists[list_id].rows.select("child_id", day).rows():
            known.setdefault(child, set()).add(when)
    rows = months[-1].lists[list_id].rows
    assert rows[count].max() > 0
    for child, said in rows.select("child_id", count).rows():
        latest = max(known[child])
        first = add_months(latest, -12)
        assert said == sum(first <= when < latest for when in known[child])


def test_plans_counted_before_are_plans_that_were_there(months):
    starts = {}
    for month in months:
        for child, start in (
            month.lists["child_protection"].rows.select("child_id", "plan_start").rows()
        ):
            starts.setdefault(child, set()).add(start)
    for child, start, previous in (
        months[-1].lists["child_protection"].rows.select(
            "child_id", "plan_start", "previous_plans"
        ).rows()
    ):  # fmt: skip
        assert previous >= sum(other < start for other in starts[child])


def test_missing_episodes_are_those_that_list_8_counts(lists):
    episodes = lists["missing_episodes"].filter(
        (pl.col("missing_from") == "care") & (pl.col("kind") == "M") & (pl.col("started") > TWELVE)
    )
    listed = dict(episodes.group_by("child_id").len().rows())
    for child, start, counted in (
        lists["children_in_care"].select("child_id", "care_start", "missing_episodes").rows()
    ):
        if start <= TWELVE:
            assert counted == listed.get(child, 0)


def test_placements_counted_are_at_least_the_moves_that_months_show(months):
    seen = {}
    for month in months[-12:]:
        for child, care, start in (
            month.lists["children_in_care"]
            .rows.select("child_id", "care_start", "placement_start")
            .rows()
        ):
            seen.setdefault((child, care), set()).add(start)
    rows = months[-1].lists["children_in_care"].rows
    for child, care, counted in rows.select(
        "child_id", "care_start", "placements_12_months"
    ).rows():
        assert counted >= sum(start > TWELVE for start in seen[child, care])


def test_a_worker_holds_the_cases_that_the_workforce_list_counts(lists):
    open_cases = lists["children_in_need"].filter(pl.col("need_end").is_null())
    leavers = lists["care_leavers"].filter(pl.col("eligibility") != "eligible")
    held = pl.concat([open_cases["worker"], leavers["worker"]]).value_counts()
    counted = lists["workforce"].filter(pl.col("caseload") > 0).select("worker", "caseload")
    assert dict(held.rows()) == dict(counted.rows())


def test_pathway_reviews_are_the_latest_of_list_9(lists):
    latest = dict(
        lists["pathway_plans"].drop_nulls("completed").group_by("child_id")
        .agg(pl.col("completed").max()).rows()
    )  # fmt: skip
    for child, review in lists["care_leavers"].select("child_id", "last_pathway_review").rows():
        if child in latest:
            assert review >= latest[child]


def test_nobody_real_can_be_in_it(lists):
    for table in lists.values():
        if "child_id" in table.columns:
            assert table["child_id"].str.contains(r"^SYN\d{10}$").all()
    assert lists["children_in_care"]["placement_postcode"].str.contains(r"^ZA\d").all()
