"""The workforce: caseloads, permanent staff, turnover."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import happened
from ilacs.measures.declared.spans import known, still_open
from ilacs.measures.given import REFERENCE_DATE, Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

LIST = "workforce"
SOCIAL_WORKERS = ("social_worker", "newly_qualified", "senior_practitioner")

ROLE_NOT_KNOWN = "role not known"
NOT_BEGUN = "begins after the reference date"

BANDS = ((0, "none"), (10, "1 to 10"), (15, "11 to 15"), (20, "16 to 20"), (25, "21 to 25"))
"""Caseloads up to and with a number; above the last, LARGEST."""
LARGEST = "26 or more"


def _posts(rows: ir.Table) -> tuple[ir.Table, list[tuple[str, ir.BooleanValue]]]:
    """Posts of social workers, with those of no known role to be shown."""
    role = rows["role"]
    posts = rows.filter(role.isin(SOCIAL_WORKERS) | role.isnull())
    return posts, [
        (ROLE_NOT_KNOWN, posts["role"].isnull()),
        (NOT_BEGUN, posts["started"] > posts[REFERENCE_DATE]),
    ]


def _caseloads(given: Given) -> ir.Table:
    posts, excluded = _posts(still_open(given[LIST], "ended"))
    caseload = posts["caseload"]
    band = ibis.cases(
        *((caseload <= highest, words) for highest, words in BANDS),
        (caseload.notnull(), LARGEST),
    )
    return rows_of(LIST, posts, met=known(caseload), category=band, excluded=excluded)


def _permanent(given: Given) -> ir.Table:
    posts, excluded = _posts(still_open(given[LIST], "ended"))
    return rows_of(LIST, posts, met=posts["employment"] == "permanent", excluded=excluded)


def _left(given: Given) -> ir.Table:
    """Posts held at any time in the year."""
    rows = given[LIST]
    ended = happened(rows, "ended")
    posts, excluded = _posts(rows.filter(ended.isnull() | (ended >= rows["year_before"])))
    return rows_of(LIST, posts, met=happened(posts, "ended").notnull(), excluded=excluded)


_measure = partial(
    Measure,
    section="Workforce",
    judgement=Judgement.LEADERS,
    themes=("workforce",),
    source="Supplementary list of the workforce",
)
_ROLES = (
    "Social workers, newly qualified social workers, and senior or advanced practitioners are "
    "counted, by posts and not by hours. Where the role is not known, the row is excluded and "
    "shown."
)

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="caseloads",
        name="Caseloads of social workers",
        question="How many children do social workers have?",
        about="Posts of social workers on the reference date.",
        met="Each band of children by the authority's own count.",
        unit=Unit.MIX,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        traps="A blank is not known: it may be a worker who holds no cases. Part-time workers are "
        f"not scaled up. {_ROLES}",
        needs={LIST: ("role", "ended", "caseload")},
        helped_by={LIST: ("started",)},
        rows=_caseloads,
    ),
    _measure(
        id="permanent-social-workers",
        name="Permanent social workers",
        question="How many posts of social workers are held by permanent staff?",
        about="Posts of social workers on the reference date.",
        met="Employment is permanent: neither for a fixed term nor through an agency.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        traps=f"Vacant posts are not in the list. {_ROLES}",
        needs={LIST: ("role", "ended", "employment")},
        helped_by={LIST: ("started",)},
        rows=_permanent,
    ),
    _measure(
        id="turnover-of-social-workers",
        name="Turnover of social workers",
        question="How many social workers left in the year?",
        about="Posts of social workers that were held at any time in the twelve months before the "
        "reference date.",
        met="The worker left the post in these months.",
        unit=Unit.SHARE,
        window=12,
        better=Better.LOWER,
        fit=Fit.PROXY,
        traps="The national statistics divide those who left by those in post at the year's end, "
        "by full-time equivalents, and without agency workers. A move to another post of the "
        f"authority counts as leaving. {_ROLES}",
        needs={LIST: ("role", "started", "ended")},
        rows=_left,
    ),
)
