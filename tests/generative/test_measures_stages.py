"""Stages that begin in one list and end in another, beside what is found row by row."""

from anything import snapshots
from hypothesis import given, settings
from hypothesis import strategies as st
from measured import clocks_of
from thorough import examples

from ilacs.measures.data import data_of
from ilacs.measures.stages import by_id

SEEDS = st.integers(0, 10**6)


def lists_of(seed):
    (made,) = snapshots(seed, 1, rows=12)
    data = data_of([made], clocks_of().values())
    return {name: table.to_dicts() for name, table in data.lists.items()}, data.lists


def told(stage, tables):
    cases = by_id()[stage].cases(tables)
    return [(one["row"], one["end"], one["out"]) for one in cases.sort("row").to_dicts()]


@settings(max_examples=examples(60))
@given(SEEDS)
def test_a_referral_leads_to_the_first_assessment_before_the_next_referral(seed):
    rows, tables = lists_of(seed)
    expected = []
    taken_on = [row for row in rows["referrals"] if row["no_further_action"] != "yes"]
    for referral in taken_on:
        child, day = referral["child_id"], referral["referral_date"]
        later = [
            one["referral_date"]
            for one in taken_on
            if child is not None and day is not None and one["child_id"] == child
            if one["referral_date"] is not None and one["referral_date"] > day
        ]
        following = [
            one
            for one in rows["assessments"]
            if child is not None and day is not None and one["child_id"] == child
            if one["assessment_start"] is not None and one["assessment_start"] >= day
        ]
        end = None
        if following:
            first = min(one["assessment_start"] for one in following)
            if not later or first < min(later):
                ends = [
                    one["assessment_authorised"]
                    for one in following
                    if one["assessment_start"] == first
                ]
                end = min([one for one in ends if one is not None], default=None)
        expected.append((referral["row"], end, None))
    assert told("referral-to-assessment", tables) == expected


@settings(max_examples=examples(60))
@given(SEEDS)
def test_an_interview_belongs_to_the_episode_of_its_number_or_of_its_day(seed):
    rows, tables = lists_of(seed)
    expected = []
    for episode in rows["missing_episodes"]:
        if episode["returned"] is None:
            continue
        of_child = [
            one
            for one in rows["return_interviews"]
            if one["child_id"] is not None and one["child_id"] == episode["child_id"]
        ]
        numbered = [
            one
            for one in of_child
            if one["episode_id"] is not None and one["episode_id"] == episode["episode_id"]
        ]
        dated = [
            one
            for one in of_child
            if one["episode_id"] is None
            and one["episode_started"] is not None
            and one["episode_started"] == episode["started"]
        ]
        those = numbered or dated
        today = episode["reference_date"]
        days = [one["completed"] for one in those]
        end = min([day for day in days if day is not None and day <= today], default=None)
        answers = {one["accepted"] for one in those}
        refused = end is None and "no" in answers and "yes" not in answers
        why = "the child declined the interview" if refused else None
        if episode["kind"] == "A":
            why = "away without authorisation, not missing"
        expected.append((episode["row"], end, why))
    assert told("return-to-interview", tables) == expected
