"""What can be asked of the generator: layouts, and the oddities that each can have."""

from enum import StrEnum


class Layout(StrEnum):
    """A form that published documents have had."""

    SIF = "sif"
    SIF_EARLY = "sif_early"
    SIF_REINSPECTION = "sif_reinspection"
    ILACS_2018 = "ilacs_2018"
    ILACS_2023 = "ilacs_2023"
    ILACS_2026 = "ilacs_2026"
    FOCUSED_VISIT = "focused_visit"
    MONITORING_VISIT = "monitoring_visit"
    JTAI = "jtai"


class Oddity(StrEnum):
    """Something that some real documents have and most do not."""

    # Dates
    TWO_PART_VISIT = "two_part_visit"
    DATES_REPEATED = "dates_repeated"
    DATES_EN_DASH = "dates_en_dash"
    SINGLE_DAY = "single_day"
    # Inspectors
    TWO_LEAD_INSPECTORS = "two_lead_inspectors"
    NO_LEAD_INSPECTOR = "no_lead_inspector"
    # Judgements and grades
    CHILDREN_CARE_LEAVERS = "children_care_leavers"
    LEADERS_ON_PRACTICE = "leaders_on_practice"
    SHORT_GRADE = "short_grade"
    GRADE_CAPITALS = "grade_capitals"
    GRADE_LOWER_CASE = "grade_lower_case"
    GRADE_FULL_STOP = "grade_full_stop"
    UNKNOWN_GRADE = "unknown_grade"
    WRAPPED_GRADE = "wrapped_grade"
    WRAPPED_LABEL = "wrapped_label"
    # Headings
    HEADING_IS = "heading_is"
    HEADING_ARE_COLON = "heading_are_colon"
    HEADING_NO_COLON = "heading_no_colon"
    UNKNOWN_HEADING = "unknown_heading"
    # Areas for improvement
    NO_AREAS = "no_areas"
    SUB_BULLETS = "sub_bullets"
    TAG_SPELLINGS = "tag_spellings"
    PRIORITY_ACTIONS = "priority_actions"
    BULLET_SQUARE = "bullet_square"
    BULLET_DOT = "bullet_dot"
    BULLET_DASH = "bullet_dash"
    BULLET_PRIVATE_USE = "bullet_private_use"
    BULLET_PRIVATE_USE_SMALL = "bullet_private_use_small"
    # Paragraphs
    NUMBERS_RESTART = "numbers_restart"
    NUMBER_GAP = "number_gap"
    LONG_PARAGRAPH = "long_paragraph"
    FOOTNOTES = "footnotes"
    # Characters
    LIGATURES = "ligatures"
    SOFT_HYPHENS = "soft_hyphens"
    LINE_END_HYPHENS = "line_end_hyphens"
    # Running lines
    HEADER_AT_TOP = "header_at_top"
    PAGE_NUMBER_IN_LINE = "page_number_in_line"


_EVERYWHERE = frozenset(
    {
        Oddity.DATES_EN_DASH,
        Oddity.LONG_PARAGRAPH,
        Oddity.FOOTNOTES,
        Oddity.LIGATURES,
        Oddity.SOFT_HYPHENS,
        Oddity.LINE_END_HYPHENS,
        Oddity.BULLET_SQUARE,
        Oddity.BULLET_DOT,
        Oddity.BULLET_DASH,
        Oddity.BULLET_PRIVATE_USE,
        Oddity.BULLET_PRIVATE_USE_SMALL,
        Oddity.UNKNOWN_HEADING,
        Oddity.HEADER_AT_TOP,
        Oddity.PAGE_NUMBER_IN_LINE,
    }
)
_NUMBERED = frozenset({Oddity.NUMBERS_RESTART, Oddity.NUMBER_GAP})
_GRADED = frozenset(
    {
        Oddity.DATES_REPEATED,
        Oddity.TWO_LEAD_INSPECTORS,
        Oddity.NO_LEAD_INSPECTOR,
        Oddity.GRADE_CAPITALS,
        Oddity.GRADE_LOWER_CASE,
        Oddity.GRADE_FULL_STOP,
        Oddity.UNKNOWN_GRADE,
        Oddity.WRAPPED_GRADE,
        Oddity.WRAPPED_LABEL,
    }
)
_ILACS = frozenset(
    {
        Oddity.TWO_PART_VISIT,
        Oddity.SINGLE_DAY,
        Oddity.SHORT_GRADE,
        Oddity.HEADING_IS,
        Oddity.HEADING_ARE_COLON,
        Oddity.HEADING_NO_COLON,
        Oddity.NO_AREAS,
        Oddity.SUB_BULLETS,
    }
)
_FIVE_LABELS = frozenset(
    {Oddity.CHILDREN_CARE_LEAVERS, Oddity.LEADERS_ON_PRACTICE, Oddity.TAG_SPELLINGS}
)
_AREAS = frozenset({Oddity.SUB_BULLETS, Oddity.NO_AREAS, Oddity.PRIORITY_ACTIONS})

ODDITIES_OF: dict[Layout, frozenset[Oddity]] = {
    Layout.SIF: _EVERYWHERE | _NUMBERED | _GRADED,
    Layout.SIF_EARLY: _EVERYWHERE | _NUMBERED | _GRADED | {Oddity.PRIORITY_ACTIONS},
    Layout.SIF_REINSPECTION: _EVERYWHERE | _NUMBERED | _GRADED,
    Layout.ILACS_2018: _EVERYWHERE | _NUMBERED | _GRADED | _ILACS,
    Layout.ILACS_2023: _EVERYWHERE | _NUMBERED | _GRADED | _ILACS | _FIVE_LABELS,
    Layout.ILACS_2026: _EVERYWHERE | _NUMBERED | _GRADED | _ILACS | _FIVE_LABELS,
    Layout.FOCUSED_VISIT: _EVERYWHERE | _AREAS | {Oddity.SINGLE_DAY},
    Layout.MONITORING_VISIT: _EVERYWHERE | {Oddity.SINGLE_DAY},
    Layout.JTAI: _EVERYWHERE | _AREAS,
}
"""The oddities that make sense in each layout."""

_ONE_OF = (
    {Oddity.TWO_PART_VISIT, Oddity.DATES_REPEATED, Oddity.DATES_EN_DASH, Oddity.SINGLE_DAY},
    {Oddity.TWO_LEAD_INSPECTORS, Oddity.NO_LEAD_INSPECTOR},
    {
        Oddity.GRADE_CAPITALS,
        Oddity.GRADE_LOWER_CASE,
        Oddity.GRADE_FULL_STOP,
    },
    {Oddity.HEADING_IS, Oddity.HEADING_ARE_COLON, Oddity.HEADING_NO_COLON},
    {Oddity.NO_AREAS, Oddity.SUB_BULLETS},
    {Oddity.NO_AREAS, Oddity.TAG_SPELLINGS},
    {
        Oddity.BULLET_SQUARE,
        Oddity.BULLET_DOT,
        Oddity.BULLET_DASH,
        Oddity.BULLET_PRIVATE_USE,
        Oddity.BULLET_PRIVATE_USE_SMALL,
    },
    {Oddity.NUMBERS_RESTART, Oddity.NUMBER_GAP},
)


def check(layout: Layout, oddities: frozenset[Oddity]) -> None:
    """Raise ValueError if `layout` cannot have `oddities`, or two of them exclude each other."""
    foreign = sorted(oddities - ODDITIES_OF[layout])
    if foreign:
        raise ValueError(f"Layout {layout} has no oddity {', '.join(foreign)}.")
    for group in _ONE_OF:
        both = sorted(oddities & group)
        if len(both) > 1:
            raise ValueError(f"Layout {layout} can have only one of {', '.join(both)}.")
