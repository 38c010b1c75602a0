"""How each list's rows and columns come from the tables of the data set."""

from datetime import date

import pytest
from small_dataset import child, listed, made

D = date.fromisoformat


def each(prefix, *rows):
    """Rows of a table from dictionaries whose names lack the table's prefix."""
    return [{f"{prefix}_{name}": value for name, value in row.items()} for row in rows]


def episodes(*rows):
    """Episodes of care as (start, reason, ceased, reason ceased) of child 1."""
    return each(
        "clae",
        *(
            {
                "cla_episode_id": f"e{number}",
                "person_id": "1",
                "cla_episode_start_date": start,
                "cla_episode_start_reason": why,
                "cla_episode_ceased": ceased,
                "cla_episode_ceased_reason": ceased_why,
                "cla_placement_id": f"p{number}",
            }
            for number, (start, why, ceased, ceased_why) in enumerate(rows, start=1)
        ),
    )


def test_early_help_that_is_open_or_ended_in_six_months(tmp_path):
    rows = each(
        "earl",
        {"person_id": "1", "episode_start_date": "2024-01-01", "episode_end_date": "2025-09-29"},
        {"person_id": "2", "episode_start_date": "2024-01-01", "episode_end_date": "2025-09-30"},
        {"person_id": "3", "episode_start_date": "2024-01-01", "episode_end_date": None},
    )
    tables = {"ssd_person": [child(n) for n in "123"], "ssd_early_help_episodes": rows}
    assert listed(tmp_path, "early_help", "child_id", **tables) == [("2",), ("3",)]


def enquiry(number, start, end=None, nfa="N", outcome=None):
    return {
        "s47_enquiry_id": number,
        "person_id": "1",
        "s47_start_date": start,
        "s47_end_date": end,
        "s47_nfa": nfa,
        "s47_outcome_json": outcome,
    }


def conference(number, day, enquiry_id=None, **more):
    return {
        "icpc_id": number,
        "person_id": "1",
        "icpc_date": day,
        "s47_enquiry_id": enquiry_id,
        "icpc_outcome_cp_flag": "Y",
        "icpc_transfer_in": "N",
        **more,
    }


def test_enquiries_and_conferences_before_the_latest_enquiry(tmp_path):
    tables = {
        "ssd_person": [child()],
        "ssd_s47_enquiry": each(
            "s47e",
            enquiry("a", "2025-01-31", "2025-02-10"),  # a day too early
            enquiry("b", "2025-02-01", "2025-02-20"),
            enquiry("c", "2025-11-01", "2025-11-20"),
            enquiry("d", "2026-02-01", "2026-02-15"),  # the latest
        ),
        "ssd_initial_cp_conference": each(
            "icpc",
            conference("1", "2025-02-25", "b"),
            conference("2", "2025-12-01", "c"),
            conference("3", "2026-02-20", "d"),  # what the latest led to: not counted
            conference("4", "2025-06-01", icpc_transfer_in="Y"),  # moved in: not counted
        ),
    }
    columns = ("strategy_discussion", "enquiries_12_months", "conferences_12_months")
    assert listed(tmp_path, "enquiries", *columns, **tables) == [
        (D("2025-11-01"), 2, 2),
        (D("2026-02-01"), 2, 2),
    ]


def test_an_enquiry_has_one_row_however_many_conferences_it_led_to(tmp_path):
    tables = {
        "ssd_person": [child()],
        "ssd_s47_enquiry": each("s47e", enquiry("a", "2026-01-01", "2026-01-10")),
        "ssd_initial_cp_conference": each(
            "icpc", conference("1", "2026-02-01", "a"), conference("2", "2026-01-15", "a")
        ),
    }
    assert listed(tmp_path, "enquiries", "conference_date", **tables) == [(D("2026-01-15"),)]


@pytest.mark.parametrize(
    ("end", "nfa", "outcome", "on_plan", "expected"),
    [
        (None, None, None, False, None),  # not decided yet
        ("2026-01-10", "Y", None, False, "yes"),
        ("2026-01-10", "N", None, False, "no"),
        ("2026-01-10", "N", '{"CP_CONFERENCE_FLAG": "N"}', False, "yes"),
        ("2026-01-10", "N", '{"CP_CONFERENCE_FLAG": "Y"}', False, "no"),
        ("2026-01-10", "N", "{ CP_CONFERENCE_FLAG: Y }", False, "no"),
        ("2026-01-10", "Y", None, True, "no"),  # already on a plan: recorded as no
        ("2026-01-10", None, None, False, None),
    ],
)
def test_whether_a_conference_was_found_unnecessary(tmp_path, end, nfa, outcome, on_plan, expected):
    plan = {"person_id": "1", "cp_plan_start_date": "2025-10-01", "cp_plan_end_date": None}
    tables = {
        "ssd_person": [child()],
        "ssd_s47_enquiry": each("s47e", enquiry("a", "2026-01-01", end, nfa, outcome)),
        "ssd_cp_plans": each("cppl", *([plan] if on_plan else [])),
    }
    assert listed(tmp_path, "enquiries", "conference_unnecessary", **tables) == [(expected,)]


def referral(number, day, closed=None, why=None, **more):
    return {
        "referral_id": number,
        "person_id": "1",
        "referral_date": day,
        "close_date": closed,
        "close_reason": why,
        **more,
    }


def assessment(start="2025-12-01", end="2026-01-01"):
    return each(
        "cina",
        {"person_id": "1", "assessment_start_date": start, "assessment_auth_date": end},
    )


def need(tmp_path, *referrals, columns=("need_start",), **tables):
    tables = {
        "ssd_person": [child()],
        "ssd_cin_episodes": each("cine", *referrals),
        "ssd_cin_assessments": assessment(),
        **tables,
    }
    return listed(tmp_path, "children_in_need", *columns, **tables)


def test_a_child_who_was_only_referred_is_not_in_need(tmp_path):
    assert need(tmp_path, referral("a", "2025-12-01")) == [(D("2025-12-01"),)]
    assert need(tmp_path, referral("a", "2026-02-01")) == [], "the assessment was before it"


def test_a_case_closed_after_assessment_with_nothing_to_do_is_not_needed(tmp_path):
    assert need(tmp_path, referral("a", "2025-12-01", "2026-01-05", "RC8")) == []
    assert need(tmp_path, referral("a", "2025-12-01", "2026-01-05", "RC9")) != []


def test_an_open_episode_of_need_comes_before_a_later_closed_one(tmp_path):
    both = (referral("a", "2025-11-01"), referral("b", "2025-12-01", "2026-01-10", "RC7"))
    assert need(tmp_path, *both) == [(D("2025-11-01"),)]


def test_where_assessments_are_not_held_no_episode_is_kept_out_for_the_lack_of_one(tmp_path):
    tables = {
        "ssd_person": [child("1"), child("2")],
        "ssd_cin_episodes": each(
            "cine",
            referral("a", "2026-02-01", referral_nfa="N"),
            {**referral("b", "2026-02-01", referral_nfa="Y"), "person_id": "2"},
        ),
    }
    assert listed(tmp_path, "children_in_need", "child_id", **tables) == [("1",)]


def test_the_day_last_seen_is_of_any_visit_on_which_the_child_was_seen(tmp_path):
    tables = {
        "ssd_cin_visits": each(
            "cinv",
            {"person_id": "1", "cin_visit_date": "2026-01-10", "cin_visit_seen": "Y"},
            {"person_id": "1", "cin_visit_date": "2026-03-10", "cin_visit_seen": "N"},
            {"person_id": "1", "cin_visit_date": "2026-03-11", "cin_visit_seen": None},
            {"person_id": "1", "cin_visit_date": "2026-04-01", "cin_visit_seen": "Y"},
        ),
        "ssd_cp_visits": each(
            "cppv",
            {
                "person_id": "1",
                "cp_visit_date": "2026-02-10",
                "cp_visit_seen": "Yes",
                "cp_visit_seen_alone": "Y",
            },
        ),
    }
    seen = need(tmp_path, referral("a", "2025-12-01"), columns=("last_seen",), **tables)
    assert seen == [(D("2026-02-10"),)]


@pytest.mark.parametrize(
    ("plan", "protection", "care", "expected"),
    [
        (True, True, True, "looked_after"),
        (True, True, False, "child_protection_plan"),
        (True, False, False, "child_in_need_plan"),
        (False, False, False, "open_assessment"),
    ],
)
def test_the_first_status_that_applies(tmp_path, plan, protection, care, expected):
    plans = each("cinp", {"person_id": "1", "cin_plan_start_date": "2026-01-01"})
    protected = each("cppl", {"person_id": "1", "cp_plan_start_date": "2026-01-01"})
    in_care = episodes(("2026-01-01", "S", None, None))
    tables = {
        "ssd_cin_assessments": assessment(end=None),
        "ssd_cin_plans": plans if plan else [],
        "ssd_cp_plans": protected if protection else [],
        "ssd_cla_episodes": in_care if care else [],
    }
    status = need(tmp_path, referral("a", "2025-12-01"), columns=("case_status",), **tables)
    assert status == [(expected,)]


def plan(number, start, end=None, whose="N", **more):
    return {
        "cp_plan_id": number,
        "person_id": "1",
        "cp_plan_start_date": start,
        "cp_plan_end_date": end,
        "cp_plan_ola": whose,
        **more,
    }


def test_previous_plans_are_those_of_this_authority_before_the_plan(tmp_path):
    tables = {
        "ssd_person": [child()],
        "ssd_cp_plans": each(
            "cppl",
            plan("1", "2020-01-01", "2020-06-01"),
            plan("2", "2022-01-01", "2022-06-01", "Y"),  # another authority's
            plan("3", "2024-01-01", "2024-06-01", None),
            plan("4", "2025-12-01"),
        ),
    }
    assert listed(tmp_path, "child_protection", "plan_start", "previous_plans", **tables) == [
        (D("2025-12-01"), 2)
    ]


def test_visits_and_reviews_are_those_of_the_plan(tmp_path):
    def visit(day, alone):
        return {"person_id": "1", "cp_visit_date": day, "cp_visit_seen_alone": alone}

    tables = {
        "ssd_person": [child()],
        "ssd_cp_plans": each("cppl", plan("4", "2025-12-01", "2026-03-01")),
        "ssd_cp_visits": each(
            "cppv", visit("2026-02-20", "N"), visit("2026-02-20", "Y"), visit("2026-03-02", "Y")
        ),
        "ssd_cp_reviews": each(
            "cppr",
            {"person_id": "1", "cp_review_date": "2025-11-30"},
            {"person_id": "1", "cp_review_date": "2026-02-25"},
        ),
    }
    columns = ("last_visit", "seen_alone", "last_review")
    # Of two visits on the last day, the child was seen alone at one.
    assert listed(tmp_path, "child_protection", *columns, **tables) == [
        (D("2026-02-20"), "yes", D("2026-02-25"))
    ]


@pytest.mark.parametrize(
    ("code", "end", "expected"),
    [
        ("L1", "2025-10-01", "yes"),
        ("L2", None, "yes"),
        ("L2", "2025-09-29", "no"),
        ("C2", None, "no"),
    ],
)
def test_emergency_protection_in_the_last_six_months(tmp_path, code, end, expected):
    tables = {
        "ssd_person": [child()],
        "ssd_cp_plans": each("cppl", plan("1", "2025-12-01")),
        "ssd_legal_status": each(
            "lega",
            {
                "person_id": "1",
                "legal_status": code,
                "legal_status_start_date": "2025-09-01",
                "legal_status_end_date": end,
            },
        ),
    }
    assert listed(tmp_path, "child_protection", "emergency_protection", **tables) == [(expected,)]


def test_what_needs_a_table_that_is_not_there_is_unknown_not_no(tmp_path):
    tables = {"ssd_person": [child()], "ssd_cp_plans": each("cppl", plan("1", "2025-12-01"))}
    assert listed(tmp_path, "child_protection", "emergency_protection", **tables) == [(None,)]
    tables = {
        "ssd_person": [child()],
        "ssd_cla_episodes": episodes(("2025-06-01", "S", None, None)),
    }
    columns = ("unaccompanied", "missing_episodes", "absent_episodes", "placements_12_months")
    assert listed(tmp_path / "care", "children_in_care", *columns, **tables) == [
        (None, None, None, None)
    ]


def care(tmp_path, columns, rows, **tables):
    tables = {"ssd_person": [child()], "ssd_cla_episodes": rows, **tables}
    return listed(tmp_path, "children_in_care", *columns, **tables)


def test_episodes_that_follow_each_other_are_one_period(tmp_path):
    rows = episodes(
        ("2024-01-01", "S", "2025-02-01", "X1"),
        ("2025-02-01", "P", "2025-12-01", "X1"),
        ("2025-12-01", "L", None, None),
    )
    assert care(tmp_path, ("care_start", "care_end", "second_period"), rows) == [
        (D("2024-01-01"), None, "no")
    ]


def test_a_gap_makes_another_period(tmp_path):
    rows = episodes(("2025-01-01", "S", "2025-06-01", "E4A"), ("2025-06-02", "S", None, None))
    assert care(tmp_path, ("care_start", "second_period"), rows) == [(D("2025-06-02"), "yes")]


def test_care_that_ended_and_began_again_on_one_day_is_another_period(tmp_path):
    rows = episodes(("2025-01-01", "S", "2025-06-01", "E4A"), ("2025-06-01", "S", None, None))
    assert care(tmp_path, ("care_start", "second_period"), rows) == [(D("2025-06-01"), "yes")]


def test_an_earlier_period_that_ended_a_year_ago_is_not_counted(tmp_path):
    rows = episodes(("2024-01-01", "S", "2025-03-30", "E4A"), ("2025-06-01", "S", None, None))
    assert care(tmp_path, ("second_period",), rows) == [("no",)]


def placed(*rows):
    """Placements as (start, end, type) of child 1."""
    return each(
        "clap",
        *(
            {
                "cla_placement_id": f"p{number}",
                "person_id": "1",
                "cla_placement_start_date": start,
                "cla_placement_end_date": end,
                "cla_placement_type": kind,
            }
            for number, (start, end, kind) in enumerate(rows, start=1)
        ),
    )


def test_placements_of_the_last_year(tmp_path):
    rows = episodes(
        ("2024-01-01", "S", "2025-05-01", "X1"),
        ("2025-05-01", "P", "2025-08-01", "X1"),
        ("2025-08-01", "T", "2025-10-01", "X1"),
        ("2025-10-01", "P", "2025-10-05", "X1"),
        ("2025-10-05", "P", None, None),
    )
    placements = placed(
        ("2024-01-01", "2025-05-01", "U6"),  # 1: the year began in it
        ("2025-05-01", "2025-08-01", "U6"),  # 2
        ("2025-08-01", "2025-10-01", "U6"),  # the same carer
        ("2025-10-01", "2025-10-05", "T4"),  # temporary
        ("2025-10-05", None, "K2"),  # 3
    )
    columns = ("placements_12_months", "placement_start", "placement_type")
    assert care(tmp_path, columns, rows, ssd_cla_placement=placements) == [
        (3, D("2025-10-05"), "K2")
    ]


def test_the_lowest_number_of_placements_is_one(tmp_path):
    rows = episodes(("2026-03-30", "S", None, None))
    placements = placed(("2026-03-30", None, "T0"))
    columns = ("placements_12_months",)
    assert care(tmp_path, columns, rows, ssd_cla_placement=placements) == [(1,)]


def test_placement_of_a_version_that_names_the_authority(tmp_path):
    tables = {
        "ssd_person": [child()],
        "ssd_cla_episodes": episodes(("2025-06-01", "S", None, None)),
        "ssd_cla_placement": [
            {**placed(("2025-06-01", None, "U6"))[0], "clap_cla_placement_la": "Leicester"}
        ],
    }
    for authority, expected in (("Leicester", "in"), ("Rutland", "out")):
        answer = made(tmp_path / authority, authority=authority, **tables).snapshot
        rows = answer.lists["children_in_care"].rows
        assert rows.select("placement_location", "placement_authority").rows() == [
            (expected, "Leicester")
        ]


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ('{"RETURN6M": "Y", "ADOPTION": ""}', "return_to_family"),
        ('{"RETURN1M": "Y", "RETURNEV": "Y"}', "return_to_family"),
        ("{ LTFOST18: Y, ADOPTION:  }", "fostering"),
        ('{"SUPPLIV": "1", "ADOPTION": "N", "RESPLMT": "0"}', "supported_living"),
        ('{"RETURNEV": "9 months", "ADOPTION": ""}', "return_to_family"),
        ("Adoption", "adoption"),
        ('{"ADOPTION": "", "RESPLMT": ""}', None),
    ],
)
def test_the_permanence_plan_is_what_is_ticked(tmp_path, stored, expected):
    plans = each(
        "lacp",
        {
            "person_id": "1",
            "cla_care_plan_start_date": "2025-07-01",
            "cla_care_plan_end_date": None,
            "cla_care_plan_json": stored,
        },
    )
    rows = episodes(("2025-06-01", "S", None, None))
    assert care(tmp_path, ("permanence_plan",), rows, ssd_cla_care_plan=plans) == [(expected,)]


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ('{"ADOPTION": "Y", "LTFOST18": "Y"}', "LTFOST18, ADOPTION"),  # which comes first?
        ('{"LTRELFR": "Y"}', "LTRELFR"),  # with relatives: by order, or fostered?
    ],
)
def test_a_permanence_plan_that_could_be_two_codes_is_kept_as_it_stands(tmp_path, stored, typed):
    plans = each(
        "lacp",
        {
            "person_id": "1",
            "cla_care_plan_start_date": "2025-07-01",
            "cla_care_plan_json": stored,
        },
    )
    answer = made(
        tmp_path,
        ssd_person=[child()],
        ssd_cla_episodes=episodes(("2025-06-01", "S", None, None)),
        ssd_cla_care_plan=plans,
    ).snapshot.lists["children_in_care"]
    assert answer.rows["permanence_plan"].to_list() == [None]
    assert answer.unplaced.filter(column="permanence_plan")["typed"].to_list() == [typed]


def interview(offered, accepted, end="2026-01-05"):
    return each(
        "miss",
        {
            "table_id": "m",
            "person_id": "1",
            "missing_episode_start_date": "2026-01-01",
            "missing_episode_end_date": end,
            "missing_episode_type": "M",
            "missing_rhi_offered": offered,
            "missing_rhi_accepted": accepted,
        },
    )


@pytest.mark.parametrize(
    ("episode", "expected"),
    [
        (interview("Y", "N"), ("yes", "no")),
        (interview("N", None), ("no", None)),
        (interview(None, None), ("unknown", "unknown")),
        (interview(None, None, end=None), (None, None)),  # still missing
        ([], (None, None)),
    ],
)
def test_the_return_interview_after_the_last_missing_episode(tmp_path, episode, expected):
    rows = episodes(("2025-06-01", "S", None, None))
    columns = ("return_interview_offered", "return_interview_accepted")
    assert care(tmp_path, columns, rows, ssd_missing=episode) == [expected]


def test_health_and_dental_checks_that_were_held(tmp_path):
    def check(kind, day, state):
        return {
            "person_id": "1",
            "health_check_type": kind,
            "health_check_date": day,
            "health_check_status": state,
        }

    checks = each(
        "clah",
        check("Health Assessment", "2025-12-01", "Completed"),
        check("HEALTH", "2026-03-01", "Refused"),
        check("Dental Check", "2025-11-01", None),
        check("Dental Check", "2026-05-01", "Planned"),
        check("Optician", "2026-03-01", "Completed"),
    )
    rows = episodes(("2025-06-01", "S", None, None))
    columns = ("last_health_assessment", "last_dental_check")
    assert care(tmp_path, columns, rows, ssd_cla_health=checks) == [
        (D("2025-12-01"), D("2025-11-01"))
    ]


@pytest.mark.parametrize(
    ("status", "end", "expected"),
    [
        ("UASC", None, "yes"),
        ("Unaccompanied Asylum Seeking Child", "2025-03-31", "yes"),
        ("UASC", "2025-03-30", "no"),
        ("British citizen", None, "no"),
        ("Former UASC", None, "no"),
    ],
)
def test_unaccompanied_within_the_last_twelve_months(tmp_path, status, end, expected):
    statuses = each(
        "immi",
        {
            "person_id": "1",
            "immigration_status": status,
            "immigration_status_start_date": "2024-01-01",
            "immigration_status_end_date": end,
        },
    )
    rows = episodes(("2024-06-01", "S", None, None))
    assert care(tmp_path, ("unaccompanied",), rows, ssd_immigration_status=statuses) == [
        (expected,)
    ]


def test_an_ended_period_shows_what_was_so_at_its_end(tmp_path):
    rows = episodes(("2025-06-01", "S", "2026-01-15", "E4A"))
    visits = each(
        "clav",
        {"person_id": "1", "cla_visit_date": "2026-01-10", "cla_visit_seen": "Y"},
        {"person_id": "1", "cla_visit_date": "2026-02-01", "cla_visit_seen": "Y"},
    )
    placements = placed(("2025-06-01", "2026-01-15", "U6"))
    columns = ("care_end", "care_end_reason", "last_visit", "placement_type")
    assert care(tmp_path, columns, rows, ssd_cla_visits=visits, ssd_cla_placement=placements) == [
        (D("2026-01-15"), "E4A", D("2026-01-10"), "U6")
    ]


def leavers(tmp_path, born, rows, *recorded, columns=("child_id", "eligibility"), **tables):
    tables = {
        # Somebody whose care began long ago: the history of the data set reaches back to then.
        "ssd_person": [child(pers_dob=born), child("9", pers_dob="1990-01-01")],
        "ssd_cla_episodes": [
            *rows,
            *each(
                "clae",
                {
                    "cla_episode_id": "old",
                    "person_id": "9",
                    "cla_episode_start_date": "2000-01-01",
                    "cla_episode_ceased": "2001-01-01",
                },
            ),
        ],
        "ssd_care_leavers": each("clea", *recorded),
        **tables,
    }
    return listed(tmp_path, "care_leavers", *columns, **tables)


LONG, SHORT = "2025-12-31", "2026-01-01"
"""Care from here to 31 March 2026 is 91 days (13 weeks), or 90."""


@pytest.mark.parametrize(
    ("born", "start", "end", "expected"),
    [
        ("2008-06-01", "2025-01-01", None, [("1", "eligible")]),
        ("2008-06-01", "2025-01-01", "2025-12-01", [("1", "relevant")]),
        ("2007-06-01", "2024-01-01", "2025-06-01", [("1", "former_relevant")]),
        ("2008-06-01", "2026-01-05", None, []),  # under 13 weeks and still in care: none yet
        ("2003-06-01", "2019-01-01", "2021-06-01", []),  # over 21, and not recorded
    ],
)
def test_who_is_entitled_by_the_history_of_care_alone(tmp_path, born, start, end, expected):
    rows = episodes((start, "S", end, end and "E4A"))
    assert leavers(tmp_path, born, rows) == expected


def test_thirteen_weeks_are_91_days(tmp_path):
    for start, expected in ((LONG, [("1", "eligible")]), (SHORT, [])):
        rows = episodes((start, "S", None, None))
        assert leavers(tmp_path / start, "2008-06-01", rows) == expected


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("2002-01-01", "former_relevant"),  # 24: care at that age may be too long ago to be held
        ("2006-01-01", "former_relevant"),
        ("2008-06-01", "relevant"),  # 17 on the day
    ],
)
def test_a_recorded_category_moves_with_age_and_care(tmp_path, born, expected):
    record = {"person_id": "1", "care_leaver_eligibility": "Former Relevant"}
    tables = {
        "ssd_person": [child(pers_dob=born)],
        "ssd_cla_episodes": [],
        "ssd_care_leavers": each("clea", record),
    }
    assert listed(tmp_path, "care_leavers", "eligibility", **tables) == [(expected,)]


def test_a_record_made_after_the_day_entitles_nobody_under_18_to_anything(tmp_path):
    # 17 on the day, care from the week after it; the history is held back to the 14th birthday.
    record = {"person_id": "1", "care_leaver_eligibility": "Eligible"}
    rows = episodes(("2026-04-07", "S", None, None))
    assert leavers(tmp_path, "2008-06-01", rows, record) == []


def test_less_than_thirteen_weeks_of_care_qualifies(tmp_path):
    record = {"person_id": "1", "care_leaver_eligibility": None}
    rows = episodes(("2024-06-01", "S", "2024-07-01", "E4A"))
    assert leavers(tmp_path, "2007-06-01", rows, record) == [("1", "qualifying")]


def test_a_care_leaver_without_a_date_of_birth_stays(tmp_path):
    record = {"person_id": "1", "care_leaver_eligibility": "Qualifying"}
    assert leavers(tmp_path, None, [], record) == [("1", "qualifying")]


def test_a_record_renewed_after_the_day_does_not_say_how_things_were(tmp_path):
    record = {
        "person_id": "1",
        "care_leaver_eligibility": "Former Relevant",
        "care_leaver_latest_contact": "2026-04-02",
        "care_leaver_in_touch": "YES",
        "care_leaver_accommodation": "U",
        "care_leaver_accom_suitable": "1",
        "care_leaver_activity": "F2",
    }
    columns = ("in_touch", "last_contact", "accommodation", "accommodation_suitable", "activity")
    rows = episodes(("2022-01-01", "S", "2024-06-01", "E5"))
    assert leavers(tmp_path, "2006-06-01", rows, record, columns=columns) == [(None,) * 5]
    earlier = {**record, "care_leaver_latest_contact": "2026-03-02"}
    assert leavers(tmp_path / "b", "2006-06-01", rows, earlier, columns=columns) == [
        ("YES", D("2026-03-02"), "U", "suitable", "F2")
    ]


def decision(number="1", person="1", **dates):
    return {
        "table_id": number,
        "person_id": person,
        "adm_decision_date": "2023-01-01",
        "permanence_order_date": None,
        "permanence_order_type": None,
        "decision_reversed_date": None,
        **dates,
    }


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({}, [(None, None)]),  # still waiting
        (
            {"permanence_order_date": "2025-03-31", "permanence_order_type": "Adoption"},
            [(D("2025-03-31"), None)],
        ),
        ({"permanence_order_date": "2025-03-30", "permanence_order_type": "Adoption"}, []),
        ({"decision_reversed_date": "2025-06-01"}, [(None, D("2025-06-01"))]),
        ({"decision_reversed_date": "2025-03-30"}, []),
        (
            # Another order ended the plan: it is not an adoption order.
            {
                "permanence_order_date": "2025-06-01",
                "permanence_order_type": "Special Guardianship",
            },
            [(None, None)],
        ),
        ({"adm_decision_date": None}, []),  # never a plan of adoption
        ({"adm_decision_date": "2026-04-01"}, []),  # after the day
    ],
)
def test_decisions_for_adoption_that_stood_in_the_year(tmp_path, dates, expected):
    tables = {"ssd_person": [child()], "ssd_permanence": each("perm", decision(**dates))}
    assert listed(tmp_path, "adoption", "adoption_order", "decision_reversed", **tables) == expected


def test_missing_episodes_and_their_times(tmp_path):
    tables = {
        "ssd_person": [child()],
        "ssd_cla_episodes": episodes(("2025-06-01", "S", None, None)),
        "ssd_missing": each(
            "miss",
            {
                "table_id": "1",
                "person_id": "1",
                "missing_episode_start_date": "2026-01-01 21:40:00",
                "missing_episode_end_date": "2026-01-02 00:00:00",
                "missing_episode_type": "Missing",
            },
            {
                "table_id": "2",
                "person_id": "1",
                "missing_episode_start_date": "2025-05-01",
                "missing_episode_end_date": "2025-05-02",
                "missing_episode_type": "Unexplained",
            },
        ),
    }
    columns = ("started", "start_time", "returned", "return_time", "kind", "missing_from")
    assert listed(tmp_path, "missing_episodes", *columns, **tables) == [
        (D("2026-01-01"), "21:40", D("2026-01-02"), None, "M", "care"),
        (D("2025-05-01"), None, D("2025-05-02"), None, None, None),
    ]


def test_pre_proceedings(tmp_path):
    tables = {
        "ssd_person": [child()],
        "ssd_pre_proceedings": each(
            "prep",
            {
                "person_id": "1",
                "pre_pro_decision_date": "2025-10-01",
                "legal_gateway_outcome": "B",
                "pre_pro_outcome": "Decision to step down",
                "agree_stepdown_issue_date": "2026-02-01",
                "prev_pre_proc_child": "1",
            },
        ),
    }
    columns = ("legal_meeting", "legal_meeting_outcome", "ended", "outcome", "previous_periods")
    assert listed(tmp_path, "pre_proceedings", *columns, **tables) == [
        (D("2025-10-01"), "B", D("2026-02-01"), "step_down", 1)
    ]
    assert listed(tmp_path, "pre_proceedings", *columns, day=D("2026-01-31"), **tables) == [
        (D("2025-10-01"), "B", None, None, 1)
    ]


def test_versions_that_name_only_the_period_of_care_or_the_plan(tmp_path):
    in_care = [{**episodes(("2025-06-01", "S", None, None))[0], "clae_cla_id": "c1"}]
    visit = {"cla_visit_date": "2026-03-01", "cla_visit_seen": "Y"}
    tables = {
        "ssd_person": [child()],
        "ssd_cla_episodes": in_care,
        "ssd_cla_visits": each("clav", {**visit, "cla_id": "c1"}, {**visit, "cla_id": "nobody's"}),
        "ssd_cla_placement": each(
            "clap", {"cla_id": "c1", "cla_placement_start_date": "2025-06-01"}
        ),
        "ssd_cp_plans": each("cppl", plan("1", "2025-12-01")),
        "ssd_cp_visits": each("cppv", {"cp_plan_id": "1", "cp_visit_date": "2026-02-01"}),
    }
    answer = made(tmp_path, **tables).snapshot
    care_rows = answer.lists["children_in_care"].rows
    assert care_rows.select("last_visit", "placement_start").rows() == [
        (D("2026-03-01"), D("2025-06-01"))
    ]
    assert answer.lists["child_protection"].rows["last_visit"].to_list() == [D("2026-02-01")]
    # The visit of a period that no table has is reported.
    said = answer.findings.filter(rule="dataset-no-person-id")
    assert said.select("row", "column").rows() == [(3, "clav_person_id")]


def test_care_that_began_before_the_data_set_begins(tmp_path):
    first = {**episodes(("2021-01-01", "P", None, None))[0], "clae_entered_care_date": "2015-05-05"}
    assert care(tmp_path, ("care_start",), [first]) == [(D("2015-05-05"),)]
    # A day of entering care that belongs to an earlier period does not count for a later one.
    again = episodes(("2024-01-01", "S", "2024-06-01", "E4A"), ("2025-06-01", "S", None, None))
    rows = [{**row, "clae_entered_care_date": "2024-01-01"} for row in again]
    assert care(tmp_path / "again", ("care_start",), rows) == [(D("2025-06-01"),)]


def test_statuses_without_bearing_on_care_do_not_hide_short_breaks(tmp_path):
    def status(code):
        return {
            "person_id": "1",
            "legal_status": code,
            "legal_status_start_date": "2025-06-01",
            "legal_status_end_date": None,
        }

    rows = episodes(("2025-06-01", "S", None, None))
    statuses = each("lega", status("V4"), status("Private fostering arrangement"))
    assert care(tmp_path, ("child_id",), rows, ssd_legal_status=statuses) == []


def test_the_workforce_is_who_was_involved_with_somebody_on_the_day(tmp_path):
    def worker(number, title, agency, full_time):
        return {
            "professional_id": number,
            "professional_name": f"Worker {number}",
            "staff_id": f"S{number}",
            "professional_job_title": title,
            "agency_worker_flag": agency,
            "full_time_equivalency": full_time,
        }

    def involved(number, end):
        return {
            "person_id": "1",
            "professional_id": number,
            "involvement_start_date": "2025-01-01",
            "involvement_end_date": end,
        }

    tables = {
        "ssd_person": [child()],
        "ssd_professionals": each(
            "prof",
            worker("1", "Social Worker", "Y", "0.6"),
            worker("2", "Team Manager", "N", "1"),
            worker("3", "Social Worker", "N", "1"),
            worker("4", "Social Worker", "N", "part time"),
        ),
        "ssd_involvements": each(
            "invo",
            involved("1", None),
            involved("2", "2026-04-01"),
            involved("3", "2026-03-31"),
            involved("4", None),
        ),
    }
    columns = ("worker_id", "role", "employment", "full_time_percent")
    # Whether a worker who is from no agency is permanent is not known.
    assert listed(tmp_path, "workforce", *columns, **tables) == [
        ("S1", "social_worker", "agency", 60),
        ("S2", "team_manager", None, 100),
        ("S4", "social_worker", None, None),
    ]


@pytest.mark.parametrize(
    ("stored", "number", "kept"),
    [("2", 2, None), ("2.0", 2, None), ("none", None, None), ("two or 3", None, "two or 3")],
)
def test_what_is_no_number_is_kept_as_it_stands(tmp_path, stored, number, kept):
    row = {"person_id": "1", "pre_pro_decision_date": "2026-01-05", "prev_pre_proc_child": stored}
    answer = made(tmp_path, ssd_person=[child()], ssd_pre_proceedings=each("prep", row)).snapshot
    read = answer.lists["pre_proceedings"]
    assert read.rows["previous_periods"].to_list() == [number]
    unplaced = read.unplaced.filter(column="previous_periods")
    assert unplaced["typed"].to_list() == ([kept] if kept else [])
    said = answer.findings.filter(rule="dataset-unplaced", column="previous_periods")
    assert said["detail"].to_list() == (["it is no whole number"] if kept else [])
