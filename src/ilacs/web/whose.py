"""Which authority of the register a page is about."""

from ilacs.register import AmbiguousName, Authority, UnknownName, look_up
from ilacs.web.people import models


def registered(authority: models.Authority) -> Authority | None:
    """The register's entry of an authority; None for a region, which has none."""
    if authority.is_region:
        return None
    try:
        return look_up(authority.name)
    except (UnknownName, AmbiguousName):
        return None
