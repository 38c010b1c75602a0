"""What can be said when the record has no graded inspection where a claim needs one."""

from ilacs.framework.number_words import listed
from ilacs.register import by_urn
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive
from ilacs.sector.claims.claim import When
from ilacs.sector.claims.wording import day_words, ended_words, in_or_on, inspection_words, name_of
from ilacs.sector.inspections import Inspection


def no_inspection(archive: Archive, urn: int, when: When | None) -> Sense:
    """A claim of a grade fails where the record is complete, and is not known where it is not."""
    name = name_of(urn)
    if when is None or not archive.graded(urn):
        why = f"The record has no graded inspection of {name} that was known on this day."
        why = f"{why} {ended_words(by_urn(urn), archive.record.as_at)}".rstrip()
        return Sense("in the record", Answer.CANNOT_BE_TOLD, why)
    near = nearest(archive, urn, when)
    nearby = f" Nearest are {listed(map(inspection_words, near))}." if near else ""
    why = f"The record has no graded inspection of {name} {in_or_on(when)}.{nearby}"
    description, rows = f"of a graded inspection {in_or_on(when)}", archive.rows(*near)
    missing = archive.why_not_complete(urn, when)
    if missing:
        return Sense(description, Answer.CANNOT_BE_TOLD, f"{why} {missing}", rows)
    why += " Whatever else took place then gave no grades."
    return Sense(description, Answer.FALSE, why, rows)


def nearest(archive: Archive, urn: int, when: When) -> tuple[Inspection, ...]:
    """The last graded inspection before `when` and the first after it."""
    graded = archive.graded(urn)
    before = [one for one in graded if one.day < when.first][-1:]
    after = [one for one in graded if one.day > when.last][:1]
    return (*before, *after)


def nothing_before(archive: Archive, one: Inspection) -> str:
    """That the record has no earlier inspection of the same authority, and why."""
    name, before = name_of(one.urn), archive.predecessors(one.urn)
    why = f"The record has no inspection of {name} before that of {day_words(one.day)}."
    if before:
        why += f" It took over from {listed(name for name, _ in before)}."
    return why
