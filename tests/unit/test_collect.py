"""Collecting as a whole, from the stand-in of the inspectorate's site into a folder."""

import errno
import multiprocessing
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from inspectorate import Clock, Entry, How, Reply, StandIn, not_found_page
from inspectorate.other_program import hold
from needs import ROOT

from ilacs.register import Authority, resolve
from ilacs.sector.collect import (
    CannotCollect,
    Collected,
    Ending,
    Fetcher,
    Manners,
    Outcome,
    Wanted,
    collect,
)
from ilacs.sector.collect.shelf import slug
from ilacs.sector.collect.state import MEMORY, Memory

TODAY = date(2026, 11, 25)
MANNERS = Manners(to_answer=0.1, tries=2)


def authority(name: str) -> Authority:
    found = resolve(name)
    assert found is not None
    return found


BRENT, DORSET = authority("Brent"), authority("Dorset")


def pdf(words: str) -> bytes:
    return b"%PDF-1.7\n" + words.encode() + b"\n%%EOF\n"


@pytest.fixture
def site() -> Iterator[StandIn]:
    with StandIn() as stand_in:
        yield stand_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports"


def two_reports(site: StandIn) -> None:
    """Brent's page lists two reports; Dorset's lists one, and a letter on something else."""
    site.lists(
        80489,
        Entry("Children's services inspection", site.holds(1, pdf("one")), "08 September 2026"),
        Entry("Children's services focused visit", site.holds(2, pdf("two")), "07 November 2023"),
    )
    site.lists(
        2532283,
        Entry("Children's services inspection", site.holds(3, pdf("three")), "09 May 2025"),
        Entry("Area SEND full inspection", site.holds(4, pdf("four")), "12 July 2024"),
    )


def run(site: StandIn, folder: Path, *authorities: Authority, **wanted) -> Collected:
    clock = Clock()
    report = wanted.pop("report", lambda outcome: None)
    on = wanted.pop("on", TODAY)
    with Fetcher(
        site.site,
        contact="someone@example.org",
        manners=MANNERS,
        clock=clock,
        sleep=clock.sleep,
    ) as fetcher:
        asked = Wanted(authorities or (BRENT, DORSET), on=on, **wanted)
        collected = collect(asked, folder, fetcher, report)
    balanced = sum(1 for outcome in collected.outcomes if outcome.publication)
    assert collected.stopped or balanced == collected.listed
    return collected


def endings(collected: Collected) -> list[Ending]:
    return [outcome.ending for outcome in collected.outcomes]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != MEMORY)


def only(collected: Collected) -> Outcome:
    (outcome,) = collected.outcomes
    return outcome


class TestTheFirstRun:
    def test_fetches_every_report_and_leaves_the_rest(self, site, folder):
        two_reports(site)
        collected = run(site, folder)
        assert names(folder) == [
            "2532283-dorset-2025-05-09.pdf",
            "80489-brent-2023-11-07.pdf",
            "80489-brent-2026-09-08.pdf",
        ]
        assert (folder / "80489-brent-2026-09-08.pdf").read_bytes() == pdf("one")
        assert collected.counts() == {Ending.NEW: 3, Ending.SKIPPED: 1}
        assert collected.listed == 4
        assert "/v1/file/4" not in site.paths()

    def test_tells_each_outcome_as_it_comes_and_all_in_the_end(self, site, folder):
        two_reports(site)
        told: list[str] = []
        collected = run(site, folder, report=lambda outcome: told.append(str(outcome)))
        assert told == [str(outcome) for outcome in collected.outcomes]
        assert told == [
            "Brent, Children's services inspection of 8 September 2026: 80489-brent-2026-09-08.pdf",
            "Brent, Children's services focused visit of 7 November 2023: "
            "80489-brent-2023-11-07.pdf",
            "Dorset, Children's services inspection of 9 May 2025: 2532283-dorset-2025-05-09.pdf",
            "Dorset, Area SEND full inspection of 12 July 2024: it is about something else "
            "(special educational needs).",
        ]

    def test_with_since_leaves_what_is_older(self, site, folder):
        two_reports(site)
        collected = run(site, folder, BRENT, since=date(2026, 9, 8))
        assert endings(collected) == [Ending.NEW, Ending.SKIPPED]
        assert collected.outcomes[1].why == "it was published before 8 September 2026."

    def test_takes_an_authority_named_twice_once(self, site, folder):
        two_reports(site)
        assert len(run(site, folder, BRENT, BRENT).outcomes) == 2

    def test_says_of_an_authority_without_a_number_that_it_has_no_page(self, site, folder):
        outcome = only(run(site, folder, replace(BRENT, urn=None)))
        assert (outcome.ending, outcome.publication) == (Ending.SKIPPED, None)
        assert "no number" in outcome.why


class TestNamesOfFiles:
    def test_two_on_one_day_are_numbered(self, site, folder):
        site.lists(
            80489,
            Entry("Focused visit", site.holds(1, pdf("one")), "1 May 2026"),
            Entry("Monitoring visit", site.holds(2, pdf("two")), "1 May 2026"),
        )
        run(site, folder, BRENT)
        assert names(folder) == ["80489-brent-2026-05-01-2.pdf", "80489-brent-2026-05-01.pdf"]
        assert (folder / "80489-brent-2026-05-01-2.pdf").read_bytes() == pdf("two")

    def test_a_report_without_a_day_is_undated_and_never_too_old(self, site, folder):
        site.lists(80489, Entry("Focused visit", site.holds(1, pdf("one")), "in spring"))
        outcome = only(run(site, folder, BRENT, since=date(2026, 1, 1)))
        assert (outcome.ending, outcome.file) == (Ending.NEW, "80489-brent-undated.pdf")

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("Brent", "brent"),
            ("Bath and North East Somerset", "bath-and-north-east-somerset"),
            ("Bristol, City of", "bristol"),
            ("Bournemouth, Christchurch and Poole", "bournemouth-christchurch-and-poole"),
            ("St. Helens", "st-helens"),
            ("King’s Côte", "kings-cote"),
        ],
    )
    def test_names_of_authorities_in_file_names(self, name, expected):
        assert slug(name) == expected


class TestTheNextRun:
    def test_asks_conditionally_and_fetches_nothing(self, site, folder):
        two_reports(site)
        run(site, folder)
        run(site, folder)
        before = len(site.paths())
        collected = run(site, folder)
        assert collected.counts() == {Ending.UNCHANGED: 3, Ending.SKIPPED: 1}
        # Nothing but the two pages is asked for, and they are not sent again.
        again = [asked for asked in site.asked if asked.path != "/robots.txt"][before:]
        assert [asked.path for asked in again] == ["/provider/44/80489", "/provider/44/2532283"]
        assert all("If-None-Match" in asked.headers for asked in again)

    def test_asks_about_documents_again_after_some_weeks(self, site, folder):
        two_reports(site)
        run(site, folder, BRENT, on=date(2026, 10, 1))
        assert run(site, folder, BRENT, on=date(2026, 10, 28)).counts() == {Ending.UNCHANGED: 2}
        assert site.paths().count("/v1/file/1") == 1
        # 1 October and 28 days is 29 October.
        assert run(site, folder, BRENT, on=date(2026, 10, 29)).counts() == {Ending.UNCHANGED: 2}
        assert site.paths().count("/v1/file/1") == 2
        assert "If-None-Match" in site.asked[-1].headers
        # And the count begins anew.
        run(site, folder, BRENT, on=date(2026, 10, 30))
        assert site.paths().count("/v1/file/1") == 2

    def test_fetches_what_is_new(self, site, folder):
        two_reports(site)
        run(site, folder, BRENT)
        site.lists(
            80489,
            Entry("Children's services focused visit", site.holds(9, pdf("n")), "2 November 2026"),
            Entry("Children's services inspection", site.holds(1, pdf("one")), "08 September 2026"),
        )
        collected = run(site, folder, BRENT)
        assert endings(collected) == [Ending.NEW, Ending.UNCHANGED]
        assert collected.ended(Ending.NEW)[0].file == "80489-brent-2026-11-02.pdf"

    def test_keeps_both_when_the_site_replaces_a_report(self, site, folder):
        two_reports(site)
        run(site, folder, BRENT)
        site.holds(1, pdf("corrected"))
        collected = run(site, folder, BRENT, days_until_asked_again=0)
        new, unchanged = collected.outcomes
        assert (new.ending, unchanged.ending) == (Ending.NEW, Ending.UNCHANGED)
        assert new.file == "80489-brent-2026-09-08-2.pdf"
        assert "replaced 80489-brent-2026-09-08.pdf, which is kept" in new.why
        assert (folder / "80489-brent-2026-09-08.pdf").read_bytes() == pdf("one")
        assert (folder / new.file).read_bytes() == pdf("corrected")
        assert endings(run(site, folder, BRENT, days_until_asked_again=0)) == [Ending.UNCHANGED] * 2

    def test_knows_a_report_again_where_the_site_names_no_versions(self, site, folder):
        address = site.answers("files", "/v1/file/1", Reply(pdf("one")))
        site.lists(80489, Entry("Focused visit", address, "1 May 2026"))
        run(site, folder, BRENT)
        outcome = only(run(site, folder, BRENT, days_until_asked_again=0))
        assert (outcome.ending, names(folder)) == (
            Ending.UNCHANGED,
            ["80489-brent-2026-05-01.pdf"],
        )

    def test_fetches_a_file_again_that_is_gone_or_cut_off(self, site, folder):
        two_reports(site)
        run(site, folder, BRENT)
        (folder / "80489-brent-2026-09-08.pdf").unlink()
        (folder / "80489-brent-2023-11-07.pdf").write_bytes(b"%PDF-")
        collected = run(site, folder, BRENT)
        assert [(outcome.ending, outcome.file) for outcome in collected.outcomes] == [
            (Ending.NEW, "80489-brent-2026-09-08.pdf"),
            (Ending.NEW, "80489-brent-2023-11-07-2.pdf"),
        ]

    def test_knows_files_again_when_the_memory_is_gone(self, site, folder):
        two_reports(site)
        run(site, folder)
        before = names(folder)
        (folder / MEMORY).unlink()
        assert run(site, folder).counts() == {Ending.UNCHANGED: 3, Ending.SKIPPED: 1}
        assert names(folder) == before

    def test_never_overwrites_a_file_of_the_same_name(self, site, folder):
        two_reports(site)
        folder.mkdir()
        (folder / "80489-brent-2026-09-08.pdf").write_bytes(b"mine")
        run(site, folder, BRENT)
        assert (folder / "80489-brent-2026-09-08.pdf").read_bytes() == b"mine"
        assert (folder / "80489-brent-2026-09-08-2.pdf").read_bytes() == pdf("one")

    def test_steps_aside_for_a_folder_of_the_same_name(self, site, folder):
        two_reports(site)
        (folder / "80489-brent-2026-09-08.pdf").mkdir(parents=True)
        assert run(site, folder, BRENT).outcomes[0].file == "80489-brent-2026-09-08-2.pdf"


class TestADryRun:
    def test_says_what_is_new_and_writes_nothing(self, site, folder):
        two_reports(site)
        collected = run(site, folder, dry_run=True)
        assert collected.counts() == {Ending.TO_FETCH: 3, Ending.SKIPPED: 1}
        assert not folder.exists()
        assert not [path for path in site.paths() if path.startswith("/v1/")]

    def test_knows_what_is_there(self, site, folder):
        two_reports(site)
        run(site, folder, BRENT)
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert run(site, folder, dry_run=True).counts() == {
            Ending.UNCHANGED: 2,
            Ending.TO_FETCH: 1,
            Ending.SKIPPED: 1,
        }
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("reply", "words"),
        [
            (Reply(not_found_page().encode()), "a web page in place of a PDF"),
            (Reply(b""), "an empty file"),
            (Reply(b"PK\x03\x04 a letter in Word"), "something that is not a PDF"),
            (Reply(status=404), "nothing at this address (status 404)"),
            (Reply(status=403), "refuses to show this to programs (status 403)"),
            (Reply(status=503), "busy or out of order (status 503)"),
            (Reply(pdf("x" * 999), how=How.CUT), "broke off before everything was there"),
            (Reply(how=How.NEVER), "did not answer in time"),
            (
                Reply(status=302, headers={"Location": "https://example.org/"}),
                "an address of another site",
            ),
        ],
        ids=[
            "web page", "empty", "no pdf", "404", "403", "503", "cut off", "silent", "elsewhere",
        ],
    )  # fmt: skip
    def test_one_document_fails_and_the_others_are_fetched(self, site, folder, reply, words):
        two_reports(site)
        site.answers("files", "/v1/file/1", reply)
        collected = run(site, folder, BRENT)
        assert endings(collected) == [Ending.PROBLEM, Ending.NEW]
        assert words in collected.outcomes[0].why
        assert names(folder) == ["80489-brent-2023-11-07.pdf"]
        # And is asked for again by the next run.
        site.holds(1, pdf("one"))
        assert endings(run(site, folder, BRENT)) == [Ending.NEW, Ending.UNCHANGED]

    def test_a_known_report_that_the_site_has_lost_is_kept(self, site, folder):
        two_reports(site)
        run(site, folder, BRENT)
        site.answers("files", "/v1/file/1", Reply(status=404))
        problem, _ = run(site, folder, BRENT, days_until_asked_again=0).outcomes
        assert (problem.ending, problem.file) == (Ending.PROBLEM, "80489-brent-2026-09-08.pdf")
        assert (folder / problem.file).read_bytes() == pdf("one")

    def test_one_page_fails_and_the_others_are_read(self, site, folder):
        two_reports(site)
        site.answers("reports", "/provider/44/80489", Reply(status=500))
        problem, *others = run(site, folder).outcomes
        assert (problem.authority, problem.publication, problem.ending) == (
            BRENT,
            None,
            Ending.PROBLEM,
        )
        assert [outcome.ending for outcome in others] == [Ending.NEW, Ending.SKIPPED]

    def test_changed_markup_is_a_finding_and_not_an_empty_list(self, site, folder):
        changed = b"<html><body><section class='cards'><a href='/x'>Report</a></section></body>"
        site.answers("reports", "/provider/44/80489", Reply(changed, etag='"new"'))
        for _ in range(2):
            outcome = only(run(site, folder, BRENT))
            assert (outcome.ending, outcome.publication) == (Ending.PROBLEM, None)
            assert "the page's layout is not known" in outcome.why

    def test_a_page_whose_layout_returns_is_read_again(self, site, folder):
        two_reports(site)
        run(site, folder, BRENT)
        site.answers("reports", "/provider/44/80489", Reply(b"<html>", etag='"new"'))
        assert endings(run(site, folder, BRENT)) == [Ending.PROBLEM]
        two_reports(site)
        assert endings(run(site, folder, BRENT)) == [Ending.UNCHANGED] * 2

    def test_an_empty_list_says_so(self, site, folder):
        site.lists(80489)
        outcome = only(run(site, folder, BRENT))
        assert (outcome.ending, outcome.why) == (Ending.SKIPPED, "its page lists no documents.")

    def test_every_odd_link_ends_as_something(self, site, folder):
        report = site.holds(1, pdf("one"))
        site.lists(
            80489,
            Entry("Focused visit", report, "1 May 2026"),
            Entry("Focused visit", report, "1 May 2026"),
            Entry("Focused visit", "", "2 May 2026"),
            Entry("Focused visit", "mailto:enquiries@example.org", "3 May 2026"),
            Entry("Focused visit", "https://example.org/v1/file/5", "4 May 2026"),
            Entry("Children's services round-up", site.holds(6, pdf("six")), "5 May 2026"),
            beside=f'<a href="{site.holds(7, pdf("seven"))}">Look here</a>',
        )
        collected = run(site, folder, BRENT)
        assert [(outcome.ending, outcome.why.split(".")[0]) for outcome in collected.outcomes] == [
            (Ending.NEW, ""),
            (Ending.SKIPPED, "the page lists it twice"),
            (Ending.PROBLEM, "the page links to no address"),
            (Ending.PROBLEM, "not asked: it is not a web address"),
            (Ending.PROBLEM, "not asked: it is an address of another site, and only the"
                " inspectorate's is asked"),
            (Ending.PROBLEM, "what kind of document this is, is not known"),
            (Ending.PROBLEM, "what kind of document this is, is not known"),
        ]  # fmt: skip
        assert names(folder) == ["80489-brent-2026-05-01.pdf"]

    def test_relative_links_are_followed(self, site, folder):
        site.answers("reports", "/v1/file/1", Reply(pdf("one"), zipped=True))
        site.lists(80489, Entry("Focused visit", "/v1/file/1", "1/5/2026"))
        assert only(run(site, folder, BRENT)).file == "80489-brent-2026-05-01.pdf"
        assert (folder / "80489-brent-2026-05-01.pdf").read_bytes() == pdf("one")

    def test_a_letter_on_two_pages_is_fetched_once(self, site, folder):
        letter = Entry("Joint targeted area inspection", site.holds(1, pdf("one")), "1 May 2026")
        site.lists(80489, letter)
        site.lists(2532283, letter)
        first, second = run(site, folder).outcomes
        assert (first.ending, second.ending) == (Ending.NEW, Ending.UNCHANGED)
        assert first.file == second.file == "80489-brent-2026-05-01.pdf"

    def test_a_site_that_is_down_costs_a_few_tries_and_says_so_for_everybody(self, site, folder):
        six = [replace(BRENT, urn=number) for number in range(1, 7)]
        for number in range(1, 7):
            site.answers("reports", f"/provider/44/{number}", Reply(status=503))
        collected = run(site, folder, *six)
        assert endings(collected) == [Ending.PROBLEM] * 6
        assert len(site.paths()) == 3 * MANNERS.tries
        assert "failed 3 times in a row" in collected.outcomes[-1].why


class TestInterrupted:
    @pytest.mark.parametrize("after", [1, 2, 3])
    def test_the_next_run_goes_on_from_there(self, site, folder, after):
        two_reports(site)
        told: list[Outcome] = []

        def interrupt(outcome: Outcome) -> None:
            told.append(outcome)
            if len(told) == after:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run(site, folder, report=interrupt)
        assert len(names(folder)) == after
        collected = run(site, folder)
        assert collected.counts() == {
            key: count
            for key, count in (
                (Ending.UNCHANGED, after),
                (Ending.NEW, 3 - after),
                (Ending.SKIPPED, 1),
            )
            if count
        }
        asked = [path for path in site.paths() if path.startswith("/v1/")]
        assert sorted(asked) == ["/v1/file/1", "/v1/file/2", "/v1/file/3"]

    def test_in_the_middle_of_a_document_nothing_half_written_stays(
        self, site, folder, monkeypatch
    ):
        two_reports(site)

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("ilacs.sector.collect.answers._version", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run(site, folder, BRENT)
        assert names(folder) == []

    def test_what_a_killed_run_left_is_removed(self, site, folder):
        two_reports(site)
        folder.mkdir()
        (folder / ".collecting-0a1b2c3d.part").write_bytes(b"%PDF-")
        run(site, folder, BRENT)
        assert names(folder) == ["80489-brent-2023-11-07.pdf", "80489-brent-2026-09-08.pdf"]

    def test_a_document_in_its_place_but_not_remembered_is_known_again(
        self, site, folder, monkeypatch
    ):
        """A run that is killed between giving a file its name and remembering it."""
        two_reports(site)

        def killed(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(Memory, "keep", killed)
            with pytest.raises(KeyboardInterrupt):
                run(site, folder, BRENT)
        assert names(folder) == ["80489-brent-2026-09-08.pdf"]
        assert endings(run(site, folder, BRENT)) == [Ending.UNCHANGED, Ending.NEW]
        assert names(folder) == ["80489-brent-2023-11-07.pdf", "80489-brent-2026-09-08.pdf"]


class TestTheFolder:
    def test_two_at_once_the_second_says_so(self, site, folder):
        two_reports(site)
        programs = multiprocessing.get_context("spawn")
        ready, done = programs.Event(), programs.Event()
        other = programs.Process(target=hold, args=(folder, ready, done))
        other.start()
        try:
            assert ready.wait(20)
            with pytest.raises(CannotCollect, match="Another collector is at work"):
                run(site, folder, BRENT)
            assert site.asked == []
        finally:
            done.set()
            other.join()
        assert endings(run(site, folder, BRENT)) == [Ending.NEW] * 2

    def test_a_damaged_memory_is_named_and_left_as_it_is(self, site, folder):
        folder.mkdir()
        (folder / MEMORY).write_bytes(b"damaged " * 100)
        with pytest.raises(CannotCollect, match="is damaged"):
            run(site, folder, BRENT)
        assert (folder / MEMORY).read_bytes() == b"damaged " * 100

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (errno.ENOSPC, "the disk is full. Make room and run again"),
            (errno.EIO, "cannot be written: Input/output error. Check the folder"),
        ],
    )
    def test_a_disk_that_fails_ends_the_run_and_leaves_nothing_half_written(
        self, site, folder, monkeypatch, number, words
    ):
        two_reports(site)
        real, calls = os.fsync, []

        def fills_up(file: int) -> None:
            calls.append(file)
            if len(calls) > 1:
                raise OSError(number, os.strerror(number))
            real(file)

        with monkeypatch.context() as patched:
            patched.setattr("ilacs.sector.collect.shelf.os.fsync", fills_up)
            collected = run(site, folder)
        assert endings(collected) == [Ending.NEW]
        assert words in collected.stopped
        assert names(folder) == ["80489-brent-2026-09-08.pdf"]
        assert run(site, folder).counts() == {
            Ending.UNCHANGED: 1,
            Ending.NEW: 2,
            Ending.SKIPPED: 1,
        }

    def test_a_disk_too_full_to_remember_ends_the_run(self, site, folder, monkeypatch):
        two_reports(site)

        def full(*_: object) -> None:
            raise CannotCollect("the disk is full.")

        with monkeypatch.context() as patched:
            patched.setattr(Memory, "keep", full)
            collected = run(site, folder, BRENT)
        assert (collected.outcomes, collected.stopped) == ((), "the disk is full.")
        assert endings(run(site, folder, BRENT)) == [Ending.UNCHANGED, Ending.NEW]

    def test_the_memory_holds_no_more_than_it_says(self, site, folder):
        two_reports(site)
        run(site, folder)
        with sqlite3.connect(folder / MEMORY) as memory:
            files = memory.execute("SELECT file FROM documents ORDER BY file").fetchall()
        memory.close()
        assert [file for (file,) in files] == names(folder)


def test_what_the_site_says_cannot_disturb_a_terminal(site, folder):
    site.lists(80489, Entry("\x1b[2JNew", f"{site.files}/\x1b", "1 May 2026"))
    assert "\x1b" not in str(only(run(site, folder, BRENT)))


def test_the_example_in_the_documents_runs(site, tmp_path, monkeypatch, capsys):
    """It points the collector at a site on this machine; here that is the stand-in."""
    two_reports(site)
    text = (ROOT / "docs" / "collecting.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    example = example.replace("http://127.0.0.1:8001", site.reports)
    example = example.replace("http://127.0.0.1:8002", site.files)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ilacs.sector.collect.manners.Pace.wait", lambda *_: None)
    exec(compile(example, "collecting.md", "exec"), {})
    assert "80489-brent-2026-09-08.pdf" in capsys.readouterr().out
    assert (tmp_path / "reports" / "80489-brent-2026-09-08.pdf").is_file()
