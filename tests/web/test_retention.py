"""Lists that are deleted or whose time is over: with all that was made of them, or not at all."""

import os
from datetime import UTC, date, datetime, timedelta
from threading import Event as Signal
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from web.conftest import PASSWORD, client_of, person_of
from web.put_in import (
    CHILD,
    DAY,
    checked_lists,
    everything_on_disk,
    put_in,
    reference,
    submitted,
)

from ilacs.web import housekeeping, server_settings
from ilacs.web.actions import data, retention
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.kinds import What
from ilacs.web.audit.models import Event
from ilacs.web.audit.telling import told
from ilacs.web.data import checking, remembered, storage
from ilacs.web.data.holding import Holding, that_hold
from ilacs.web.data.keeping import about_to_go, due_on, goes_on
from ilacs.web.data.models import RetentionPeriod, State, Submission, Upload, months_of
from ilacs.web.data.remembered import Remembered, forget_what_is_gone, snapshot_of, table_of
from ilacs.web.data.tokens import every_folder

EARLIER = date(2026, 2, 28)
TODAY = date(2026, 4, 10)


class Broken(Exception):
    pass


def broken(*args, **kwargs):
    raise Broken


def everything():
    return (
        list(Upload.objects.order_by("pk").values()),
        list(Submission.objects.order_by("pk").values()),
        list(RetentionPeriod.objects.values()),
        list(Event.objects.values()),
        folders(),
    )


def folders():
    return {path.name for path in storage.root().glob("*/*")}


def announced(submission, on):
    Submission.objects.filter(pk=submission.pk).update(announced_on=on)
    return submission


ACTS = ("delete_lists", "set_period", "expire_lists", "expire_upload")


@pytest.fixture
def acts(brent):
    """Each action, as it would be done."""
    analyst = person_of(brent)
    lists, waiting = announced(submitted(brent), date(2029, 3, 24)), checked_lists(brent)
    return {
        "delete_lists": lambda: retention.delete_lists(by=analyst, day=DAY, seen=lists.pk),
        "set_period": lambda: retention.set_period(by=analyst, months=3, seen=36, today=TODAY),
        "expire_lists": lambda: retention.expire_lists(submission=lists, today=date(2029, 3, 31)),
        "expire_upload": lambda: retention.expire_upload(upload=waiting, today=date(2026, 5, 2)),
    }


@pytest.mark.parametrize("act", ACTS)
def test_where_the_event_fails_nothing_is_written(
    monkeypatch, acts, act, django_capture_on_commit_callbacks
):
    before = everything()
    monkeypatch.setattr(retention, "record", broken)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Broken):
        acts[act]()
    assert everything() == before


@pytest.mark.parametrize("act", ACTS)
def test_where_the_change_fails_no_event_is_written(
    monkeypatch, acts, act, django_capture_on_commit_callbacks
):
    before = everything()
    monkeypatch.setattr(models.QuerySet, "delete", broken)
    monkeypatch.setattr(RetentionPeriod, "save", broken)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Broken):
        acts[act]()
    assert everything() == before


SAID = {
    "delete_lists": "{them} deleted the lists as at 31 Mar 2026 (1 version).",
    "set_period": "{them} said that lists are kept for 3 months, and not for 36 months.",
    "expire_lists": "ilacs itself deleted the lists as at 31 Mar 2026 (version 1): lists are kept "
    "for 36 months.",
    "expire_upload": "ilacs itself deleted what was put in on 2 Apr 2026: nobody accepted it in "
    "30 days.",
}


@pytest.mark.parametrize("act", ACTS)
def test_each_writes_one_event_that_makes_a_sentence(brent, acts, act):
    before = Event.objects.count()
    acts[act]()
    ((_, words),) = told(Event.objects.filter(number__gt=before))
    assert words == SAID[act].format(them=brent.people.get().email)


def test_what_was_deleted_is_gone_from_the_disk(brent, django_capture_on_commit_callbacks):
    analyst = person_of(brent)
    lists, kept = submitted(brent), submitted(brent, EARLIER)
    here = {lists.token, lists.upload.token}
    with django_capture_on_commit_callbacks(execute=True):
        retention.delete_lists(by=analyst, day=DAY, seen=lists.pk)
        assert here <= folders(), "the rows go first: a process may end here"
    assert here.isdisjoint(folders())
    assert folders() >= {kept.token, kept.upload.token}
    assert Submission.objects.get() == kept
    assert not any(lists.upload.token in str(path) for path, _ in everything_on_disk())


def test_a_process_that_ended_in_between_leaves_nothing_for_long(brent, monkeypatch):
    analyst = person_of(brent)
    lists = submitted(brent)
    retention.delete_lists(by=analyst, day=DAY, seen=lists.pk)
    assert lists.token in folders()
    checking.pick_up_what_was_cut_off()
    assert lists.token in folders(), "a folder of today may be about to get its row"
    monkeypatch.setattr(
        "ilacs.web.data.storage.time",
        SimpleNamespace(time=lambda: timezone.now().timestamp() + 90_000),
    )
    checking.pick_up_what_was_cut_off()
    assert lists.token not in folders()
    assert every_folder() == frozenset()


def test_what_was_remembered_of_lists_is_forgotten_with_them(
    brent, django_capture_on_commit_callbacks
):
    analyst = person_of(brent)
    kept, lists = submitted(brent, EARLIER), submitted(brent)
    client = client_of(analyst)
    for address in ("/data/measures", "/data/due"):
        assert client.get(address).status_code == 200
    client.get(f"/data/children/{reference(brent, 'EAST-1')}")
    remembered_of = lambda token: sum(  # noqa: E731
        token in key[0] for each in Remembered.every for key in each._things
    )
    assert remembered_of(lists.token) > 5
    assert snapshot_of(kept).lists
    with django_capture_on_commit_callbacks(execute=True):
        retention.delete_lists(by=analyst, day=DAY, seen=lists.pk)
    assert remembered_of(lists.token) == 0
    assert remembered_of(kept.token) > 0


def test_another_process_forgets_what_is_gone(brent):
    person_of(brent)
    lists = submitted(brent)
    assert table_of(lists, "due").height > 0
    memory = remembered._tables
    before = len(memory)
    storage.remove(brent.pk, lists.token)
    forget_what_is_gone()
    assert len(memory) == before - 1
    assert memory._weight == sum(weight for _, weight in memory._things.values())


def test_every_process_that_answers_looks_again_and_again(monkeypatch):
    looked, ended = [], Signal()

    def forgets():
        looked.append(len(looked))
        if len(looked) == 1:
            raise OSError
        if len(looked) == 3:
            ended.set()
            Signal().wait()  # Not once more: the process goes on without it.

    monkeypatch.setattr(remembered, "BETWEEN", 0)
    monkeypatch.setattr(remembered, "forget_what_is_gone", forgets)
    server_settings.post_worker_init(SimpleNamespace(ppid=os.getppid()))
    assert ended.wait(10)


def test_only_earlier_versions(brent):
    analyst = person_of(brent)
    first, second = submitted(brent), submitted(brent)
    retention.delete_lists(by=analyst, day=DAY, seen=second.pk, only_earlier=True)
    assert Submission.objects.get() == second
    assert not Upload.objects.filter(pk=first.upload_id).exists()
    with pytest.raises(Refused, match="no earlier version"):
        retention.delete_lists(by=analyst, day=DAY, seen=second.pk, only_earlier=True)


def submitted_again(brent, analyst):
    checked = checked_lists(brent)
    return data.accept(by=analyst, upload=checked, version=checked.version)


def test_a_version_after_a_deleted_one_gets_a_number_of_its_own(brent):
    analyst = person_of(brent)
    submitted(brent)
    second = submitted(brent)
    third = submitted_again(brent, analyst)
    retention.delete_lists(by=analyst, day=DAY, seen=third.pk, only_earlier=True)
    assert (second.version, third.version) == (2, 3)
    assert submitted_again(brent, analyst).version == 4


def test_lists_that_somebody_else_accepted_meanwhile_stay(brent):
    analyst = person_of(brent)
    seen = submitted(brent)
    newer = submitted(brent)
    with pytest.raises(ChangedMeanwhile):
        retention.delete_lists(by=analyst, day=DAY, seen=seen.pk)
    assert set(Submission.objects.all()) == {seen, newer}


def test_lists_of_another_authority_are_not_there(brent, kent):
    person_of(brent)
    lists, stranger = submitted(brent), person_of(kent)
    with pytest.raises(ChangedMeanwhile):
        retention.delete_lists(by=stranger, day=DAY, seen=lists.pk)
    assert Submission.objects.get() == lists


def test_an_upload_that_was_deleted_while_it_was_checked(
    brent, monkeypatch, django_capture_on_commit_callbacks
):
    made = put_in(person_of(brent))
    before = folders()

    def deleted_meanwhile(upload):
        with storage.new_folder(brent.pk) as (token, _):
            pass
        retention.expire_upload(upload=upload, today=timezone.localdate() + timedelta(days=31))
        return checking._Found(token, DAY, {})

    monkeypatch.setattr(checking, "_checked", deleted_meanwhile)
    with django_capture_on_commit_callbacks(execute=True):
        checking.check(made.pk)
    assert not Upload.objects.exists()
    assert folders() == before - {made.token}


@pytest.mark.parametrize(
    ("day", "months", "goes"),
    [
        (date(2026, 3, 31), 36, date(2029, 3, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
    ],
)
def test_the_day_on_which_lists_are_due(day, months, goes):
    assert due_on(day, months) == goes


@pytest.mark.parametrize(
    ("said", "today", "goes"),
    [
        (None, date(2026, 4, 10), date(2029, 3, 31)),
        (None, date(2029, 3, 24), date(2029, 3, 31)),
        (date(2029, 3, 24), date(2029, 3, 30), date(2029, 3, 31)),
        # Nothing ran for months: a week of notice all the same.
        (None, date(2029, 9, 1), date(2029, 9, 8)),
        (date(2029, 9, 1), date(2029, 9, 5), date(2029, 9, 8)),
        # Said by a clock that was years ahead.
        (date(2039, 9, 1), date(2029, 9, 1), date(2029, 9, 8)),
    ],
)
def test_lists_go_when_they_are_due_and_never_without_notice(said, today, goes):
    assert goes_on(date(2026, 3, 31), said, 36, today) == goes


def test_notice_is_given_a_week_before():
    assert not about_to_go(DAY, 36, date(2029, 3, 23))
    assert about_to_go(DAY, 36, date(2029, 3, 24))


def kept_house(on_day, day):
    on_day(day)
    housekeeping.do_what_is_due()


def test_lists_are_announced_and_then_deleted(brent, on_day, django_capture_on_commit_callbacks):
    person_of(brent)
    kept, lists = submitted(brent, date(2026, 4, 30)), submitted(brent)
    kept_house(on_day, "2029-03-23")
    assert announcements() == {kept.pk: None, lists.pk: None}
    kept_house(on_day, "2029-03-24")
    assert announcements() == {kept.pk: None, lists.pk: date(2029, 3, 24)}
    kept_house(on_day, "2029-03-30")
    assert set(announcements()) == {kept.pk, lists.pk}
    with django_capture_on_commit_callbacks(execute=True):
        kept_house(on_day, "2029-03-31")
    assert set(announcements()) == {kept.pk}
    assert lists.token not in folders()
    assert Event.objects.last().by_words == "ilacs itself"
    assert Event.objects.last().by_id is None


def announcements():
    return dict(Submission.objects.values_list("pk", "announced_on"))


def test_after_a_long_silence_nothing_goes_at_once(brent, on_day):
    person_of(brent)
    lists = submitted(brent)
    kept_house(on_day, "2031-01-01")
    assert announcements() == {lists.pk: date(2031, 1, 1)}
    kept_house(on_day, "2031-01-07")
    assert set(announcements()) == {lists.pk}
    kept_house(on_day, "2031-01-08")
    assert announcements() == {}


def test_a_clock_that_was_ahead_deletes_nothing(brent, on_day):
    person_of(brent)
    lists = submitted(brent)
    kept_house(on_day, "2039-01-01")
    kept_house(on_day, "2026-04-10")
    assert announcements() == {lists.pk: None}


def test_a_shorter_period_never_deletes_at_once(brent, on_day):
    analyst = person_of(brent)
    lists = submitted(brent, date(2025, 1, 31))
    retention.set_period(by=analyst, months=3, seen=36, today=TODAY)
    assert announcements() == {lists.pk: TODAY}
    kept_house(on_day, "2026-04-16")
    assert set(announcements()) == {lists.pk}
    # Somebody noticed: more months take the notice back.
    retention.set_period(by=analyst, months=24, seen=3, today=date(2026, 4, 16))
    assert announcements() == {lists.pk: None}
    retention.set_period(by=analyst, months=3, seen=24, today=date(2026, 4, 17))
    kept_house(on_day, "2026-04-23")
    assert set(announcements()) == {lists.pk}
    kept_house(on_day, "2026-04-24")
    assert announcements() == {}


@pytest.mark.parametrize("months", [-1, 0, 2, 121])
def test_periods_that_are_none(brent, months):
    with pytest.raises(Refused, match="from 3 to 120"):
        retention.set_period(by=person_of(brent), months=months, seen=36, today=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        RetentionPeriod.objects.create(authority=brent, months=months)
    assert months_of(brent) == 36


def test_two_who_set_the_period(brent):
    analyst = person_of(brent)
    retention.set_period(by=analyst, months=24, seen=36, today=TODAY)
    with pytest.raises(ChangedMeanwhile):
        retention.set_period(by=analyst, months=48, seen=36, today=TODAY)
    assert months_of(brent) == 24
    before = Event.objects.count()
    retention.set_period(by=analyst, months=24, seen=24, today=TODAY)
    assert Event.objects.count() == before


def test_the_period_of_one_authority_is_not_that_of_another(brent, kent, on_day):
    person_of(kent)
    theirs = submitted(kent)
    retention.set_period(by=person_of(brent), months=3, seen=36, today=TODAY)
    kept_house(on_day, "2027-01-01")
    assert announcements() == {theirs.pk: None}


def test_uploads_that_nobody_accepted_go_with_their_findings(
    brent, on_day, django_capture_on_commit_callbacks
):
    analyst = person_of(brent)
    accepted, checked, turned_down = submitted(brent), checked_lists(brent), checked_lists(brent)
    data.turn_down(by=analyst, upload=turned_down, version=1)
    kept_house(on_day, "2026-05-01")
    assert Upload.objects.count() == 3
    with django_capture_on_commit_callbacks(execute=True):
        kept_house(on_day, "2026-05-02")
    assert Upload.objects.get() == accepted.upload
    assert checked.checked_token not in folders()
    assert [each.what for each in Event.objects.order_by("-number")[:2]] == [
        What.UPLOAD_EXPIRED,
        What.UPLOAD_EXPIRED,
    ]


def test_lists_that_were_accepted_in_the_last_moment_stay(brent):
    analyst, waiting = person_of(brent), checked_lists(brent)
    data.accept(by=analyst, upload=waiting, version=1)
    assert not retention.expire_upload(upload=waiting, today=date(2027, 1, 1))
    assert Upload.objects.get().state == State.ACCEPTED


def test_where_one_thing_fails_the_others_are_done(brent, kent, on_day, monkeypatch, caplog):
    person_of(brent)
    person_of(kent)
    ours, theirs = submitted(brent), submitted(kent)
    announce = retention.announce

    def fails_for_one(*, authority, today):
        if authority == brent:
            raise RuntimeError(CHILD)
        announce(authority=authority, today=today)

    monkeypatch.setattr(housekeeping, "announce", fails_for_one)
    kept_house(on_day, "2031-01-01")
    assert announcements() == {ours.pk: None, theirs.pk: date(2031, 1, 1)}
    assert "Keeping house, announcing: RuntimeError." in caplog.text
    assert CHILD not in caplog.text


def test_what_is_over_is_thrown_away(brent, on_day):
    person = person_of(brent)
    client_of(person).post("/sign-in", {})
    Session.objects.update(expire_date=datetime(2026, 1, 1, tzinfo=UTC))
    put_in(person)
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now() - timedelta(days=8))
    kept_house(on_day, "2026-04-10")
    assert not Session.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_wrong_passwords_are_forgotten_when_they_lock_nobody_out(client, brent, settings):
    from axes.models import AccessAttempt, AccessLog  # noqa: PLC0415

    person = person_of(brent)
    client.post("/sign-in", {"username": person.email, "password": "wrong"})
    housekeeping.do_what_is_due()
    assert AccessAttempt.objects.count() == 1
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    housekeeping.do_what_is_due()
    assert AccessAttempt.objects.count() == 0
    client.post("/sign-in", {"username": person.email, "password": PASSWORD})
    assert not AccessLog.objects.exists()


def test_house_is_kept_once_a_day_however_often_it_starts(monkeypatch):
    monkeypatch.setattr(housekeeping, "do_what_is_due", lambda: None)
    for _ in range(3):
        housekeeping.begin_keeping_house()
    assert DBTaskResult.objects.count() == 1
    before = timezone.now()
    housekeeping.keep_house.call()
    (tomorrow,) = DBTaskResult.objects.filter(run_after__lt=before + timedelta(days=2))
    assert before + timedelta(days=1) <= tomorrow.run_after
    housekeeping.begin_keeping_house()
    assert DBTaskResult.objects.count() == 1


def test_which_lists_hold_a_child(brent, kent):
    person_of(brent)
    person_of(kent)
    submitted(kent)
    earlier = submitted(brent, EARLIER)
    first, second, waiting = submitted(brent), submitted(brent), checked_lists(brent)
    hers = reference(brent, "EAST-1")
    assert that_hold(brent, hers) == (
        Holding(EARLIER, 1, earlier.upload_id),
        Holding(DAY, 0, waiting.pk),
        Holding(DAY, 1, first.upload_id),
        Holding(DAY, 2, second.upload_id),
    )
    assert that_hold(brent, reference(brent, CHILD)) == ()
    assert that_hold(brent, reference(kent, "EAST-1")) == ()
    storage.remove(brent.pk, earlier.token)
    assert that_hold(brent, hers)[0] == Holding(EARLIER, 1, earlier.upload_id, is_readable=False)
