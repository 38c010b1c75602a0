"""Pre-proceedings and care proceedings: how long they last, and who waits."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import happened, in_year
from ilacs.measures.declared.spans import known, length, still_open
from ilacs.measures.given import REFERENCE_DATE, ROW, SNAPSHOT, Given, of_child, without
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Pre-proceedings and court"
BEFORE, COURT = "pre_proceedings", "care_proceedings"

NO_LETTER = "no letter before proceedings was sent"
NO_LETTER_LISTED = "no letter before proceedings in the list"


def _ended_in_time(given: Given, list_id: str, start: str) -> ir.Table:
    """Periods that ended in the year, against the clock of their list."""
    rows = given[list_id]
    rows = given.with_deadline(rows.filter(in_year(rows, "ended")), due=(list_id, start))
    begun, ended = rows[start], rows["ended"]
    return rows_of(
        list_id,
        rows,
        met=ibis.cases((begun <= ended, ended <= rows["due"])),
        excluded=[(NO_LETTER, begun.isnull())] if list_id == BEFORE else [],
        days=length(begun, ended),
        due=rows["due"],
    )


def _length(given: Given, list_id: str, start: str) -> ir.Table:
    rows = given[list_id]
    rows = rows.filter(in_year(rows, "ended"))
    days = length(rows[start], rows["ended"])
    return rows_of(
        list_id,
        rows,
        met=known(days),
        days=days,
        excluded=[(NO_LETTER, rows[start].isnull())] if list_id == BEFORE else [],
    )


def _open(given: Given, list_id: str, start: str) -> ir.Table:
    """Periods that have begun and not ended; in the case of court, also those of no known day."""
    rows = still_open(given[list_id], "ended")
    begun = rows[start] <= rows[REFERENCE_DATE]
    rows = rows.filter(begun | rows[start].isnull() if list_id == COURT else begun)
    rows = given.with_deadline(rows, due=(list_id, start))
    return rows_of(
        list_id,
        rows,
        met=rows["due"] >= rows[REFERENCE_DATE],
        days=length(rows[start], rows[REFERENCE_DATE]),
        due=rows["due"],
    )


def _without_letter(given: Given) -> ir.Table:
    rows = still_open(given[BEFORE], "ended")
    rows = rows.filter(
        rows["legal_meeting_outcome"] == "B",
        happened(rows, "letter_sent").isnull(),
        (rows["legal_meeting"] <= rows[REFERENCE_DATE]) | rows["legal_meeting"].isnull(),
    )
    return rows_of(BEFORE, rows, days=length(rows["legal_meeting"], rows[REFERENCE_DATE]))


def _meeting_to_letter(given: Given) -> ir.Table:
    rows = given[BEFORE]
    rows = rows.filter(in_year(rows, "letter_sent"))
    days = length(rows["legal_meeting"], rows["letter_sent"])
    return rows_of(BEFORE, rows, met=known(days), days=days)


def _repeated(given: Given) -> ir.Table:
    rows = given[BEFORE]
    rows = rows.filter(in_year(rows, "letter_sent"))
    return rows_of(BEFORE, rows, met=rows["previous_periods"] >= 1)


def _mix(given: Given, list_id: str, column: str) -> ir.Table:
    rows = given[list_id]
    rows = rows.filter(in_year(rows, "ended"))
    return rows_of(list_id, rows, met=known(rows[column]), category=rows[column])


def _letter_to_court(given: Given) -> ir.Table:
    """Proceedings issued in the year, from the child's latest letter up to that day."""
    court, before = given[COURT], given[BEFORE]
    issued = court.filter(in_year(court, "issued"))
    letters = before.filter(before["letter_sent"].notnull()).select(
        *SNAPSHOT, "child_id", "letter_sent"
    )
    cases = issued.select(*SNAPSHOT, "child_id", ROW, "issued")
    sent = cases.join(
        letters, [*of_child(cases, letters), letters["letter_sent"] <= cases["issued"]]
    )
    sent = sent.group_by(*SNAPSHOT, ROW).aggregate(letter=sent["letter_sent"].max())
    rows = issued.left_join(sent, [issued[name] == sent[name] for name in (*SNAPSHOT, ROW)])
    rows = without(rows, *(f"{name}_right" for name in (*SNAPSHOT, ROW)))
    days = length(rows["letter"], rows["issued"])
    return rows_of(
        COURT,
        rows,
        met=known(days),
        days=days,
        excluded=[(NO_LETTER_LISTED, rows["letter"].isnull())],
    )


_measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("pre-proceedings",),
    fit=Fit.EXACT,
)

_OUTLINE = (
    "Supplementary list of pre-proceedings; practice guidance on the Public Law Outline, to be "
    "confirmed: 16 weeks at the longest"
)
_LAW = "Supplementary list of care proceedings; Children Act 1989, section 32: 26 weeks"
_CHILDREN = "Each child of a family counts."
_DISORDER = "Where a day is missing or the days are reversed, it is not known."
_LETTERS = "The clock starts with the letter: periods without one are excluded and shown."
_ENDED = "in the twelve months before the reference date"

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="pre-proceedings-in-time",
        name="Pre-proceedings ended within 16 weeks",
        question="How many periods of pre-proceedings were brought to a decision in time?",
        about=f"Periods that ended {_ENDED}, less those without a letter before proceedings.",
        met="Ended by the last day of the clock that starts with the letter.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        clocks=("pre_proceedings",),
        source=_OUTLINE,
        traps=f"{_LETTERS} {_CHILDREN} {_DISORDER}",
        needs={BEFORE: ("letter_sent", "ended")},
        rows=partial(_ended_in_time, list_id=BEFORE, start="letter_sent"),
    ),
    _measure(
        id="pre-proceedings-length",
        name="Time in pre-proceedings",
        question="How long do children stay in pre-proceedings?",
        about=f"Periods that ended {_ENDED}, less those without a letter before proceedings.",
        met="Days from the letter to the decision to step down or to issue.",
        unit=Unit.DAYS,
        window=12,
        better=Better.LOWER,
        source=_OUTLINE,
        traps=f"{_LETTERS} {_CHILDREN} {_DISORDER}",
        needs={BEFORE: ("letter_sent", "ended")},
        rows=partial(_length, list_id=BEFORE, start="letter_sent"),
    ),
    _measure(
        id="pre-proceedings-open",
        name="Open pre-proceedings within their limit",
        question="Which children are in pre-proceedings, and by when must there be a decision?",
        about="Periods with a letter before proceedings that have not ended.",
        met="The last day of the clock that starts with the letter has not passed.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        clocks=("pre_proceedings",),
        source=_OUTLINE,
        traps=_CHILDREN,
        needs={BEFORE: ("letter_sent", "ended")},
        rows=partial(_open, list_id=BEFORE, start="letter_sent"),
        worklist=True,
    ),
    _measure(
        id="pre-proceedings-without-letter",
        name="Decisions to begin pre-proceedings without a letter yet",
        question="For which children was it decided to begin pre-proceedings, and no letter sent?",
        about="Open periods with the outcome to start pre-proceedings, and no letter sent.",
        met="All of them, with the days since the meeting.",
        unit=Unit.COUNT,
        better=Better.LOWER,
        source="Supplementary list of pre-proceedings; no national timescale",
        traps=_CHILDREN,
        needs={BEFORE: ("legal_meeting", "legal_meeting_outcome", "letter_sent", "ended")},
        rows=_without_letter,
    ),
    _measure(
        id="pre-proceedings-meeting-to-letter",
        name="From the legal meeting to the letter before proceedings",
        question="How long is it from the decision until the parents are told by letter?",
        about=f"Letters sent {_ENDED}.",
        met="Days from the legal gateway or planning meeting to the letter.",
        unit=Unit.DAYS,
        window=12,
        better=Better.LOWER,
        source="Supplementary list of pre-proceedings; no national timescale",
        traps=f"{_CHILDREN} {_DISORDER}",
        needs={BEFORE: ("legal_meeting", "letter_sent")},
        rows=_meeting_to_letter,
    ),
    _measure(
        id="pre-proceedings-again",
        name="Pre-proceedings not for the first time",
        question="How many children enter pre-proceedings who have been there before?",
        about=f"Letters sent {_ENDED}.",
        met="At least one earlier period of pre-proceedings in the child's life.",
        unit=Unit.SHARE,
        window=12,
        better=Better.LOWER,
        source="Supplementary list of pre-proceedings",
        traps=_CHILDREN,
        needs={BEFORE: ("letter_sent", "previous_periods")},
        rows=_repeated,
    ),
    _measure(
        id="pre-proceedings-outcomes",
        name="Outcomes of pre-proceedings",
        question="What comes of pre-proceedings?",
        about=f"Periods that ended {_ENDED}.",
        met="Each outcome.",
        unit=Unit.MIX,
        window=12,
        better=Better.NEITHER,
        source="Supplementary list of pre-proceedings",
        traps=_CHILDREN,
        needs={BEFORE: ("ended", "outcome")},
        rows=partial(_mix, list_id=BEFORE, column="outcome"),
    ),
    _measure(
        id="letter-to-court",
        name="From the letter before proceedings to court",
        question="How long is it from the letter until proceedings are issued?",
        about=f"Proceedings issued {_ENDED}, less those of children without an earlier letter.",
        met="Days from the child's latest letter to the issue.",
        unit=Unit.DAYS,
        window=12,
        better=Better.LOWER,
        source="Supplementary lists of pre-proceedings and care proceedings",
        traps="The letter of a child whose pre-proceedings ended more than twelve months ago is "
        f"not in the list. {_CHILDREN}",
        needs={COURT: ("issued",), BEFORE: ("letter_sent",)},
        rows=_letter_to_court,
    ),
    _measure(
        id="care-proceedings-in-time",
        name="Care proceedings ended within 26 weeks",
        question="How many care proceedings were concluded in time?",
        about=f"Proceedings that ended {_ENDED}.",
        met="Ended by the last day of the clock that starts with the issue.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        clocks=("care_proceedings",),
        source=_LAW,
        traps=f"The court may allow longer. {_CHILDREN} {_DISORDER}",
        needs={COURT: ("issued", "ended")},
        rows=partial(_ended_in_time, list_id=COURT, start="issued"),
    ),
    _measure(
        id="care-proceedings-length",
        name="Time in care proceedings",
        question="How long do care proceedings last?",
        about=f"Proceedings that ended {_ENDED}.",
        met="Days from the issue to the final order or withdrawal.",
        unit=Unit.DAYS,
        window=12,
        better=Better.LOWER,
        source=_LAW,
        traps=f"{_CHILDREN} {_DISORDER}",
        needs={COURT: ("issued", "ended")},
        rows=partial(_length, list_id=COURT, start="issued"),
    ),
    _measure(
        id="care-proceedings-open",
        name="Open care proceedings within 26 weeks",
        question="Which children are in proceedings, and when are the 26 weeks over?",
        about="Proceedings that have been issued and have not ended.",
        met="The last day of the clock that starts with the issue has not passed.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        clocks=("care_proceedings",),
        source=_LAW,
        traps=f"The court may allow longer. {_CHILDREN}",
        needs={COURT: ("issued", "ended")},
        rows=partial(_open, list_id=COURT, start="issued"),
        worklist=True,
    ),
    _measure(
        id="final-orders",
        name="Final orders",
        question="With what orders do care proceedings end?",
        about=f"Proceedings that ended {_ENDED}.",
        met="Each order.",
        unit=Unit.MIX,
        window=12,
        better=Better.NEITHER,
        source="Supplementary list of care proceedings",
        traps=_CHILDREN,
        needs={COURT: ("ended", "final_order")},
        rows=partial(_mix, list_id=COURT, column="final_order"),
    ),
)
