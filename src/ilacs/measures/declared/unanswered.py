"""Questions that are asked of a service and that these lists cannot answer, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unanswered:
    """One question. `instead` are ids of measures that come near; `number` is as of a measure."""

    question: str
    why: str
    instead: tuple[str, ...] = ()
    number: int | None = None


UNANSWERED: tuple[Unanswered, ...] = (
    Unanswered(
        "How many child protection plans began within two years of the end of an earlier one?",
        "The list says how many plans a child had before, and not when they ended. The ends are in "
        "lists of earlier dates, but only where these reach back two years without a gap would a "
        "child who is not in them be known to have had no plan. A share of fewer would look good "
        "and mean nothing.",
        ("protection-plans-second-or-later",),
        number=47,
    ),
    Unanswered(
        "Was every visit of the year in time?",
        "Annex A has the latest visit of each child only.",
        ("protection-visits-in-time", "care-visits-in-time", "child-in-need-visits-in-time"),
    ),
    Unanswered(
        "How many children live more than 20 miles from home?",
        "The lists have the postcode of the placement, and not that of home.",
        ("placed-out-of-area",),
    ),
    Unanswered(
        "How many brothers and sisters live together?",
        "No list says who they are. That of adopters counts the children placed with a family.",
    ),
    Unanswered(
        "Did the right people come to conferences, and were core groups held in time?",
        "No list has who came to a conference, nor core groups.",
        ("strategy-discussions-with-all",),
    ),
    Unanswered(
        "Do children take part in their reviews?",
        "No list has it, but for pathway plans.",
        ("pathway-plans-took-part",),
    ),
    Unanswered(
        "How are children in care, by their strengths and difficulties questionnaires?",
        "No list has the questionnaires.",
    ),
)
