"""Flows of any lists: what flows in flows out, as followed by hand; nothing small leaves."""

from collections import Counter
from datetime import date, timedelta

from anything import snapshots
from hypothesis import given, settings
from hypothesis import strategies as st
from measured import clocks_of
from thorough import examples

from ilacs.documents.measures.flow_layout import laid_out
from ilacs.documents.measures.flow_picture import flow_section
from ilacs.framework.clocks import deadline
from ilacs.measures.data import data_of
from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.disclosure_flows import exact_flows, protected_flows
from ilacs.measures.flows import NEEDS, STEPS, Flows, Node, edges_of, flows_of

CLOCKS = clocks_of()
N = Node
SMALLEST = 5


def by_hand(lists, day):
    """The way of every contact in its list, in plain Python from the words of the rule."""
    return [follow(row, lists, day) for row in lists["contacts"] if in_window(row, day)]


def in_window(row, day):
    on = row["contact_date"]
    return on is None or row["six_months_before"] <= on <= day


def follow(contact, lists, day):
    child, on = contact["child_id"], contact["contact_date"]
    if child is None or on is None:
        return [N.CONTACT, N.NOT_KNOWN]
    of = {name: [row for row in rows if row["child_id"] == child] for name, rows in lists.items()}
    all_days = [row["referral_date"] for row in of["referrals"]]
    known = sorted(one for one in all_days if one is not None and one <= day)
    following = [one for one in known if 0 <= (one - on).days <= 10]
    if not following:
        waiting = None in all_days or (day - on).days <= 10
        return [N.CONTACT, N.NOT_KNOWN if waiting else N.NO_REFERRAL]
    first = following[0]
    answers = [row["no_further_action"] for row in of["referrals"] if row["referral_date"] == first]
    if all(answer == "yes" for answer in answers):
        return [N.CONTACT, N.REFERRAL, N.NO_ACTION]
    until = min([one for one in known if one > first], default=day + timedelta(1))
    return [N.CONTACT, N.REFERRAL, *after_referral(of, first, until, "no" in answers, day)]


def after_referral(of, first, until, taken_on, day):
    def those(name, column):
        rows = [row for row in of[name] if row[column] is not None]
        rows = [row for row in rows if first <= row[column] < until]
        return sorted(rows, key=lambda row: row[column])

    def undated(name, column):
        return any(row[column] is None for row in of[name])

    unsure = undated("enquiries", "strategy_discussion")
    way, end = [], N.NOT_KNOWN
    assessments = those("assessments", "assessment_start")
    if assessments:
        way = [N.ASSESSMENT]
        end = N.NOT_KNOWN if unsure else of_assessment(assessments[0], day)
    elif taken_on and not unsure and not undated("assessments", "assessment_start"):
        end = N.NO_ASSESSMENT if deadline(CLOCKS["assessment"], first) < day else N.NOT_KNOWN
    enquiries = those("enquiries", "strategy_discussion")
    if enquiries:
        ways = [of_enquiry(row, day) for row in enquiries]
        *further, end = max(ways, key=lambda steps: (len(steps), steps[-1] is N.NOT_KNOWN))
        way += further
    if those("children_in_care", "care_start"):
        end = N.CARE
    elif undated("children_in_care", "care_start"):
        end = N.NOT_KNOWN
    return [*way, end]


def of_assessment(row, day):
    done = row["assessment_authorised"]
    if done is None or not row["assessment_start"] <= done <= day:
        return N.NOT_KNOWN
    return {"yes": N.SUPPORT, "no": N.NO_SUPPORT}.get(row["support_required"], N.NOT_KNOWN)


def of_enquiry(row, day):
    held = row["conference_date"]
    if held is not None and row["strategy_discussion"] <= held <= day:
        if row["plan_resulted"] == "yes":
            return [N.ENQUIRY, N.CONFERENCE, N.PLAN, N.NOT_IN_CARE]
        return [N.ENQUIRY, N.CONFERENCE, N.NO_PLAN if row["plan_resulted"] == "no" else N.NOT_KNOWN]
    unnecessary = held is None and row["conference_unnecessary"] == "yes"
    return [N.ENQUIRY, N.NO_CONFERENCE if unnecessary else N.NOT_KNOWN]


@settings(max_examples=examples(60))
@given(st.integers(0, 10**6))
def test_every_contact_goes_as_followed_by_hand_and_flows_are_conserved(seed):
    (lists,) = snapshots(seed, 1, rows=12)
    if not NEEDS.keys() <= lists.lists.keys():
        return
    data = data_of([lists], CLOCKS.values())
    flows = flows_of(data, CLOCKS)
    rows = {name: data.lists[name].to_dicts() for name in NEEDS}
    assert [list(nodes) for nodes, _ in flows.ways] == by_hand(rows, flows.reference_date)
    assert len(flows.ways) + flows.left_out == len(rows["contacts"])
    into, out = Counter(), Counter()
    for (begin, end), (count, _) in edges_of(flows.ways).items():
        out[begin] += count
        into[end] += count
    assert out[N.CONTACT] == len(flows.ways)
    for node in Node:
        if node in STEPS[1:] and node is not N.CARE:
            assert into[node] == out[node]
        elif node is not N.CONTACT:
            assert out[node] == 0


ENDS = st.sampled_from([node for node in Node if node not in STEPS and node is not N.MERGED])
WAYS = st.lists(
    st.builds(
        lambda steps, end: ((N.CONTACT, *[one for one in STEPS[1:-1] if one in steps], end)),
        st.sets(st.sampled_from(STEPS[1:-1])),
        ENDS | st.just(N.CARE),
    ),
    max_size=6,
).flatmap(
    lambda kinds: st.tuples(
        st.just(kinds), st.lists(st.integers(1, 14), min_size=len(kinds), max_size=len(kinds))
    )
)


def made(ways):
    kinds, counts = ways
    told = [
        (kind, f"child-{place}-{number}")
        for place, (kind, count) in enumerate(zip(kinds, counts, strict=True))
        for number in range(count)
    ]
    return Flows("", date(2026, 3, 31), tuple(told), 0)


@given(WAYS)
def test_no_small_flow_leaves_and_all_contacts_are_in_what_does(ways):
    flows = made(ways)
    total = len(flows.ways)
    found = protected_flows(flows, DisclosureRule(SMALLEST, 1))
    if 0 < total < SMALLEST:
        assert (found.contacts, found.edges) == (None, ())
        return
    assert found.contacts == total
    assert all(count >= SMALLEST for *_, count in found.edges)
    exact = {(begin, end): count for begin, end, count in exact_flows(flows).edges}
    assert all(
        count <= exact[begin, end] for begin, end, count in found.edges if end is not N.MERGED
    )
    started = sum(count for begin, _, count in found.edges if begin is N.CONTACT)
    assert started in ({total} if found.edges else {0})
    for step in STEPS[1:]:
        out = sum(count for begin, _, count in found.edges if begin is step)
        into = sum(count for _, end, count in found.edges if end is step)
        # Where what follows may not be shown, all ways end: a part of them would be told.
        assert out in (0, into)


@given(WAYS)
def test_every_flow_is_drawn_and_no_two_bars_lie_on_one_another(ways):
    flows = exact_flows(made(ways))
    page = flow_section(flows, "Exact.")
    if not flows.edges:
        assert "nothing more can be shown" in page
        return
    assert all(f"{count:,}" in page for *_, count in flows.edges)
    layout = laid_out(flows)
    for one in layout.boxes:
        assert 0 <= one.left <= layout.width
        assert one.top >= 0
        assert one.top + one.height <= layout.height
        for other in layout.boxes:
            if other is not one and other.column == one.column:
                assert one.top + one.height <= other.top or other.top + other.height <= one.top
    for ribbon in layout.ribbons:
        assert ribbon.end.column == ribbon.begin.column + 1
        assert ribbon.top >= ribbon.begin.top - 0.01
        assert ribbon.to >= ribbon.end.top - 0.01
