"""From contact to outcome: which way a contact went, and where that is not known."""

from datetime import date, timedelta

import pytest
from measured import clocks_of
from small_lists import REFERENCE_DATE, snapshot

from ilacs.measures.data import CannotMeasure, data_of
from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.disclosure_flows import exact_flows, protected_flows
from ilacs.measures.flows import NEEDS, STEPS, Flows, Node, edges_of, flows_of

N = Node
CONTACT = date(2026, 1, 5)
CLOCKS = clocks_of()


def day(after):
    """So many days after the contact."""
    return None if after is None else CONTACT + timedelta(after)


def lists(contacts, referrals=(), assessments=(), enquiries=(), care=()):
    """Lists of child 7, told as tuples of days after the contact and of answers."""
    told = {
        "contacts": [(CONTACT if on == 0 else day(on),) for on in contacts],
        "referrals": [(day(on), no_action) for on, no_action in referrals],
        "assessments": [(day(on), day(done), support) for on, done, support in assessments],
        "enquiries": [
            (day(on), unnecessary, day(held), plan) for on, unnecessary, held, plan in enquiries
        ],
        "children_in_care": [(day(on),) for on in care],
    }
    columns = {name: NEEDS[name][1:] for name in NEEDS}
    nobody = {name: [dict.fromkeys(NEEDS[name])] for name in NEEDS}
    rows = {
        name: [{"child_id": "7", **dict(zip(columns[name], row, strict=True))} for row in given]
        for name, given in told.items()
    }
    # A row of nobody keeps the columns there.
    return snapshot(**{name: rows[name] or nobody[name] for name in NEEDS})


def way(**told):
    flows = flows_of(data_of([lists([0], **told)], CLOCKS.values()), CLOCKS)
    ((nodes, child),) = flows.ways
    assert child == "7"
    assert nodes[0] is N.CONTACT
    return nodes[1:]


TAKEN_ON = [(1, "no")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, (N.NO_REFERRAL,)),
        ({"referrals": [(10, "yes")]}, (N.REFERRAL, N.NO_ACTION)),
        ({"referrals": [(11, "yes")]}, (N.NO_REFERRAL,)),
        ({"referrals": [(-1, "yes")]}, (N.NO_REFERRAL,)),
        ({"referrals": [(None, "yes")]}, (N.NOT_KNOWN,)),
        ({"referrals": [(1, "yes"), (1, "no")]}, (N.REFERRAL, N.NO_ASSESSMENT)),
        ({"referrals": [(1, None)]}, (N.REFERRAL, N.NOT_KNOWN)),
        ({"referrals": TAKEN_ON}, (N.REFERRAL, N.NO_ASSESSMENT)),
        (
            {"referrals": TAKEN_ON, "assessments": [(None, None, None)]},
            (N.REFERRAL, N.NOT_KNOWN),
        ),
        (
            {"referrals": TAKEN_ON, "assessments": [(2, 30, "no")]},
            (N.REFERRAL, N.ASSESSMENT, N.NO_SUPPORT),
        ),
        (
            {"referrals": TAKEN_ON, "assessments": [(2, 30, "yes")]},
            (N.REFERRAL, N.ASSESSMENT, N.SUPPORT),
        ),
        (
            {"referrals": TAKEN_ON, "assessments": [(2, 30, None)]},
            (N.REFERRAL, N.ASSESSMENT, N.NOT_KNOWN),
        ),
        (
            {"referrals": TAKEN_ON, "assessments": [(2, None, None)]},
            (N.REFERRAL, N.ASSESSMENT, N.NOT_KNOWN),
        ),
        (
            {"referrals": TAKEN_ON, "assessments": [(2, 1, "no")]},
            (N.REFERRAL, N.ASSESSMENT, N.NOT_KNOWN),
        ),
        (
            {"referrals": [(1, "no"), (20, "yes")], "assessments": [(20, 30, "no")]},
            (N.REFERRAL, N.NO_ASSESSMENT),
        ),
        (
            {"referrals": TAKEN_ON, "enquiries": [(2, "yes", None, None)]},
            (N.REFERRAL, N.ENQUIRY, N.NO_CONFERENCE),
        ),
        (
            {"referrals": TAKEN_ON, "enquiries": [(2, "no", None, None)]},
            (N.REFERRAL, N.ENQUIRY, N.NOT_KNOWN),
        ),
        (
            {"referrals": TAKEN_ON, "enquiries": [(2, "no", 9, "no")]},
            (N.REFERRAL, N.ENQUIRY, N.CONFERENCE, N.NO_PLAN),
        ),
        (
            {"referrals": TAKEN_ON, "enquiries": [(2, "no", 1, "yes")]},
            (N.REFERRAL, N.ENQUIRY, N.NOT_KNOWN),
        ),
        (
            {"referrals": TAKEN_ON, "enquiries": [(2, "yes", None, None), (5, "no", 9, "yes")]},
            (N.REFERRAL, N.ENQUIRY, N.CONFERENCE, N.PLAN, N.NOT_IN_CARE),
        ),
        (
            {
                "referrals": TAKEN_ON,
                "assessments": [(2, 30, "yes")],
                "enquiries": [(2, "no", 9, "yes")],
                "care": [40],
            },
            (N.REFERRAL, N.ASSESSMENT, N.ENQUIRY, N.CONFERENCE, N.PLAN, N.CARE),
        ),
        (
            {"referrals": TAKEN_ON, "assessments": [(2, 30, "no")], "care": [1]},
            (N.REFERRAL, N.ASSESSMENT, N.CARE),
        ),
        (
            {"referrals": TAKEN_ON, "assessments": [(2, 30, "no")], "care": [None]},
            (N.REFERRAL, N.ASSESSMENT, N.NOT_KNOWN),
        ),
        (
            {"referrals": TAKEN_ON, "assessments": [(2, 30, "no")], "care": [0, 200]},
            (N.REFERRAL, N.ASSESSMENT, N.NO_SUPPORT),
        ),
    ],
)
def test_a_contact_went(told, expected):
    assert way(**told) == expected


@pytest.mark.parametrize(
    ("ago", "expected"),
    [(11, N.NO_REFERRAL), (10, N.NOT_KNOWN), (0, N.NOT_KNOWN)],
)
def test_a_referral_may_still_follow(ago, expected):
    recent = (REFERENCE_DATE - CONTACT).days - ago
    flows = flows_of(data_of([lists([recent])], CLOCKS.values()), CLOCKS)
    assert [nodes for nodes, _ in flows.ways] == [(N.CONTACT, expected)]


def test_an_assessment_may_still_follow():
    """From 27 January there are 3 + 20 + 22 = 45 working days to 31 March 2026."""
    referred = (date(2026, 1, 27) - CONTACT).days
    expected = {referred: N.NOT_KNOWN, referred - 1: N.NO_ASSESSMENT}
    for on, end in expected.items():
        made = lists([on], referrals=[(on, "no")])
        ((nodes, _),) = flows_of(data_of([made], CLOCKS.values()), CLOCKS).ways
        assert nodes == (N.CONTACT, N.REFERRAL, end)


def test_contacts_outside_the_six_months_are_left_out_and_those_without_a_day_are_not_known():
    flows = flows_of(data_of([lists([0, -200, 300, None])], CLOCKS.values()), CLOCKS)
    assert flows.left_out == 2
    assert sorted(nodes for nodes, _ in flows.ways) == [
        (N.CONTACT, N.NO_REFERRAL),
        (N.CONTACT, N.NOT_KNOWN),
    ]


def test_of_several_submissions_the_latest_is_followed():
    later = lists([0, 0])
    earlier = snapshot(
        date(2025, 12, 31), contacts=[{"child_id": "9", "contact_date": date(2025, 12, 1)}]
    )
    flows = flows_of(data_of([later, earlier], CLOCKS.values()), CLOCKS)
    assert (flows.reference_date, len(flows.ways)) == (REFERENCE_DATE, 2)


@pytest.mark.parametrize("absent", NEEDS)
def test_a_list_that_is_not_there(absent):
    rows = {name: [dict.fromkeys(NEEDS[name])] for name in NEEDS if name != absent}
    with pytest.raises(CannotMeasure, match="this list is not there"):
        flows_of(data_of([snapshot(**rows)], CLOCKS.values()), CLOCKS)


def flows(**ways):
    """Flows of so many contacts, each of another child, told as `referral_no_action=3`."""
    named = {
        "no_referral": (N.NO_REFERRAL,),
        "not_known": (N.NOT_KNOWN,),
        "no_action": (N.REFERRAL, N.NO_ACTION),
        "no_assessment": (N.REFERRAL, N.NO_ASSESSMENT),
        "support": (N.REFERRAL, N.ASSESSMENT, N.SUPPORT),
        "no_support": (N.REFERRAL, N.ASSESSMENT, N.NO_SUPPORT),
        "care": (N.REFERRAL, N.ASSESSMENT, N.CARE),
        "enquiry": (N.REFERRAL, N.ASSESSMENT, N.ENQUIRY, N.NO_CONFERENCE),
    }
    made = [
        ((N.CONTACT, *named[name]), f"{name}-{number}")
        for name, count in ways.items()
        for number in range(count)
    ]
    return Flows("", REFERENCE_DATE, tuple(made), 0)


def shown(made):
    found = protected_flows(made, DisclosureRule(rounding=1))
    return {(begin, end): count for begin, end, count in found.edges}


class TestProtection:
    def test_nothing_small_nothing_changed(self):
        made = flows(no_referral=7, no_action=5, support=5)
        assert shown(made) == {edge: count for edge, (count, _) in edges_of(made.ways).items()}

    def test_a_small_end_is_merged_with_the_smallest_beside_it(self):
        assert shown(flows(no_referral=9, support=3, no_support=20, care=8)) == {
            (N.CONTACT, N.REFERRAL): 31,
            (N.CONTACT, N.NO_REFERRAL): 9,
            (N.REFERRAL, N.ASSESSMENT): 31,
            (N.ASSESSMENT, N.NO_SUPPORT): 20,
            (N.ASSESSMENT, N.MERGED): 3 + 8,
        }

    def test_what_a_small_step_leads_to_is_not_shown(self):
        assert shown(flows(no_referral=9, support=20, no_support=8, enquiry=4)) == {
            (N.CONTACT, N.REFERRAL): 32,
            (N.CONTACT, N.NO_REFERRAL): 9,
            (N.REFERRAL, N.ASSESSMENT): 32,
            (N.ASSESSMENT, N.SUPPORT): 20,
            (N.ASSESSMENT, N.MERGED): 8 + 4,
        }

    def test_a_step_to_which_some_ways_are_not_shown_says_so(self):
        care = ((N.CONTACT, N.REFERRAL, N.CARE), "c")
        made = flows(no_referral=9, support=20, care=8, no_action=6)
        found = protected_flows(Flows("", REFERENCE_DATE, (*made.ways, care), 0))
        assert (N.REFERRAL, N.CARE) not in {edge[:2] for edge in found.edges}
        assert found.partly == {N.CARE}
        assert protected_flows(made).partly == frozenset()

    def test_where_all_are_merged_the_way_ends(self):
        assert shown(flows(no_referral=9, no_action=2, no_assessment=4)) == {
            (N.CONTACT, N.REFERRAL): 6,
            (N.CONTACT, N.NO_REFERRAL): 9,
        }

    def test_many_contacts_of_few_children_are_few(self):
        (nodes, _), *_ = flows(no_action=1).ways
        made = Flows("", REFERENCE_DATE, ((nodes, "7"),) * 40, 0)
        found = protected_flows(made)
        assert (found.contacts, found.edges) == (None, ())

    def test_too_few_contacts(self):
        assert protected_flows(flows(no_referral=4)).contacts is None
        assert protected_flows(flows()).contacts == 0

    def test_counts_are_rounded_each_by_itself(self):
        found = protected_flows(flows(no_referral=7, no_action=8))
        assert found.contacts == 15
        assert [count for *_, count in found.edges] == [10, 5, 10]

    def test_exact_flows_are_as_they_are(self):
        found = exact_flows(flows(no_referral=1, no_action=2))
        assert found.edges == (
            (N.CONTACT, N.REFERRAL, 2),
            (N.CONTACT, N.NO_REFERRAL, 1),
            (N.REFERRAL, N.NO_ACTION, 2),
        )


def test_the_frame():
    table = flows(no_referral=1, no_action=2).table
    assert table.columns == ["authority", "reference_date", "from", "to", "count", "children"]
    assert table.select("from", "to", "count", "children").rows() == [
        ("Contact", "Referral", 2, 2),
        ("Contact", "No referral", 1, 1),
        ("Referral", "No further action", 2, 2),
    ]
    assert STEPS[0] is N.CONTACT
