"""Every rule of the framework in one place, so that all can be listed and looked up."""

from ilacs.framework.contact_rules import ORDERED as ORDERED_CONTACTS
from ilacs.framework.contact_rules import RULES as CONTACTS
from ilacs.framework.judgements import RULES as JUDGEMENTS
from ilacs.framework.kinds import LONGEST_SHORT_INSPECTION_DAYS
from ilacs.framework.pathway_rules import FIRST_ILACS
from ilacs.framework.pathway_rules import RULES as PATHWAYS
from ilacs.framework.reform_rules import RULES as REFORM
from ilacs.framework.rules import Basis, Rule, Unit
from ilacs.framework.timetable_rules import ORDERED as ORDERED_TIMETABLES
from ilacs.framework.timetable_rules import RULES as TIMETABLES
from ilacs.framework.working_days import RULES as WORKING_DAYS

SHORT_INSPECTION = Rule(
    id="kinds.short_inspection",
    wording="A full inspection with at most {amount} on site is a short one.",
    basis=Basis.MEASURED,
    source="321 reports of 2018 to 2026: 127 ran 5 days or fewer, 194 ran 12 or more.",
    in_force_from=FIRST_ILACS,
    value=LONGEST_SHORT_INSPECTION_DAYS,
    unit=Unit.DAYS,
)

RULES: tuple[Rule, ...] = (
    SHORT_INSPECTION,
    *JUDGEMENTS,
    *WORKING_DAYS,
    *PATHWAYS,
    *CONTACTS,
    *TIMETABLES,
    *REFORM,
)

ORDERED: tuple[tuple[Rule, ...], ...] = (*ORDERED_CONTACTS, *ORDERED_TIMETABLES)
"""Groups of rules whose values must not fall from one to the next."""
