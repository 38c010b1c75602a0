"""What came of one distinct value."""

from typing import Any, NamedTuple


class Outcome(NamedTuple):
    """The value read, or None; the rule that speaks about it, if one does.

    None without a rule is a cell that means "no answer". `detail` are words for the finding,
    without the value.
    """

    value: Any
    rule: str | None = None
    detail: str | None = None


BLANK = Outcome(None)


def unread(rule: str, detail: str | None = None) -> Outcome:
    """A value that could not be read, and the rule that says why."""
    return Outcome(None, rule, detail)
