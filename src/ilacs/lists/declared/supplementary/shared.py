"""Columns that several supplementary lists share, where Annex A has them more strictly."""

from dataclasses import replace

from ilacs.lists.declared.kinds import Column, Kind


def or_blank(column: Column, when: str = "where it is not known") -> Column:
    """A column of Annex A that a supplementary list may leave empty."""
    return replace(column, blank=when)


FAMILY_ID = Column(
    name="family_id",
    header="PLO Family ID",
    kind=Kind.IDENTIFIER,
    blank="where the family has no number",
    description="One number for the brothers and sisters whose case is taken forward together.",
    themes=("pre-proceedings",),
    source="Standard Safeguarding Dataset, ssd_pre_proceedings.prep_plo_family_id",
    also=("prep_plo_family_id",),
)
