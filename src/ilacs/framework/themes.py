"""What areas for improvement are about: 45 themes.

Source: made from every list of what needs to improve in 320 reports of 2018 to 2026.
"""

from dataclasses import dataclass
from functools import cache

from ilacs.framework.grades import Judgement


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. `slug` names it in files; `scope` says what is in it.

    `judgements` are those that its areas belong to, the nearest first.
    """

    slug: str
    name: str
    scope: str
    judgements: tuple[Judgement, ...]


class UnknownTheme(Exception):
    """No theme has this name; `near` are names like it."""

    def __init__(self, near: tuple[str, ...]) -> None:
        offered = f"Did you mean {' or '.join(near)}?" if near else "`ilacs themes --list` has all."
        super().__init__(f"There is no theme of this name. {offered}")
        self.near = near


_HELP, _CARE = Judgement.HELP_AND_PROTECTION, Judgement.CHILDREN_IN_CARE
_LEAVERS, _LEADERS = Judgement.CARE_LEAVERS, Judgement.LEADERS

THEMES: tuple[Theme, ...] = (
    Theme(
        "front-door",
        "Front door and out-of-hours",
        "Contacts, referrals, MASH screening and decisions, emergency duty",
        (_HELP,),
    ),
    Theme(
        "early-help-thresholds",
        "Early help and thresholds",
        "Early/family help offer; thresholds; step-up, step-down, closure",
        (_HELP,),
    ),
    Theme(
        "strategy-s47",
        "Strategy discussions and section 47",
        "Timeliness, attendance, recording and quality of strategy meetings and child protection "
        "enquiries",
        (_HELP,),
    ),
    Theme(
        "assessment",
        "Assessment quality and timeliness",
        "Child and family, pre-birth and updated assessments; history and analysis",
        (
            _HELP,
            _CARE,
        ),
    ),
    Theme(
        "child-plans",
        "Children's plans and reviews of plans",
        "CIN and CP plans: specific, timebound, contingency; core groups, conferences, CIN reviews",
        (
            _HELP,
            _CARE,
        ),
    ),
    Theme(
        "risk-safety",
        "Recognising risk and safety planning",
        "Identifying and responding to risk of harm; safety plans; risk assessment",
        (_HELP,),
    ),
    Theme(
        "neglect-drift",
        "Neglect, cumulative harm, drift and delay",
        "Children in long-term neglect; delay in decisive action",
        (_HELP,),
    ),
    Theme(
        "domestic-abuse",
        "Domestic abuse",
        "Recognition of and response to children living with domestic abuse",
        (_HELP,),
    ),
    Theme(
        "pre-proceedings",
        "Pre-proceedings and court",
        "PLO tracking, letters before proceedings, care proceedings",
        (
            _HELP,
            _LEADERS,
        ),
    ),
    Theme(
        "missing",
        "Missing children and return home interviews",
        "Return interviews, missing strategy meetings, use of intelligence",
        (
            _HELP,
            _CARE,
        ),
    ),
    Theme(
        "exploitation",
        "Exploitation and extra-familial harm",
        "Criminal and sexual exploitation, gangs, contextual risk",
        (
            _HELP,
            _CARE,
        ),
    ),
    Theme(
        "education-absence",
        "Children missing education and EHE",
        "Missing education, elective home education, reduced timetables, exclusion",
        (
            _HELP,
            _LEADERS,
        ),
    ),
    Theme(
        "homeless-16-17",
        "Homeless 16- and 17-year-olds",
        "Joint assessment, section 20 option, suitable accommodation",
        (
            _HELP,
            _LEAVERS,
        ),
    ),
    Theme(
        "private-fostering",
        "Private fostering",
        "Identification, notification, visits and oversight",
        (_HELP,),
    ),
    Theme(
        "lado",
        "Designated officer and allegations",
        "LADO timeliness, recording, tracking, awareness",
        (
            _HELP,
            _LEADERS,
        ),
    ),
    Theme(
        "disabled-children",
        "Disabled children",
        "Safeguarding, plans, reviews, short breaks, transition",
        (
            _HELP,
            _CARE,
        ),
    ),
    Theme(
        "young-carers",
        "Young carers",
        "Identification, assessment, support",
        (_HELP,),
    ),
    Theme(
        "identity-diversity",
        "Identity, culture, ethnicity and UASC",
        "Diverse needs in assessment and plans; unaccompanied children",
        (
            _HELP,
            _CARE,
            _LEAVERS,
        ),
    ),
    Theme(
        "visits-relationships",
        "Visits, direct work and continuity of worker",
        "Purposeful visits, seen alone, direct work, changes of social worker",
        (
            _HELP,
            _CARE,
        ),
    ),
    Theme(
        "voice-advocacy",
        "Voice, participation, advocacy, engagement",
        "Wishes and feelings, advocates, independent visitors, fathers, influence, complaints",
        (
            _HELP,
            _CARE,
            _LEAVERS,
            _LEADERS,
        ),
    ),
    Theme(
        "kinship-family",
        "Family networks, kinship and family time",
        "Family group meetings, connected carers, SGO, contact, brothers and sisters",
        (
            _HELP,
            _CARE,
        ),
    ),
    Theme(
        "entry-return-home",
        "Coming into care, section 20, returning home",
        "Timeliness of entry; consent; placed with parents; reunification; discharge",
        (
            _HELP,
            _CARE,
        ),
    ),
    Theme(
        "permanence",
        "Permanence, matching and adoption",
        "Early, parallel and long-term permanence; matching; adoption; foster to adopt",
        (_CARE,),
    ),
    Theme(
        "sufficiency",
        "Sufficiency of homes",
        "Enough suitable homes, fostering recruitment, commissioning, placement choice",
        (
            _CARE,
            _LEADERS,
        ),
    ),
    Theme(
        "unregistered",
        "Unregistered and unregulated settings",
        "Children in unregistered homes; DoL oversight",
        (
            _CARE,
            _LEADERS,
        ),
    ),
    Theme(
        "carers-stability",
        "Placement stability and carer support",
        "Disruption, moves, foster carer support and supervision, delegated authority",
        (_CARE,),
    ),
    Theme(
        "iro-care-planning",
        "Care planning, reviews and IRO challenge",
        "Care plan quality, looked-after reviews, IRO footprint and escalation",
        (_CARE,),
    ),
    Theme(
        "health-cic",
        "Health of children in care",
        "Initial and review health assessments, dental, SDQ use",
        (_CARE,),
    ),
    Theme(
        "emotional-health",
        "Emotional and mental health support",
        "CAMHS access, therapeutic support, well-being",
        (
            _CARE,
            _LEAVERS,
        ),
    ),
    Theme(
        "education-cic",
        "Education of children in care",
        "PEPs, virtual school, attainment, attendance",
        (_CARE,),
    ),
    Theme(
        "life-story",
        "Life-story work",
        "Timely, good-quality life-story and later-life work",
        (_CARE,),
    ),
    Theme(
        "pathway-planning",
        "Pathway plans and preparation for adulthood",
        "Pathway plan quality, co-production, independence skills, transitions",
        (
            _LEAVERS,
            _CARE,
        ),
    ),
    Theme(
        "cl-health-history",
        "Care leavers' health histories and key documents",
        "Health passports/histories, identity documents",
        (_LEAVERS,),
    ),
    Theme(
        "cl-accommodation",
        "Care leavers' accommodation",
        "Suitable, safe, sufficient housing; staying put; HMOs; B&B",
        (_LEAVERS,),
    ),
    Theme(
        "cl-eet",
        "Care leavers in education, employment, training",
        "NEET rates, apprenticeships, aspirations",
        (_LEAVERS,),
    ),
    Theme(
        "cl-offer",
        "Care leaver entitlements, local offer, over-21s",
        "Rights awareness, local offer, proactive support to 25, access to files",
        (_LEAVERS,),
    ),
    Theme(
        "cl-contact-support",
        "Personal adviser support and keeping in touch",
        "PA allocation, contact frequency, vulnerable or out-of-area care leavers",
        (_LEAVERS,),
    ),
    Theme(
        "supervision-oversight",
        "Management oversight and supervision",
        "Frequent, reflective, recorded supervision; manager grip",
        (_LEADERS,),
    ),
    Theme(
        "qa-audit",
        "Quality assurance and audit",
        "Audit programme, closing the loop, learning",
        (_LEADERS,),
    ),
    Theme(
        "performance-data",
        "Performance information and systems",
        "Accurate data, use of performance reports, IT and case systems",
        (_LEADERS,),
    ),
    Theme(
        "workforce",
        "Workforce stability, capacity and caseloads",
        "Recruitment, retention, agency, caseloads, training, allocation",
        (_LEADERS,),
    ),
    Theme(
        "recording",
        "Case recording",
        "Timely, clear, child-focused records, chronologies, decisions recorded",
        (
            _HELP,
            _CARE,
            _LEAVERS,
            _LEADERS,
        ),
    ),
    Theme(
        "partnership",
        "Partnership working",
        "Police, health, schools, joint working, information-sharing, commissioning with partners",
        (
            _HELP,
            _LEADERS,
        ),
    ),
    Theme(
        "corporate-parenting",
        "Corporate parenting and council support",
        "Elected members, whole-council grip, corporate investment",
        (
            _LEADERS,
            _CARE,
            _LEAVERS,
        ),
    ),
    Theme(
        "leadership-practice",
        "Leadership, pace and practice standards",
        "Self-evaluation, pace, strategy, statutory compliance, consistent practice model",
        (_LEADERS,),
    ),
)


def theme(slug: str) -> Theme:
    """The theme called `slug`, or with this name. Raises UnknownTheme."""
    wanted = " ".join(slug.lower().split())
    found = _by_name().get(wanted)
    if found:
        return found
    from difflib import get_close_matches  # noqa: PLC0415 - only needed for a misspelt name

    near = get_close_matches(wanted, _by_name(), n=3, cutoff=0.5)
    raise UnknownTheme(tuple(dict.fromkeys(_by_name()[name].slug for name in near)))


@cache
def _by_name() -> dict[str, Theme]:
    by_slug = {theme.slug: theme for theme in THEMES}
    return by_slug | {theme.name.lower(): theme for theme in THEMES}
