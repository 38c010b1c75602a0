"""What measures are, in words: the lines of a definition, for every kind of document."""

from collections.abc import Iterator, Mapping, Sequence

from ilacs.framework.clocks import Clock
from ilacs.framework.grades import Judgement
from ilacs.framework.themes import theme
from ilacs.lists.declared import by_id, header_of
from ilacs.measures.measure import Better, Fit, Measure, Unit

AREAS: Mapping[Judgement, str] = {
    Judgement.HELP_AND_PROTECTION: "Help and protection",
    Judgement.CHILDREN_IN_CARE: "Children in care",
    Judgement.CARE_LEAVERS: "Care leavers",
    Judgement.LEADERS: "Leaders",
}
"""The judgements that measures stand under, in the order that they are shown."""

FIT_WORDS: Mapping[Fit, str] = {
    Fit.EXACT: "The lists answer this exactly.",
    Fit.PROXY: "The lists answer this only nearly: see the traps.",
    Fit.NEEDS_HISTORY: "It needs lists of several dates.",
}
BETTER_WORDS: Mapping[Better, str] = {
    Better.HIGHER: "Higher is better.",
    Better.LOWER: "Lower is better.",
    Better.NEITHER: "Neither high nor low is better of itself.",
}
UNIT_WORDS: Mapping[Unit, str] = {
    Unit.COUNT: "a number",
    Unit.SHARE: "per cent",
    Unit.MIX: "share of each category, in per cent",
    Unit.DAYS: "days, the median",
    Unit.WORKING_DAYS: "working days, the median",
}


def definition(measure: Measure, clocks: Mapping[str, Clock]) -> Sequence[tuple[str, str]]:
    """Labels and words. `clocks` by their ids, with local limits where there are some."""
    lines = [
        ("Question", measure.question),
        ("About", measure.about),
        ("Met", measure.met),
        ("Result", f"{UNIT_WORDS[measure.unit].capitalize()}. {BETTER_WORDS[measure.better]}"),
        ("Time limit", "; ".join(clock_in_words(clocks[name]) for name in measure.clocks)),
        ("Source", measure.source),
        ("Traps", measure.traps),
        ("Fit", FIT_WORDS[measure.fit]),
        ("Themes", "; ".join(theme(slug).name for slug in measure.themes)),
        ("Needs", "; ".join(needs_in_words(measure))),
    ]
    return [(label, words) for label, words in lines if words]


def clock_in_words(clock: Clock) -> str:
    """Such as `Assessment: 45 working days`."""
    local = ", set locally" if clock.local else ""
    return f"{clock.name}: {clock.limit_in_words}{local}"


def needs_in_words(measure: Measure) -> Iterator[str]:
    """The lists and columns without which it cannot be answered."""
    for list_id, names in measure.needs.items():
        headers = ", ".join(header_of(list_id, name).strip() for name in names)
        yield f"{by_id()[list_id].title} ({headers})"
