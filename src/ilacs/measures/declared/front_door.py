"""Front door and early help: contacts, referrals, decisions."""

import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.given import Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Front door and early help"


def _contacts(given: Given) -> ir.Table:
    contacts = given["contacts"]
    return rows_of("contacts", contacts.filter(_in_six_months(contacts, "contact_date")))


def _in_six_months(rows: ir.Table, column: str) -> ir.BooleanValue:
    return rows[column].between(rows["six_months_before"], rows["reference_date"])


MEASURES: tuple[Measure, ...] = (
    Measure(
        id="contacts",
        number=1,
        name="Contacts received",
        question="How many contacts came to the front door in the last six months?",
        section=SECTION,
        judgement=Judgement.HELP_AND_PROTECTION,
        themes=("front-door",),
        about="Contacts received in the six months before the reference date.",
        met="All of them. A child with several contacts is counted once for each.",
        unit=Unit.COUNT,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 1",
        needs={"contacts": ("contact_date",)},
        rows=_contacts,
    ),
)
