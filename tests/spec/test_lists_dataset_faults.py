"""Faults of another tool that makes these lists from the same tables: none may be here."""

from datetime import date

import pytest
from small_dataset import child, listed, made

from ilacs.lists.declared import by_id

D = date.fromisoformat


def care(number="e1", **more):
    return {
        "clae_cla_episode_id": number,
        "clae_person_id": "1",
        "clae_cla_episode_start_date": "2025-06-01",
        "clae_cla_episode_start_reason": "S",
        "clae_cla_episode_ceased": None,
        "clae_cla_episode_ceased_reason": None,
        "clae_cla_id": "c1",
        **more,
    }


def placement(number="p1", start="2025-06-01", end=None, **more):
    return {
        "clap_cla_placement_id": number,
        "clap_person_id": "1",
        "clap_cla_placement_start_date": start,
        "clap_cla_placement_end_date": end,
        "clap_cla_placement_type": "U6",
        **more,
    }


def status(code, start="2025-06-01", end=None, number="l1"):
    return {
        "lega_legal_status_id": number,
        "lega_person_id": "1",
        "lega_legal_status": code,
        "lega_legal_status_start_date": start,
        "lega_legal_status_end_date": end,
    }


def missing(number, start, end=None, kind="M", offered=None, accepted=None):
    return {
        "miss_table_id": number,
        "miss_person_id": "1",
        "miss_missing_episode_start_date": start,
        "miss_missing_episode_end_date": end or start,
        "miss_missing_episode_type": kind,
        "miss_missing_rhi_offered": offered,
        "miss_missing_rhi_accepted": accepted,
    }


def referral(number, day, **more):
    return {
        "cine_referral_id": number,
        "cine_person_id": "1",
        "cine_referral_date": day,
        "cine_referral_nfa": "N",
        "cine_close_date": None,
        **more,
    }


def test_the_lists_do_not_depend_on_the_day_they_are_made(tmp_path):
    # Only the day asked about counts: the same question has the same answer for ever.
    contact = {"cont_contact_id": "1", "cont_person_id": "1", "cont_contact_date": "2019-05-01"}
    rows = {"ssd_person": [child()], "ssd_contacts": [contact]}
    assert listed(tmp_path, "contacts", "child_id", day=D("2019-06-30"), **rows) == [("1",)]
    assert listed(tmp_path, "contacts", "child_id", day=D("2026-03-31"), **rows) == []


def test_referrals_are_counted_back_from_the_latest_referral_not_from_the_day(tmp_path):
    referrals = [
        referral("a", "2024-10-09"),  # a day too early
        referral("b", "2024-10-10"),  # the first day of the 12 months
        referral("c", "2025-06-01"),
        referral("d", "2025-10-10"),  # the latest
    ]
    rows = {"ssd_person": [child()], "ssd_cin_episodes": referrals}
    # b and c; not d itself. From the day, 2025-03-31 on, it would be c alone.
    assert listed(tmp_path, "referrals", "referral_date", "referrals_12_months", **rows) == [
        (D("2025-10-10"), 2)
    ]


def test_the_number_of_referrals_is_the_same_on_every_row_of_the_child(tmp_path):
    referrals = [referral("a", "2025-11-01"), referral("b", "2026-02-01")]
    rows = {"ssd_person": [child()], "ssd_cin_episodes": referrals}
    assert listed(tmp_path, "referrals", "referrals_12_months", **rows) == [(1,), (1,)]


def test_a_plan_of_which_nothing_says_whose_it_is_stays(tmp_path):
    plans = [
        {
            "cppl_cp_plan_id": number,
            "cppl_person_id": number,
            "cppl_cp_plan_start_date": "2026-01-05",
            "cppl_cp_plan_end_date": None,
            "cppl_cp_plan_ola": whose,
        }
        for number, whose in (("1", None), ("2", "N"), ("3", "Y"))
    ]
    rows = {"ssd_person": [child(n) for n in "123"], "ssd_cp_plans": plans}
    # Only the plan that is known to be another authority's stays out.
    assert listed(tmp_path, "child_protection", "child_id", **rows) == [("1",), ("2",)]


def test_a_child_in_care_without_a_legal_status_stays(tmp_path):
    rows = {"ssd_person": [child()], "ssd_cla_episodes": [care()], "ssd_legal_status": []}
    assert listed(tmp_path, "children_in_care", "child_id", "legal_status", **rows) == [("1", None)]


def test_legal_statuses_are_not_chosen_by_the_words_of_one_system(tmp_path):
    for code in ("C2", "C2 - Full care order", "Care order"):
        rows = {
            "ssd_person": [child()],
            "ssd_cla_episodes": [care()],
            "ssd_legal_status": [status(code)],
        }
        folder = tmp_path / code
        assert listed(folder, "children_in_care", "legal_status", **rows) == [("C2",)], code


def test_the_legal_status_is_that_of_the_day(tmp_path):
    statuses = [
        status("V2", "2025-06-01", "2025-09-01", "l1"),
        status("C1", "2025-09-01", "2026-02-01", "l2"),
        status("C2", "2026-02-01", None, "l3"),
    ]
    rows = {"ssd_person": [child()], "ssd_cla_episodes": [care()], "ssd_legal_status": statuses}
    columns = ("children_in_care", "legal_status", "legal_status_start")
    assert listed(tmp_path, *columns, **rows) == [("C2", D("2026-02-01"))]
    assert listed(tmp_path, *columns, day=D("2026-01-31"), **rows) == [("C1", D("2025-09-01"))]
    assert listed(tmp_path, *columns, day=D("2025-08-31"), **rows) == [("V2", D("2025-06-01"))]


@pytest.mark.parametrize(
    "code",
    [
        "V3",
        "V4 - Accommodated under an agreed series of short-term breaks",
        "V1",
        "Regular occ. acc by LA S20(3) CA 16 & over",
    ],
)
def test_short_breaks_are_not_care(tmp_path, code):
    rows = {
        "ssd_person": [child()],
        "ssd_cla_episodes": [care()],
        "ssd_legal_status": [status(code)],
    }
    assert listed(tmp_path, "children_in_care", "child_id", **rows) == []


def test_every_missing_episode_of_the_year_is_counted(tmp_path):
    episodes = [
        missing("m1", "2025-07-01"),
        missing("m2", "2025-08-01"),
        missing("m3", "2025-08-01"),
        missing("a1", "2025-09-01", kind="A"),
        missing("a2", "2025-10-01", kind="Away"),
    ]
    rows = {
        "ssd_person": [child()],
        "ssd_cla_episodes": [care("e1"), care("e2", clae_cla_episode_start_date="2025-12-01")],
        "ssd_cla_placement": [
            placement("p1", end="2025-12-01"),
            placement("p2", start="2025-12-01"),
        ],
        "ssd_missing": episodes,
    }
    # Three missing, two away; over both placements, though neither of one alone.
    assert listed(tmp_path, "children_in_care", "missing_episodes", "absent_episodes", **rows) == [
        (3, 2)
    ]


def test_only_episodes_in_the_period_of_care_and_the_year_are_counted(tmp_path):
    episodes = [
        missing("m1", "2025-05-31"),  # before care began
        missing("m2", "2025-06-01"),
        missing("m3", "2026-03-31"),
        missing("m4", "2026-04-01"),  # after the day
    ]
    rows = {"ssd_person": [child()], "ssd_cla_episodes": [care()], "ssd_missing": episodes}
    assert listed(tmp_path, "children_in_care", "missing_episodes", **rows) == [(2,)]
    long = [care(clae_cla_episode_start_date="2020-01-01")]
    rows = {
        "ssd_person": [child()],
        "ssd_cla_episodes": long,
        "ssd_missing": [missing("m1", "2025-03-30"), missing("m2", "2025-03-31")],
    }
    # Twelve months before 2026-03-31 begin on 2025-03-31.
    assert listed(tmp_path / "long", "children_in_care", "missing_episodes", **rows) == [(1,)]


def test_nothing_is_left_to_chance_between_two_records_of_one_day(tmp_path):
    two = [
        placement("p1", clap_cla_placement_type="K2"),
        placement("p2", clap_cla_placement_type="U4"),
    ]
    for name, order in (("forward", two), ("back", two[::-1])):
        rows = {
            "ssd_person": [child()],
            "ssd_cla_episodes": [care()],
            "ssd_cla_placement": order,
        }
        found = listed(tmp_path / name, "children_in_care", "placement_type", **rows)
        assert found == [("U4",)], "the higher number wins, whatever the order of the rows"


def test_codes_are_placed_in_the_list_of_children_in_care(tmp_path):
    rows = {
        "ssd_person": [child()],
        "ssd_cla_episodes": [
            care(
                clae_cla_primary_need_code="N1 - Abuse or neglect",
                clae_cla_episode_ceased="2026-03-01",
                clae_cla_episode_ceased_reason="E4A",
            )
        ],
        "ssd_cla_placement": [
            placement(end="2026-03-01", clap_cla_placement_provider="PR4 - Private provision")
        ],
    }
    columns = ("category_of_need", "care_end_reason", "placement_type", "placement_provider")
    assert listed(tmp_path, "children_in_care", *columns, **rows) == [("N1", "E4A", "U6", "PR4")]


def test_a_child_for_adoption_has_one_row_however_many_episodes_of_care(tmp_path):
    decision = {
        "perm_table_id": "1",
        "perm_person_id": "1",
        "perm_adm_decision_date": "2025-12-01",
        "perm_permanence_order_date": None,
        "perm_decision_reversed_date": None,
    }
    episodes = [
        care("e1", clae_cla_episode_ceased="2025-09-01", clae_cla_episode_ceased_reason="X1"),
        care("e2", clae_cla_episode_start_date="2025-09-01", clae_cla_episode_start_reason="P"),
    ]
    rows = {
        "ssd_person": [child()],
        "ssd_cla_episodes": episodes,
        "ssd_permanence": [decision, {**decision, "perm_table_id": "2"}],
    }
    assert listed(tmp_path, "adoption", "child_id", "care_start", **rows) == [
        ("1", D("2025-06-01"))
    ]


def test_a_family_of_birth_is_never_given_as_the_adoptive_family(tmp_path):
    decision = {"perm_person_id": "1", "perm_adm_decision_date": "2025-12-01"}
    answer = made(tmp_path, ssd_person=[child()], ssd_permanence=[decision]).snapshot
    assert "family_id" not in answer.lists["adoption"].rows.columns
    said = answer.findings.filter(column="family_id")
    assert said["rule"].to_list() == ["dataset-not-held"]


def test_no_adopters_are_made_of_children(tmp_path):
    answer = made(tmp_path, ssd_person=[child()]).snapshot
    assert "adopters" not in answer.lists
    assert "dataset-no-adopters" in answer.findings["rule"]


def test_an_unknown_code_is_never_turned_into_another(tmp_path):
    contact = {
        "cont_contact_id": "1",
        "cont_person_id": "1",
        "cont_contact_date": "2026-03-01",
        "cont_contact_source_code": "ZZ99",
    }
    answer = made(
        tmp_path, ssd_person=[child(pers_ethnicity="QQ")], ssd_contacts=[contact]
    ).snapshot.lists["contacts"]
    assert answer.rows.select("ethnicity", "contact_source").rows() == [(None, None)]
    assert answer.unplaced.select("column", "typed").sort("column").rows() == [
        ("contact_source", "ZZ99"),
        ("ethnicity", "QQ"),
    ]


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [(["AUT"], "yes"), (["NONE"], "no"), (["NONE", "HEAR"], "yes"), ([], "unknown")],
)
def test_no_record_of_disability_is_unknown_not_no(tmp_path, recorded, expected):
    assessment = {"cina_person_id": "1", "cina_assessment_start_date": "2026-01-01"}
    rows = {
        "ssd_person": [child()],
        "ssd_disability": [
            {"disa_person_id": "1", "disa_disability_code": code} for code in recorded
        ],
        "ssd_cin_assessments": [assessment],
    }
    assert listed(tmp_path, "assessments", "disability", **rows) == [(expected,)]


def test_an_answer_that_is_not_recorded_is_not_no(tmp_path):
    answers = [
        referral("a", "2026-01-01", cine_referral_nfa="Y"),
        referral("b", "2026-01-02", cine_referral_nfa="N"),
        referral("c", "2026-01-03", cine_referral_nfa=None),
    ]
    rows = {"ssd_person": [child()], "ssd_cin_episodes": answers}
    assert listed(tmp_path, "referrals", "no_further_action", **rows) == [
        ("yes",),
        ("no",),
        (None,),
    ]


def test_a_cancelled_review_does_not_count_and_one_of_which_nothing_is_said_does(tmp_path):
    reviews = [
        {
            "clar_cla_id": "c1",
            "clar_cla_review_date": "2026-03-01",
            "clar_cla_review_cancelled": "Y",
        },
        {
            "clar_cla_id": "c1",
            "clar_cla_review_date": "2026-02-01",
            "clar_cla_review_cancelled": None,
        },
        {
            "clar_cla_id": "c1",
            "clar_cla_review_date": "2026-01-01",
            "clar_cla_review_cancelled": "N",
        },
    ]
    rows = {"ssd_person": [child()], "ssd_cla_episodes": [care()], "ssd_cla_reviews": reviews}
    assert listed(tmp_path, "children_in_care", "last_review", **rows) == [(D("2026-02-01"),)]


def test_an_open_case_without_a_plan_is_not_given_one(tmp_path):
    assessment = {
        "cina_person_id": "1",
        "cina_assessment_start_date": "2026-01-02",
        "cina_assessment_auth_date": "2026-02-01",
    }
    rows = {
        "ssd_person": [child()],
        "ssd_cin_episodes": [referral("a", "2026-01-01")],
        "ssd_cin_assessments": [assessment],
    }
    answer = made(tmp_path, **rows).snapshot
    assert answer.lists["children_in_need"].rows["case_status"].to_list() == [None]
    assert "dataset-no-case-status" in answer.findings["rule"]


def test_the_columns_have_the_types_and_the_order_of_the_declaration(tmp_path):
    answer = made(tmp_path, ssd_person=[child()], ssd_cla_episodes=[care()]).snapshot
    rows = answer.lists["children_in_care"].rows
    declared = [column.name for column in by_id()["children_in_care"].columns]
    assert rows.columns[2:] == [name for name in declared if name in rows.columns]
    assert set(declared) - set(rows.columns) == {"placement_location", "placement_authority"}
