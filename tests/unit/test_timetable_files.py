"""Timetables as calendar files, pages and lines."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from ilacs.documents.new_files import CannotWrite
from ilacs.documents.timetable_calendar import timetable_calendar
from ilacs.documents.timetable_files import write_timetable
from ilacs.documents.timetable_page import timetable_page
from ilacs.documents.timetable_text import timetable_lines
from ilacs.framework import ContactKind
from ilacs.framework.milestones import Timetable
from ilacs.framework.timetable_steps import STEPS
from ilacs.framework.timetables import timetable

STAMP = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
SHORT = timetable(ContactKind.SHORT, date(2024, 6, 3))
AWKWARD = "<b>Brent</b>, “the” borough; \\n\r\nline\x07 – Ynys Môn & co" + "ö" * 200


def events(table: Timetable, title: str = "") -> dict[str, Event]:
    """The entries of the calendar file, read again, by the last part of their UID."""
    calendar = Calendar.from_ical(timetable_calendar(table, STAMP, title))
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    found = {
        str(each["uid"]).removesuffix("@ilacs").rsplit("-", 1)[1]: each for each in calendar.events
    }
    assert len(found) == len(calendar.events)
    return found


def days(event: Event) -> tuple[date, date]:
    """First and last day, both included."""
    return event.start, event.end - timedelta(days=1)  # type: ignore[return-value]


@pytest.mark.parametrize("kind", STEPS)
def test_a_calendar_file_holds_every_milestone(kind: ContactKind) -> None:
    table = timetable(kind, date(2024, 6, 3))
    on_site = {"on_site_first", "on_site_last"}
    found = events(table)
    assert set(found) == {m.id.value for m in table.milestones} - on_site | {"on_site"}
    for milestone in table.milestones:
        if milestone.id not in on_site:
            assert days(found[milestone.id]) == (milestone.earliest, milestone.latest)


def test_days_on_site_are_one_entry() -> None:
    assert days(events(SHORT)["on_site"]) == (date(2024, 6, 10), date(2024, 6, 14))


def test_entries_are_all_day_and_leave_people_free() -> None:
    for event in events(SHORT).values():
        assert type(event.start) is type(event.end) is date
        assert event["transp"] == "TRANSPARENT"
        assert event.DTSTAMP == STAMP


def test_a_window_says_that_it_is_one() -> None:
    publication = events(SHORT)["publication"]
    assert publication["summary"] == (
        "Report published: some day in this window, most likely 30 July 2024"
    )


def test_entries_keep_their_uid_when_dates_move() -> None:
    moved = timetable(ContactKind.SHORT, SHORT.called, {"publication": date(2024, 7, 25)})
    before, after = events(SHORT, "Brent"), events(moved, "Brent")
    assert {e["uid"] for e in before.values()} == {e["uid"] for e in after.values()}
    assert before["publication"]["uid"] == "brent-short-20240603-publication@ilacs"
    assert days(after["publication"]) == (date(2024, 7, 25), date(2024, 7, 25))


def test_two_authorities_have_entries_of_their_own() -> None:
    brent, hull = (
        {event["uid"] for event in events(SHORT, title).values()} for title in ("Brent", "Hull")
    )
    assert not brent & hull


def test_the_same_timetable_gives_the_same_bytes() -> None:
    assert timetable_calendar(SHORT, STAMP, "Brent") == timetable_calendar(SHORT, STAMP, "Brent")


def test_lines_of_a_calendar_file_are_folded_and_end_as_the_standard_says() -> None:
    content = timetable_calendar(SHORT, STAMP, AWKWARD)
    *lines, last = content.split(b"\r\n")
    assert last == b""
    assert all(len(line) <= 75 for line in lines)
    assert not [line for line in lines if b"\n" in line or b"\x07" in line]


def test_awkward_titles_come_back_whole() -> None:
    summary = str(events(SHORT, AWKWARD)["feedback"]["summary"])
    assert summary.startswith("<b>Brent</b>, “the” borough; ")
    assert summary.endswith("ö: Feedback")


def test_a_stamp_is_written_in_universal_time() -> None:
    summer = STAMP.astimezone(timezone(timedelta(hours=1)))
    assert timetable_calendar(SHORT, summer) == timetable_calendar(SHORT, STAMP)
    assert b"DTSTAMP:20240603T093000Z" in timetable_calendar(SHORT, summer)


def test_a_stamp_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        timetable_calendar(SHORT, STAMP.replace(tzinfo=None))


@pytest.mark.parametrize("kind", STEPS)
@pytest.mark.parametrize("title", ["", "Brent", AWKWARD])
def test_lines_fit_80_columns(kind: ContactKind, title: str) -> None:
    lines = list(timetable_lines(timetable(kind, date(2024, 6, 4)), title))
    assert max(map(len, lines)) <= 80
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("kind", STEPS)
@pytest.mark.parametrize("width", [1, 40, 41, 59, 60, 79, 200])
def test_lines_fit_any_width_from_40_columns(kind: ContactKind, width: int) -> None:
    lines = list(timetable_lines(timetable(kind, date(2026, 12, 21)), AWKWARD, width))
    assert max(map(len, lines)) <= max(width, 40)


def test_below_60_columns_what_to_do_stands_under_its_date() -> None:
    text = "\n".join(timetable_lines(SHORT, "Brent", 40))
    assert (
        "\nFri 14 Jun 2024\n"
        "  Last day on site [on_site_last;\n"
        "  measured, 6]\n"
        "  Inspectors leave.\n"
    ) in text
    assert "\nTue 23 Jul 2024 or a day to Fri 23 Aug\n2024 most likely Tue 30 Jul 2024\n" in text


@pytest.mark.parametrize("kind", STEPS)
def test_every_form_names_the_milestones_as_they_are_given(kind: ContactKind) -> None:
    table = timetable(kind, date(2024, 6, 3))
    lines = " ".join(" ".join(timetable_lines(table, width=200)).split())
    page = Page(timetable_page(table))
    described = "\n".join(str(event["description"]) for event in events(table).values())
    for milestone in table.milestones:
        assert f"{milestone.name} [{milestone.id}; " in lines
        assert milestone.id.value in page.texts
        assert f"{milestone.name} [{milestone.id}]: " in described


def test_lines_say_when_what_and_why() -> None:
    text = "\n".join(timetable_lines(SHORT, "Brent"))
    assert text.startswith("Brent: a short inspection, called on 3 June 2024\n=====")
    assert re.search(
        r"^Fri 14 Jun 2024 +Last day on site \[on_site_last; measured, 6\]$", text, re.MULTILINE
    )
    assert re.search(
        r"^ +6\. A short inspection's last day on site comes 4 days", text, re.MULTILINE
    )
    assert re.search(
        r"^Tue 23 Jul 2024 +Report published .*\n"
        r"or a day to Fri 23 Aug 2024 .*\n"
        r"most likely Tue 30 Jul 2024 .*$",
        text,
        re.MULTILINE,
    )


def test_without_a_title_the_heading_is_the_kind() -> None:
    assert next(iter(timetable_lines(SHORT))) == "A short inspection, called on 3 June 2024"


class Page(HTMLParser):
    """The tags of a page, whether they match, and what they refer to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)
        given = dict(attrs)
        self.ids |= {given["id"] or ""} if "id" in given else set()
        self.links += [
            given[key] or "" for key in ("href", "src", "aria-labelledby") if key in given
        ]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("kind", STEPS)
def test_a_page_is_whole_and_needs_nothing_else(kind: ContactKind) -> None:
    table = timetable(kind, date(2024, 6, 4))
    html = timetable_page(table, AWKWARD)
    page = Page(html)
    assert page.open == []
    assert {link.removeprefix("#") for link in page.links} <= page.ids
    assert not {"script", "link", "img", "iframe", "b"} & set(page.tags)
    assert "http" not in html.replace("http-equiv", "")
    assert html.startswith("<!DOCTYPE html>")
    assert '<html lang="en-GB">' in html
    assert "default-src 'none'" in html
    assert "@media print" in html
    assert page.tags.count("tr") == len(table.milestones) + 1
    for milestone in table.milestones:
        assert milestone.name in page.texts


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("t.ics", b"BEGIN:VCALENDAR\r\n"),
        ("t.ICS", b"BEGIN:VCALENDAR\r\n"),
        ("t.html", b"<!DOCTYPE html>"),
        ("t.txt", b"Brent: a short inspection"),
    ],
)
def test_the_ending_says_which_type_is_written(tmp_path: Path, name: str, begins: bytes) -> None:
    out = tmp_path / name
    out.write_text("what was there before")
    assert write_timetable(SHORT, out, STAMP, "Brent") == out
    assert out.read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("t.pdf", "The name of the file must end in .ics, .html or .txt."),
        ("t", "The name of the file must end in .ics, .html or .txt."),
        ("nowhere/t.ics", "There is no folder"),
        ("folder.ics", "is there already and is not a file."),
    ],
)
def test_places_that_nothing_can_be_written_to(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder.ics").mkdir()
    with pytest.raises(CannotWrite, match=re.escape(says)):
        write_timetable(SHORT, tmp_path / name, STAMP)


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    out = tmp_path / "t.ics"
    out.write_text("before")
    with pytest.raises(ValueError, match="time zone"):
        write_timetable(SHORT, out, STAMP.replace(tzinfo=None))
    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["t.ics"]
