"""The flow from contact to outcome as a part of a page."""

import re
from datetime import date

from ilacs.documents.measures.flow_picture import PARTLY, flow_section
from ilacs.measures.disclosure_flows import ShownFlows
from ilacs.measures.flows import Node

DAY = date(2026, 3, 31)
EDGES = (
    (Node.CONTACT, Node.REFERRAL, 20),
    (Node.CONTACT, Node.NO_REFERRAL, 1_000),
    (Node.REFERRAL, Node.CARE, 5),
    (Node.REFERRAL, Node.NOT_KNOWN, 15),
)


def section(edges=EDGES, contacts=1_020, **more):
    return flow_section(ShownFlows("Brent", DAY, contacts, edges, **more), "Rounded <to 5>.")


def test_the_picture_has_a_title_and_words_and_a_table_beside_it():
    page = section()
    (names,) = re.findall(r'role="img" aria-labelledby="([^"]*)"', page)
    for name in names.split():
        assert page.count(f'id="{name}"') == 1
    assert "Contact to No referral: 1,000. Referral to Came into care: 5." in page
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td class="text">(.*?)</td>', page)
    assert rows == [(begin.value, end.value) for begin, end, _ in EDGES]
    assert '<td class="number">1,000</td><td class="number">98%</td>' in page


def test_the_rule_and_the_protection_are_said_as_text():
    page = section()
    assert "followed forward" in page
    assert "Rounded &lt;to 5&gt;." in page


def test_it_needs_nothing_from_elsewhere_and_no_style_of_its_own():
    assert not re.search(r"(?:src|href|style)=", section())


def test_what_is_not_known_is_dashed():
    assert section().count("stroke-dasharray") == 1


def test_a_step_that_is_shown_in_part_says_so():
    page = section(partly=frozenset({Node.CARE}))
    assert "5 and others" in page
    assert PARTLY in page
    assert PARTLY not in section()


def test_too_few_contacts_and_none():
    assert "too few contacts" in section((), None)
    assert "0 contacts: nothing more can be shown" in section((), 0)
    assert "<svg" not in section((), 0)
