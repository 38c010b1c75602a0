"""The milestones of each kind of contact, declared: what each follows, and what is to be done.

The distances between them are rules in timetable_rules.py.
"""

from dataclasses import dataclass
from enum import StrEnum

from ilacs.framework import timetable_rules as rules
from ilacs.framework.contacts import ContactKind
from ilacs.framework.rules import Rule


class MilestoneId(StrEnum):
    """The milestones that a timetable may have."""

    CALLED = "called"
    CHILD_LEVEL_LISTS = "child_level_lists"
    AUDIT_INFORMATION = "audit_information"
    PERFORMANCE_INFORMATION = "performance_information"
    SET_UP = "set_up"
    AUDITS = "audits"
    ON_SITE_FIRST = "on_site_first"
    ON_SITE_LAST = "on_site_last"
    FEEDBACK = "feedback"
    DRAFT_REPORT = "draft_report"
    FACTUAL_COMMENTS = "factual_comments"
    PUBLICATION = "publication"
    RECEIVED_ON = "received_on"
    AUTHORITY_PUBLISHES = "authority_publishes"
    STATEMENT_OF_ACTION = "statement_of_action"
    WRITTEN_STATEMENT = "written_statement"
    PRIORITY_PLAN_DRAFT = "priority_plan_draft"
    PRIORITY_PLAN_FINAL = "priority_plan_final"


class Shape(StrEnum):
    """How a milestone lies in time."""

    DAY = "day"
    PERIOD = "period"
    """It lasts from its earliest to its latest day."""
    WINDOW = "window"
    """It falls on one day between its earliest and its latest."""


class Moves(StrEnum):
    """Where a day goes that falls on no working day."""

    NOWHERE = "nowhere"
    AFTER = "after"
    BEFORE = "before"
    WITHIN = "within"
    """A period loses such days at either end."""


CHILD_LEVEL_LISTS = {
    1: "contacts",
    2: "early help",
    3: "referrals",
    4: "assessments",
    5: "section 47 enquiries and initial conferences",
    6: "children in need",
    7: "child protection plans",
    8: "children in care",
    9: "care leavers",
    10: "adoption",
    11: "adopters",
}
"""The child-level lists (Annex A) by number. They look back six months."""


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone of a kind. It comes `distance` after the milestone `follows`.

    `distance` holds one rule for a day, two for a period or window, three for a window with its
    likely day in the middle; no rule means the same day. `from_monday` counts from the Monday of
    that week. `moves` says what becomes of a day that is no working day. `not_before` are
    milestones that it may not precede; it is over on the working day before `done_before`.
    """

    id: MilestoneId
    name: str
    follows: MilestoneId | None
    rule: Rule
    distance: tuple[Rule, ...] = ()
    shape: Shape = Shape.DAY
    from_monday: bool = False
    moves: Moves = Moves.NOWHERE
    what_to_do: str = ""
    condition: str = ""
    not_before: tuple[MilestoneId, ...] = ()
    done_before: MilestoneId | None = None


M = MilestoneId

_LISTS = "; ".join(f"{number} {name}" for number, name in CHILD_LEVEL_LISTS.items())


def _called(rule: Rule, what_to_do: str) -> Step:
    return Step(M.CALLED, "The call", None, rule, what_to_do=what_to_do)


_REQUESTS = (
    Step(
        M.CHILD_LEVEL_LISTS,
        "Child-level lists due",
        M.CALLED,
        rules.REQUEST_LISTS,
        (rules.REQUEST_LISTS,),
        what_to_do=f"Send the child-level lists of the last six months: {_LISTS}.",
        not_before=(M.CALLED,),
        done_before=M.ON_SITE_FIRST,
    ),
    Step(
        M.AUDIT_INFORMATION,
        "Audit information due",
        M.CALLED,
        rules.REQUEST_INFORMATION,
        (rules.REQUEST_INFORMATION,),
        what_to_do="Send the audits of children's cases, and what was learnt from them.",
        not_before=(M.CALLED,),
        done_before=M.ON_SITE_FIRST,
    ),
    Step(
        M.PERFORMANCE_INFORMATION,
        "Performance and management information due",
        M.CALLED,
        rules.REQUEST_INFORMATION,
        (rules.REQUEST_INFORMATION,),
        what_to_do="Send the performance and management information in use.",
        not_before=(M.CALLED,),
        done_before=M.ON_SITE_FIRST,
    ),
)
_SET_UP = Step(
    M.SET_UP,
    "Set-up and off-site week",
    M.CALLED,
    rules.OFF_SITE,
    (rules.OFF_SITE,),
    Shape.PERIOD,
    from_monday=True,
    moves=Moves.WITHIN,
    what_to_do="Agree rooms, access to records and the timetable of the first days on site.",
    done_before=M.ON_SITE_FIRST,
)
_FIRST_DAY = Step(
    M.ON_SITE_FIRST,
    "First day on site",
    M.CALLED,
    rules.ON_SITE,
    (rules.ON_SITE,),
    from_monday=True,
    moves=Moves.AFTER,
    what_to_do="Inspectors come. Meet them every day to keep in touch.",
    not_before=(M.CALLED,),
)


def _last_day(rule: Rule, *, from_monday: bool) -> Step:
    return Step(
        M.ON_SITE_LAST,
        "Last day on site",
        M.ON_SITE_FIRST,
        rule,
        (rule,),
        from_monday=from_monday,
        moves=Moves.BEFORE,
        what_to_do="Inspectors leave.",
        not_before=(M.ON_SITE_FIRST,),
    )


_FEEDBACK = Step(
    M.FEEDBACK,
    "Feedback",
    M.ON_SITE_LAST,
    rules.FEEDBACK,
    (rules.FEEDBACK,),
    moves=Moves.BEFORE,
    what_to_do="Hear the findings, which are confidential until publication.",
    not_before=(M.ON_SITE_FIRST,),
)


def _draft_and_comments(what: str) -> tuple[Step, Step]:
    return (
        Step(
            M.DRAFT_REPORT,
            f"Draft {what} received",
            M.ON_SITE_LAST,
            rules.DRAFT,
            (rules.DRAFT,),
            what_to_do="Check every fact against records.",
            not_before=(M.ON_SITE_LAST,),
        ),
        Step(
            M.FACTUAL_COMMENTS,
            "Comments on factual accuracy due",
            M.DRAFT_REPORT,
            rules.COMMENTS,
            (rules.COMMENTS,),
            what_to_do="Send comments on facts, each with its evidence.",
            not_before=(M.ON_SITE_LAST, M.DRAFT_REPORT),
        ),
    )


def _published(what: str, window: tuple[Rule, Rule, Rule]) -> tuple[Step, Step]:
    return (
        Step(
            M.PUBLICATION,
            f"{what} published",
            M.ON_SITE_LAST,
            window[1],
            window,
            Shape.WINDOW,
            what_to_do="Tell staff, members, partners, children and families.",
            not_before=(M.ON_SITE_LAST, M.DRAFT_REPORT, M.FACTUAL_COMMENTS),
        ),
        Step(
            M.RECEIVED_ON,
            f"{what} received",
            M.PUBLICATION,
            rules.RECEIVED,
            what_to_do="Note the day: what is due by law is counted from it.",
            not_before=(M.ON_SITE_LAST,),
        ),
    )


_BY_LAW = (
    Step(
        M.AUTHORITY_PUBLISHES,
        "Report published by the authority too, at the latest",
        M.RECEIVED_ON,
        rules.AUTHORITY_PUBLISHES,
        (rules.AUTHORITY_PUBLISHES,),
        what_to_do="Publish the report.",
        not_before=(M.RECEIVED_ON,),
    ),
    Step(
        M.STATEMENT_OF_ACTION,
        "Statement of action due",
        M.RECEIVED_ON,
        rules.STATEMENT,
        (rules.STATEMENT,),
        what_to_do="Send the statement of what will be done about the report, and by when.",
        not_before=(M.RECEIVED_ON,),
    ),
)
_PRIORITY_PLANS = tuple(
    Step(
        milestone,
        name,
        M.RECEIVED_ON,
        rule,
        (rule,),
        what_to_do=what_to_do,
        condition="Only if the letter names an area for priority action.",
        not_before=(M.RECEIVED_ON,),
    )
    for milestone, name, rule, what_to_do in (
        (
            M.PRIORITY_PLAN_DRAFT,
            "Draft plan for priority action due",
            rules.PRIORITY_DRAFT,
            "Send the draft plan.",
        ),
        (
            M.PRIORITY_PLAN_FINAL,
            "Final plan for priority action due",
            rules.PRIORITY_FINAL,
            "Send the final plan.",
        ),
    )
)


def _inspection(length: Rule, window: tuple[Rule, Rule, Rule]) -> tuple[Step, ...]:
    return (
        _called(
            rules.CALL,
            "Tell leaders, members and partners. Asked for: child-level lists, audit "
            "information, performance and management information.",
        ),
        *_REQUESTS,
        _SET_UP,
        _FIRST_DAY,
        _last_day(length, from_monday=True),
        _FEEDBACK,
        *_draft_and_comments("report"),
        *_published("Report", window),
        *_BY_LAW,
    )


def _visit(notice: Rule, *afterwards: Step) -> tuple[Step, ...]:
    return (
        _called(rules.NOTICE, "Tell leaders and the teams that will be visited."),
        Step(
            M.ON_SITE_FIRST,
            "First day of the visit",
            M.CALLED,
            notice,
            (notice,),
            what_to_do="Inspectors come.",
            not_before=(M.CALLED,),
        ),
        _last_day(rules.VISIT_LENGTH, from_monday=False),
        _FEEDBACK,
        *_draft_and_comments("letter"),
        *_published("Letter", rules.LETTER),
        *afterwards,
    )


_JTAI = (
    _called(rules.NOTICE, "Tell the partners who are inspected too. Week 1 is for setting up."),
    _SET_UP,
    Step(
        M.AUDITS,
        "Week of audits",
        M.CALLED,
        rules.JOINT_AUDITS_FIRST,
        (rules.JOINT_AUDITS_FIRST, rules.JOINT_AUDITS_LAST),
        Shape.PERIOD,
        from_monday=True,
        moves=Moves.WITHIN,
        what_to_do="Audit the chosen children's cases together with partners.",
        done_before=M.ON_SITE_FIRST,
    ),
    Step(
        M.ON_SITE_FIRST,
        "First day on site",
        M.CALLED,
        rules.JOINT_NOTICE,
        (rules.JOINT_NOTICE,),
        what_to_do="Inspectors of all inspectorates come.",
        not_before=(M.CALLED,),
    ),
    _last_day(rules.JOINT_LENGTH, from_monday=True),
    _FEEDBACK,
    *_draft_and_comments("letter"),
    *_published("Letter", rules.JOINT_LETTER),
    Step(
        M.WRITTEN_STATEMENT,
        "Written statement of proposed action due",
        M.RECEIVED_ON,
        rules.JOINT_STATEMENT,
        (rules.JOINT_STATEMENT,),
        what_to_do="The principal authority sends the statement for all partners.",
        condition="Only if the letter names a principal authority.",
        not_before=(M.RECEIVED_ON,),
    ),
)

_STANDARD = _inspection(rules.STANDARD_LENGTH, rules.PUBLICATION)

STEPS: dict[ContactKind, tuple[Step, ...]] = {
    ContactKind.SHORT: _inspection(rules.SHORT_LENGTH, rules.PUBLICATION),
    ContactKind.STANDARD: _STANDARD,
    ContactKind.REINSPECTION: _STANDARD,
    ContactKind.FOCUSED_VISIT: _visit(rules.FOCUSED_NOTICE, *_PRIORITY_PLANS),
    ContactKind.MONITORING_VISIT: _visit(rules.MONITORING_NOTICE),
    ContactKind.JTAI: _JTAI,
}
"""The milestones of every kind that has a timetable, each after those that it follows."""

EARLIER = {
    later.id: earlier
    for later, earlier in zip(rules.PUBLICATION, rules.PUBLICATION_BEFORE, strict=True)
}
"""The rules that held before others came into force, by the id of the later one."""
