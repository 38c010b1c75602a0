"""What is shown of checked lists: places, words, the terminal, JSON, files, the marked copy."""

import csv
import io
import json
import re
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from python_calamine import CalamineWorkbook
from small_lists import snapshot

from ilacs.documents.lists.book import tab_names
from ilacs.documents.lists.check_json import check_json
from ilacs.documents.lists.check_text import check_lines
from ilacs.documents.lists.checked import SHOWN, Checked, shown_findings
from ilacs.documents.lists.finding_files import write_findings
from ilacs.documents.lists.finding_sheets import FILLED, share_shown
from ilacs.documents.lists.marked_workbook import marked_workbook
from ilacs.documents.new_files import CannotWrite
from ilacs.lists.column_letters import column_letters
from ilacs.lists.findings import SCHEMA, About, Rule, Severity
from ilacs.lists.reading.cells import Cell, of_objects
from ilacs.lists.reading.day_nought import DAY_NOUGHT_1904
from ilacs.lists.reading.grids import Grid
from ilacs.lists.reading.tables import Table
from ilacs.lists.snapshot import Heading, ListRows, Place, Snapshot

RULES = {
    rule.id: rule
    for rule in (
        Rule("T1", Severity.ERROR, About.TYPE, "{column} is no date.", "Type a day."),
        Rule("Q1", Severity.QUERY, About.ROW, "{column} is after {detail}.", "Look at both."),
        Rule("N1", Severity.NOTE, About.LAYOUT, "{column} is no column of {list}.", "Leave it."),
        Rule("F1", Severity.NOTE, About.FILE, "one tab was left alone.", "Nothing to do."),
    )
}
MOMENT = datetime.fromisoformat("2026-01-05T09:30")
CANARY = "zz-canary-zz"


def findings(*rows: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=SCHEMA)


def with_headings(made: Snapshot, **headings: dict[str, Heading]) -> Snapshot:
    lists = {
        list_id: ListRows(read.spec, read.rows, read.rows_in, headings={place: headings[list_id]})
        for place, (list_id, read) in enumerate(made.lists.items())
    }
    return Snapshot(lists, made.reference_date, made.places)


def table(number: int, place: Place, rows: list[tuple[Cell, ...]]) -> Table:
    widest = max(map(len, rows))
    padded = [(*row, *[None] * (widest - len(row))) for row in rows]
    return Table(number, place, Grid([of_objects(each) for each in zip(*padded, strict=True)]))


def told(read: Snapshot, found: pl.DataFrame, completeness: pl.DataFrame | None = None) -> Checked:
    filled = (
        pl.DataFrame(schema=dict.fromkeys(FILLED, pl.String))
        if completeness is None
        else completeness
    )
    skipped = pl.DataFrame({"rule": ["Q1"], "reason": ["the list Adoption is not there"]})
    return Checked(read, shown_findings(read, [found], RULES), RULES, filled, skipped)


@pytest.fixture
def checked() -> Checked:
    read = with_headings(
        snapshot(
            contacts=[{"child_id": "7", "contact_date": date(2026, 1, 5)}] * 3,
            referrals=[{"child_id": "8"}],
        ),
        contacts={
            "child_id": Heading(0, "Child ID"),
            "contact_date": Heading(27, "Contacted on"),
            "Our own": Heading(1, "Our own"),
        },
        referrals={"child_id": Heading(0, "Child ID")},
    )
    found = findings(
        {"rule": "N1", "list": "contacts", "place": 0, "row": 2, "column": "Our own"},
        {"rule": "F1"},
        {"rule": "Q1", "list": "contacts", "place": 0, "row": 4, "column": "contact_date",
         "child_id": "7", "detail": "Referrals, row 3"},
        {"rule": "T1", "list": "contacts", "place": 0, "row": 5, "column": "contact_date",
         "child_id": "7"},
        {"rule": "T1", "list": "contacts", "place": 0, "row": 3, "column": "contact_date",
         "child_id": "7"},
        {"rule": "Q1", "list": "referrals", "place": 1, "row": 3, "child_id": "8", "detail": "it"},
    )  # fmt: skip
    completeness = pl.DataFrame(
        {
            "list": ["contacts"],
            "column": ["child_id"],
            "rows": [3],
            "filled": [3],
            "blank_required": [0],
            "blank_allowed": [0],
            "kept_as_typed": [0],
            "share": [1.0],
        }
    )
    return told(read, found, completeness)


class TestFindingsThatAreShown:
    def test_the_gravest_come_first_and_then_the_order_of_lists_and_rows(
        self, checked: Checked
    ) -> None:
        assert checked.findings.select("rule", "list", "row").rows() == [
            ("T1", "contacts", 3),
            ("T1", "contacts", 5),
            ("Q1", "contacts", 4),
            ("Q1", "referrals", 3),
            ("N1", "contacts", 2),
            ("F1", None, None),
        ]

    def test_each_has_its_place_and_its_words(self, checked: Checked) -> None:
        assert checked.findings.row(2, named=True) == {
            "rule": "Q1",
            "severity": "query",
            "list": "contacts",
            "place": 0,
            "file": "book.xlsx",
            "sheet": "List_1",
            "row": 4,
            "column": "contact_date",
            "header": "Date of Contact",
            "index": 27,
            "cell": "AB4",
            "child_id": "7",
            "words": "Date of Contact is after Referrals, row 3.",
            "fix": "Look at both.",
        }

    def test_a_column_that_is_not_declared_is_called_as_it_was_typed(
        self, checked: Checked
    ) -> None:
        found = checked.findings.row(4, named=True)
        assert (found["cell"], found["words"]) == ("B2", "Our own is no column of Contacts.")

    def test_what_is_about_no_place_has_none(self, checked: Checked) -> None:
        found = checked.findings.row(5, named=True)
        assert (found["file"], found["cell"], found["words"]) == (
            None,
            None,
            "One tab was left alone.",
        )

    @pytest.mark.parametrize(
        ("index", "letters"),
        [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")],
    )
    def test_columns_have_letters(self, index: int, letters: str) -> None:
        assert column_letters(index) == letters


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.0, "0%"),
        (1 / 946, '"under 1%"'),
        (0.5, "0%"),
        (0.99, "0%"),
        (945 / 946, '"over 99%"'),
        (1.0, "0%"),
    ],
)
def test_nearly_all_is_not_shown_as_all(share: float, shown: str) -> None:
    assert share_shown(share) == shown


class TestOnATerminal:
    @pytest.mark.parametrize("width", [70, 80, 120])
    def test_no_line_is_too_wide(self, checked: Checked, width: int) -> None:
        assert max(map(len, check_lines(checked, width))) <= width

    def test_rules_say_how_often_and_where(self, checked: Checked) -> None:
        shown = "\n".join(check_lines(checked, 80))
        assert "2 errors, 2 queries, 2 notes." in shown
        assert (
            "     2  Date of Contact is no date. [T1]\n"
            "        Type a day.\n"
            "        List_1, Date of Contact: AB3, AB5\n"
        ) in shown

    def test_no_child_is_named(self) -> None:
        read = snapshot(contacts=[{"child_id": CANARY}])
        found = findings(
            {"rule": "T1", "list": "contacts", "place": 0, "row": 3, "child_id": CANARY}
        )
        of = told(read, found)
        assert CANARY not in "\n".join(check_lines(of, 80))

    def test_nothing_found_is_said(self) -> None:
        read = snapshot(contacts=[{"child_id": "7"}])
        of = told(read, findings())
        assert "Nothing was found that is wrong or odd." in "\n".join(check_lines(of, 80))


class TestAsJson:
    def test_it_is_one_object(self, checked: Checked) -> None:
        answer = json.loads("".join(check_json(checked)))
        assert answer["reference_date"] == {
            "day": "2026-03-31",
            "settled": "given",
            "reason": "given by the test",
        }
        assert answer["lists"][0] == {
            "list": "contacts",
            "number": 1,
            "title": "Contacts",
            "rows_in": 3,
            "rows_kept": 3,
            "rows_reported": 0,
            "columns": [
                {
                    "column": "child_id",
                    "rows": 3,
                    "filled": 3,
                    "blank_required": 0,
                    "blank_allowed": 0,
                    "kept_as_typed": 0,
                    "share": 1.0,
                }
            ],
        }
        assert [tuple(one) for one in answer["findings"]] == [SHOWN] * 6
        assert answer["findings"][0]["cell"] == "AB3"
        assert answer["skipped_rules"] == [
            {"rule": "Q1", "reason": "the list Adoption is not there"}
        ]

    def test_of_nothing_found(self) -> None:
        read = snapshot(contacts=[{"child_id": "7"}])
        of = told(read, findings())
        assert json.loads("".join(check_json(of)))["findings"] == []

    def test_of_more_findings_than_one_piece_holds(self) -> None:
        read = snapshot(contacts=[{"child_id": "7"}])
        many = findings(*({"rule": "T1", "place": 0, "row": row} for row in range(10_001)))
        of = told(read, many)
        assert len(json.loads("".join(check_json(of)))["findings"]) == 10_001


class TestFiles:
    def test_csv(self, checked: Checked, tmp_path: Path) -> None:
        written = write_findings(checked, tmp_path / "found.csv")
        rows = list(csv.DictReader(io.StringIO(written.read_text("utf-8-sig"))))
        assert [row["cell"] for row in rows] == ["AB3", "AB5", "AB4", "", "B2", ""]

    def test_in_csv_nothing_is_a_formula(self, tmp_path: Path) -> None:
        read = snapshot(contacts=[{"child_id": "=1+1"}])
        found = findings({"rule": "T1", "child_id": "=1+1", "column": "@SUM(A1)"})
        of = told(read, found)
        written = write_findings(of, tmp_path / "found.csv").read_text("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(written))
        assert (row["child_id"], row["column"]) == ("'=1+1", "'@SUM(A1)")

    def test_json(self, checked: Checked, tmp_path: Path) -> None:
        written = write_findings(checked, tmp_path / "found.json")
        assert len(json.loads(written.read_text("utf-8"))["findings"]) == 6

    def test_workbook(self, checked: Checked, tmp_path: Path) -> None:
        book = CalamineWorkbook.from_path(write_findings(checked, tmp_path / "found.xlsx"))
        assert book.sheet_names == ["Findings", "Summary", "Completeness"]
        assert book.get_sheet_by_name("Findings").to_python()[1] == [
            "error", "Contacts", "List_1", "AB3", "7", "Date of Contact",
            "Date of Contact is no date.", "Type a day.", "T1",
        ]  # fmt: skip

    def test_other_endings_are_refused(self, checked: Checked, tmp_path: Path) -> None:
        with pytest.raises(CannotWrite, match=r"\.xlsx, \.csv or \.json"):
            write_findings(checked, tmp_path / "found.docx")


class TestMarkedCopy:
    def test_every_cell_stays_in_its_place(self, checked: Checked) -> None:
        title = ("List 1: Contacts",)
        rows = [title, ("Child ID", None, True), ("=1+1", date(2026, 1, 5), 6.5), ("", 3, "#N/A")]
        tables = [
            table(2, Place("book.xlsx", "Front"), [("Read me",)]),
            table(0, Place("book.xlsx", "List_1"), rows),
        ]
        book = CalamineWorkbook.from_filelike(io.BytesIO(marked_workbook(checked, tables)))
        assert book.sheet_names == ["Findings", "Summary", "Completeness", "Front", "List_1"]
        copied = book.get_sheet_by_name("List_1").to_python(skip_empty_area=False)
        assert copied[0][0] == "List 1: Contacts"
        assert copied[1][:3] == ["Child ID", "", "TRUE"]
        assert copied[2][:3] == ["=1+1", date(2026, 1, 5), 6.5]
        assert copied[3][:3] == ["", 3, "#N/A"]

    def test_days_counted_from_1904_are_days(self) -> None:
        # 44573 days after 1 January 1904 is 13 January 2026; the age is a number like others.
        headings = {"age": Heading(0, "Age"), "contact_date": Heading(1, "Contacted on")}
        read = with_headings(snapshot(contacts=[{"age": 11}]), contacts=headings)
        grid = table(0, Place("book.xlsx", "List_1"), [(44573, 44573.0), (11, 11), (1, "x")]).grid
        tables = [Table(0, Place("book.xlsx", "List_1"), grid, DAY_NOUGHT_1904)]
        content = marked_workbook(told(read, findings()), tables)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        assert book.get_sheet_by_name("List_1").to_python() == [
            [44573, date(2026, 1, 13)], [11, 11], [1, "x"],
        ]  # fmt: skip

    def test_values_of_every_kind(self, checked: Checked) -> None:
        row = (MOMENT, timedelta(hours=30), date(1850, 1, 1), float("inf"))
        content = marked_workbook(checked, [table(5, Place("b.csv"), [row])])
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        assert book.get_sheet_by_name("b").to_python()[0] == [
            MOMENT, timedelta(hours=30), "1850-01-01", "inf",
        ]  # fmt: skip

    def test_marked_cells_have_a_colour_and_a_note(self, checked: Checked) -> None:
        rows = [("",), ("Child ID",), ("7",), ("7",), ("7",)]
        content = marked_workbook(checked, [table(0, Place("book.xlsx", "List_1"), rows)])
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            (notes,) = (name for name in book.namelist() if "comments" in name)
            said = book.read(notes).decode()
            sheet = book.read("xl/worksheets/sheet4.xml").decode()
            findings = book.read("xl/worksheets/sheet1.xml").decode()
        assert set(re.findall(r'<comment ref="(\w+)"', said)) == {"AB3", "AB4", "AB5", "B2"}
        assert "ERROR T1: Date of Contact is no date.\nType a day." in said
        coloured = re.findall(r'<c r="(\w+)" s="[1-9]\d*"', sheet)
        assert {"AB3", "AB4", "AB5", "B2"} <= set(coloured)
        assert "A3" not in coloured
        assert "location=\"'List_1'!AB3\"" in findings

    def test_a_finding_about_a_column_marks_its_header(self) -> None:
        read = with_headings(
            snapshot(contacts=[{"gender": "male"}]), contacts={"gender": Heading(1, "Sex")}
        )
        found = findings({"rule": "T1", "list": "contacts", "place": 0, "column": "gender"})
        tables = [table(0, Place("book.xlsx", "List_1"), [("Title", None), ("Id", "Sex")])]
        with zipfile.ZipFile(io.BytesIO(marked_workbook(told(read, found), tables))) as book:
            assert '<comment ref="B2"' in book.read("xl/comments1.xml").decode()

    def test_more_cells_than_may_have_notes_are_coloured(
        self, checked: Checked, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ilacs.documents.lists.marked_workbook.MOST_NOTES", 1)
        rows = [("",), ("Child ID",), ("7",), ("7",), ("7",)]
        content = marked_workbook(checked, [table(0, Place("book.xlsx", "List_1"), rows)])
        summary = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Summary")
        said = " ".join(str(cell) for row in summary.to_python() for cell in row)
        assert "3 marked cells have a colour but no note" in said

    def test_names_of_tabs_are_such_as_excel_allows(self) -> None:
        wanted = ["a/b", "Findings", "x" * 40, "X" * 40, "''", "History"]
        assert list(tab_names(wanted, ["findings"])) == [
            "a b", "Findings 2", "x" * 31, "X" * 29 + " 2", "Sheet", "History 2",
        ]  # fmt: skip
