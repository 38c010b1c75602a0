"""Every measure again, slow and obvious: what the engines must agree with.

Written from the words of a measure in plain Python over plain rows, without a look at its
expression.
"""

from collections.abc import Callable, Mapping

from ilacs.measures.oracle import assessments, front_door
from ilacs.measures.oracle.plain import Lists, PlainRow

ORACLE: Mapping[str, Callable[[Lists], list[PlainRow]]] = {
    **front_door.ORACLE,
    **assessments.ORACLE,
}
"""The rows behind each measure, by its id."""

__all__ = ["ORACLE", "Lists", "PlainRow"]
