"""Lists checked in the background: found whole, failed in words, and picked up if cut off."""

import os
import time
from datetime import date

import polars as pl
import pytest
from canaries import overheard
from canary_files import changed
from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from small_lists import snapshot
from user_files import book
from web.conftest import person_of
from web.put_in import (
    CHILD,
    CONTACTS,
    DAY,
    a_file,
    checked_lists,
    everything_on_disk,
    in_care,
    put_in,
    put_in_and_checked,
    submitted,
)

from ilacs.documents.lists.checked import check_lists
from ilacs.lists.protected import Damaged
from ilacs.web.audit.models import Event
from ilacs.web.data import checking, private, storage
from ilacs.web.data.checking import check, pick_up_what_was_cut_off
from ilacs.web.data.measuring import tables_of_checking
from ilacs.web.data.models import State, Upload
from ilacs.web.data.private import private_folder, private_place
from ilacs.web.data.remembered import table_of


def stored():
    """Everything in the database, as text."""
    things = (*Upload.objects.all(), *Event.objects.all(), *DBTaskResult.objects.all())
    return serializers.serialize("json", things)


def left_in_the_clear():
    return [path.name for path in private_place(settings.ILACS.folder).iterdir()]


def test_what_comes_of_lists(brent):
    made = put_in_and_checked(person_of(brent))
    assert made.state == State.CHECKED
    assert made.reference_date == DAY
    assert made.counts["lists"] == {"contacts": 2}
    folder = storage.folder_of(brent.pk, made.checked_token)
    assert folder.snapshot(DAY).authority == "Brent"
    figures = folder.table("figures")
    assert figures.filter(pl.col("measure") == "contacts")["value"].item() == 2
    protected = folder.table("protected-figures")
    assert protected.filter(pl.col("measure") == "contacts")["value"].item() is None
    assert folder.table("rows", ("measure", "contacts"))["child_id"].to_list() == [CHILD, "C-2"]


def test_nothing_of_a_child_is_readable(brent):
    with overheard() as heard:
        put_in_and_checked(person_of(brent))
    inside = [path for path, content in everything_on_disk() if CHILD.encode() in content]
    assert inside == []
    assert CHILD not in stored()
    assert CHILD not in "\n".join(heard)
    assert left_in_the_clear() == []


def test_a_fault_is_told_by_its_kind(brent, monkeypatch):
    def fails(*args):
        raise RuntimeError(f"the child {CHILD}")

    monkeypatch.setattr(checking, "check_lists", fails)
    with overheard() as heard:
        made = put_in_and_checked(person_of(brent))
    assert made.state == State.FAILED
    assert "RuntimeError" in made.words
    assert CHILD not in made.words + stored() + "\n".join(heard)
    assert left_in_the_clear() == []


@pytest.fixture
def the_background_works(monkeypatch):
    """Do all that waits for the background, in the transaction of the test."""
    worker = "django_tasks_db.management.commands.db_worker"
    monkeypatch.setattr(f"{worker}.close_old_connections", lambda: None)
    told = {"batch": True, "interval": 0, "startup_delay": False, "verbosity": 0}
    return lambda: call_command("db_worker", **told)


def test_the_worker_of_the_background_does_it(brent, the_background_works):
    made = put_in(person_of(brent))
    the_background_works()
    made.refresh_from_db()
    assert made.state == State.CHECKED
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_done_twice_it_changes_nothing_more(brent):
    made = put_in_and_checked(person_of(brent))
    before = Upload.objects.values().get(), sorted(storage.root().glob("*/*"))
    check(made.pk)
    assert (Upload.objects.values().get(), sorted(storage.root().glob("*/*"))) == before


def test_two_workers_with_the_same_lists(brent, monkeypatch):
    made = put_in(person_of(brent))
    once, again = checking._finish, []

    def finish(upload, found):
        if not again:
            again.append(True)
            check(upload.pk)  # Another is quicker.
        once(upload, found)

    monkeypatch.setattr(checking, "_finish", finish)
    check(made.pk)
    made.refresh_from_db()
    assert made.state == State.CHECKED
    folders = {path.name for path in (storage.root() / str(brent.pk)).iterdir()}
    assert {made.token, made.checked_token} <= folders
    known = Upload.objects.values_list("token", "checked_token")
    assert made.checked_token in {token for row in known for token in row}


def test_work_that_was_cut_off_is_picked_up(brent, the_background_works):
    made = put_in(person_of(brent))
    DBTaskResult.objects.all().delete()  # As if it had been running when the worker was killed.
    Upload.objects.filter(pk=made.pk).update(state=State.CHECKING, attempts=1)
    left = private_place(settings.ILACS.folder) / "reading-x"
    left.mkdir()
    (left / "lists.csv").write_text(CONTACTS)
    pick_up_what_was_cut_off()
    assert left_in_the_clear() == []
    the_background_works()
    made.refresh_from_db()
    assert (made.state, made.attempts) == (State.CHECKED, 2)


def test_lists_that_end_the_worker_each_time_fail_in_the_end(brent):
    made = put_in(person_of(brent))
    Upload.objects.filter(pk=made.pk).update(state=State.CHECKING, attempts=3)
    check(made.pk)
    made.refresh_from_db()
    assert made.state == State.FAILED
    assert "cut off 3 times" in made.words


def test_failed_lists_are_removed(brent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = put_in_and_checked(person_of(brent), a_file("nothing of use", "x.csv"))
    assert made.state == State.FAILED
    assert not (storage.root() / str(brent.pk) / made.token).exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a,b\n1,2\n", "no sheet has the headers"),
        (b"%PDF-1.7", "It is a PDF"),
        (b"PK\3\4 broken", "\nThe file: It is damaged"),
        ("<!doctype html><table>", "It is a web page"),
    ],
)
def test_files_that_are_no_lists(brent, content, words):
    made = put_in_and_checked(person_of(brent), a_file(content, "Ann Child.xlsx"))
    assert made.state == State.FAILED
    assert words in made.words
    assert "Ann" not in made.words


def a_book(folder):
    rows = [line.split(",") for line in CONTACTS.splitlines()]
    return book(folder, rows)


def test_a_workbook(brent, tmp_path):
    content = a_book(tmp_path).read_bytes()
    assert put_in_and_checked(person_of(brent), a_file(content, "a.xlsx")).state == State.CHECKED


@pytest.mark.parametrize(
    ("inside", "change", "words"),
    [
        ("sheet1.xml", lambda xml: xml + b" " * 300_000_000, "made to do harm"),
        (
            "sheet1.xml",
            lambda xml: xml.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1),
            "declares entities",
        ),
    ],
)
def test_workbooks_made_to_do_harm(brent, tmp_path, inside, change, words):
    path = changed(a_book(tmp_path), inside, change)
    made = put_in_and_checked(person_of(brent), a_file(path.read_bytes(), "a.xlsx"))
    assert made.state == State.FAILED
    assert words in made.words


def test_a_formula_is_no_program(brent, tmp_path):
    rows = [line.split(",") for line in CONTACTS.splitlines()]
    rows[1][0] = '=HYPERLINK("http://example.org","x")'
    made = put_in_and_checked(person_of(brent), a_file(book(tmp_path, rows).read_bytes(), "a.xlsx"))
    assert made.state in {State.CHECKED, State.FAILED}
    assert "HYPERLINK" not in made.words + stored()


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\x.csv", "/etc/passwd", "\0", ".."])
def test_names_of_files_lead_nowhere(brent, name):
    file = a_file()
    file._name = name  # As a request of one's own making may have it.
    made = put_in_and_checked(person_of(brent), file)
    assert made.state == State.CHECKED
    folders = {path.parent.parent for path, _ in everything_on_disk() if path.suffix == ".parquet"}
    assert all(str(folder).startswith(str(storage.root())) for folder in folders)


def test_two_files_of_the_same_name(brent):
    made = put_in_and_checked(person_of(brent), a_file(), a_file(CONTACTS.replace("C-2", "C-3")))
    assert made.counts["lists"] == {"contacts": 4}


def test_lists_without_a_reference_date(brent):
    made = put_in_and_checked(
        person_of(brent),
        a_file(CONTACTS.replace("16/03/2026", "").replace("23/03/2026", "")),
        day=None,
    )
    assert made.state == State.FAILED
    assert "give the reference date" in made.words


def test_lists_of_another_authority(brent, tmp_path):
    rows = [line.split(",") for line in CONTACTS.splitlines()]
    with_authority = "\n".join(
        ",".join([*row, "LA" if number == 0 else "Kent"]) for number, row in enumerate(rows)
    )
    made = put_in_and_checked(person_of(brent), a_file(with_authority))
    assert made.state == State.FAILED
    assert "they are of Kent, and this is Brent" in made.words


def test_lists_are_compared_with_those_before(brent, monkeypatch):
    analyst = person_of(brent)
    submitted(brent, date(2026, 1, 31))
    submitted(brent, date(2026, 2, 28))
    beside = []
    once = checking.check_lists

    def looked(lists, earlier):
        beside.append(earlier.reference_date.day)
        return once(lists, earlier)

    monkeypatch.setattr(checking, "check_lists", looked)
    assert put_in_and_checked(analyst).state == State.CHECKED
    assert beside == [date(2026, 2, 28)]


def test_folders_that_nobody_knows_are_removed_after_a_day(brent):
    person_of(brent)
    known = checked_lists(brent)
    with storage.new_folder(brent.pk) as (new, _):
        pass
    with storage.new_folder(brent.pk) as (old, _):
        pass
    place = storage.root() / str(brent.pk)
    long_ago = time.time() - 2 * 24 * 3600
    for token in (old, known.token, known.checked_token):
        os.utime(place / token, (long_ago, long_ago))
    pick_up_what_was_cut_off()
    left = {path.name for path in place.iterdir()}
    assert {known.token, known.checked_token, new} <= left
    assert old not in left


@pytest.mark.parametrize("spoil", ["changed", "swapped", "gone", "moved"])
def test_a_folder_that_is_not_what_was_written(brent, kent, spoil):
    person_of(brent)
    one, other = submitted(brent, date(2026, 2, 28)), submitted(brent)
    place = storage.root() / str(brent.pk) / other.token
    file = place / "figures.parquet"
    if spoil == "changed":
        file.write_bytes(file.read_bytes()[:-9] + b"\0" * 9)
    elif spoil == "swapped":
        file.write_bytes((place.parent / one.token / file.name).read_bytes())
    elif spoil == "gone":
        file.unlink()
    else:
        (storage.root() / str(kent.pk)).mkdir(exist_ok=True)
        place.rename(storage.root() / str(kent.pk) / other.token)
        other.authority = kent
    with pytest.raises(Damaged):
        table_of(other, "figures")


def test_the_private_place_is_ones_own(tmp_path):
    memory = tmp_path / "memory"
    memory.mkdir()
    place = private_place(tmp_path, memory)
    assert place.parent == memory
    assert place.stat().st_mode & 0o777 == 0o700
    place.rmdir()
    place.symlink_to(tmp_path)
    assert private_place(tmp_path, memory) == tmp_path / "arriving"


def test_where_there_is_no_room_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(private, "ROOM", 10**18)
    assert private_place(tmp_path) == tmp_path / "arriving"
    assert private_place(tmp_path, tmp_path / "none") == tmp_path / "arriving"


def test_the_private_folder_is_gone_in_all_cases(tmp_path):
    seen = []

    def work():
        with private_folder(tmp_path) as place:
            seen.append(place)
            (place / "x").write_text("x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert not seen[0].exists()


def test_findings_do_not_name_a_child_who_is_in_earlier_lists_alone():
    earlier = snapshot(date(2026, 2, 28), children_in_care=[in_care("GONE-1", "East", "A. Worker")])
    checked = check_lists(snapshot(DAY, children_in_care=[in_care("HERE-1", None, None)]), earlier)
    assert "GONE-1" in checked.findings["child_id"].to_list()
    findings = dict(tables_of_checking(checked))["findings"]
    assert "earlier-gone-while-open" in findings["rule"].to_list()
    assert "GONE-1" not in findings.write_csv()
