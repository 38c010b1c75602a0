"""The pages of our data: who sees what, of which authority, and what is said of bad input."""

import re
from datetime import date

import pytest
from canaries import overheard
from django.contrib.staticfiles.finders import find
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from web.conftest import client_of, person_of
from web.put_in import (
    CHILD,
    CONTACTS,
    DAY,
    SMALL,
    a_file,
    checked_lists,
    put_in_and_checked,
    reference,
    submitted,
)

from ilacs.documents.measures import drawings
from ilacs.measures.declared import by_id
from ilacs.web.actions import seeing
from ilacs.web.audit.kinds import What
from ilacs.web.audit.models import Event
from ilacs.web.data import answers, checking
from ilacs.web.data.arriving import TAKEN, Taken
from ilacs.web.data.models import State, Submission, Upload
from ilacs.web.roles import ROLES, Permission

EVERY_CHILD = {"EAST-1", "EAST-2", "WEST-1", "NOBODY-1"}
SEES = {
    "analyst": EVERY_CHILD,
    "head_of_service": EVERY_CHILD,
    "quality_assurance": EVERY_CHILD,
    "team_manager": {"EAST-1", "EAST-2"},
    "practitioner": {"EAST-1"},
    "member": set(),
    "administrator": set(),
    "regional_analyst": set(),
}


def told(answer):
    return answer.content.decode()


def named(answer):
    return {child for child in EVERY_CHILD if child in told(answer)}


def test_every_role_is_thought_of():
    assert set(SEES) == set(ROLES)


@pytest.mark.parametrize("role", sorted(SEES))
def test_whose_children_a_role_sees(brent, role):
    person = person_of(brent, role)
    submitted(brent)
    client = client_of(person)
    for address in (reverse("behind", args=["children-in-care"]), reverse("due")):
        answer = client.get(address)
        assert answer.status_code == (200 if SEES[role] else 403)
        assert named(answer) == SEES[role]
    for child in EVERY_CHILD:
        answer = client.get(reverse("child", args=[reference(brent, child)]))
        allowed = child in SEES[role]
        assert answer.status_code == (200 if allowed else 404 if SEES[role] else 403)
        assert (child in told(answer)) == allowed


def test_capitals_and_spaces_do_not_part_a_manager_from_the_team(brent):
    person = person_of(brent, "team_manager", team=" EAST")
    submitted(brent)
    assert named(client_of(person).get(reverse("due"))) == {"EAST-1", "EAST-2"}


def test_a_team_that_no_list_names_has_no_child(brent):
    person = person_of(brent, "team_manager", team="South")
    submitted(brent)
    assert named(client_of(person).get(reverse("behind", args=["children-in-care"]))) == set()


@pytest.mark.parametrize("role", sorted(SEES))
def test_figures_are_exact_for_who_may_see_them_so(brent, role):
    person = person_of(brent, role)
    submitted(brent)
    page = told(client_of(person).get(reverse("measure", args=["children-in-care"])))
    permissions = ROLES[role].permissions
    if Permission.SEE_FIGURES not in permissions:
        assert "This is not open to you" in page
    elif Permission.SEE_EXACT_FIGURES in permissions:
        assert '<p class="value">4</p>' in page
    else:
        assert '<p class="value">–</p>' in page
        assert "Counts from 1 to 4 are not shown" in page


@pytest.mark.parametrize("address", ["/data", "/data/measures", "/data/measures?area=leaders"])
def test_the_rule_stands_where_small_numbers_are_kept_back(brent, address):
    member, analyst = person_of(brent, "member"), person_of(brent)
    submitted(brent)
    if "area" not in address:
        assert "Counts from 1 to 4" in told(client_of(member).get(address))
    assert "Counts from 1 to 4" not in told(client_of(analyst).get(address))


def test_groups_are_kept_back_too(brent):
    member, analyst = person_of(brent, "member"), person_of(brent)
    submitted(brent)
    address = reverse("measure", args=["children-in-care"]) + "?by=team"
    assert re.search(r"East<td>2<td>2", told(client_of(analyst).get(address)))
    assert re.search(r"East<td>–<td>–", told(client_of(member).get(address)))


def test_no_page_breaks_figures_down_by_worker(brent):
    analyst = person_of(brent)
    submitted(brent)
    address = reverse("measure", args=["children-in-care"])
    assert client_of(analyst).get(address + "?by=worker").status_code == 404
    assert "A. Worker" not in told(client_of(analyst).get(address))


def test_seeing_children_is_told_before_they_are_shown(brent, monkeypatch):
    analyst = person_of(brent)
    submitted(brent)
    client = client_of(analyst)
    child = reference(brent, "EAST-1")
    pages = {
        reverse("behind", args=["children-in-care"]): What.CHILDREN_SEEN,
        reverse("due"): What.CHILDREN_SEEN,
        reverse("child", args=[child]): What.CHILD_SEEN,
    }
    for address, what in pages.items():
        client.get(address)
        event = Event.objects.last()
        assert (event.what, event.by_id) == (what, analyst.pk)
        assert not any(number in str(event.facts) + event.about_id for number in EVERY_CHILD)

    def fails(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(seeing, "record", fails)
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 500
        assert named(answer) == set()


def test_what_was_seen_is_a_sentence_in_the_audit_trail(brent):
    person = person_of(brent, "quality_assurance")
    submitted(brent)
    client = client_of(person)
    client.get(reverse("due"))
    client.get(reverse("child", args=[reference(brent, "EAST-1")]))
    page = told(client.get(reverse("events")))
    assert "saw" in page
    assert reference(brent, "EAST-1") in page
    assert named(client.get(reverse("events"))) == set()


def test_nothing_stays_in_the_browser(brent):
    analyst = person_of(brent)
    submitted(brent)
    for address in ("/data", "/data/due", reverse("child", args=[reference(brent, "EAST-1")])):
        assert client_of(analyst).get(address)["Cache-Control"] == "no-store"


def test_no_address_has_a_child_or_a_worker_in_it(brent):
    analyst = person_of(brent)
    submitted(brent)
    client = client_of(analyst)
    for address in ("/data/due", "/data/measures/children-in-care/children"):
        links = re.findall(r'(?:href|action|value)="([^"]*)"', told(client.get(address)))
        assert any("/data/children/" in link for link in links)
        for name in (*EVERY_CHILD, "East", "Worker"):
            assert not any(name in link for link in links)


def test_another_authority_has_nothing_of_ours(brent, kent):
    person_of(brent)
    submission, stranger = submitted(brent), person_of(kent)
    waiting = checked_lists(brent)
    client = client_of(stranger)
    assert "No lists have been accepted yet" in told(client.get(reverse("data")))
    for address in (
        reverse("upload_seen", args=[waiting.pk]),
        reverse("cells", args=[waiting.pk]),
        reverse("measure", args=["children-in-care"]),
        reverse("measures") + f"?as_at={DAY}",
        reverse("behind", args=["children-in-care"]),
        reverse("child", args=[reference(brent, "EAST-1")]),
        reverse("child", args=[reference(kent, "EAST-1")]),
    ):
        assert client.get(address).status_code == 404, address
    for name in ("accept", "turn_down"):
        answer = client.post(reverse(name, args=[waiting.pk]), {"version": waiting.version})
        assert answer.status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == State.CHECKED
    assert Submission.objects.get() == submission


def test_a_reference_of_one_authority_means_nothing_in_another(brent, kent):
    assert reference(brent, "EAST-1") != reference(kent, "EAST-1")


@pytest.mark.parametrize(
    "address",
    [
        "/data/measures?as_at=2026-01-31",
        "/data/measures?as_at=yesterday",
        "/data/measures?area=everything",
        "/data/measures/no-such-measure",
        "/data/measures/no-such-measure/children",
        "/data/measures/children-in-care?by=shoe-size",
        "/data/measures/children-in-care/children?state=sad",
        "/data/due?team=7",
        "/data/due?team=-1",
        "/data/due?team=²",
        "/data/due?when=never",
        "/data/due?list=children-in-care",
        "/data/children/EAST-1",
        "/data/uploads/999999",
        "/data/uploads/999999/cells?rule=x",
    ],
)
def test_addresses_of_nothing(brent, address):
    analyst = person_of(brent)
    submitted(brent)
    assert client_of(analyst).get(address).status_code == 404


def test_a_measure_without_a_figure_says_why(brent):
    analyst = person_of(brent)
    submitted(brent)
    page = told(client_of(analyst).get(reverse("measure", args=["contacts"])))
    assert "There is no figure, not even zero." in page
    assert "Contacts: this list is not there." in page


def test_the_measures_of_a_theme(brent):
    analyst = person_of(brent)
    submitted(brent)
    client = client_of(analyst)
    measure = by_id()["care-reviews-in-time"]
    page = told(client.get(reverse("measure", args=[measure.id])))
    (address,) = set(re.findall(r'href="(/data/measures\?theme=[^"]+)"', page))
    those = told(client.get(address))
    assert "Reviews of children in care in time" in those
    assert "Legal statuses of children in care" not in those
    assert "No measure of these lists" in told(client.get("/data/measures?theme=front-door"))


def test_lists_of_another_date_and_the_trend(brent):
    analyst = person_of(brent)
    for day in (date(2026, 1, 31), date(2026, 2, 28), DAY):
        submitted(brent, day)
    client = client_of(analyst)
    now = told(client.get(reverse("measure", args=["children-in-care"])))
    assert "As at <b>31 March 2026</b>" in now
    assert "It was 4 on 28 Feb 2026." in now
    assert "Children who moved in: 0, out: 0, stayed: 4." in now
    assert "Trend of Children in care: 3 values" in now
    then = told(client.get(reverse("measure", args=["children-in-care"]) + "?as_at=2026-02-28"))
    assert "As at <b>28 February 2026</b>" in then
    assert "2 values" in then


def due_of(brent, child):
    """What the page of a child says is due."""
    page = told(client_of(person_of(brent)).get(reverse("child", args=[reference(brent, child)])))
    return page.partition("What is due</h2>")[2].partition("<h2")[0]


def test_what_is_due_for_a_child_comes_first(brent):
    person_of(brent)
    submitted(brent)
    due = due_of(brent, "EAST-1")
    assert reverse("measure", args=["care-reviews-in-time"]) in due
    assert '<span class="ilacs-worse">54 days overdue</span>, 5 Feb 2026' in due


def test_of_a_child_who_is_in_the_latest_lists_no_more_nothing_is_said_to_be_due(
    brent, monkeypatch
):
    person_of(brent)
    submitted(brent)
    left = [row for row in SMALL["children_in_care"] if row["child_id"] != "WEST-1"]
    monkeypatch.setitem(SMALL, "children_in_care", left)
    submitted(brent, date(2026, 6, 29))
    assert "The latest lists do not have this child." in due_of(brent, "WEST-1")


def test_the_chronology_is_of_all_submissions(brent):
    analyst = person_of(brent)
    for day in (date(2026, 2, 28), DAY):
        submitted(brent, day)
    page = told(client_of(analyst).get(reverse("child", args=[reference(brent, "EAST-1")])))
    assert "From 2 submissions: 28 Feb 2026 and 31 Mar 2026" in page
    assert "10 Jan 2025" in page


EXPORTERS = ("head_of_service", "quality_assurance", "analyst", "regional_analyst")


@pytest.mark.parametrize("role", EXPORTERS)
@pytest.mark.parametrize("exact", ["yes", ""])
def test_figures_taken_out(brent, role, exact):
    person = person_of(brent, role)
    submitted(brent)
    answer = client_of(person).post(reverse("export"), {"kind": "html", "exact": exact})
    shown = exact == "yes" and role != "regional_analyst"
    assert ("Numbers are as they are" in told(answer)) == shown
    assert ("Counts from 1 to 4 are not shown" in told(answer)) != shown
    assert answer["Content-Disposition"].startswith("attachment;")
    event = Event.objects.last()
    assert (event.what, event.facts["name"] in answer["Content-Disposition"]) == (
        What.EXPORTED,
        True,
    )
    assert named(answer) == set()


def test_a_workbook_of_figures(brent):
    person = person_of(brent, "head_of_service")
    submitted(brent, date(2026, 2, 28))
    submitted(brent)
    answer = client_of(person).post(reverse("export"), {"kind": "xlsx"})
    assert answer.content.startswith(b"PK")
    assert client_of(person).post(reverse("export"), {"kind": "exe"}).status_code == 400


def sent(client, *files, **said):
    return client.post(reverse("upload"), {"lists": files, **said})


def test_lists_are_put_in_looked_at_and_accepted(brent):
    analyst = person_of(brent)
    client = client_of(analyst)
    answer = sent(client, a_file(), reference_date="31/3/2026")
    made = Upload.objects.get()
    assert answer["Location"] == reverse("upload_seen", args=[made.pk])
    waiting = client.get(answer["Location"])
    assert waiting["Refresh"] == "3"
    assert "Look again now" in told(waiting)
    checking.check(made.pk)
    made.refresh_from_db()
    page = client.get(answer["Location"])
    assert "Refresh" not in page
    assert "2 rows" in told(page)
    assert "Accept these lists" in told(page)
    assert CHILD not in told(page)
    assert client.get(reverse("measures")).content.decode().count("no lists have been accepted")
    done = client.post(reverse("accept", args=[made.pk]), {"version": made.version})
    assert done["Location"] == reverse("data")
    assert "31 March 2026" in told(client.get(reverse("data")))


def test_findings_are_told_with_their_places_and_without_values(brent):
    analyst = person_of(brent)
    lists = CONTACTS.replace(f"{CHILD},1,", f"{CHILD},CANARY-SEX,")
    made = put_in_and_checked(analyst, a_file(lists))
    client = client_of(analyst)
    page = told(client.get(reverse("upload_seen", args=[made.pk])))
    assert "Gender" in page
    assert "B2" in page
    rule = re.search(r"/cells\?rule=([a-z0-9-]+)", page)[1]
    cells = told(client.get(reverse("cells", args=[made.pk]) + f"?rule={rule}"))
    assert "contacts.csv" in cells
    for said in (page, cells):
        assert "CANARY" not in said


def test_two_people_who_accept_the_same(brent):
    first, second, made = person_of(brent), person_of(brent), checked_lists(brent)
    address = reverse("accept", args=[made.pk])
    assert client_of(first).post(address, {"version": 1}).status_code == 302
    late = client_of(second).post(address, {"version": 1})
    assert late.status_code == 409
    assert "Somebody else changed this" in told(late)
    down = client_of(second).post(reverse("turn_down", args=[made.pk]), {"version": 1})
    assert down.status_code == 409
    assert Submission.objects.count() == 1


def test_the_same_date_twice(brent):
    analyst = person_of(brent)
    submitted(brent)
    again = checked_lists(brent)
    client = client_of(analyst)
    page = told(client.get(reverse("upload_seen", args=[again.pk])))
    assert "There are accepted lists of this date already" in page
    client.post(reverse("accept", args=[again.pk]), {"version": 1})
    assert "version 2" in told(client.get(reverse("data")))


def test_lists_turned_down(brent):
    analyst = person_of(brent)
    made = checked_lists(brent)
    client = client_of(analyst)
    assert client.post(reverse("turn_down", args=[made.pk]), {"version": 1}).status_code == 302
    assert "Nothing of them was kept" in told(client.get(reverse("upload_seen", args=[made.pk])))
    assert client.get(reverse("cells", args=[made.pk])).status_code == 404


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 30])
def test_nonsense_in_the_hidden_field(brent, version):
    analyst, made = person_of(brent), checked_lists(brent)
    answer = client_of(analyst).post(reverse("accept", args=[made.pk]), {"version": version})
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("files", "said", "words"),
    [
        ((), {}, "Choose at least one file"),
        ([b"x"] * 31, {}, "Choose 30 files at most"),
        ([b""], {}, "A file is empty"),
        ([b"x"], {"reference_date": "soon"}, "Enter a day such as 31/3/2026"),
        ([b"x"], {"reference_date": "31/2/2026"}, "Enter a day such as 31/3/2026"),
        ([b"x"], {"reference_date": "1/1/2999"}, "This day is still to come"),
    ],
)
def test_what_is_not_taken(brent, files, said, words):
    client = client_of(person_of(brent))
    made = [SimpleUploadedFile(f"{number}.csv", each) for number, each in enumerate(files)]
    answer = sent(client, *made, **said)
    assert answer.status_code == 400
    assert words in told(answer)
    assert not Upload.objects.exists()


def test_a_file_that_is_no_list_ends_in_words(brent):
    analyst = person_of(brent)
    made = put_in_and_checked(analyst, a_file(b"%PDF-1.7", "x.pdf"))
    page = told(client_of(analyst).get(reverse("upload_seen", args=[made.pk])))
    assert "It is a PDF" in page
    assert "Put lists in again" in page


def test_a_file_that_grows_too_large_while_it_arrives(brent, monkeypatch):
    monkeypatch.setitem(TAKEN, "upload", Taken(Permission.UPLOAD_LISTS, 10, 10))
    answer = sent(client_of(person_of(brent)), a_file())
    assert answer.status_code == 400
    assert "A file is larger than 100 MB" in told(answer)


def test_more_than_is_taken_at_once(brent, monkeypatch):
    monkeypatch.setattr("ilacs.web.data.arriving.ROOM_FOR_FORMS", -300_000_000)
    answer = sent(client_of(person_of(brent)), a_file())
    assert answer.status_code == 400
    assert "larger than is taken at once" in told(answer)


@pytest.mark.parametrize("address", ["/sign-in", "/data/export", "/data/upload"])
def test_files_that_nobody_asked_for_are_not_kept(brent, address, monkeypatch):
    kept = []
    once = SimpleUploadedFile
    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryUploadedFile", lambda *a: kept.append(a) or once
    )
    Client().post(address, {"lists": a_file()})
    if address != "/data/upload":
        client_of(person_of(brent)).post(address, {"lists": a_file()})
    assert kept == []


def test_a_fault_says_nothing_of_a_child(brent, monkeypatch):
    analyst = person_of(brent)
    submitted(brent)

    def fails(*args, **kwargs):
        raise RuntimeError(f"the child {CHILD}")

    monkeypatch.setattr("ilacs.web.measure_pages.every_figure", fails)
    with overheard() as heard:
        answer = client_of(analyst).get(reverse("measures"))
    assert answer.status_code == 500
    assert "Something went wrong" in told(answer)
    assert "RuntimeError" in "\n".join(heard)
    assert CHILD not in "\n".join(heard)


def test_pages_have_no_style_of_their_own(brent):
    analyst = person_of(brent)
    for day in (date(2026, 2, 28), DAY):
        submitted(brent, day)
    waiting = checked_lists(brent)
    client = client_of(analyst)
    for address in (
        reverse("data"),
        reverse("upload"),
        reverse("upload_seen", args=[waiting.pk]),
        reverse("measures"),
        reverse("measures") + "?area=children_in_care",
        reverse("measure", args=["care-reviews-in-time"]) + "?by=age_band",
        reverse("behind", args=["care-reviews-in-time"]),
        reverse("due"),
        reverse("child", args=[reference(brent, "EAST-1")]),
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert not re.search(
            r"<style|<script(?! type=\"module\" src)|\sstyle=|\son\w+=", told(answer)
        )


def test_drawings_look_as_they_do_in_files():
    with open(find("ilacs/figures.css"), encoding="utf-8") as file:  # noqa: PTH123
        assert drawings.STYLE.strip() in file.read()


def test_what_is_remembered_is_bounded(brent):
    analyst = person_of(brent)
    submitted(brent)
    client = client_of(analyst)
    for _ in range(30):
        Submission.objects.all().delete()
        submitted(brent)
        client.get(reverse("measures"))
    assert len(answers._answers) <= 24
