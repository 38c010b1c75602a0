"""How politely the site is asked: pauses between requests, tries, limits, and who asks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime

from ilacs import __version__


@dataclass(frozen=True, slots=True)
class Manners:
    """How often is asked and how long is waited, in seconds; how much is taken, in bytes.

    All are assumptions about what is polite and enough; the site's own robots.txt can only
    make the pauses longer. The largest of 280 published reports has 0.8 MB; no document of more
    than 100 MB could be read afterwards.
    """

    between_requests: float = 2
    to_connect: float = 10
    to_answer: float = 30
    for_one_file: float = 180
    first_wait: float = 5
    longest_wait: float = 120
    tries: int = 4
    redirects: int = 5
    failures_in_a_row: int = 3
    page_bytes: int = 5_000_000
    document_bytes: int = 100_000_000


def user_agent(contact: str) -> str:
    """How the collector introduces itself, such as `ilacs/0.1.0 (someone@council.gov.uk)`.

    `contact` is an e-mail or web address of whoever runs it. Raises ValueError, in words, if
    it has signs that cannot stand there.
    """
    if not re.fullmatch(r"[\x21-\x27\x2a-\x7e]+( [\x21-\x27\x2a-\x7e]+)*", contact):
        raise ValueError(
            "Say whom the site may contact: an e-mail or web address, in plain letters "
            "and without brackets."
        )
    return f"ilacs/{__version__} ({contact})"


PRODUCT = "ilacs"
"""The name that rules for programs are looked up under in robots.txt."""


@dataclass(slots=True)
class Pace:
    """Keeps the pauses between requests. `clock` and `sleep` count in seconds."""

    clock: Callable[[], float]
    sleep: Callable[[float], object]
    pause: float
    _last: float | None = None
    _last_of: dict[str, float] = field(default_factory=dict)

    def wait(self, origin: str, delay: float) -> None:
        """Wait until `origin` may be asked again: `delay` after it was, `pause` after any."""
        now = self.clock()
        until = [now]
        if self._last is not None:
            until.append(self._last + self.pause)
        if origin in self._last_of:
            until.append(self._last_of[origin] + delay)
        if (seconds := max(until) - now) > 0:
            self.sleep(seconds)

    def asked(self, origin: str) -> None:
        """Note that a request to `origin` has just ended."""
        self._last = self._last_of[origin] = self.clock()


def seconds_asked_for(retry_after: str, date: str) -> float | None:
    """The wait that a `Retry-After` header asks for: seconds, or a time; None if neither.

    A time is compared with the answer's own `Date` header, so that no clock here matters.
    """
    if re.fullmatch(r"\d{1,9}", retry_after.strip()):
        return float(retry_after)
    then, now = _time(retry_after), _time(date)
    return None if then is None or now is None else max(0.0, (then - now).total_seconds())


def _time(header: str) -> datetime | None:
    try:
        time = parsedate_to_datetime(header)
    except ValueError:
        return None
    return time if time.tzinfo else None
