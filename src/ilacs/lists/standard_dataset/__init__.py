"""The Standard Safeguarding Dataset as a source: its tables in, the lists as at any day out."""

from ilacs.lists.standard_dataset.errors import CannotUse
from ilacs.lists.standard_dataset.make import Made, lists_as_at, make_lists
from ilacs.lists.standard_dataset.rules import RULES

__all__ = ["RULES", "CannotUse", "Made", "lists_as_at", "make_lists"]
