"""What our data say beside what inspectors wrote: on the record, and on the page of a theme."""

from datetime import date

import pytest
from web.conftest import client_of, person_of, told
from web.put_in import submitted

from ilacs.documents.measures.answers import Counts, Figure, MeasuresAnswer, Share
from ilacs.framework.grades import Judgement
from ilacs.measures.changes import Became, Change
from ilacs.measures.declared import by_id
from ilacs.web.actions.people import create_authority
from ilacs.web.data import storage
from ilacs.web.data.said import Said, said, said_of_area, said_of_theme

EARLIER, LATER = date(2026, 2, 28), date(2026, 3, 31)


@pytest.fixture(autouse=True)
def today(on_day, record_folder):
    on_day("2026-11-26")


def figure(measure_id, value, met, of, *, not_known=0, before=None, became=None, shares=()):
    counts = Counts(value, met, of, None, not_known, 0, None, None)
    change = became and Change(measure_id, "Brent", EARLIER, LATER, before, value, became)
    measure = by_id()[measure_id]
    return Figure(measure, "Brent", LATER, counts, shares=shares, change=change)


def answer_of(*figures):
    whose = (("Brent", EARLIER), ("Brent", LATER))
    return MeasuresAnswer(whose, (), figures, (), (), {})


@pytest.mark.parametrize(
    ("one", "value", "counts", "direction"),
    [
        (
            figure(
                "return-interviews-in-time",
                62.5,
                25,
                40,
                not_known=3,
                before=70.0,
                became=Became.WORSE,
            ),
            "62.5%",
            "25 of 40. 3 not known.",
            "Worse than on 28 Feb 2026 (70.0%).",
        ),
        (
            figure("children-in-care", 34, 34, 34, before=36, became=Became.DIFFERENT),
            "34",
            "",
            "Was 36 on 28 Feb 2026.",
        ),
        (
            figure("pre-proceedings-length", 132, 5, 5, before=133, became=Became.BETTER),
            "132 days",
            "Of 5.",
            "Better than on 28 Feb 2026 (133 days).",
        ),
        (
            figure("return-interviews-in-time", 50.0, 20, 40, before=50.2, became=Became.SAME),
            "50.0%",
            "20 of 40.",
            "About the same as on 28 Feb 2026 (50.2%).",
        ),
        (
            figure("return-interviews-in-time", 50.0, 20, 40, became=Became.NOT_KNOWN),
            "50.0%",
            "20 of 40.",
            "Cannot be compared with 28 Feb 2026.",
        ),
        (figure("return-interviews-in-time", None, 0, 0), "None to count", "", ""),
        # Kept back by disclosure control, which is no zero.
        (
            figure(
                "return-interviews-in-time", None, None, 10, not_known=None, became=Became.NOT_KNOWN
            ),
            "Not shown: numbers are small",
            "Of 10. How many are not known is not shown.",
            "",
        ),
        (
            figure("pre-proceedings-length", None, 0, 4, not_known=4),
            "Not known",
            "Of 4. 4 not known.",
            "",
        ),
        (
            figure("legal-statuses", None, 10, 10, shares=(Share("Full care order", 8, 10, 80.0),)),
            "80.0%",
            "The largest share of 10: “Full care order”.",
            "",
        ),
        (
            figure("legal-statuses", None, None, None, not_known=None),
            "Not shown: numbers are small",
            "",
            "",
        ),
    ],
)
def test_a_figure_in_words(one, value, counts, direction):
    found = said(one)
    assert (found.value, found.counts, found.direction) == (value, counts, direction)
    assert found.is_worse == (one.became is Became.WORSE)
    assert found.address == f"/data/measures/{one.measure.id}"


def names(lines: tuple[Said, ...]):
    return [line.address.rsplit("/", 1)[1] for line in lines]


MISSING = [
    figure("return-interviews-offered", 90.0, 36, 40),
    figure("missing-from-care", 10.0, 4, 40),
    figure("missing-from-care-often", 5.0, 2, 40, before=2.5, became=Became.WORSE),
    figure("return-interviews-in-time", 62.5, 25, 40),
]
PLANS = [figure("care-reviews-in-time", 80.0, 8, 10), figure("care-visits-in-time", 80.0, 8, 10)]


def test_key_measures_of_each_theme_in_turn_then_what_got_worse():
    answer = answer_of(*MISSING, *PLANS)
    found = said_of_area(
        answer, Judgement.HELP_AND_PROTECTION, [("missing", "recording"), ("iro-care-planning",)]
    )
    assert found.why == "About what was to improve"
    assert names(found.lines) == [
        "missing-from-care",
        "care-reviews-in-time",
        "return-interviews-in-time",
        "missing-from-care-often",
    ]


def test_key_figures_where_nothing_tells_of_what_was_to_improve():
    answer = answer_of(*MISSING, *PLANS)
    found = said_of_area(answer, Judgement.CHILDREN_IN_CARE, [("recording",)])
    assert found.why == "No figure tells of what was to improve. Key figures"
    assert names(found.lines) == [
        "missing-from-care",
        "care-reviews-in-time",
        "care-visits-in-time",
    ]
    assert said_of_area(answer, Judgement.CHILDREN_IN_CARE, []).why == "Key figures"
    assert said_of_area(answer, Judgement.LEADERS, []).lines == ()


def test_every_figure_of_a_theme():
    assert len(said_of_theme(answer_of(*MISSING, *PLANS), "missing")) == 4
    assert said_of_theme(answer_of(*MISSING), "life-story") == ()


@pytest.mark.parametrize(
    ("role", "words", "link"),
    [
        ("analyst", "Put child-level lists in : the figures", True),
        ("member", "An analyst puts them in.", False),
    ],
)
def test_before_any_lists(brent, role, words, link):
    client = client_of(person_of(brent, role))
    for address in ("/record", "/record/themes/missing"):
        answer = client.get(address)
        page = told(answer)
        assert page.count("What our data say is not known yet: no lists have been accepted.") == 1
        assert words in page
        assert ('href="/data/upload"' in answer.content.decode()) == link


def test_who_sees_no_figure_is_not_told_of_any(brent):
    person_of(brent)
    submitted(brent)
    client = client_of(person_of(brent, "administrator"))
    for address in ("/record", "/record/themes/iro-care-planning"):
        assert "our data" not in told(client.get(address)).lower().replace("our data our", "")


def test_each_area_says_what_our_data_say(brent):
    analyst = person_of(brent)
    submitted(brent, EARLIER)
    submitted(brent)
    page = told(client_of(analyst).get("/record"))
    assert "from the lists as at 31 March 2026, compared with those as at 28 February 2026." in page
    assert page.count("What our data say now") == 4
    care = page[page.index("Children in care") : page.index("Care leavers", 900)]
    assert "as at 31 March 2026" in care
    assert "The lists as at 31 March 2026 have no figure for this." in page


def test_numbers_are_kept_back_from_who_may_not_see_them(brent):
    analyst, member = person_of(brent), person_of(brent, "member")
    submitted(brent)
    address = "/record/themes/iro-care-planning"
    exact = told(client_of(analyst).get(address))
    assert "Reviews of children in care in time : 0.0% . 0 of 4." in exact
    assert "there are no earlier ones to compare with" in exact
    safe = told(client_of(member).get(address))
    assert "Counts from 1 to 4 are not shown" in safe
    assert "Reviews of children in care in time : Not shown: numbers are small ." in safe
    assert " of 4." not in safe
    assert "Counts from 1 to 4 are not shown" in told(client_of(member).get("/record"))


def test_another_authoritys_page_says_nothing_of_our_data(brent):
    analyst = person_of(brent)
    submitted(brent)
    assert "our data say" not in told(client_of(analyst).get("/sector/authorities/383"))


def test_figures_that_cannot_be_read_are_said_and_the_record_is_there(brent):
    analyst = person_of(brent)
    made = submitted(brent)
    storage.remove(brent.pk, made.token)
    client = client_of(analyst)
    for address in ("/record", "/record/themes/missing"):
        page = told(client.get(address))
        assert "Our data cannot be read: it is not what was written." in page
        assert made.token not in page
    assert "Good in all four areas." in told(client.get("/record"))


def test_a_region_is_sent_to_the_sector():
    region = create_authority(by=None, name="South West", is_region=True)
    answer = client_of(person_of(region, "regional_analyst")).get("/record/themes/missing")
    assert answer["Location"] == "/sector/learn?theme=missing"
