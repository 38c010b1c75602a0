"""References to the children's social care national framework at the end of an area.

A reference stands in brackets, which begin with what it refers to or with the framework's name.
"""

import re

from ilacs.reports.record import FrameworkTag

_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_BRACKETED = re.compile(
    r"[(\[]\s*((?:outcome|enabler|principle|(?:the )?national framework)[^()\[\]]*)(?:[)\]]|$)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"\b(outcome|enabler|principle)s?\b[\s:]*(?:(\d|one|two|three|four|five|six)\b|([^,;()\[\]]+))?",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:,|and|&)\s*(\d|one|two|three|four|five|six)\b", re.IGNORECASE)


def tags_in(text: str) -> tuple[FrameworkTag, ...]:
    """The framework tags that `text` carries in brackets, in the order printed.

    Both orders are in use (`outcome 3, national framework`; `National Framework, Outcome 3`),
    and number words beside digits; `value` is a digit, or the words printed in its place.
    """
    tags: list[FrameworkTag] = []
    for bracketed in _BRACKETED.finditer(text):
        inside = bracketed.group(1)
        for match in _TAG.finditer(inside):
            kind, number, words = match.group(1).lower(), match.group(2), match.group(3)
            if number:
                tags.append(FrameworkTag(kind, _digit(number)))
                after = match.end()
                while more := _MORE.match(inside, after):
                    tags.append(FrameworkTag(kind, _digit(more.group(1))))
                    after = more.end()
            elif words and words.strip(" :"):
                tags.append(FrameworkTag(kind, words.strip(" :")))
    return tuple(tags)


def _digit(number: str) -> str:
    return _NUMBERS.get(number.lower(), number)
