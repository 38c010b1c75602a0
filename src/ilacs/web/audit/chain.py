"""The chain that events form: each carries a digest of itself and of the one before."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256

from ilacs.web.audit.models import Event, Head

FIRST = "0" * 64
"""What stands before the first event."""


@dataclass(frozen=True)
class Verified:
    """What came of following the chain. `fault` is None where it is whole, else says what is not.

    `events` is how many were followed before it.
    """

    events: int
    fault: str | None = None


def digest(event: Event) -> str:
    """The hash that an event must have."""
    said = [
        event.number,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.authority_id,
        event.by_id,
        event.by_words,
        event.what,
        event.about,
        event.about_id,
        event.facts,
        event.previous,
    ]
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()


def verify() -> Verified:
    """Follow the chain from its first event to its head."""
    head = Head.objects.get()
    return followed(Event.objects.order_by("number").iterator(), head.number, head.hash)


def followed(events: Iterable[Event], last: int, last_hash: str) -> Verified:
    """Follow events in their order up to the head."""
    previous, number = FIRST, 0
    for event in events:
        if event.number != number + 1:
            return Verified(number, f"Event {number + 1} is missing.")
        if event.previous != previous or event.hash != digest(event):
            return Verified(number, f"Event {event.number} is not as it was written.")
        previous, number = event.hash, event.number
    if (number, previous) != (last, last_hash):
        return Verified(number, f"Event {last} should be the last, and {number} is.")
    return Verified(number)
