"""Timetables into files: the ending of the file's name says which type is written."""

from datetime import datetime
from pathlib import Path

from ilacs.documents.new_files import check_output, write_whole
from ilacs.documents.timetable_calendar import timetable_calendar
from ilacs.documents.timetable_page import timetable_page
from ilacs.documents.timetable_text import timetable_lines
from ilacs.framework.milestones import Timetable

ENDINGS = (".ics", ".html", ".txt")


def write_timetable(table: Timetable, out: Path, stamp: datetime, title: str = "") -> Path:
    """Write a timetable as .ics, .html or .txt, and give back where it is.

    `title` is whom it is for, `stamp` the moment that a calendar file is said to be made at. What
    was there before stays until the new file is complete.

    Raises CannotWrite if nothing can be written there, OSError if writing fails later, ValueError
    for a stamp without time zone.
    """
    check_output(out, ENDINGS)
    return write_whole(out, _content(table, out.suffix.lower(), stamp, title))


def _content(table: Timetable, ending: str, stamp: datetime, title: str) -> bytes:
    if ending == ".ics":
        return timetable_calendar(table, stamp, title)
    if ending == ".html":
        return timetable_page(table, title).encode()
    return "".join(f"{line}\n" for line in timetable_lines(table, title)).encode()
