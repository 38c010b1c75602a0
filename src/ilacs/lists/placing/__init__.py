"""From what people type to the codes of a column: by rules, never by likeness."""

from ilacs.lists.placing.place import place, place_many
from ilacs.lists.placing.placed import How, Placed

__all__ = ["How", "Placed", "place", "place_many"]
