"""Our record: where an authority stands, every report, what recurs."""

import re
from datetime import date

import pytest
from django.urls import get_resolver, reverse
from records import BRENT, report_on
from web.conftest import client_of, person_of

from ilacs.framework import Grade, Judgement, Kind
from ilacs.reports.record import Finding, Section
from ilacs.sector.adding import add_report
from ilacs.sector.index_file import index_path
from ilacs.sector.store import open_store
from ilacs.web.actions.people import create_authority
from ilacs.web.published import published

SHORT_2023, BRENT_2018 = "80489-2023-02-20", "80489-2018-05-14"
BOURNEMOUTH, LEEDS, LEEDS_REPORT = "837", "383", "80481"


@pytest.fixture(autouse=True)
def today(on_day, record_folder):
    on_day("2026-11-26")


def add(folder, report, **more):
    folder.mkdir(parents=True, exist_ok=True)
    with open_store(folder) as store:
        add_report(store, report, on=date(2026, 11, 26), themes_of=lambda text: (), **more)


def added_report(**changes):
    """A report on Brent of 2023, as short as the real one, with words of its own."""
    parts = (
        Section(
            "The impact of leaders: good",
            Judgement.LEADERS,
            Grade.GOOD,
            (Finding(1, "Leaders know <b>their</b> service.", 3),),
        ),
    )
    areas = ("How soon children are seen.", "How plans are written.")
    return report_on(
        BRENT, "2023-02-20", areas=areas, kind=Kind.ILACS_SHORT, sections=parts, **changes
    )


def text_of(client, address):
    """What a page says, in one line, without its tags."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    main = answer.content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


@pytest.fixture
def client(brent):
    return client_of(person_of(brent, "member"))


def test_where_we_stand_in_ten_seconds(client):
    page = text_of(client, "/record")
    start = page[: page.index("Every report")]
    for words in (
        "Good in all four areas.",
        "The next full inspection, a short one, is likely between July and November 2029.",
        "Leaders and managers Good = The same as in February 2023",
        "Short inspection, 27 April to 1 May 2026",
        "To improve",
        "Pathway 1: next comes a short inspection",
        "Overall effectiveness was last judged in February 2023: good.",
    ):
        assert words in start


def test_a_grade_that_changed_says_from_what(client):
    page = text_of(client, f"/record/reports/{SHORT_2023}")
    assert "Better than in May 2018 (requires improvement)" in page
    assert "Worse than in May 2018 (outstanding for care and care leavers)" in page


def test_grades_that_were_given_together_say_so(client, on_day):
    on_day("2019-06-01")
    page = text_of(client, "/record")
    assert page.count("Graded together, as care and care leavers.") == 2
    assert "Outstanding in two areas, good in one and requires improvement in one." in page


def test_an_authority_without_inspections():
    gone = client_of(person_of(create_authority(by=None, name="Bournemouth")))
    page = text_of(gone, "/record")
    assert "The record has no grade of this authority." in page
    assert "When the next full inspection comes cannot be told." in page
    assert "ended on 1 April 2019" in page
    assert "The record holds no report of this authority." in page
    assert "has been read for what it asks to improve" in text_of(gone, "/record/recurring")
    assert gone.get("/record/call").status_code == 200
    assert gone.get(f"/sector/authorities/{BOURNEMOUTH}/history.svg").status_code == 404
    assert "Compare" in text_of(gone, "/sector/compare")


def test_a_new_authority_before_its_first_inspection(on_day):
    on_day("2022-03-01")
    page = text_of(
        client_of(person_of(create_authority(by=None, name="North Northamptonshire"))), "/record"
    )
    assert "took over from Northamptonshire on 1 April 2021" in page
    assert "The record has no grade of this authority." in page


@pytest.mark.parametrize(
    "address",
    [
        "/record/reports/none",
        "/record/reports/80489-2023-02-21",
        "/sector/reports/0",
        "/sector/authorities/999",
        "/sector/authorities/Brent",
        "/sector/authorities/999/recurring",
        "/sector/authorities/999/history.svg",
    ],
)
def test_what_is_not_there(client, address):
    assert client.get(address).status_code == 404


def test_a_report_of_a_later_day_is_not_there_yet(client, on_day):
    on_day("2023-01-01")
    assert client.get(f"/record/reports/{SHORT_2023}").status_code == 404


def test_a_report_of_which_only_facts_are_known(client):
    answer = client.get(f"/record/reports/{BRENT_2018}").content.decode()
    assert "but not its words" in answer
    assert 'data-theme="missing"' in answer
    link = re.search(r'<a[^>]*href="https://files.ofsted.gov.uk/[^"]*"[^>]*>', answer)
    assert link
    assert 'target="_blank"' in link[0]
    assert "noopener" in link[0]
    assert "Tracey Metcalfe" in answer


def test_a_report_that_was_added_can_be_read(client, record_folder):
    add(record_folder, added_report(summary=("In short.",)))
    answer = client.get(f"/record/reports/{SHORT_2023}").content.decode()
    assert "Leaders know &lt;b&gt;their&lt;/b&gt; service." in answer
    assert "How soon children are seen." in answer
    assert "In short." in answer
    # The grade stands beside the heading, not in it.
    assert "The impact of leaders: good" not in answer
    assert "The impact of leaders <strong" in " ".join(answer.split())
    assert 'href="#part-1"' in answer
    assert 'id="part-1"' in answer


def test_what_was_added_shows_without_a_restart(client, record_folder):
    assert "Its text is here to read." not in text_of(client, "/record")
    before = published()
    add(record_folder, added_report())
    assert "Its text is here to read." in text_of(client, "/record")
    assert published().version != before.version


def test_the_record_is_loaded_once_a_day(client, on_day):
    first = published()
    client.get("/record")
    assert published() is first
    on_day("2026-11-27")
    assert published().as_at == date(2026, 11, 27)


def test_an_address_that_is_no_web_address_is_no_link(client, record_folder):
    add(record_folder, added_report(), address="javascript:alert(1)")
    assert "javascript:" not in client.get(f"/record/reports/{SHORT_2023}").content.decode()


def test_a_damaged_file_of_added_reports_is_told_in_words(client, record_folder):
    record_folder.mkdir()
    index_path(record_folder).write_bytes(b"not a database" * 100)
    for address in ("/record", f"/record/reports/{SHORT_2023}", "/sector/search?q=missing"):
        answer = client.get(address)
        words = answer.content.decode()
        assert answer.status_code in {200, 400}
        assert "this file is damaged" in words
        assert str(record_folder) not in words
    assert "Good in all four areas." in text_of(client, "/record")


def test_after_a_fault_it_is_tried_again(record_folder):
    record_folder.mkdir()
    file = index_path(record_folder)
    file.write_bytes(b"not a database" * 100)
    assert published().fault
    assert published() is not published()
    file.unlink()
    assert not published().fault
    assert published() is published()


def test_what_recurs(client):
    page = text_of(client, "/record/recurring")
    assert "5 themes came back." in page
    assert "Missing children and return home interviews Asked at 2 inspections" in page
    assert "Standard inspection, May 2018 , area 1 (page 2)" in page


def test_any_authority_can_be_looked_at(client):
    page = text_of(client, f"/sector/authorities/{LEEDS}")
    assert "Leeds" in page
    assert "When the call comes" not in page
    assert client.get("/sector/authorities/304")["Location"] == "/record"
    assert client.get("/sector/authorities/304/recurring")["Location"] == "/record/recurring"
    known = published().record
    theirs = next(one.id for one in known.inspections if one.urn == int(LEEDS_REPORT))
    assert client.get(f"/record/reports/{theirs}")["Location"] == f"/sector/reports/{theirs}"
    assert client.get(f"/sector/reports/{theirs}").status_code == 200
    ours = client.get(f"/sector/reports/{SHORT_2023}")
    assert ours["Location"] == f"/record/reports/{SHORT_2023}"


def test_the_picture(client):
    address = re.search(r'src="([^"]*history.svg[^"]*)"', client.get("/record").content.decode())
    assert address
    answer = client.get(address[1])
    assert answer["Content-Type"] == "image/svg+xml"
    assert "private" in answer["Cache-Control"]
    assert "<desc" in answer.content.decode()
    assert client.get(address[1]).content == answer.content


def test_people_of_a_region_choose_an_authority():
    region = create_authority(by=None, name="South West", is_region=True)
    client = client_of(person_of(region, "regional_analyst"))
    page = text_of(client, "/record")
    assert page.index("South West Bath") < page.index("North West Blackburn")
    for address in ("/record/recurring", "/record/call"):
        assert client.get(address)["Location"] == "/record"
    report = client.get(f"/record/reports/{SHORT_2023}")
    assert report["Location"] == f"/sector/reports/{SHORT_2023}"
    assert client.get(report["Location"]).status_code == 200
    assert "Choose an authority to set it beside" in text_of(client, "/sector/compare")
    assert "Kent" in text_of(client, "/sector/authorities/886")


def test_no_page_holds_styles_or_scripts_of_its_own(client, record_folder):
    add(record_folder, added_report())
    filled = {"id": SHORT_2023, "code": LEEDS, "slug": "missing"}
    ours = ("standing", "recurring", "report", "theme", "call", "sector")
    for pattern in get_resolver().url_patterns:
        if not pattern.name.startswith(ours):
            continue
        if "number" in pattern.pattern.converters or pattern.name == "call_came":
            continue
        known = {name: filled[name] for name in pattern.pattern.converters}
        answer = client.get(reverse(pattern.name, kwargs=known), follow=True)
        words = answer.content.decode()
        assert " style=" not in words, pattern.name
        assert "<style" not in words, pattern.name
        assert re.findall(r"<script(?![^>]* src=)", words) == [], pattern.name
        assert "style-src 'self'" in answer["Content-Security-Policy"]
