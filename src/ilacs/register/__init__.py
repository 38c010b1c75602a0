"""The authorities: their names, codes, regions, neighbours and successors. Facts only."""

from ilacs.register.authorities import (
    Authority,
    authorities,
    by_la_code,
    by_urn,
    current_authorities,
    name_of,
    region_of,
    resolve,
)
from ilacs.register.look_up import AmbiguousName, UnknownName, look_up
from ilacs.register.succession import Succession, predecessors, successors

__all__ = [
    "AmbiguousName",
    "Authority",
    "Succession",
    "UnknownName",
    "authorities",
    "by_la_code",
    "by_urn",
    "current_authorities",
    "look_up",
    "name_of",
    "predecessors",
    "region_of",
    "resolve",
    "successors",
]
