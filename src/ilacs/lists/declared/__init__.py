"""The lists, declared once: documents, forms, checks and example data are made from this."""

from collections.abc import Mapping
from functools import cache

from ilacs.lists.declared.code_sets import code_sets
from ilacs.lists.declared.kinds import Code, CodeSet, Column, Family, Kind, Layout, ListSpec
from ilacs.lists.declared.list_01_contacts import CONTACTS
from ilacs.lists.declared.list_02_early_help import EARLY_HELP
from ilacs.lists.declared.list_03_referrals import REFERRALS
from ilacs.lists.declared.list_04_assessments import ASSESSMENTS
from ilacs.lists.declared.list_05_enquiries import ENQUIRIES
from ilacs.lists.declared.list_06_children_in_need import CHILDREN_IN_NEED
from ilacs.lists.declared.list_07_child_protection import CHILD_PROTECTION
from ilacs.lists.declared.list_08_children_in_care import CHILDREN_IN_CARE
from ilacs.lists.declared.list_09_care_leavers import CARE_LEAVERS
from ilacs.lists.declared.list_10_adoption import ADOPTION
from ilacs.lists.declared.list_11_adopters import ADOPTERS
from ilacs.lists.declared.supplementary import SUPPLEMENTARY

ANNEX_A: tuple[ListSpec, ...] = (
    CONTACTS,
    EARLY_HELP,
    REFERRALS,
    ASSESSMENTS,
    ENQUIRIES,
    CHILDREN_IN_NEED,
    CHILD_PROTECTION,
    CHILDREN_IN_CARE,
    CARE_LEAVERS,
    ADOPTION,
    ADOPTERS,
)
"""The eleven lists that inspectors ask for, in their order."""

ALL: tuple[ListSpec, ...] = ANNEX_A + SUPPLEMENTARY


@cache
def by_id() -> Mapping[str, ListSpec]:
    """Every list by its id."""
    return {spec.id: spec for spec in ALL}


def header_of(list_id: str, column: str) -> str:
    """The header of a column as people read it: without the spaces that the template has."""
    return by_id()[list_id].by_name[column].header.strip()


__all__ = [
    "ALL",
    "ANNEX_A",
    "SUPPLEMENTARY",
    "Code",
    "CodeSet",
    "Column",
    "Family",
    "Kind",
    "Layout",
    "ListSpec",
    "by_id",
    "code_sets",
    "header_of",
]
