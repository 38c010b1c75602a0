"""Late reports of the single inspection framework, and re-inspections under it."""

from dataclasses import replace

from ilacs.documents.invented.body import (
    IN_FULL,
    STRONG,
    Body,
    odd_characters,
    odd_look,
)
from ilacs.documents.invented.choices import Layout, Oddity
from ilacs.documents.invented.model import (
    Block,
    Footer,
    Look,
    Model,
    Role,
    Shape,
    box,
    bullet,
    graded,
    heading,
    line,
    page_break,
    paragraph,
)
from ilacs.documents.invented.prose import Writer
from ilacs.documents.invented.sif_parts import (
    BOARD,
    SingleInspection,
    about_the_area,
    about_the_inspection,
    contents,
    front,
    inspection,
)
from ilacs.framework import Grade, Judgement

_HELP = "The experiences and progress of children who need help and protection"
_CARE = "The experiences and progress of children looked after and achieving permanence"
_LEADERS = "Leadership, management and governance"
_AUTHORITY_PART = "The local authority"
_BOARD_PART = f"The {BOARD} (LSCB)"
_BOARD_FINDINGS = f"Inspection findings – the {BOARD}"


def sif_report(layout: Layout, writer: Writer, oddities: frozenset[Oddity], file: str) -> Model:
    """A report in the form of 2015 to 2018; a re-inspection holds no review of the board."""
    it = inspection(layout, writer, oddities)
    body = Body(writer, oddities)
    with_board = layout is not Layout.SIF_REINSPECTION
    overall = _overall(it.grades[Judgement.OVERALL])
    front(it, body, bold_dates=False)
    sentence = f"Children’s services in {writer.authority} {overall}"
    body.add(box(line(sentence, Role.FIELD, size=14, bold=True), it.table()), page_break())
    _summary(it, body)
    body.add(*_contents(with_board), page_break())
    body.add(_part(_AUTHORITY_PART))
    about_the_area(body)
    body.add(page_break(), _labelled("Recommendations"))
    body.numbered_areas(["help", "help", "care", "leavers", "leaders", "leaders"])
    body.add(page_break(), _labelled("Summary for children and young people", Role.SECTION))
    for topic in ("help", "care", "care", "leavers", "leaders"):
        body.add(bullet(body.writer.plain_words(topic), Role.FINDING))
    _judged(it, body, _HELP, Judgement.HELP_AND_PROTECTION, "help")
    _judged(it, body, _CARE, Judgement.CHILDREN_IN_CARE, "care")
    _within(it, body, Judgement.ADOPTION, "for adoption performance", "care")
    _within(
        it,
        body,
        Judgement.CARE_LEAVERS,
        "about the experience and progress of care leavers",
        "leavers",
    )
    _judged(it, body, _LEADERS, Judgement.LEADERS, "leaders")
    body.unknown_section(STRONG[it.grades[Judgement.LEADERS]])
    if with_board:
        _board(it, body)
    body.add(page_break())
    about_the_inspection(it, body)
    body.back()
    board = _in_words(it.grades[Judgement.LSCB]) if with_board else None
    facts = it.facts(overall.removeprefix("are "), board)
    look = Look(
        Footer.NUMBER_OUTSIDE,
        ("Inspection of services for children", it.on_site.printed),
        bullet="■",
        label_width=305,
        grade_width=136,
        grade_middle=True,
        front_gap=0,
    )
    look = odd_look(look, oddities)
    return Model(file, look, facts, tuple(body.blocks), odd_characters(oddities))


def _overall(grade: Grade) -> str:
    if grade is Grade.REQUIRES_IMPROVEMENT:
        return "require improvement to be good"
    return f"are {IN_FULL[grade].lower()}"


def _in_words(grade: Grade) -> str:
    return IN_FULL[grade].lower()


def _is(grade: Grade) -> str:
    return _in_words(grade) if grade is Grade.REQUIRES_IMPROVEMENT else f"is {_in_words(grade)}"


def _summary(it: SingleInspection, body: Body) -> None:
    strong = STRONG[it.grades[Judgement.OVERALL]]
    tone = "strong" if strong > 0.5 else "weak"
    label = "Executive summary"
    body.add(
        box(
            _labelled(label, Role.SECTION),
            paragraph(f"{body.writer.opening(tone)} {body.writer.paragraph('leaders', strong, 3)}"),
            *(
                paragraph(body.writer.paragraph(topic, strong, 4))
                for topic in ("help", "care", "leavers")
            ),
        ),
        page_break(),
    )


def _contents(with_board: bool) -> tuple[Block, ...]:
    rows = [
        ("Executive summary", 1),
        (_AUTHORITY_PART, 0),
        ("Information about this local authority area", 1),
        ("Recommendations", 1),
        ("Summary for children and young people", 1),
        (_HELP, 1),
        (_CARE, 1),
        (_LEADERS, 1),
    ]
    if with_board:
        rows += [(_BOARD_PART, 0), (_BOARD_FINDINGS, 1)]
    return contents((*rows, ("Information about this inspection", 0)))


def _part(text: str) -> Block:
    return Block(Shape.HEADING, text, Role.PART, size=16, bold=True, label=text)


def _labelled(text: str, role: Role = Role.LIST_HEADING) -> Block:
    return Block(Shape.HEADING, text, role, size=14, bold=True, label=text)


def _judged(it: SingleInspection, body: Body, label: str, judgement: Judgement, topic: str) -> None:
    strong = STRONG[it.grades[judgement]]
    heading_table = Block(
        Shape.HEADING_TABLE,
        label,
        Role.SECTION,
        label=label,
        grade_text=it.word(judgement),
        judgement=judgement,
        grade=it.grade(judgement),
    )
    body.add(page_break(), heading_table)
    body.add(
        box(
            heading("Summary", Role.SUBHEADING, size=12),
            *(paragraph(body.writer.paragraph(topic, strong, 3)) for _ in range(3)),
        )
    )
    body.add(heading("Inspection findings", Role.SUBHEADING, size=12))
    body.restart()
    body.findings(topic, strong, 5)


def _within(it: SingleInspection, body: Body, judgement: Judgement, about: str, topic: str) -> None:
    grade = it.grades[judgement]
    text = f"The graded judgement {about} is that it {_is(grade)}"
    body.add(graded(text, judgement, grade, size=12))
    body.restart()
    body.findings(topic, STRONG[grade], 4)


def _board(it: SingleInspection, body: Body) -> None:
    grade = it.grades[Judgement.LSCB]
    strong = STRONG[grade]
    body.add(page_break(), replace(_part(_BOARD_PART), judgement=Judgement.LSCB))
    body.add(
        graded(f"The {BOARD} {_is(grade)}", Judgement.LSCB, grade),
        heading("Executive summary"),
        *(paragraph(body.writer.paragraph("board", strong, 3)) for _ in range(2)),
        heading("Recommendations", Role.LIST_HEADING),
    )
    body.restart()
    body.numbered_areas(["board", "board"])
    body.add(replace(_labelled(_BOARD_FINDINGS, Role.SECTION), judgement=Judgement.LSCB))
    body.restart()
    body.findings("board", strong, 4)
