"""Putting lists in, accepting them, turning them down: whole, with the event, or not at all."""

from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st
from web.conftest import person_of
from web.put_in import DAY, a_file, checked_lists, put_in, submitted

from ilacs.web.actions import data
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.kinds import sentence
from ilacs.web.audit.models import Event
from ilacs.web.data import storage
from ilacs.web.data.files import plain_name, told_apart
from ilacs.web.data.models import State, Submission, Upload, that_count


class Broken(Exception):
    pass


def broken(*args, **kwargs):
    raise Broken


ACTS = ("upload", "accept", "turn_down")


@pytest.fixture
def acts(brent):
    """Each action, as it would be done."""
    analyst = person_of(brent)
    checked = checked_lists(brent)
    return {
        "upload": lambda: put_in(analyst),
        "accept": lambda: data.accept(by=analyst, upload=checked, version=checked.version),
        "turn_down": lambda: data.turn_down(by=analyst, upload=checked, version=checked.version),
    }


def everything():
    return (
        list(Upload.objects.order_by("pk").values()),
        list(Submission.objects.order_by("pk").values()),
        list(Event.objects.values()),
        list(DBTaskResult.objects.values_list("pk")),
        folders(),
    )


def folders():
    return sorted(path.name for path in storage.root().glob("*/*"))


@pytest.mark.parametrize("act", ACTS)
def test_where_the_event_fails_nothing_is_written(monkeypatch, acts, act):
    before = everything()
    monkeypatch.setattr(data, "record", broken)
    with pytest.raises(Broken):
        acts[act]()
    assert everything() == before


@pytest.mark.parametrize("act", ACTS)
def test_where_the_change_fails_no_event_is_written(monkeypatch, acts, act):
    before = everything()
    monkeypatch.setattr(Upload, "save", broken)
    with pytest.raises(Broken):
        acts[act]()
    assert everything() == before


def test_where_the_work_cannot_be_handed_over_nothing_is_written(monkeypatch, acts):
    before = everything()
    monkeypatch.setattr(DBTaskResult, "save", broken)
    with pytest.raises(Broken):
        acts["upload"]()
    assert everything() == before


@pytest.mark.parametrize("act", ACTS)
def test_each_writes_one_event_that_makes_a_sentence(acts, act):
    before = Event.objects.count()
    acts[act]()
    event = Event.objects.last()
    assert event.number == before + 1
    assert sentence(event.what, event.by_words, event.facts).startswith(event.by_words)


def test_where_the_folder_cannot_be_written_nothing_is(monkeypatch, brent):
    analyst = person_of(brent)
    before = everything()

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "write_new", full)
    with pytest.raises(Refused, match="Nothing was saved: the disk is full"):
        put_in(analyst)
    assert everything() == before


def test_nothing_counts_before_somebody_accepts_it(brent, acts):
    assert not Submission.objects.exists()
    made = acts["accept"]()
    assert (made.reference_date, made.version, made.authority) == (DAY, 1, brent)
    assert made.upload.state == State.ACCEPTED
    assert made.token == made.upload.checked_token


def test_two_who_accept_the_same(brent):
    first, second, checked = person_of(brent), person_of(brent), checked_lists(brent)
    data.accept(by=first, upload=checked, version=1)
    with pytest.raises(ChangedMeanwhile, match="Somebody else changed this"):
        data.accept(by=second, upload=checked, version=1)
    with pytest.raises(ChangedMeanwhile):
        data.turn_down(by=second, upload=checked, version=1)
    with pytest.raises(Refused, match="not waiting for somebody"):
        data.accept(by=second, upload=checked, version=2)
    assert Submission.objects.count() == 1


def test_the_latest_version_of_a_day_counts(brent):
    analyst = person_of(brent)
    earlier = submitted(brent, date(2026, 2, 28))
    first = submitted(brent)
    again = checked_lists(brent)
    second = data.accept(by=analyst, upload=again, version=1)
    assert second.version == 2
    assert that_count([second, first, earlier]) == (earlier, second)


def test_turned_down_lists_are_removed_when_all_is_settled(
    brent, django_capture_on_commit_callbacks
):
    analyst, checked = person_of(brent), checked_lists(brent)
    with django_capture_on_commit_callbacks(execute=True):
        data.turn_down(by=analyst, upload=checked, version=1)
        assert {checked.token, checked.checked_token} <= set(folders())
    assert {checked.token, checked.checked_token}.isdisjoint(folders())
    assert Upload.objects.get().state == State.TURNED_DOWN


def test_lists_of_another_authority_are_not_there(brent, kent):
    person_of(brent)
    checked, stranger = checked_lists(brent), person_of(kent)
    for act in (data.accept, data.turn_down):
        with pytest.raises(Upload.DoesNotExist):
            act(by=stranger, upload=checked, version=1)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Choose at least one file"),
        ([a_file(name=f"{number}.csv") for number in range(31)], "Choose 30 files at most"),
        ([a_file(), a_file(b"", "empty.csv")], "A file is empty"),
    ],
)
def test_what_is_refused(brent, files, words):
    with pytest.raises(Refused, match=words):
        data.upload(by=person_of(brent), files=files)
    assert not Upload.objects.exists()


def test_as_many_files_as_there_are_lists(brent):
    files = [a_file(name=f"{number}.csv") for number in range(25)]
    assert put_in(person_of(brent), *files).state == State.WAITING


def test_files_that_are_too_large(brent, monkeypatch):
    monkeypatch.setattr("ilacs.web.data.limits.LARGEST_FILE", 100)
    with pytest.raises(Refused, match="A file is larger than"):
        put_in(person_of(brent))


def test_no_more_than_can_be_looked_at(brent):
    analyst = person_of(brent)
    for _ in range(10):
        made = checked_lists(brent)
    with pytest.raises(Refused, match="10 uploads wait already"):
        put_in(analyst)
    data.turn_down(by=analyst, upload=made, version=1)
    assert put_in(analyst).state == State.WAITING


def test_only_the_owner_opens_the_folders(brent):
    person_of(brent)
    checked = checked_lists(brent)
    folder = storage.root() / str(brent.pk) / checked.checked_token
    for each in (folder, *folder.parents[:2]):
        assert each.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.glob("*.parquet")} == {0o600}


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_names_of_files_whatever_they_were(names):
    plain = told_apart([plain_name(name) for name in names])
    assert len({name.casefold() for name in plain}) == len(names)
    for name in plain:
        assert name == PurePosixPath(name).name == PureWindowsPath(name).name
        assert name not in {"", ".", ".."}
        assert name.isprintable()
        assert len(name.encode()) <= 255


def test_a_region_has_no_lists(db):
    from ilacs.web.actions.people import create_authority  # noqa: PLC0415

    region = create_authority(by=None, name="A Region", is_region=True)
    with pytest.raises(Refused, match="A region has no lists"):
        put_in(person_of(region))


def test_the_database_holds_what_must_hold(brent):
    person_of(brent)
    made = submitted(brent)
    twice = {**Submission.objects.values().get(), "id": None, "token": "another"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(**twice | {"upload_id": checked_lists(brent).pk})
    for wrong in ({"state": "new"}, {"reference_date": None}, {"checked_token": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Upload.objects.filter(pk=made.upload_id).update(**wrong)
