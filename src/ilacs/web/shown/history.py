"""How the grades of an authority went, and every report of it."""

from dataclasses import dataclass

from ilacs.documents.charts.judgement_looks import JUDGEMENTS_IN_ORDER
from ilacs.documents.words import in_words
from ilacs.framework.day_words import in_full
from ilacs.framework.grades import rank
from ilacs.framework.judgements import is_sub_judgement
from ilacs.framework.number_words import counted
from ilacs.sector.history import History, Link
from ilacs.sector.inspections import Inspection, Origin, is_graded
from ilacs.web.shown.words import GradeShown, grade_shown, kind_of, period


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One report in a list. `has_text` is whether its sentences are here to read."""

    id: str
    kind: str
    days: str
    published: str
    areas: str
    has_text: bool


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """Grades by judgement (rows) and inspection (columns), and every report: the newest first.

    A cell is None where an inspection did not make the judgement. `can_be_drawn` is whether any
    grade is one that a line can stand on.
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[GradeShown | None, ...]], ...]
    can_be_drawn: bool
    reports: tuple[ReportShown, ...]
    links: tuple[str, ...]


def history_shown(found: History) -> HistoryShown:
    """The history as pages show it: the newest comes first, which a phone shows without moving."""
    inspections = [entry.inspection for entry in found.entries]
    graded = [one for one in reversed(inspections) if is_graded(one)]
    rows = []
    for judgement in JUDGEMENTS_IN_ORDER:
        cells = tuple(
            grade_shown(one.grade(judgement))
            if one.grade(judgement) and not is_sub_judgement(judgement, one.framework)
            else None
            for one in graded
        )
        if any(cells):
            rows.append((in_words(judgement), cells))
    return HistoryShown(
        tuple((one.id, f"{one.day:%b %Y}") for one in graded),
        tuple(rows),
        any(rank(grade) for one in graded for _, grade in one.grades),
        tuple(map(report_shown, reversed(inspections))),
        tuple(
            [f"Took over from {_link(link)}." for link in found.took_over_from]
            + [f"Followed by {_link(link)}." for link in found.followed_by]
        ),
    )


def report_shown(one: Inspection) -> ReportShown:
    """A report as lists show it."""
    return ReportShown(
        one.id,
        kind_of(one),
        period(one.on_site_from, one.on_site_to) or "days on site not known",
        in_full(one.published) if one.published else "",
        "" if one.areas is None else counted(one.areas, "area to improve", "areas to improve"),
        one.origin is not Origin.SHIPPED,
    )


def _link(link: Link) -> str:
    return f"{link.name} on {in_full(link.on)} ({link.what})"
