"""What comes next for an authority, when, and why."""

from dataclasses import dataclass

from ilacs.documents.answers.outlook_text import LEAST_SHOWN, has_probably_begun
from ilacs.documents.words import in_words
from ilacs.framework.day_words import in_full
from ilacs.framework.due import DueWindow
from ilacs.framework.number_words import listed
from ilacs.sector.next_inspection import NextWindow
from ilacs.sector.outlook import Outlook
from ilacs.sector.pathway_record import COMES_NEXT, PathwayOn
from ilacs.web.shown.words import chance, contact, months_between_words, named


@dataclass(frozen=True, slots=True)
class DueShown:
    """A contact that may come: when, why, and what kind of rule that rests on."""

    what: str
    when: str
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class AheadShown:
    """The next full inspection in short, the pathway, the window, and every contact with reasons.

    `in_short` is one sentence. Lists are empty where nothing can be told; `notes` say why.
    """

    in_short: str
    pathway: str
    pathway_reasons: tuple[str, ...]
    window: tuple[str, ...]
    window_reasons: tuple[str, ...]
    due: tuple[DueShown, ...]
    notes: tuple[str, ...]


def ahead_shown(found: Outlook) -> AheadShown:
    """What comes next as pages show it."""
    if found.pathway is None:
        in_short = "When the next full inspection comes cannot be told."
        none = ("The record holds no full inspection, which a pathway would follow from.",)
        return AheadShown(in_short, "", (), (), (), (), (*found.notes, *none))
    return AheadShown(
        _in_short(found.pathway, found.window),
        _pathway(found.pathway),
        _pathway_reasons(found.pathway),
        _window(found.window) if found.window else (),
        ((found.window.model_note,) if found.window.model_note else ()) + found.window.limits
        if found.window
        else (),
        tuple(_due(one, found) for one in found.due),
        found.notes,
    )


def _in_short(pathway: PathwayOn, window: NextWindow | None) -> str:
    if window is None or window.likely is None:
        return "When the next full inspection comes cannot be told."
    kind = _next_kind(pathway)
    when = months_between_words(*window.likely)
    if has_probably_begun(window):
        return (
            f"The next full inspection{kind} has probably begun already, its report not yet "
            f"published. If not, it is likely {when}."
        )
    return f"The next full inspection{kind} is likely {when}."


def _next_kind(pathway: PathwayOn) -> str:
    known = pathway.answer.pathway
    if known is None:
        return ""
    return f", a {in_words(COMES_NEXT[known]).lower().removesuffix(' inspection')} one,"


def _pathway(found: PathwayOn) -> str:
    known = found.answer.pathway
    if known is None:
        possible = listed((str(int(one)) for one in found.answer.possible), last="or")
        return f"Pathway {possible}: which one cannot be told"
    return f"Pathway {int(known)}: next comes a {in_words(COMES_NEXT[known]).lower()}"


def _pathway_reasons(found: PathwayOn) -> tuple[str, ...]:
    answer = found.answer
    after = f"It follows from: {named(found.inspection)}."
    rule = () if answer.rule.statement in answer.reasons else (answer.rule.statement,)
    source = f"{answer.rule.basis.capitalize()}: {answer.rule.source}"
    return (after, *answer.reasons, *rule, source)


def _window(window: NextWindow) -> tuple[str, ...]:
    if window.likely is None or window.wide is None:
        return ()
    lines = [
        f"As likely as not {months_between_words(*window.likely)}; eight times in ten "
        f"{months_between_words(*window.wide)}."
    ]
    if window.months_since:
        lines.append(f"{window.months_since:.0f} months have passed since the last one.")
    said = list(window.chance_within.items())
    while len(said) > 1 and said[1][1] < LEAST_SHOWN:
        del said[0]
    chances = (f"{chance(share)} within {months} months" for months, share in said)
    lines.append(f"The chance that it begins: {listed(chances)}.")
    unseen = window.chance_begun_unseen
    if unseen and unseen >= LEAST_SHOWN:
        lines.append(f"The chance that one has begun and is not published: {chance(unseen)}.")
    return tuple(lines)


def _due(one: DueWindow, found: Outlook) -> DueShown:
    if one.latest is None:
        begun = one.earliest <= found.as_at
        when = "at any time" if begun else f"from {in_full(one.earliest)}"
    elif one.is_overdue(found.as_at):
        when = f"was due by {in_full(one.latest)}"
    elif one.earliest <= found.as_at:
        when = f"from now until {in_full(one.latest)}"
    else:
        when = f"{in_full(one.earliest)} to {in_full(one.latest)}"
    likely = f", likely about {in_full(one.likely)}" if one.likely else ""
    return DueShown(contact(one.kind), when + likely, one.reason, str(one.rule.basis))
