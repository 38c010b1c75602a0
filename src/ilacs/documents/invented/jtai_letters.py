"""Letters after joint targeted area inspections, in the form that they have had since 2022."""

from datetime import date, timedelta

from ilacs.documents.invented.body import Body, odd_characters, odd_look, visit
from ilacs.documents.invented.choices import Oddity
from ilacs.documents.invented.model import (
    Facts,
    Footer,
    Look,
    Model,
    Role,
    box,
    bullet,
    gap,
    heading,
    line,
    page_break,
    paragraph,
)
from ilacs.documents.invented.prose import Writer, as_day, stock
from ilacs.framework import Kind, version_on

_FIRST, _LAST = date(2022, 10, 3), date(2025, 6, 30)

_THEMES = (
    "serious youth violence",
    "identification of initial need and risk",
    "children who are victims of domestic abuse",
)

_INSPECTORATES = {
    "Ofsted": "Ofsted",
    "CQC": "the Care Quality Commission (CQC)",
    "HMICFRS": "His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)",
    "HMIP": "His Majesty’s Inspectorate of Probation (HMIP)",
}

_SIGNED_AS = (
    "National Director Regulation and Social Care, Ofsted",
    "Chief Inspector of Health Care, CQC",
    "His Majesty’s Inspector of Constabulary",
    "His Majesty’s Chief Inspector of Probation",
)


def jtai_letter(writer: Writer, oddities: frozenset[Oddity], file: str) -> Model:
    """A letter after a joint targeted area inspection."""
    body = Body(writer, oddities)
    on_site = visit(writer.monday(_FIRST, _LAST), 5, oddities)
    sent = on_site.periods[-1].last + timedelta(writer.number(40, 60))
    theme: str = writer.choose(*_THEMES)
    inspectorates = tuple(_INSPECTORATES)[: writer.number(3, 4)]
    _head(body, sent)
    *others, last = (_INSPECTORATES[short] for short in inspectorates)
    body.add(
        paragraph(
            "This letter says what inspectors found at the joint targeted area inspection (JTAI) of"
            f" the multi-agency response to {theme} in {writer.authority}.",
            Role.SUMMARY,
        ),
        paragraph(
            f"This inspection took place from {on_site.printed}. It was carried out by inspectors"
            f" from {', '.join(others)} and {last}.",
            Role.SUMMARY,
        ),
        heading("Context", size=12),
        paragraph(stock()["told"]["context"]),
        heading("Headline findings", size=12),
    )
    body.findings("help", 0.6, 3, numbered=False)
    _lists(body)
    body.add(heading("Main findings", size=12))
    for topic in ("help", "help", "board", "leaders"):
        body.findings(topic, 0.5, 3, numbered=False)
    body.unknown_section(0.5, numbered=False)
    _end(body, sent, len(inspectorates))
    facts = Facts(
        Kind.JTAI,
        version_on(on_site.periods[0].first),
        writer.authority,
        on_site.periods,
        sent,
        (),
        theme=theme,
        inspectorates=inspectorates,
    )
    running = (f"Joint targeted area inspection of {writer.authority}", on_site.printed)
    look = odd_look(Look(Footer.SMALL_NUMBER, running, front_gap=24), oddities)
    return Model(file, look, facts, tuple(body.blocks), odd_characters(oddities))


def _head(body: Body, sent: date) -> None:
    writer, name = body.writer, body.writer.authority
    body.add(line(as_day(sent), Role.FIELD))
    for office in (
        f"Director of Children’s Services, {name} Council",
        "Chief Executive, Integrated Care Board",
        f"Chief Constable, {stock()['names']['county']} Police",
        f"Chair of {name} Safeguarding Children Partnership",
    ):
        body.add(line(f"{writer.person()}, {office}", Role.ADDRESSEE))
    body.add(
        gap(30),
        line(f"Dear {name} Safeguarding Children Partnership", Role.FIELD),
        heading(f"Joint targeted area inspection of {name}", Role.FIELD, size=12),
    )


def _lists(body: Body) -> None:
    writer = body.writer
    if Oddity.PRIORITY_ACTIONS in body.oddities:
        body.add(heading("Areas for priority action", Role.LIST_HEADING, size=12))
        body.add(*(bullet(writer.area("help"), Role.PRIORITY) for _ in range(2)))
    if Oddity.NO_AREAS not in body.oddities:
        body.add(heading("What needs to improve?", Role.LIST_HEADING, size=12))
        body.areas(["help", "help", "board", "leaders"])
    body.add(heading("Strengths", Role.LIST_HEADING, size=12))
    for topic in ("help", "help", "leaders", "board"):
        body.add(bullet(writer.paragraph(topic, 1, 1), Role.STRENGTH))


def _end(body: Body, sent: date, signatures: int) -> None:
    writer = body.writer
    due = as_day(sent + timedelta(98))
    body.add(
        box(
            heading("Practice study: highly effective practice", size=12),
            paragraph(writer.line("told", "study")),
        ),
        heading("Next steps", Role.LIST_HEADING, size=12),
        paragraph(writer.line("told", "statement"), Role.NEXT_STEP),
        paragraph(stock()["told"]["due"].format(due=due), Role.NEXT_STEP),
        page_break(),
        line("Yours sincerely", Role.BACK),
    )
    for office in _SIGNED_AS[:signatures]:
        body.add(
            gap(40),
            line(writer.person(), Role.BACK, bold=True),
            line(office, Role.BACK, bold=True),
        )
    body.add(line(stock()["told"]["back"][-1], Role.BACK, size=10))
