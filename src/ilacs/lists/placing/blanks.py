"""Typed values that stand for nothing."""

from ilacs.lists.no_answers import no_answers


def stands_for_nothing(text: str) -> str | None:
    """What folded text is instead of an answer; None if it may be an answer."""
    return no_answers("codes", weak=False).get(text) if text else "an empty cell"
