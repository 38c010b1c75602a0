"""Claims that a report says certain words, in praise."""

from dataclasses import replace

from ilacs.framework.number_words import counted, listed
from ilacs.sector.claims.absence import no_inspection
from ilacs.sector.claims.answers import Answer, Row, Sense
from ilacs.sector.claims.archive import HOW_TO_ADD, Archive
from ilacs.sector.claims.claim import QuotedPraise
from ilacs.sector.claims.mentions import ASKS
from ilacs.sector.claims.quotation import Found, Near, Place, find, nearest, pieces_of, plain
from ilacs.sector.claims.tones import Told, Tone, sentences, tone
from ilacs.sector.claims.wording import inspection_words, name_of
from ilacs.sector.inspections import Inspection
from ilacs.sector.passages import Passage, PassageList

_LISTS = {
    PassageList.AREA: "area for improvement",
    PassageList.PRIORITY_ACTION: "area for priority action",
    PassageList.BOARD_RECOMMENDATION: "recommendation to the board",
    PassageList.STRENGTH: "strength",
    PassageList.SUMMARY: "summary",
    PassageList.FINDING: "paragraph",
    PassageList.NEXT_STEPS: "next steps",
}


def check_quoted_praise(claim: QuotedPraise, archive: Archive) -> tuple[Sense, ...]:
    """Whether the words stand in the report, and whether they praise there."""
    one = archive.named(claim.authority, claim.when)
    if one is None:
        return (no_inspection(archive, claim.authority, claim.when),)
    senses = _in_report(claim.words, one, archive)
    if claim.when is not None or senses[0].answer is Answer.TRUE:
        return senses
    for other in reversed(archive.record.of(claim.authority)):
        passages = archive.passages(other.id) if other.id != one.id else None
        if passages and find(claim.words, passages).whole:
            return (*senses, *_in_report(claim.words, other, archive))
    return senses


def _in_report(words: str, one: Inspection, archive: Archive) -> tuple[Sense, ...]:
    report = f"the report of {inspection_words(one)} of {name_of(one.urn)}"
    as_words = f"as words of {report}"
    passages = archive.passages(one.id)
    if passages is None:
        why = f"The text of {report} is not in the record. {HOW_TO_ADD}"
        return (Sense(as_words, Answer.CANNOT_BE_TOLD, why, archive.rows(one)),)
    if not pieces_of(words):
        why = "There are no words in the quotation."
        return (Sense(as_words, Answer.CANNOT_BE_TOLD, why),)
    found = find(words, passages)
    if not found.whole:
        missing = next(piece for piece in found.pieces if not piece.places)
        return (_not_there(as_words, one, nearest(missing.words, passages), archive),)
    rows = tuple(
        replace(archive.row(one, passage, note), text=_around(place, passage))
        for place, note in _judged(found)
        for passage in place.passages
    )
    return (
        Sense(as_words, Answer.TRUE, _where(found), rows),
        _as_praise(found, report, rows),
    )


def _not_there(as_words: str, one: Inspection, near: Near | None, archive: Archive) -> Sense:
    if near is None:
        why = "Not in these words, and nothing like them is there."
        return Sense(as_words, Answer.FALSE, why, archive.rows(one))
    changes = "; ".join(
        f"“{quoted or '(nothing)'}” for “{there or '(nothing)'}”"
        for quoted, there in near.differences
    )
    why = f"Not in these words. Nearest, {_place_words(near.passage)}: “{near.words}”."
    why += f" The claim has {changes}." if changes else ""
    return Sense(as_words, Answer.FALSE, why, (archive.row(one, near.passage, "nearest"),))


def _where(found: Found) -> str:
    parts = []
    for number, piece in enumerate(found.pieces, start=1):
        first = listed(_place_words(passage) for passage in piece.places[0].passages)
        others = len(piece.places) - 1
        more = f" and {counted(others, 'other place')}" if others else ""
        start = f"Piece {number} is" if len(found.pieces) > 1 else "The words are"
        parts.append(f"{start} in {first}{more}.")
    if found.inserted:
        parts.append(f"{listed(found.inserted)}: the claim's own words, not the report's.")
    if not found.in_order:
        parts.append("The pieces follow each other in another order.")
    return " ".join(parts)


def _as_praise(found: Found, report: str, rows: tuple[Row, ...]) -> Sense:
    description = f"as praise in {report}"
    judged = _judged(found)
    tones = [_tone_at(place) for place, _ in judged]
    asks = [place.passages[0].list in ASKS for place, _ in judged]
    if any(told.tone in (Tone.PRAISE, Tone.MIXED) for told in tones):
        words = listed(dict.fromkeys(word for told in tones for word in told.praise))
        faults = tuple(dict.fromkeys(word for told in tones for word in told.fault))
        why = f"Words of praise around them: {words}."
        why += f" There are words of fault too: {listed(faults)}." if faults else ""
        return Sense(description, Answer.TRUE, why, rows)
    if all(asks):
        why = "They are only in what must improve."
        return Sense(description, Answer.FALSE, why, rows)
    faults = tuple(dict.fromkeys(word for told in tones for word in told.fault))
    if faults:
        why = f"The sentences around them find fault: {listed(faults)}."
        return Sense(description, Answer.FALSE, why, rows)
    why = "Whether the sentences around them praise cannot be told from their words."
    return Sense(description, Answer.CANNOT_BE_TOLD, why, rows)


def _judged(found: Found) -> list[tuple[Place, str]]:
    """Every place of every piece, with what kind of place it is."""
    return [
        (place, _note(_tone_at(place), place)) for piece in found.pieces for place in piece.places
    ]


def _around(place: Place, passage: Passage) -> str:
    """The sentences of `passage` that the words run over; all of it where they are not found."""
    here = [text for _, text in sentences(passage.text) if plain(text).rstrip(".") in place.context]
    return " ".join(here) or passage.text


def _tone_at(place: Place) -> Told:
    return Told(Tone.FAULT) if place.passages[0].list in ASKS else tone(place.context)


def _note(told: Told, place: Place) -> str:
    if place.passages[0].list in ASKS:
        return "within what must improve"
    return f"{told.tone}: {listed(told.words)}" if told.words else "no words of praise or fault"


def _place_words(passage: Passage) -> str:
    if passage.number:
        place = f"{_LISTS[passage.list]} {passage.number}"
    else:
        place = f"{'the' if passage.list is PassageList.SUMMARY else 'a'} {_LISTS[passage.list]}"
    return place + (f" on page {passage.page}" if passage.page else "")
