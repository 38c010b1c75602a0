"""The official workbook as files: what goes in comes out, and nothing in it runs."""

import re
import zipfile
from datetime import date, datetime
from subprocess import run

import pytest
from python_calamine import CalamineWorkbook

from ilacs.documents.lists.official_tabs import About, official_tabs
from ilacs.documents.lists.official_workbook import write_official
from ilacs.documents.lists.tabs import LONGEST_CELL, MOST_ROWS, lines_of
from ilacs.documents.new_files import CannotWrite
from ilacs.lists import front_sheet
from ilacs.lists.declared import ALL, ANNEX_A, Kind, Layout, by_id, code_sets
from ilacs.lists.typed import TypedSheet, empty_sheets

ABOUT = About(Layout.Y2024, date(2026, 3, 31), "Kent")
BOOKS = pytest.mark.parametrize("ending", [".xlsx", ".ods"])
DAY = date(2026, 2, 3)
NASTY = (
    "=1+1",
    "+44 20",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org")',
    "0012",
    "1e5",
    "two  spaces",
    " before",
    "after ",
    "<a> & \"b\" 'c'",
    "upstairs\ndownstairs",
    "tab\there",
    "_x0041_",
    "Zoë’s team – ‘North’",
    "\U0001f600",
)


def contacts(*ids, name="List_1", title="List 1: Contacts"):
    spec = by_id()["contacts"]
    headers = tuple(column.header for column in spec.columns)
    rows = [(id_, "b) Female", "a) WBRI", DAY, 5, DAY, "q) 6: Police") for id_ in ids]
    return TypedSheet(name, title, headers, rows)


def cells(path, tab):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(tab).to_python(
        skip_empty_area=False
    )  # fmt: skip


def members(path, pattern):
    with zipfile.ZipFile(path) as package:
        return {
            name: package.read(name).decode()
            for name in package.namelist()
            if re.search(pattern, name)
        }


@BOOKS
class TestBooks:
    def test_the_official_layout(self, tmp_path, ending):
        (path,) = write_official([contacts("7")], tmp_path / f"out{ending}", ABOUT)
        assert path.name == f"out{ending}"
        tabs = CalamineWorkbook.from_path(str(path)).sheet_names
        assert tabs == ["Front_Sheet", "Guidance", "Codes_used", "List_1"]
        title, headers, *rows = cells(path, "List_1")
        assert title == ["List 1: Contacts", *[""] * 6]
        assert headers == [column.header for column in by_id()["contacts"].columns]
        assert rows == [["7", "b) Female", "a) WBRI", DAY, 5, DAY, "q) 6: Police"]]

    def test_text_stays_the_text_it_is(self, tmp_path, ending):
        (path,) = write_official([contacts(*NASTY)], tmp_path / f"out{ending}", ABOUT)
        assert [row[0] for row in cells(path, "List_1")[2:]] == list(NASTY)
        for content in members(path, r"sheet\d+\.xml|content\.xml").values():
            assert not re.search(r"<f[ >]|table:formula|<hyperlink|xlink:href", content)

    def test_other_cells_stay_what_they_are(self, tmp_path, ending):
        moment, early = datetime(2026, 1, 2, 21, 40), date(1899, 12, 31)  # noqa: DTZ001 (typed)
        row = (None, "", 6.25, moment, -1, early, None)
        sheet = TypedSheet("List_1", "", contacts().headers, [row])
        (path,) = write_official([sheet], tmp_path / f"out{ending}", ABOUT)
        headers, found = cells(path, "List_1")
        assert headers == list(contacts().headers)
        assert found[:5] == ["", "", 6.25, moment, -1]
        assert found[5] in (early, "31/12/1899")

    def test_the_front_sheet_holds_the_reference_date(self, tmp_path, ending):
        (path,) = write_official([contacts("7")], tmp_path / f"out{ending}", ABOUT)
        front = cells(path, front_sheet.NAME)
        assert front_sheet.answer(front, front_sheet.REFERENCE_DATE) == date(2026, 3, 31)
        assert front_sheet.answer(front, front_sheet.AUTHORITY) == "Kent"
        assert front_sheet.answer(front, front_sheet.LAYOUT) == "2024"

    def test_what_is_not_known_is_empty(self, tmp_path, ending):
        (path,) = write_official([], tmp_path / f"out{ending}", About(Layout.Y2019))
        front = cells(path, front_sheet.NAME)
        assert front_sheet.answer(front, front_sheet.REFERENCE_DATE) is None
        assert front_sheet.answer(front, front_sheet.AUTHORITY) is None

    @pytest.mark.parametrize("layout", Layout)
    def test_an_empty_workbook_has_every_header(self, tmp_path, ending, layout):
        sheets = empty_sheets(ALL, layout)
        (path,) = write_official(sheets, tmp_path / f"out{ending}", About(layout))
        for spec in ALL:
            title, headers = cells(path, spec.sheet)
            assert title[0] == spec.heading
            assert headers == [column.header for column in spec.in_layout(layout)]

    def test_the_guidance_tells_of_every_column(self, tmp_path, ending):
        sheets = empty_sheets(ANNEX_A, Layout.Y2019)
        (path,) = write_official(sheets, tmp_path / f"out{ending}", About(Layout.Y2019))
        rows = cells(path, "Guidance")
        assert rows[1][-1] == "Comments by the local authority"
        assert sum(bool(row[1]) for row in rows[2:]) == 165

    def test_the_same_sheets_give_the_same_file(self, tmp_path, ending):
        files = [tmp_path / f"{name}{ending}" for name in "ab"]
        for file in files:
            write_official([contacts("7")], file, ABOUT)
        assert files[0].read_bytes() == files[1].read_bytes()

    def test_a_tab_of_another_name_with_other_headers_is_written_as_it_is(self, tmp_path, ending):
        sheet = TypedSheet("Our 'own' list", "", ("Ward", "Sex"), [("x", "F")])
        (path,) = write_official([sheet], tmp_path / f"out{ending}", ABOUT)
        assert cells(path, "Our 'own' list") == [["Ward", "Sex"], ["x", "F"]]

    def test_a_name_that_no_tab_may_have_is_changed(self, tmp_path, ending):
        sheets = [contacts("7", name=name) for name in ("Codes_used", "a/b", "'c'", "List_1" * 9)]
        (path,) = write_official(sheets, tmp_path / f"out{ending}", ABOUT)
        tabs = CalamineWorkbook.from_path(str(path)).sheet_names[3:]
        assert tabs == ["Codes_used 2", "a b", "c", ("List_1" * 9)[:31]]


class TestAnswersOffered:
    def offered(self, path, at):
        rows = cells(path, at.tab)[at.first : at.last + 1]
        return [row[at.column] for row in rows]

    @BOOKS
    def test_every_coded_column_offers_its_codes(self, tmp_path, ending):
        sheets = empty_sheets(ALL, Layout.Y2024)
        tabs = {tab.name: tab for tab in official_tabs(sheets, ABOUT)}
        (path,) = write_official(sheets, tmp_path / f"out{ending}", ABOUT)
        offered = {}
        for spec in ALL:
            columns = zip(spec.in_layout(Layout.Y2024), tabs[spec.sheet].columns, strict=True)
            for column, shown in columns:
                if column.codes:
                    offered[column.codes] = shown.allowed.codes
        for set_id, at in offered.items():
            codes = code_sets()[set_id].in_layout(Layout.Y2024)
            found = self.offered(path, at)
            assert found[-len(codes) :] == [code.text_in(Layout.Y2024) for code in codes]
            assert (len(found) > len(codes)) == (set_id == "outside_england")

    def test_an_authority_of_the_day_is_offered(self, tmp_path):
        sheets = empty_sheets([by_id()["children_in_care"]], Layout.Y2024)
        for day, name, there in (
            (date(2023, 3, 31), "Cumbria", True),
            (date(2023, 4, 1), "Cumbria", False),
            (date(2023, 4, 1), "Cumberland", True),
        ):
            tabs = official_tabs(sheets, About(Layout.Y2024, day))
            names = [row[0] for row in tabs[2].rows if row]
            assert (name in names) is there

    def test_both_files_say_the_same_validations(self, tmp_path):
        sheets = empty_sheets(ANNEX_A, Layout.Y2024)
        for ending in (".xlsx", ".ods"):
            write_official(sheets, tmp_path / f"out{ending}", ABOUT)
        excel = "".join(members(tmp_path / "out.xlsx", r"sheet\d+").values())
        open_document = members(tmp_path / "out.ods", "content")["content.xml"]
        ranges = re.findall(r"<formula1>Codes_used!\$A\$(\d+):\$A\$(\d+)<", excel)
        pattern = r"is-in-list\(\[\$Codes_used\.\$A\$(\d+):\.\$A\$(\d+)\]\)"
        assert set(ranges) == set(re.findall(pattern, open_document))
        # All of them warn and let pass.
        assert excel.count('errorStyle="warning"') == excel.count("<dataValidation ")
        assert open_document.count('"warning"') == open_document.count("<table:content-validation ")

    def test_every_date_and_number_is_looked_at(self, tmp_path):
        spec = by_id()["children_in_care"]
        tabs = official_tabs(empty_sheets([spec], Layout.Y2024), ABOUT)
        shown = dict(zip(spec.columns, tabs[-1].columns, strict=True))
        for column, tab_column in shown.items():
            free = column.kind in (Kind.TEXT, Kind.PERSON, Kind.IDENTIFIER, Kind.POSTCODE)
            assert (tab_column.allowed is None) is free


class TestCsvFolder:
    def test_a_file_for_each_list(self, tmp_path):
        paths = write_official([contacts("7")], tmp_path / "out", ABOUT)
        assert [path.name for path in paths] == ["Front_Sheet.csv", "List_1.csv"]
        text = paths[1].read_bytes().decode("utf-8-sig")
        headers = ",".join(contacts().headers)
        assert text == (
            f"{headers}\r\n7,b) Female,a) WBRI,2026-02-03,5,2026-02-03,q) 6: Police\r\n"
        )

    def test_a_formula_is_made_harmless(self, tmp_path):
        paths = write_official([contacts("=1+1")], tmp_path / "out", ABOUT)
        assert "\r\n'=1+1,b) Female" in paths[1].read_bytes().decode()

    def test_an_empty_folder_is_used_and_a_full_one_is_not(self, tmp_path):
        (tmp_path / "empty").mkdir()
        assert len(write_official([contacts("7")], tmp_path / "empty", ABOUT)) == 2
        with pytest.raises(CannotWrite, match="is not empty"):
            write_official([contacts("7")], tmp_path / "empty", ABOUT)
        assert [path.name for path in tmp_path.iterdir()] == ["empty"]

    def test_no_place_for_a_folder(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(CannotWrite, match="is not a folder"):
            write_official([], tmp_path / "file", ABOUT)
        with pytest.raises(CannotWrite, match="There is no folder"):
            write_official([], tmp_path / "a" / "b", ABOUT)


@BOOKS
class TestWhatDoesNotFit:
    def test_too_long_a_text(self, tmp_path, ending):
        out = tmp_path / f"out{ending}"
        write_official([contacts("x" * LONGEST_CELL)], out, ABOUT)
        before = out.read_bytes()
        with pytest.raises(CannotWrite, match="List_1, row 4, Child Unique ID") as refused:
            write_official([contacts("1", "x" * (LONGEST_CELL + 1))], out, ABOUT)
        assert "xx" not in str(refused.value)
        assert out.read_bytes() == before

    def test_two_units_for_one_character(self, tmp_path, ending):
        with pytest.raises(CannotWrite):
            write_official(
                [contacts("\U0001f600" * (LONGEST_CELL // 2 + 1))], tmp_path / f"out{ending}", ABOUT
            )

    def test_too_many_rows(self, tmp_path, ending):
        sheet = TypedSheet("List_1", "List 1", ("A",), [()] * (MOST_ROWS - 1))
        with pytest.raises(CannotWrite, match="a folder instead"):
            write_official([sheet], tmp_path / f"out{ending}", ABOUT)
        assert list(tmp_path.iterdir()) == []

    def test_another_ending(self, tmp_path, ending):
        with pytest.raises(CannotWrite, match=r"end in \.xlsx or \.ods"):
            write_official([], tmp_path / "out.xls", ABOUT)


def test_lines_that_a_text_takes():
    assert lines_of("", 10) == 1
    assert lines_of("one two three", 7) == 2
    assert lines_of("one\ntwo", 20) == 2


def test_what_xml_cannot_hold_is_shown_as_such(tmp_path):
    for ending, shown in ((".xlsx", "bell\x07"), (".ods", "bell\ufffd")):
        (path,) = write_official([contacts("bell\x07")], tmp_path / f"out{ending}", ABOUT)
        assert cells(path, "List_1")[2][0] == shown


@pytest.mark.needs("libreoffice")
@BOOKS
def test_libreoffice_reads_what_was_written(tmp_path, ending):
    # The reader of these tests passes over tabs in the .ods files of LibreOffice.
    texts = [text for text in NASTY if "\t" not in text]
    write_official([contacts(*texts)], tmp_path / f"out{ending}", ABOUT)
    other = {".xlsx": "ods", ".ods": "xlsx"}[ending]
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    run(
        ["soffice", home, "--headless", "--convert-to", other, "--outdir", tmp_path / "back",
         tmp_path / f"out{ending}"],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    back = cells(tmp_path / "back" / f"out.{other}", "List_1")
    assert back[1] == list(contacts().headers)
    assert [row[0] for row in back[2:]] == texts
    assert {row[3] for row in back[2:]} == {DAY}
