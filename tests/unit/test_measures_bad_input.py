"""Lists and settings that nobody should measure by: words, and never a wrong figure."""

import json
import shlex
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from list_books import contact, write_book
from typer.testing import CliRunner, Result

from ilacs.cli import app

DAY = "--reference-date 2026-03-31"
COMMANDS = ("measures {}", "children protection-visits-in-time {}", "due {}")
"""How each command is asked about files."""


def plan(number: str, **more: object) -> dict[str, object]:
    days = {
        "plan_start": date(2026, 1, 5),
        "last_visit": date(2026, 3, 20),
        "last_review": date(2026, 3, 3),
    }
    return {"child_id": number, "team": "North", **days, **more}


NO_DAYS = {"plan_start": None, "last_visit": None, "last_review": None}


@pytest.fixture(scope="module", autouse=True)
def files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder of bad lists, in which every command runs."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "nothing").mkdir()
    with xlsxwriter.Workbook(str(folder / "soup.xlsx")) as book:
        book.add_worksheet("Soup").write(0, 0, "Leek and potato")
    write_book(folder / "headers.xlsx", {"child_protection": []})
    write_book(folder / "one.xlsx", {"child_protection": [plan("7")]})
    write_book(folder / "contacts.xlsx", {"contacts": [contact("7")]})
    write_book(
        folder / "no-days.xlsx",
        {"child_protection": [plan("7", **NO_DAYS), plan("8", **NO_DAYS)]},
    )
    write_book(folder / "another.xlsx", {"child_protection": [plan("9")]})
    write_book(folder / "copy.xlsx", {"child_protection": [plan("7")]})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "200")
        yield


def run(command: str) -> Result:
    done = CliRunner().invoke(app, shlex.split(command), prog_name="ilacs")
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("named", "code", "words"),
    [
        (f"nothing {DAY}", 1, "No list could be read: there are no files here."),
        (f"nowhere.xlsx {DAY}", 1, "nowhere.xlsx"),
        (f"soup.xlsx {DAY}", 1, "no sheet has the headers of a list"),
        ("headers.xlsx", 1, "The reference date of the lists is not known"),
        ("no-days.xlsx", 1, "The reference date of the lists is not known"),
        ("one.xlsx --reference-date 1950-01-01", 2, "The bank holidays of 1950 are not known"),
        ("one.xlsx --reference-date 2100-12-31", 2, "The bank holidays of 2101 are not known"),
        ("one.xlsx --reference-date 31/03/2026", 2, "give a day as YYYY-MM-DD"),
        ("one.xlsx --settings nowhere.toml", 1, "nowhere.toml"),
        ("one.xlsx --settings one.xlsx", 1, "one.xlsx: this is not text in UTF-8"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_words(
    command: str, named: str, code: int, words: str
) -> None:
    done = run(command.format(named))
    assert (done.exit_code, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("measures contacts.xlsx --area care", "None of the measures can be answered"),
        ("children protection-visits-in-time contacts.xlsx", "this list is not there"),
        ("due contacts.xlsx", "None of the measures can be answered"),
    ],
)
def test_a_list_that_is_not_there_is_said(command: str, words: str) -> None:
    done = run(f"{command} {DAY}")
    assert (done.exit_code, done.stdout) == (1, "")
    assert words in done.stderr


A_NUMBER = "It must be a whole number from 1 to 1000."
A_UNIT = "It must be one of hours, working_days, days, weeks, months, years."


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("[clocks.protection_visit]\nlimit = -5", A_NUMBER),
        ("[clocks.protection_visit]\nlimit = 0", A_NUMBER),
        ("[clocks.protection_visit]\nlimit = 1000000000", A_NUMBER),
        ("[clocks.protection_visit]\nlimit = 2.5", A_NUMBER),
        ("[clocks.protection_visit]\nlimit = true", A_NUMBER),
        ('[clocks.protection_visit]\nlimit = "ten"', A_NUMBER),
        ("[clocks.protection_visit]\nlimit = [10]", A_NUMBER),
        ("[clocks.protection_visit]\nlimit = 2026-03-31", A_NUMBER),
        ('[clocks.protection_visit]\nunit = "fortnights"', A_UNIT),
        ('[clocks.protection_visit]\nunit = "terms"', A_UNIT),
        ("[clocks.protection_visit]\nunit = 5", A_UNIT),
        ('[clocks.protection_visit]\nunit = "years"', "10 years cannot be used"),
        ('[clocks.protection_visit]\nlimit = 61\nunit = "months"', "It must be 5 years or less."),
        ("[clocks.protection_visits]\nlimit = 5", "Did you mean clocks.protection_visit?"),
        ("[clocks.protection_visit]\nlimits = 5", "Did you mean clocks.protection_visit.limit?"),
        ("[clocks]\nprotection_visit = 5", "this is a group of settings"),
        ("[clocks.care_visit_first]\nlimit = 9", "laxer than the law's 1 week"),
        ("[clocks.protection_visit]\nlimit =", "this is not TOML"),
        ("[clocks.protection_visit]\nlimit = 5\nlimit = 6", "this is not TOML"),
    ],
)
def test_a_clock_set_to_nonsense_is_refused_and_named(settings: str, words: str) -> None:
    Path("settings.toml").write_text(settings, encoding="utf-8")
    for command in COMMANDS:
        done = run(command.format(f"one.xlsx {DAY} --settings settings.toml"))
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith("settings.toml: ")
        assert words in done.stderr


def figures(files: str) -> dict[str, tuple[float | None, int, int, int]]:
    """Of each measure the value, met, of and not known."""
    answer = json.loads(run(f"measures {files} {DAY} --area help --json").stdout)
    return {
        one["measure"]: (one["value"], one["met"], one["of"], one["not_known"])
        for one in answer["figures"]
    }


def test_lists_without_rows_have_no_children_and_no_shares() -> None:
    found = figures("headers.xlsx")
    assert found["protection-plans"] == (0, 0, 0, 0)
    assert found["protection-visits-in-time"] == (None, 0, 0, 0)
    assert "No rows." in run(f"children protection-plans headers.xlsx {DAY}").stdout
    assert run(f"due headers.xlsx {DAY}").stdout.count("Nothing is due.") == 1


def test_one_row_is_measured_as_it_stands() -> None:
    found = figures("one.xlsx")
    assert found["protection-plans"] == (1, 1, 1, 0)
    assert found["protection-visits-in-time"] == (100, 1, 1, 0)
    # Whether it was the first plan is blank: neither nought per cent nor a hundred.
    assert found["protection-plans-second-or-later"] == (None, 0, 1, 1)


def test_where_every_day_is_blank_nothing_is_known_and_all_is_looked_for() -> None:
    found = figures("no-days.xlsx")
    assert found["protection-plans"] == (2, 2, 2, 0)  # No end: they are open.
    for measure in ("protection-visits-in-time", "protection-reviews-in-time"):
        assert found[measure] == (None, 0, 2, 2)
    assert found["protection-plans-started"] == (None, 0, 2, 2)
    due = json.loads(run(f"due no-days.xlsx {DAY} --json").stdout)
    assert {row["when"] for row in due["rows"]} == {"no date known"}
    behind = json.loads(run(f"children protection-visits-in-time no-days.xlsx {DAY} --json").stdout)
    assert [row["state"] for row in behind["rows"]] == ["not known"] * 2


def said(command: str) -> str:
    done = run(command)
    assert done.exit_code == 0
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_day_that_was_guessed_is_said_to_be(command: str) -> None:
    words = "The reference date was not given."
    told = said(command.format("one.xlsx"))
    assert words in told
    assert "the newest event in the lists is on 20/03/2026" in told
    assert words not in said(command.format(f"one.xlsx {DAY}"))


def test_a_day_that_was_guessed_is_said_in_files_too() -> None:
    run("measures one.xlsx --area help --out board.html")
    assert "The reference date was not given." in Path("board.html").read_text("utf-8")
    answer = json.loads(run("measures one.xlsx --area help --json").stdout)
    assert "reference-date-guessed" in {one["rule"] for one in answer["reading"]}


@pytest.mark.parametrize("command", COMMANDS)
def test_two_submissions_of_one_day_are_not_taken_for_one_in_silence(command: str) -> None:
    told = said(command.format(f"one.xlsx another.xlsx {DAY}"))
    assert "Child protection stands in more than one place" in told
    assert "All were read and joined" in told


def test_a_list_given_twice_counts_once_and_is_said() -> None:
    assert figures("one.xlsx copy.xlsx")["protection-plans"] == (1, 1, 1, 0)
    assert "holds exactly what another one holds" in said(f"measures one.xlsx copy.xlsx {DAY}")
