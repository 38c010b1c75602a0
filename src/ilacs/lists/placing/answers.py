"""What an entry of a vocabulary answers: one code, several that it may be, or none."""

from collections.abc import Iterable
from dataclasses import dataclass

from ilacs.lists.declared import CodeSet
from ilacs.lists.placing.placed import How, Placed, nowhere


@dataclass(frozen=True, slots=True)
class Answer:
    """The keys that a wording may mean (several: ask which), and a note for the reader."""

    keys: tuple[str, ...]
    note: str = ""


def placed_as(codes: CodeSet, answer: Answer, how: How, why: str) -> Placed:
    """`answer` as a place in a code set; several codes give the group that they share.

    `why` tells by what one code was found.
    """
    found = [codes.by_key[key] for key in answer.keys]
    if not found:
        return nowhere(answer.note)
    if len(found) == 1:
        return Placed(found[0].key, found[0].group, how, _noted(why, answer.note))
    texts = tuple(code.text for code in found)
    asked = _noted(f"it may be any of {_listed(texts)}: say which it means here", answer.note)
    groups = {code.group for code in found}
    group = groups.pop() if len(groups) == 1 else None
    return Placed(None, group, How.GROUP, asked, texts) if group else nowhere(asked, texts)


def _noted(why: str, note: str) -> str:
    return f"{why} ({note})" if note else why


def agree(one: Answer, other: Answer) -> bool:
    """Whether two answers can mean the same code."""
    return bool(set(one.keys) & set(other.keys)) or not (one.keys and other.keys)


def _listed(texts: Iterable[str]) -> str:
    *most, last = (f"“{text}”" for text in texts)
    return f"{', '.join(most)} or {last}"
