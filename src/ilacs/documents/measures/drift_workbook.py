"""Drift as a workbook: the stages, who still waits, and the curves."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from ilacs.documents.lists.book import new_book
from ilacs.documents.measures.book_tables import BookTables, Cell, Headings
from ilacs.documents.measures.drift import (
    HOW,
    QUARTERS,
    DriftAnswer,
    drift_title,
    late_in_words,
)
from ilacs.documents.measures.journey import INSIDE
from ilacs.documents.new_files import check_output, write_whole
from ilacs.measures.waiting_curve import Share

ENDINGS = (".xlsx",)

FROM_TO = "From and to: where the number before them lies with a probability of 95 per cent."

_STAGES: Headings = (
    ("Stage", 42), ("Unit", 14), ("Cases", 9), ("Ended", 9), ("Still in it", 9),
    ("A quarter done in", 11), ("Half done in", 11), ("From", 9), ("To", 9),
    ("3 in 4 done in", 11), ("Known up to", 9), ("Limit", 9), ("Longer than limit, %", 11),
    ("From", 9), ("To", 9), ("Left out", 40), ("What the numbers cannot tell", 90),
)  # fmt: skip
_WAITING: Headings = (
    ("Stage", 42), ("Number", 18), ("Since", 12), ("Waits", 9), ("Unit", 14),
    ("Wait longer, %", 11), ("Or fewer", 9), ("Due", 12), ("In time?", 14), ("Team", 26),
    ("Worker", 26),
)  # fmt: skip
_CURVES: Headings = (
    ("Stage", 42), ("Unit", 14), ("After", 9), ("Still wait, %", 11), ("From", 9), ("To", 9)
)  # fmt: skip


def write_drift(answer: DriftAnswer, out: Path) -> Path:
    """Write the workbook, and give back where it is.

    Raises CannotWrite if nothing can be written there, OSError if writing fails.
    """
    check_output(out, ENDINGS)
    return write_whole(out, drift_workbook(answer))


def drift_workbook(answer: DriftAnswer) -> bytes:
    """The workbook."""
    content = io.BytesIO()
    with new_book(content, "How long it takes", answer.as_at) as book:
        tables = BookTables(book, drift_title(answer))
        tables.add("Stages", _STAGES, _stages(answer))
        tables.add("Still waiting", _WAITING, _waiting(answer))
        tables.add("Curves", _CURVES, _curves(answer))
        missing = ((one.stage.name, one.reason) for one in answer.not_timed)
        tables.add("Not timed", (("Stage", 42), ("Why", 90)), missing)
        about = ((line,) for line in (drift_title(answer), HOW, FROM_TO, INSIDE))
        tables.add("About", (("About these times", 110),), about)
    return content.getvalue()


def _stages(answer: DriftAnswer) -> Iterator[Sequence[Cell]]:
    for drift in answer.drifts:
        low, high = drift.curve.within_between(0.5) if drift.curve else (None, None)
        quarter, half, three = map(drift.within, QUARTERS)
        left_out = "; ".join(f"{count:,}: {reason}" for reason, count in drift.left_out.items())
        yield (
            drift.stage.name,
            drift.unit,
            drift.cases,
            drift.ended,
            len(drift.waiting),
            quarter,
            half,
            low,
            high,
            three,
            int(drift.curve.last) if drift.curve else None,
            drift.limit,
            *_per_cent(drift.at_limit),
            left_out or None,
            " ".join(filter(None, (drift.no_curve, *drift.limits))) or None,
        )


def _waiting(answer: DriftAnswer) -> Iterator[Sequence[Cell]]:
    for drift in answer.drifts:
        for one in drift.waiting:
            yield (
                drift.stage.name,
                one.number,
                one.start,
                one.time,
                drift.unit,
                _per_cent(one.longer)[0],
                "yes" if one.beyond else None,
                one.due,
                late_in_words(one) or None,
                one.team,
                one.worker,
            )


def _curves(answer: DriftAnswer) -> Iterator[Sequence[Cell]]:
    for drift in answer.drifts:
        if drift.curve:
            for time, share in zip(drift.curve.times, drift.curve.shares, strict=True):
                yield (drift.stage.name, drift.unit, time, *_per_cent(share))


def _per_cent(share: Share | None) -> tuple[float | None, float | None, float | None]:
    if share is None:
        return None, None, None
    return 100 * share.value, 100 * share.low, 100 * share.high
