"""Files of every kind, good and bad: what they are, their content tells."""

import os
import zipfile
from datetime import date, datetime

import polars as pl
import pytest
from typed_lists import (
    HEADERS,
    assert_counts_agree,
    contact,
    found,
    official,
    rules_of,
    text_table,
    workbook,
)

from ilacs.lists.reading import (
    CannotRead,
    archives,
    cells,
    delimited,
    read,
    shared_strings,
    workbooks,
)
from ilacs.lists.reading.day_nought import DAY_NOUGHT, DAY_NOUGHT_1904, of_old_workbook
from ilacs.lists.snapshot import Place

TYPED = ("A1", "a) Male", "a) WBRI", "2015-02-01", "11", "2026-01-13", "a) 1A: Individual")
"""A contact as text."""


def contacts_of(*paths):
    snapshot = read(paths)
    assert_counts_agree(snapshot)
    return snapshot, snapshot.lists["contacts"]


class TestTextTables:
    @pytest.mark.parametrize(
        ("encoding", "name"),
        [
            ("utf-8", "UTF-8"),
            ("utf-8-sig", "UTF-8"),
            ("utf-16", "UTF-16"),
            ("utf-16-le", "UTF-16"),
            ("utf-16-be", "UTF-16"),
        ],
    )
    @pytest.mark.parametrize(
        ("delimiter", "named"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs")]
    )
    def test_encodings_and_delimiters(self, tmp_path, encoding, name, delimiter, named):
        rows = official(TYPED, title="")
        path = text_table(tmp_path / "x.txt", rows, encoding=encoding, delimiter=delimiter)
        snapshot, contacts = contacts_of(path)
        assert contacts.rows["child_id"].to_list() == ["A1"]
        assert contacts.rows["_row"].to_list() == [3]
        assert found(snapshot, "read-file-how")[0][4] == f"{name} with {named} between the columns"

    def test_as_windows_writes(self, tmp_path):
        path = text_table(
            tmp_path / "x.csv", [(*HEADERS, "Ward"), (*TYPED, "Café –")], encoding="cp1252"
        )
        snapshot, contacts = contacts_of(path)
        assert contacts.extra["Ward"].to_list() == ["Café –"]
        assert found(snapshot, "read-file-how")[0][4].startswith("Windows-1252")

    def test_letters_that_are_none_are_said(self, tmp_path):
        path = tmp_path / "x.csv"
        path.write_bytes(
            (",".join((*HEADERS, "Ward")) + "\n" + ",".join(TYPED)).encode() + b",\x81\xe9"
        )
        snapshot, contacts = contacts_of(path)
        assert "read-file-letters" in rules_of(snapshot)
        assert contacts.rows.height == 1

    def test_excels_own_first_line(self, tmp_path):
        path = tmp_path / "x.csv"
        path.write_text("sep=;\n" + ";".join(HEADERS) + "\n" + ";".join(TYPED))
        _, contacts = contacts_of(path)
        assert contacts.rows["_row"].to_list() == [2]

    def test_cells_with_line_breaks_delimiters_and_quotes(self, tmp_path):
        path = text_table(
            tmp_path / "x.csv", [(*HEADERS, "Note"), (*TYPED, 'a,b\n"c"'), (*TYPED, "d")]
        )
        _, contacts = contacts_of(path)
        assert contacts.extra["Note"].to_list() == ['a,b\n"c"', "d"]
        assert contacts.rows["_row"].to_list() == [2, 3]

    def test_rows_of_unequal_length(self, tmp_path):
        path = text_table(tmp_path / "x.csv", [HEADERS, TYPED[:3], (), (*TYPED, "more", "cells")])
        snapshot, contacts = contacts_of(path)
        assert contacts.rows["_row"].to_list() == [2, 4]
        assert contacts.extra.select("Column H", "Column I").rows() == [
            (None, None),
            ("more", "cells"),
        ]
        assert len(found(snapshot, "read-column-no-header")) == 2

    @pytest.mark.parametrize("quote", ['"A2', 'A"2'])
    def test_a_quotation_mark_that_is_not_closed_swallows_no_rows(self, tmp_path, quote):
        rows = [HEADERS, TYPED, (quote, *TYPED[1:]), *[TYPED] * 5]
        path = tmp_path / "x.csv"
        path.write_text("\n".join(",".join(row) for row in rows))
        _, contacts = contacts_of(path)
        assert contacts.rows_in == 7

    @pytest.mark.parametrize("large", [0, 4_000_000])
    @pytest.mark.parametrize("after", [0, 1, 2, 5])
    @pytest.mark.parametrize("end", ["", "\n"])
    def test_a_quotation_mark_open_until_the_end(self, tmp_path, monkeypatch, large, after, end):
        monkeypatch.setattr(delimited, "LARGE", large)
        rows = [HEADERS, TYPED, (*TYPED[:2], f'"{TYPED[2]}', *TYPED[3:]), *[TYPED] * after]
        path = tmp_path / "x.csv"
        path.write_text("\n".join(",".join(row) for row in rows) + end)
        snapshot, contacts = contacts_of(path)
        assert contacts.rows_in == 2 + after
        assert "read-file-quotes" in rules_of(snapshot)

    @pytest.mark.parametrize("large", [0, 4_000_000])
    @pytest.mark.parametrize("more", [(), (TYPED,) * 5])
    @pytest.mark.parametrize("second", range(7))
    @pytest.mark.parametrize("first", range(7))
    def test_stray_quotation_marks_on_two_rows_join_none(
        self, tmp_path, monkeypatch, large, more, first, second
    ):
        monkeypatch.setattr(delimited, "LARGE", large)
        opens, closes = list(TYPED), list(TYPED)
        opens[first] = f'"{TYPED[first]}'
        closes[second] = f'{TYPED[second]}"'
        path = tmp_path / "x.csv"
        rows = [HEADERS, opens, closes, *more]
        path.write_text("\n".join(",".join(row) for row in rows))
        snapshot, contacts = contacts_of(path)
        assert contacts.rows_in == 2 + len(more)
        assert "read-file-quotes" in rules_of(snapshot)

    def test_a_stray_quotation_mark_before_a_cell_that_needs_them_joins_no_rows(self, tmp_path):
        rows = [HEADERS, TYPED, (TYPED[0], f'"{TYPED[1]}', *TYPED[2:]), TYPED, TYPED]
        lines = [",".join(row) for row in rows]
        lines[3] = lines[3].replace("a) Male", '"Male, or so"')
        path = tmp_path / "x.csv"
        path.write_text("\n".join(lines))
        snapshot, contacts = contacts_of(path)
        assert contacts.rows_in == 4
        assert "read-file-quotes" in rules_of(snapshot)

    def test_nor_do_they_in_small_tables(self):
        rows = ["column,typed,answer", 'Gender,"Boy,a) Male', 'Gender,Girl",b) Female']
        assert delimited.small_table("\n".join(rows)) is None
        assert len(delimited.small_table("\n".join(rows).replace('"', "")) or ()) == 3

    @pytest.mark.parametrize("large", [0, 4_000_000])
    @pytest.mark.parametrize(
        "note",
        [
            "one\ntwo, three, four, five, six, seven, eight, nine",
            "1 High Street,\r\nTown,\r\nCounty",
            "one\n\n",
            "a, b, c, d, e, f, g, h, i, j\na, b, c, d, e, f, g, h, i, j\nk",
        ],
    )
    def test_texts_of_several_lines_are_no_rows(self, tmp_path, monkeypatch, large, note):
        monkeypatch.setattr(delimited, "LARGE", large)
        path = text_table(tmp_path / "x.csv", [(*HEADERS, "Note"), *[(*TYPED, note)] * 3])
        snapshot, contacts = contacts_of(path)
        assert contacts.rows_in == 3
        assert "read-file-quotes" not in rules_of(snapshot)

    def test_numbers_that_a_spreadsheet_spoilt(self, tmp_path):
        path = text_table(tmp_path / "x.csv", [HEADERS, ("1.23E+11", *TYPED[1:])])
        snapshot, contacts = contacts_of(path)
        assert contacts.rows["child_id"].to_list() == [None]
        assert contacts.unplaced["typed"].to_list() == ["1.23E+11"]
        assert "read-identifier-scientific" in rules_of(snapshot)

    def test_the_fast_parser_reads_the_same(self, tmp_path, monkeypatch):
        rows = [
            ("List 1: Contacts",),
            (*HEADERS, "Note"),
            *[(*TYPED, f'{number}, "quoted"\nand long') for number in range(50)],
            (),
            TYPED[:2],
            ("", *TYPED[1:]),
        ]
        path = text_table(tmp_path / "x.csv", rows)
        slowly, _ = contacts_of(path)
        monkeypatch.setattr(delimited, "LARGE", 0)
        quickly, _ = contacts_of(path)
        for slow, quick in zip(slowly.lists.values(), quickly.lists.values(), strict=True):
            assert slow.rows.equals(quick.rows)
            assert slow.extra.equals(quick.extra)
        assert slowly.findings.equals(quickly.findings)

    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    def test_line_ends(self, tmp_path, newline):
        path = tmp_path / "x.csv"
        path.write_bytes(newline.join(",".join(row) for row in (HEADERS, TYPED, TYPED)).encode())
        _, contacts = contacts_of(path)
        assert contacts.rows_in == 2


class TestParquet:
    def test_types_are_understood(self, tmp_path):
        path = tmp_path / "contacts.parquet"
        pl.DataFrame(
            {
                "Child Unique ID": [12, 13],
                "Date of Contact": [date(2026, 1, 13), None],
                "Age of Child (Years)": [3.0, 4.5],
                "Contact Source": pl.Series(["q) 6: Police", None], dtype=pl.Categorical),
                "Open": [True, False],
                "Family": [12.0, None],
                "Rate": [0.5, float("nan")],
                "Seen": [datetime.fromisoformat("2026-01-13T10:30"), None],
                "Nothing": [None, None],
            }
        ).write_parquet(path)
        snapshot, contacts = contacts_of(path)
        assert contacts.rows.rows() == [
            (0, 2, "12", 3, date(2026, 1, 13), "6"),
            (0, 3, "13", 4, None, None),
        ]
        assert contacts.extra.rows() == [
            (0, 2, "TRUE", "12", "0.5", "2026-01-13T10:30:00", None),
            (0, 3, "FALSE", None, None, None, None),
        ]
        assert "read-age-decimal" in rules_of(snapshot)

    def test_very_many_identifiers(self, tmp_path, monkeypatch):
        monkeypatch.setattr(cells, "_MANY", 3)
        path = tmp_path / "contacts.parquet"
        typed = ["A1", "A2", "-", None, "A\u00a01", "1E9", "A1"]
        pl.DataFrame(
            {"Child Unique ID": typed, "Date of Contact": ["2026-01-13"] * 7, "Ward": typed}
        ).write_parquet(path)
        snapshot, contacts = contacts_of(path)
        assert contacts.rows["child_id"].to_list() == ["A1", "A2", None, None, "A 1", None, "A1"]
        assert contacts.extra["Ward"].to_list() == typed
        assert contacts.unplaced["typed"].to_list() == ["1E9"]
        assert found(snapshot, "read-cells-blank-marks")[0][4] == "1 cell"

    def test_columns_of_lists_are_refused(self, tmp_path):
        path = tmp_path / "x.parquet"
        pl.DataFrame({"Child Unique ID": [["a", "b"]]}).write_parquet(path)
        with pytest.raises(CannotRead, match="plain columns"):
            read([path])

    def test_damaged_ones_are_refused(self, tmp_path):
        path = tmp_path / "x.parquet"
        path.write_bytes(b"PAR1" + b"\x00" * 40 + b"PAR1")
        with pytest.raises(CannotRead, match="damaged Parquet"):
            read([path])


class TestFolders:
    def test_a_folder_of_lists(self, tmp_path):
        (tmp_path / "deep").mkdir()
        text_table(tmp_path / "list_10.csv", [("Child Unique ID", "Family identifier"), ("X", "F")])
        text_table(tmp_path / "list_1.csv", [HEADERS, TYPED])
        workbook(tmp_path / "deep" / "more.xlsx", {"List_1": official(contact(child_id="B"))})
        (tmp_path / "~$more.xlsx").write_bytes(b"lock")
        (tmp_path / ".hidden.csv").write_text("x")
        (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 ...")
        snapshot = read([tmp_path])
        assert_counts_agree(snapshot)
        assert snapshot.places == (
            Place("deep/more.xlsx", "List_1"),
            Place("letter.pdf"),
            Place("list_1.csv"),
            Place("list_10.csv"),
        )
        assert snapshot.lists["contacts"].rows.height == 2
        assert snapshot.lists["adoption"].rows.height == 1
        assert "read-file-not-a-table" in rules_of(snapshot)

    def test_a_bad_file_does_not_keep_others_from_being_read(self, tmp_path):
        text_table(tmp_path / "a.csv", [HEADERS, TYPED])
        (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04broken")
        snapshot, contacts = contacts_of(tmp_path)
        assert contacts.rows.height == 1
        assert "damaged" in found(snapshot, "read-file-refused")[0][4]

    def test_a_file_named_twice_is_read_once(self, tmp_path):
        path = text_table(tmp_path / "a.csv", [HEADERS, TYPED])
        _, contacts = contacts_of(path, path)
        assert contacts.rows.height == 1

    def test_an_empty_folder(self, tmp_path):
        with pytest.raises(CannotRead, match="no files"):
            read([tmp_path])


@pytest.mark.parametrize(
    ("content", "day"),
    [
        # Date1904 (0x22) that says yes or no, and CalcPrecision (0x0E), which always follows it.
        ("8d00 0200 0000 2200 0200 0100 0e00 0200 0100", DAY_NOUGHT_1904),
        ("8d00 0200 0000 2200 0200 0000 0e00 0200 0100", DAY_NOUGHT),
        ("", DAY_NOUGHT),
    ],
)
def test_the_day_that_old_workbooks_count_from(content, day):
    assert of_old_workbook(bytes.fromhex(content)) == day


def test_content_decides_not_the_suffix(tmp_path):
    workbook(tmp_path / "x.xlsx", {"List_1": official(contact())}).rename(tmp_path / "x.xls")
    text_table(tmp_path / "y.xlsx", [HEADERS, ("B", *TYPED[1:])])
    _, contacts = contacts_of(tmp_path / "x.xls", tmp_path / "y.xlsx")
    assert contacts.rows["child_id"].to_list() == ["A1", "B"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no bytes"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "web page"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
         "old form of XML"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08\x00", "packed"),
        (b'[{"a": 1}]', "JSON"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 10, "not known"),
        (b"PK\x03\x04", "damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "packed folder"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
         "password"),
        (b"hello", "no sheet has the headers"),
        (b"\n\n\n", "no sheet has the headers"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(tmp_path, content, words):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=words):
        read([path])


def test_what_is_not_there(tmp_path):
    with pytest.raises(CannotRead, match="no file or folder"):
        read([tmp_path / "nothing.xlsx"])


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotRead, match="neither a file nor a folder"):
        read([tmp_path / "pipe"])
    with pytest.raises(CannotRead, match="no ordinary file"):
        read([tmp_path])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = text_table(tmp_path / "x.csv", [HEADERS, TYPED])
    path.chmod(0)
    with pytest.raises(CannotRead, match="may read it"):
        read([path])


class TestHarmfulWorkbooks:
    """Refused before a parser touches them."""

    @pytest.fixture
    def spoilt(self, tmp_path):
        """A good workbook with some parts replaced (None takes a part out) or added."""

        def make(parts, method=zipfile.ZIP_DEFLATED):
            good = workbook(tmp_path / "good.xlsx", {"List_1": official(contact())})
            path = tmp_path / "spoilt.xlsx"
            with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w", method) as new:
                for name in old.namelist():
                    content = parts.pop(name, old.read(name))
                    if callable(content):
                        content = content(old.read(name))
                    if content is not None:
                        new.writestr(name, content)
                for name, content in parts.items():
                    new.writestr(name, content)
            return path

        return make

    def refused(self, path, words):
        with pytest.raises(CannotRead, match=words):
            read([path])

    def test_bombs(self, spoilt):
        self.refused(spoilt({"xl/media/x.bin": b"\0" * 40_000_000}), "made to do harm")

    def test_bombs_in_sum(self, spoilt, monkeypatch):
        monkeypatch.setattr(archives, "MOST_UNPACKED", 100_000)
        self.refused(spoilt({"xl/media/x.bin": os.urandom(200_000)}), "made to do harm")

    def test_archives_that_lie_about_sizes(self, spoilt):
        path = spoilt({"xl/media/x.bin": b"\0" * 1_000_000})
        content = bytearray(path.read_bytes())
        size = (1_000_000).to_bytes(4, "little")
        assert content.count(size) == 2
        path.write_bytes(bytes(content).replace(size, (10).to_bytes(4, "little")))
        self.refused(path, "damaged")

    @pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
    def test_entities(self, spoilt, part):
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        self.refused(
            spoilt({part: lambda xml: xml.replace(b"?>", b"?>" + bomb, 1)}), "declares entities"
        )

    def test_links_to_other_workbooks(self, spoilt):
        self.refused(spoilt({"xl/externalLinks/externalLink1.xml": b"<a/>"}), "Break Link")

    def test_parts_in_unusual_letters(self, spoilt):
        self.refused(
            spoilt({"xl/workbook.xml": lambda xml: xml.decode().encode("utf-16")}), "unusual"
        )

    def test_two_parts_of_the_same_name(self, spoilt):
        path = spoilt({})
        with (
            pytest.warns(UserWarning, match="Duplicate"),
            zipfile.ZipFile(path, "a") as archive,
        ):
            archive.writestr("xl/workbook.xml", b"<workbook/>")
        self.refused(path, "same name")

    def test_cells_far_away(self, spoilt):
        far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        self.refused(
            spoilt({"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</sheetData>", far)}),
            "far below",
        )

    @pytest.mark.parametrize("place", [b"r='XFD1048576'", b'r = "XFD1048576"', b'r="xfd1048576"'])
    def test_cells_far_away_in_disguise(self, spoilt, place):
        far = b'<row r="9"><c ' + place + b"><v>1</v></c></row></sheetData>"
        self.refused(
            spoilt({"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</sheetData>", far)}),
            "far below",
        )

    def test_an_unusual_packing(self, spoilt):
        self.refused(spoilt({}, zipfile.ZIP_BZIP2), "unusual way")

    def test_binary_workbooks(self, spoilt):
        self.refused(spoilt({"xl/workbook.bin": b"x"}), "xlsb")

    def test_word_documents(self, tmp_path):
        path = tmp_path / "x.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", b"<a/>")
        self.refused(path, "Word document")

    def test_packed_folders(self, tmp_path):
        path = tmp_path / "x.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("list_1.csv", b"a,b")
        self.refused(path, "Unpack it")

    @pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
    def test_missing_parts(self, spoilt, part):
        self.refused(spoilt({part: None}), "No list could be read")

    @pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
    def test_truncated_ones(self, spoilt, kept):
        path = spoilt({})
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * kept)])
        self.refused(path, "damaged")

    def test_macros_are_said_and_not_run(self, spoilt):
        snapshot = read([spoilt({"xl/vbaProject.bin": b"x"})])
        assert "read-file-macros" in rules_of(snapshot)

    def test_a_long_text_shown_in_very_many_cells(self, spoilt, monkeypatch):
        monkeypatch.setattr(shared_strings, "MOST_TEXT", 20_000)
        text = b"<t>" + b"long " * 1_000
        long = spoilt({"xl/sharedStrings.xml": lambda xml: xml.replace(b"<t>A1", text)})
        assert read([long]).lists["contacts"].rows.height == 1
        cell = b'<c r="A4" t="s"><v>8</v></c>'
        many = b"".join(b'<row r="%d">' % row + cell + b"</row>" for row in range(4, 9))
        self.refused(
            spoilt({
                "xl/sharedStrings.xml": lambda xml: xml.replace(b"<t>A1", text),
                "xl/worksheets/sheet1.xml": lambda xml: xml.replace(
                    b"</sheetData>", many + b"</sheetData>"
                ),
            }),
            "made to do harm",
        )  # fmt: skip


class TestOpenDocuments:
    @pytest.fixture
    def write(self, tmp_path):
        def write(table="", manifest="<manifest/>", content=None, settings=""):
            path = tmp_path / "x.ods"
            names = " ".join(
                f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                for name in ("office", "table", "text")
            )
            whole = content or (
                f"<?xml version='1.0'?><office:document-content {names}><office:body>"
                f"<office:spreadsheet>{settings}"
                f'<table:table table:name="List_1">{table}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>"
            )
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                archive.writestr("META-INF/manifest.xml", manifest)
                archive.writestr("content.xml", whole)
            return path

        return write

    @staticmethod
    def row(*cells, attributes=""):
        return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"

    @staticmethod
    def cell(text, attributes=""):
        kind = 'office:value-type="string"'
        return f"<table:table-cell {kind} {attributes}><text:p>{text}</text:p></table:table-cell>"

    def headers_and(self, *rows):
        return self.row(*map(self.cell, HEADERS)) + "".join(rows)

    def test_a_list(self, write):
        error = (
            '<table:table-cell office:value-type="string" office:string-value="" '
            'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        )
        cells = [self.cell(text) for text in TYPED]
        cells[4] = error
        empty = self.row(
            '<table:table-cell table:number-columns-repeated="16384"/>',
            attributes='table:number-rows-repeated="1048000"',
        )
        snapshot, contacts = contacts_of(write(self.headers_and(self.row(*cells), empty)))
        assert contacts.rows["contact_date"].to_list() == [date(2026, 1, 13)]
        assert found(snapshot, "read-cell-error") == [("contacts", 2, "age", "A1", None)]

    @pytest.mark.parametrize(
        ("null_date", "number"),
        [("", 46035), ("1899-12-30", 46035), ("1904-01-01", 44573), ("1904-02-31", 46035)],
    )
    def test_the_day_that_numbers_count_from(self, write, null_date, number):
        settings = (
            f'<table:calculation-settings><table:null-date table:date-value="{null_date}"/>'
            "</table:calculation-settings>"
        )
        cells = [self.cell(text) for text in TYPED]
        cells[5] = (
            f'<table:table-cell office:value-type="float" office:value="{number}">'
            f"<text:p>{number}</text:p></table:table-cell>"
        )
        path = write(self.headers_and(self.row(*cells)), settings=settings if null_date else "")
        _, contacts = contacts_of(path)
        assert contacts.rows["contact_date"].to_list() == [date(2026, 1, 13)]

    @pytest.mark.parametrize(
        ("cell", "row"), [(16_000, 1), (1, 1_000_000), (16_000, 10_000), (99_999_999, 99_999_999)]
    )
    def test_cells_repeated(self, write, cell, row):
        cells = self.cell("x", f'table:number-columns-repeated="{cell}"')
        rows = self.row(cells, attributes=f'table:number-rows-repeated="{row}"')
        path = write(self.headers_and(rows))
        if cell * row > 100_000_000:
            with pytest.raises(CannotRead, match="far below"):
                read([path])
        elif row == 1:
            contacts_of(path)

    def test_cells_far_away(self, write):
        empty = self.row("<table:table-cell/>", attributes='table:number-rows-repeated="1000000"')
        far = self.row('<table:table-cell table:number-columns-repeated="16000"/>', self.cell("x"))
        with pytest.raises(CannotRead, match="far below"):
            read([write(self.headers_and(empty, far))])

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("<table:table-source xlink:href='x'/>", "links to other files"),
            ("<a f=\"of:='file:///etc/x'#A1\"/>", "links to other files"),
            ("<table:dde-link/>", "links to other files"),
            ("<!DOCTYPE x><a/>", "declares entities"),
            ("<a/>", "No list"),
        ],
    )
    def test_harmful_or_empty_ones(self, write, content, words):
        with pytest.raises(CannotRead, match=words):
            read([write(content=content)])

    def test_one_that_is_read_for_too_long(self, write, monkeypatch):
        monkeypatch.setattr(workbooks, "LEAST_SECONDS", 0)
        monkeypatch.setattr(workbooks, "BYTES_A_SECOND", 10**9)
        with pytest.raises(CannotRead, match="took too long"):
            read([write(self.headers_and())])

    def test_one_that_ends_its_process(self, write, monkeypatch):
        monkeypatch.setattr(workbooks.sys, "executable", "false")
        with pytest.raises(CannotRead, match="damaged"):
            read([write(self.headers_and())])

    @pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
    def test_xml_that_is_not_whole(self, write, cut):
        whole = zipfile.ZipFile(write(self.headers_and())).read("content.xml").decode()
        with pytest.raises(CannotRead, match="damaged"):
            read([write(content=whole[: int(len(whole) * cut)])])

    def test_encrypted_ones(self, write):
        with pytest.raises(CannotRead, match="password"):
            read([write(manifest="<manifest:encryption-data/>")])


def test_no_value_of_a_cell_is_in_any_words(tmp_path):
    canary = "kanarienvogel"
    rows = [
        (*HEADERS, "Ward"),
        contact(**dict.fromkeys(("gender", "date_of_birth", "age", "contact_date"), canary)),
        (canary, canary, canary),
        ("1E9", canary, "=" + canary, canary, canary, "#REF!", "@" + canary),
    ]
    snapshot = read([workbook(tmp_path / "x.xlsx", {"List_1": rows, "Other": [(canary,)]})])
    said = snapshot.findings.write_csv().replace(f",{canary},", ",,")
    assert canary not in said
    assert canary not in snapshot.reference_date.reason
