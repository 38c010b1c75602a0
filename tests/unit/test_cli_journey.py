"""The command that follows one child, as a person meets it."""

import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from list_books import contact, write_book
from typer.testing import CliRunner, Result

from ilacs.cli import app

DAY = ("--reference-date", "2026-03-31")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def plan(number: str, **more: object) -> dict[str, object]:
    return {"child_id": number, "plan_start": date(2026, 1, 5), "team": "=North"} | more


def episode(number: str, start: date, end: date) -> dict[str, object]:
    return {"child_id": number, "started": start, "returned": end, "start_time": "21:00"}


@pytest.fixture
def book(folder: Path) -> Path:
    """Child Ab7 with a contact, a plan, and an episode of missing in which 8 was missing too."""
    away = date(2026, 3, 1), date(2026, 3, 3)
    lists = {
        "contacts": [contact("Ab7"), contact("8")],
        "child_protection": [plan("Ab7")],
        "missing_episodes": [episode("Ab7", *away), episode("8", *away)],
    }
    return write_book(folder / "lists.xlsx", lists)


@pytest.fixture
def earlier(folder: Path) -> Path:
    """An earlier submission, in which the plan began on another day."""
    lists = {"child_protection": [plan("Ab7", plan_start=date(2025, 12, 1))]}
    return write_book(folder / "december.xlsx", lists)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["journey", *map(str, arguments)], prog_name="ilacs")


def test_on_a_terminal(book: Path) -> None:
    done = run("ab7", book, *DAY)
    lines = done.stdout.splitlines()
    assert lines[0] == "Journey of child Ab7, as at 31 Mar 2026"
    assert max(map(len, lines)) <= 80
    said = " ".join(done.stdout.split())
    assert re.search(r"3 Feb 2026 +Contact received. contact source: 1A:", done.stdout)
    assert "Child protection plan began (no end is" in said
    assert re.search(r"Missing +1 Mar 2026 +3 Mar 2026 +2 +2", done.stdout)
    assert "Missing at the same time: 1 child" in said


def test_as_json(book: Path) -> None:
    answer = json.loads(run("Ab7", book, *DAY, "--json").stdout)
    assert (answer["child_id"], answer["reference_dates"]) == ("Ab7", ["2026-03-31"])
    kinds = [one["event"] for one in answer["events"]]
    assert kinds == ["birth", "plan_start", "contact", "missing_start", "missing_end"]
    assert answer["events"][1]["rows"] == [
        {"reference_date": "2026-03-31", "list": "child_protection", "place": "List_7", "row": 3}
    ]
    assert answer["missing_together"] == [
        {"child_id": "8", "occasions": 1, "began_together": 1, "days": ["2026-03-01"]}
    ]
    assert {one["stage"] for one in answer["stages"]} == {"protection-plan", "missing"}


def test_earlier_submissions(book: Path, earlier: Path) -> None:
    answer = json.loads(run("Ab7", book, "--earlier", earlier, *DAY, "--json").stdout)
    assert answer["reference_dates"] == ["2025-12-01", "2026-03-31"]
    plans = {one["day"]: one["marks"] for one in answer["events"] if one["event"] == "plan_start"}
    assert plans["2025-12-01"] == ["no end is recorded"]
    said = " ".join(run("Ab7", book, "--earlier", earlier, *DAY).stdout.split())
    assert "From 2 submissions: 1 Dec 2025 and 31 Mar 2026." in said


@pytest.mark.parametrize("out", ["journey.html", "journey.xlsx", "journey.json"])
def test_files(book: Path, out: str) -> None:
    done = run("Ab7", book, *DAY, "--out", out)
    assert f"Wrote {Path(out).resolve()}" in done.stdout
    if out.endswith(".xlsx"):
        with zipfile.ZipFile(out) as archive:
            inside = archive.read("xl/worksheets/sheet1.xml").decode()
            # A name that looks like a formula is text.
            assert "<f>" not in inside
            assert "team: =North" in inside
    else:
        inside = Path(out).read_text("utf-8")
    assert "Contact received" in inside
    assert "Child protection plan" in inside


def test_the_page_needs_nothing_else_and_has_words_for_its_picture(book: Path) -> None:
    run("Ab7", book, *DAY, "--out", "journey.html")
    page = Path("journey.html").read_text("utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=", page)
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert "Missing: 1 Mar 2026 to 3 Mar 2026, no limit" in page


def test_an_unknown_number_is_not_repeated(book: Path) -> None:
    done = run("secret", book, *DAY)
    assert done.exit_code == 2
    assert "about 2 children" in done.stderr
    assert "secret" not in done.stderr


def test_two_submissions_of_the_same_day(book: Path) -> None:
    done = run("Ab7", book, "--earlier", book)
    assert done.exit_code == 1
    assert "reference date" in done.stderr


def test_what_is_read_is_not_written_over(book: Path, earlier: Path) -> None:
    page = earlier.rename(earlier.with_suffix(".json"))
    assert run("Ab7", book, "--earlier", page, *DAY, "--out", page).exit_code == 2


def test_a_child_of_whom_no_day_is_known(folder: Path) -> None:
    lists = {"care_leavers": [{"child_id": "9", "eligibility": "a) Relevant"}]}
    done = run("9", write_book(folder / "lists.xlsx", lists), *DAY)
    assert "No day of anything that happened is known." in done.stdout


def run_missing(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["missing", *map(str, arguments)], prog_name="ilacs")


def test_missing_together_on_a_terminal_and_in_a_file(book: Path) -> None:
    done = run_missing(book, *DAY, "--times", "1", "--out", "together.csv")
    lines = done.stdout.splitlines()
    assert lines[0] == "Missing at the same time, as at 31 Mar 2026"
    assert "2 episodes of 2 children." in done.stdout
    # The last line names the file: its folder may be as long as it likes.
    assert max(map(len, lines[:-1])) <= 80
    table = Path("together.csv").read_text("utf-8-sig")
    assert table.splitlines()[1] == "8,Ab7,1,1,1 Mar 2026"


def test_missing_together_as_json(book: Path) -> None:
    answer = json.loads(run_missing(book, *DAY, "--times", "1", "--json").stdout)
    assert [(one["child_id"], one["other"]) for one in answer["pairs"]] == [("8", "Ab7")]
    assert (answer["times"], answer["hours"], answer["groups"]) == (1, 24, [])


def test_nobody_missing_together_often_enough(book: Path) -> None:
    assert "No two children." in run_missing(book, *DAY).stdout


def test_without_a_list_of_missing_episodes(folder: Path) -> None:
    done = run_missing(write_book(folder / "lists.xlsx", {"contacts": [contact("7")]}), *DAY)
    assert done.exit_code == 1
    assert "this list is not there" in done.stderr


@pytest.mark.parametrize("command", [["journey", "7"], ["missing"], ["drift"]])
def test_lists_without_a_reference_date(folder: Path, command: list[str]) -> None:
    empty = write_book(folder / "empty.xlsx", {"missing_episodes": [], "contacts": []})
    done = CliRunner().invoke(app, [*command, str(empty)], prog_name="ilacs")
    assert done.exit_code == 1
    assert "Give it with --reference-date" in done.stderr


def test_lists_that_are_empty(folder: Path) -> None:
    empty = write_book(folder / "empty.xlsx", {"missing_episodes": [], "child_protection": []})
    assert "about 0 children" in run("7", empty, *DAY).stderr
    assert "0 episodes of 0 children." in run_missing(empty, *DAY).stdout
