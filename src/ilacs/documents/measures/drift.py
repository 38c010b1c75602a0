"""Drift on a terminal and as JSON: how long stages take, and who waits the longest.

It names children, where they wait: for inside only.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ilacs.documents.answers.common import heading
from ilacs.documents.measures.answers import Noticed
from ilacs.documents.measures.journey import number
from ilacs.documents.measures.measures_text import reading_lines
from ilacs.documents.measures.value_words import NOT_SAID
from ilacs.documents.text_lines import day_in_words, first_words, table_lines, wrapped
from ilacs.framework.number_words import counted, listed
from ilacs.measures.drift import Drift, NotTimed, Waiting
from ilacs.measures.waiting_curve import Share, WaitingCurve

QUARTERS = (0.25, 0.5, 0.75)
"""The parts of cases of which it is said within what time they are done."""

MOST_OF_EACH, MOST_OF_ONE = 2, 60
"""Waiting cases that are told on a terminal: of each stage among all, and of one alone."""

LONGEST_TEAM = 18

HOW = (
    "By Kaplan and Meier: cases that still wait count for as long as they have waited. Cases that "
    "the lists have only from some day on count from that day."
)
AT_MOST = "With < at most so many: how long the longest waits are, too few cases tell."
BRACKETS = "In brackets: where the number lies with a probability of 95 per cent."


@dataclass(frozen=True, repr=False)
class DriftAnswer:
    """How long stages take, at the latest reference date of these. `one`: a stage was named."""

    authority: str
    reference_dates: tuple[date, ...]
    drifts: tuple[Drift, ...]
    not_timed: tuple[NotTimed, ...]
    noticed: tuple[Noticed, ...]
    one: bool

    @property
    def as_at(self) -> date:
        """The latest reference date."""
        return max(self.reference_dates)


def drift_title(answer: DriftAnswer) -> str:
    """Such as `How long it takes, as at 31 Mar 2026`."""
    whose = f" in {answer.authority}" if answer.authority else ""
    stage = f": {answer.drifts[0].stage.name}" if answer.one else ""
    return f"How long it takes{whose}{stage}, as at {day_in_words(answer.as_at)}"


def drift_lines(answer: DriftAnswer, width: int) -> Iterator[str]:
    """Drift on a terminal: of one stage all that is known, of many a table."""
    yield from heading(drift_title(answer), width)
    if len(answer.reference_dates) > 1:
        days = listed(map(day_in_words, sorted(answer.reference_dates)))
        yield from wrapped(f"From {len(answer.reference_dates)} submissions: {days}.", width)
    yield from reading_lines(answer.noticed, width)
    yield ""
    yield from (_of_one(answer.drifts[0], width) if answer.one else _of_all(answer, width))


def _of_all(answer: DriftAnswer, width: int) -> Iterator[str]:
    headings = (
        "Stage",
        "Cases",
        "Still in it",
        "Half within",
        "3 in 4 within",
        "Limit",
        "Longer",
    )
    rows = [
        (
            drift.stage.name,
            number(drift.cases),
            number(len(drift.waiting)),
            time_in_words(drift, 0.5),
            time_in_words(drift, 0.75),
            "" if drift.limit is None else f"{drift.limit}{_mark(drift)}",
            share_at_limit(drift),
        )
        for drift in answer.drifts
    ]
    yield from table_lines(headings, rows, width, right=range(1, 7))
    yield from wrapped(
        "Times in days, those with w in working days. Longer: the share that takes longer than "
        f"the limit. {HOW}",
        width,
    )
    without = [drift.stage.name for drift in answer.drifts if drift.curve is None]
    if without:
        yield from wrapped(
            f"Without times, because too few have ended or no day is told: {'; '.join(without)}.",
            width,
        )
    for reason in dict.fromkeys(one.reason for one in answer.not_timed):
        named = [one.stage.name for one in answer.not_timed if one.reason == reason]
        yield from wrapped(f"Not timed: {'; '.join(named)}. {reason}", width)
    yield from _longest_of_all(answer, width)


def _longest_of_all(answer: DriftAnswer, width: int) -> Iterator[str]:
    waiting = [(drift, one) for drift in answer.drifts for one in drift.waiting[:MOST_OF_EACH]]
    if not waiting:
        return
    yield ""
    yield "The longest waits of each stage"
    rows = [
        (
            one.number,
            drift.stage.name,
            f"{one.time:,}{_mark(drift)}",
            longer_in_words(one),
            first_words(one.team or "", LONGEST_TEAM),
        )
        for drift, one in waiting
    ]
    headings = ("Number", "Stage", "Waits", "Wait longer", "Team")
    yield from table_lines(headings, rows, width, wide=1, right=(2, 3))
    yield from wrapped(f"{AT_MOST} `--stage` tells all of one stage, `--out FILE` all.", width)


def _of_one(drift: Drift, width: int) -> Iterator[str]:
    for sentence in (*sentences(drift), *drift.limits, HOW, BRACKETS, AT_MOST):
        yield from wrapped(sentence, width)
    if not drift.waiting:
        return
    yield ""
    yield f"Still in it, the longest first: {len(drift.waiting):,}"
    rows = [
        (
            one.number,
            day_in_words(one.start),
            number(one.time),
            longer_in_words(one),
            late_in_words(one),
            one.team or "",
        )
        for one in drift.waiting[:MOST_OF_ONE]
    ]
    headings = ("Number", "Since", drift.unit.capitalize(), "Wait longer", "In time?", "Team")
    yield from table_lines(headings, rows, width, wide=5, right=(2, 3))
    if (rest := len(drift.waiting) - MOST_OF_ONE) > 0:
        yield from wrapped(f"and {rest:,} more: --out FILE has them all.", width)


def sentences(drift: Drift) -> Iterator[str]:
    """What is known of a stage, in sentences."""
    yield (
        f"{counted(drift.cases, 'case')}; ended: {drift.ended:,}; still in it: "
        f"{len(drift.waiting):,}. Times are in {drift.unit}."
    )
    for reason, count in drift.left_out.items():
        yield f"Left out: {count:,}, {reason}."
    curve = drift.curve
    if curve is None:
        yield drift.no_curve
        return
    names = ("A quarter is", "Half are", "Three in four are")
    for name, part in zip(names, QUARTERS, strict=True):
        yield f"{name} done within {_within_in_words(curve, part)}."
    if drift.limit is not None and drift.at_limit is not None and drift.clock is not None:
        beyond = "At most " if drift.limit > curve.last else ""
        yield (
            f"{beyond}{share_in_words(drift.at_limit)} take longer than the limit of "
            f"{drift.clock.limit_in_words}."
        )


def _within_in_words(curve: WaitingCurve, part: float) -> str:
    within = curve.within(part)
    if within is None:
        return f"a time that is not known: longer than {curve.last:,.0f}"
    low, high = curve.within_between(part)
    most = f"over {curve.last:,.0f}" if high is None else f"{high:,}"
    return f"{within:,} ({number(low)} to {most})"


def time_in_words(drift: Drift, part: float) -> str:
    """Such as `35w`; `>404` where it is longer than is known."""
    if drift.curve is None:
        return NOT_SAID
    within = drift.curve.within(part)
    time = f">{drift.curve.last:,.0f}" if within is None else f"{within:,}"
    return f"{time}{_mark(drift)}"


def share_at_limit(drift: Drift) -> str:
    """Such as `14%`, or `<14%` where no more is known."""
    if drift.at_limit is None or drift.curve is None or drift.limit is None:
        return ""
    return f"{'<' if drift.limit > drift.curve.last else ''}{drift.at_limit.value:.0%}"


def longer_in_words(one: Waiting) -> str:
    """The share of cases that wait longer than one that waits."""
    if one.longer is None:
        return NOT_SAID
    return f"{'<' if one.beyond else ''}{one.longer.value:.0%}"


def late_in_words(one: Waiting) -> str:
    """Whether the clock of a case has run out."""
    return "" if one.late is None else "late" if one.late else "not late yet"


def share_in_words(share: Share) -> str:
    """Such as `14% (10% to 18%)`."""
    return f"{share.value:.0%} ({share.low:.0%} to {share.high:.0%})"


def _mark(drift: Drift) -> str:
    return "w" if drift.in_working_days else ""


def drift_json(answer: DriftAnswer) -> str:
    """One object: `stages`, each with its times, its curve and who waits; `not_timed`."""
    return json.dumps(
        {
            "authority": answer.authority or None,
            "reference_dates": [day.isoformat() for day in sorted(answer.reference_dates)],
            "stages": [_drift_json(drift) for drift in answer.drifts],
            "not_timed": [
                {"stage": one.stage.id, "reason": one.reason} for one in answer.not_timed
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _drift_json(drift: Drift) -> dict[str, Any]:
    curve = drift.curve
    return {
        "stage": drift.stage.id,
        "name": drift.stage.name,
        "unit": drift.unit,
        "cases": drift.cases,
        "ended": drift.ended,
        "waiting": len(drift.waiting),
        "entered_late": drift.entered_late,
        "left_out": dict(drift.left_out),
        "within": {f"{part:.2f}": drift.within(part) for part in QUARTERS},
        "half_between": list(curve.within_between(0.5)) if curve else None,
        "clock": drift.clock.id if drift.clock else None,
        "limit": drift.limit,
        "longer_than_limit": _share_json(drift.at_limit),
        "known_up_to": curve.last if curve else None,
        "no_curve": drift.no_curve or None,
        "notes": list(drift.limits),
        "curve": _curve_json(curve),
        "cases_waiting": [_waiting_json(one) for one in drift.waiting],
    }


def _curve_json(curve: WaitingCurve | None) -> list[dict[str, Any]]:
    steps = zip(curve.times, curve.shares, strict=True) if curve else ()
    return [{"time": time} | (_share_json(share) or {}) for time, share in steps]


def _waiting_json(one: Waiting) -> dict[str, Any]:
    return {
        "number": one.number,
        "start": one.start.isoformat(),
        "time": one.time,
        "wait_longer": _share_json(one.longer),
        "at_most": one.beyond,
        "late": one.late,
        "due": one.due.isoformat() if one.due else None,
        "team": one.team,
        "worker": one.worker,
    }


def _share_json(share: Share | None) -> dict[str, float] | None:
    return None if share is None else {"share": share.value, "low": share.low, "high": share.high}
