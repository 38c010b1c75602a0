"""The pages that add a report: what is understood is seen first, and what is wrong is said."""

import re

import pytest
from django.urls import reverse
from web.added import INSPECTION, NEW, REPORT, a_report, added, put_in, put_in_and_read
from web.conftest import client_of, person_of, told

from ilacs.web.actions.people import create_authority
from ilacs.web.data.arriving import TAKEN, Taken
from ilacs.web.record import reading
from ilacs.web.record.models import AddedReport, ReportState
from ilacs.web.roles import ROLES, Permission


@pytest.fixture(autouse=True)
def today(on_day, record_folder):
    on_day("2026-11-26")


@pytest.fixture
def analyst(brent):
    return person_of(brent)


def sent(client, file, **more):
    return client.post("/record/added", {"report": file, **more})


def test_from_a_file_to_the_record_and_out_again(analyst):
    client = client_of(analyst)
    assert "Add a report" in told(client.get("/record"))
    answer = sent(client, a_report(NEW))
    made = AddedReport.objects.get()
    here = reverse("added_report", args=[made.pk])
    assert answer["Location"] == here
    waiting = client.get(here)
    assert "Waiting to be read" in told(waiting)
    assert waiting["Refresh"] == "3"
    reading.read(made.pk)
    made.refresh_from_db()
    page = client.get(here)
    assert "Refresh" not in page
    for words in (
        "Short inspection, 5 to 9 October 2026",
        "Waiting for somebody to accept it",
        "The record does not know this inspection yet.",
        "Lead inspector Ann Able",
        "Care leavers Good",
        "The timeliness of return home interviews. Missing children",
    ):
        assert words in told(page)
    assert "October 2026" not in told(client.get("/record"))
    answer = client.post(f"{here}/accept", {"version": made.version})
    assert answer["Location"] == f"/record/reports/{made.inspection}"
    report = client.get(answer["Location"])
    assert "Its text was added by analyst on 26 November 2026." in told(report)
    assert "Leaders know &lt;b&gt;their&lt;/b&gt; service." in report.content.decode()
    assert "Short inspection, 5 to 9 October 2026" in told(client.get("/record"))
    assert "Take it out of the record" in told(client.get(here))
    answer = client.post(f"{here}/take-out", {"version": made.version + 1})
    assert answer["Location"] == "/record/added"
    assert "Taken out again" in told(client.get("/record/added"))
    assert client.get(f"/record/reports/{made.inspection}").status_code == 404


def test_everybody_of_the_authority_reads_it_and_nobody_else(analyst, brent, kent):
    made = added(analyst, NEW)
    member = client_of(person_of(brent, "member"))
    page = told(member.get(f"/record/reports/{made.inspection}"))
    assert "The timeliness of return home interviews." in page
    assert "take it out" not in page
    assert "in our record alone" in told(member.get("/sector/themes"))
    assert member.get(f"/sector/reports/{made.inspection}")["Location"] == (
        f"/record/reports/{made.inspection}"
    )
    stranger = client_of(person_of(kent))
    for address in (
        f"/record/reports/{made.inspection}",
        f"/sector/reports/{made.inspection}",
        reverse("added_report", args=[made.pk]),
    ):
        assert stranger.get(address).status_code == 404
    assert "October 2026" not in told(stranger.get("/sector/authorities/304"))
    assert "our record alone" not in told(stranger.get("/sector/themes"))


def test_what_was_added_counts_on_every_page_of_the_record(analyst):
    client = client_of(analyst)
    before = client.get("/record").content.decode()
    added(analyst, NEW)
    for address, words in (
        ("/record", "Missing children and return home interviews : asked 3 times, also the last"),
        ("/record", "What was to improve is from the short inspection of October 2026."),
        ("/record/recurring", "Short inspection, October 2026"),
        ("/record/themes/missing", "The timeliness of return home interviews."),
        ("/sector/learn", "Missing children and return home interviews"),
    ):
        assert words.lower() in told(client.get(address)).lower(), address
    picture = r"history\.svg\?v=([^\"]+)"
    (was,), (is_now,) = (
        re.findall(picture, page) for page in (before, client.get("/record").content.decode())
    )
    assert was != is_now
    assert client.get(f"/sector/authorities/304/history.svg?v={is_now}").status_code == 200


@pytest.mark.parametrize("role", sorted(ROLES))
def test_who_adds_reports(brent, role):
    client = client_of(person_of(brent, role))
    may = role in {"quality_assurance", "analyst", "administrator"}
    assert (Permission.ADD_REPORTS in ROLES[role].permissions) == may
    assert (client.get("/record/added").status_code == 200) == may
    assert ("/record/added" in client.get("/record").content.decode()) == may
    assert ("/record/added" in client.get(f"/record/reports/{INSPECTION}").content.decode()) == may


@pytest.mark.parametrize(
    ("file", "more", "words"),
    [
        ("", {}, "Report or letter: Choose a file."),
        (a_report(b""), {}, "The file is empty"),
        (a_report(), {"published": "27/11/2026"}, "This day is still to come"),
        (a_report(), {"published": "soon"}, "Enter a day such as 9/6/2026"),
    ],
)
def test_what_is_wrong_is_said(analyst, file, more, words):
    answer = sent(client_of(analyst), file, **more)
    assert answer.status_code == 400
    assert words in told(answer)
    assert not AddedReport.objects.exists()


def test_a_file_that_grows_too_large_while_it_arrives(analyst, monkeypatch):
    monkeypatch.setitem(TAKEN, "added_reports", Taken(Permission.ADD_REPORTS, 10, 10))
    answer = sent(client_of(analyst), a_report())
    assert answer.status_code == 400
    assert "larger than 20 MB" in told(answer)
    assert not AddedReport.objects.exists()


def test_what_is_refused_says_why(analyst):
    made = put_in_and_read(analyst, REPORT.replace("Brent", "Kent"))
    page = told(client_of(analyst).get(reverse("added_report", args=[made.pk])))
    assert "This report is about Kent, and this is the record of Brent." in page
    assert "Nothing of it was kept." in page


def test_where_it_says_something_else_than_the_record(analyst):
    graded = REPORT.replace("care leavers\nGood", "care leavers\nInadequate", 1)
    dated = graded.replace("20 to 24 February", "21 to 24 February").replace("Ann Able", "Bea Best")
    made = put_in_and_read(analyst, dated)
    page = told(client_of(analyst).get(reverse("added_report", args=[made.pk])))
    assert "Grade: care leavers: Inadequate, where the record had Good" in page
    assert "First day on site: 21 February 2023, where the record had 20 February 2023" in page
    assert "Lead inspector: Bea Best, where" in page


def test_what_could_not_be_read_is_said(analyst):
    made = put_in_and_read(
        analyst, REPORT.replace("Lead inspector: Ann Able, His Majesty's Inspector\n", "")
    )
    page = told(client_of(analyst).get(reverse("added_report", args=[made.pk])))
    assert "What could not be read" in page
    assert "no lead inspector is named" in page


def test_turned_down(analyst):
    made = put_in_and_read(analyst)
    client = client_of(analyst)
    here = reverse("added_report", args=[made.pk])
    answer = client.post(f"{here}/accept", {"version": "1"})
    assert answer.status_code == 409
    assert "Somebody else changed this" in told(answer)
    assert client.post(f"{here}/turn-down", {"version": made.version}).status_code == 302
    assert "Nothing of it is kept." in told(client.get(here))
    assert AddedReport.objects.get().state == ReportState.TURNED_DOWN
    assert client.post(f"{here}/accept", {"version": made.version + 1}).status_code == 409


def test_a_region_adds_none():
    region = create_authority(by=None, name="South West", is_region=True)
    client = client_of(person_of(region, "administrator"))
    assert client.get("/record/added")["Location"] == "/record"


def test_a_name_of_a_file_is_shown_as_text(analyst):
    put_in(analyst).save()
    AddedReport.objects.update(file="<script>alert(1)</script>.pdf")
    page = client_of(analyst).get("/record/added").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
