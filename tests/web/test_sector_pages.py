"""The sector: league tables, comparison, themes, whom to learn from, search, the map."""

from html import unescape

import pytest
from web.conftest import client_of, person_of
from web.test_record_pages import add, added_report, text_of


@pytest.fixture(autouse=True)
def today(on_day, record_folder):
    on_day("2026-11-26")


@pytest.fixture
def client(brent):
    return client_of(person_of(brent, "analyst"))


def test_the_map_of_england(client):
    answer = client.get("/sector").content.decode()
    assert answer.count('<a href="/sector/authorities/') == 153
    assert answer.count("ilacs-tile--own") == 1
    assert 'aria-label="Brent: Good"' in answer
    page = text_of(client, "/sector?judgement=overall")
    assert "Overall effectiveness: where England stands" in page
    assert "Overall effectiveness has not been judged since April 2026" in page


def test_the_league_table(client):
    page = text_of(client, "/sector/league?judgement=leaders&region=London")
    assert "Leaders: London" in page
    assert "Brent Us Good April 2026" in page
    assert "Kent" not in page
    # Best grade first, and by name within a grade.
    assert page.index("Barking and Dagenham Requires") > page.index("Brent Us Good")


def test_one_authority_beside_others(client):
    page = text_of(client, "/sector/compare")
    assert "Brent beside others" in page
    assert "Statistical neighbours 4 better, 4 the same, 2 worse" in page
    assert "Leeds beside others" in text_of(client, "/sector/compare?authority=383")


def test_what_inspectors_ask_to_improve(client):
    page = text_of(client, "/sector/themes")
    assert "181 inspections with 782 areas to improve." in page
    assert "Asked of us" in page
    assert "No such inspection" in text_of(
        client, "/sector/themes?year=2021&region=London&grade=inadequate"
    )


def test_whom_to_learn_from(client):
    page = text_of(client, "/sector/learn?theme=missing")
    assert "Whom to learn from: Missing children and return home interviews" in page
    assert "Show 40 more" in page
    everybody = text_of(client, "/sector/learn?theme=missing&all=yes")
    assert "more</a>" not in everybody
    assert everybody.count("graded again in") == 50
    assert "Choose a theme to find" in text_of(client, "/sector/learn")


@pytest.mark.parametrize(
    "address",
    [
        "/sector?judgement=x",
        "/sector/league?judgement=lscb",
        "/sector/league?region=Mars",
        "/sector/league?judgement=%00",
        "/sector/themes?year=20%C2%B2",
        "/sector/themes?year=1066",
        "/sector/themes?grade=not_judged",
        "/sector/learn?theme=x",
        "/sector/compare?authority=999",
        "/sector/compare?authority=%F0%9F%92%A9",
        "/sector/search?q=missing&grade=x",
        "/sector/search?q=%00",
        "/sector/search?q=-",
        "/sector/search?q=a*",
        f"/sector/search?q={'x' * 201}",
        "/sector/search?q=missing&theme=missing&grade=good",
    ],
)
def test_nonsense_in_the_address_is_answered_in_words(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/sector?page=9", "/sector/league?judgement=&region=", "/sector/search?x=1"]
)
def test_what_nobody_asked_about_is_passed_over(client, address):
    assert client.get(address).status_code == 200


def test_a_search_where_nothing_was_added(client):
    page = text_of(client, "/sector/search?q=missing")
    assert "No report has been added, so there is nothing to search." in page


def test_a_search_finds_and_marks(client, record_folder):
    add(record_folder, added_report())
    answer = client.get("/sector/search?q=leaders+service").content.decode()
    assert "2 passages" not in answer
    assert "1 passage found in 1 report" in " ".join(answer.split())
    assert "<mark>Leaders</mark> know &lt;b&gt;" in answer
    none = text_of(client, "/sector/search?q=zebra")
    assert "0 passages found in 1 report." in none
    elsewhere = text_of(client, "/sector/search?q=leaders&authority=383")
    assert "0 passages found" in elsewhere
    assert "1 passage found" in text_of(client, "/sector/search?q=leaders&judgement=leaders")


def test_what_is_typed_comes_back_as_text(client):
    answer = client.get("/sector/search", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in answer
    assert "<script>alert(1)</script>" in unescape(answer)
