"""Headers and names of sheets as people type them."""

import pytest

from ilacs.lists.declared import ALL, by_id
from ilacs.lists.reading.headers import match, match_row
from ilacs.lists.reading.which_list import by_name, is_in_front


def column_of(list_id, header, answered=None):
    found = match(by_id()[list_id], header, answered or {})
    return found and (found.column.name, found.rule)


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.id)
def test_every_official_header_means_its_own_column(spec):
    found = match_row(spec, [column.header for column in spec.columns], {})
    assert [each.column.name for each in found] == [column.name for column in spec.columns]
    assert {each.rule for each in found} == {None}


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.id)
def test_headers_a_little_misspelt_never_mean_another_column(spec):
    for column in spec.columns:
        for spoilt in (column.header[1:], column.header[:-2], column.header.replace("a", "e", 1)):
            found = match(spec, spoilt, {})
            assert found is None or found.column.name == column.name, spoilt


@pytest.mark.parametrize(
    ("list_id", "typed", "column"),
    [
        ("contacts", "child unique id", "child_id"),
        ("contacts", "Child\u00a0Unique  ID", "child_id"),
        ("contacts", "Child\nUnique ID", "child_id"),
        ("contacts", "ChildUniqueID", "child_id"),
        ("contacts", "Child ID", "child_id"),
        ("contacts", "Child Unique Identifier", "child_id"),
        ("contacts", "Sex", "gender"),
        ("contacts", "Age", "age"),
        ("contacts", "DateOfContact", "contact_date"),
        ("referrals", "Date of Referral", "referral_date"),
        ("referrals", "Referral NFA", "no_further_action"),
        ("care_leavers", "LA in Touch", "in_touch"),
        ("care_leavers", "LAInTouch", "in_touch"),
        ("children_in_care", "Childs Legal Status", "legal_status"),
        ("children_in_care", "Child’s Legal Status", "legal_status"),
        ("children_in_care", "Date Ceased to be Looked After", "care_end"),
        (
            "children_in_care",
            "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))",
            "unaccompanied",
        ),
        (
            "children_in_care",
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 "
            "months",
            "missing_episodes",
        ),
        (
            "assessments",
            "Was the child assessed as requiring LA children's social care support?",
            "support_required",
        ),
        (
            "enquiries",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan?",
            "plan_resulted",
        ),
    ],
)
def test_typed_otherwise_and_the_same(list_id, typed, column):
    assert column_of(list_id, typed) == (column, None)


@pytest.mark.parametrize(
    ("list_id", "typed", "column"),
    [
        ("contacts", "Child Uniqe ID", "child_id"),
        ("contacts", "Date of Contcat", "contact_date"),
        ("children_in_care", "Unaccompanied Asylum Seeking Child in the year", "unaccompanied"),
        ("child_protection", "Child Protecton Plan Start Date", "plan_start"),
    ],
)
def test_near_spellings_are_taken_and_said(list_id, typed, column):
    assert column_of(list_id, typed) == (column, "read-column-near")


@pytest.mark.parametrize(
    ("list_id", "typed"),
    [
        ("contacts", "Language"),
        ("contacts", "Stage"),
        ("contacts", "Age Band"),
        ("contacts", "Contact"),
        ("contacts", "Date"),
        ("contacts", ""),
        ("contacts", "Reference Date"),
        ("contacts", "Date of Birth of Mother"),
        ("adopters", "Date Stage 3 started"),
        ("enquiries", "Was an Initial Child Protection Conference deemed necessary?"),
        ("child_protection", "Category of Abuse"),
        ("children_in_care", "Number of Episodes the Child has been"),
    ],
)
def test_headers_that_mean_no_column(list_id, typed):
    assert column_of(list_id, typed) is None


def test_a_near_spelling_gives_way_to_the_header_itself():
    spec = by_id()["contacts"]
    found = match_row(spec, ["Date of Contcat", "Date of Contact"], {})
    assert found[0] is None
    assert found[1].column.name == "contact_date"


def test_the_users_answer_comes_first():
    answered = {"when": "dateofcontact", "dateofcontact": ""}
    assert column_of("contacts", "When?", answered) == ("contact_date", "read-column-answered")
    assert column_of("contacts", "Date of Contact", answered) is None


@pytest.mark.parametrize(
    ("name", "list_id"),
    [
        ("List_1", "contacts"),
        ("List 1", "contacts"),
        ("list1", "contacts"),
        ("LIST_01", "contacts"),
        ("List_10", "adoption"),
        ("List_11", "adopters"),
        ("list_1.csv (2)", "contacts"),
        ("List 3 - Referrals", "referrals"),
        ("Annex A List 8 March", "children_in_care"),
        ("Contacts", "contacts"),
        ("Contacts 2026-03-31", "contacts"),
        ("Early Help", "early_help"),
        ("Sec47 and ICPC", "enquiries"),
        ("Children in Need", "children_in_need"),
        ("Children in Care", "children_in_care"),
        ("AA_1_contacts", "contacts"),
        ("AA_2_early_help_assessments", "early_help"),
        ("AA_10_adoption", "adoption"),
        ("AA_11_adopters", "adopters"),
    ],
)
def test_names_of_sheets(name, list_id):
    assert by_name(name).id == list_id


@pytest.mark.parametrize("name", ["Sheet1", "List_12", "List 1 and List 2", "Data", "", "2026"])
def test_names_that_say_no_list(name):
    assert by_name(name) is None


@pytest.mark.parametrize("name", ["Front_Sheet", "FAQ_and_changes", "Guidance", "Codes_used"])
def test_tabs_in_front(name):
    assert is_in_front(name)
    assert by_name(name) is None
