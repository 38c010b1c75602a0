"""Checks of lists that nobody thought of: slow, obvious answers beside the fast ones; no crash."""

from dataclasses import replace
from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_cases import keep_typed
from small_lists import FIRST_DATA_ROW, snapshot
from thorough import examples

from ilacs.lists import checking
from ilacs.lists.declared import ALL, Kind, Layout, code_sets
from ilacs.lists.findings import SCHEMA
from ilacs.lists.rulebook import rules
from ilacs.lists.snapshot import ROW, ReferenceDate, Settled

LEAP_DAYS = [date(2008, 2, 29), date(2024, 2, 29), date(2024, 2, 28), date(2025, 2, 28)]
days = st.one_of(st.dates(date(2005, 1, 1), date(2028, 12, 31)), st.sampled_from(LEAP_DAYS))
CHILDREN = ["A1", "B2", "C3"]


def rows_found(findings, rule, list_id):
    found = findings.filter((pl.col("rule") == rule) & (pl.col("list") == list_id))
    return set(found["row"].to_list())


# Ages


def years_completed(born, day):
    """Count birthdays one by one."""
    if born > day:
        return -1
    years = 0
    while birthday(born, years + 1) <= day:
        years += 1
    return years


def birthday(born, years):
    year = born.year + years
    if (born.month, born.day) == (2, 29) and not is_leap(year):
        return date(year, 3, 1)
    return born.replace(year=year)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@settings(max_examples=examples(50))
@given(
    born=st.lists(days, min_size=1, max_size=6),
    ages=st.lists(st.integers(-1, 20), min_size=6, max_size=6),
    reference_date=days,
)
def test_ages_are_birthdays_counted_one_by_one(born, ages, reference_date):
    rows = [{"date_of_birth": day, "age": age} for day, age in zip(born, ages, strict=False)]
    findings = checking.check(snapshot(reference_date, contacts=rows))
    off = [abs(row["age"] - years_completed(row["date_of_birth"], reference_date)) for row in rows]
    by_row = dict(enumerate(off, FIRST_DATA_ROW))
    assert rows_found(findings, "x03-age-a-year-off", "contacts") == {
        row for row, years in by_row.items() if years == 1
    }
    assert rows_found(findings, "x03-age-far-off", "contacts") == {
        row for row, years in by_row.items() if years > 1
    }


# Counts of twelve months


def a_year_before(day):
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def least_counts(rows, counted, since):
    """For each row the least number that its child's rows allow; None where nothing is known."""
    least = []
    for row in rows:
        own = [each for each in rows if each["child_id"] == row["child_id"]]
        known = [each[since] for each in own if each[since]]
        if row["child_id"] is None or not known:
            least.append(None)
            continue
        latest = max(known)
        events = {each[counted] for each in own if each[counted]}
        least.append(len({day for day in events if a_year_before(latest) < day < latest}))
    return least


some_days = st.one_of(
    st.none(),
    st.dates(date(2024, 2, 27), date(2024, 3, 2)),
    st.dates(date(2023, 2, 26), date(2023, 3, 2)),
)
enquiry_rows = st.lists(
    st.fixed_dictionaries(
        {
            "child_id": st.sampled_from([*CHILDREN, None]),
            "strategy_discussion": some_days,
            "conference_date": some_days,
            "enquiries_12_months": st.one_of(st.none(), st.integers(-1, 3)),
            "conferences_12_months": st.integers(0, 3),
        }
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=examples(60))
@given(enquiry_rows)
def test_counts_are_never_lower_than_what_the_list_shows(rows):
    findings = checking.check(snapshot(enquiries=rows))
    expected = set()
    for column, counted in (
        ("enquiries_12_months", "strategy_discussion"),
        ("conferences_12_months", "conference_date"),
    ):
        least = least_counts(rows, counted, "strategy_discussion")
        expected |= {
            (number, column)
            for number, (row, count) in enumerate(zip(rows, least, strict=True), FIRST_DATA_ROW)
            if count is not None and row[column] is not None and 0 <= row[column] < count
        }
    found = findings.filter(pl.col("rule") == "x25-count-too-low").select("row", "column").rows()
    assert set(found) == expected


# Case status beside plans, care and assessments

ENDS = st.sampled_from([None, date(2026, 1, 5)])
need_rows = st.fixed_dictionaries(
    {
        "child_id": st.sampled_from([*CHILDREN, None]),
        "need_end": ENDS,
        "case_status": st.sampled_from(
            [None, *(code.key for code in code_sets()["case_status"].codes)]
        ),
    }
)
plan_rows = st.fixed_dictionaries({"child_id": st.sampled_from(CHILDREN), "plan_end": ENDS})
care_rows = st.fixed_dictionaries(
    {
        "child_id": st.sampled_from(CHILDREN),
        "care_end": ENDS,
        "legal_status": st.sampled_from(["C2", "V2", "V3", "V4"]),
    }
)
assessment_rows = st.fixed_dictionaries(
    {"child_id": st.sampled_from(CHILDREN), "assessment_authorised": ENDS}
)


def status_rules(need, plans, care, assessments):
    """The rules of X11 and X12 that one row of need trips, read from the specification."""
    child, status, closed = need["child_id"], need["case_status"], need["need_end"] is not None
    on_plan = any(row["child_id"] == child and row["plan_end"] is None for row in plans)
    open_care = [row for row in care if row["child_id"] == child and row["care_end"] is None]
    in_care = any(row["legal_status"] not in ("V3", "V4") for row in open_care[:1])
    assessed = any(
        row["child_id"] == child and row["assessment_authorised"] is None for row in assessments
    )
    tripped = set()
    if child is None:
        return tripped
    if closed and on_plan:
        tripped.add("x12-closed-but-on-plan")
    if closed and in_care:
        tripped.add("x12-closed-but-in-care")
    if status is None:
        return tripped
    said_open = not closed and status != "closed"
    if said_open and on_plan and status not in ("child_protection_plan", "looked_after"):
        tripped.add("x11-on-plan-other-status")
    if said_open and in_care and status != "looked_after":
        tripped.add("x11-in-care-other-status")
    if status == "child_protection_plan" and not on_plan:
        tripped.add("x11-status-plan-but-no-plan")
    if status == "looked_after" and not open_care:
        tripped.add("x11-status-care-but-not-in-care")
    if status == "open_assessment" and not assessed:
        tripped.add("x11-status-assessment-but-none-open")
    return tripped


STATUS_RULES = {
    "x11-on-plan-other-status",
    "x11-in-care-other-status",
    "x11-status-plan-but-no-plan",
    "x11-status-care-but-not-in-care",
    "x11-status-assessment-but-none-open",
    "x12-closed-but-on-plan",
    "x12-closed-but-in-care",
}


@settings(max_examples=examples(60))
@given(
    st.lists(need_rows, min_size=1, max_size=5),
    st.lists(plan_rows, max_size=4),
    st.lists(care_rows, max_size=4),
    st.lists(assessment_rows, max_size=4),
)
def test_case_status_says_what_the_other_lists_say(need, plans, care, assessments):
    lists = {
        "children_in_need": need,
        "child_protection": [*plans, {"child_id": "Z9", "plan_end": None}],
        "children_in_care": [*care, {"child_id": "Z9", "care_end": None, "legal_status": "C2"}],
        "assessments": [*assessments, {"child_id": "Z9", "assessment_authorised": None}],
    }
    findings = checking.check(snapshot(**lists))
    found = {
        (row, rule)
        for row, rule, list_id in findings.select("row", "rule", "list").rows()
        if rule in STATUS_RULES and list_id == "children_in_need"
    }
    assert found == {
        (number, rule)
        for number, row in enumerate(need, FIRST_DATA_ROW)
        for rule in status_rules(row, plans, care, assessments)
    }


# Anything at all

CANARY = "Canary Q. Secret"
extreme_days = st.sampled_from(
    [date.min, date(1600, 2, 29), date(2026, 3, 31), date(2026, 4, 1), date(2025, 9, 30), date.max]
)


def cells(column):
    if column.kind is Kind.DATE:
        return st.one_of(st.none(), extreme_days, days)
    if column.kind is Kind.INTEGER:
        return st.one_of(st.none(), st.integers(-(2**31), 2**31 - 1), st.integers(-1, 3))
    if column.kind is Kind.CODE:
        keys = [code.key for code in code_sets()[column.codes].codes]
        return st.one_of(st.none(), st.sampled_from(keys))
    if column.kind is Kind.IDENTIFIER:
        return st.sampled_from([None, *CHILDREN, CANARY])
    return st.sampled_from([None, "", CANARY, "Leeds", "CON"])


@st.composite
def any_snapshots(draw):
    lists = {}
    for spec in draw(st.lists(st.sampled_from(ALL), min_size=1, max_size=5, unique=True)):
        columns = draw(st.lists(st.sampled_from(spec.columns), min_size=1, unique=True))
        row = st.fixed_dictionaries({column.name: cells(column) for column in columns})
        lists[spec.id] = draw(st.lists(row, min_size=1, max_size=4))
    day = draw(st.one_of(st.none(), days, extreme_days))
    made = replace(
        snapshot(day, **lists),
        authority=draw(st.sampled_from([None, "Leeds"])),
        layout=draw(st.sampled_from([None, *Layout])),
    )
    kept = [
        (list_id, FIRST_DATA_ROW, name)
        for list_id, rows in lists.items()
        for name in rows[0]
        if draw(st.booleans())
    ]
    if day is None:
        made = replace(made, reference_date=ReferenceDate(None, Settled.UNKNOWN, "not known"))
    return keep_typed(made, kept)


@settings(max_examples=examples(40))
@given(any_snapshots(), any_snapshots())
def test_any_lists_are_checked_and_no_cell_is_repeated(now, before):
    findings = checking.check(now, before)
    assert findings.schema == SCHEMA
    assert set(findings["rule"]) <= set(rules())
    assert CANARY not in findings.write_csv()
    assert not findings.is_duplicated().any()
    for rule, list_id, row, column in findings.select("rule", "list", "row", "column").rows():
        if list_id is not None:
            read = now.lists[list_id]
            assert row is None or row in read.rows[ROW]
            assert column is None or column in read.spec.by_name, rule
    table = checking.completeness(now)
    parts = ["filled", "blank_required", "blank_allowed", "kept_as_typed"]
    assert (table.select(pl.sum_horizontal(parts)).to_series() == table["rows"]).all()
    skipped = checking.skipped(now)
    assert CANARY not in skipped.write_csv()
    compared = checking.compare(now, before)
    for row in compared.counts.to_dicts():
        read = now.lists[row["list"]]
        people = read.rows[read.spec.key[0]].drop_nulls().n_unique()
        assert row["new"] + row["changed"] + row["same"] == people
