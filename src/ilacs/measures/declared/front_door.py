"""The front door: contacts, and what becomes of them."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.lists.declared.code_sets import code_sets
from ilacs.measures.given import REFERENCE_DATE, Given, days_between
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.populations import (
    ROWS_OF_CHILD,
    UNDATED_OF_CHILD,
    in_six_months_or_undated,
    known_where,
    latest_of_each_child,
    unsure,
    with_next,
)
from ilacs.measures.rows import rows_of

SECTION = "Front door and early help"

DAYS_TO_REFERRAL = 10
"""A contact and a referral of one child that are no further apart are taken for one event."""

SOURCE_UNKNOWN = "10"
"""The code of a source that is recorded as unknown."""


def _contacts(given: Given) -> ir.Table:
    rows = in_six_months_or_undated(given["contacts"], "contact_date")
    return rows_of("contacts", rows, met=known_where(rows["contact_date"].notnull()))


def _children(given: Given) -> ir.Table:
    rows = _children_with_contacts(given)
    told = rows["child_id"].notnull() & rows["contact_date"].notnull()
    return rows_of("contacts", rows, met=known_where(told))


def _repeated(given: Given, times: int) -> ir.Table:
    rows = _children_with_contacts(given)
    dated = rows[ROWS_OF_CHILD] - rows[UNDATED_OF_CHILD]
    met = ibis.cases(
        (rows["child_id"].isnull(), ibis.null("boolean")),
        (dated >= times, True),
        (rows[UNDATED_OF_CHILD] > 0, ibis.null("boolean")),
        else_=False,
    )
    return rows_of("contacts", rows, met=met)


def _children_with_contacts(given: Given) -> ir.Table:
    contacts = in_six_months_or_undated(given["contacts"], "contact_date")
    return latest_of_each_child(contacts, "contact_date")


def _by_source(given: Given) -> ir.Table:
    rows = in_six_months_or_undated(given["contacts"], "contact_date")
    return by_source("contacts", rows, rows["contact_source"], rows["contact_source"])


def _by_kind_of_source(given: Given) -> ir.Table:
    rows = in_six_months_or_undated(given["contacts"], "contact_date")
    source = rows["contact_source"]
    return by_source("contacts", rows, source, kind_of_source(source))


def by_source(
    list_id: str, rows: ir.Table, source: ir.StringValue, category: ir.StringValue
) -> ir.Table:
    """Rows counted under a category of their source; an unknown source stays not known."""
    known = source.notnull() & (source != SOURCE_UNKNOWN)
    return rows_of(list_id, rows, met=known_where(known), category=category)


def kind_of_source(source: ir.StringValue) -> ir.StringValue:
    """The group that the inspectorate puts a source in."""
    kinds = [
        (source == code.key, ibis.literal(code.group))
        for code in code_sets()["source"].codes
        if code.group
    ]
    return ibis.cases(*kinds, else_=ibis.null("string"))


def _with_referral(given: Given) -> tuple[ir.Table, ir.BooleanValue]:
    """Contacts beside the next referral of the child, and whether it followed from the contact."""
    contacts = in_six_months_or_undated(given["contacts"], "contact_date")
    rows = with_next(contacts, "referred", "contact_date", given["referrals"], "referral_date")
    followed = ibis.cases(
        (rows["contact_date"].isnull() | rows["child_id"].isnull(), ibis.null("boolean")),
        (days_between(rows["contact_date"], rows["referred"]) <= DAYS_TO_REFERRAL, True),
        (unsure(rows, "referred"), ibis.null("boolean")),
        else_=False,
    )
    return rows, followed


def _becoming_referrals(given: Given) -> ir.Table:
    rows, followed = _with_referral(given)
    ago = days_between(rows["contact_date"], rows[REFERENCE_DATE])
    reason = f"received in the last {DAYS_TO_REFERRAL} days: a referral may still follow"
    return rows_of("contacts", rows, met=followed, excluded=((reason, ago <= DAYS_TO_REFERRAL),))


def _decided(given: Given) -> ir.Table:
    rows, followed = _with_referral(given)
    rows = rows.mutate(followed=followed)
    rows = rows.filter(rows["followed"].fill_null(True))
    rows = given.with_deadline(rows, due=("referral_decision", "contact_date"))
    rows = given.with_working_days(rows, days=("contact_date", "referred"))
    matched = rows["followed"].fill_null(False)
    return rows_of(
        "contacts",
        rows,
        met=known_where(matched, rows["referred"] <= rows["due"]),
        days=matched.ifelse(rows["days"], ibis.null("int64")),
        due=rows["due"],
    )


_measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("front-door",),
)

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="contacts",
        number=1,
        name="Contacts received",
        question="How many contacts came to the front door in the last six months?",
        about="Contacts received in the six months before the reference date.",
        met="All of them. A child with several contacts is counted once for each.",
        unit=Unit.COUNT,
        window=6,
        rate=True,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 1",
        traps="Rows are contacts, not children.",
        needs={"contacts": ("contact_date",)},
        rows=_contacts,
    ),
    _measure(
        id="children-with-contacts",
        number=1,
        name="Children with contacts",
        question="About how many children did contacts come in the last six months?",
        about="Children with contacts in the six months before the reference date, each by the "
        "latest of them.",
        met="All of them, once each.",
        unit=Unit.COUNT,
        window=6,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 1",
        traps="A contact without a child's identifier is not known to be another child.",
        needs={"contacts": ("child_id", "contact_date")},
        rows=_children,
    ),
    *(
        _measure(
            id=id_,
            number=2,
            name=f"Children with {words} or more contacts",
            question=f"How many children came to notice {words} times or more in six months?",
            about="Children with contacts in the six months before the reference date, each by "
            "the latest of them.",
            met=f"{words.capitalize()} or more contacts in those six months.",
            unit=Unit.SHARE,
            window=6,
            better=Better.LOWER,
            fit=Fit.EXACT,
            source="Local: no national definition",
            traps="A contact that is listed twice counts twice. A child with too few contacts "
            "that have dates, and others that have none, is not known.",
            themes=("front-door", "neglect-drift"),
            needs={"contacts": ("child_id", "contact_date")},
            rows=partial(_repeated, times=times),
        )
        for id_, words, times in (
            ("repeat-contacts", "two", 2),
            ("three-or-more-contacts", "three", 3),
        )
    ),
    _measure(
        id="contacts-by-source",
        number=3,
        name="Contacts by source",
        question="Who contacts the front door?",
        about="Contacts received in the six months before the reference date.",
        met="Those with a source, each under its code.",
        unit=Unit.MIX,
        window=6,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 1 and its table of codes",
        traps="A source recorded as unknown is not known, as a blank is.",
        themes=("front-door", "partnership"),
        needs={"contacts": ("contact_date", "contact_source")},
        rows=_by_source,
    ),
    _measure(
        id="contacts-by-kind-of-source",
        number=3,
        name="Contacts by kind of source",
        question="What kinds of people and services contact the front door?",
        about="Contacts received in the six months before the reference date.",
        met="Those with a source, each under the inspectorate's group of its code.",
        unit=Unit.MIX,
        window=6,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 1 and its table of codes",
        traps="A source recorded as unknown is not known, as a blank is.",
        themes=("front-door", "partnership"),
        needs={"contacts": ("contact_date", "contact_source")},
        rows=_by_kind_of_source,
    ),
    _measure(
        id="contacts-becoming-referrals",
        number=4,
        name="Contacts becoming referrals",
        question="How many contacts lead to a referral?",
        about="Contacts received in the six months before the reference date, without those of "
        f"the last {DAYS_TO_REFERRAL} days.",
        met=f"A referral of the child on the day of the contact or up to {DAYS_TO_REFERRAL} days "
        "after it.",
        unit=Unit.SHARE,
        window=6,
        better=Better.NEITHER,
        fit=Fit.PROXY,
        source="Local: no national definition",
        traps="The lists do not say which contact led to which referral: they are matched by "
        "child and date, so one referral may follow from several contacts.",
        needs={
            "contacts": ("child_id", "contact_date"),
            "referrals": ("child_id", "referral_date"),
        },
        rows=_becoming_referrals,
    ),
    _measure(
        id="contact-decisions-in-time",
        number=5,
        name="Decisions on contacts within one working day",
        question="How quickly do contacts become referrals?",
        about="Contacts received in the six months before the reference date that a referral of "
        f"the child followed within {DAYS_TO_REFERRAL} days. Those of which that is not known "
        "are shown as not known.",
        met="The first such referral came by the last day of the clock that starts with the "
        "contact.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=("referral_decision",),
        source="Working Together to Safeguard Children: a decision within one working day of the "
        "referral",
        traps="The guidance counts from the referral, the list from the contact. Contacts with "
        "no referral have a decision too, which no list holds. Of several contacts before one "
        "referral the earlier ones look late.",
        needs={
            "contacts": ("child_id", "contact_date"),
            "referrals": ("child_id", "referral_date"),
        },
        rows=_decided,
    ),
)
