"""`ilacs sector collect` and `add`: from the inspectorate's site into the record."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from inspectorate import Entry, StandIn
from typer.testing import CliRunner, Result

from ilacs.cli import app
from ilacs.documents.invented import Layout, invent
from ilacs.documents.invented.prose import stock
from ilacs.sector.record import load_record

TODAY = date(2026, 11, 25)
KIND = "Children's services inspection"


@pytest.fixture(scope="module")
def report() -> bytes:
    """An invented report on Brent: the program knows only authorities that exist."""
    names = stock()["names"]
    kept = names["authorities"]
    names["authorities"] = ["Brent"]
    try:
        return invent(Layout.ILACS_2023, seed=3).pdf
    finally:
        names["authorities"] = kept


@pytest.fixture
def site() -> Iterator[StandIn]:
    with StandIn() as stand_in:
        yield stand_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ILACS_RECORD", str(tmp_path))
    monkeypatch.setenv("ILACS_CONTACT", "someone@example.org")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["sector", *arguments], prog_name="ilacs")


def collect(site: StandIn, *more: str) -> Result:
    return run("collect", "Brent", "--site", site.reports, "--site", site.files, *more)


def test_what_is_collected_is_in_the_record_with_its_day_and_address(
    site: StandIn, folder: Path, report: bytes
) -> None:
    address = site.holds(1, report)
    site.lists(80489, Entry(KIND, address, "12 October 2023"))
    done = collect(site)
    assert done.exit_code == 0, done.output
    assert "1 documents listed: 1 new." in done.stdout
    assert "Record: 1 added." in done.stdout
    added = [one for one in load_record(TODAY, folder).of(80489) if one.origin == "added"]
    assert [(one.published, one.address) for one in added] == [(date(2023, 10, 12), address)]


def test_a_second_run_adds_nothing(site: StandIn, folder: Path, report: bytes) -> None:
    site.lists(80489, Entry(KIND, site.holds(1, report), "12 October 2023"))
    collect(site)
    again = collect(site)
    assert again.exit_code == 0
    assert "1 unchanged" in again.stdout
    assert "Record: nothing to add." in again.stdout


def test_a_run_that_broke_off_before_adding_is_made_good(
    site: StandIn, folder: Path, report: bytes
) -> None:
    site.lists(80489, Entry(KIND, site.holds(1, report), "12 October 2023"))
    collect(site)
    (folder / "record.sqlite").unlink()
    again = collect(site)
    assert "1 unchanged" in again.stdout
    assert "Record: 1 added." in again.stdout


def test_a_dry_run_fetches_nothing(site: StandIn, folder: Path, report: bytes) -> None:
    site.lists(80489, Entry(KIND, site.holds(1, report), "12 October 2023"))
    done = collect(site, "--dry-run")
    assert done.exit_code == 0
    assert "1 to fetch" in done.stdout
    assert not list(folder.rglob("*.pdf"))
    assert not (folder / "record.sqlite").exists()


def test_a_document_that_is_no_report_is_named_and_the_rest_is_added(
    site: StandIn, folder: Path, report: bytes
) -> None:
    site.lists(
        80489,
        Entry(KIND, site.holds(1, report), "12 October 2023"),
        Entry(KIND, site.holds(2, b"%PDF-1.7\nbroken"), "1 October 2021"),
    )
    done = collect(site)
    assert done.exit_code == 1
    assert "Record: 1 added, 1 could not be read." in done.stdout
    assert "80489-brent-2021-10-01.pdf: " in done.stderr


def test_an_unknown_page_is_a_problem_not_an_empty_list(site: StandIn, folder: Path) -> None:
    site.answers("reports", "/provider/44/80489")
    done = collect(site)
    assert done.exit_code == 1
    assert "Brent: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--site", "ftp://127.0.0.1"], "not a web address"),
        (["--site", "http://example.org"], "does not begin with https://"),
        (["--site", "http://127.0.0.1:1", "--contact", "(x)"], "e-mail or web address"),
    ],
)
def test_bad_options_are_answered_in_words(folder: Path, arguments: list[str], words: str) -> None:
    done = run("collect", "Brent", *arguments)
    assert done.exit_code == 2
    assert words in done.stderr


def test_a_contact_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ILACS_CONTACT")
    done = run("collect", "Brent")
    assert done.exit_code == 2
    assert "whom the site may contact" in done.stderr


def test_adding_files_and_folders(folder: Path, report: bytes) -> None:
    reports = folder / "reports"
    reports.mkdir()
    (reports / "brent.pdf").write_bytes(report)
    (reports / "noise.pdf").write_bytes(b"noise")
    (reports / "invented.pdf").write_bytes(invent(Layout.ILACS_2023, seed=4).pdf)
    done = run("add", str(reports))
    assert done.exit_code == 1
    assert "Record: 1 added, 1 refused, 1 could not be read." in done.stdout
    assert "noise.pdf: " in done.stderr
    assert "not one of the register's" in done.stderr
    again = run("add", str(reports / "brent.pdf"))
    assert (again.exit_code, "1 there already" in again.stdout) == (0, True)


def test_a_day_of_publication_that_is_learnt_later_is_a_correction(
    folder: Path, report: bytes
) -> None:
    document = folder / "brent.pdf"
    document.write_bytes(report)
    run("add", str(document))
    done = run("add", str(document), "--published", "2023-10-12")
    assert "1 value corrected" in done.stdout
    shown = run("corrections").stdout
    assert "published, replaced on" in shown
    assert "now: 2023-10-12" in shown
    (one,) = json.loads(run("corrections", "--json").stdout)
    assert (one["field"], one["old"], one["new"]) == ("published", None, "2023-10-12")


def test_a_day_of_publication_is_for_one_file(folder: Path, report: bytes) -> None:
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(report)
    done = run("add", str(folder), "--published", "2023-10-12")
    assert done.exit_code == 2
    assert "--published is for one file" in done.stderr
