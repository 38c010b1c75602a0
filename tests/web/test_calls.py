"""The call came: recorded whole with its event, counted down for everybody, and taken back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from icalendar import Calendar
from web.conftest import client_of, person_of

from ilacs.web.actions import calls
from ilacs.web.actions.people import create_authority
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.models import Event
from ilacs.web.record.models import KINDS, CallCame, Closed, open_call
from ilacs.web.roles import ROLES, Permission

THURSDAY = date(2026, 11, 26)
MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def thursday(on_day, record_folder):
    on_day("2026-11-26")


def came(person, day=MONDAY, kind="short"):
    return calls.call_came(by=person, day=day, kind=kind, today=THURSDAY)


class Broken(Exception):
    pass


def broken(*args, **kwargs):
    raise Broken


def everything():
    return list(CallCame.objects.order_by("pk").values()), list(Event.objects.values())


def acts(brent):
    head = person_of(brent, "head_of_service")
    call = came(person_of(create_authority(by=None, name="Leeds"), "head_of_service"))
    return {
        "call_came": lambda: came(head),
        "close_call": lambda: calls.close_call(by=call.said_by, number=call.pk, how="over"),
    }


@pytest.mark.parametrize("act", ["call_came", "close_call"])
def test_where_the_event_fails_nothing_is_written(monkeypatch, brent, act):
    do = acts(brent)[act]
    before = everything()
    monkeypatch.setattr(calls, "record", broken)
    with pytest.raises(Broken):
        do()
    assert everything() == before


@pytest.mark.parametrize("act", ["call_came", "close_call"])
def test_where_the_change_fails_no_event_is_written(monkeypatch, brent, act):
    do = acts(brent)[act]
    before = everything()
    monkeypatch.setattr(CallCame, "save", broken)
    with pytest.raises(Broken):
        do()
    assert everything() == before


@pytest.mark.parametrize("act", ["call_came", "close_call"])
def test_each_writes_one_event(brent, act):
    do = acts(brent)[act]
    before = Event.objects.count()
    do()
    assert Event.objects.count() == before + 1


@pytest.mark.parametrize(
    ("day", "kind", "words"),
    [
        (date(2026, 11, 27), "short", "has not come yet"),
        (date(2017, 1, 2), "short", "too early"),
        (date(1800, 1, 1), "short", "No timetable|too early"),
        (MONDAY, "self_evaluation", "Choose what"),
        (MONDAY, "", "Choose what"),
    ],
)
def test_what_is_refused(brent, day, kind, words):
    with pytest.raises(Refused, match=words):
        came(person_of(brent, "head_of_service"), day, kind)
    assert not CallCame.objects.exists()


def test_a_region_is_not_called():
    region = create_authority(by=None, name="London Alliance", is_region=True)
    with pytest.raises(Refused, match="region"):
        came(person_of(region, "administrator"))


def test_an_authority_that_has_ended_is_not_called():
    with pytest.raises(Refused, match="ended on 1 April 2019"):
        came(person_of(create_authority(by=None, name="Bournemouth"), "head_of_service"))


def test_one_call_is_open_at_a_time(brent):
    head, other = person_of(brent, "head_of_service"), person_of(brent, "analyst")
    first = came(head)
    with pytest.raises(Refused, match="A call of 23 November 2026 is recorded already"):
        came(other)
    calls.close_call(by=other, number=first.pk, how=Closed.TAKEN_BACK)
    second = came(other, THURSDAY, "standard")
    assert open_call(brent) == second
    with pytest.raises(ChangedMeanwhile):
        calls.close_call(by=head, number=first.pk, how=Closed.OVER)
    assert open_call(brent) == second


def test_the_database_itself_holds_one_open_call(brent):
    call = came(person_of(brent, "head_of_service"))
    with pytest.raises(IntegrityError), transaction.atomic():
        CallCame.objects.create(
            authority=brent, day=MONDAY, kind="jtai", said_by=call.said_by, said_at=call.said_at
        )


def test_a_call_is_closed_in_a_way_that_is_declared(brent):
    call = came(person_of(brent, "head_of_service"))
    for how in ("", "anything"):
        with pytest.raises(Refused, match="Say whether"):
            calls.close_call(by=call.said_by, number=call.pk, how=how)
    assert open_call(brent) == call


def test_the_call_came_today(brent):
    client = client_of(person_of(brent, "head_of_service"))
    page = client.get("/record/call").content.decode()
    assert 'value="2026-11-26"' in page
    assert "Inspectors come on Monday 30 November 2026, in 4 days" in page
    said = client.post("/record/call/came", {"day": "2026-11-26", "kind": "short"})
    assert said["Location"] == "/record/call"
    page = client.get("/record/call").content.decode()
    assert "The call came on Thursday 26 November 2026" in page
    assert "Child-level lists" in page
    assert "Take it back".lower() in page.lower()
    everybody = client_of(person_of(brent, "member")).get("/record").content.decode()
    assert "Inspectors come on Monday 30 November 2026: in 4 days" in everybody


def test_every_kind_can_be_counted_down(brent, on_day):
    client = client_of(person_of(brent, "head_of_service"))
    for kind in KINDS:
        client.post("/record/call/came", {"day": "2026-11-23", "kind": kind})
        call = open_call(brent)
        for day in ("2026-11-23", "2026-12-02", "2027-01-20", "2027-12-01"):
            on_day(day)
            page = client.get("/record/call")
            assert page.status_code == 200
            assert "The call came on Monday 23 November 2026" in page.content.decode()
        on_day("2026-11-26")
        closed = client.post(f"/record/call/{call.pk}/closed", {"how": "over"})
        assert closed["Location"] == "/record/call"


def test_the_calendar_file(brent):
    head = person_of(brent, "head_of_service")
    client = client_of(head)
    assert client.get("/record/call/calendar.ics").status_code == 404
    came(head)
    answer = client.get("/record/call/calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="ilacs-short-2026-11-23.ics"' in answer["Content-Disposition"]
    calendar = Calendar.from_ical(answer.content)
    assert any(str(event["summary"]) == "Brent: On site" for event in calendar.walk("vevent"))
    assert client.get("/record/call/calendar.ics").content == answer.content


def test_another_authority_neither_sees_nor_closes_it(brent, kent):
    call = came(person_of(brent, "head_of_service"))
    client = client_of(person_of(kent, "head_of_service"))
    assert "The call came on" not in client.get("/record").content.decode()
    assert "The call came on" not in client.get("/sector/authorities/304").content.decode()
    assert client.get("/record/call/calendar.ics").status_code == 404
    answer = client.post(f"/record/call/{call.pk}/closed", {"how": "over"})
    assert answer.status_code == 409
    assert "Somebody else changed this" in answer.content.decode()
    assert open_call(brent) == call


def test_a_form_is_there_only_for_who_may_use_it(brent):
    for role in ROLES.values():
        page = client_of(person_of(brent, role.id)).get("/record/call").content.decode()
        has_form = 'action="/record/call/came"' in page
        assert has_form == (Permission.SAY_CALL_CAME in role.permissions), role.id


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"day": "2026-11-26"},
        {"day": "nonsense", "kind": "short"},
        {"day": "2026-02-30", "kind": "short"},
        {"day": "0001-01-01", "kind": "short"},
        {"day": "9999-12-31", "kind": "short"},
        {"day": "2026-11-26", "kind": "<b>"},
        {"day": "2026-11-26\x00", "kind": "short"},
    ],
)
def test_nonsense_in_the_form(brent, said):
    client = client_of(person_of(brent, "head_of_service"))
    answer = client.post("/record/call/came", said)
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()
    assert not CallCame.objects.exists()


def test_the_events_are_told(brent):
    head = person_of(brent, "quality_assurance")
    call = came(head)
    calls.close_call(by=head, number=call.pk, how=Closed.TAKEN_BACK)
    page = client_of(head).get("/events").content.decode()
    assert "recorded the call of 23 November 2026, for a short inspection." in page
    assert "took the call of 23 November 2026 back" in page
