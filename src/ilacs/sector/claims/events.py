"""Claims that an inspection or a visit of some kind took place at some time."""

from ilacs.framework import Kind
from ilacs.framework.number_words import listed
from ilacs.sector.claims.absence import no_inspection
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive, falls_in
from ilacs.sector.claims.claim import Event, EventTookPlace, When
from ilacs.sector.claims.wording import capital, day_words, in_or_on, inspection_words, name_of
from ilacs.sector.inspections import Inspection

_UNGRADED = {Kind.FOCUSED_VISIT, Kind.MONITORING_VISIT, Kind.JTAI}
_KINDS = {
    Event.STANDARD: {Kind.ILACS_STANDARD},
    Event.SHORT: {Kind.ILACS_SHORT},
    Event.UNGRADED: _UNGRADED,
    Event.FOCUSED_VISIT: {Kind.FOCUSED_VISIT},
    Event.MONITORING_VISIT: {Kind.MONITORING_VISIT},
    Event.JTAI: {Kind.JTAI},
}


def check_event(claim: EventTookPlace, archive: Archive) -> tuple[Sense, ...]:
    """Whether it is in the record. Graded inspections can be missed there; visits always can."""
    if claim.event is Event.INSPECTION:
        return (
            _graded(claim, archive, Event.GRADED, "as a graded inspection"),
            _visit(claim, archive, Event.UNGRADED, "as a visit without grades"),
        )
    description = f"as a {claim.event.replace('_', ' ')}"
    if _KINDS.get(claim.event, set()) <= _UNGRADED and claim.event is not Event.GRADED:
        return (_visit(claim, archive, claim.event, description),)
    return (_graded(claim, archive, claim.event, description),)


def _graded(claim: EventTookPlace, archive: Archive, event: Event, description: str) -> Sense:
    then = [one for one in archive.graded(claim.authority) if falls_in(one, claim.when)]
    wanted = _KINDS.get(event)
    found = [one for one in then if wanted is None or one.kind in wanted]
    if found:
        return Sense(description, Answer.TRUE, _took_place(found), archive.rows(*found))
    if then:
        why = f"What took place was of another kind. {_took_place(then)}"
        return Sense(description, Answer.FALSE, why, archive.rows(*then))
    absent = no_inspection(archive, claim.authority, claim.when)
    return Sense(description, absent.answer, absent.why, absent.rows)


def _visit(claim: EventTookPlace, archive: Archive, event: Event, description: str) -> Sense:
    then = [one for one in archive.record.of(claim.authority) if falls_in(one, claim.when)]
    found = [one for one in then if one.kind in _KINDS[event]]
    if found:
        return Sense(description, Answer.TRUE, _took_place(found), archive.rows(*found))
    during = [one for one in then if one.grades and _within(claim.when, one)]
    if during:
        why = f"A graded inspection was on site. {_took_place(during)}"
        return Sense(description, Answer.FALSE, why, archive.rows(*during))
    why = (
        f"The record has no such visit to {name_of(claim.authority)} {in_or_on(claim.when)}. "
        "Letters of visits do not come with the program: add them with ilacs sector add PATH."
    )
    return Sense(description, Answer.CANNOT_BE_TOLD, why, archive.rows(*then))


def _within(when: When, one: Inspection) -> bool:
    first, last = one.on_site_from, one.on_site_to
    return bool(first and last and first <= when.first and when.last <= last)


def _took_place(several: list[Inspection]) -> str:
    return capital(f"{listed(map(_dated, several))}.")


def _dated(one: Inspection) -> str:
    kind = one.kind.removeprefix("ilacs_").replace("_", " ") if one.kind else "kind not known"
    if one.on_site_from is None:
        return f"{inspection_words(one)} ({kind}), published {day_words(one.published)}"
    return f"{inspection_words(one)} ({kind}), on site from {day_words(one.on_site_from)}"
