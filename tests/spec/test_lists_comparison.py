"""Two submissions beside each other: who is new, who is gone, what changed. And completeness."""

from dataclasses import replace

from rule_cases import case

from ilacs.lists.checking import check, compare, completeness


def compared(before, **now):
    each = case("", [], before=before, before_date=None, **now)
    return compare(each.snapshot(), each.earlier())


def rows(table):
    return [tuple(row.values()) for row in table.to_dicts()]


def people(comparison):
    return sorted(rows(comparison.people))


def test_children_are_new_gone_changed_or_the_same():
    found = compared(
        {
            "children_in_care": [
                {"child_id": "A1", "legal_status": "C1", "care_start": "2025-06-01"},
                {"child_id": "B2", "legal_status": "C1", "care_start": "2025-06-01"},
                {"child_id": "C3", "legal_status": "C1", "care_start": "2025-06-01"},
            ]
        },
        children_in_care=[
            {"child_id": "D4", "legal_status": "C1", "care_start": "2025-06-01"},
            {"child_id": "C3", "legal_status": "C1", "care_start": "2025-06-01"},
            {"child_id": "B2", "legal_status": "C2", "care_start": "2025-06-02"},
            {"child_id": None, "legal_status": "C2", "care_start": "2025-06-02"},
        ],
    )
    assert people(found) == [
        ("children_in_care", "A1", "gone", []),
        ("children_in_care", "B2", "changed", ["care_start", "legal_status"]),
        ("children_in_care", "D4", "new", []),
    ]
    # rows earlier 3, now 4; one child each new, gone, changed and the same.
    assert rows(found.counts) == [("children_in_care", 3, 4, 1, 1, 1, 1)]
    assert rows(found.columns) == [
        ("children_in_care", "care_start", 1),
        ("children_in_care", "legal_status", 1),
    ]


def test_the_rows_of_a_child_are_compared_together_in_any_order():
    twice = [
        {"child_id": "A1", "contact_date": "2026-01-05", "contact_source": "6"},
        {"child_id": "A1", "contact_date": "2026-01-06", "contact_source": "6"},
    ]
    assert people(compared({"contacts": twice}, contacts=twice[::-1])) == []
    # One contact fewer from the same source is a change, in both columns.
    assert people(compared({"contacts": twice}, contacts=twice[:1])) == [
        ("contacts", "A1", "changed", ["contact_date", "contact_source"])
    ]


def test_a_cell_that_was_filled_in_has_changed_and_an_age_has_not():
    found = compared(
        {"contacts": [{"child_id": "A1", "age": 5, "gender": None}]},
        contacts=[{"child_id": "A1", "age": 6, "gender": "male"}],
    )
    assert people(found) == [("contacts", "A1", "changed", ["gender"])]


def test_columns_and_lists_that_only_one_submission_has_are_not_compared():
    found = compared(
        {"contacts": [{"child_id": "A1", "gender": "male"}], "referrals": [{"child_id": "A1"}]},
        contacts=[{"child_id": "A1", "ethnicity": "WBRI"}],
        early_help=[{"child_id": "A1"}],
    )
    assert people(found) == []
    assert rows(found.counts) == [("contacts", 1, 1, 0, 0, 0, 1)]


def test_a_list_without_children_numbers_is_not_compared():
    found = compared({"contacts": [{"gender": "male"}]}, contacts=[{"gender": "female"}])
    assert found.counts.height == found.people.height == found.columns.height == 0


def test_every_cell_is_filled_blank_or_kept_as_typed():
    each = case(
        "",
        [],
        early_help=[
            {"child_id": "A1", "organisation": "A school", "assessment_end": None},
            {"child_id": "B2", "organisation": None, "assessment_end": "2026-02-01"},
            {"child_id": "C3", "organisation": "-", "assessment_end": None},
            {"child_id": "D4", "organisation": "-", "assessment_end": None},
        ],
        typed=[("early_help", 5, "organisation")],
    )
    # list, column, rows, filled, blank though required, blank as allowed, kept as typed, share
    assert rows(completeness(each.snapshot())) == [
        ("early_help", "child_id", 4, 4, 0, 0, 0, 1.0),
        ("early_help", "assessment_end", 4, 1, 0, 3, 0, 0.25),
        ("early_help", "organisation", 4, 2, 1, 0, 1, 0.5),
    ]


def test_a_list_without_rows_has_no_share():
    made = case("", [], contacts=[{"child_id": "A1"}]).snapshot()
    read = made.lists["contacts"]
    empty = replace(made, lists={"contacts": replace(read, rows=read.rows.clear(), rows_in=0)})
    assert rows(completeness(empty)) == [("contacts", "child_id", 0, 0, 0, 0, 0, None)]
    assert check(empty).height == 0
