"""Workbooks as people make them."""

from datetime import date

import polars as pl
import pytest
from typed_lists import (
    HEADERS,
    assert_counts_agree,
    contact,
    found,
    official,
    rules_of,
    workbook,
)

from ilacs.lists.declared import ANNEX_A, Layout, by_id
from ilacs.lists.reading import CannotRead, read
from ilacs.lists.snapshot import Heading, Place, Settled


@pytest.fixture
def book(tmp_path):
    def write(sheets, name="book.xlsx", **options):
        return workbook(tmp_path / name, sheets, **options)

    return write


def contacts_of(path, **options):
    snapshot = read([path], **options)
    assert_counts_agree(snapshot)
    return snapshot, snapshot.lists["contacts"]


def test_the_official_layout(book):
    snapshot, contacts = contacts_of(book({"List_1": official(contact(), contact(child_id=77))}))
    assert contacts.rows.rows(named=True) == [
        {
            "_place": 0,
            "_row": row,
            "child_id": child_id,
            "gender": "male",
            "ethnicity": "WBRI",
            "date_of_birth": date(2015, 2, 1),
            "age": 11,
            "contact_date": date(2026, 1, 13),
            "contact_source": "1A",
        }
        for row, child_id in ((3, "A1"), (4, "77"))
    ]
    assert snapshot.places == (Place("book.xlsx", "List_1"),)
    assert contacts.headings == {
        0: {
            column.name: Heading(index, column.header)
            for index, column in enumerate(contacts.spec.columns)
        }
    }
    assert snapshot.findings.is_empty()


def test_all_eleven_lists_empty(book):
    sheets = {
        spec.sheet: [(spec.heading,), [column.header for column in spec.columns]]
        for spec in ANNEX_A
    }
    snapshot = read([book({"Front_Sheet": [("Annex A",)], **sheets})])
    assert list(snapshot.lists) == [spec.id for spec in ANNEX_A]
    assert {read.rows_in for read in snapshot.lists.values()} == {0}
    assert snapshot.layout is Layout.Y2024
    assert snapshot.reference_date.settled is Settled.UNKNOWN
    assert rules_of(snapshot) == ["read-sheet-in-front", "read-list-empty"]
    assert [row[0] for row in found(snapshot, "read-list-empty")] == list(snapshot.lists)


def test_a_list_with_rows_in_one_of_two_places_is_not_empty(book):
    snapshot, _ = contacts_of(book({"List_1": official(contact()), "List 1 (2)": official()}))
    assert "read-list-empty" not in rules_of(snapshot)


def test_columns_in_any_order_and_headers_in_the_first_row(book):
    order = [6, 0, 5, 1, 2, 4, 3]
    rows = [[row[index] for index in order] for row in (HEADERS, contact())]
    snapshot, contacts = contacts_of(book({"Contacts": rows}))
    assert contacts.rows["child_id"].to_list() == ["A1"]
    assert contacts.rows["_row"].to_list() == [2]
    assert contacts.headings[0]["contact_source"] == Heading(0, "Contact Source")
    assert snapshot.findings.is_empty()


@pytest.mark.parametrize("above", [0, 1, 5, 19])
def test_headers_anywhere_in_the_first_rows(book, above):
    rows = [("Report",)] * min(above, 1) + [()] * (above - 1) + [HEADERS, contact()]
    _, contacts = contacts_of(book({"List_1": rows}))
    assert contacts.rows["_row"].to_list() == [above + 2]


def test_a_table_that_does_not_start_in_column_a(book):
    rows = [(None, None, *row) for row in official(contact())]
    _, contacts = contacts_of(book({"List_1": rows}))
    assert contacts.headings[0]["child_id"].index == 2


def test_headers_in_two_rows(book):
    upper = ["Child", "Gender", None, "Date of", "Age of Child", "Date of", "Contact"]
    lower = ["Unique ID", None, "Ethnicity", "Birth", "(Years)", "Contact", "Source"]
    snapshot, contacts = contacts_of(book({"List_1": [upper, lower, contact()]}))
    assert contacts.rows.width == 9
    assert "read-headers-two-rows" in rules_of(snapshot)


def test_the_trap_of_list_1_and_list_10(book):
    adoption = next(spec for spec in ANNEX_A if spec.number == 10)
    rows = [[column.header for column in adoption.columns], ["X1"]]
    snapshot = read([book({"List_10": rows, "List_1": official(contact())})])
    assert {name: read.rows.height for name, read in snapshot.lists.items()} == {
        "contacts": 1,
        "adoption": 1,
    }


def test_a_sheet_without_a_telling_name_is_known_by_its_headers(book):
    snapshot, _ = contacts_of(book({"Tabelle1": official(contact(), title="")}))
    assert found(snapshot, "read-sheet-by-headers") == [("contacts", None, None, None, None)]


def test_headers_win_over_the_name(book):
    snapshot, _ = contacts_of(book({"List_3": official(contact())}))
    assert found(snapshot, "read-sheet-name-disagrees") == [
        ("contacts", None, None, None, "Referrals")
    ]


def test_the_name_decides_where_headers_do_not(book):
    snapshot, contacts = contacts_of(
        book({"List_1": [("Child Unique ID", "Gender"), ("A1", "a) Male")]})
    )
    assert contacts.rows.height == 1
    assert [row[2] for row in found(snapshot, "read-column-missing")] == [
        "ethnicity",
        "date_of_birth",
        "age",
        "contact_date",
        "contact_source",
    ]


def test_a_sheet_that_is_no_list_is_said(book):
    sheets = {"List_1": official(contact()), "Budget": [("Item", "Sum"), ("Pens", 3)]}
    snapshot, _ = contacts_of(book(sheets))
    assert found(snapshot, "read-sheet-unknown") == [(None, None, None, None, "2 rows")]


def test_a_list_without_headers_is_said(book):
    snapshot, _ = contacts_of(book({"List_1": official(contact()), "List_3": [contact()]}))
    assert found(snapshot, "read-sheet-no-headers") == [("referrals", None, None, None, "1 row")]


def test_nothing_but_other_sheets_is_refused(book):
    with pytest.raises(CannotRead, match="no sheet has the headers of a list"):
        read([book({"Budget": [("Item", "Sum"), ("Pens", 3)]})])


def test_an_empty_sheet_is_said(book):
    snapshot, _ = contacts_of(book({"List_1": official(contact()), "List_2": []}))
    assert "read-sheet-empty" in rules_of(snapshot)


def test_a_hidden_sheet_is_read_and_said(book):
    sheets = {"List_2": [], "List_1": official(contact())}
    snapshot, contacts = contacts_of(book(sheets, hidden=["List_1"]))
    assert contacts.rows.height == 1
    assert "read-sheet-hidden" in rules_of(snapshot)


def test_a_list_in_two_places_is_joined_and_said(book):
    sheets = {"List_1": official(contact()), "List 1 (2)": official(contact(child_id="B2"))}
    snapshot, contacts = contacts_of(book(sheets))
    assert contacts.rows.select("_place", "_row", "child_id").rows() == [(0, 3, "A1"), (1, 3, "B2")]
    assert found(snapshot, "read-list-in-parts") == [
        ("contacts", None, None, None, "List_1 of book.xlsx and List 1 (2) of book.xlsx")
    ]


def test_a_copy_of_a_sheet_gives_no_rows_again(book):
    sheets = {"List_1": official(contact()), "List_1 (2)": official(contact())}
    snapshot, contacts = contacts_of(book(sheets))
    assert (contacts.rows.height, contacts.rows_in, contacts.rows_reported) == (1, 2, 1)
    assert found(snapshot, "read-sheet-copy") == [
        ("contacts", None, None, None, "List_1 of book.xlsx; 1 row")
    ]


def test_two_lists_below_each_other(book):
    referrals = next(spec for spec in ANNEX_A if spec.number == 3)
    headers = [column.header for column in referrals.columns]
    row = ["A1", "a) Male", "a) WBRI", date(2015, 2, 1), 11, date(2026, 1, 20), "q) 6: Police"]
    rows = [*official(contact()), (), ("List 3: Referral",), headers, row]
    snapshot = read([book({"Everything": rows})])
    assert_counts_agree(snapshot)
    assert snapshot.lists["referrals"].rows.select("_row", "referral_source").rows() == [(7, "6")]
    assert snapshot.lists["contacts"].rows.height == 1


class TestRowsThatAreNoRecords:
    def read(self, book, *rows):
        return contacts_of(book({"List_1": official(contact(), *rows)}))

    def test_empty_rows_do_not_count(self, book):
        _, contacts = self.read(book, (), ("", " ", "\u00a0"), contact())
        assert (contacts.rows_in, contacts.rows_reported) == (2, 0)
        assert contacts.rows["_row"].to_list() == [3, 6]

    def test_rows_with_marks_alone_do_not_count_and_are_said(self, book):
        snapshot, contacts = self.read(book, *[("-",) * 7] * 40)
        assert (contacts.rows_in, contacts.rows_reported) == (1, 0)
        assert found(snapshot, "read-rows-prefilled") == [("contacts", None, None, None, "40 rows")]

    def test_headers_again(self, book):
        snapshot, contacts = self.read(book, HEADERS, contact())
        assert (contacts.rows_in, contacts.rows_reported) == (3, 1)
        assert found(snapshot, "read-headers-again") == [("contacts", 4, None, None, None)]

    @pytest.mark.parametrize(
        "row",
        [
            ("Total", None, None, None, 12),
            ("Grand total:", 3),
            (None, "Count", 3),
            ("N = 3",),
            ("Count: 40",),
            (None, None, None, None, "Total", 40),
            (None, None, None, None, None, 40, "Count of contacts"),
        ],
    )
    def test_totals(self, book, row):
        snapshot, contacts = self.read(book, row)
        assert (contacts.rows_in, contacts.rows_reported) == (2, 1)
        assert found(snapshot, "read-row-total") == [("contacts", 4, None, None, None)]

    @pytest.mark.parametrize(
        "remark",
        [
            "Extracted from the case system on the day before the inspection began",
            "* unborn children have -1",
        ],
    )
    def test_remarks(self, book, remark):
        snapshot, contacts = self.read(book, (remark,))
        assert (contacts.rows_in, contacts.rows_reported) == (2, 1)
        assert found(snapshot, "read-row-remark") == [("contacts", 4, None, None, None)]

    def test_far_from_the_first_column_such_a_word_is_no_total_of_somebody(self, book):
        _, contacts = self.read(book, ("A1", None, None, None, None, None, "Total"))
        assert contacts.rows_reported == 0

    def test_a_full_row_with_such_a_word_is_a_record(self, book):
        _, contacts = self.read(book, contact(child_id="Total"))
        assert contacts.rows_reported == 0


class TestColumns:
    def read(self, book, headers, *rows):
        return contacts_of(book({"List_1": [headers, *rows]}))

    def test_undeclared_ones_are_kept_as_text_and_said(self, book):
        snapshot, contacts = self.read(
            book, (*HEADERS, "Ward", "Seen"), (*contact(), "North", date(2026, 1, 2))
        )
        assert contacts.extra.rows() == [(0, 2, "North", "2026-01-02")]
        assert contacts.extra.columns == ["_place", "_row", "Ward", "Seen"]
        assert [row[2] for row in found(snapshot, "read-column-undeclared")] == ["Ward", "Seen"]

    def test_of_two_the_first_filled_is_read_and_the_other_kept(self, book):
        snapshot, contacts = self.read(
            book, (*HEADERS, "Gender", "Sex"), (*contact(gender=None), "b) Female", "Other")
        )
        assert contacts.rows["gender"].to_list() == ["female"]
        assert contacts.extra["Sex"].to_list() == ["Other"]
        assert found(snapshot, "read-column-twice") == [
            ("contacts", None, "gender", None, "columns B, H and I")
        ]

    def test_without_a_header(self, book):
        snapshot, contacts = self.read(book, HEADERS, (*contact(), "x"))
        assert contacts.extra["Column H"].to_list() == ["x"]
        assert found(snapshot, "read-column-no-header")[0][4] == "column H"

    def test_empty_ones_are_said(self, book):
        snapshot, contacts = self.read(book, HEADERS, contact(age=None))
        assert contacts.rows["age"].to_list() == [None]
        assert found(snapshot, "read-column-empty")[0][2] == "age"

    def test_missing_ones_are_said(self, book):
        snapshot, contacts = self.read(book, HEADERS[:-1], contact()[:-1])
        assert "contact_source" not in contacts.rows.columns
        assert found(snapshot, "read-column-missing")[0][2] == "contact_source"

    @pytest.mark.parametrize(
        ("left_out", "missing"),
        [
            ([], []),
            (["last_contact"], ["last_contact"]),
            (["age", "last_contact"], ["age", "last_contact"]),
            (["last_contact", "personal_adviser"], ["personal_adviser", "last_contact"]),
            # None of what 2024 added: the template of 2019.
            (["unaccompanied", "personal_adviser", "last_pathway_review", "last_contact"], []),
        ],
    )
    def test_those_of_2024_are_missed_where_others_of_them_are_there(self, book, left_out, missing):
        columns = by_id()["care_leavers"].columns
        headers = [column.header for column in columns if column.name not in left_out]
        snapshot = read([book({"List_9": [headers, ["A1"]]})])
        assert [row[2] for row in found(snapshot, "read-column-missing")] == missing


class TestCells:
    def read(self, book, *rows, **options):
        return contacts_of(book({"List_1": official(*rows)}), **options)

    def test_what_cannot_be_read_is_kept_as_typed(self, book):
        snapshot, contacts = self.read(
            book, contact(gender="frog", date_of_birth="31/02/2015", age="old", ethnicity="White")
        )
        assert contacts.rows.select("gender", "date_of_birth", "age", "ethnicity").rows() == [
            (None,) * 4
        ]
        assert contacts.unplaced.rows() == [
            (0, 3, "gender", "frog"),
            (0, 3, "ethnicity", "White"),
            (0, 3, "date_of_birth", "31/02/2015"),
            (0, 3, "age", "old"),
        ]
        assert rules_of(snapshot) == [
            "read-code-unplaced",
            "read-code-group",
            "read-date-impossible",
            "read-number-unread",
        ]
        assert set(snapshot.findings["child_id"]) == {"A1"}
        assert set(snapshot.findings["row"]) == {3}

    @pytest.mark.parametrize("name", ["Jo Bloggs", "x" * 21, "jo@home.example"])
    def test_a_child_id_that_looks_like_none_is_not_shown(self, book, name):
        snapshot, _ = self.read(book, contact(child_id=name, gender="frog"))
        assert found(snapshot, "read-code-unplaced")[0][3] is None

    def test_errors_of_the_spreadsheet(self, book):
        def error(text):
            return lambda sheet, row, column: sheet.write_formula(row, column, "=1/0", None, text)

        row = contact(age=error("#DIV/0!"), gender=error("#N/A"), contact_date=error("#N/A"))
        snapshot, contacts = self.read(book, row)
        assert contacts.rows.select("age", "gender", "contact_date").rows() == [(None,) * 3]
        assert contacts.unplaced.rows() == [
            (0, 3, "age", "#DIV/0!"),
            (0, 3, "contact_date", "#N/A"),
        ]
        assert found(snapshot, "read-cell-error") == [
            ("contacts", 3, "age", "A1", None),
            ("contacts", 3, "contact_date", "A1", None),
        ]
        assert found(snapshot, "read-cells-blank-marks") == [
            ("contacts", None, "gender", None, "1 cell")
        ]

    def test_the_last_values_of_formulas_are_read(self, book):
        def formula(sheet, row, column):
            sheet.write_formula(row, column, "=2+9", None, 11)

        _, contacts = self.read(book, contact(age=formula))
        assert contacts.rows["age"].to_list() == [11]

    def test_text_like_a_formula_is_text_and_said(self, book):
        snapshot, contacts = self.read(book, contact(child_id="=cmd|' /C calc'!A0"))
        assert contacts.rows["child_id"].to_list() == ["=cmd|' /C calc'!A0"]
        assert found(snapshot, "read-cell-formula") == [("contacts", 3, "child_id", None, None)]

    @pytest.mark.parametrize("column", ["gender", "date_of_birth", "age", "contact_source"])
    def test_text_like_a_formula_that_cannot_be_read_is_an_error(self, book, column):
        snapshot, contacts = self.read(book, contact(**{column: "@SUM(A1)"}))
        assert contacts.unplaced.rows() == [(0, 3, column, "@SUM(A1)")]
        assert [finding[2] for finding in found(snapshot, "read-cell-formula-unread")] == [column]

    def test_a_number_beyond_all_beside_a_real_date(self, book):
        _, contacts = self.read(book, contact(), contact(contact_date=1.7976931348623155e308))
        assert contacts.rows["contact_date"].to_list()[1] is None
        assert contacts.unplaced.select("_row", "column").rows() == [(4, "contact_date")]

    def test_marks_for_no_answer_are_counted(self, book):
        snapshot, contacts = self.read(
            book, contact(date_of_birth="-", age="N/A"), contact(date_of_birth=".", age="-")
        )
        assert contacts.rows["date_of_birth"].null_count() == 2
        assert contacts.unplaced.is_empty()
        assert found(snapshot, "read-cells-blank-marks") == [
            ("contacts", None, "date_of_birth", None, "2 cells"),
            ("contacts", None, "age", None, "2 cells"),
        ]

    def test_merged_cells_are_said(self, book):
        def merged(sheet, row, column):
            sheet.merge_range(row, column, row + 1, column, "A1")

        snapshot, contacts = self.read(book, contact(child_id=merged), contact(child_id=None))
        assert contacts.rows["child_id"].to_list() == ["A1", None]
        assert found(snapshot, "read-sheet-merged") == [("contacts", None, None, None, "A3:A4")]

    def test_of_many_merged_cells_a_few_are_named(self, book):
        def merged(sheet, row, column):
            sheet.merge_range(row, column, row, column + 1, "A1")

        snapshot, _ = self.read(book, *[contact(child_id=merged)] * 7)
        assert found(snapshot, "read-sheet-merged")[0][4] == (
            "A3:B3, A4:B4, A5:B5, A6:B6, A7:B7 and 2 more"
        )

    def test_days_are_read_as_the_column_proves(self, book):
        _, contacts = self.read(
            book, contact(contact_date="03/01/2026"), contact(contact_date="13/01/2026")
        )
        assert contacts.rows["contact_date"].to_list() == [date(2026, 1, 3), date(2026, 1, 13)]

    def test_failing_that_as_the_file_proves(self, book):
        _, contacts = self.read(
            book, contact(contact_date="03/01/2026", date_of_birth="13/01/2016")
        )
        assert contacts.rows["contact_date"].to_list() == [date(2026, 1, 3)]

    @pytest.mark.parametrize(
        ("others", "rule"),
        [
            ([], "read-date-ambiguous"),
            (["01/13/2026"], "read-date-month-first"),
            (["01/13/2026", "13/01/2026"], "read-date-conflict"),
        ],
    )
    def test_failing_that_not_at_all(self, book, others, rule):
        rows = [contact(contact_date=typed) for typed in ["03/01/2026", *others]]
        snapshot, contacts = self.read(book, *rows)
        assert contacts.rows["contact_date"][0] is None
        assert contacts.unplaced.rows() == [(0, 3, "contact_date", "03/01/2026")]
        assert found(snapshot, rule) == [("contacts", 3, "contact_date", "A1", None)]

    def test_a_workbook_that_counts_days_from_1904(self, book):
        # 44573 days after 1 January 1904 is 13 January 2026.
        days = [date(2026, 1, 13), 44573, "44573"]
        rows = [contact(contact_date=day) for day in days]
        _, contacts = contacts_of(book({"List_1": official(*rows)}, date_1904=True))
        assert contacts.rows["contact_date"].to_list() == [date(2026, 1, 13)] * 3

    @pytest.mark.parametrize(
        "sheets",
        [
            {"Cover": [("Reference date", 44651)], "List_1": official(contact())},
            {"List_1": official((*contact(), 44651), headers=(*HEADERS, "Reference Date"))},
        ],
    )
    def test_its_reference_date_counts_from_1904_too(self, book, sheets):
        # 44651 = 44573 + 78 days: 18 to the end of January, 28 and 31 more, and one.
        snapshot, _ = contacts_of(book(sheets, date_1904=True))
        assert snapshot.reference_date.day == date(2026, 4, 1)


class TestReferenceDate:
    def settled(self, book, *days, sheets=None, name="book.xlsx", **options):
        rows = official(*(contact(contact_date=day) for day in days))
        path = book({**(sheets or {}), "List_1": rows}, name)
        reference = read([path], **options).reference_date
        assert reference.reason
        return reference.settled, reference.day

    def test_given(self, book):
        day = date(2026, 3, 31)
        assert self.settled(book, date(2026, 1, 13), reference_date=day) == (Settled.GIVEN, day)

    @pytest.mark.parametrize(
        ("front", "named"),
        [
            ([date(2026, 3, 31)], []),
            ([date(2026, 2, 28)], ["28/02/2026: the first rows of a sheet say so"]),
            (
                [date(2026, 3, 31), date(2026, 2, 28)],
                ["2 different days: the first rows of a sheet say so"],
            ),
        ],
    )
    def test_given_another_day_than_the_files_name(self, book, front, named):
        sheets = {
            "Front_Sheet": [("Reference date", day) for day in front],
            "List_1": official(contact()),
        }
        snapshot = read([book(sheets)], reference_date=date(2026, 3, 31))
        assert snapshot.reference_date.day == date(2026, 3, 31)
        assert [row[4] for row in found(snapshot, "read-reference-date-differs")] == named

    def test_the_newest_event(self, book):
        days = [date(2026, 1, day) for day in (3, 9, 13)]
        assert self.settled(book, *days) == (Settled.GUESSED, date(2026, 1, 13))

    def test_a_slip_in_a_year_stands_alone(self, book):
        days = [date(2026, 1, day) for day in range(3, 14)]
        assert self.settled(book, *days, date(2062, 1, 5)) == (Settled.GUESSED, date(2026, 1, 13))

    def test_unknown(self, book):
        assert self.settled(book, None) == (Settled.UNKNOWN, None)

    @pytest.mark.parametrize(
        "front", [("Reference date: 31/03/2026",), ("Data as at", date(2026, 3, 31))]
    )
    def test_in_words_on_a_tab_in_front(self, book, front):
        settled = self.settled(book, date(2026, 1, 13), sheets={"Front_Sheet": [front]})
        assert settled == (Settled.STORED, date(2026, 3, 31))

    def test_two_that_differ_are_said_and_neither_is_taken(self, book):
        front = [("Reference date", date(2026, 3, 31)), ("Data as at", date(2026, 2, 28))]
        path = book({"Front_Sheet": front, "List_1": official(contact())}, "2026-01-31.xlsx")
        reference = read([path]).reference_date
        assert (reference.settled, reference.day) == (Settled.GUESSED, date(2026, 1, 13))
        assert "name 2 different days" in reference.reason

    def test_in_the_name_of_the_file(self, book):
        settled = self.settled(book, date(2026, 1, 13), name="annex_a_2026-03-31.xlsx")
        assert settled == (Settled.STORED, date(2026, 3, 31))

    def test_in_a_column(self, book):
        rows = [(*HEADERS, "Reference Date"), (*contact(), date(2026, 3, 31))]
        reference = read([book({"List_1": rows})]).reference_date
        assert (reference.settled, reference.day) == (Settled.STORED, date(2026, 3, 31))


def test_the_authority_is_taken_from_a_column_that_names_one(book):
    rows = [(*HEADERS, "LA"), (*contact(), "Barnsley")]
    assert read([book({"List_1": rows})]).authority == "Barnsley"


def test_types_are_those_of_the_door(book):
    _, contacts = contacts_of(book({"List_1": official(contact())}))
    assert contacts.rows.schema == {
        "_place": pl.UInt32,
        "_row": pl.UInt32,
        "child_id": pl.String,
        "gender": pl.String,
        "ethnicity": pl.String,
        "date_of_birth": pl.Date,
        "age": pl.Int32,
        "contact_date": pl.Date,
        "contact_source": pl.String,
    }


def test_rows_above_the_headers_are_said(book):
    rows = [("Run by", "the team"), contact(), HEADERS, contact()]
    snapshot, contacts = contacts_of(book({"List_1": rows}))
    assert contacts.rows_in == 1
    assert found(snapshot, "read-rows-above") == [("contacts", None, None, None, "1 row")]


def test_a_tab_in_front_may_name_the_authority_and_the_layout(book):
    front = [("Authority", "Barnsley"), ("Layout", "2019"), ("Reference date", "31/03/2026")]
    snapshot = read([book({"Front_Sheet": front, "List_1": official(contact())})])
    assert snapshot.authority == "Barnsley"
    assert snapshot.layout is Layout.Y2019
    assert snapshot.reference_date.day == date(2026, 3, 31)
