"""Numbers and names as sentences say them, the same everywhere."""

from collections.abc import Iterable


def counted(count: int, one: str, several: str = "") -> str:
    """A number and its noun: `1 inspection`, `4 areas for improvement`."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def listed(names: Iterable[str], last: str = "and") -> str:
    """`Essex, Leeds and Suffolk`."""
    several = list(names)
    if len(several) < 2:
        return "".join(several)
    return f"{', '.join(several[:-1])} {last} {several[-1]}"
