"""Which authority a person means who types a name, a number or a code.

A name that is not known is never taken for the nearest one: the near ones are offered.
"""

from ilacs.register.authorities import (
    Authority,
    authorities,
    by_la_code,
    by_urn,
    name_index,
    plain_name,
    resolve,
)

MOST_OFFERED = 5

LEAST_SIMILAR = 78
"""Names less alike than this, of 100, are not offered. Chosen by trying misspelt names."""

SHORTEST_PART = 6
PART_COUNTS = 0.9
"""What a likeness to a part of a name, of at least so many letters, counts for."""


class UnknownName(Exception):
    """No authority has this name; `near` are those that it may have been meant for."""

    def __init__(self, near: tuple[str, ...]) -> None:
        super().__init__(
            "No authority of this name is in the register. "
            + (
                f"Did you mean {_listed(near)}?"
                if near
                else "Give its name (Brent), its number with the inspectorate (80489) or its code."
            )
        )
        self.near = near


class AmbiguousName(Exception):
    """Several authorities go by this name; `candidates` are their full names."""

    def __init__(self, candidates: tuple[str, ...]) -> None:
        super().__init__(f"Several authorities go by this name. Say which: {_listed(candidates)}.")
        self.candidates = candidates


def look_up(name: str) -> Authority:
    """The authority called `name`, or with that URN, three-digit code or statistics code.

    Raises `UnknownName` or `AmbiguousName`.
    """
    wanted = name.strip()
    found = _by_code(wanted) or resolve(wanted)
    if found:
        return found
    words = set(plain_name(wanted).split())
    holders = tuple(a.name for a in authorities() if words and words <= _words_of(a))
    if len(holders) > 1:
        raise AmbiguousName(holders)
    raise UnknownName(tuple(dict.fromkeys((*holders, *_near(wanted))))[:MOST_OFFERED])


def _by_code(wanted: str) -> Authority | None:
    if wanted.isascii() and wanted.isdigit():
        return by_urn(int(wanted)) or by_la_code(wanted)
    code = wanted.upper()
    return next(
        (a for a in authorities() if code == a.ons_code or code in a.former_ons_codes), None
    )


def _words_of(authority: Authority) -> set[str]:
    return set(plain_name(authority.name).split())


def _near(wanted: str) -> tuple[str, ...]:
    """Names that differ from `wanted` by few letters, or that hold something like it."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only needed for a misspelt name
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    key = plain_name(wanted)
    if not key:
        return ()
    exact, _ = name_index()
    best: dict[str, float] = {}
    for name, authority in exact.items():
        alike = 100 * OSA.normalized_similarity(key, name)
        if min(len(key), len(name)) >= SHORTEST_PART:
            alike = max(alike, PART_COUNTS * fuzz.partial_ratio(key, name))
        best[authority.name] = max(alike, best.get(authority.name, 0))
    ranked = sorted(best, key=lambda name: (-best[name], name))
    return tuple(name for name in ranked if best[name] >= LEAST_SIMILAR)[:MOST_OFFERED]


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
