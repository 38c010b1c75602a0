"""Early reports of the single inspection framework, of 2013 and 2014."""

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
    graded,
    heading,
    line,
    page_break,
    paragraph,
)
from ilacs.documents.invented.prose import Writer, stock
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

_AUTHORITY_PART = "Section 1: The local authority"
_BOARD_PART = f"Section 2: The effectiveness of the {BOARD}"
_JUDGEMENTS = "Inspection judgements about the local authority"
_MEANING = "What the inspection judgements mean: the LSCB"

_SECTIONS = (
    (
        "The experiences and progress of children who need help and protection {are}",
        Judgement.HELP_AND_PROTECTION,
        "help",
    ),
    (
        "The experiences and progress of children looked after and achieving permanence {are}",
        Judgement.CHILDREN_IN_CARE,
        "care",
    ),
    ("The graded judgement for adoption performance is {word}", Judgement.ADOPTION, "care"),
    (
        "The graded judgement for the experiences and progress of care leavers is {word}",
        Judgement.CARE_LEAVERS,
        "leavers",
    ),
    ("Leadership, management and governance {are}", Judgement.LEADERS, "leaders"),
)


def sif_early_report(writer: Writer, oddities: frozenset[Oddity], file: str) -> Model:
    """A report in the form of 2013 and 2014: one run of numbers from the key findings on."""
    it = inspection(Layout.SIF_EARLY, writer, oddities)
    body = Body(writer, oddities)
    overall, board = IN_FULL[it.grades[Judgement.OVERALL]], IN_FULL[it.grades[Judgement.LSCB]]
    overall = overall.removesuffix(" to be good")
    board = board.removesuffix(" to be good").lower()
    _front(it, body, overall, board)
    body.add(page_break(), *_contents(), page_break())
    _key_findings(it, body)
    _areas(body)
    body.add(page_break())
    about_the_inspection(it, body)
    body.add(page_break())
    about_the_area(body)
    body.add(page_break(), _labelled(_JUDGEMENTS, 14))
    for pattern, judgement, topic in _SECTIONS:
        grade = it.grade(judgement)
        word = _lower(it.grades[judgement]) if grade else it.word(judgement).lower().rstrip(".")
        text = pattern.format(are=f"are {word}", word=word)
        body.add(graded(text, judgement, grade, size=12))
        body.restart()
        body.findings(topic, STRONG[it.grades[judgement]], 5)
    body.unknown_section(STRONG[it.grades[Judgement.LEADERS]])
    _board(it, body, board)
    body.back()
    look = Look(
        Footer.NUMBER_OUTSIDE,
        ("Inspection of services for children", it.on_site.printed),
        bullet="■",
        number_indent=7.1,
        label_width=317,
        grade_width=136,
        grade_middle=True,
        table_rules=False,
        front_gap=0,
    )
    look = odd_look(look, oddities)
    facts = it.facts(overall, board)
    return Model(file, look, facts, tuple(body.blocks), odd_characters(oddities))


def _lower(grade: Grade) -> str:
    return IN_FULL[grade].removesuffix(" to be good").lower()


def _labelled(text: str, size: float, role: Role = Role.SECTION) -> Block:
    return Block(Shape.HEADING, text, role, size=size, bold=True, label=text)


def _front(it: SingleInspection, body: Body, overall: str, board: str) -> None:
    front(it, body, bold_dates=True)
    tone = "strong" if STRONG[it.grades[Judgement.OVERALL]] > 0.5 else "weak"
    body.add(
        line(f"The overall judgement is {overall}", Role.FIELD, size=14, bold=True),
        paragraph(body.writer.opening(tone), Role.SUMMARY),
        it.table(),
        line(f"The effectiveness of the {BOARD} (LSCB) is {board}", Role.FIELD, size=14),
        paragraph(body.writer.line("themes", "board", "weak"), Role.SUMMARY),
    )


def _contents() -> tuple[Block, ...]:
    return contents(
        (
            (_AUTHORITY_PART, 0),
            ("Summary of key findings", 1),
            ("What does the local authority need to improve?", 1),
            ("Information about this inspection", 1),
            ("Information about this local authority area", 1),
            (_JUDGEMENTS, 1),
            (_BOARD_PART, 0),
            (_MEANING, 0),
        )
    )


def _key_findings(it: SingleInspection, body: Body) -> None:
    body.add(
        _labelled(_AUTHORITY_PART, 16, Role.PART),
        _labelled("Summary of key findings", 14),
        heading("This local authority is not yet good because", Role.SUBHEADING, size=12),
    )
    body.findings("help", 0, 3)
    body.findings("leaders", 0, 2)
    body.add(heading("The local authority has the following strengths", Role.SUBHEADING, size=12))
    body.findings("care", 1, 3)


def _areas(body: Body) -> None:
    body.add(
        page_break(),
        _labelled("What does the local authority need to improve?", 14, Role.NOTHING),
    )
    if Oddity.PRIORITY_ACTIONS in body.oddities:
        body.add(heading("Priority and immediate action", Role.LIST_HEADING, size=12))
        body.numbered_areas(["leaders", "help"])
    body.add(heading("Areas for improvement", Role.LIST_HEADING, size=12))
    body.numbered_areas(["help", "care", "care", "leavers", "leaders"])


def _board(it: SingleInspection, body: Body, board: str) -> None:
    grade = it.grades[Judgement.LSCB]
    body.add(
        page_break(),
        _labelled(_BOARD_PART, 16, Role.PART),
        graded(f"The effectiveness of the LSCB is {board}", Judgement.LSCB, grade),
        heading("Areas for improvement", Role.LIST_HEADING, size=12),
    )
    body.restart()
    body.numbered_areas(["board", "board"])
    body.add(heading("Key strengths and weaknesses of the LSCB", size=12))
    body.restart()
    body.findings("board", STRONG[grade], 4)
    body.add(page_break(), _labelled(_MEANING, 16), paragraph(stock()["told"]["judged"]))
