"""What inspectors asked an authority to improve more than once."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from ilacs.framework.themes import THEMES
from ilacs.register import Authority
from ilacs.sector.inspections import Inspection, RecordedArea
from ilacs.sector.notes import notes_on
from ilacs.sector.record import Limits, Record


@dataclass(frozen=True, slots=True)
class Pair:
    """An area and a later one of the same theme, with the sentences where they are known.

    `main` is whether it is the main theme of both. `consecutive` is whether no other
    inspection whose areas are known lies between.
    """

    earlier: RecordedArea
    later: RecordedArea
    main: bool
    consecutive: bool


@dataclass(frozen=True, slots=True)
class RecurringTheme:
    """A theme that was an area for improvement at more than one inspection."""

    theme: str
    inspections: tuple[str, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Recurring:
    """Themes that came back, those that came back most often first.

    `read` are the inspections whose areas are known, oldest first; `not_read` those whose areas
    are not: a theme may have recurred there unseen.
    """

    authority: Authority
    as_at: date
    themes: tuple[RecurringTheme, ...]
    read: tuple[Inspection, ...]
    not_read: tuple[Inspection, ...]
    notes: tuple[str, ...]
    limits: Limits


def recurring(record: Record, authority: Authority) -> Recurring:
    """The themes that recur across the inspections of `authority`."""
    inspections = record.of(authority.urn) if authority.urn is not None else ()
    read = tuple(one for one in inspections if one.id in record.areas)
    found = []
    for theme in THEMES:
        held = [
            (place, area)
            for place, one in enumerate(read)
            for area in record.areas[one.id]
            if theme.slug in area.themes
        ]
        places = sorted({place for place, _ in held})
        if len(places) > 1:
            ids = tuple(read[place].id for place in places)
            found.append(RecurringTheme(theme.slug, ids, _pairs(held, theme.slug)))
    return Recurring(
        authority,
        record.as_at,
        tuple(sorted(found, key=lambda one: (-len(one.inspections), _order(one.theme)))),
        read,
        tuple(one for one in inspections if one.id not in record.areas),
        notes_on(authority, record.as_at),
        record.limits(),
    )


def _pairs(held: list[tuple[int, RecordedArea]], theme: str) -> tuple[Pair, ...]:
    """Each area beside each of the next inspection that has the theme."""
    places = sorted({place for place, _ in held})
    following = dict(pairwise(places))
    return tuple(
        Pair(
            earlier,
            later,
            earlier.themes[0] == later.themes[0] == theme,
            there == here + 1,
        )
        for (here, earlier), (there, later) in combinations(held, 2)
        if following.get(here) == there
    )


def _order(slug: str) -> int:
    return next(place for place, theme in enumerate(THEMES) if theme.slug == slug)
