"""A local stand-in of the inspectorate's public site, for tests of the collector."""

from inspectorate.pages import Entry, not_found_page, provider_page
from inspectorate.stand_in import Asked, How, Reply, StandIn, versioned
from inspectorate.waiting import Clock

__all__ = [
    "Asked",
    "Clock",
    "Entry",
    "How",
    "Reply",
    "StandIn",
    "not_found_page",
    "provider_page",
    "versioned",
]
