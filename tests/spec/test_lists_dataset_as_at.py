"""A data set as at a day: what was known by then, by its dates, and nothing else."""

from datetime import date

import polars as pl
import pytest
from small_dataset import DAY, child, listed, made

D = date.fromisoformat


def contact(number, day, **more):
    return {
        "cont_contact_id": number,
        "cont_person_id": "1",
        "cont_contact_date": day,
        "cont_contact_source_code": "6",
        **more,
    }


def episode(**more):
    return {
        "cine_referral_id": "r1",
        "cine_person_id": "1",
        "cine_referral_date": "2025-11-01",
        "cine_close_date": None,
        "cine_close_reason": None,
        **more,
    }


ASSESSED = {
    "cina_assessment_id": "a1",
    "cina_person_id": "1",
    "cina_assessment_start_date": "2025-11-02",
    "cina_assessment_auth_date": "2025-12-10",
    "cina_assessment_outcome_nfa": "N",
}


def test_six_months_begin_on_the_same_day_of_the_month_or_its_last(tmp_path):
    # Six months before 31 March 2026 is 30 September 2025, the last day of that month.
    contacts = [
        contact("a", "2025-09-29"),
        contact("b", "2025-09-30"),
        contact("c", "2026-03-31"),
        contact("d", "2026-04-01"),
    ]
    rows = {"ssd_person": [child()], "ssd_contacts": contacts}
    assert listed(tmp_path, "contacts", "contact_date", day=D("2026-03-31"), **rows) == [
        (D("2025-09-30"),),
        (D("2026-03-31"),),
    ]


def test_what_ended_after_the_day_is_open(tmp_path):
    rows = {
        "ssd_person": [child()],
        "ssd_cin_episodes": [episode(cine_close_date="2026-02-01", cine_close_reason="RC7")],
        "ssd_cin_assessments": [ASSESSED],
    }
    columns = ("children_in_need", "need_end", "closure_reason", "case_status")
    assert listed(tmp_path, *columns, day=D("2026-02-01"), **rows) == [
        (D("2026-02-01"), "RC7", "closed")
    ]
    # The day before, nothing of the end was known; the assessment was finished.
    assert listed(tmp_path, *columns, day=D("2026-01-31"), **rows) == [(None, None, None)]
    # And before that, the assessment was open.
    assert listed(tmp_path, *columns, day=D("2025-12-09"), **rows) == [
        (None, None, "open_assessment")
    ]


def test_an_outcome_is_known_from_the_day_of_its_decision(tmp_path):
    rows = {"ssd_person": [child()], "ssd_cin_assessments": [ASSESSED]}
    columns = ("assessments", "assessment_authorised", "support_required")
    assert listed(tmp_path, *columns, day=D("2025-12-10"), **rows) == [(D("2025-12-10"), "yes")]
    assert listed(tmp_path, *columns, day=D("2025-12-09"), **rows) == [(None, None)]


def test_a_conference_to_come_was_not_held(tmp_path):
    rows = {
        "ssd_person": [child()],
        "ssd_s47_enquiry": [
            {
                "s47e_s47_enquiry_id": "s1",
                "s47e_person_id": "1",
                "s47e_s47_start_date": "2025-12-01",
                "s47e_s47_end_date": "2025-12-20",
                "s47e_s47_nfa": "N",
            }
        ],
        "ssd_initial_cp_conference": [
            {
                "icpc_icpc_id": "i1",
                "icpc_s47_enquiry_id": "s1",
                "icpc_person_id": "1",
                "icpc_icpc_date": "2026-01-10",
                "icpc_icpc_outcome_cp_flag": "Y",
            }
        ],
    }
    columns = ("enquiries", "conference_unnecessary", "conference_date", "plan_resulted")
    assert listed(tmp_path, *columns, day=D("2026-01-10"), **rows) == [
        ("no", D("2026-01-10"), "yes")
    ]
    assert listed(tmp_path, *columns, day=D("2026-01-09"), **rows) == [("no", None, None)]
    assert listed(tmp_path, *columns, day=D("2025-12-19"), **rows) == [(None, None, None)]


@pytest.mark.parametrize(
    ("born", "expected", "age", "shown"),
    [
        ("2016-03-31", None, 10, "2016-03-31"),  # the birthday itself
        ("2016-04-01", None, 9, "2016-04-01"),
        ("2026-03-31", None, 0, "2026-03-31"),
        (None, "2026-06-01", -1, "2026-06-01"),  # not born yet
        ("2026-05-20", "2026-06-01", -1, "2026-06-01"),  # born after the day
        ("2026-05-20", None, -1, "2026-05-20"),
        (None, "2026-01-01", None, "2026-01-01"),  # overdue: whether born is not known
        (None, None, None, None),
    ],
)
def test_age_on_the_day(tmp_path, born, expected, age, shown):
    rows = {
        "ssd_person": [child(pers_dob=born, pers_expected_dob=expected)],
        "ssd_contacts": [contact("a", "2026-03-01")],
    }
    assert listed(tmp_path, "contacts", "age", "date_of_birth", **rows) == [
        (age, shown and D(shown))
    ]


@pytest.mark.parametrize(
    ("day", "age"), [("2025-02-28", 0), ("2025-03-01", 1), ("2028-02-28", 3), ("2028-02-29", 4)]
)
def test_a_birthday_on_29_february_falls_on_1_march_of_other_years(tmp_path, day, age):
    rows = {
        "ssd_person": [child(pers_dob="2024-02-29")],
        "ssd_contacts": [contact("a", day)],
    }
    assert listed(tmp_path, "contacts", "age", day=D(day), **rows) == [(age,)]


@pytest.mark.parametrize(
    ("gender", "sex", "expected"),
    [
        ("M", "F", "male"),  # as the child wishes it recorded
        (None, "F", "female"),
        ("U", "F", "female"),
        ("00", None, "not_stated"),
        ("09", "M", "neither"),
        (None, None, None),
        ("U", "U", "not_stated"),
    ],
)
def test_gender_comes_before_sex(tmp_path, gender, sex, expected):
    rows = {
        "ssd_person": [child(pers_gender=gender, pers_sex=sex)],
        "ssd_contacts": [contact("a", "2026-03-01")],
    }
    assert listed(tmp_path, "contacts", "gender", **rows) == [(expected,)]


def involvement(number, worker, start, end=None, **more):
    return {
        "invo_involvements_id": number,
        "invo_person_id": "1",
        "invo_professional_id": worker,
        "invo_professional_team": f"Team of {worker}",
        "invo_involvement_start_date": start,
        "invo_involvement_end_date": end,
        "invo_professional_role_id": None,
        "invo_referral_id": None,
        **more,
    }


def worker_on(tmp_path, day, *involvements, closed=None):
    rows = {
        "ssd_person": [child()],
        "ssd_cin_episodes": [episode(cine_close_date=closed)],
        "ssd_cin_assessments": [ASSESSED],
        "ssd_professionals": [
            {"prof_professional_id": n, "prof_professional_name": f"Worker {n}"} for n in "ABC"
        ],
        "ssd_involvements": involvements,
    }
    return listed(tmp_path, "children_in_need", "worker", "team", day=D(day), **rows)


def test_the_worker_is_who_was_involved_on_the_day(tmp_path):
    history = (
        involvement("1", "A", "2025-11-01", "2026-01-05"),
        involvement("2", "B", "2026-01-05"),
    )
    assert worker_on(tmp_path, "2026-01-04", *history) == [("Worker A", "Team of A")]
    assert worker_on(tmp_path, "2026-01-06", *history) == [("Worker B", "Team of B")]


def test_a_case_that_nobody_holds_shows_nobody(tmp_path):
    gone = involvement("1", "A", "2025-11-01", "2026-01-05")
    assert worker_on(tmp_path, "2026-01-06", gone) == [(None, None)]


def test_a_closed_case_shows_who_held_it_last(tmp_path):
    gone = involvement("1", "A", "2025-11-01", "2026-01-05")
    assert worker_on(tmp_path, "2026-02-01", gone, closed="2026-01-20") == [
        ("Worker A", "Team of A")
    ]


def test_the_allocated_worker_comes_before_other_roles(tmp_path):
    several = (
        involvement("1", "A", "2025-11-01", invo_professional_role_id="Allocated Case Worker"),
        involvement(
            "2", "B", "2026-01-01", invo_professional_role_id="Independent Reviewing Officer"
        ),
        involvement("3", "C", "2026-02-01", invo_professional_role_id="Family support"),
    )
    assert worker_on(tmp_path, "2026-03-01", *several) == [("Worker A", "Team of A")]


def test_names_and_numbers_of_workers_and_teams_are_both_understood(tmp_path):
    rows = {
        "ssd_person": [child()],
        "ssd_cin_episodes": [
            {
                **episode(cine_referral_id="r1"),
                "cine_referral_team": "T1",
                "cine_referral_worker_id": "7",
            },
            {
                **episode(cine_referral_id="r2"),
                "cine_referral_team": "Front door",
                "cine_referral_worker_id": "J Smith",
            },
        ],
        "ssd_professionals": [{"prof_professional_id": "7", "prof_professional_name": "P Jones"}],
        "ssd_department": [{"dept_team_id": "T1", "dept_team_name": "Assessment"}],
    }
    assert listed(tmp_path, "referrals", "team", "worker", **rows) == [
        ("Assessment", "P Jones"),
        ("Front door", "J Smith"),
    ]


def test_every_row_is_accounted_for(tmp_path):
    contacts = [
        contact("a", "2025-01-01"),
        contact("b", "2026-03-01"),
        contact("b", "2026-03-01"),
        contact("c", "2026-05-01"),
        contact("d", ""),
        contact("e", "soon"),
        contact("f", "2026-03-02", cont_person_id=""),
    ]
    answer = made(tmp_path, ssd_person=[child()], ssd_contacts=contacts)
    accounts = answer.accounts.filter(table="ssd_contacts").drop("table")
    assert accounts.rows() == [
        (None, "known on the day", 2),
        (None, "about nobody", 1),
        (None, "the same as an earlier row", 1),
        (None, "after the day", 1),
        (None, "without a date", 2),
        ("contacts", "used", 1),
        ("contacts", "before the list's window", 1),
    ]
    rows = answer.snapshot.lists["contacts"]
    assert (rows.rows.height, rows.rows_reported, rows.rows_in) == (1, 3, 4)
    said = answer.snapshot.findings.filter(pl.col("place") == 1, pl.col("row").is_not_null())
    assert said.select("rule", "row").sort("row").rows() == [
        ("dataset-undated", 6),
        ("dataset-date-unread", 7),
        ("dataset-undated", 7),
        ("dataset-no-person-id", 8),
    ]


def test_a_child_whom_nobody_knows_keeps_the_row(tmp_path):
    answer = made(tmp_path, ssd_person=[], ssd_contacts=[contact("a", "2026-03-01")]).snapshot
    assert answer.lists["contacts"].rows.select("child_id", "gender").rows() == [("1", None)]
    assert answer.findings.filter(rule="dataset-person-unknown")["child_id"].to_list() == ["1"]


def test_the_day_is_the_reference_date(tmp_path):
    answer = made(tmp_path, ssd_person=[child()], authority="Rutland")
    assert answer.snapshot.reference_date.day == DAY
    assert answer.snapshot.authority == "Rutland"


@pytest.mark.parametrize("day", [date.min, date(2024, 2, 29), date.max])
def test_any_day_of_the_calendar_can_be_asked_for(tmp_path, day):
    care = {"clae_person_id": "1", "clae_cla_episode_start_date": "2020-01-01"}
    tables = {"ssd_person": [child()], "ssd_cla_episodes": [care], "ssd_care_leavers": []}
    answer = made(tmp_path, day=day, **tables).snapshot
    kept = answer.lists["children_in_care"].rows.height
    assert kept == int(day > D("2020-01-01"))
