"""The rules of timetables, declared: how long after what each milestone comes.

The exact days of requests, drafts and comments could not be confirmed in a source: those are
assumptions, and a date that is known replaces them.
"""

from datetime import date

from ilacs.framework.rules import Basis, Range, Rule, Unit

_UNCONFIRMED = "Believed to be about so; no source could be read."
_LAGS = (
    "219 full inspections on site since September 2021, from the last day to "
    "publication: nine in ten are 39 to 83 days apart, eight in ten 39 to 70, median 46; 143 were "
    "39 to 49. On 63 to mid-January 2023 the median was 47, on 145 to March 2026 46, on 11 since "
    "46. Elections and disputes made some longer, up to 139."
)
_LAGS_BEFORE = (
    "102 full inspections on site from January 2018 to August 2021, from the last day "
    "to publication: eight in ten are 31 to 52 days apart, median 32 (95 to February 2020: 32)."
)
_LETTERS = (
    "No letter of such a visit was measured: borrowed from the reports of full inspections since "
    "September 2021."
)
_JOINT_LETTERS = (
    "36 letters of 2016 to 2024, from the last day to publication: 38 to 97 days, "
    "median 50; eight in ten 42 to 77."
)
SEPTEMBER_2021 = date(2021, 9, 1)
FIRST_JOINT = date(2016, 2, 8)
"""Ten working days before the first day on site that a letter of a joint inspection gives."""
FIRST_CALL = date(2018, 1, 22)
"""The Monday before the first ILACS inspection. These rules go by the day of the call."""


def _days(  # noqa: PLR0913, PLR0917
    rule_id: str,
    wording: str,
    value: int,
    basis: Basis,
    source: str,
    unit: Unit = Unit.DAYS,
    in_force_from: date = FIRST_CALL,
    in_force_to: date | None = None,
) -> Rule:
    """A number of days, weeks or working days that a settings file may change."""
    return Rule(
        f"timetable.{rule_id}",
        wording,
        basis,
        source,
        in_force_from,
        in_force_to,
        value,
        unit,
        Range(0, 400),
    )


CALL = Rule(
    id="timetable.call",
    wording=(
        "The call comes on a Monday, and inspectors come the Monday after. Where that Monday is a "
        "bank holiday the call comes on another day. No days on site were ever bank holidays."
    ),
    basis=Basis.MEASURED,
    source=(
        "320 of 321 inspections began on a Monday, none on a bank holiday. The week before began "
        "with a bank holiday 35 times. That calls come on Mondays is said by authorities."
    ),
    in_force_from=FIRST_CALL,
)
NOTICE = Rule(
    id="timetable.notice",
    wording="The timetable of a visit starts with the day that the authority is told of it.",
    basis=Basis.GUIDANCE,
    source="The framework, as authorities and the trade press describe it.",
    in_force_from=FIRST_JOINT,
)
GIVEN = Rule(
    id="timetable.given",
    wording="A date that is given stands in place of every rule, and what follows moves with it.",
    basis=Basis.LOCAL,
    source="Given by whoever asked.",
    in_force_from=None,
)
ON_WORKING_DAYS = Rule(
    id="timetable.on_working_days",
    wording=(
        "What happens on site happens on working days. Where a first day would be none, it is the "
        "working day after it; where a last day would be none, the working day before it."
    ),
    basis=Basis.ASSUMPTION,
    source=(
        "None of 321 inspections had a bank holiday among its days on site. What is done about "
        "one is not stated by any source that could be read."
    ),
    in_force_from=FIRST_JOINT,
)
REQUEST_LISTS = _days(
    "child_level_lists.working_days",
    "Child-level lists are due {amount} after the call, and before inspectors come.",
    2,
    Basis.ASSUMPTION,
    _UNCONFIRMED,
    Unit.WORKING_DAYS,
)
REQUEST_INFORMATION = _days(
    "audit_and_performance_information.working_days",
    "Audit, performance and management information are due {amount} after the call, and before "
    "inspectors come.",
    4,
    Basis.ASSUMPTION,
    _UNCONFIRMED,
    Unit.WORKING_DAYS,
)
OFF_SITE = _days(
    "set_up_week.last_day",
    "The week of the call is for setting up and work off site; it ends {amount} after Monday.",
    4,
    Basis.GUIDANCE,
    "A committee report of 2023 and wokingham.moderngov.co.uk.",
    in_force_from=FIRST_JOINT,
)
ON_SITE = _days(
    "on_site.weeks_after_call",
    "Inspectors come on the Monday {amount} after that of the call.",
    1,
    Basis.GUIDANCE,
    "A committee report of 2023, nottinghamshire.gov.uk and wokingham.moderngov.co.uk.",
    Unit.WEEKS,
)
SHORT_LENGTH = _days(
    "short.first_to_last_day",
    "A short inspection's last day on site comes {amount} after the Monday of its first.",
    4,
    Basis.MEASURED,
    "The first and last day of 125 reports are five days, both included.",
)
STANDARD_LENGTH = _days(
    "standard.first_to_last_day",
    "A standard inspection's last day on site comes {amount} after the Monday of its first.",
    11,
    Basis.MEASURED,
    "The first and last day of 191 reports are twelve days, both included.",
)
FEEDBACK = _days(
    "feedback.days",
    "Feedback is given {amount} after the last day on site.",
    0,
    Basis.ASSUMPTION,
    _UNCONFIRMED,
    in_force_from=FIRST_JOINT,
)
DRAFT = _days(
    "draft_report.working_days",
    "The draft report comes {amount} after the last day on site.",
    15,
    Basis.ASSUMPTION,
    f"{_UNCONFIRMED} Set so that draft and comments come before any publication measured.",
    Unit.WORKING_DAYS,
    FIRST_JOINT,
)
COMMENTS = _days(
    "factual_comments.working_days",
    "Comments on factual accuracy are due {amount} after the draft.",
    5,
    Basis.ASSUMPTION,
    _UNCONFIRMED,
    Unit.WORKING_DAYS,
    FIRST_JOINT,
)


def _window(
    name: str,
    days: tuple[int, int, int],
    basis: Basis,
    source: str,
    in_force_from: date = FIRST_CALL,
    in_force_to: date | None = None,
) -> tuple[Rule, Rule, Rule]:
    """The earliest, likely and latest day of publication, counted from the last day on site."""

    def one(which: str, wording: str, value: int) -> Rule:
        return _days(
            f"{name}.{which}_days",
            wording,
            value,
            basis,
            source,
            in_force_from=in_force_from,
            in_force_to=in_force_to,
        )

    return (
        one(
            "earliest",
            "Publication comes {amount} after the last day on site, at the soonest.",
            days[0],
        ),
        one("likely", "Publication comes about {amount} after the last day on site.", days[1]),
        one(
            "latest",
            "Publication comes {amount} after the last day on site, mostly at the latest.",
            days[2],
        ),
    )


PUBLICATION_BEFORE = _window(
    "publication_before_september_2021",
    (31, 32, 52),
    Basis.MEASURED,
    _LAGS_BEFORE,
    in_force_to=date(2021, 8, 31),
)
PUBLICATION = _window(
    "publication", (39, 46, 70), Basis.MEASURED, _LAGS, in_force_from=SEPTEMBER_2021
)
LETTER = _window("letter", (39, 46, 70), Basis.ASSUMPTION, _LETTERS)
JOINT_LETTER = _window("jtai_letter", (42, 50, 77), Basis.MEASURED, _JOINT_LETTERS, FIRST_JOINT)

RECEIVED = Rule(
    id="timetable.received",
    wording=(
        "The report is taken to be received when it is published, until the day that it was "
        "really received is given."
    ),
    basis=Basis.ASSUMPTION,
    source=(
        "Stockton's report of 9 May 2023 and its due date, 16 August 2023, are 70 working days "
        "apart. Other authorities' dates are further apart (Kirklees 2016: 71, Bath and North East "
        "Somerset 2025: 77), and reports are sent before they are published."
    ),
    in_force_from=FIRST_JOINT,
)
AUTHORITY_PUBLISHES = Rule(
    id="timetable.authority_publishes",
    wording="The authority publishes the report within {amount} of receiving it.",
    basis=Basis.LAW,
    source="SI 2007/462.",
    in_force_from=None,
    value=30,
    unit=Unit.WORKING_DAYS,
)
STATEMENT = Rule(
    id="timetable.statement_of_action",
    wording=(
        "The authority's statement of what it will do, and by when, is due {amount} after "
        "it received the report."
    ),
    basis=Basis.LAW,
    source=(
        "Education and Inspections Act 2006 s137 and SI 2007/462. The number of days was read in "
        "the trade press only (cypnow.co.uk, 16 August 2018)."
    ),
    in_force_from=None,
    value=70,
    unit=Unit.WORKING_DAYS,
)
PRIORITY_DRAFT = Rule(
    id="timetable.priority_plan_draft",
    wording=(
        "Where a letter names an area for priority action, a draft plan is due {amount} "
        "after the letter."
    ),
    basis=Basis.GUIDANCE,
    source="cypnow.co.uk, 16 August 2018.",
    in_force_from=date(2018, 8, 1),
    value=20,
    unit=Unit.WORKING_DAYS,
)
PRIORITY_FINAL = Rule(
    id="timetable.priority_plan_final",
    wording=(
        "Where a letter names an area for priority action, the final plan is due {amount} "
        "after the letter."
    ),
    basis=Basis.GUIDANCE,
    source="cypnow.co.uk, 16 August 2018.",
    in_force_from=date(2018, 8, 1),
    value=70,
    unit=Unit.WORKING_DAYS,
)
JOINT_STATEMENT = Rule(
    id="timetable.written_statement",
    wording=(
        "Where the letter names a principal authority, that authority's written statement of "
        "proposed action is due {amount} after the letter, unless it gives a date."
    ),
    basis=Basis.MEASURED,
    source=(
        "SI 2015/1792 reg 3 for the statement. All 36 letters of 2016 to 2024 ask for one and give "
        "its date: 19 times 70 working days after publication, otherwise between 38 and 71."
    ),
    in_force_from=FIRST_JOINT,
    value=70,
    unit=Unit.WORKING_DAYS,
)
FOCUSED_NOTICE = _days(
    "focused_visit.notice_working_days",
    "A focused visit begins {amount} after the authority is told of it.",
    5,
    Basis.ASSUMPTION,
    _UNCONFIRMED,
    Unit.WORKING_DAYS,
)
VISIT_LENGTH = _days(
    "visit.first_to_last_day",
    "A focused or monitoring visit's last day comes {amount} after its first: it has two days.",
    1,
    Basis.GUIDANCE,
    "cypnow.co.uk, inspections clinic of 2021 and focused visits of April 2024; Herefordshire's "
    "monitoring visits of 2024 and 2025.",
    Unit.WORKING_DAYS,
)
MONITORING_NOTICE = _days(
    "monitoring_visit.notice_working_days",
    "A monitoring visit is agreed in advance; it is taken to begin {amount} later.",
    10,
    Basis.ASSUMPTION,
    _UNCONFIRMED,
    Unit.WORKING_DAYS,
)
JOINT_NOTICE = _days(
    "jtai.notice_working_days",
    "The authority is told {amount} before the inspectors of a joint inspection come.",
    10,
    Basis.GUIDANCE,
    "gov.uk, joint inspections of arrangements and services for children.",
    Unit.WORKING_DAYS,
    FIRST_JOINT,
)
JOINT_AUDITS_FIRST = _days(
    "jtai.audits_first_day",
    "The week of audits of a joint inspection begins {amount} after the Monday of the call.",
    7,
    Basis.GUIDANCE,
    "safeguardingsheffieldchildren.org on joint inspections.",
    in_force_from=FIRST_JOINT,
)
JOINT_AUDITS_LAST = _days(
    "jtai.audits_last_day",
    "The week of audits of a joint inspection ends {amount} after the Monday of the call.",
    11,
    Basis.GUIDANCE,
    "safeguardingsheffieldchildren.org on joint inspections.",
    in_force_from=FIRST_JOINT,
)
JOINT_LENGTH = _days(
    "jtai.first_to_last_day",
    "A joint inspection's last day on site comes {amount} after the Monday of its first.",
    4,
    Basis.MEASURED,
    "34 of the 36 letters of 2016 to 2024 give a Monday and the Friday after it.",
    in_force_from=FIRST_JOINT,
)

RULES = (
    CALL,
    NOTICE,
    GIVEN,
    ON_WORKING_DAYS,
    REQUEST_LISTS,
    REQUEST_INFORMATION,
    OFF_SITE,
    ON_SITE,
    SHORT_LENGTH,
    STANDARD_LENGTH,
    FEEDBACK,
    DRAFT,
    COMMENTS,
    *PUBLICATION_BEFORE,
    *PUBLICATION,
    *LETTER,
    *JOINT_LETTER,
    RECEIVED,
    AUTHORITY_PUBLISHES,
    STATEMENT,
    PRIORITY_DRAFT,
    PRIORITY_FINAL,
    FOCUSED_NOTICE,
    VISIT_LENGTH,
    MONITORING_NOTICE,
    JOINT_NOTICE,
    JOINT_AUDITS_FIRST,
    JOINT_AUDITS_LAST,
    JOINT_LENGTH,
    JOINT_STATEMENT,
)

ORDERED = (
    PUBLICATION_BEFORE,
    PUBLICATION,
    LETTER,
    JOINT_LETTER,
    (JOINT_AUDITS_FIRST, JOINT_AUDITS_LAST),
)
"""Rules whose values must not fall from one to the next."""
