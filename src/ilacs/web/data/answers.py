"""Figures of an authority's submissions, from what was counted when they were checked."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl
from django.db.models import QuerySet

from ilacs.documents.measures.answering import Beside, figures_in
from ilacs.documents.measures.answers import Figure, MeasuresAnswer, Noticed
from ilacs.documents.measures.counted_tables import Tables
from ilacs.framework import DEFAULTS
from ilacs.lists.findings import Severity
from ilacs.measures.changes import MOVED, moved_counts, protected_moved
from ilacs.measures.declared import ALL
from ilacs.measures.described import By
from ilacs.measures.disclosure import DEFAULT as RULE
from ilacs.measures.figures import MEASURE
from ilacs.measures.given import AUTHORITY
from ilacs.measures.measure import Measure
from ilacs.measures.measuring import NotMeasured
from ilacs.measures.movements import COLUMNS, moved_between
from ilacs.web.data.measuring import PROTECTED
from ilacs.web.data.models import Submission, that_count
from ilacs.web.data.remembered import Remembered, table_of


@dataclass(frozen=True)
class Asked:
    """Submissions in the order of their dates: the last is asked about, all make the trend.

    `exact`: numbers as they are; else everything passes disclosure control.
    """

    submissions: tuple[Submission, ...]
    exact: bool

    @property
    def now(self) -> Submission:
        """The submission that is asked about."""
        return self.submissions[-1]

    @property
    def day(self) -> date:
        """Its reference date."""
        return self.now.reference_date

    @property
    def earlier(self) -> Submission | None:
        """The one that it is compared with."""
        return self.submissions[-2] if len(self.submissions) > 1 else None

    @property
    def protection(self) -> str:
        """The rule that was used, in words; empty where numbers are as they are."""
        return "" if self.exact else RULE.words


def asked_about(
    submissions: QuerySet[Submission], day: date | None, *, exact: bool
) -> Asked | None:
    """What is asked about: the submission of a day, or the latest; None where there is none."""
    those = tuple(
        one for one in that_count(submissions) if day is None or one.reference_date <= day
    )
    if not those or (day is not None and those[-1].reference_date != day):
        return None
    return Asked(those, exact)


_answers: Remembered[MeasuresAnswer] = Remembered(24)


def every_figure(asked: Asked) -> MeasuresAnswer:
    """The figures of all measures, without who moved."""
    tokens = tuple(one.token for one in asked.submissions)
    return _answers.get(tokens, lambda: _answer(asked, _tables(asked), ALL), asked.exact)


def one_figure(asked: Asked, measure: Measure, by: By | None = None) -> MeasuresAnswer:
    """The figure of one measure, with who moved, and broken down."""
    whole = _tables(asked, measure)
    moved = _moved(asked, whole, measure)
    groups = None if by is None else _groups(asked, "groups", measure, by)
    shares = None if by is None or not asked.exact else _groups(asked, "group_shares", measure, by)
    tables = replace(whole, moved=moved, groups=groups, group_shares=shares)
    return _answer(asked, tables, (measure,), by)


def for_a_file(asked: Asked) -> MeasuresAnswer:
    """All that a file of figures has."""
    tables = _tables(asked)
    return _answer(asked, replace(tables, moved=_moved(asked, tables)), ALL)


def figure_now(answer: MeasuresAnswer) -> Figure | None:
    """The one figure of the submission that was asked about; None where it cannot be measured."""
    return next(iter(answer.now), None)


def _answer(
    asked: Asked, tables: Tables, measures: tuple[Measure, ...], by: By | None = None
) -> MeasuresAnswer:
    whose = asked.now.authority.name
    beside = Beside(rule=None if asked.exact else RULE)
    noticed = table_of(asked.now, "noticed")
    ids = {measure.id for measure in measures}
    return MeasuresAnswer(
        snapshots=tuple((whose, one.reference_date) for one in asked.submissions),
        measures=measures,
        figures=figures_in(tables, measures, by, beside),
        not_measured=tuple(
            NotMeasured(measure, whose, asked.day, reason)
            for measure, reason in table_of(asked.now, "not_measured").iter_rows()
            if measure in ids
        ),
        noticed=tuple(
            Noticed(Severity(severity), rule, count, words)
            for severity, rule, count, words in noticed.iter_rows()
        ),
        clocks=DEFAULTS.clocks_by_id(),
        by=by,
        protection=asked.protection,
    )


def _tables(asked: Asked, measure: Measure | None = None) -> Tables:
    """What was counted; who moved is not known here."""

    def part(name: str, *those: Submission) -> pl.DataFrame:
        kept = name if asked.exact else PROTECTED + name
        table = pl.concat(table_of(one, kept) for one in those)
        return table if measure is None else table.filter(pl.col(MEASURE) == measure.id)

    figures = part("figures", *asked.submissions)
    earlier = asked.earlier
    days = None if earlier is None else (earlier.reference_date, asked.day)
    moved = None
    if days is not None:
        nobody = pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.String))
        moved = moved_counts(nobody, figures, days).with_columns(
            pl.lit(None, pl.Int64).alias(name) for name in MOVED
        )
    return Tables(
        day=asked.day,
        figures=figures,
        shares=part("shares", *asked.submissions[-2:]),
        reasons=part("reasons", asked.now),
        overdue=part("overdue", asked.now),
        bands=part("bands", asked.now),
        earlier=None if earlier is None else earlier.reference_date,
        moved=moved,
    )


def _moved(asked: Asked, tables: Tables, measure: Measure | None = None) -> pl.DataFrame | None:
    """How many moved since the earlier submission."""
    earlier = asked.earlier
    if earlier is None:
        return None
    where = None if measure is None else (MEASURE, measure.id)
    columns = (MEASURE, AUTHORITY, "child_id", "state")
    rows = [table_of(one, "rows", where).select(columns) for one in (earlier, asked.now)]
    days = earlier.reference_date, asked.day
    # Whether rows name children is told by exact counts, and by nothing that is kept back.
    exact = _tables(replace(asked, exact=True), measure).figures
    counts = moved_counts(moved_between(*rows), exact, days)
    return counts if asked.exact else protected_moved(counts, tables.figures, days, RULE)


def _groups(asked: Asked, name: str, measure: Measure, by: By) -> pl.DataFrame:
    kept = name if asked.exact else PROTECTED + name
    table = table_of(asked.now, kept)
    return (
        table.filter((pl.col(MEASURE) == measure.id) & (pl.col("by") == by.value))
        .drop("by")
        .rename({"group": by.value})
    )
