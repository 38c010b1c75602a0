"""Education plans, pathway plans and life-story work, in plain Python."""

from collections.abc import Callable
from functools import partial

from ilacs.measures.oracle.as_at import by_now, done_in_time, in_year
from ilacs.measures.oracle.plain import Lists, PlainRow, state_of, told
from ilacs.measures.oracle.spans import length
from ilacs.measures.rows import State


def in_time(lists: Lists, list_id: str) -> list[PlainRow]:
    """Whether each was completed by the day due."""
    found = []
    for row in lists[list_id]:
        if in_year(lists, row["due"]):
            met, why = done_in_time(lists, by_now(lists, row["completed"]), row["due"])
            found.append(told(list_id, row, met, why, due=row["due"]))
    return found


def to_do(lists: Lists, list_id: str) -> list[PlainRow]:
    """What is not complete, and whether it is overdue."""
    found = []
    for row in lists[list_id]:
        if by_now(lists, row["completed"]) is None:
            met = None if row["due"] is None else row["due"] >= lists.day
            found.append(PlainRow(list_id, row["row"], state_of(met), due=row["due"]))
    return found


def quality(lists: Lists) -> list[PlainRow]:
    """How good education plans are."""
    found = []
    for row in lists["education_plans"]:
        if in_year(lists, row["completed"]):
            rating = row["quality"]
            state = State.NOT_KNOWN if rating in {None, "not_reviewed"} else State.MET
            found.append(PlainRow("education_plans", row["row"], state, category=rating))
    return found


def took_part(lists: Lists) -> list[PlainRow]:
    """Whether young people took part."""
    answers = {"yes": True, "no": False}
    return [
        PlainRow("pathway_plans", row["row"], state_of(answers.get(row["took_part"])))
        for row in lists["pathway_plans"]
        if in_year(lists, row["completed"])
    ]


def progress(lists: Lists) -> list[PlainRow]:
    """How far life-story work is."""
    found = []
    for row in lists["life_story_work"]:
        started, completed = by_now(lists, row["started"]), by_now(lists, row["completed"])
        words = "done" if completed else "begun" if started else "not begun"
        days = length(started, completed)
        found.append(PlainRow("life_story_work", row["row"], State.MET, category=words, days=days))
    return found


LISTS = {
    "education-plans": "education_plans",
    "pathway-plans": "pathway_plans",
    "life-story-work": "life_story_work",
}

ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    **{f"{words}-in-time": partial(in_time, list_id=list_id) for words, list_id in LISTS.items()},
    **{f"{words}-to-do": partial(to_do, list_id=list_id) for words, list_id in LISTS.items()},
    "education-plans-quality": quality,
    "pathway-plans-took-part": took_part,
    "life-story-work-progress": progress,
}
