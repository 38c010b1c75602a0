"""The command that says how long stages take, as a person meets it."""

import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from list_books import contact, write_book
from typer.testing import CliRunner, Result

from ilacs.cli import app

MARCH = date(2026, 3, 31)
DAY = ("--reference-date", f"{MARCH}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def plans(day: date) -> list[dict[str, object]]:
    """Twelve plans that ended after 10 days, and one that has lasted 100."""
    ended = [
        {"child_id": f"c{place}", "plan_start": day - timedelta(20 + place),
         "plan_end": day - timedelta(10 + place)}
        for place in range(12)
    ]  # fmt: skip
    return [*ended, {"child_id": "long", "plan_start": day - timedelta(100), "team": "=North"}]


@pytest.fixture
def book(folder: Path) -> Path:
    return write_book(folder / "lists.xlsx", {"child_protection": plans(MARCH)})


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["drift", *map(str, arguments)], prog_name="ilacs")


def test_of_all_stages(book: Path) -> None:
    done = run(book, *DAY)
    lines = done.stdout.splitlines()
    assert lines[0] == "How long it takes, as at 31 Mar 2026"
    assert max(map(len, lines)) <= 80
    rows = [line.split() for line in lines]
    assert ["Child", "protection", "plan", "13", "1", "10", "10"] in rows
    assert ["long", "Child", "protection", "plan", "100", "<8%", "=North"] in rows
    assert "List 4: Assessments: this list is not there." in " ".join(done.stdout.split())


@pytest.mark.parametrize("named", ["protection-plan", "Child protection plan"])
def test_of_one_stage(book: Path, named: str) -> None:
    said = " ".join(run(book, *DAY, "--stage", named).stdout.split())
    assert "13 cases; ended: 12; still in it: 1." in said
    assert "Half are done within 10 (10 to 10)." in said
    assert "long 21 Dec 2025 100 <8% =North" in said


def test_as_json(book: Path) -> None:
    answer = json.loads(run(book, *DAY, "--stage", "protection-plan", "--json").stdout)
    (stage,) = answer["stages"]
    assert stage["within"] == {"0.25": 10, "0.50": 10, "0.75": 10}
    (step,) = stage["curve"]
    assert (step["time"], round(step["share"], 4)) == (10, round(1 / 13, 4))
    (waiting,) = stage["cases_waiting"]
    assert (waiting["number"], waiting["time"], waiting["at_most"]) == ("long", 100, True)


def test_a_workbook(book: Path) -> None:
    done = run(book, *DAY, "--out", "drift.xlsx")
    assert "Wrote" in done.stdout
    with zipfile.ZipFile("drift.xlsx") as archive:
        waiting = archive.read("xl/worksheets/sheet2.xml").decode()
    assert "=North" in waiting
    assert "<f>" not in waiting


def test_earlier_submissions_make_the_history_longer(book: Path) -> None:
    earlier = write_book(Path("september.xlsx"), {"child_protection": plans(date(2025, 9, 30))})
    answer = json.loads(run(book, "--earlier", earlier, *DAY, "--json").stdout)
    (stage,) = answer["stages"]
    assert len(answer["reference_dates"]) == 2
    assert (stage["cases"], stage["ended"], stage["waiting"]) == (26, 24, 1)
    said = " ".join(run(book, "--earlier", earlier, *DAY).stdout.split())
    assert "From 2 submissions: " in said


def test_too_few_cases(folder: Path) -> None:
    lists = {"child_protection": plans(MARCH)[-1:]}
    said = run(write_book(folder / "few.xlsx", lists), *DAY, "--stage", "protection-plan").stdout
    assert "Too few cases ended: 0. It takes 10" in said


def test_a_stage_that_is_none(book: Path) -> None:
    done = run(book, *DAY, "--stage", "waiting")
    assert done.exit_code == 2
    assert "Stages: early-help, referral-to-assessment" in done.stderr


def test_lists_that_can_time_nothing(folder: Path) -> None:
    done = run(write_book(folder / "lists.xlsx", {"contacts": [contact("7")]}), *DAY)
    assert done.exit_code == 1
    assert "Nothing can be timed." in done.stderr
