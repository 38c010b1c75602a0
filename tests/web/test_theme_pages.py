"""The page of a theme: every sentence about it over time, and the ways to and from it."""

import re

import pytest
from web.added import INSPECTION, NEW, added
from web.conftest import client_of, person_of, told

from ilacs.sector.index_file import index_path


@pytest.fixture(autouse=True)
def today(on_day, record_folder):
    on_day("2026-11-26")


@pytest.fixture
def analyst(brent):
    return person_of(brent)


def test_where_only_facts_are_known(analyst):
    page = told(client_of(analyst).get("/record/themes/missing"))
    assert "Asked to improve at 2 inspections or visits, last at the standard inspection" in page
    wrote = page[page.index("What inspectors wrote") :]
    assert wrote.index("14 to 25 May 2018") < wrote.index("14 September to 8 October 2015")
    assert "To improve Help and protection, area 1, page 2. Its words are not here." in wrote
    assert "Looked through without finding it: Short inspection, 27 April 2026; Short" in wrote
    assert "Of 4 reports only what was to improve was looked through" in wrote


def test_sentences_newest_first_and_what_was_to_improve_before_the_rest(analyst):
    added(analyst, NEW)
    added(analyst)
    answer = client_of(analyst).get("/record/themes/missing")
    page = told(answer)
    assert (
        "Asked to improve at 4 inspections or visits, last at the short inspection of 5 to" in page
    )
    assert page.index("5 to 9 October 2026", 400) < page.index("20 to 24 February 2023")
    wrote = page[page.index("20 to 24 February 2023") :]
    assert "Published 11 April 2023." in wrote
    asked = wrote.index("The timeliness of return home interviews. To improve Help and protection")
    said = (
        "What else it says of this (1) Children who go missing are offered return home interviews."
    )
    assert asked < wrote.index(said)
    assert "interviews. Help and protection (good)" in wrote
    assert "Snow fell" not in page
    # Each leads to its place in the report.
    links = re.findall(
        rf'href="(/record/reports/{INSPECTION})#(passage-[0-9]+)"', answer.content.decode()
    )
    assert len(links) == 2
    for address, anchor in links:
        assert f'id="{anchor}"' in client_of(analyst).get(address).content.decode()


def test_a_theme_that_no_report_names(analyst):
    page = told(client_of(analyst).get("/record/themes/young-carers"))
    assert "No report that was read asks to improve it." in page
    assert "Nothing in the reports that were read." in page


@pytest.mark.parametrize("slug", ["nonsense", "Missing", "1"])
def test_no_such_theme(analyst, slug):
    assert client_of(analyst).get(f"/record/themes/{slug}").status_code == 404


@pytest.mark.parametrize("role", ["member", "administrator"])
def test_ways_to_it(brent, role):
    client = client_of(person_of(brent, role))
    for address in ("/record", "/record/recurring", "/record/reports/80489-2018-05-14"):
        assert 'href="/record/themes/' in client.get(address).content.decode(), address


def test_a_damaged_file_of_added_reports_is_told_in_words(analyst, record_folder):
    record_folder.mkdir()
    index_path(record_folder).write_bytes(b"not a database" * 100)
    page = told(client_of(analyst).get("/record/themes/missing"))
    assert "this file is damaged" in page
    assert str(record_folder) not in page
    assert "14 to 25 May 2018" in page
