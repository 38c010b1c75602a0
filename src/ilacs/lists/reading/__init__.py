"""From whatever a system exported to a snapshot of the lists."""

from ilacs.lists.reading.answers import Answers
from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.read import read

__all__ = ["Answers", "CannotRead", "read"]
