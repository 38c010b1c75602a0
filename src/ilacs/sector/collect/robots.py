"""What a host's robots.txt says to programs, by RFC 9309."""

from dataclasses import dataclass

from protego import Protego

from ilacs.sector.collect.errors import NotFetched
from ilacs.sector.collect.manners import PRODUCT

LONGEST_DELAY_SECONDS = 600
"""A host that asks for longer pauses than this does not mean to be read by programs."""

_NO_RULES = frozenset({"not-found", "refused"})


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host: what may be asked, and the pause that it wants, in seconds."""

    _parsed: Protego | None
    delay: float

    def check(self, address: str) -> None:
        """Raise NotFetched if `address` is not for programs."""
        if self._parsed is not None and not self._parsed.can_fetch(address, PRODUCT):
            raise NotFetched(
                "robots",
                "not asked: the site's robots.txt tells programs to leave this address alone.",
                "Look at it in a browser.",
            )
        if self.delay > LONGEST_DELAY_SECONDS:
            raise NotFetched(
                "robots",
                f"not asked: the site's robots.txt wants {self.delay:,.0f} seconds between "
                "requests.",
                "Look at it in a browser.",
            )


def rules_of(text: str) -> Rules:
    """The rules that the text of a robots.txt lays down for this program."""
    parsed = Protego.parse(text)
    delay = parsed.crawl_delay(PRODUCT) or 0.0
    rate = parsed.request_rate(PRODUCT)
    if rate is not None and rate.requests > 0:
        delay = max(delay, rate.seconds / rate.requests)
    return Rules(parsed, max(delay, 0.0))


def rules_without(reason: NotFetched) -> Rules:
    """The rules of a host whose robots.txt was not fetched for this reason.

    A host that has none sets no rules. One whose rules cannot be read is not asked at all:
    then this raises NotFetched.
    """
    if reason.rule in _NO_RULES:
        return Rules(None, 0.0)
    raise NotFetched(
        "robots",
        "not asked: the site's rules for programs (robots.txt) could not be read, and without "
        f"them nothing is. {reason.what}",
        reason.remedy,
    ) from reason
