"""What is announced or enacted and changes no rule here yet."""

from datetime import date

from ilacs.framework.rules import Basis, Rule

RENEWED_FRAMEWORK = Rule(
    id="reform.renewed_framework",
    wording=(
        "A renewed framework is announced for 2027, after a consultation in 2026. Its judgements "
        "are not known: inspections under it need a version of their own here."
    ),
    basis=Basis.GUIDANCE,
    source="The inspectorate's announcement of 27 November 2025, in wired-gov.net.",
    in_force_from=date(2025, 11, 27),
)
ACT_OF_2026 = Rule(
    id="reform.act_of_2026",
    wording=(
        "The Children's Wellbeing and Schools Act 2026 changes no clock that was found. Family "
        "group decision-making (s1), multi-agency child protection teams (s3) and staying close "
        "to 25 (s7) await regulations."
    ),
    basis=Basis.LAW,
    source="Act of 2026 (c. 21), Royal Assent on 29 April 2026, ss 3, 7 and 78 as at June 2026.",
    in_force_from=date(2026, 4, 29),
)

RULES = (RENEWED_FRAMEWORK, ACT_OF_2026)
