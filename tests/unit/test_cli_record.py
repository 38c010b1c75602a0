"""The commands about the record, as a person meets them: words, JSON, exit codes, bad input."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from records import BRENT, report_on
from typer.testing import CliRunner, Result

from ilacs.cli import app
from ilacs.sector.adding import add_report
from ilacs.sector.index_file import index_path
from ilacs.sector.store import open_store

AS_AT = "2026-11-25"
ABOUT_THE_RECORD = [
    ["authority", "Brent"],
    ["next", "Brent"],
    ["next", "--region", "London"],
    ["compare", "Brent"],
    ["recurring", "Brent"],
    ["league"],
    ["league", "--judgement", "overall", "--region", "london"],
    ["spread", "--judgement", "help_and_protection"],
    ["themes"],
    ["themes", "--by", "year"],
    ["themes", "--by", "region", "--sif"],
    ["themes", "--by", "grade", "--year", "2024"],
    ["themes", "--list"],
    ["learn", "missing", "--for", "Brent"],
    ["leads"],
    ["leads", "Tracey Metcalfe"],
    ["search", "interviews"],
    ["rules"],
    ["clocks"],
    ["pathways"],
    ["claims"],
    ["check", "Brent was good across all judgements in 2018"],
    ["gaps"],
    ["gaps", "--calibration"],
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the record: one letter and one report have been added to it."""
    monkeypatch.setenv("ILACS_RECORD", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    areas = ("Return home interviews.", "Supervision.", "Recording.", "Plans.")
    with open_store(tmp_path) as store:
        for report in (report_on(BRENT, "2018-05-14", areas=areas),):
            add_report(store, report, on=date(2026, 11, 25), themes_of=lambda text: ())
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), prog_name="ilacs")


def dated(command: list[str]) -> list[str]:
    """The day of the question, for all but the back-test, which is about past days."""
    return [] if "--calibration" in command else ["--as-at", AS_AT]


AHEAD = {
    # Windows lie ahead of the day, and so do the ends of authorities.
    *("due", "window", "ended"),
    # When a rule is or was in force, and when its source was last read.
    *("in_force_from", "in_force_to", "checked"),
    # A standing names its authority, and that when it ends.
    "authority",
}
"""Fields whose days may be later than the day of the question."""


def days_in(answer: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every day in an answer, with the fields that it lies in."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            yield from days_in(value, (*place, key))
    elif isinstance(answer, list):
        for value in answer:
            yield from days_in(value, place)
    elif isinstance(answer, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", answer):
        yield place, answer


def named(command: list[str]) -> str:
    return " ".join(command)


@pytest.mark.parametrize("command", ABOUT_THE_RECORD, ids=named)
def test_every_command_answers_in_lines_that_fit(folder: Path, command: list[str]) -> None:
    done = run(*command, *dated(command))
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) > 3
    too_wide = [line for line in lines if len(line) > 80 and " https://" not in line]
    assert too_wide == []


@pytest.mark.parametrize("command", ABOUT_THE_RECORD, ids=named)
def test_every_command_answers_in_json(folder: Path, command: list[str]) -> None:
    done = run(*command, "--json", *dated(command))
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)


TIMELESS = ("claims", "rules", "clocks", "--list", "--calibration", "2024")
"""Answers that do not depend on the record's day, or ask about a later year."""


@pytest.mark.parametrize(
    "command",
    [one for one in ABOUT_THE_RECORD if not set(one) & set(TIMELESS)],
    ids=named,
)
def test_an_answer_knows_nothing_later_than_its_day(folder: Path, command: list[str]) -> None:
    done = run(*command, "--json", "--as-at", "2019-06-30")
    assert done.exit_code == 0, done.output
    later = [place for place, day in days_in(json.loads(done.stdout)) if day > "2019-06-30"]
    assert [place for place in later if not set(place) & AHEAD] == []
    assert '"until": "2019-06' in done.stdout or '"limits": {' not in done.stdout


def test_an_authority_shows_its_grades_and_where_they_went(folder: Path) -> None:
    words = run("authority", "Brent", "--as-at", AS_AT).stdout
    assert "Help and protection     Good                  Improved" in words
    assert "1. Return home interviews." in words
    assert "Pathway 1" in words


def test_what_was_known_then_is_answered(folder: Path) -> None:
    # The report of May 2018 was published on 2 July.
    before = run("authority", "Brent", "--as-at", "2018-07-01").stdout
    after = run("authority", "Brent", "--as-at", "2018-07-02").stdout
    assert "14 May 2018" not in before
    assert "14 May 2018" in after
    assert "Pathway 2" in before
    assert "Pathway 1" in after


def test_the_grades_of_json_are_an_object(folder: Path) -> None:
    answer = json.loads(run("authority", "Brent", "--json", "--as-at", AS_AT).stdout)
    latest = answer["history"]["entries"][-1]["inspection"]
    assert latest["grades"]["leaders"] == "good"
    assert answer["outlook"]["pathway"]["answer"]["pathway"] == 1


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (["authority", "Brant"], 2, "Did you mean Brent"),
        (["authority", "Sussex"], 2, "East Sussex or West Sussex"),
        (["authority", ""], 2, "Give its name"),
        (["compare", "Brent", "--as-at", "1999-01-01"], 2, "the record begins on 13 July 2012"),
        (["compare", "Brent", "--as-at", "25/11/2026"], 2, "give a day as YYYY-MM-DD"),
        (["next", "Brent", "--as-at", "9999-12-31"], 2, "between 1900 and 2100"),
        (["league", "--region", "Wessex"], 2, "Give one of: East Midlands"),
        (["league", "--judgement", "lscb"], 2, "give one of overall, leaders"),
        (["league", "--judgement", "luck"], 2, "give one of overall, leaders"),
        (["themes", "--by", "mood"], 2, "year, region, grade"),
        (["learn", "mising"], 2, "Did you mean missing"),
        (["learn", "xyzzy"], 2, "There is no theme of this name"),
        (["leads", "Tracy Metcalf"], 2, "Did you mean Tracey Metcalfe"),
        (["leads", "Xerxes"], 2, "Check the spelling"),
        (["league", "--record", "nowhere"], 1, "there is no such folder"),
        (["search", "x", "--record", "nowhere"], 1, "there is no such folder"),
        (["search", "s*"], 2, "at least 3 letters"),
        (["search", "x", "--theme", "missing", "--grade", "good"], 2, "stand in no section"),
        (["search", "x", "--authority", "Bournemouth"], 2, "is not known"),
        (["next", "Poole", "--called", "2026-11-23", "--kind", "short"], 2, "Poole ended on"),
        (
            [
                *["next", "Brent", "--called", "2026-11-23", "--kind", "short"],
                *["--date", "feedback=2026-12-04", "--date", "feedback=2026-12-05"],
            ],
            2,
            "two dates",
        ),
        (["gaps", "--calibration", "--as-at", "2020-01-01"], 2, "leave --as-at out"),
        (["spread", "--out", "spread.pdf"], 2, "must end in .xlsx or .csv"),
        (["next", "Brent", "--out", "brent.xlsx"], 2, "go with --called"),
        (
            ["next", "Brent", "--called", "2026-11-23", "--kind", "short", "--as-at", "2020-01-01"],
            2,
            "goes without --called",
        ),
        (["spread", "--chart", "nowhere/spread.svg"], 2, "There is no folder nowhere"),
        (["league", "--region", "Yorkshire"], 2, "Did you mean Yorkshire and the Humber"),
        (["search", "  "], 2, "at least one word"),
        (["search", "x", "--theme", "mising"], 2, "Did you mean missing"),
        (["next", "Brent", "--kind", "short"], 2, "go with --called"),
        (["next", "--kind", "short"], 2, "Name the authority"),
        (["next", "Brent", "--region", "London"], 2, "leave the name out"),
        (["check", "bananas"], 2, "names no authority"),
        (["claims", "nowhere.toml"], 1, "nowhere.toml: No such file"),
        (["next", "Brent", "--called", "2026-11-23"], 2, "Say what the call was for"),
        (
            ["next", "Brent", "--called", "2026-11-23", "--kind", "short", "--date", "x"],
            2,
            "MILESTONE=DATE",
        ),
        (
            [
                "next",
                "Brent",
                "--called",
                "2026-11-23",
                "--kind",
                "short",
                "--date",
                "x=2026-12-07",
            ],
            2,
            "no milestone",
        ),
        (["next", "Brent", "--settings", "nowhere.toml"], 1, "nowhere.toml: No such file"),
        (["authority", "Brent", "--chart", "brent.gif"], 2, "must end in .svg, .png or .html"),
        (["authority", "Poole", "--chart", "poole.svg"], 2, "no history to draw"),
        (["sector", "add", "nowhere.pdf"], 1, "there is no file or folder of this name"),
    ],
    ids=lambda value: named(value) if isinstance(value, list) else None,
)
def test_bad_input_is_answered_in_words(
    folder: Path, command: list[str], code: int, words: str
) -> None:
    done = run(*command)
    assert done.exit_code == code, done.output
    assert words in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", ABOUT_THE_RECORD[:4], ids=named)
def test_a_damaged_record_is_named(folder: Path, command: list[str]) -> None:
    index_path(folder).write_bytes(b"SQLite format 3\x00" + b"\x07" * 4096)
    done = run(*command)
    assert done.exit_code == 1
    assert "record.sqlite: " in done.stderr
    assert "damaged" in done.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[clocks.cin_visit]\nlimit = -3", "clocks"),
        ("colour = 'blue'", "colour: there is no such setting"),
        ("[[[", "this is not TOML"),
    ],
)
def test_bad_settings_are_answered_in_words(folder: Path, text: str, words: str) -> None:
    settings = folder / "settings.toml"
    settings.write_text(text, "utf-8")
    done = run("clocks", "--settings", str(settings))
    assert done.exit_code == 1
    assert words in done.stderr


def test_the_example_settings_are_settings(folder: Path) -> None:
    settings = folder / "settings.toml"
    settings.write_text(run("rules", "--settings").stdout, "utf-8")
    assert run("next", "Brent", "--settings", str(settings)).exit_code == 0


@pytest.mark.parametrize(
    "command",
    [["authority", "Brent"], ["compare", "Brent"], ["spread"], ["next", "Brent"]],
    ids=named,
)
@pytest.mark.parametrize("ending", ["svg", "html", "png"])
def test_charts_are_drawn(folder: Path, command: list[str], ending: str) -> None:
    picture = folder / f"picture.{ending}"
    done = run(*command, "--chart", str(picture), "--as-at", AS_AT)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"Wrote {picture}" in done.stdout
    starts = {"svg": b"<svg", "html": b"<!", "png": b"\x89PNG"}
    assert picture.read_bytes().startswith(starts[ending])


@pytest.mark.parametrize(
    ("command", "rows", "cell"),
    [
        (["league", "--judgement", "leaders"], 153, "Bexley"),
        (["spread"], 2026 - 2012 + 1, 60),
        (["themes", "--by", "year"], 45 + 1, "All inspections"),
        (["next"], 153, "Bexley"),
        (["compare", "Brent"], 1 + 10, "Newham"),
        (["authority", "Brent"], 6 + 4 + 5 + 4, "https://files.ofsted.gov.uk/v1/file/50304386"),
        (["recurring", "Brent"], None, "Case recording"),
        (["learn", "missing"], None, "Haringey"),
        (["leads", "Kendra Bell"], None, "Brent"),
    ],
    ids=lambda value: named(value) if isinstance(value, list) else None,
)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_answers_are_written_as_spreadsheets(
    folder: Path, command: list[str], rows: int | None, cell: str | int, ending: str
) -> None:
    out = folder / f"answer.{ending}"
    done = run(*command, "--out", str(out), "--as-at", AS_AT)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"Wrote {out}" in done.stdout
    if ending == "csv":
        with out.open(encoding="utf-8-sig", newline="") as lines:
            held = list(csv.reader(lines))
    else:
        book = CalamineWorkbook.from_path(out)
        held = book.get_sheet_by_name("Answer").to_python()
        about = book.get_sheet_by_name("About").to_python()
        assert f"As at {AS_AT}." in [row[0] for row in about]
    assert rows is None or len(held) == 1 + rows
    assert str(cell) in {str(value).removesuffix(".0") for row in held for value in row}


def test_a_timetable_is_written(folder: Path) -> None:
    out = folder / "brent.ics"
    done = run("next", "Brent", "--called", "2026-11-23", "--kind", "short", "--out", str(out))
    assert done.exit_code == 0
    assert b"BEGIN:VCALENDAR" in out.read_bytes()


def test_an_authority_without_inspections_is_not_an_error(folder: Path) -> None:
    done = run("authority", "Poole", "--as-at", AS_AT)
    assert done.exit_code == 0
    assert "The record holds no inspection of it" in done.stdout
    assert "Ask about Bournemouth, Christchurch and Poole" in " ".join(done.stdout.split())
