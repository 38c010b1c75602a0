"""What inspectors asked an authority to improve more than once."""

from dataclasses import dataclass

from ilacs.framework.day_words import in_full
from ilacs.sector.inspections import RecordedArea
from ilacs.sector.recurring import Recurring, RecurringTheme
from ilacs.web.shown.standing import AreaShown, area_shown
from ilacs.web.shown.words import ThemeShown, kind_of, month_of, themes_shown


@dataclass(frozen=True, slots=True)
class AskedShown:
    """The areas of one inspection that have a theme."""

    report: str
    inspection: str
    areas: tuple[AreaShown, ...]


@dataclass(frozen=True, slots=True)
class RecurringThemeShown:
    """A theme that came back. `is_latest` is whether the last inspection read asked for it."""

    theme: ThemeShown
    times: int
    is_latest: bool
    asked: tuple[AskedShown, ...]


@dataclass(frozen=True, slots=True)
class RecurringShown:
    """Themes that came back, the most frequent first; which reports were read, and which not."""

    themes: tuple[RecurringThemeShown, ...]
    read: tuple[str, ...]
    not_read: tuple[str, ...]
    notes: tuple[str, ...]


def recurring_shown(found: Recurring) -> RecurringShown:
    """What recurs as pages show it, the latest inspection first under each theme."""
    return RecurringShown(
        tuple(_theme(one, found) for one in found.themes),
        tuple(month_of(one.day) for one in found.read),
        tuple(in_full(one.day) for one in found.not_read),
        found.notes,
    )


def _theme(one: RecurringTheme, found: Recurring) -> RecurringThemeShown:
    inspections = {each.id: each for each in found.read}
    return RecurringThemeShown(
        themes_shown([one.theme])[0],
        len(one.inspections),
        one.inspections[-1] == found.read[-1].id,
        tuple(
            AskedShown(
                id_,
                f"{kind_of(inspections[id_])}, {month_of(inspections[id_].day)}",
                tuple(map(area_shown, _areas_in(one, id_))),
            )
            for id_ in reversed(one.inspections)
        ),
    )


def _areas_in(one: RecurringTheme, inspection: str) -> tuple[RecordedArea, ...]:
    """The areas of one inspection that have the theme, each once, in order."""
    areas = {
        area.number: area
        for pair in one.pairs
        for area in (pair.earlier, pair.later)
        if area.inspection == inspection
    }
    return tuple(areas[number] for number in sorted(areas))
