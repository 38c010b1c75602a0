"""Strategy discussions: who took part, from the supplementary list."""

from functools import partial

import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import in_year
from ilacs.measures.declared.spans import is_yes
from ilacs.measures.given import Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

LIST = "strategy_discussions"

AGENCIES = ("police", "health", "education")


def _present(given: Given, agencies: tuple[str, ...]) -> ir.Table:
    """Discussions of the year: no if one is known to be absent, yes if all were there."""
    rows = given[LIST]
    rows = rows.filter(in_year(rows, "held"))
    present = is_yes(rows[agencies[0]])
    for agency in agencies[1:]:
        present &= is_yes(rows[agency])
    return rows_of(LIST, rows, met=present)


MEASURES: tuple[Measure, ...] = tuple(
    Measure(
        id=f"strategy-discussions-{measure_id}",
        name=f"Strategy discussions with {who}",
        question=f"How many strategy discussions did {who} take part in?",
        section="Section 47 enquiries",
        judgement=Judgement.HELP_AND_PROTECTION,
        themes=("strategy-s47", "partnership"),
        about="Strategy discussions held in the twelve months before the reference date, one for "
        "each child.",
        met=met,
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        source="Supplementary list of strategy discussions; Working Together to Safeguard "
        "Children, to be confirmed: children's social care, police and health at the least, and "
        "others such as the school as the case requires",
        traps=traps,
        needs={LIST: ("held", *agencies)},
        rows=partial(_present, agencies=agencies),
    )
    for measure_id, who, agencies, met, traps in (
        ("with-police", "the police", ("police",), "The police took part.", ""),
        ("with-health", "health", ("health",), "Health took part.", ""),
        (
            "with-school",
            "school or nursery",
            ("education",),
            "Education took part.",
            "Not every child has a school: unborn children and the youngest count here too.",
        ),
        (
            "with-all",
            "police, health and school",
            AGENCIES,
            "All three took part.",
            "Where one was absent it is not met, even if of another it is not known. Not every "
            "child has a school.",
        ),
    )
)
