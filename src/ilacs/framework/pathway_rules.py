"""The rules of pathways, declared."""

from datetime import date

from ilacs.framework.rules import Basis, Choices, Range, Rule

FIRST_ILACS = date(2018, 1, 29)
FIRST_WITHOUT_OVERALL = date(2026, 4, 1)
LAST_WITH_OVERALL = date(2026, 3, 31)

BY_OVERALL = Rule(
    id="pathways.by_overall",
    wording=(
        "From any pathway, an overall grade of good or outstanding leads to pathway 1, requires "
        "improvement to pathway 2, inadequate to pathway 3."
    ),
    basis=Basis.GUIDANCE,
    source=(
        "The framework's diagram, as an authority printed it in a committee report of 2023. "
        "Measured: after requires improvement or inadequate the next inspection was a standard "
        "one 77 of 77 times, after good or outstanding a short one 80 of 91 times."
    ),
    in_force_from=FIRST_ILACS,
    in_force_to=LAST_WITH_OVERALL,
)
AFTER_SIF = Rule(
    id="pathways.after_sif",
    wording=(
        "An authority last inspected under the single inspection framework entered ILACS on the "
        "pathway that its overall grade would have led to."
    ),
    basis=Basis.ASSUMPTION,
    source=(
        "Measured: the first ILACS inspection after good or outstanding was a short one 47 of 57 "
        "times, after requires improvement or inadequate a standard one 90 of 90 times."
    ),
    in_force_from=date(2013, 11, 1),
    in_force_to=LAST_WITH_OVERALL,
)
LEADERS_AND_PRACTICE = Rule(
    id="pathways.good_practice_judgements",
    wording=(
        "Without an overall grade, pathway 1 asks for leaders good or better and at least "
        "{amount} of the three practice judgements good or better; otherwise pathway 2."
    ),
    basis=Basis.ASSUMPTION,
    source=(
        "A paraphrase of the inspectorate's note on the change, read as the test for pathway 1. "
        "Measured: on the 145 reports of 2023 to 2026 with four judgements and overall it agrees "
        "with an overall grade of good or better 145 times."
    ),
    in_force_from=FIRST_WITHOUT_OVERALL,
    value=2,
    allowed=Range(1, 3),
)
INADEQUATE_PRACTICE = Rule(
    id="pathways.inadequate_practice_judgements",
    wording=(
        "Without an overall grade, {amount} or more practice judgements of inadequate lead to "
        "pathway 3, whatever the others are."
    ),
    basis=Basis.ASSUMPTION,
    source=(
        "No source that could be read says what leads to pathway 3. Measured: before April 2026 "
        "one inadequate practice judgement came with an overall grade of inadequate 33 of 33 times."
    ),
    in_force_from=FIRST_WITHOUT_OVERALL,
    value=1,
    allowed=Range(1, 3),
)
CANNOT_BE_TOLD, PATHWAY_2, PATHWAY_3 = "cannot_be_told", "pathway_2", "pathway_3"

LEADERS_ALONE = Rule(
    id="pathways.leaders_alone_inadequate",
    wording=(
        "What follows when leaders are inadequate and no practice judgement is: {amount}. No "
        "source says whether it is pathway 2 or 3."
    ),
    basis=Basis.ASSUMPTION,
    source=(
        "Measured: before April 2026 overall was then requires improvement three times "
        "(Herefordshire 2018, Doncaster 2022, Slough 2023) and inadequate once (Trafford 2019)."
    ),
    in_force_from=FIRST_WITHOUT_OVERALL,
    value=CANNOT_BE_TOLD,
    allowed=Choices((CANNOT_BE_TOLD, PATHWAY_2, PATHWAY_3)),
)
NONE_BEFORE_SIF = Rule(
    id="pathways.none_before_sif",
    wording=(
        "Inspections before November 2013 made other judgements: no pathway follows from them."
    ),
    basis=Basis.MEASURED,
    source="The published reports of 2012 and 2013, which have other judgements and grades.",
    in_force_from=None,
    in_force_to=date(2013, 10, 31),
)

RULES = (
    NONE_BEFORE_SIF,
    AFTER_SIF,
    BY_OVERALL,
    LEADERS_AND_PRACTICE,
    INADEQUATE_PRACTICE,
    LEADERS_ALONE,
)
