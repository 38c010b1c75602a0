"""A synthetic authority: children who do not exist, whose lists agree with each other."""

from ilacs.lists.imagined.dirt import Spot
from ilacs.lists.imagined.england import Written, write_england
from ilacs.lists.imagined.imagining import imagine
from ilacs.lists.imagined.soiling import Soiled, soil, soiled

__all__ = ["Soiled", "Spot", "Written", "imagine", "soil", "soiled", "write_england"]
