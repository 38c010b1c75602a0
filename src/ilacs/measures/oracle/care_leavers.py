"""Care leavers, in plain Python."""

from collections.abc import Callable
from datetime import date
from functools import partial

from ilacs.framework.calendar_steps import add_months
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, told

LIST = "care_leavers"


def age(row: Row, day: date) -> int | None:
    """Years completed on a day, from the date of birth."""
    born: date | None = row["date_of_birth"]
    if born is None:
        return None
    if born > day:
        return -1
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def why_not_counted(row: Row) -> str | None:
    """Why somebody is not among those who have left care."""
    if row["in_touch"] == "DIED":
        return "died"
    if row["in_touch"] == "RHOM":
        return "returned home"
    if row["eligibility"] == "eligible":
        return "still in care (eligible child)"
    return None


def why_no_adviser(row: Row) -> str | None:
    """Why somebody has no right to a personal adviser and a plan."""
    if row["in_touch"] == "DIED":
        return "died"
    if row["in_touch"] == "RHOM":
        return "returned home"
    if row["eligibility"] == "qualifying":
        return "qualifying care leaver, to whom this duty does not extend"
    if row["eligibility"] is None:
        return "eligibility not known"
    return None


def _row(
    row: Row,
    met: bool | None,
    why: str | None,
    category: str | None = None,
    due: date | None = None,
) -> PlainRow:
    return told(LIST, row, met, why, category, due=due)


def share(
    lists: Lists, met: Callable[[Row], bool | None], ages: tuple[int, int] | None
) -> list[PlainRow]:
    """Care leavers of an age."""
    found = []
    for row in lists[LIST]:
        years = age(row, lists.day)
        if years is None:
            years = row["age"]
        why = why_not_counted(row)
        if ages is not None:
            if years is None:
                why = why or "age not known"
            elif not ages[0] <= years <= ages[1]:
                continue
        found.append(_row(row, met(row), why))
    return found


def mix(lists: Lists, column: str) -> list[PlainRow]:
    """Care leavers by the answer in a column."""
    return [
        _row(row, None if row[column] is None else True, why_not_counted(row), row[column])
        for row in lists[LIST]
    ]


def answer_in(row: Row, column: str, answers: set[str]) -> bool | None:
    """Whether the answer is one of these; None where there is none."""
    return None if row[column] is None else row[column] in answers


in_touch = partial(answer_in, column="in_touch", answers={"YES"})
suitable = partial(answer_in, column="accommodation_suitable", answers={"suitable"})
unstable = partial(answer_in, column="accommodation", answers={"R", "S", "V", "W", "X"})
in_education_or_work = partial(
    answer_in,
    column="activity",
    answers={"F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5"},
)


def in_neither(lists: Lists) -> list[PlainRow]:
    """Reasons for neither education nor work."""
    return [
        _row(row, True, why_not_counted(row), row["activity"])
        for row in lists[LIST]
        if row["activity"] in {"G4", "G5", "G6"}
    ]


def plan_reviewed(lists: Lists) -> list[PlainRow]:
    """Whether the next review of each plan is not overdue."""
    found = []
    for row in lists[LIST]:
        reviewed = row["last_pathway_review"]
        if reviewed is not None and reviewed > lists.day:
            reviewed = None
        due = lists.deadline("pathway_plan_review", reviewed)
        met: bool | None = False
        if reviewed is not None:
            met = None if due is None else due >= lists.day
        why = why_no_adviser(row)
        if why is None and reviewed is None and _too_soon(lists, row["date_of_birth"]):
            why = "no plan is due yet"
        found.append(_row(row, met, why, due=due))
    return found


def _too_soon(lists: Lists, born: date | None) -> bool:
    """Whether somebody is not 16 yet, or the needs assessment is not overdue."""
    if born is None:
        return False
    sixteen = add_months(born, 12 * 16)
    first_due = lists.deadline("pathway_needs_assessment", sixteen)
    return sixteen > lists.day or (first_due is not None and first_due >= lists.day)


def adviser_allocated(lists: Lists) -> list[PlainRow]:
    """Whether an adviser is named."""
    return [
        _row(row, row["personal_adviser"] is not None, why_no_adviser(row)) for row in lists[LIST]
    ]


def adviser_contact(lists: Lists) -> list[PlainRow]:
    """Whether the next contact is not overdue."""
    found = []
    for row in lists[LIST]:
        contact = row["last_contact"]
        met: bool | None = None
        due = None
        if contact is not None and contact <= lists.day:
            due = lists.deadline("adviser_contact", contact)
            met = None if due is None else due >= lists.day
        elif row["in_touch"] in {"NO", "REFU", "NREQ"}:
            met = False
        found.append(_row(row, met, why_no_adviser(row), due=due))
    return found


def _ages(
    measure_id: str, met: Callable[[Row], bool | None]
) -> dict[str, Callable[[Lists], list[PlainRow]]]:
    bands = {"": None, "-17-18": (17, 18), "-19-21": (19, 21), "-22-25": (22, 25)}
    return {
        f"{measure_id}{words}": partial(share, met=met, ages=ages) for words, ages in bands.items()
    }


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    **_ages("care-leavers-in-touch", in_touch),
    "care-leavers-in-touch-answers": partial(mix, column="in_touch"),
    **_ages("care-leavers-suitable-homes", suitable),
    "care-leavers-unstable-homes": partial(share, met=unstable, ages=None),
    "care-leavers-homes": partial(mix, column="accommodation"),
    **_ages("care-leavers-in-education-or-work", in_education_or_work),
    "care-leavers-in-neither": in_neither,
    "pathway-plans-reviewed": plan_reviewed,
    "personal-adviser-allocated": adviser_allocated,
    "personal-adviser-contact": adviser_contact,
}
