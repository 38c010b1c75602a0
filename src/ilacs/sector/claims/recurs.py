"""Claims that inspectors found fault with the same thing more than once."""

from dataclasses import dataclass, replace
from enum import IntEnum

from ilacs.framework.number_words import counted, listed
from ilacs.sector.claims.answers import Answer, Row, Sense
from ilacs.sector.claims.archive import HOW_TO_ADD, Archive
from ilacs.sector.claims.claim import Recurs
from ilacs.sector.claims.mentions import Mention, mentions, words_in
from ilacs.sector.claims.tones import Tone
from ilacs.sector.claims.wording import inspection_words, name_of
from ilacs.sector.inspections import Inspection

ENOUGH = 2
"""Inspections at which a thing must come up to recur."""


class Level(IntEnum):
    """How strongly a report speaks of a theme."""

    ABSENT = 0
    PRAISED = 1
    MENTIONED = 2
    """It cannot be told from the words whether in praise or in fault."""
    FAULTED = 3
    AREA = 4


@dataclass(frozen=True, slots=True)
class _Found:
    """One inspection: the highest level found, and whether its areas and its text are known."""

    inspection: Inspection
    level: Level
    areas_known: bool
    text_known: bool
    rows: tuple[Row, ...]


def check_recurs(claim: Recurs, archive: Archive) -> tuple[Sense, ...]:
    """Whether the theme came up at two or more inspections, as an area or in the text."""
    inspections = archive.record.of(claim.authority)
    found = [_found(claim.theme, one, archive) for one in inspections]
    rows = tuple(row for one in found for row in one.rows)
    areas = [one for one in found if one.level is Level.AREA]
    no_list = [one for one in found if not one.areas_known]
    faulted = [one for one in found if one.level >= Level.FAULTED]
    unsure = [
        one
        for one in found
        if one.level < Level.FAULTED and (one.level is Level.MENTIONED or not one.text_known)
    ]
    as_area = f"as an area for improvement at {ENOUGH} or more inspections or visits"
    in_text = f"as an area or a fault found in the text at {ENOUGH} or more"
    return (
        _sense(as_area, areas, no_list, claim.authority, rows),
        _sense(in_text, faulted, unsure, claim.authority, rows),
    )


def _sense(
    description: str, found: list[_Found], unsure: list[_Found], urn: int, rows: tuple[Row, ...]
) -> Sense:
    why = f"Found at {counted(len(found), 'inspection or visit', 'inspections or visits')} of "
    why += name_of(urn) + (f": {_which(found)}." if found else ".")
    if len(found) >= ENOUGH:
        return Sense(description, Answer.TRUE, why, rows)
    if unsure and len(found) + len(unsure) >= ENOUGH:
        why += f" It is not known of {_which(unsure)}. {HOW_TO_ADD}"
        return Sense(description, Answer.CANNOT_BE_TOLD, why, rows)
    if not rows and not found and not unsure:
        why = f"The record has no inspection of {name_of(urn)} that could show it."
        return Sense(description, Answer.CANNOT_BE_TOLD, why)
    return Sense(description, Answer.FALSE, why, rows)


def _which(several: list[_Found]) -> str:
    return listed(inspection_words(one.inspection) for one in several)


def _found(theme: str, one: Inspection, archive: Archive) -> _Found:
    areas = archive.record.areas.get(one.id)
    passages = archive.passages(one.id)
    asked = [
        area
        for area in areas or ()
        if theme in area.themes or (not area.themes and area.text and words_in(area.text, theme))
    ]
    told = list(mentions(theme, passages or ()))
    levels = [Level.AREA] * bool(asked) + [_level(mention) for mention in told]
    # An area that has neither themes nor words could be about anything.
    open_ = any(not area.themes and area.text is None for area in areas or ())
    rows = [archive.area_row(one, area, "area for improvement") for area in asked]
    rows += [
        replace(archive.row(one, mention.passage, _note(mention)), text=mention.sentences)
        for mention in told
    ]
    return _Found(
        one,
        max(levels, default=Level.ABSENT),
        areas is not None and not open_,
        passages is not None,
        tuple(rows),
    )


def _level(mention: Mention) -> Level:
    match mention.told.tone:
        case Tone.FAULT | Tone.MIXED:
            return Level.FAULTED
        case Tone.PRAISE:
            return Level.PRAISED
        case Tone.MENTION:
            return Level.MENTIONED


def _note(mention: Mention) -> str:
    told = mention.told
    match told.tone:
        case Tone.FAULT:
            return f"fault found: {listed(told.fault)}"
        case Tone.MIXED:
            return f"fault found in part: {listed(told.fault)}; praise: {listed(told.praise)}"
        case Tone.PRAISE:
            return f"praise: {listed(told.praise)}"
        case Tone.MENTION:
            return "mentioned: whether in praise or fault cannot be told"
