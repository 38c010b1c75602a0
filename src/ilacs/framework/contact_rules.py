"""The rules of contacts between inspectorate and authority, declared."""

from datetime import date

from ilacs.framework.pathway_rules import FIRST_ILACS
from ilacs.framework.rules import Basis, Range, Rule, Unit

HELD, HELD_AFTER_SUSPENSION = (66, 67), (61, 101)
"""How many inspections came within the window, of how many: where no suspension lay between the
two inspections, and where it did. Counted as the window stood when inspections were possible."""

_PAIRS = (
    "67 pairs of full inspections of one authority, the first since June 2021: 31 to 46 "
    "months from its last day to the first day of the next, median 40 (outstanding 41, good 41, "
    "requires improvement 39, inadequate 39). Authorities not inspected again yet are left out. "
    f"The window held {HELD[0]} of these {HELD[1]}, and {HELD_AFTER_SUSPENSION[0]} of the "
    f"{HELD_AFTER_SUSPENSION[1]} pairs with the suspension between them."
)
_DIAGRAM = (
    "The framework's diagram, as an authority printed it in a committee report of 2023, and what "
    "authorities and the trade press say of it."
)

BY_PATHWAY = Rule(
    id="contacts.by_pathway",
    wording=(
        "Every authority may have a joint targeted inspection, and has a yearly self-evaluation "
        "and annual engagement meeting. Pathway 1: focused visit, then a short inspection, or a "
        "standard one. Pathway 2: focused visits, then a standard inspection. Pathway 3: "
        "monitoring visits, then a reinspection; normally no focused visit."
    ),
    basis=Basis.GUIDANCE,
    source=_DIAGRAM,
    in_force_from=FIRST_ILACS,
)
STANDARD_INSTEAD = Rule(
    id="contacts.standard_instead_of_short",
    wording=(
        "On pathway 1 a standard inspection can come in place of a short one where there is "
        "concern; what triggered it is not stated, so it is always possible."
    ),
    basis=Basis.MEASURED,
    source=(
        "After good or outstanding under ILACS the next inspection was a standard one 11 of 91 "
        "times: Croydon, Havering, Lancashire, Leeds, Manchester, Oxfordshire, Peterborough, "
        "Sheffield, Shropshire, Stockport, Swindon."
    ),
    in_force_from=FIRST_ILACS,
)
INSPECTION_EARLIEST = Rule(
    id="contacts.inspection.earliest_months",
    wording="The next full inspection begins {amount} after the last one ended, at the soonest.",
    basis=Basis.MEASURED,
    source=_PAIRS,
    in_force_from=FIRST_ILACS,
    value=31,
    unit=Unit.MONTHS,
    allowed=Range(1, 120),
)
INSPECTION_LIKELY = Rule(
    id="contacts.inspection.likely_months",
    wording="The next full inspection begins {amount} after the last one ended, in the middle.",
    basis=Basis.MEASURED,
    source=_PAIRS,
    in_force_from=FIRST_ILACS,
    value=40,
    unit=Unit.MONTHS,
    allowed=Range(1, 120),
)
INSPECTION_LATEST = Rule(
    id="contacts.inspection.latest_months",
    wording="The next full inspection begins {amount} after the last one ended, at the latest.",
    basis=Basis.MEASURED,
    source=_PAIRS,
    in_force_from=FIRST_ILACS,
    value=46,
    unit=Unit.MONTHS,
    allowed=Range(1, 120),
)
ONE_COUNCIL = Rule(
    id="contacts.inspection.as_one_authority_expects",
    wording="One authority expects its next inspection 2.5 to 3.5 years after the last.",
    basis=Basis.LOCAL,
    source="nottinghamshire.gov.uk, one-minute guide to Ofsted inspections.",
    in_force_from=None,
)
FOCUSED_VISIT = Rule(
    id="contacts.focused_visit",
    wording=(
        "A focused visit comes between two full inspections of an authority on pathway 1 or 2. "
        "No source gives its distance from either."
    ),
    basis=Basis.GUIDANCE,
    source=_DIAGRAM,
    in_force_from=FIRST_ILACS,
)
JTAI = Rule(
    id="contacts.jtai",
    wording="A joint targeted inspection can come to any authority at any time.",
    basis=Basis.GUIDANCE,
    source="gov.uk, joint inspections of arrangements and services for children. " + _DIAGRAM,
    in_force_from=date(2016, 2, 8),
)
SELF_EVALUATION = Rule(
    id="contacts.self_evaluation.months",
    wording="A self-evaluation is shared once in {amount}.",
    basis=Basis.GUIDANCE,
    source="edyourself.wordpress.com, 18 December 2017, on the new framework.",
    in_force_from=FIRST_ILACS,
    value=12,
    unit=Unit.MONTHS,
    allowed=Range(1, 36),
)
ANNUAL_MEETING = Rule(
    id="contacts.annual_engagement_meeting.months",
    wording="An annual engagement meeting is held once in {amount}.",
    basis=Basis.GUIDANCE,
    source="edyourself.wordpress.com, 18 December 2017, on the new framework.",
    in_force_from=FIRST_ILACS,
    value=12,
    unit=Unit.MONTHS,
    allowed=Range(1, 36),
)
MONITORING_EARLIEST = Rule(
    id="contacts.monitoring_visit.earliest_months",
    wording="Monitoring visits come about quarterly: the next {amount} on, at the soonest.",
    basis=Basis.ASSUMPTION,
    source="Quarterly in the framework's diagram; the spread is an assumption.",
    in_force_from=FIRST_ILACS,
    value=3,
    unit=Unit.MONTHS,
    allowed=Range(1, 24),
)
MONITORING_LATEST = Rule(
    id="contacts.monitoring_visit.latest_months",
    wording="Monitoring visits come about quarterly: the next {amount} on, at the latest.",
    basis=Basis.ASSUMPTION,
    source="The fifth and sixth visit to Herefordshire, October 2024 and February 2025.",
    in_force_from=FIRST_ILACS,
    value=4,
    unit=Unit.MONTHS,
    allowed=Range(1, 24),
)
FIRST_MONITORING_LATEST = Rule(
    id="contacts.monitoring_visit.first_latest_months",
    wording=(
        "The first monitoring visit comes within {amount} of the inspection's end, when "
        "the report is out and the statement of action is due."
    ),
    basis=Basis.ASSUMPTION,
    source="The median lag of publication, 70 working days for the statement, and a margin.",
    in_force_from=FIRST_ILACS,
    value=7,
    unit=Unit.MONTHS,
    allowed=Range(1, 24),
)
ACTION_PLANNING = Rule(
    id="contacts.action_planning_visit.latest_months",
    wording="An action planning visit comes before monitoring starts, within {amount}.",
    basis=Basis.ASSUMPTION,
    source="The inspectorate's handbook of 2016; whether such visits still happen is not known.",
    in_force_from=FIRST_ILACS,
    value=6,
    unit=Unit.MONTHS,
    allowed=Range(1, 24),
)
SUSPENSION = Rule(
    id="contacts.suspension_2020",
    wording=(
        "Full inspections were suspended because of the pandemic: none was on site. An inspection "
        "due in that time, or later, comes later by its length."
    ),
    basis=Basis.MEASURED,
    source=(
        "The last full inspections before it ended on 13 March 2020, the next began on 28 June "
        "2021. That due dates moved by its whole length is an assumption."
    ),
    in_force_from=date(2020, 3, 14),
    in_force_to=date(2021, 6, 27),
)
VISITS_SUSPENSION = Rule(
    id="contacts.suspension_2020_visits",
    wording=(
        "Visits were suspended with all routine inspection because of the pandemic. From September "
        "2020 authorities had visits without grades in place of focused visits. Monitoring visits "
        "went on where possible from summer 2020 and came to all again by the end of May 2021, "
        "focused visits from June 2021. No joint inspection is known of."
    ),
    basis=Basis.GUIDANCE,
    source=(
        "The inspectorate's announcements of March and July 2020, in fenews.co.uk and on gov.uk; "
        "cypnow.co.uk, 27 April 2021, on the return of visits. None of the 36 letters of joint "
        "inspections was published between February 2020 and January 2022."
    ),
    in_force_from=date(2020, 3, 17),
    in_force_to=date(2021, 5, 31),
)
VISITS_WITHOUT_GRADES_FROM = date(2020, 9, 1)

RULES = (
    BY_PATHWAY,
    STANDARD_INSTEAD,
    INSPECTION_EARLIEST,
    INSPECTION_LIKELY,
    INSPECTION_LATEST,
    ONE_COUNCIL,
    FOCUSED_VISIT,
    JTAI,
    SELF_EVALUATION,
    ANNUAL_MEETING,
    MONITORING_EARLIEST,
    MONITORING_LATEST,
    FIRST_MONITORING_LATEST,
    ACTION_PLANNING,
    SUSPENSION,
    VISITS_SUSPENSION,
)

ORDERED = (
    (INSPECTION_EARLIEST, INSPECTION_LIKELY, INSPECTION_LATEST),
    (MONITORING_EARLIEST, MONITORING_LATEST, FIRST_MONITORING_LATEST),
)
"""Rules whose values must not fall from one to the next."""
