"""Pseudonyms: what stands for an identifier in a copy that leaves the authority.

HMAC-SHA-256 (RFC 2104, FIPS 198-1) under a key that only the authority holds. The kind of subject
is part of what is hashed, so a child and an adopter with the same number do not look the same.
Nothing in a pseudonym can be undone; the holder of the key recomputes the pseudonyms of the
identifiers that they have, and compares.
"""

import base64
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LENGTH = 24
"""In characters of base32: 120 bits, so that two of a billion children are alike by chance with
a probability below one in 10^18."""

_DOMAIN = b"ilacs pseudonym 1"


class Subject(StrEnum):
    """Whom an identifier stands for. Part of every pseudonym: never change a value."""

    CHILD = "child"
    FAMILY = "family"
    ADOPTER = "adopter"
    EPISODE = "episode"
    ALLEGATION = "allegation"
    WORKER = "worker"
    TEAM = "team"


@dataclass(frozen=True)
class Known:
    """Whom a pseudonym stands for."""

    subject: Subject
    identifier: str = field(repr=False)


def pseudonym(subject: Subject, identifier: str, key: bytes) -> str:
    """The pseudonym of an identifier: always the same under one key, spaces around it aside."""
    message = b"\0".join((_DOMAIN, subject.encode(), identifier.strip().encode()))
    digest = hmac.digest(key, message, "sha256")
    return base64.b32encode(digest).decode("ascii")[:LENGTH]


def pseudonyms(subject: Subject, identifiers: Iterable[str], key: bytes) -> dict[str, str]:
    """The pseudonym of each identifier."""
    return {each: pseudonym(subject, each, key) for each in identifiers}


def reverse(
    asked: Iterable[str], identifiers: Mapping[Subject, Iterable[str]], key: bytes
) -> dict[str, Known | None]:
    """Whom each pseudonym stands for, among the identifiers that the holder of the key has.

    None where it is none of them, or where it was made with another key.
    """
    known = {
        pseudonym(subject, each, key): Known(subject, each)
        for subject, held in identifiers.items()
        for each in held
    }
    return {each: known.get(each.strip().upper()) for each in asked}
