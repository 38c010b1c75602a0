"""Which table of a spreadsheet each answer becomes."""

from collections.abc import Iterator

from ilacs.documents.answers.authority_text import AuthorityAnswer
from ilacs.documents.answers.common import authority_name
from ilacs.documents.answers.sheets import Sheet, Value
from ilacs.documents.answers.tables_text import group_label
from ilacs.documents.text_lines import day_in_words
from ilacs.documents.words import in_words
from ilacs.framework.themes import theme
from ilacs.sector.comparison import Comparison
from ilacs.sector.lead_inspectors import LeadInspectors
from ilacs.sector.league import League
from ilacs.sector.learning import Lessons
from ilacs.sector.outlook import Outlooks
from ilacs.sector.record import Limits
from ilacs.sector.recurring import Recurring
from ilacs.sector.spread import Spread
from ilacs.sector.standing import STANDING_JUDGEMENTS, Standing
from ilacs.sector.theme_counts import ThemeCounts

Rows = Iterator[tuple[Value, ...]]


def _about(as_at: object, limits: Limits, *more: str) -> tuple[str, ...]:
    return (f"As at {as_at}.", *(words for words in more if words), limits.in_words())


def history_sheet(answer: AuthorityAnswer) -> Sheet:
    """A row for each grade of each inspection, the oldest first."""
    history = answer.history

    def rows() -> Rows:
        for entry in history.entries:
            one = entry.inspection
            facts = (
                in_words(one.kind) or "Not known",
                one.on_site_from,
                one.on_site_to,
                one.published,
                "; ".join(one.lead_inspectors),
            )
            for step in entry.steps:
                grades = (in_words(step.judgement), in_words(step.grade), in_words(step.direction))
                yield (*facts, *grades, one.areas, one.address)
            if not entry.steps:
                yield (*facts, "", "", "", one.areas, one.address)

    headings = (
        *("Kind", "On site from", "On site to", "Published", "Lead inspectors"),
        *("Judgement", "Grade", "Direction", "Areas for improvement", "Report"),
    )
    title = f"{history.authority.name}: inspections and grades"
    return Sheet(
        title, headings, tuple(rows()), _about(history.as_at, history.limits), history.as_at
    )


def league_sheet(answer: League) -> Sheet:
    """A row for each authority, by its grade; those without one come last."""
    rows: list[tuple[Value, ...]] = [
        (
            row.place,
            row.standing.authority.name,
            row.standing.authority.region,
            in_words(row.standing.grade),
            row.standing.inspected_on,
            in_words(row.standing.graded_as),
        )
        for row in answer.rows
    ]
    rows += [(None, name, "", "Not judged", None, "") for name in answer.not_comparable]
    rows += [(None, name, "", "No grade in the record", None, "") for name in answer.without]
    headings = ("Place", "Authority", "Region", "Grade", "Inspected", "Graded as")
    title = f"{in_words(answer.judgement)}: {answer.region or 'England'}"
    about = _about(answer.as_at, answer.limits, answer.counts)
    return Sheet(title, headings, tuple(rows), about, answer.as_at)


def spread_sheet(answer: Spread) -> Sheet:
    """A row for each year's end."""
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (row.on, *(count for _, count in row.counts), row.without, row.published)
        for row in answer.rows
    )
    headings = (
        *("Known on", "Outstanding", "Good", "Requires improvement", "Inadequate"),
        *("No grade", "Published that year"),
    )
    title = f"{in_words(answer.judgement)} over time: {answer.region or 'England'}"
    about = _about(answer.as_at, answer.limits, answer.counts)
    return Sheet(title, headings, rows, about, answer.as_at)


def theme_counts_sheet(answer: ThemeCounts) -> Sheet:
    """A row for each theme, a column for each group."""
    groups = [group_label(group.label) for group in answer.groups]
    rows: list[tuple[Value, ...]] = [
        (
            theme(one.theme).name,
            one.inspections,
            one.areas,
            one.authorities,
            *one.in_groups,
        )
        for one in answer.themes
    ]
    totals = (group.inspections for group in answer.groups)
    rows.append(("All inspections", answer.inspections, answer.areas, None, *totals))
    headings = ("Theme", "Inspections", "Areas", "Authorities", *groups)
    model = f"The model gave the themes of {answer.themes_by_model:,} areas, readers the others."
    about = _about(answer.as_at, answer.limits, answer.counts, model)
    return Sheet("What inspectors ask to improve", headings, tuple(rows), about, answer.as_at)


def comparison_sheet(answer: Comparison) -> Sheet:
    """A row for the authority and each neighbour, a column for each judgement."""

    def row(name: str, what: str, found: tuple[Standing, ...]) -> tuple[Value, ...]:
        grades = {one.judgement: in_words(one.grade) for one in found}
        return (name, what, *(grades.get(j, "No grade") for j in STANDING_JUDGEMENTS))

    rows = (
        row(answer.authority.name, "The authority", answer.own),
        *(row(one.name, "Statistical neighbour", found) for one, found in answer.neighbours),
    )
    headings = ("Authority", "Compared as", *map(in_words, STANDING_JUDGEMENTS))
    title = f"{answer.authority.name} and its statistical neighbours"
    about = _about(answer.as_at, answer.limits, *answer.notes)
    return Sheet(title, headings, rows, about, answer.as_at)


def recurring_sheet(answer: Recurring) -> Sheet:
    """A row for each pair of areas with a theme in common."""
    rows = tuple(
        (
            theme(found.theme).name,
            *(pair.earlier.inspection, pair.earlier.number, pair.earlier.page, pair.earlier.text),
            *(pair.later.inspection, pair.later.number, pair.later.page, pair.later.text),
            "Yes" if pair.main else "No",
        )
        for found in answer.themes
        for pair in found.pairs
    )
    headings = (
        *("Theme", "Earlier inspection", "Area", "Page", "Words"),
        *("Later inspection", "Area", "Page", "Words", "Main theme of both"),
    )
    unread = "; ".join(day_in_words(one.day) for one in answer.not_read)
    title = f"{answer.authority.name}: what recurs"
    about = _about(
        answer.as_at,
        answer.limits,
        *answer.notes,
        f"Areas for improvement are not known for the inspections of {unread}." if unread else "",
    )
    return Sheet(title, headings, rows, about, answer.as_at)


def lessons_sheet(answer: Lessons) -> Sheet:
    """A row for each authority to learn from."""
    again = {True: "Yes", False: "No", None: "Not known"}
    rows = tuple(
        (
            one.authority.name,
            one.authority.region,
            "Yes" if one.neighbour else "No",
            in_words(one.judgement),
            one.asked_at.day,
            in_words(one.before) or "Not graded",
            one.now_at.day,
            in_words(one.now),
            again[one.asked_again],
            one.now_at.address,
        )
        for one in answer.lessons
    )
    headings = (
        *("Authority", "Region", "Statistical neighbour", "Judgement", "Asked", "Grade then"),
        *("Inspected since", "Grade now", "Asked again", "Report"),
    )
    title = f"Whom to learn from: {theme(answer.theme).name}"
    return Sheet(title, headings, rows, _about(answer.as_at, answer.limits), answer.as_at)


def lead_inspectors_sheet(answer: LeadInspectors) -> Sheet:
    """A row for each report of each lead inspector."""
    rows = tuple(
        (
            one.name,
            authority_name(report.urn),
            in_words(report.kind) or "Not known",
            report.on_site_from,
            report.published,
            report.address,
        )
        for one in answer.inspectors
        for report in one.inspections
    )
    headings = ("Lead inspector", "Authority", "Kind", "On site from", "Published", "Report")
    about = _about(answer.as_at, answer.limits, f"{answer.unnamed:,} reports name nobody.")
    return Sheet("Lead inspectors", headings, rows, about, answer.as_at)


def outlooks_sheet(answer: Outlooks) -> Sheet:
    """A row for each authority: pathway, last inspection, likely window and chances."""

    def rows() -> Rows:
        for one in answer.outlooks:
            pathway = one.pathway.answer.pathway if one.pathway else None
            window = one.window
            last = window.last.on_site_to if window and window.last else None
            known = (one.authority.name, one.authority.region, int(pathway) if pathway else None)
            if window is None or window.likely is None or window.wide is None:
                yield (*known, last, *[None] * 8)
                continue
            chances = [round(window.chance_within[months], 3) for months in (6, 12)]
            unseen = window.chance_begun_unseen
            yield (
                *(*known, last, window.median, *window.likely, *window.wide, *chances),
                None if unseen is None else round(unseen, 3),
            )

    headings = (
        *("Authority", "Region", "Pathway", "Last ended", "Likely", "Half from", "Half to"),
        *("Eight tenths from", "Eight tenths to", "Chance in 6 months", "Chance in 12 months"),
        "Chance that it has begun unseen",
    )
    note = next((one.window.model_note for one in answer.outlooks if one.window), "")
    title = f"The next full inspections: {answer.region or 'England'}"
    about = _about(answer.as_at, answer.limits, note)
    return Sheet(title, headings, tuple(rows()), about, answer.as_at)
