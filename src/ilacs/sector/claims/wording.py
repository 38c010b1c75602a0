"""The words that answers are made of."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from ilacs.framework import Grade, Judgement
from ilacs.framework.day_words import in_full
from ilacs.framework.number_words import listed
from ilacs.register import Authority, by_la_code, by_urn, successors
from ilacs.sector.claims.claim import When
from ilacs.sector.inspections import Inspection

_JUDGEMENTS = {
    Judgement.OVERALL: "overall effectiveness",
    Judgement.HELP_AND_PROTECTION: "help and protection",
    Judgement.CARE_AND_CARE_LEAVERS: "children in care and care leavers",
    Judgement.CHILDREN_IN_CARE: "children in care",
    Judgement.CARE_LEAVERS: "care leavers",
    Judgement.LSCB: "the safeguarding board",
}

_SEVERAL = {
    Judgement.LEADERS,
    Judgement.CARE_AND_CARE_LEAVERS,
    Judgement.CHILDREN_IN_CARE,
    Judgement.CARE_LEAVERS,
}


def judgement_words(judgement: Judgement) -> str:
    """`children in care` for CHILDREN_IN_CARE."""
    return _JUDGEMENTS.get(judgement, judgement.value)


def was_or_were(judgement: Judgement) -> str:
    """`was` or `were`, as the words for `judgement` take it."""
    return "were" if judgement in _SEVERAL else "was"


def grade_words(grade: Grade | None) -> str:
    """`requires improvement` for REQUIRES_IMPROVEMENT; `not given` for None."""
    return "not given" if grade is None else grade.replace("_", " ")


def day_words(day: date | None) -> str:
    """`2 July 2018`."""
    return in_full(day) if day else "a day that is not known"


def when_words(when: When) -> str:
    """`2018`, `December 2025`, `2 July 2018` or two days with `to` between them."""
    if when.first == when.last:
        return day_words(when.first)
    if (when.first.day, when.last.day) == (1, monthrange(when.last.year, when.last.month)[1]):
        if (when.first.year, when.first.month) == (when.last.year, when.last.month):
            return f"{when.first:%B %Y}"
        if (when.first.month, when.last.month, when.first.year) == (1, 12, when.last.year):
            return str(when.first.year)
    return f"{day_words(when.first)} to {day_words(when.last)}"


def in_or_on(when: When) -> str:
    """`in December 2025`, `on 2 July 2018`."""
    return f"{'on' if when.first == when.last else 'in'} {when_words(when)}"


def inspection_words(one: Inspection) -> str:
    """`the inspection of September 2015`, by the first day on site or of publication."""
    return f"the inspection of {one.day:%B %Y}"


def capital(text: str) -> str:
    """`text` as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def name_of(urn: int) -> str:
    """The authority's name; its number where the register has none."""
    authority = by_urn(urn)
    return authority.name if authority else f"the authority with the number {urn}"


def ended_words(authority: Authority | None, as_at: date | None = None) -> str:
    """When `authority` ended and who took over what; empty if it went on, on the day `as_at`."""
    if authority is None or authority.ended is None or (as_at and as_at < authority.ended):
        return ""
    took_over = []
    for link in successors(authority.la_code):
        successor = by_la_code(link.successor)
        what = "" if link.what == "all" else f" {link.what}"
        took_over.append(f"{successor.name if successor else link.successor} took over{what}")
    last_day = day_words(authority.ended)
    return f"{authority.name} ended on {last_day}: {'; '.join(took_over)}."


def names_of(urns: Iterable[int]) -> str:
    """Names in order, as a list in words."""
    return listed(sorted(name_of(urn) for urn in urns))
