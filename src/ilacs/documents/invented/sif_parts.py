"""What all reports of the single inspection framework share: grades, front page, the team."""

from dataclasses import dataclass
from datetime import date, timedelta

from ilacs.documents.invented.body import IN_FULL, NO_GRADE, Body, Visit, visit
from ilacs.documents.invented.choices import Layout, Oddity
from ilacs.documents.invented.model import (
    Block,
    Facts,
    Role,
    Row,
    Shape,
    bullet,
    heading,
    line,
    paragraph,
    title,
)
from ilacs.documents.invented.prose import Writer, as_day, stock
from ilacs.framework import Grade, Judgement, Kind, version_on
from ilacs.reports.record import GradedJudgement

SERVICES = (
    "nspection of services for children in need of help and protection, children looked after"
    " and care leavers"
)
BOARD = "Local Safeguarding Children Board"

_DAYS = {
    Layout.SIF_EARLY: (date(2013, 11, 18), date(2014, 6, 2)),
    Layout.SIF: (date(2015, 9, 1), date(2017, 10, 30)),
    Layout.SIF_REINSPECTION: (date(2016, 5, 1), date(2018, 1, 22)),
}

_ROWS = (
    (Judgement.HELP_AND_PROTECTION, "Children who need help and protection", "1.", 0),
    (
        Judgement.CHILDREN_IN_CARE,
        "Children looked after and achieving permanence",
        "2.",
        0,
    ),
    (Judgement.ADOPTION, "Adoption performance", "2.1", 1),
    (Judgement.CARE_LEAVERS, "Experiences and progress of care leavers", "2.2", 1),
    (Judgement.LEADERS, "Leadership, management and governance", "3.", 0),
)


@dataclass(frozen=True, slots=True)
class SingleInspection:
    """What is true of one inspection under the single framework, before it is laid out."""

    layout: Layout
    oddities: frozenset[Oddity]
    name: str
    on_site: Visit
    published: date
    leads: tuple[str, ...]
    team: tuple[str, ...]
    grades: dict[Judgement, Grade]

    def grade(self, judgement: Judgement) -> Grade | None:
        """The grade that a reader can obtain; None where the word printed is no grade."""
        odd = judgement is Judgement.HELP_AND_PROTECTION and Oddity.UNKNOWN_GRADE in self.oddities
        return None if odd else self.grades[judgement]

    def word(self, judgement: Judgement) -> str:
        """The grade's words in the table and beside headings."""
        grade = self.grade(judgement)
        word = NO_GRADE if grade is None else IN_FULL[grade].removesuffix(" to be good")
        if Oddity.GRADE_CAPITALS in self.oddities:
            return word.upper()
        if Oddity.GRADE_LOWER_CASE in self.oddities:
            return word.lower()
        return f"{word}." if Oddity.GRADE_FULL_STOP in self.oddities else word

    def table(self) -> Block:
        """The table of judgements."""
        rows = tuple(
            Row(label, self.word(judgement), number, indent)
            for judgement, label, number, indent in _ROWS
        )
        return Block(Shape.TABLE, rows=rows, role=Role.FIELD)

    def facts(self, overall: str, board: str | None) -> Facts:
        """The fields; `overall` and `board` are those grades' words as printed."""
        printed = {Judgement.OVERALL: overall} | {j: self.word(j) for j, *_ in _ROWS}
        if board is not None:
            printed[Judgement.LSCB] = board
        again = self.layout is Layout.SIF_REINSPECTION
        return Facts(
            Kind.SIF_REINSPECTION if again else Kind.SIF,
            version_on(self.on_site.periods[0].first, single_inspection=True),
            self.name,
            self.on_site.periods,
            self.published,
            self.leads,
            tuple(
                GradedJudgement(judgement, grade, words)
                for judgement, words in printed.items()
                if (grade := self.grade(judgement)) is not None
            ),
        )


def inspection(layout: Layout, writer: Writer, oddities: frozenset[Oddity]) -> SingleInspection:
    """Invent what is true of one inspection."""
    start = writer.monday(*_DAYS[layout])
    on_site = visit(start, writer.choose(24, 25), oddities, " – ")
    published = on_site.periods[0].last + timedelta(writer.number(36, 60))
    leads: tuple[str, ...] = (writer.person(),)
    if Oddity.TWO_LEAD_INSPECTORS in oddities:
        leads = (*leads, writer.person())
    if Oddity.NO_LEAD_INSPECTOR in oddities:
        leads = ()
    return SingleInspection(
        layout,
        oddities,
        writer.choose("{}", "{} Borough Council", "Metropolitan Borough of {}").format(
            writer.authority
        ),
        on_site,
        published,
        leads,
        (writer.person(), writer.person(), writer.person()),
        _grades(writer, oddities),
    )


def _grades(writer: Writer, oddities: frozenset[Oddity]) -> dict[Judgement, Grade]:
    scale = (Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
    grades = {judgement: writer.choose(*scale) for judgement, *_ in _ROWS}
    if Oddity.WRAPPED_GRADE in oddities:
        grades[Judgement.LEADERS] = Grade.REQUIRES_IMPROVEMENT
    grades[Judgement.OVERALL] = grades[Judgement.LEADERS]
    grades[Judgement.LSCB] = writer.choose(*scale)
    return grades


def front(it: SingleInspection, body: Body, *, bold_dates: bool) -> None:
    """The lines above the table of judgements."""
    body.add(title(it.name))
    again = it.layout is Layout.SIF_REINSPECTION
    body.add(line(f"{'Re-i' if again else 'I'}{SERVICES}", Role.FIELD, size=14, bold=True))
    if not again:
        body.add(line("and", Role.FIELD, size=14))
        board = f"Review of the effectiveness of the {BOARD}"
        note = stock()["told"]["combined"]
        body.add(line(board, Role.FIELD, size=14, bold=True, note=note))
    dates = f"Inspection date: {it.on_site.printed}"
    body.add(line(dates, Role.FIELD, size=14, bold=bold_dates))
    published = f"Report published: {as_day(it.published)}"
    body.add(line(published, Role.FIELD, size=14, bold=bold_dates))


def about_the_area(body: Body) -> None:
    """The section of figures about the area, as bullets under small headings."""
    label = "Information about this local authority area"
    note = stock()["told"]["data"]
    body.add(Block(Shape.HEADING, label, Role.SECTION, size=14, bold=True, note=note, label=label))
    for small, kind, count in (
        ("Local leadership", "leadership", 2),
        ("Children living in this area", "living", 3),
        ("Children looked after in this area", "looked_after", 3),
    ):
        body.add(heading(small, Role.SUBHEADING, size=12))
        for _ in range(count):
            body.add(bullet(body.writer.line("area", kind), Role.FINDING))


def about_the_inspection(it: SingleInspection, body: Body) -> None:
    """How inspectors worked, and who they were."""
    label = "Information about this inspection"
    body.add(Block(Shape.HEADING, label, Role.SECTION, size=16, bold=True, label=label))
    body.add(paragraph(stock()["told"]["looked"]))
    body.add(heading("The inspection team", Role.SUBHEADING, size=12))
    if it.leads:
        several = "s" if len(it.leads) > 1 else ""
        names = " and ".join(it.leads)
        body.add(paragraph(f"Lead inspector{several}: {names}"))
    body.add(paragraph(f"Team inspectors: {', '.join(it.team)}"))


def contents(rows: tuple[tuple[str, int], ...]) -> tuple[Block, ...]:
    """The page of contents: titles, with 0 for a part and 1 for what stands in it."""
    return (
        title("Contents", Role.FRONT),
        Block(
            Shape.CONTENTS,
            role=Role.FRONT,
            rows=tuple(Row(label, "", indent=indent) for label, indent in rows),
        ),
    )
