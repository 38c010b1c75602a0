"""The pages that delete lists, say how long they are kept, and find those that hold a child."""

from datetime import date

import pytest
from canaries import overheard
from django.urls import reverse
from web.conftest import client_of, person_of
from web.put_in import DAY, checked_lists, reference, submitted

from ilacs.web.actions import retention, seeing
from ilacs.web.actions.people import create_authority
from ilacs.web.audit.kinds import What
from ilacs.web.audit.models import Event
from ilacs.web.data.models import Submission, months_of
from ilacs.web.roles import ROLES, Permission

EARLIER = date(2026, 2, 28)


def told(answer):
    return answer.content.decode()


def address_of(lists):
    return reverse("delete_lists", args=[lists.pk])


def test_who_may_delete_and_who_says_how_long():
    def who(permission):
        return {role.id for role in ROLES.values() if permission in role.permissions}

    assert who(Permission.DELETE_LISTS) == {"analyst", "head_of_service"}
    assert who(Permission.SET_PERIOD) == {"head_of_service"}
    # Whoever deletes lists is told which of them hold a child.
    assert who(Permission.DELETE_LISTS) <= who(Permission.SEE_ALL_CHILDREN)


def test_what_goes_and_what_stays_and_then_it_is_gone(brent, on_day):
    on_day("2026-04-10")
    client = client_of(person_of(brent))
    submitted(brent, EARLIER)
    lists, later = submitted(brent), submitted(brent, date(2026, 4, 30))
    page = told(client.get(address_of(lists)))
    for words in (
        "Delete the lists as at 31 March 2026",
        "4 rows in 1 list",
        "those as at 30 April 2026 are then compared with those as at 28 February 2026",
        "This cannot be undone",
        "copies in backups",
    ):
        assert words in page
    assert not any(child in page for child in ("EAST-1", "WEST-1", "A. Worker"))
    assert "Which versions" not in page
    answer = client.post(address_of(lists), {"seen": lists.pk, "which": "all"}, follow=True)
    assert answer.redirect_chain == [("/data?deleted=2026-03-31", 302)]
    assert "No lists as at 31 March 2026 are kept any more" in told(answer)
    assert client.get(address_of(lists)).status_code == 404
    assert client.get("/data/measures?as_at=2026-03-31").status_code == 404
    assert Submission.objects.filter(pk=later.pk).exists()


def test_which_versions_must_be_said(brent):
    client = client_of(person_of(brent))
    first, second = submitted(brent), submitted(brent)
    page = told(client.get(address_of(second)))
    assert "Only those before version 2, which goes on counting" in page
    answer = client.post(address_of(second), {"seen": second.pk})
    assert answer.status_code == 400
    assert "Choose which versions to delete." in told(answer)
    # From the page of an earlier version too.
    said = {"seen": second.pk, "which": "earlier"}
    answer = client.post(address_of(first), said, follow=True)
    assert "Of the lists as at 31 March 2026 only those that count are kept." in told(answer)
    assert Submission.objects.get() == second


@pytest.mark.parametrize(
    "said",
    [
        {"other": "x"},
        {"which": "all"},
        {"seen": "x", "which": "all"},
        {"seen": "1", "which": "some"},
    ],
)
def test_nonsense_deletes_nothing(brent, said):
    client = client_of(person_of(brent))
    lists = submitted(brent)
    assert client.post(address_of(lists), said).status_code == 400
    assert client.post(address_of(lists), {"seen": lists.pk + 1, "which": "all"}).status_code == 400
    assert Submission.objects.get() == lists


def test_lists_of_another_authority_are_not_there(brent, kent):
    person_of(brent)
    lists = submitted(brent)
    client = client_of(person_of(kent, "head_of_service"))
    assert client.get(address_of(lists)).status_code == 404
    said = {"seen": lists.pk, "which": "all"}
    assert client.post(address_of(lists), said).status_code == 404
    assert Submission.objects.get() == lists


@pytest.mark.parametrize("deleted", ["nonsense", "2026-13-01", "<b>"])
def test_what_was_deleted_is_said_only_of_a_day(brent, deleted):
    page = told(client_of(person_of(brent)).get("/data", {"deleted": deleted}))
    assert "are kept any more" not in page


def test_our_data_says_when_lists_go(brent, on_day):
    on_day("2029-03-20")
    analyst, member = person_of(brent), person_of(brent, "member")
    lists = submitted(brent)
    page = told(client_of(member).get("/data"))
    assert "Lists are kept for 36 months from their reference date." in page
    assert ">31 March 2029<" in page
    assert "<b>deleted on" not in page
    assert address_of(lists) not in page
    assert address_of(lists) in told(client_of(analyst).get("/data"))
    on_day("2029-03-24")
    assert "<b>deleted on 31 March 2029</b>: lists are kept for 36 months." in told(
        client_of(member).get("/data")
    )


def test_what_waits_says_when_it_goes(brent):
    client = client_of(person_of(brent))
    waiting = checked_lists(brent)
    assert "If nobody does, they are deleted on 2 May 2026." in told(client.get("/data"))
    page = told(client.get(reverse("upload_seen", args=[waiting.pk])))
    assert "If nobody accepts them, they are deleted on 2 May 2026." in page


def test_a_period_that_deletes_something_soon_is_confirmed(brent, on_day):
    on_day("2026-04-10")
    client = client_of(person_of(brent, "head_of_service"))
    submitted(brent, date(2025, 12, 31))
    submitted(brent)
    assert "It is 36 now." in told(client.get("/data/period"))
    said = {"months": "3", "seen": "36"}
    page = told(client.post("/data/period", said))
    assert "Keep lists for 3 months?" in page
    assert "those as at 31 December 2025, not before 17 April 2026" in page
    assert "31 March 2026" not in page
    assert months_of(brent) == 36
    # Other months than those that were looked at are not confirmed.
    assert "Keep lists for 3 months?" in told(
        client.post("/data/period", {**said, "confirmed": "4"})
    )
    answer = client.post("/data/period", {**said, "confirmed": "3"}, follow=True)
    assert months_of(brent) == 3
    assert "<b>deleted on 17 April 2026</b>: lists are kept for 3 months." in told(answer)
    assert Submission.objects.count() == 2


def test_a_period_that_deletes_nothing_soon_is_saved(brent, on_day):
    on_day("2026-04-10")
    client = client_of(person_of(brent, "head_of_service"))
    submitted(brent)
    answer = client.post("/data/period", {"months": "24", "seen": "36"})
    assert (answer.status_code, months_of(brent)) == (302, 24)
    again = client.post("/data/period", {"months": "48", "seen": "36"})
    assert again.status_code == 400
    assert "Somebody else changed this" in told(again)


@pytest.mark.parametrize("months", ["", "two", "2", "121", "12.5", "9" * 40])
def test_periods_that_are_none(brent, months):
    client = client_of(person_of(brent, "head_of_service"))
    answer = client.post("/data/period", {"months": months, "seen": "36"})
    assert answer.status_code == 400
    assert "Enter a whole number from 3 to 120." in told(answer)
    assert months_of(brent) == 36


def test_a_region_keeps_no_lists():
    region = create_authority(by=None, name="A Region", is_region=True)
    client = client_of(person_of(region, "head_of_service"))
    assert client.get("/data/period").status_code == 404
    assert "Lists are kept for" not in told(client.get("/data"))


def test_which_lists_hold_a_child(brent, monkeypatch):
    head, analyst = person_of(brent, "head_of_service"), person_of(brent)
    earlier, waiting = submitted(brent, EARLIER), checked_lists(brent)
    answer = client_of(head).post("/data/holding", {"child": " EAST-1 "})
    page = told(answer)
    assert "As at 28 February 2026, version 1" in page
    assert address_of(earlier) in page
    assert "Not accepted yet, as at 31 March 2026" in page
    assert "An analyst can turn them down" in page
    event = Event.objects.last()
    assert (event.what, event.by_id) == (What.CHILD_SOUGHT, head.pk)
    assert event.about_id == reference(brent, "EAST-1")
    assert "EAST-1" not in str(Event.objects.values().last())
    theirs = told(client_of(analyst).post("/data/holding", {"child": "EAST-1"}))
    assert reverse("upload_seen", args=[waiting.pk]) in theirs
    nobody = told(client_of(analyst).post("/data/holding", {"child": "EAST-9"}))
    assert "No lists hold a child with this ID." in nobody
    assert client_of(analyst).post("/data/holding", {"child": " "}).status_code == 400

    def fails(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(seeing, "record", fails)
    answer = client_of(analyst).post("/data/holding", {"child": "EAST-1"})
    assert answer.status_code == 500
    assert "28 February" not in told(answer)


def test_no_address_and_no_log_has_the_child_that_was_sought(brent, monkeypatch):
    client = client_of(person_of(brent))
    assert "EAST-1" not in told(client.get("/data/holding?child=EAST-1"))

    def fails(*args):
        raise RuntimeError("EAST-1")

    monkeypatch.setattr("ilacs.web.retention_pages.that_hold", fails)
    with overheard() as heard:
        assert client.post("/data/holding", {"child": "EAST-1"}).status_code == 500
    assert "RuntimeError" in "".join(heard)
    assert "EAST-1" not in "".join(heard)


def test_deleting_fails_whole(brent, monkeypatch):
    client = client_of(person_of(brent))
    lists = submitted(brent)

    def fails(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(retention, "record", fails)
    answer = client.post(address_of(lists), {"seen": lists.pk, "which": "all"})
    assert answer.status_code == 500
    assert Submission.objects.get().reference_date == DAY
