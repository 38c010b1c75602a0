"""Lists as cells: official texts, official headers, and what was typed where nothing fits."""

from dataclasses import replace
from datetime import date

import polars as pl
from small_lists import FIRST_DATA_ROW, snapshot

from ilacs.lists.declared import ANNEX_A, Layout, by_id
from ilacs.lists.snapshot import PLACE, PLACE_TYPE, ROW, ROW_TYPE, UNPLACED
from ilacs.lists.typed import beyond, empty_sheets, typed_sheets

BORN, CONTACTED = date(2019, 4, 5), date(2026, 2, 3)
CONTACT = {
    "child_id": "0012",
    "gender": "female",
    "ethnicity": "NOBT",
    "date_of_birth": BORN,
    "age": 6,
    "contact_date": CONTACTED,
    "contact_source": "5D",
}


def with_rows(given, list_id, **changes):
    rows = replace(given.lists[list_id], **changes)
    return replace(given, lists={**given.lists, list_id: rows})


def only_row(given, layout):
    ((row,),) = [sheet.rows for sheet in typed_sheets(given, layout)]
    return row


class TestCells:
    def test_codes_are_their_texts_in_the_layout(self):
        contact = snapshot(contacts=[CONTACT])
        assert only_row(contact, Layout.Y2019) == (
            "0012", "b) Female", "s) NOBT", BORN, 6, CONTACTED, "p1) 5D: LA services",
        )  # fmt: skip
        assert only_row(contact, Layout.Y2024)[2] == "t) NOBT"

    def test_an_authority_is_its_name_and_a_place_abroad_its_text(self):
        for stored, shown in (("Kent", "Kent"), ("WAL", "WAL - Child placed in Wales")):
            care = snapshot(children_in_care=[{"child_id": "1", "placement_authority": stored}])
            at = [column.name for column in by_id()["children_in_care"].columns]
            assert only_row(care, Layout.Y2024)[at.index("placement_authority")] == shown

    def test_what_could_not_be_placed_is_as_typed(self):
        contact = snapshot(contacts=[{**CONTACT, "contact_date": None}, CONTACT])
        typed = {PLACE: [0], ROW: [FIRST_DATA_ROW], "column": ["contact_date"], "typed": ["3/2/26"]}
        contact = with_rows(contact, "contacts", unplaced=pl.DataFrame(typed, schema=UNPLACED))
        (sheet,) = typed_sheets(contact, Layout.Y2024)
        assert [row[5] for row in sheet.rows] == ["3/2/26", CONTACTED]


class TestSheets:
    def test_the_official_order_and_only_lists_that_are_there(self):
        given = snapshot(adopters=[{"adopter_id": "1"}], contacts=[CONTACT])
        sheets = typed_sheets(given, Layout.Y2024)
        assert [(sheet.name, sheet.title) for sheet in sheets] == [
            ("List_1", "List 1: Contacts"),
            ("List_11", "List 11: Adopters"),
        ]

    def test_a_column_that_was_not_read_is_empty(self):
        (sheet,) = typed_sheets(snapshot(contacts=[{"child_id": "1"}]), Layout.Y2024)
        assert len(sheet.headers) == 7
        assert sheet.rows == [("1", *[None] * 6)]

    def test_a_list_of_no_rows_has_its_headers(self):
        (sheet,) = typed_sheets(snapshot(contacts=[]), Layout.Y2024)
        assert (len(sheet.headers), list(sheet.rows)) == (7, [])

    def test_empty_sheets(self):
        sheets = empty_sheets(ANNEX_A, Layout.Y2019)
        assert [len(sheet.headers) for sheet in sheets] == [
            7, 8, 11, 12, 14, 14, 17, 34, 13, 16, 19,
        ]  # fmt: skip
        assert not any(sheet.rows for sheet in sheets)


class TestBeyondALayout:
    def test_columns_codes_and_undeclared_columns(self):
        given = snapshot(
            contacts=[CONTACT, {**CONTACT, "contact_source": "1A"}],
            care_leavers=[{"child_id": "1", "last_contact": CONTACTED}, {"child_id": "2"}],
        )
        extra = pl.DataFrame(
            {PLACE: [0, 0], ROW: [3, 4], "Ward": ["x", None]},
            schema={PLACE: PLACE_TYPE, ROW: ROW_TYPE, "Ward": pl.String},
        )
        given = with_rows(given, "contacts", extra=extra)
        found = [(each.list_id, each.column, each.cells) for each in beyond(given, Layout.Y2019)]
        assert found == [
            ("contacts", "contact_source", 1),
            ("contacts", "Ward", 1),
            ("care_leavers", "last_contact", 1),
        ]
        assert [each.written for each in beyond(given, Layout.Y2019)] == [True, False, False]
        assert [each.column for each in beyond(given, Layout.Y2024)] == ["Ward"]

    def test_values_as_typed_count(self):
        given = snapshot(care_leavers=[{"child_id": "1"}])
        typed = {PLACE: [0], ROW: [3], "column": ["last_contact"], "typed": ["soon"]}
        given = with_rows(given, "care_leavers", unplaced=pl.DataFrame(typed, schema=UNPLACED))
        (found,) = beyond(given, Layout.Y2019)
        assert (found.column, found.cells, found.written) == ("last_contact", 1, False)
