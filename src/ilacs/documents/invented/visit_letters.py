"""Letters after focused visits and monitoring visits.

None of these was at hand, so their form is put together from what public pages show:

- A monitoring letter begins "This letter summarises the findings of the monitoring visit to X
  children's services on 4 and 5 October 2022. This was the second monitoring visit since the
  local authority was judged inadequate in December 2021. His Majesty's Inspectors for this
  visit were A and B." Then comes the heading "Areas covered by the visit", a sentence "The focus
  of the monitoring visit was ..." and bullets. `Her` becomes `His` in September 2022. Source:
  two such letters printed whole by the Bournemouth Echo (bournemouthecho.co.uk/news/20579521
  and /23110356, 2022).
- Focused visits are two days long, carry no grade, look at "the local authority's arrangements
  for" one of seven groups of children, and give headline findings. Sources: CYP Now, "Latest
  children's services focused visits" (10 April 2024), seslip.co.uk/ofsted-visit-analysis-page-11,
  and a safeguarding partnership's account of one letter (surreyscp.org.uk, 20 May 2024).

The remaining headings ("Headline findings", "What needs to improve in this area of social work
practice?", "Areas for priority action", "Main findings", "Findings and evaluation of progress")
and the signature are as such letters are commonly known to have them; no page was found that
prints them. The opening sentences that carry names and dates are the form's own; all else is
invented.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ilacs.documents.invented.body import Body, Visit, odd_characters, odd_look, visit
from ilacs.documents.invented.choices import Oddity
from ilacs.documents.invented.model import (
    Facts,
    Footer,
    Look,
    Model,
    Role,
    bullet,
    gap,
    heading,
    line,
    paragraph,
)
from ilacs.documents.invented.prose import Writer, as_day, month_name, stock
from ilacs.framework import Kind, version_on

_FIRST, _LAST = date(2021, 9, 6), date(2026, 3, 2)
_KING_SINCE = date(2022, 9, 9)

_FOCUS = (
    ("children in care", "care"),
    ("care leavers", "leavers"),
    ("the ‘front door’", "help"),
    ("children in need and children subject to a child protection plan", "help"),
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class _Letter:
    """What is true of one visit, and the body that tells of it."""

    kind: Kind
    body: Body
    on_site: Visit
    sent: date
    team: tuple[str, str]
    focus: str
    topic: str

    @property
    def subject(self) -> str:
        kind = "Focused" if self.kind is Kind.FOCUSED_VISIT else "Monitoring"
        return f"{kind} visit to {self.body.writer.authority} children’s services"

    @property
    def opening(self) -> str:
        return (
            f"This letter summarises the findings of the {self.subject[0].lower()}"
            f"{self.subject[1:]} on {self.on_site.printed}."
        )

    @property
    def office(self) -> str:
        his = self.on_site.periods[0].first >= _KING_SINCE
        return f"{'His' if his else 'Her'} Majesty’s Inspector"

    @property
    def named(self) -> str:
        return f"{self.office}s for this visit were {self.team[0]} and {self.team[1]}."


def focused_visit_letter(writer: Writer, oddities: frozenset[Oddity], file: str) -> Model:
    """A letter after a focused visit."""
    it = _begin(Kind.FOCUSED_VISIT, writer, oddities)
    body, topic = it.body, it.topic
    looked = f"Inspectors looked at the local authority’s arrangements for {it.focus}."
    body.add(
        paragraph(f"{it.opening} {it.named}", Role.SUMMARY),
        paragraph(looked, Role.SUMMARY),
        heading("Headline findings", size=12),
    )
    body.findings(topic, 0.6, 2, numbered=False)
    if Oddity.PRIORITY_ACTIONS in oddities:
        body.add(heading("Areas for priority action", Role.LIST_HEADING, size=12))
        body.add(*(bullet(writer.area(topic), Role.PRIORITY) for _ in range(2)))
    if Oddity.NO_AREAS not in oddities:
        asked = "What needs to improve in this area of social work practice?"
        body.add(heading(asked, Role.LIST_HEADING, size=12))
        body.areas([topic, topic, "leaders"])
    body.add(heading("Main findings", size=12))
    return _finish(it, file, stock()["told"]["seen"])


def monitoring_visit_letter(writer: Writer, oddities: frozenset[Oddity], file: str) -> Model:
    """A letter after a monitoring visit."""
    it = _begin(Kind.MONITORING_VISIT, writer, oddities)
    body, topic = it.body, it.topic
    judged = it.on_site.periods[0].first - timedelta(writer.number(200, 600))
    counted = (
        f"This was the {writer.choose(*_ORDINALS)} monitoring visit since the local authority was"
        f" judged inadequate in {month_name(judged)} {judged.year}."
    )
    body.add(
        paragraph(f"{it.opening} {counted} {it.named}", Role.SUMMARY),
        heading("Areas covered by the visit", size=12),
        paragraph(
            f"The focus of the monitoring visit was {it.focus}. Inspectors asked what had become"
            " of these points:"
        ),
        *(bullet(writer.area(topic), Role.FINDING) for _ in range(3)),
        heading("Headline findings", size=12),
    )
    body.findings(topic, 0.4, 2, numbered=False)
    body.add(heading("Findings and evaluation of progress", size=12))
    return _finish(it, file, stock()["told"]["copied"])


def _begin(kind: Kind, writer: Writer, oddities: frozenset[Oddity]) -> _Letter:
    """The visit, and a body that holds the date, the address and the subject line."""
    tuesday = writer.monday(_FIRST, _LAST) + timedelta(1)
    on_site = visit(tuesday, 2, oddities, " and ")
    sent = on_site.periods[-1].last + timedelta(writer.number(28, 42))
    team = (writer.person(), writer.person())
    it = _Letter(kind, Body(writer, oddities), on_site, sent, team, *writer.choose(*_FOCUS))
    director = writer.person()
    it.body.add(
        line(as_day(sent), Role.FIELD),
        line(director, Role.ADDRESSEE),
        line("Director of Children’s Services", Role.ADDRESSEE),
        line(f"{writer.authority} Council", Role.ADDRESSEE),
        line(writer.street(), Role.ADDRESSEE),
        gap(20),
        line(f"Dear {director.split()[0]}", Role.FIELD),
        heading(it.subject, Role.FIELD, size=12),
    )
    return it


def _finish(it: _Letter, file: str, last_words: str) -> Model:
    body = it.body
    body.findings(it.topic, 0.5, 7, numbered=False)
    body.findings("leaders", 0.5, 2, numbered=False)
    body.unknown_section(0.5, numbered=False)
    body.add(
        paragraph(last_words),
        line("Yours sincerely", Role.BACK),
        gap(24),
        line(it.team[0], Role.BACK),
        line(it.office, Role.BACK, bold=True),
        line(stock()["told"]["back"][-1], Role.BACK, size=10),
    )
    facts = Facts(
        it.kind,
        version_on(it.on_site.periods[0].first),
        body.writer.authority,
        it.on_site.periods,
        it.sent,
        (it.team[0],),
        theme=it.focus,
    )
    look = Look(Footer.SMALL_NUMBER, (it.subject, it.on_site.printed), front_gap=24)
    look = odd_look(look, body.oddities)
    return Model(file, look, facts, tuple(body.blocks), odd_characters(body.oddities))
