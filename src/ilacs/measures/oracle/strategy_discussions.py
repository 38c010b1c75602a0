"""Strategy discussions, in plain Python."""

from collections.abc import Callable
from functools import partial

from ilacs.measures.oracle.as_at import in_year
from ilacs.measures.oracle.plain import Lists, PlainRow
from ilacs.measures.rows import State

LIST = "strategy_discussions"


def present(lists: Lists, agencies: tuple[str, ...]) -> list[PlainRow]:
    """Whether all of these agencies took part."""
    found = []
    for row in lists[LIST]:
        if not in_year(lists, row["held"]):
            continue
        answers = [row[agency] for agency in agencies]
        if "no" in answers:
            state = State.NOT_MET
        elif all(answer == "yes" for answer in answers):
            state = State.MET
        else:
            state = State.NOT_KNOWN
        found.append(PlainRow(LIST, row["row"], state))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "strategy-discussions-with-police": partial(present, agencies=("police",)),
    "strategy-discussions-with-health": partial(present, agencies=("health",)),
    "strategy-discussions-with-school": partial(present, agencies=("education",)),
    "strategy-discussions-with-all": partial(present, agencies=("police", "health", "education")),
}
