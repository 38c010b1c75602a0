"""Collects new inspection reports from the inspectorate's public site."""

from ilacs.sector.collect.addresses import Site, inspectorate
from ilacs.sector.collect.collecting import Collected, Ending, Outcome, Wanted, collect
from ilacs.sector.collect.errors import CannotCollect, NotFetched
from ilacs.sector.collect.fetching import Fetcher
from ilacs.sector.collect.manners import Manners

__all__ = [
    "CannotCollect",
    "Collected",
    "Ending",
    "Fetcher",
    "Manners",
    "NotFetched",
    "Outcome",
    "Site",
    "Wanted",
    "collect",
    "inspectorate",
]
