"""The documents that care leavers are given, in plain Python."""

from collections.abc import Callable
from functools import partial

from ilacs.measures.oracle.plain import Lists, PlainRow, Row, told


def papers_of(lists: Lists, row: Row, documents: tuple[str, ...]) -> list[Row]:
    """What the list of documents says of somebody."""
    return [
        paper
        for paper in lists["care_leaver_documents"]
        if paper["child_id"] is not None
        and paper["child_id"] == row["child_id"]
        and paper["document"] in documents
    ]


def given(lists: Lists, documents: tuple[str, ...]) -> list[PlainRow]:
    """Whether care leavers have one of these documents."""
    found = []
    for row in lists["care_leavers"]:
        papers = papers_of(lists, row, documents)
        answers = {paper["given"] for paper in papers}
        has = any(
            paper["given"] == "yes"
            and (paper["given_on"] is None or paper["given_on"] <= lists.day)
            for paper in papers
        )
        without = {paper["document"] for paper in papers if paper["given"] == "no"}
        met, why = None, None
        if row["in_touch"] == "DIED":
            why = "died"
        elif row["eligibility"] == "eligible":
            why = "still in care (eligible child)"
        elif has:
            met = True
        elif "declined" in answers:
            why = "declined"
        elif "not_needed" in answers:
            why = "not needed"
        elif without == set(documents):
            met = False
        found.append(told("care_leavers", row, met, why))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "care-leavers-health-history": partial(given, documents=("health_history",)),
    "care-leavers-birth-certificate": partial(given, documents=("birth_certificate",)),
    "care-leavers-national-insurance": partial(given, documents=("national_insurance",)),
    "care-leavers-photo-identity": partial(given, documents=("passport", "other_identity")),
}
