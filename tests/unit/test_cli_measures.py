"""The commands about figures, as a person meets them: words, JSON, files, exit codes, bad input."""

import csv
import json
import re
import subprocess
import sys
from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest
from list_books import contact, write_book
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from ilacs.cli import app

DAY = ("--reference-date", "2026-03-31")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def child(number: str, **more: object) -> dict[str, object]:
    """What every list says of a child."""
    return {
        "child_id": number,
        "gender": "a) Male",
        "ethnicity": "a) WBRI",
        "date_of_birth": date(2016, 1, 20),
        "age": 10,
    } | more


@pytest.fixture
def book(folder: Path) -> Path:
    """Three contacts, of which one has no source; one child on a plan who was seen, one not."""
    contacts = [contact("7"), contact("7"), contact("8", contact_source=None)]
    plans = [
        child("7", plan_start=date(2026, 1, 5), last_visit=seen, seen_alone="a) Yes", team=team)
        for seen, team in ((date(2026, 3, 20), "North"), (date(2026, 3, 1), "=South"))
    ]
    plans[1]["child_id"] = "9"
    return write_book(folder / "lists.xlsx", {"contacts": contacts, "child_protection": plans})


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], prog_name="ilacs")


def figures(*arguments: object) -> dict[str, dict]:
    done = run("measures", *arguments, "--area", "help", *DAY, "--json")
    return {one["measure"]: one for one in json.loads(done.stdout)["figures"]}


class TestMeasures:
    def test_a_table_for_each_section_within_the_terminal(self, book: Path) -> None:
        done = run("measures", book, *DAY, "--authority", "Brent")
        lines = done.stdout.splitlines()
        assert lines[0] == "Measures of Brent, as at 31 Mar 2026"
        assert "Front door and early help" in lines
        assert any(" ".join(line.split()) == "Contacts received 3 3 3 0 0" for line in lines)
        assert max(map(len, lines)) <= 80

    def test_what_cannot_be_measured_is_said_with_the_reason(self, book: Path) -> None:
        said = " ".join(run("measures", book, *DAY).stdout.split())
        assert "Not measured:" in said
        assert "Children in care: this list is not there." in said

    def test_as_json(self, book: Path) -> None:
        answer = json.loads(run("measures", book, *DAY, "--json").stdout)
        assert answer["snapshots"] == [{"authority": None, "reference_date": "2026-03-31"}]
        assert answer["by"] is None
        (mix,) = (one for one in answer["figures"] if one["measure"] == "contacts-by-source")
        assert (mix["met"], mix["of"], mix["not_known"]) == (2, 3, 1)
        assert sorted(share["met"] for share in mix["shares"]) == [1, 2]
        missing = {one["measure"]: one["reason"] for one in answer["not_measured"]}
        assert "this list is not there" in missing["children-in-care"]
        assert not missing.keys() & {one["measure"] for one in answer["figures"]}

    def test_an_area_alone(self, book: Path) -> None:
        assert {one["judgement"] for one in figures(book).values()} == {"help_and_protection"}

    def test_an_area_for_which_there_are_no_lists(self, book: Path) -> None:
        done = run("measures", book, *DAY, "--area", "leavers")
        assert done.exit_code == 1
        assert "a list or a column that each needs is not there" in done.stderr

    def test_by_team_the_groups_add_up(self, book: Path) -> None:
        figure = figures(book, "--by", "team")["protection-plans"]
        groups = {one["group"]: one["met"] for one in figure["groups"]}
        assert groups == {"North": 1, "=South": 1}
        assert sum(groups.values()) == figure["met"] == 2
        shown = run("measures", book, *DAY, "--area", "help", "--by", "team").stdout
        assert "- North" in shown

    def test_by_codes_the_groups_are_words(self, book: Path) -> None:
        figure = figures(book, "--by", "ethnicity")["protection-plans"]
        assert [one["group"] for one in figure["groups"]] == ["White British"]

    def test_settings_reach_the_figures(self, book: Path) -> None:
        Path("settings.toml").write_text(
            '[clocks.protection_visit]\nlimit = 2\nunit = "working_days"\n', "utf-8"
        )
        usual = figures(book)["protection-visits-in-time"]
        strict = figures(book, "--settings", "settings.toml")["protection-visits-in-time"]
        assert (usual["met"], strict["met"], usual["of"]) == (1, 0, 2)

    def test_what_could_not_be_read_is_said_and_is_the_exit_code(self, folder: Path) -> None:
        bad = write_book(
            folder / "bad.xlsx", {"contacts": [contact("7", contact_date="31/02/2026")]}
        )
        done = run("measures", bad, *DAY, "--area", "help")
        assert done.exit_code == 1
        assert "`ilacs lists check` names the cells" in done.stdout
        assert "a day that is in no calendar" in " ".join(done.stdout.split())
        assert figures(bad)["contacts"]["not_known"] == 1

    def test_lists_without_a_reference_date(self, folder: Path) -> None:
        empty = write_book(folder / "empty.xlsx", {"contacts": []})
        done = run("measures", empty)
        assert done.exit_code == 1
        assert "Give it with --reference-date" in done.stderr

    def test_a_file_that_is_not_there(self, folder: Path) -> None:
        done = run("measures", "nowhere.xlsx", *DAY)
        assert done.exit_code == 1
        assert "nowhere.xlsx" in done.stderr

    @pytest.mark.parametrize("out", ["figures.doc", "nowhere/figures.xlsx", "lists.xlsx"])
    def test_a_place_that_nothing_can_be_written_to(self, book: Path, out: str) -> None:
        before = book.read_bytes()
        done = run("measures", book, *DAY, "--out", out)
        assert done.exit_code == 2
        assert done.stderr
        assert book.read_bytes() == before

    def test_as_a_workbook(self, book: Path) -> None:
        run(
            "measures",
            book,
            *DAY,
            "--by",
            "team",
            "--area",
            "help",
            "--out",
            "figures.xlsx",
            "--exact",
        )
        sheets = CalamineWorkbook.from_path("figures.xlsx")
        assert sheets.sheet_names == [
            "About", "Look at these first", "Figures", "By team", "Shares", "Excluded",
            "Not measured", "Definitions",
        ]  # fmt: skip
        rows = sheets.get_sheet_by_name("Figures").to_python()
        (contacts,) = (row for row in rows if row[2] == "Contacts received")
        assert dict(zip(rows[0], contacts, strict=True))["Met"] == 3
        teams = {row[3] for row in sheets.get_sheet_by_name("By team").to_python()}
        assert "=South" in teams

    def test_as_parquet(self, book: Path) -> None:
        run(
            "measures",
            book,
            *DAY,
            "--by",
            "team",
            "--area",
            "help",
            "--out",
            "figures.parquet",
            "--exact",
        )
        table = pl.read_parquet("figures.parquet")
        plans = table.filter(pl.col("measure") == "protection-plans", pl.col("category").is_null())
        assert dict(plans.select("group", "met").iter_rows()) == {None: 2, "North": 1, "=South": 1}
        assert table.schema["reference_date"] == pl.Date

    def test_as_a_file_of_json(self, book: Path) -> None:
        shown = run(
            "measures", book, *DAY, "--json", "--area", "help", "--out", "figures.json", "--exact"
        ).stdout
        assert json.loads(Path("figures.json").read_text("utf-8")) == json.loads(shown)


MANY = 40


@pytest.fixture
def many(folder: Path) -> Path:
    """Forty children on plans; two of them are of the team East, and three have no visit."""
    plans = [
        child(
            f"CANARY{number}",
            plan_start=date(2026, 1, 5),
            last_visit=None if number < 3 else date(2026, 3, 20),
            team="East" if number in (10, 11) else "West",
        )
        for number in range(MANY)
    ]
    return write_book(folder / "many.xlsx", {"child_protection": plans})


class TestFilesThatLeave:
    """Small numbers are kept back in files, unless they are asked for."""

    def test_the_page_needs_nothing_and_names_no_child(self, many: Path) -> None:
        asked = ("--area", "help", "--by", "team")
        done = run("measures", many, *DAY, *asked, "--out", "board.html")
        assert "Counts from 1 to 4 are not shown" in done.stdout
        page = Path("board.html").read_text("utf-8")
        assert "CANARY" not in page
        assert not re.search(r"https?:|<link|<img|src=|@import|url\(", page)
        (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        allowed = b64encode(sha256(script.encode()).digest()).decode()
        assert f"script-src 'sha256-{allowed}'" in page
        assert " style=" not in page

    def test_the_page_has_the_areas_and_each_figure_with_its_definition(self, many: Path) -> None:
        run("measures", many, *DAY, "--out", "board.html")
        page = Path("board.html").read_text("utf-8")
        for area in ("Help and protection", "Children in care", "Care leavers", "Leaders"):
            assert re.search(rf'<h2 id="\w+" tabindex="-1">{area}</h2>', page)
        figures = re.findall(r"<article .*?</article>", page, re.DOTALL)
        assert figures
        for figure in figures:
            for part in ("<dt>Question</dt>", "<dt>Met</dt>", "<dt>Source</dt>", "Not known: "):
                assert part in figure
        assert "Counts from 1 to 4 are not shown" in page
        assert "this list is not there" in page

    def test_every_field_of_the_filter_has_a_label_and_its_answer_is_read_out(
        self, many: Path
    ) -> None:
        run("measures", many, *DAY, "--area", "help", "--out", "board.html")
        page = Path("board.html").read_text("utf-8")
        fields = set(re.findall(r'<(?:input|select) id="(\w+)"', page))
        assert (
            fields == set(re.findall(r'<label for="(\w+)"', page)) == {"words", "area", "unknown"}
        )
        assert 'role="status"' in page
        assert page.index("<h1") < page.index("<h2") < page.index("<h3") < page.index("<h4")

    def test_small_numbers_are_kept_back_with_those_that_give_them_away(self, many: Path) -> None:
        run("measures", many, *DAY, "--by", "team", "--area", "help", "--out", "safe.parquet")
        table = pl.read_parquet("safe.parquet").filter(pl.col("category").is_null())
        plans = table.filter(pl.col("measure") == "protection-plans")
        # East has two children: neither it nor West, which would give it away, is shown.
        assert dict(plans.select("group", "met").iter_rows()) == {
            None: MANY,
            "East": None,
            "West": None,
        }

    def test_exact_numbers_only_where_they_are_asked_for(self, many: Path) -> None:
        done = run(
            "measures",
            many,
            *DAY,
            "--by",
            "team",
            "--area",
            "help",
            "--out",
            "exact.parquet",
            "--exact",
        )
        assert "small ones too" in done.stdout
        plans = pl.read_parquet("exact.parquet").filter(pl.col("measure") == "protection-plans")
        assert dict(plans.select("group", "met").iter_rows()) == {None: MANY, "East": 2, "West": 38}

    def test_a_rule_of_ones_own(self, many: Path) -> None:
        rule = ("--smallest", "2", "--rounding", "1")
        done = run(
            "measures", many, *DAY, "--by", "team", "--area", "help", "--out", "own.parquet", *rule
        )
        assert "Counts from 1 to 1 are not shown" in done.stdout
        plans = pl.read_parquet("own.parquet").filter(pl.col("measure") == "protection-plans")
        assert dict(plans.select("group", "met").iter_rows()) == {None: MANY, "East": 2, "West": 38}


def children(*arguments: object) -> dict:
    return json.loads(run("children", *arguments, *DAY, "--json").stdout)


class TestChildren:
    @pytest.mark.parametrize("measure", ["contacts-by-source", "protection-visits-in-time"])
    def test_the_rows_are_those_that_the_figure_counts(self, book: Path, measure: str) -> None:
        figure = figures(book)[measure]
        behind = children(measure, book)
        states = [row["state"] for row in behind["rows"]]
        for state in ("met", "not_met", "not_known", "excluded"):
            assert states.count(state.replace("_", " ")) == behind[state] == figure[state]
        assert behind["of"] == figure["of"]

    def test_each_row_says_who_where_and_until_when(self, book: Path) -> None:
        first, second = children("protection-visits-in-time", book)["rows"]
        assert (first["child_id"], first["state"], first["team"]) == ("9", "not met", "=South")
        # From Sunday 1 to Tuesday 31 March there are 22 working days.
        assert first["days"] == 22
        assert (first["list"], first["place"], first["row"]) == (
            "Child protection", "List_7", 4,
        )  # fmt: skip
        assert (second["child_id"], second["state"]) == ("7", "met")

    def test_one_state_alone(self, book: Path) -> None:
        behind = children("protection-visits-in-time", book, "--state", "not-met")
        assert [row["child_id"] for row in behind["rows"]] == ["9"]
        assert (behind["met"], behind["of"]) == (1, 2)

    def test_on_the_terminal_by_name(self, book: Path) -> None:
        done = run("children", "Child protection visits in time", book, *DAY)
        assert done.exit_code == 0
        assert "1 met of 2, 0 not known among them; 0 excluded." in done.stdout
        assert max(map(len, done.stdout.splitlines())) <= 80

    def test_no_rows(self, book: Path) -> None:
        done = run("children", "contacts", book, *DAY, "--state", "excluded")
        assert done.stdout.endswith("No rows.\n")

    def test_a_measure_that_there_is_not(self, book: Path) -> None:
        done = run("children", "protection-visit-in-tim", book, *DAY)
        assert done.exit_code == 2
        assert "Did you mean protection-visits-in-time" in done.stderr

    def test_a_measure_that_the_lists_cannot_answer(self, book: Path) -> None:
        done = run("children", "children-in-care", book, *DAY)
        assert (done.exit_code, done.stdout) == (1, "")
        assert "Children in care: this list is not there." in done.stderr

    def test_as_files_that_are_no_formulas(self, book: Path) -> None:
        for out in ("behind.csv", "behind.xlsx"):
            assert run("children", "protection-plans", book, *DAY, "--out", out).exit_code == 0
        with Path("behind.csv").open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert {(row["Child"], row["Team"]) for row in rows} == {("7", "North"), ("9", "'=South")}
        sheet = CalamineWorkbook.from_path("behind.xlsx").get_sheet_by_name("Answer").to_python()
        assert {row[0] for row in sheet[1:]} == {"7", "9"}


class TestDue:
    def test_due_overdue_and_by_team(self, book: Path) -> None:
        answer = json.loads(run("due", book, *DAY, "--within", "14", "--json").stdout)
        visits = [row for row in answer["rows"] if row["measure"] == "protection-visits-overdue"]
        assert [(row["child_id"], row["when"]) for row in visits] == [
            ("9", "overdue"),
            ("7", "due soon"),
        ]
        # Seen on 20 March, so to be seen ten working days later: Easter lies between.
        assert (visits[1]["due"], visits[1]["days_left"]) == ("2026-04-07", 7)
        teams = {one["name"]: one for one in answer["by_team"]}
        assert teams["North"]["overdue"] + teams["North"]["soon"] == len(
            [row for row in answer["rows"] if row["team"] == "North"]
        )

    def test_as_at_another_day(self, book: Path) -> None:
        asked = ("--as-at", "2026-04-07", "--within", "0", "--json")
        answer = json.loads(run("due", book, *DAY, *asked).stdout)
        (seven,) = (
            row
            for row in answer["rows"]
            if (row["measure"], row["child_id"]) == ("protection-visits-overdue", "7")
        )
        assert seven["when"] == "due today"

    def test_on_the_terminal(self, book: Path) -> None:
        done = run("due", book, *DAY)
        assert done.exit_code == 0
        assert done.stdout.startswith("Due by 14 days after 31 Mar 2026, or overdue\n")
        assert "worklists cannot be told" in " ".join(done.stdout.split())
        assert max(map(len, done.stdout.splitlines())) <= 80

    def test_one_team_alone(self, book: Path) -> None:
        run("due", book, *DAY, "--team", "north", "--out", "due.csv")
        with Path("due.csv").open(encoding="utf-8-sig", newline="") as lines:
            assert {row["Child"] for row in csv.DictReader(lines)} == {"7"}

    def test_a_team_that_there_is_not(self, book: Path) -> None:
        done = run("due", book, *DAY, "--team", "nobody")
        assert done.exit_code == 2
        assert "Teams: =South; North." in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["measures", "--out", "board.html"],
        ["children", "protection-visits-in-time", "--out", "board.csv"],
        ["due", "--out", "board.csv"],
    ],
)
def test_files_are_written_though_nobody_reads_on(
    book: Path, folder: Path, command: list[str]
) -> None:
    *asked, out, file = command
    start = "from ilacs.cli import main; main()"
    whole = [sys.executable, "-c", start, *asked, str(book), *DAY, out, file]
    with subprocess.Popen(whole, stdout=subprocess.PIPE, cwd=folder) as running:
        assert running.stdout
        running.stdout.close()
    assert (folder / file).is_file()
