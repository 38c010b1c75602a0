"""What is typed for no answer: dashes, a program's words for an empty cell, errors."""

from collections.abc import Mapping
from functools import cache

from ilacs.lists.reviewed import rows_of


@cache
def no_answers(columns: str = "", *, weak: bool = True) -> Mapping[str, str]:
    """What each folded text means that stands for no answer: in every column, and in one kind.

    The kinds are dates, numbers, postcodes and codes. Weak ones can word an answer too, as
    "not recorded" can, and stand for none only where nothing else is understood.
    """
    return {
        row["mark"]: row["means"]
        for row in rows_of(__package__, "no_answers.csv")
        if row["columns"] in ("", columns) and (weak or not row["weak"])
    }
