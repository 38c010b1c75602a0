"""Children and adoption: how long each step takes, who waits, and which plans were given up."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import happened, in_year
from ilacs.measures.declared.spans import known, length
from ilacs.measures.given import REFERENCE_DATE, Given, days_between
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Adoption"
LIST = "adoption"

NO_ORDER = "adopted without a placement order"
STILL_IN_TIME = "not moved in yet, and still within the limit"

_SCORECARDS = "Annex A, list 10; adoption scorecards of the Department for Education"
_YEAR = (
    "The list has twelve months, the scorecards have three years: say how many children it is. "
    "They give averages, this is the median."
)
_DISORDER = "Where a day is not there, or the days are reversed, it is not known."


def _moved_in(rows: ir.Table) -> ir.DateValue:
    """The day a child moved in with those who adopt: as a foster child, where that came first."""
    fostered, placed = rows["fostering_for_adoption_placed"], happened(rows, "placed")
    return ibis.cases((fostered <= placed, fostered), else_=placed)


def _adopted(given: Given) -> ir.Table:
    rows = given[LIST]
    return rows.filter(in_year(rows, "adoption_order"))


def _not_adopted(rows: ir.Table) -> ir.BooleanValue:
    """Children who are neither adopted nor have had their plan given up."""
    return happened(rows, "adoption_order").isnull() & happened(rows, "decision_reversed").isnull()


def _entry_to_moving_in(given: Given) -> ir.Table:
    rows = _adopted(given)
    days = length(rows["care_start"], _moved_in(rows))
    return rows_of(LIST, rows, met=known(days), days=days)


def _entry_to_placement(given: Given) -> ir.Table:
    rows = _adopted(given)
    days = length(rows["care_start"], happened(rows, "placed"))
    return rows_of(LIST, rows, met=known(days), days=days)


def _days_to_match(rows: ir.Table) -> ir.IntegerValue:
    """Days from the placement order to the match; none where the match came first."""
    order, matched = rows["placement_order"], happened(rows, "matched")
    return ibis.cases((matched < order, 0), else_=days_between(order, matched))


def _order_to_match(given: Given) -> ir.Table:
    rows = _adopted(given)
    days = _days_to_match(rows)
    return rows_of(
        LIST,
        rows,
        met=known(days),
        days=days,
        excluded=[(NO_ORDER, rows["placement_order"].isnull())],
    )


def _match_in_time(given: Given) -> ir.Table:
    rows = given.with_deadline(_adopted(given), due=("adoption_order_to_match", "placement_order"))
    return rows_of(
        LIST,
        rows,
        met=happened(rows, "matched") <= rows["due"],
        days=_days_to_match(rows),
        due=rows["due"],
        excluded=[(NO_ORDER, rows["placement_order"].isnull())],
    )


def _moved_in_time(given: Given) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_year(rows, "adoption_order") | _not_adopted(rows))
    rows = given.with_deadline(rows, due=("adoption_entry_to_placement", "care_start"))
    moved, today = _moved_in(rows), rows[REFERENCE_DATE]
    adopted = happened(rows, "adoption_order").notnull()
    return rows_of(
        LIST,
        rows,
        met=ibis.cases(
            (moved < rows["care_start"], None),
            (moved.notnull(), moved <= rows["due"]),
            (adopted, None),
            (rows["due"] < today, False),
        ),
        excluded=[(STILL_IN_TIME, moved.isnull() & ~adopted & (rows["due"] >= today))],
        days=length(rows["care_start"], moved),
        due=rows["due"],
    )


def _step(given: Given, start: str, end: str) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_year(rows, end))
    days = length(rows[start], rows[end])
    return rows_of(LIST, rows, met=known(days), days=days)


def _waiting(given: Given) -> ir.Table:
    rows = given[LIST]
    ordered = happened(rows, "placement_order")
    rows = rows.filter(ordered.notnull() & happened(rows, "placed").isnull() & _not_adopted(rows))
    return rows_of(LIST, rows, days=length(rows["placement_order"], rows[REFERENCE_DATE]))


def _reversed(given: Given) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_year(rows, "decision_reversed"))
    reason = rows["reversal_reason"]
    return rows_of(LIST, rows, met=known(reason), category=reason)


def _early_permanence(given: Given) -> ir.Table:
    rows = _adopted(given)
    fostered, order = rows["fostering_for_adoption_placed"], rows["adoption_order"]
    return rows_of(
        LIST, rows, met=ibis.cases((fostered.isnull(), False), (fostered <= order, True))
    )


_measure = partial(
    Measure,
    number=87,
    section=SECTION,
    judgement=Judgement.CHILDREN_IN_CARE,
    themes=("permanence",),
    source=_SCORECARDS,
)

_ADOPTED = "Children adopted in the twelve months before the reference date."

STEPS = (
    (
        "adoption-entry-to-decision",
        "coming into care",
        "care_start",
        "the decision for adoption",
        "adoption_decision",
    ),
    (
        "adoption-decision-to-order",
        "the decision for adoption",
        "adoption_decision",
        "the placement order",
        "placement_order",
    ),
    (
        "adoption-order-to-match-all",
        "the placement order",
        "placement_order",
        "the match",
        "matched",
    ),
    ("adoption-match-to-placement", "the match", "matched", "the placement for adoption", "placed"),
    (
        "adoption-placement-to-adoption",
        "the placement for adoption",
        "placed",
        "the adoption order",
        "adoption_order",
    ),
)
"""The chain of an adoption: id, from what, its column, to what, its column."""

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="adoption-entry-to-moving-in",
        name="Adoption: from coming into care to moving in (A10)",
        question="How long do children wait until they live with those who adopt them?",
        about=_ADOPTED,
        met="Days from coming into care to moving in with the family, which is the foster "
        "placement where the carers were also approved to adopt.",
        unit=Unit.DAYS,
        window=12,
        better=Better.LOWER,
        fit=Fit.PROXY,
        traps="That the carers of a placement of fostering for adoption are those who adopted is "
        f"inferred; other foster carers who adopt cannot be told. {_DISORDER} {_YEAR}",
        needs={LIST: ("care_start", "placed", "fostering_for_adoption_placed", "adoption_order")},
        rows=_entry_to_moving_in,
    ),
    _measure(
        id="adoption-entry-to-placement",
        name="Adoption: from coming into care to placement for adoption (A1)",
        question="How long do children wait until they are placed for adoption?",
        about=_ADOPTED,
        met="Days from coming into care to the placement for adoption.",
        unit=Unit.DAYS,
        window=12,
        better=Better.LOWER,
        fit=Fit.PROXY,
        traps=f"A10 has taken its place since 2021/22. {_DISORDER} {_YEAR}",
        needs={LIST: ("care_start", "placed", "adoption_order")},
        rows=_entry_to_placement,
    ),
    _measure(
        id="adoption-order-to-match",
        name="Adoption: from placement order to match (A2)",
        question="How long is it from permission to place a child until a family is matched?",
        about=_ADOPTED,
        met="Days from the placement order to the match; none where the match came first.",
        unit=Unit.DAYS,
        window=12,
        better=Better.LOWER,
        fit=Fit.PROXY,
        traps=f"Children adopted without a placement order are excluded. {_YEAR}",
        needs={LIST: ("placement_order", "matched", "adoption_order")},
        rows=_order_to_match,
    ),
    _measure(
        id="adoption-match-in-time",
        name="Adoption: match within four months of the placement order",
        question="How many adopted children were matched within the scorecard's four months?",
        about=_ADOPTED,
        met="Matched by the last day of the clock that starts with the placement order.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=("adoption_order_to_match",),
        traps="The threshold was set for averages, of 2013-16. Children adopted without a "
        f"placement order are excluded. {_YEAR}",
        needs={LIST: ("placement_order", "matched", "adoption_order")},
        rows=_match_in_time,
    ),
    _measure(
        id="adoption-moved-in-within-14-months",
        name="Adoption: moved in within 14 months of coming into care (A3)",
        question="How many children with a plan for adoption wait no longer than 14 months?",
        about="Children adopted in the twelve months before the reference date, and those with a "
        "plan for adoption who are not adopted.",
        met="Moved in with the family by the last day of the clock that starts with coming into "
        "care.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=("adoption_entry_to_placement",),
        traps="Those who have not moved in and are still within the limit are excluded and shown; "
        "whether the scorecard counts them as in time is to be confirmed. Where the limit is over "
        f"they are not met. {_DISORDER} {_YEAR}",
        needs={
            LIST: (
                "care_start",
                "placed",
                "fostering_for_adoption_placed",
                "adoption_order",
                "decision_reversed",
            )
        },
        rows=_moved_in_time,
    ),
    *(
        _measure(
            id=measure_id,
            name=f"Adoption: from {before} to {after}",
            question=f"How long is it from {before} to {after}?",
            about=f"Children for whom {after} came in the twelve months before the reference date.",
            met=f"Days from {before} to {after}.",
            unit=Unit.DAYS,
            window=12,
            better=Better.LOWER,
            fit=Fit.EXACT,
            traps=_DISORDER,
            needs={LIST: (start, end)},
            rows=partial(_step, start=start, end=end),
        )
        for measure_id, before, start, after, end in STEPS
    ),
    _measure(
        id="adoption-waiting",
        name="Children with a placement order who are not placed",
        question="Which children may be placed for adoption and wait for a family?",
        about="Children with a placement order who are not placed, not adopted, and whose plan has "
        "not been given up.",
        met="All of them, with the days since the order.",
        unit=Unit.COUNT,
        better=Better.LOWER,
        fit=Fit.EXACT,
        traps="A child whose foster carers are to adopt them counts until the placement is an "
        "adoptive one.",
        needs={LIST: ("placement_order", "placed", "adoption_order", "decision_reversed")},
        rows=_waiting,
    ),
    _measure(
        id="adoption-plans-given-up",
        name="Plans for adoption given up, by reason",
        question="Why were plans for adoption given up?",
        about="Children whose plan was given up in the twelve months before the reference date.",
        met="Each reason.",
        unit=Unit.MIX,
        window=12,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        needs={LIST: ("decision_reversed", "reversal_reason")},
        rows=_reversed,
    ),
    _measure(
        id="adoption-early-permanence",
        name="Early permanence",
        question="How many adopted children came to their family as foster children?",
        about=_ADOPTED,
        met="Placed for fostering for adoption, or concurrent planning, before the order.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        traps="A blank means never in such a placement.",
        needs={LIST: ("fostering_for_adoption_placed", "adoption_order")},
        rows=_early_permanence,
    ),
)
