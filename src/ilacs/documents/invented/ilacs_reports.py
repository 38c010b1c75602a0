"""Graded reports since 2018: front page, list of what needs to improve, numbered findings."""

from datetime import date
from itertools import cycle

from ilacs.documents.invented.body import (
    IN_FULL,
    NO_GRADE,
    STRONG,
    Body,
    Tag,
    Visit,
    front_line,
    odd_characters,
    odd_look,
    visit,
)
from ilacs.documents.invented.choices import Layout, Oddity
from ilacs.documents.invented.model import (
    Block,
    Facts,
    Footer,
    Look,
    Model,
    Role,
    Row,
    Shape,
    graded,
    heading,
    line,
    page_break,
    paragraph,
    title,
)
from ilacs.documents.invented.prose import Writer, stock
from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind, judgements_of, version_on
from ilacs.reports.record import FrameworkTag, GradedJudgement

_LABELS = {
    Judgement.LEADERS: "The impact of leaders on social work practice with children and families",
    Judgement.HELP_AND_PROTECTION: "The experiences and progress of children who need help and"
    " protection",
    Judgement.CARE_AND_CARE_LEAVERS: "The experiences and progress of children in care and care"
    " leavers",
    Judgement.CHILDREN_IN_CARE: "The experiences and progress of children in care",
    Judgement.CARE_LEAVERS: "The experiences and progress of care leavers",
    Judgement.OVERALL: "Overall effectiveness",
}

_TOPICS = {
    Judgement.HELP_AND_PROTECTION: "help",
    Judgement.CARE_AND_CARE_LEAVERS: "care",
    Judgement.CHILDREN_IN_CARE: "care",
    Judgement.CARE_LEAVERS: "leavers",
    Judgement.LEADERS: "leaders",
}

_DAYS = {
    Layout.ILACS_2018: (date(2018, 2, 1), date(2022, 11, 30)),
    Layout.ILACS_2023: (date(2023, 1, 16), date(2024, 12, 1)),
    Layout.ILACS_2026: (date(2026, 4, 27), date(2026, 7, 10)),
}
_TAGGED_FROM = date(2025, 1, 20)
_TAGGED_UNTIL = date(2026, 3, 1)

_OUTCOMES_SWAPPED = date(2026, 4, 1)
"""Protection stood under outcome 3 before, and under outcome 2 since."""

_SPELLINGS = (
    ("(outcome 4, national framework)", "outcome", "4"),
    ("(Outcome four)", "outcome", "4"),
    ("(National Framework, Outcome 1)", "outcome", "1"),
    ("(National Framework enabler two)", "enabler", "2"),
    ("[outcome 3, national framework]", "outcome", "3"),
    ("(outcome 2, national framework", "outcome", "2"),
    ("(enabler 2, leaders drive conditions for effective practice)", "enabler", "2"),
    ("(Principle 1)", "principle", "1"),
    ("(outcome 3: national framework)", "outcome", "3"),
)


def ilacs_report(layout: Layout, writer: Writer, oddities: frozenset[Oddity], file: str) -> Model:
    """A report of `layout`, one of the three of this form."""
    on_site = _visit(layout, writer, oddities)
    framework = version_on(on_site.periods[0].first)
    grades = _grades(framework, writer, oddities)
    leads = _leads(writer, oddities)
    words = _Words(layout, grades, oddities)
    body = Body(writer, oddities)
    _front(layout, body, on_site, leads, words)
    strong = STRONG[grades[Judgement.LEADERS]]
    body.add(
        paragraph(
            f"{writer.opening(_tone(strong))} {writer.paragraph('leaders', strong, 3)}",
            Role.SUMMARY,
        )
    )
    body.add(paragraph(writer.paragraph("help", strong, 4), Role.SUMMARY), page_break())
    if Oddity.NO_AREAS not in oddities:
        _areas(layout, body, on_site)
    for judgement in (*list(grades)[1:], Judgement.LEADERS):
        if judgement is not Judgement.OVERALL:
            body.add(graded(words.heading(judgement), judgement, words.grade(judgement)))
            body.restart()
            body.findings(_TOPICS[judgement], STRONG[grades[judgement]], writer.number(5, 8))
    body.unknown_section(strong)
    body.back()
    days = (on_site.periods[0].last - on_site.periods[0].first).days + 1
    facts = Facts(
        Kind.ILACS_SHORT if days <= 5 else Kind.ILACS_STANDARD,
        framework,
        writer.authority,
        on_site.periods,
        None,
        leads,
        tuple(
            GradedJudgement(judgement, grade, words.in_table(judgement))
            for judgement in grades
            if (grade := words.grade(judgement)) is not None
        ),
    )
    look = odd_look(_look(layout, writer.authority, on_site), oddities)
    return Model(file, look, facts, tuple(body.blocks), odd_characters(oddities))


def _visit(layout: Layout, writer: Writer, oddities: frozenset[Oddity]) -> Visit:
    first, last = _DAYS[layout]
    if layout is Layout.ILACS_2023 and (
        Oddity.TAG_SPELLINGS in oddities or writer.choose(True, False)
    ):
        first, last = _TAGGED_FROM, _TAGGED_UNTIL
    days = 12 if Oddity.TWO_PART_VISIT in oddities else writer.choose(5, 12)
    return visit(writer.monday(first, last), days, oddities)


def _grades(
    framework: FrameworkVersion, writer: Writer, oddities: frozenset[Oddity]
) -> dict[Judgement, Grade]:
    """A grade for each judgement, in the order of the table."""
    scale = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
    middle = writer.number(0, 3)
    grades = {
        judgement: scale[min(3, max(0, middle + writer.number(-1, 1)))]
        for judgement in judgements_of(framework)
    }
    if oddities & {Oddity.SHORT_GRADE, Oddity.WRAPPED_GRADE}:
        grades[Judgement.LEADERS] = Grade.REQUIRES_IMPROVEMENT
    if Judgement.OVERALL in grades:
        grades[Judgement.OVERALL] = grades[Judgement.LEADERS]
    return grades


def _leads(writer: Writer, oddities: frozenset[Oddity]) -> tuple[str, ...]:
    if Oddity.NO_LEAD_INSPECTOR in oddities:
        return ()
    if Oddity.TWO_LEAD_INSPECTORS in oddities:
        return writer.person(), writer.person()
    return (writer.person(),)


class _Words:
    """How this report words its labels, grades and headings."""

    def __init__(
        self, layout: Layout, grades: dict[Judgement, Grade], oddities: frozenset[Oddity]
    ) -> None:
        self._layout, self._grades, self._oddities = layout, grades, oddities

    def rows(self) -> tuple[Row, ...]:
        """The table of judgements, its headings first."""
        body = (Row(self.label(j), self.in_table(j)) for j in self._grades)
        return (Row("Judgement", "Grade"), *body)

    def label(self, judgement: Judgement) -> str:
        """The judgement's label, in the table and in headings."""
        label = _LABELS[judgement]
        if judgement is Judgement.LEADERS and Oddity.LEADERS_ON_PRACTICE in self._oddities:
            label = label.replace("social work ", "")
        if judgement is Judgement.CARE_LEAVERS and Oddity.CHILDREN_CARE_LEAVERS in self._oddities:
            label = label.replace("of care leavers", "of children care leavers")
        return label

    def grade(self, judgement: Judgement) -> Grade | None:
        """The grade that a reader can obtain; None where the word printed is no grade."""
        if judgement is Judgement.HELP_AND_PROTECTION and Oddity.UNKNOWN_GRADE in self._oddities:
            return None
        return self._grades[judgement]

    def _word(self, judgement: Judgement) -> str:
        grade = self.grade(judgement)
        if grade is None:
            return NO_GRADE
        word = IN_FULL[grade]
        return word.removesuffix(" to be good") if Oddity.SHORT_GRADE in self._oddities else word

    def in_table(self, judgement: Judgement) -> str:
        """The grade's words in the table."""
        word = self._word(judgement)
        if Oddity.GRADE_CAPITALS in self._oddities:
            return word.upper()
        if Oddity.GRADE_LOWER_CASE in self._oddities:
            return word.lower()
        return f"{word}." if Oddity.GRADE_FULL_STOP in self._oddities else word

    def heading(self, judgement: Judgement) -> str:
        """The heading of the judgement's section."""
        label, word = self.label(judgement), self._word(judgement).lower()
        if Oddity.HEADING_IS in self._oddities:
            return f"{label} is {word}"
        if Oddity.HEADING_ARE_COLON in self._oddities:
            return f"{label} are: {word}"
        if Oddity.HEADING_NO_COLON in self._oddities:
            return f"{label} {word}"
        return f"{label}: {word.capitalize() if self._layout is Layout.ILACS_2018 else word}"


def _front(
    layout: Layout, body: Body, on_site: Visit, leads: tuple[str, ...], words: _Words
) -> None:
    name = body.writer.authority
    queen = on_site.periods[0].first < date(2022, 9, 8)
    office = f"{'Her' if queen else 'His'} Majesty’s Inspector"
    if layout is Layout.ILACS_2018:
        body.add(title(name))
        body.add(
            line("Inspection of children’s social care services", Role.FIELD, size=16, bold=True)
        )
    else:
        body.add(title(f"Inspection of {name} local authority children’s services"))
    body.add(front_line("Inspection dates", on_site.printed))
    if layout is Layout.ILACS_2018 and len(leads) == 1:
        # The office stands on a line of its own, under the name.
        body.add(front_line("Lead inspector", f"{leads[0]}\n{office}"))
    elif leads:
        label = "Lead inspector" if len(leads) == 1 else "Lead inspectors"
        body.add(front_line(label, " and ".join(f"{lead}, {office}" for lead in leads)))
    body.add(Block(Shape.TABLE, rows=words.rows(), role=Role.FIELD))


def _areas(layout: Layout, body: Body, on_site: Visit) -> None:
    mark = "" if layout is Layout.ILACS_2018 else "?"
    note = stock()["told"]["framework"] if layout is Layout.ILACS_2026 else ""
    body.add(heading(f"What needs to improve{mark}", Role.LIST_HEADING, note=note))
    topics = ["help", "help", "care", "leavers", "leaders"]
    first = on_site.periods[0].first
    tags = None
    if Oddity.TAG_SPELLINGS in body.oddities:
        topics = [topic for topic, _ in zip(cycle(topics), _SPELLINGS, strict=False)]
        tags = [Tag(text, (FrameworkTag(kind, value),)) for text, kind, value in _SPELLINGS]
    elif layout is not Layout.ILACS_2018 and first >= _TAGGED_FROM:
        tags = [_tag(topic, first) for topic in topics]
    body.areas(topics, tags=tags)


def _tag(topic: str, first: date) -> Tag:
    kind, value = {
        "help": ("outcome", "2" if first >= _OUTCOMES_SWAPPED else "3"),
        "care": ("outcome", "4"),
        "leavers": ("outcome", "4"),
        "leaders": ("enabler", "2"),
    }[topic]
    return Tag(f"({kind} {value}, national framework)", (FrameworkTag(kind, value),))


def _look(layout: Layout, name: str, on_site: Visit) -> Look:
    running = (f"Inspection of {name} local authority children’s services", on_site.printed)
    if layout is Layout.ILACS_2018:
        return Look(
            Footer.NUMBER,
            running,
            bullet="■",
            table_size=11,
            label_width=326,
            grade_width=127,
            grade_middle=True,
            front_gap=30,
        )
    return Look(Footer.TITLE_AND_DATES, running)


def _tone(strong: float) -> str:
    return "strong" if strong > 0.5 else "weak"
