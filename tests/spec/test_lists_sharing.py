"""What becomes of the lists in a copy for a region: each class of column, in and out."""

from datetime import date

import pytest
from small_lists import snapshot

from ilacs.lists.declared import ALL, Kind
from ilacs.lists.protected import Sharing, SmallCells, Staff, Subject, pseudonym, share
from ilacs.lists.protected.classes import Privacy, class_of, classes
from ilacs.lists.protected.treating import district
from ilacs.lists.snapshot import PLACE, PLACE_TYPE, ROW

KEY = bytes(range(32))

GONE = object()
"""The column is not in the copy."""


def of(subject, identifier):
    return pseudonym(subject, identifier, KEY)


def shared(options=None, **lists):
    return share(snapshot(**lists), KEY, options=options).snapshot.lists


def only(list_id, row, options=None):
    """The one row of a copy of a list with one row."""
    rows = shared(options, **{list_id: [row]})[list_id].rows
    assert rows.height == 1
    return rows.row(0, named=True)


BORN = date(2010, 5, 19)

CLASSES = [
    # class, list, column, in the list, in the copy
    (Privacy.PSEUDONYM, "contacts", "child_id", "C10023", of(Subject.CHILD, "C10023")),
    (Privacy.PSEUDONYM, "adoption", "family_id", "F7", of(Subject.FAMILY, "F7")),
    (Privacy.PSEUDONYM, "adopters", "adopter_id", "A1", of(Subject.ADOPTER, "A1")),
    (Privacy.BIRTH, "contacts", "date_of_birth", date(2010, 5, 19), date(2010, 5, 1)),
    (Privacy.AGE, "contacts", "age", 15, 15),
    (Privacy.AGE, "contacts", "age", -1, -1),
    (Privacy.AGE, "contacts", "age", 20100519, None),
    (Privacy.DATE, "contacts", "contact_date", date(2026, 1, 15), date(2026, 1, 15)),
    (Privacy.TIME, "missing_episodes", "start_time", "21:40", "21:40"),
    (Privacy.TIME, "missing_episodes", "start_time", "when mum rang", None),
    (Privacy.COUNT, "children_in_care", "placements_12_months", 4, 4),
    (Privacy.COUNT, "children_in_care", "placements_12_months", 77009001, None),
    (Privacy.CODE, "contacts", "ethnicity", "WBRI", "WBRI"),
    (Privacy.CODE, "contacts", "ethnicity", "Josef's, she said", None),
    (Privacy.POSTCODE, "children_in_care", "placement_postcode", "SW1A 1AA", "SW1A"),
    (Privacy.POSTCODE, "children_in_care", "placement_postcode", "12 High Street", None),
    (Privacy.AUTHORITY, "children_in_care", "placement_authority", "Brent", "Brent"),
    (Privacy.AUTHORITY, "children_in_care", "placement_authority", "CON", "CON"),
    (Privacy.AUTHORITY, "children_in_care", "placement_authority", "her aunt's", None),
    (Privacy.STAFF, "referrals", "worker", "Jo Smith", GONE),
    (Privacy.STAFF, "referrals", "team", "North Team", GONE),
    (Privacy.STAFF, "care_leavers", "personal_adviser", "Jo Smith", GONE),
    (Privacy.REMOVED, "early_help", "organisation", "St Mary's", GONE),
    (Privacy.REMOVED, "children_in_care", "placement_urn", "SC123456", GONE),
]


@pytest.mark.parametrize(("privacy", "list_id", "column", "given", "expected"), CLASSES)
def test_each_class_of_column(privacy, list_id, column, given, expected):
    spec = next(spec for spec in ALL if spec.id == list_id)
    assert class_of(spec.by_name[column]).privacy is privacy
    row = only(list_id, {column: given})
    assert row.get(column, GONE) is expected or row.get(column, GONE) == expected


def test_every_class_is_shown_above():
    assert {case[0] for case in CLASSES} == set(Privacy)


def test_every_declared_column_has_a_class():
    """A new column is not shared before somebody has thought about it."""
    without = {
        f"{spec.id}.{column.name}"
        for spec in ALL
        for column in spec.columns
        if class_of(column).why == "No class has been given to it."
    }
    assert without == set()


def test_no_class_is_given_to_a_column_that_is_not_declared():
    assert set(classes()) <= {column.name for spec in ALL for column in spec.columns}


FITTING = {
    Kind.IDENTIFIER: {Privacy.PSEUDONYM, Privacy.STAFF, Privacy.REMOVED},
    Kind.TEXT: {Privacy.STAFF, Privacy.REMOVED},
    Kind.PERSON: {Privacy.STAFF, Privacy.REMOVED},
    Kind.DATE: {Privacy.BIRTH, Privacy.DATE, Privacy.REMOVED},
    Kind.TIME: {Privacy.TIME, Privacy.REMOVED},
    Kind.INTEGER: {Privacy.AGE, Privacy.COUNT, Privacy.REMOVED},
    Kind.CODE: {Privacy.CODE, Privacy.REMOVED},
    Kind.POSTCODE: {Privacy.POSTCODE, Privacy.REMOVED},
    Kind.AUTHORITY: {Privacy.AUTHORITY, Privacy.REMOVED},
}


def test_no_class_lets_more_through_than_its_kind_allows():
    """No identifier, free text or name can be kept, whatever the table says."""
    for spec in ALL:
        for column in spec.columns:
            assert class_of(column).privacy in FITTING[column.kind], f"{spec.id}.{column.name}"


def test_a_name_of_a_worker_is_in_the_table_as_staff():
    assert {class_of(column).privacy for spec in ALL for column in spec.columns
            if column.kind is Kind.PERSON} == {Privacy.STAFF}  # fmt: skip


DATES = [
    # the date of an event for a child born on 19 May 2010, and what the copy says
    (date(2010, 4, 30), date(2010, 4, 30)),  # before birth: kept
    (date(2010, 5, 19), date(2010, 5, 1)),  # taken into care on the day of birth
    (date(2010, 5, 31), date(2010, 5, 1)),  # any day of that month, so that none stands out
    (date(2010, 6, 1), date(2010, 6, 1)),
    (date(2015, 5, 19), date(2015, 5, 19)),  # the fifth birthday: nothing ends then
    (date(2026, 5, 19), date(2026, 5, 1)),  # 16
    (date(2028, 5, 19), date(2028, 5, 1)),  # 18: leaves care on the birthday
    (date(2028, 6, 19), date(2028, 6, 19)),
    (date(2031, 5, 20), date(2031, 5, 1)),  # 21
    (date(2035, 5, 18), date(2035, 5, 1)),  # 25
]


@pytest.mark.parametrize(("event", "expected"), DATES)
def test_a_date_that_could_tell_the_day_of_birth_becomes_its_month(event, expected):
    """Also where the date of birth stands in another list only."""
    lists = shared(
        contacts=[{"child_id": "C1", "date_of_birth": BORN}],
        children_in_need=[{"child_id": "C1", "need_end": event}],
    )
    assert lists["children_in_need"].rows["need_end"].item() == expected
    row = only("contacts", {"child_id": None, "date_of_birth": BORN, "contact_date": event})
    assert row["contact_date"] == expected


def test_the_expected_date_of_an_unborn_child_becomes_its_month():
    row = only("contacts", {"child_id": "U1", "date_of_birth": date(2026, 6, 30), "age": -1})
    assert (row["date_of_birth"], row["age"]) == (date(2026, 6, 1), -1)


def test_all_dates_become_months_if_asked():
    row = only(
        "referrals",
        {"child_id": "C1", "referral_date": date(2026, 1, 15)},
        Sharing(months_only=True),
    )
    assert row["referral_date"] == date(2026, 1, 1)


def test_staff_may_have_pseudonyms():
    """So that changes of worker can be counted, without a name."""
    row = only(
        "referrals", {"worker": "Jo Smith", "team": "North"}, Sharing(staff=Staff.PSEUDONYMS)
    )
    assert row["worker"] == of(Subject.WORKER, "Jo Smith")
    assert row["team"] == of(Subject.TEAM, "North")


def test_one_child_is_one_pseudonym_in_every_list_and_submission():
    lists = shared(contacts=[{"child_id": "C1"}], children_in_care=[{"child_id": " C1 "}])
    later = shared(adoption=[{"child_id": "C1"}])
    assert {rows.rows["child_id"].item() for rows in [*lists.values(), *later.values()]} == {
        of(Subject.CHILD, "C1")
    }


def test_a_child_and_an_adopter_with_the_same_number_do_not_look_the_same():
    assert len({of(subject, "1") for subject in Subject}) == len(Subject)


def test_pseudonyms_are_as_they_were():
    """They join the submissions of years: this value may never change."""
    assert of(Subject.CHILD, "C10023") == "QQI4XSFO3VGZOTMAY3SS6NUN"


DISTRICTS = [
    ("BN1 4GH", "BN1"), ("BN14GH", "BN1"), ("bn14 9zz", "BN14"), ("SW1A 1AA", "SW1A"),
    ("SW1A1AA", "SW1A"), ("W1A 1HQ", "W1A"), ("M1 1AE", "M1"), ("B33 8TH", "B33"),
    ("CR2 6XH", "CR2"), (" DN55 1PT ", "DN55"), ("EC1A", "EC1A"), ("XX", None), ("", None),
    ("NN1 5PH flat 2", None), ("1AA SW1A", None),
]  # fmt: skip


@pytest.mark.parametrize(("postcode", "expected"), DISTRICTS)
def test_the_district_of_a_postcode(postcode, expected):
    assert district(postcode) == expected


def children(count, **traits):
    return [{"child_id": f"{sorted(traits.items())}{number}"} | traits for number in range(count)]


def test_the_review_names_cells_with_fewer_children_than_the_threshold():
    """Four children of one ethnicity are few, five are not; rows of one child are one child."""
    four = children(4, gender="male", ethnicity="CHNE")
    five = children(5, gender="male", ethnicity="WBRI")
    read = snapshot(contacts=[*four, *four, *five])
    review = share(read, KEY).review
    assert review.select("list", "columns", "cell", "people", "rows").rows() == [
        ("contacts", "Ethnicity", "q) CHNE", 4, 8)
    ]
    assert share(read, KEY, options=Sharing(threshold=4)).review.is_empty()


def test_the_review_looks_at_areas_and_rare_placements():
    review = share(
        snapshot(
            children_in_care=[
                *children(5, placement_postcode="BN1 4GH", placement_type="U1"),
                *children(1, placement_postcode="BN1 9ZZ", placement_type="K1"),
            ]
        ),
        KEY,
    ).review
    assert [(row["columns"], row["people"]) for row in review.iter_rows(named=True)] == [
        ("Placement Type", 1),
        ("Placement postcode, Placement Type", 1),
    ]
    assert all(review["what_to_do"].str.len_chars() > 0)


def test_how_many_rows_stand_alone():
    """Of six children with the same traits and one with others, one stands alone."""
    read = snapshot(contacts=[
        *children(6, gender="male", date_of_birth=date(2012, 7, 3)),
        *children(1, gender="female", date_of_birth=date(2012, 7, 4)),
    ])  # fmt: skip
    (standing,) = share(read, KEY).summary.lists
    assert (standing.rows, standing.people, standing.alone, standing.few) == (7, 7, 1, 1)


def test_coarser_values_are_tried_in_order_until_enough_are_alike():
    """Groups of ethnicity are enough here: ages stay."""
    read = snapshot(contacts=[
        *children(3, age=7, ethnicity="WBRI"), *children(2, age=7, ethnicity="WIRI"),
    ])  # fmt: skip
    made = share(read, KEY, options=Sharing(small_cells=SmallCells.COARSENED))
    contacts = made.snapshot.lists["contacts"]
    assert made.review.is_empty()
    assert contacts.rows["age"].to_list() == [7] * 5
    assert contacts.rows["ethnicity"].to_list() == [None] * 5
    assert contacts.unplaced.select("column", "typed").rows() == [("ethnicity", "a) White")] * 5
    assert made.summary.coarsened == (
        "Postcode areas in place of districts.", "Groups of ethnicity in place of codes.",
    )  # fmt: skip


def test_age_bands_come_last_and_take_the_month_of_birth_with_them():
    read = snapshot(contacts=[
        {"child_id": f"C{age}", "age": age, "date_of_birth": date(2026 - age, 2, 3)}
        for age in (-1, 0, 4, 5, 9, 10)
    ])  # fmt: skip
    made = share(read, KEY, options=Sharing(small_cells=SmallCells.COARSENED))
    contacts = made.snapshot.lists["contacts"]
    assert sorted(contacts.unplaced["typed"]) == [
        "0 to 4", "0 to 4", "10 to 14", "5 to 9", "5 to 9", "not born yet",
    ]  # fmt: skip
    assert contacts.rows["date_of_birth"].null_count() == 6
    assert made.review.is_empty()  # ages alone are no cell that is looked at
    assert made.summary.lists[0].few == 6


def test_what_still_stands_out_is_removed_in_every_list():
    six, one = children(6, gender="male"), children(1, gender="neither")
    read = snapshot(contacts=[*six, *one], referrals=[*six, *one, *children(6, gender="neither")])
    made = share(read, KEY, options=Sharing(small_cells=SmallCells.REMOVED))
    rows = {name: each.rows for name, each in made.snapshot.lists.items()}
    assert rows["contacts"]["gender"].value_counts(sort=True).rows() == [("male", 6), (None, 1)]
    # The one child of contacts is among the six of referrals, and loses the value there too.
    assert (
        sorted(map(str, rows["referrals"]["gender"]))
        == ["None"] * 2 + ["male"] * 6 + ["neither"] * 5
    )
    assert made.review.is_empty()
    assert [one.few for one in made.summary.lists] == [0, 0]


def test_rows_are_all_there_in_an_order_of_their_own():
    one = [{"child_id": f"C{number}", "worker": "B" if number % 2 else "A"} for number in range(9)]
    read = shared(referrals=one)["referrals"]
    again = shared(referrals=one[::-1])["referrals"]
    assert read.rows.equals(again.rows)
    assert (read.rows_in, read.rows.height, read.rows_reported) == (9, 9, 0)
    assert read.rows[ROW].to_list() == list(range(1, 10))
    assert read.rows.schema[PLACE] == PLACE_TYPE
