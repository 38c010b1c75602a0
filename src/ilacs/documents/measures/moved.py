"""Who moved since an earlier submission: the children who began and ceased to meet a measure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from ilacs.documents.answers.common import heading
from ilacs.documents.answers.sheets import Sheet
from ilacs.documents.measures.answers import Noticed
from ilacs.documents.measures.behind import MOST_ROWS, json_rows
from ilacs.documents.measures.measures_text import reading_lines
from ilacs.documents.text_lines import day_in_words, table_lines, wrapped
from ilacs.measures.measure import Measure
from ilacs.measures.movements import Moved

SHOWN = ("child_id", "moved", "before", "now")
HEADINGS = ("Child", "Moved", "Before", "Now")

_ORDER = (Moved.IN, Moved.OUT, Moved.STAYED)


@dataclass(frozen=True)
class Movements:
    """The children who met a measure at one of two reference dates, or at both (SHOWN).

    Rows are not in what `repr` shows, so that no traceback shows a child.
    """

    measure: Measure
    authority: str
    earlier: date
    day: date
    rows: pl.DataFrame = field(repr=False)
    noticed: tuple[Noticed, ...]

    def count(self, moved: Moved) -> int:
        """How many children moved so."""
        return self.rows.filter(pl.col("moved") == moved.value).height


def movements_of(
    measure: Measure,
    authority: str,
    days: tuple[date, date],
    moved: pl.DataFrame,
    noticed: tuple[Noticed, ...],
) -> Movements:
    """From what `Measured.moved` answered for two days: those who moved in come first."""
    order = pl.Enum([one.value for one in _ORDER])
    rows = moved.select(SHOWN).sort(pl.col("moved").cast(order), "child_id")
    return Movements(measure, authority, *days, rows, noticed)


def movement_lines(found: Movements, width: int) -> Iterator[str]:
    """Who moved, on a terminal: those who stayed are counted only."""
    whose = f" of {found.authority}" if found.authority else ""
    between = f"from {day_in_words(found.earlier)} to {day_in_words(found.day)}"
    yield from heading(f"{found.measure.name}{whose}, {between}", width)
    yield from wrapped(f"{found.measure.about} Met: {found.measure.met}", width)
    yield from wrapped(counts_in_words(found), width)
    yield from reading_lines(found.noticed, width)
    yield ""
    moved = found.rows.filter(pl.col("moved") != Moved.STAYED.value)
    if moved.is_empty():
        yield "Nobody moved."
        return
    yield from table_lines(HEADINGS, moved.head(MOST_ROWS).iter_rows(), width)
    if (rest := moved.height - MOST_ROWS) > 0:
        yield from wrapped(f"and {rest:,} more: --out FILE has them all.", width)


def counts_in_words(found: Movements) -> str:
    """Such as `3 children moved in, 2 moved out, 40 stayed.`"""
    into, out, stayed = map(found.count, _ORDER)
    return (
        f"{into:,} met it now and not before (moved in), {out:,} before and not now (moved out), "
        f"{stayed:,} both times (stayed). Rows that name no child are not compared."
    )


def movements_json(found: Movements) -> str:
    """One object: the measure, the two dates, the counts, and `rows` (SHOWN)."""
    into, out, stayed = map(found.count, _ORDER)
    return json.dumps(
        {
            "measure": found.measure.id,
            "name": found.measure.name,
            "authority": found.authority or None,
            "earlier": found.earlier.isoformat(),
            "reference_date": found.day.isoformat(),
            "moved_in": into,
            "moved_out": out,
            "stayed": stayed,
            "rows": json_rows(found.rows),
        },
        ensure_ascii=False,
        indent=2,
    )


def movements_sheet(found: Movements) -> Sheet:
    """Everybody as a table of a spreadsheet."""
    return Sheet(
        title=f"{found.measure.name}: who moved",
        headings=HEADINGS,
        rows=tuple(found.rows.iter_rows()),
        about=(
            f"{found.measure.question}",
            f"From {day_in_words(found.earlier)} to {day_in_words(found.day)}.",
            counts_in_words(found),
            "These rows name children: keep them where only those may see them who work with them.",
        ),
        as_at=found.day,
    )
