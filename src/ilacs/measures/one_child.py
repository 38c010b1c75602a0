"""Numbers of children as people type them, and the one child that is meant."""

from collections.abc import Iterable


class NoSuchChild(Exception):
    """No child of the lists, or more than one, has this number. Never repeats the number."""


def child_named(typed: str, numbers: Iterable[str | None]) -> str:
    """The number, as the lists have it, of the child that is meant.

    Capitals and spaces do not matter, unless numbers differ in nothing else. Raises NoSuchChild.
    """
    known = {number for number in numbers if number is not None}
    if typed in known:
        return typed
    meant = [number for number in known if _folded(number) == _folded(typed)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise NoSuchChild(
            f"{len(meant)} children have numbers that differ from it only in capitals or spaces. "
            "Give the number exactly as the lists have it."
        )
    raise NoSuchChild(
        f"No child has this number in the lists, which are about {_children(len(known))}. Copy "
        "it from a list, with its zeros in front."
    )


def _folded(number: str) -> str:
    return "".join(number.split()).casefold()


def _children(count: int) -> str:
    return "1 child" if count == 1 else f"{count:,} children"
