"""From whatever a system exported to a snapshot of the lists."""

from ilacs.lists.reading.answers import Answers, load_answers
from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.questions import as_mapping_file, questions
from ilacs.lists.reading.read import read
from ilacs.lists.reading.rules import RULES

__all__ = [
    "RULES",
    "Answers",
    "CannotRead",
    "as_mapping_file",
    "load_answers",
    "questions",
    "read",
]
