"""A synthetic authority: children who do not exist, whose lists agree with each other."""

from ilacs.lists.imagined.imagining import imagine

__all__ = ["imagine"]
