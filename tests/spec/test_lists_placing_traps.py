"""Faults of other tools that users live with, each as a case that may not come back."""

import pytest

from ilacs.lists.declared import ALL
from ilacs.lists.placing import place

COLUMNS = {column.name: column for spec in ALL for column in spec.columns}


def key(column: str, typed: str) -> str | None:
    return place(COLUMNS[column], typed).key


YES_NO = ["no_further_action", "support_required", "plan_resulted", "unaccompanied"]
YES_NO_UNKNOWN = ["child_seen", "seen_alone", "return_interview_offered"]


@pytest.mark.parametrize("column", YES_NO)
@pytest.mark.parametrize("typed", ["Not known", "N/A", "None", "Not recorded", "NK", "Nil", "-"])
def test_not_known_is_not_no(column: str, typed: str) -> None:
    answer = place(COLUMNS[column], typed)

    assert answer.key is None
    assert answer.why


@pytest.mark.parametrize("column", YES_NO_UNKNOWN)
def test_not_known_is_unknown_where_the_column_has_that(column: str) -> None:
    assert key(column, "Not known") == "unknown"
    assert key(column, "N/A") is None
    assert key(column, "None") is None


def test_no_disability_may_be_called_none() -> None:
    assert key("disability", "None") == "no"
    assert key("disability", "NONE") == "no"
    assert key("disability", "N/A") is None


@pytest.mark.parametrize(
    "typed", ["AUT", "LD", "HEAR", "VIS", "Autism", "Hearing impairment", "Learning", "Disabled"]
)
def test_an_impairment_is_a_disability(typed: str) -> None:
    assert key("disability", typed) == "yes"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Yes", "yes"),
        ("Y", "yes"),
        ("1", "yes"),
        ("1 - Yes", "yes"),
        ("a. Yes", "yes"),
        ("TRUE", "yes"),
        ("b) No", "no"),
        ("0", "no"),
        ("False", "no"),
    ],
)
def test_yes_and_no_as_people_type_them(typed: str, code: str) -> None:
    assert key("plan_resulted", typed) == code


@pytest.mark.parametrize("typed", ["=1+1", "1 1", "2-2", "1 - 1", "1/2", "1,2", "02 1"])
@pytest.mark.parametrize("column", ["gender", "plan_resulted", "disability", "child_seen"])
def test_sums_and_rows_of_numbers_are_no_answer(column: str, typed: str) -> None:
    assert key(column, typed) is None


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("contact_source", "1A - Health visitor"),
        ("contact_source", "1A - police"),
        ("contact_source", "5A: hospital"),
        ("contact_source", "5C - Housing"),
        ("activity", "G5: pregnancy"),
        ("activity", "G6 - illness"),
        ("activity", "G4 - in education"),
    ],
)
def test_a_code_that_its_words_contradict_is_asked_about(column: str, typed: str) -> None:
    answer = place(COLUMNS[column], typed)

    assert answer.key is None
    assert "its code and its words say different things" in answer.why
    assert len(answer.may_be) > 1


@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        ("contact_source", "1A - Mother", "1A"),
        ("contact_source", "5A - social worker at hospital", "5A"),
        ("contact_source", "3D Other (including schools)", "3D"),
        ("contact_source", "2A - Education", "2A"),
        ("activity", "G4 - sick", "G4"),
        ("activity", "G5 - other", "G5"),
    ],
)
def test_a_code_that_its_words_divide_further_stands(column: str, typed: str, code: str) -> None:
    assert key(column, typed) == code


@pytest.mark.parametrize("typed", ["MASH partner", "MASH partner agency", "mash partners"])
def test_a_partner_of_the_hub_is_no_one_agency(typed: str) -> None:
    assert key("contact_source", typed) is None
    assert key("contact_source", "MASH partner - Police") == "6"


@pytest.mark.parametrize("typed", ["a)", "b)", "a", "b"])
def test_a_letter_alone_is_no_answer(typed: str) -> None:
    assert key("plan_resulted", typed) is None
    assert key("gender", typed) is None


def test_closed_and_referred_to_early_help_is_not_no_further_action() -> None:
    assert key("closure_reason", "RC9 - Case closed after assessment, referred to early help") == (
        "RC9"
    )


def test_the_family_nurse_partnership_is_not_a_family_member() -> None:
    assert key("contact_source", "Family nurse partnership") == "3D"


@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        ("ethnicity", "t) NOBT", "NOBT"),
        ("ethnicity", "u) UNKNOWN", "UNKNOWN"),
        ("contact_source", "p1) 5D: LA services", "5D"),
        ("activity", "F4", "F4"),
        ("activity", "P5", "P5"),
        ("activity", "P1", "P1"),
        ("gender", "Unborn", "not_stated"),
        ("legal_status", "EPO", "L2"),
        ("legal_status", "Emergency protection order", "L2"),
        ("legal_status", "Care order", "C2"),
    ],
)
def test_valid_answers_are_not_blanked(column: str, typed: str, code: str) -> None:
    assert key(column, typed) == code


def test_names_of_authorities_are_not_blanked() -> None:
    assert key("placement_authority", "Leeds") == "Leeds"


def test_seen_does_not_say_alone() -> None:
    assert key("seen_alone", "Seen") is None
    assert key("seen_alone", "Seen alone") == "yes"
    assert key("seen_alone", "Not seen alone") == "no"
    assert key("seen_alone", "Not seen") == "no"


def test_not_seen_alone_does_not_say_not_seen() -> None:
    assert key("child_seen", "Not seen alone") == "yes"
    assert key("child_seen", "Not seen") == "no"
    assert key("child_seen", "Seen") == "yes"


def test_an_interview_offered_and_declined_was_offered_and_not_accepted() -> None:
    assert key("return_interview_offered", "Offered and Declined (by YP)") == "yes"
    assert key("return_interview_accepted", "Offered and Declined (by YP)") == "no"
    assert key("return_interview_offered", "Not Offered (Missing Again)") == "no"
    assert key("return_interview_accepted", "Not Offered (Missing Again)") == "no"
    assert key("return_interview_accepted", "Offered") is None


@pytest.mark.parametrize("typed", ["REFU", "d) Refu", "NREQ", "e) NREQ"])
def test_refusing_or_not_requiring_contact_is_not_the_answer_no(typed: str) -> None:
    assert key("in_touch", typed) == typed[-4:].upper()


@pytest.mark.parametrize(
    "typed", ["Neglect, Physical and Emotional", "Neglect & emotional abuse", "YYNN"]
)
def test_several_categories_are_multiple_and_not_the_first(typed: str) -> None:
    assert key("initial_category", typed) == "MUL"


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("legal_status", "zzCodeError"),
        ("placement_type", "nan"),
        ("ethnicity", "#MULTIVALUE"),
        ("primary_need", "#N/A"),
        ("closure_reason", "<blank>"),
        ("activity", ".."),
        ("gender", ""),
        ("gender", "   "),
    ],
)
def test_errors_and_fillers_are_no_answers(column: str, typed: str) -> None:
    answer = place(COLUMNS[column], typed)

    assert answer.key is None
    assert answer.group is None


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("contact_source", "Councillor"),
        ("contact_source", "Education - College"),
        ("gender", "Indeterminate"),
        ("permanence_plan", "Independent living"),
    ],
)
def test_words_that_may_mean_several_codes_are_asked_about(column: str, typed: str) -> None:
    answer = place(COLUMNS[column], typed)

    assert answer.key is None
    assert "say which it means here" in answer.why
