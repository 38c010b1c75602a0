"""The documents that care leavers are given."""

from datetime import date

import pytest
from measured import ENGINES, rows_behind
from small_lists import snapshot

pytestmark = pytest.mark.parametrize("engine", ENGINES)


def states(engine, measure_id, people, papers):
    lists = snapshot(care_leavers=people, care_leaver_documents=papers)
    found = rows_behind(engine, measure_id, lists)
    return [row.reason or row.state.value for row in found]


@pytest.mark.parametrize(
    ("measure_id", "document"),
    [
        ("care-leavers-health-history", "health_history"),
        ("care-leavers-birth-certificate", "birth_certificate"),
        ("care-leavers-national-insurance", "national_insurance"),
    ],
)
def test_each_document(engine, measure_id, document):
    answers = ("yes", "no", "unknown", "declined", "not_needed", None)
    people = [{"child_id": str(number)} for number in range(len(answers))]
    papers = [
        {"child_id": str(number), "document": document, "given": answer}
        for number, answer in enumerate(answers)
    ]
    other = [{"child_id": "2", "document": "bank_account", "given": "yes"}]
    assert states(engine, measure_id, people, papers + other) == [
        "met",
        "not met",
        "not known",
        "declined",
        "not needed",
        "not known",
    ]


def test_who_is_not_counted_and_of_whom_nothing_is_known(engine):
    people = [
        {"child_id": "1", "in_touch": "DIED", "eligibility": "former_relevant"},
        {"child_id": "2", "in_touch": "YES", "eligibility": "eligible"},
        {"child_id": "3", "in_touch": "NO", "eligibility": None},
        {"child_id": None, "in_touch": "YES", "eligibility": None},
        {"child_id": "4", "in_touch": "YES", "eligibility": None},
    ]
    papers = [
        {"child_id": None, "document": "health_history", "given": "yes", "given_on": None},
        {
            "child_id": "4",
            "document": "health_history",
            "given": "yes",
            "given_on": date(2026, 4, 1),  # to come
        },
    ]
    assert states(engine, "care-leavers-health-history", people, papers) == [
        "died",
        "still in care (eligible child)",
        "not known",
        "not known",
        "not known",
    ]


def test_photographic_identity_is_either_of_two(engine):
    answers = [("yes", "no"), ("no", "yes"), ("no", "no"), ("no", "unknown"), ("no", "declined")]
    people = [{"child_id": str(number)} for number in range(len(answers))]
    papers = [
        {"child_id": str(number), "document": document, "given": answer}
        for number, both in enumerate(answers)
        for document, answer in zip(("passport", "other_identity"), both, strict=True)
    ]
    assert states(engine, "care-leavers-photo-identity", people, papers) == [
        "met",
        "met",
        "not met",
        "not known",
        "declined",
    ]
