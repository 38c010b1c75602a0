"""Measures that join two lists, or many rows of one: on few children, numbers and days.

Lists of anything seldom hold two rows that belong together; these hold little else.
"""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from measured import ENGINES, clocks_of, machine_of
from small_lists import REFERENCE_DATE, snapshot
from thorough import examples

from ilacs.measures.data import data_of
from ilacs.measures.declared import by_id
from ilacs.measures.given import AUTHORITY, ROW
from ilacs.measures.oracle import ORACLE, Lists

MACHINES = [name for name in ENGINES if name != "oracle"]
SNAPSHOTS = 30
ROWS = 8

CHILDREN = ("1", "2", "3", None)
YES_NO = ("yes", "no", "unknown", None)
DAYS = tuple(REFERENCE_DATE - timedelta(days=days) for days in (-1, 0, 1, 2, 3, 4, 40, 70, 364))
ANY_DAY = (*DAYS, *DAYS, None)

LISTS = {
    "missing_episodes": {
        "child_id": CHILDREN,
        "episode_id": ("a", "b", None),
        "started": ANY_DAY,
        "kind": ("M", "M", "M", "A", None),
        "returned": ANY_DAY,
        "return_time": ("00:00", "09:30", "23:59", None),
    },
    "return_interviews": {
        "child_id": CHILDREN,
        "episode_id": ("a", "b", None),
        "episode_started": ANY_DAY,
        "offered": YES_NO,
        "accepted": YES_NO,
        "completed": ANY_DAY,
        "completed_time": ("00:00", "09:30", "09:31", "23:59", None),
    },
    "pre_proceedings": {"child_id": CHILDREN, "letter_sent": ANY_DAY},
    "care_proceedings": {"child_id": CHILDREN, "issued": ANY_DAY},
    "care_leavers": {
        "child_id": CHILDREN,
        "in_touch": ("YES", "YES", "DIED", None),
        "eligibility": ("former_relevant", "former_relevant", "eligible", None),
    },
    "care_leaver_documents": {
        "child_id": CHILDREN,
        "document": ("health_history", "passport", "other_identity"),
        "given": ("yes", "no", "no", "unknown", "not_needed", "declined", None),
        "given_on": ANY_DAY,
    },
    "child_protection": {
        "child_id": CHILDREN,
        "plan_start": ANY_DAY,
        "plan_end": (*DAYS[:1], None),
    },
    "supervision": {"child_id": CHILDREN, "held": ANY_DAY, "worker": ("A", "B", "C", None)},
    "adopters": {
        "family_id": ("1", "2", "3", None),
        "stage_1_start": ANY_DAY,
        "stage_1_end": (*ANY_DAY, None, None, None, None, None, None),
        "stage_2_start": (*DAYS, *(None,) * 30),
        "stage_2_end": (*DAYS, *(None,) * 30),
        "matched": (*DAYS, *(None,) * 60),
        "left_process": (*DAYS, *(None,) * 60),
        "leaving_reason": ("1", "2", None),
    },
}
MEASURES = (
    "return-interviews-offered",
    "return-interviews-accepted",
    "return-interviews-in-time",
    "return-interviews-outstanding",
    "missing-again",
    "missing-often",
    "letter-to-court",
    "care-leavers-health-history",
    "care-leavers-photo-identity",
    "supervision-child-protection",
    "changes-of-worker",
    "adopters-stage-1-in-time",
    "adopters-in-stage-1",
    "adopters-in-stage-2",
    "adopters-waiting",
    "adopters-leaving",
)


def joined(seed):
    """Snapshots of one day, each of another authority."""
    random = Random(seed)
    return [
        replace(
            snapshot(
                REFERENCE_DATE,
                **{
                    name: [
                        {column: random.choice(values) for column, values in columns.items()}
                        for _ in range(random.randint(1, ROWS))
                    ]
                    for name, columns in LISTS.items()
                },
            ),
            authority=f"No. {number}",
        )
        for number in range(SNAPSHOTS)
    ]


def of_oracle(measure_id, data, clocks):
    return [
        (
            authority,
            row.list,
            row.row,
            row.state.value,
            row.reason,
            row.category,
            row.days,
            row.due,
        )
        for authority, day in data.columns
        for row in ORACLE[measure_id](
            Lists(day, {name: rows_of(data, name, authority) for name in LISTS}, clocks)
        )
    ]


def rows_of(data, list_id, authority):
    table = data.lists[list_id]
    return table.filter(table[AUTHORITY] == authority).to_dicts()


@pytest.mark.parametrize("engine", MACHINES)
# No smaller seed says more.
@settings(max_examples=examples(2), phases=(Phase.explicit, Phase.generate))
@given(seed=st.integers(0, 2**32))
def test_joined_rows_are_those_of_the_oracle(engine, seed):
    clocks = clocks_of()
    data = data_of(joined(seed), clocks.values())
    machine = machine_of(engine)
    lists = machine.given(data, clocks)
    columns = (AUTHORITY, "list", ROW, "state", "reason", "category", "days", "due")
    for measure_id in MEASURES:
        found = machine.answer(by_id()[measure_id].rows(lists)).select(columns).rows()
        expected = of_oracle(measure_id, data, clocks)
        assert sorted(found, key=str) == sorted(expected, key=str), measure_id
