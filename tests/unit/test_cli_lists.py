"""The commands about lists, as a person meets them: words, JSON, files, exit codes, bad input."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import ClassVar

import polars as pl
import pytest
from list_books import contact, write_book
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from ilacs.cli import app
from ilacs.cli.lists import lists
from ilacs.lists import checking
from ilacs.lists.protected import new_key

COMMANDS = [
    command.callback.__name__.replace("_", "-")
    for command in lists.registered_commands
    if command.callback
]
DAY = ("--reference-date", "2026-03-31")
NAME = "Zebedee Canary"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with keys in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("ILACS_SNAPSHOTS", str(tmp_path / "store"))
    for variable in ("ILACS_KEY", "ILACS_SHARE_KEY"):
        monkeypatch.setenv(variable, new_key().text())
    return tmp_path


@pytest.fixture
def clean(folder: Path) -> Path:
    """A workbook with nothing wrong in it."""
    return write_book(folder / "clean.xlsx", {"contacts": [contact("7"), contact("8")]})


@pytest.fixture
def dirty(folder: Path) -> Path:
    """A workbook with a wrong code, a day in no calendar and an empty cell."""
    rows = [
        contact("7"),
        contact("8", gender="boyish", contact_date="31/02/2026"),
        contact("9", ethnicity=None),
    ]
    return write_book(folder / "dirty.xlsx", {"contacts": rows})


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["lists", *map(str, arguments)], prog_name="ilacs")


class TestCheck:
    def test_of_clean_lists(self, clean: Path) -> None:
        done = run("check", clean, *DAY)
        assert done.exit_code == 0, done.output
        assert done.stdout.startswith("Child-level lists, as at 31 Mar 2026\n")
        assert "1  Contacts" in done.stdout

    def test_errors_make_the_exit_code_1(self, dirty: Path) -> None:
        done = run("check", dirty, *DAY)
        assert done.exit_code == 1
        assert "List_1, Gender: B4" in done.stdout
        assert "List_1, Date of Contact: F4" in done.stdout
        assert "List_1, Ethnicity: C5" in done.stdout

    def test_the_answer_says_what_to_do_next(self, dirty: Path) -> None:
        steps = run("check", dirty, *DAY).stdout.partition("What to do next\n")[2]
        assert f"ilacs lists check {dirty} --mark marked.xlsx" in steps
        assert f"ilacs lists questions {dirty} --out answers.csv" in steps
        assert f"ilacs lists write {dirty} --out official.xlsx" in steps

    def test_no_line_is_wider_than_the_terminal(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_book(folder / "a.xlsx", {"contacts": [contact(gender="?")]})
        lines = run("check", "a.xlsx").stdout.splitlines()
        assert max(map(len, lines)) <= 80

    def test_as_json(self, dirty: Path) -> None:
        done = run("check", dirty, *DAY, "--json")
        answer = json.loads(done.stdout)
        assert done.exit_code == 1
        assert answer["reference_date"]["day"] == "2026-03-31"
        assert answer["reference_date"]["settled"] == "given"
        (contacts,) = answer["lists"]
        counts = contacts["rows_in"], contacts["rows_kept"], contacts["rows_reported"]
        assert counts == (3, 3, 0)
        cells = {(one["severity"], one["cell"]) for one in answer["findings"]}
        assert {("error", "B4"), ("error", "F4"), ("error", "C5")} <= cells
        (gender,) = (one for one in answer["findings"] if one["cell"] == "B4")
        assert gender["list"] == "contacts"
        assert gender["file"] == "dirty.xlsx"
        assert gender["sheet"] == "List_1"
        assert (gender["row"], gender["column"], gender["child_id"]) == (4, "gender", "8")
        assert gender["words"]
        assert gender["fix"]

    def test_json_for_an_output_that_has_few_letters(self, folder: Path) -> None:
        write_book(folder / "é👶.xlsx", {"contacts": [contact()]})
        program = "from ilacs.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", program, "lists", "check", "é👶.xlsx", "--json"],
            env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
            capture_output=True,
            check=False,
        )
        assert json.loads(done.stdout.decode("ascii"))["places"][0]["file"] == "é👶.xlsx"

    def test_a_guessed_reference_date_says_why(self, clean: Path) -> None:
        answer = json.loads(run("check", clean, "--json").stdout)
        assert answer["reference_date"]["settled"] == "guessed"
        assert answer["reference_date"]["reason"]

    def test_the_authority_may_be_misspelt(self, clean: Path) -> None:
        assert "Child-level lists of Brent" in run("check", clean, "--authority", "brent").stdout

    def test_the_terminal_names_no_child(self, folder: Path) -> None:
        rows = [contact(NAME, gender=NAME, contact_date=NAME, age=NAME)]
        write_book(folder / "a.xlsx", {"contacts": rows})
        assert NAME not in run("check", "a.xlsx", *DAY).output

    def test_an_undeclared_column_is_named_by_its_letters(self, folder: Path) -> None:
        headers = {"contact_source": "Where from", "ethnicity": "Group", "age": "Years"}
        write_book(folder / "a.xlsx", {"contacts": [contact()]}, headers=headers)
        shown = run("check", "a.xlsx", *DAY).stdout
        assert "1 in List_1, column C\n" in shown
        assert "Where from" not in shown

    def test_rules_that_could_not_look_say_why(self, clean: Path, folder: Path) -> None:
        shown = " ".join(run("check", clean, *DAY).stdout.split())
        assert "could not look everywhere (the authority is not known" not in shown
        run("empty", "--out", "empty.xlsx")
        assert "could not look" not in run("check", "empty.xlsx").stdout

    def test_an_earlier_submission(self, folder: Path) -> None:
        write_book(folder / "old.xlsx", {"contacts": [contact("7")]})
        new = contact("7", date_of_birth=date(2015, 1, 20), age=11)
        write_book(folder / "new.xlsx", {"contacts": [new, contact("8")]})
        done = run("check", "new.xlsx", *DAY, "--earlier", "old.xlsx", "--json")
        answer = json.loads(done.stdout)
        assert any(one["column"] == "date_of_birth" for one in answer["findings"])
        (counts,) = answer["comparison"]["lists"]
        assert (counts["new"], counts["changed"], counts["gone"]) == (1, 1, 0)
        assert answer["comparison"]["reference_date"]["settled"] == "guessed"
        shown = run("check", "new.xlsx", *DAY, "--earlier", "old.xlsx").stdout
        assert "Since the earlier submission, as at 3 Feb 2026 (guessed)\n" in shown
        day = ("--reference-date", "2026-02-28")
        run("write", "old.xlsx", *day, "--out", "stored.xlsx")
        shown = run("check", "new.xlsx", *DAY, "--earlier", "stored.xlsx").stdout
        assert "Since the earlier submission, as at 28 Feb 2026\n" in shown

    def test_an_earlier_submission_that_is_kept(self, clean: Path) -> None:
        run("keep", clean, "--reference-date", "2026-02-28")
        done = run("check", clean, *DAY, "--earlier", "2026-02-28", "--json")
        assert json.loads(done.stdout)["comparison"]["lists"][0]["same"] == 2

    def test_an_earlier_submission_that_is_not_there(self, clean: Path, folder: Path) -> None:
        (folder / "store").mkdir()
        for name in ("missing.xlsx", "2026-02-28"):
            done = run("check", clean, *DAY, "--earlier", name)
            assert (done.exit_code, done.stdout) == (1, "")
            assert name in done.stderr

    def test_who_is_new_is_in_the_workbook_of_findings(self, clean: Path, folder: Path) -> None:
        write_book(folder / "old.xlsx", {"contacts": [contact("7")]})
        run("check", clean, *DAY, "--earlier", "old.xlsx", "--out", "found.xlsx")
        book = CalamineWorkbook.from_path(folder / "found.xlsx")
        assert book.get_sheet_by_name("Changes").to_python()[1][:3] == ["Contacts", "8", "new"]


class TestFilesOfFindings:
    @pytest.mark.parametrize("name", ["found.xlsx", "found.csv", "found.json"])
    def test_are_written(self, dirty: Path, folder: Path, name: str) -> None:
        done = run("check", dirty, *DAY, "--out", name)
        assert f"Wrote {folder / name}" in done.stdout
        assert (folder / name).stat().st_size

    def test_with_json_nothing_else_is_printed(self, dirty: Path, folder: Path) -> None:
        done = run("check", dirty, *DAY, "--out", "f.csv", "--mark", "m.xlsx", "--json")
        json.loads(done.stdout)
        assert (folder / "f.csv").is_file()
        assert (folder / "m.xlsx").is_file()

    def test_the_marked_copy_has_every_cell_and_the_findings(
        self, dirty: Path, folder: Path
    ) -> None:
        run("check", dirty, *DAY, "--mark", "marked.xlsx")
        marked = CalamineWorkbook.from_path(folder / "marked.xlsx")
        before = CalamineWorkbook.from_path(dirty)
        assert marked.sheet_names == ["Findings", "Summary", "Completeness", "List_1"]
        cells = before.get_sheet_by_name("List_1").to_python()
        assert marked.get_sheet_by_name("List_1").to_python() == cells
        found = marked.get_sheet_by_name("Findings").to_python()
        assert {row[3] for row in found[1:]} >= {"B4", "F4", "C5"}

    def test_the_marked_copy_can_be_mended_and_checked_again(
        self, dirty: Path, folder: Path
    ) -> None:
        run("check", dirty, *DAY, "--mark", "marked.xlsx", "--earlier", dirty)
        first = json.loads(run("check", dirty, *DAY, "--json").stdout)["findings"]
        again = json.loads(run("check", "marked.xlsx", *DAY, "--json").stdout)["findings"]
        about_cells = [
            [(one["rule"], one["cell"]) for one in findings if one["cell"]]
            for findings in (first, again)
        ]
        assert about_cells[0] == about_cells[1]
        assert {one["severity"] for one in again if not one["cell"]} <= {"note"}

    def test_a_list_without_rows(self, folder: Path) -> None:
        write_book(folder / "a.xlsx", {"contacts": [contact()], "referrals": []})
        assert run("check", "a.xlsx", *DAY, "--mark", "marked.xlsx").exit_code == 0


@pytest.mark.parametrize(
    ("command", "files"),
    [
        (["check", *DAY, "--mark", "m.xlsx", "--out", "f.csv"], ["m.xlsx", "f.csv"]),
        (["share", *DAY, "--out", "s.xlsx", "--review", "r.csv"], ["s.xlsx", "r.csv"]),
    ],
)
def test_files_are_written_though_nobody_reads_on(
    dirty: Path, folder: Path, command: list[str], files: list[str]
) -> None:
    name, *options = command
    start = "from ilacs.cli import main; main()"
    whole = [sys.executable, "-c", start, "lists", name, str(dirty), *options]
    with subprocess.Popen(whole, stdout=subprocess.PIPE, cwd=folder) as running:
        assert running.stdout
        running.stdout.close()
    assert [file for file in files if not (folder / file).is_file()] == []


class TestWhatToDoNext:
    HEADERS: ClassVar = {"contact_source": "Where from", "ethnicity": "Group", "age": "Years"}

    def test_questions_where_a_header_may_stand_for_a_missing_column(self, folder: Path) -> None:
        write_book(folder / "a.xlsx", {"contacts": [contact()]}, headers=self.HEADERS)
        done = run("check", "a.xlsx", *DAY)
        assert "ilacs lists questions a.xlsx" in done.stdout

    def test_no_questions_where_there_is_nothing_to_ask(self, folder: Path) -> None:
        write_book(folder / "a.xlsx", {"contacts": [contact(contact_date="31/02/2026")]})
        done = run("check", "a.xlsx", *DAY)
        assert "ilacs lists questions" not in done.stdout

    def test_headers_answered_in_general_words(self, folder: Path) -> None:
        write_book(folder / "a.xlsx", {"contacts": [contact()]}, headers=self.HEADERS)
        (folder / "answers.csv").write_text(
            "column,typed,code\n(headers),Where from,Contact Source\n(headers),Group,Ethnicity\n"
        )
        done = run("check", "a.xlsx", *DAY, "--mapping", "answers.csv")
        assert "A header was taken for a column because" in " ".join(done.stdout.split())


class TestWriting:
    @pytest.mark.parametrize("name", ["book.xlsx", "book.ods"])
    def test_what_is_written_reads_as_it_was(self, clean: Path, folder: Path, name: str) -> None:
        assert run("write", clean, *DAY, "--out", name).exit_code == 0
        done = run("check", name, "--json")
        answer = json.loads(done.stdout)
        assert done.exit_code == 0, done.stdout
        assert answer["lists"][0]["rows_kept"] == 2
        assert answer["reference_date"]["day"] == "2026-03-31"

    @pytest.mark.parametrize("name", ["book.xlsx", "book.ods", "books"])
    def test_a_guessed_reference_date_stays_a_guess(self, clean: Path, name: str) -> None:
        done = run("write", clean, "--out", name)
        assert "The front sheet has no reference date" in done.stdout
        answer = json.loads(run("check", name, "--json").stdout)
        assert answer["reference_date"]["settled"] == "guessed"

    def test_a_folder_of_csv_files(self, clean: Path, folder: Path) -> None:
        assert run("write", clean, *DAY, "--out", "books").exit_code == 0
        assert (folder / "books" / "List_1.csv").is_file()

    def test_an_empty_workbook(self, folder: Path) -> None:
        assert run("empty", "--out", "empty.xlsx").exit_code == 0
        book = CalamineWorkbook.from_path(folder / "empty.xlsx")
        assert {"List_1", "List_11"} <= set(book.sheet_names)

    def test_an_empty_workbook_takes_no_place_of_another(self, clean: Path) -> None:
        before = clean.read_bytes()
        done = run("empty", "--out", clean)
        assert (done.exit_code, "is there already" in done.stderr) == (2, True)
        assert clean.read_bytes() == before

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("book.docx", "must end in .xlsx or .ods"),
            ("missing/book.xlsx", "There is no folder missing"),
        ],
    )
    def test_places_that_cannot_be_written(self, clean: Path, name: str, words: str) -> None:
        for command in (["write", clean], ["empty"]):
            done = run(*command, "--out", name)
            assert (done.exit_code, words in done.stderr) == (2, True)

    def test_an_unknown_layout(self, clean: Path) -> None:
        done = run("write", clean, "--out", "b.xlsx", "--layout", "2020")
        assert (done.exit_code, "2019 or 2024" in done.stderr) == (2, True)


class TestPlacing:
    def test_each_value_has_its_code_and_group(self, folder: Path) -> None:
        (folder / "typed.csv").write_text(
            "column,value\nEthnicity,White British\nEthnicity,White\nGender,=A1\nShoe,7\n"
        )
        rows = list(csv.DictReader(io.StringIO(run("place", "typed.csv").stdout)))
        assert [(row["value"], row["code"], row["level"]) for row in rows] == [
            ("White British", "a) WBRI", "individual"),
            ("White", "a) White", "grouped"),
            ("=A1", "", "none"),
            ("7", "", "none"),
        ]
        assert rows[0]["group"] == "a) White"
        assert all(row["why"] for row in rows[1:])

    def test_into_a_file(self, folder: Path) -> None:
        (folder / "typed.csv").write_bytes("\ufeffColumn;Value\r\nGender;F\r\n".encode())
        done = run("place", "typed.csv", "--out", "placed.csv")
        assert done.stdout == f"Wrote {folder / 'placed.csv'}: 1 value.\n"
        (row,) = csv.DictReader(io.StringIO((folder / "placed.csv").read_text("utf-8")))
        assert (row["column"], row["code"]) == ("Gender", "b) Female")

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "no column"),
            (b"column,typed\nGender,F\n", "no column \u201cvalue\u201d"),
            (b'column,value\nGender,"' + b"x" * 200_000, "never closed"),
            (b'column,value\nGender,"F\nGender,M\n', "never closed"),
        ],
    )
    def test_a_file_that_is_none(self, folder: Path, content: bytes, words: str) -> None:
        (folder / "typed.csv").write_bytes(content)
        done = run("place", "typed.csv")
        assert (done.exit_code, words in done.stderr, done.stdout) == (1, True, "")

    def test_a_workbook_is_no_text(self, clean: Path) -> None:
        for command in (["place", clean], ["check", clean, "--mapping", clean]):
            done = run(*command)
            assert (done.exit_code, "clean.xlsx" in done.stderr) == (1, True)
            assert "is no text" in done.stderr
            assert "as .csv" in done.stderr

    def test_a_file_that_is_not_there(self, folder: Path) -> None:
        done = run("place", "missing.csv")
        assert (done.exit_code, "missing.csv" in done.stderr) == (1, True)


class TestQuestions:
    def test_an_answer_settles_a_value(self, dirty: Path, folder: Path) -> None:
        run("questions", dirty, "--out", "answers.csv")
        asked = (folder / "answers.csv").read_text("utf-8-sig")
        assert "Gender,boyish," in asked
        (folder / "answers.csv").write_text(asked.replace("boyish,", "boyish,a) Male"), "utf-8")
        done = run("check", dirty, *DAY, "--mapping", "answers.csv", "--json")
        assert "B4" not in {one["cell"] for one in json.loads(done.stdout)["findings"]}

    def test_answers_stay_when_new_questions_come(self, dirty: Path, folder: Path) -> None:
        mapping = "column,typed,code,answered_by,answered_on,why\nGender,chap,a) Male,Ann,,\n"
        (folder / "answers.csv").write_text(mapping, "utf-8")
        done = run("questions", dirty, "--out", "answers.csv")
        assert "1 new question" in done.stdout
        rows = list(csv.DictReader(io.StringIO((folder / "answers.csv").read_text("utf-8-sig"))))
        assert [(row["typed"], row["code"]) for row in rows] == [
            ("chap", "a) Male"),
            ("boyish", ""),
        ]

    def test_asking_again_adds_nothing(self, dirty: Path, folder: Path) -> None:
        run("questions", dirty, "--out", "answers.csv")
        before = (folder / "answers.csv").read_bytes()
        assert "0 new questions" in run("questions", dirty, "--out", "answers.csv").stdout
        assert (folder / "answers.csv").read_bytes() == before

    def test_nothing_to_ask(self, clean: Path, folder: Path) -> None:
        assert "nothing to ask" in run("questions", clean, "--out", "answers.csv").stdout
        assert not (folder / "answers.csv").exists()

    def test_a_file_of_another_kind_is_not_overwritten(self, dirty: Path, folder: Path) -> None:
        (folder / "answers.csv").write_text("my,own\n1,2\n")
        done = run("questions", dirty, "--out", "answers.csv")
        assert done.exit_code == 1
        assert (folder / "answers.csv").read_text() == "my,own\n1,2\n"


class TestExample:
    def test_a_workbook_that_checks(self, folder: Path) -> None:
        done = run("example", "--size", 60, "--ends", "2026-03-31", "--out", "example.xlsx")
        assert done.exit_code == 0, done.output
        answer = json.loads(run("check", "example.xlsx", "--json").stdout)
        assert len(answer["lists"]) >= 11
        assert answer["reference_date"]["day"] == "2026-03-31"

    def test_dirt_is_found(self, folder: Path) -> None:
        run("example", "--size", 60, "--dirtiness", 0.5, "--out", "example.xlsx")
        assert run("check", "example.xlsx").exit_code == 1

    def test_month_ends_in_a_folder(self, folder: Path) -> None:
        command = ("example", "--size", 40, "--months", 2, "--ends", "2026-03-31", "--out", "year")
        assert run(*command).exit_code == 0
        assert {path.name for path in (folder / "year").iterdir()} == {
            "2026-02-28",
            "2026-03-31",
            "annex-a-2026-03-31.xlsx",
        }
        done = run("check", "year/2026-03-31", "--earlier", "year/2026-02-28", "--json")
        assert json.loads(done.stdout)["comparison"]["lists"]

    def test_the_same_seed_gives_the_same_file(self, folder: Path) -> None:
        for name in ("a.xlsx", "b.xlsx"):
            run("example", "--size", 40, "--ends", "2026-03-31", "--out", name)
        assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()

    @pytest.mark.parametrize("where", ["clean.xlsx", "clean.ods", "kept", "kept.csv"])
    def test_real_lists_are_never_replaced(self, clean: Path, folder: Path, where: str) -> None:
        (folder / "clean.ods").write_bytes(b"lists")
        (folder / "kept").mkdir()
        (folder / "kept" / "annex-a-2026-03-31.xlsx").write_bytes(b"lists")
        (folder / "kept.csv").mkdir()
        before = {path: path.read_bytes() for path in folder.rglob("*.*s*") if path.is_file()}
        done = run("example", "--size", 40, "--ends", "2026-03-31", "--out", where)
        assert done.exit_code == 2
        assert done.stderr
        assert {path: path.read_bytes() for path in before} == before

    def test_an_empty_folder_is_a_new_one(self, folder: Path) -> None:
        (folder / "year").mkdir()
        assert run("example", "--size", 40, "--out", "year").exit_code == 0

    @pytest.mark.parametrize(
        "options",
        [
            ["--months", 2, "--out", "a.xlsx"],
            ["--out", "a.docx"],
            ["--ends", "1850-01-31"],
            ["--size", 0],
            ["--size", 100_000_000],
            ["--dirtiness", 2],
        ],
    )
    def test_options_that_make_no_sense(self, folder: Path, options: list[object]) -> None:
        done = run("example", *options)
        assert done.exit_code == 2
        assert done.stderr
        assert not list(folder.iterdir())


class TestFromADataSet:
    def test_the_lists_as_at_a_day(self, folder: Path) -> None:
        (folder / "ssd").mkdir()
        (folder / "ssd" / "ssd_person.csv").write_text(
            "pers_person_id,pers_gender,pers_ethnicity,pers_dob\n7,M,WBRI,2016-01-20\n"
        )
        (folder / "ssd" / "ssd_contacts.csv").write_text(
            "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code\n"
            "1,7,2026-02-03,1A\n"
        )
        done = run("from-dataset", "ssd", "--as-at", "2026-03-31", "--out", "a.xlsx", "--json")
        (contacts, *_) = json.loads(done.stdout)["lists"]
        assert (contacts["list"], contacts["rows_kept"]) == ("contacts", 1)
        assert "List_1" in CalamineWorkbook.from_path(folder / "a.xlsx").sheet_names

    def test_a_source_that_is_not_there(self, folder: Path) -> None:
        done = run("from-dataset", "nowhere", "--as-at", "2026-03-31")
        assert (done.exit_code, "fault of ilacs" in done.stderr) == (1, False)


class TestSharing:
    def test_a_copy_names_nobody(self, folder: Path) -> None:
        write_book(folder / "a.xlsx", {"contacts": [contact("CHILD-77")]})
        done = run("share", "a.xlsx", *DAY, "--out", "copy", "--review", "review.csv")
        assert done.exit_code == 0, done.output
        copy = (folder / "copy" / "List_1.csv").read_text("utf-8-sig")
        assert "CHILD-77" not in copy
        assert "2016-01-01" in copy
        assert "CHILD-77" not in done.output

    def test_the_holder_of_the_key_can_say_whom(self, folder: Path) -> None:
        write_book(folder / "a.xlsx", {"contacts": [contact("77")]})
        run("share", "a.xlsx", *DAY, "--out", "copy")
        (row,) = csv.DictReader(io.StringIO((folder / "copy/List_1.csv").read_text("utf-8-sig")))
        (folder / "asked.txt").write_text(f"{row['Child Unique ID']}\nANOTHER\n")
        done = run("share", "a.xlsx", "--reverse", "asked.txt", "--out", "whom.csv")
        assert done.exit_code == 0, done.output
        whom = csv.DictReader(io.StringIO((folder / "whom.csv").read_text("utf-8-sig")))
        assert [(one["subject"], one["identifier"]) for one in whom] == [
            ("child", "77"),
            ("", ""),
        ]

    def test_there_must_be_a_key(self, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ILACS_SHARE_KEY", "short")
        done = run("share", clean, "--out", "copy.xlsx")
        assert (done.exit_code, "is not a key" in done.stderr) == (1, True)

    def test_a_review_goes_with_a_copy(self, clean: Path) -> None:
        done = run("share", clean, "--reverse", "a.txt", "--review", "r.csv", "--out", "w.csv")
        assert done.exit_code == 2


class TestKeeping:
    def test_what_is_kept_is_listed(self, clean: Path, folder: Path) -> None:
        done = run("keep", clean, *DAY, "--authority", "Brent")
        assert done.exit_code == 0, done.output
        assert "31 Mar 2026" in run("kept").stdout
        (kept,) = json.loads(run("kept", "--json").stdout)
        assert (kept["authority"], kept["reference_date"]) == ("Brent", "2026-03-31")

    def test_a_date_is_kept_once(self, clean: Path) -> None:
        run("keep", clean, *DAY)
        done = run("keep", clean, *DAY)
        assert (done.exit_code, "--again" in done.stderr) == (2, True)
        assert run("keep", clean, *DAY, "--again").exit_code == 0

    def test_a_guessed_date_is_said(self, clean: Path) -> None:
        done = run("keep", clean)
        assert done.exit_code == 0
        assert "It was guessed" in done.stdout
        assert "--reference-date" in done.stdout

    def test_nothing_kept_yet(self, folder: Path) -> None:
        (folder / "store").mkdir()
        assert "Nothing is kept there yet" in run("kept").stdout

    def test_a_folder_that_is_not_there(self, folder: Path) -> None:
        done = run("kept", "--folder", "nowhere")
        assert (done.exit_code, "no such folder" in done.stderr) == (1, True)

    def test_a_printed_key_is_one(self, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ILACS_KEY", run("key", "keeping", "--print").stdout)
        assert run("keep", clean, *DAY).exit_code == 0

    def test_the_key_that_is_there_can_be_shown(self, folder: Path) -> None:
        shown = run("key", "sharing", "--show")
        assert (shown.exit_code, len(shown.stdout.strip())) == (0, 44)


class TestRules:
    def test_are_listed_with_what_to_do(self, folder: Path) -> None:
        shown = run("rules").stdout
        assert "x05-end-before-start  error: " in shown
        assert max(map(len, shown.splitlines())) <= 80

    def test_as_json(self, folder: Path) -> None:
        rules = json.loads(run("rules", "--json").stdout)
        assert {"id", "severity", "about", "words", "fix", "source"} == set(rules[0])
        ids = [rule["id"] for rule in rules]
        assert {"read-date-ambiguous", "x05-end-before-start", "dataset-undated"} <= set(ids)
        assert len(set(ids)) == len(ids)


class TestHelp:
    @pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=str)
    def test_fits_a_terminal(self, folder: Path, command: list[str]) -> None:
        shown = run(*command, "--help")
        assert shown.exit_code == 0
        assert max(map(len, shown.stdout.splitlines())) <= 80

    def test_brings_no_heavy_library_in(self) -> None:
        program = (
            "import sys, ilacs.cli; "
            "print({'polars', 'numpy', 'python_calamine', 'sqlalchemy', 'keyring'}"
            " & set(sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
        assert done.stdout.strip() == b"set()"


class TestBadInput:
    @pytest.mark.parametrize("command", ["check", "write", "share", "keep"])
    def test_files_that_cannot_be_read(self, folder: Path, command: str) -> None:
        (folder / "bad.xlsx").write_bytes(b"no workbook")
        out = {"write": ["--out", "o.xlsx"], "share": ["--out", "o.xlsx"]}.get(command, [])
        for name in ("bad.xlsx", "missing.xlsx"):
            done = run(command, name, *out)
            assert done.exit_code == 1, done.output
            assert name in done.stderr
            assert "fault of ilacs" not in done.stderr
            assert not (folder / "o.xlsx").exists()

    @pytest.mark.parametrize(
        "options",
        [
            ["--reference-date", "31.3.2026"],
            ["--reference-date", "0001-01-01"],
            ["--authority", "Middle-earth"],
            ["--mark", "marked.ods"],
            ["--mark", "missing/marked.xlsx"],
            ["--out", "findings.pdf"],
        ],
    )
    def test_options_that_make_no_sense(self, clean: Path, options: list[str]) -> None:
        done = run("check", clean, *options)
        assert done.exit_code == 2
        assert done.stderr
        assert "fault of ilacs" not in done.stderr


class TestWhatIsReadIsSpared:
    @pytest.mark.parametrize(
        "command",
        [
            ["check", "--mark"],
            ["check", "--out"],
            ["write", "--out"],
            ["share", "--out"],
        ],
    )
    def test_nothing_is_written_over_it(self, clean: Path, command: list[str]) -> None:
        before = clean.read_bytes()
        done = run(command[0], clean, command[1], clean)
        assert (done.exit_code, "files that are read" in done.stderr) == (2, True)
        assert clean.read_bytes() == before

    def test_nothing_is_written_into_a_folder_that_is_read(self, clean: Path, folder: Path) -> None:
        done = run("check", ".", "--mark", "marked.xlsx")
        assert (done.exit_code, "folder that is read" in done.stderr) == (2, True)
        assert run("questions", ".", "--out", "answers.csv").exit_code == 2


class TestFaultsOfOurs:
    @pytest.mark.parametrize("debug", ["", "1"])
    def test_only_their_kind_is_said(
        self, clean: Path, monkeypatch: pytest.MonkeyPatch, debug: str
    ) -> None:
        def fails(*_: object) -> None:
            raise ValueError(NAME) from KeyError(NAME)

        monkeypatch.setenv("ILACS_DEBUG", debug)
        monkeypatch.setattr(checking, "check", fails)
        done = run("check", clean)
        assert done.exit_code == 3
        assert "fault of ilacs (ValueError)" in done.stderr
        assert NAME not in done.output
        assert ("checking.py" in done.stderr) == (debug == "1")

    def test_panics_of_libraries_are_such(
        self, clean: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def panics(*_: object) -> None:
            raise pl.exceptions.PanicException(NAME)

        monkeypatch.setattr(checking, "check", panics)
        done = run("check", clean)
        assert (done.exit_code, NAME in done.output) == (3, False)
