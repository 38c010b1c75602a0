"""Words as people shorten and misspell them, and long headings: put right by reviewed tables."""

from collections.abc import Mapping
from functools import cache

from ilacs.lists.placing.vocabulary import table
from ilacs.lists.placing.words import words


class Spellings:
    """Puts the words of one code set right."""

    def __init__(self, codes: str) -> None:
        self._headings = [
            (f" {words(row['typed'])} ", f" {words(row['means'])} ")
            for row in table("headings.csv")
            if row["set"] == "*" or codes in row["set"].split()
        ]

    def right(self, plain: str) -> str:
        """Plain words with shortened and misspelt ones put right, and headings made short.

        A heading is what stands before the answer itself, such as “Asian or Asian British” before
        “Indian”: its own words are no answer. Phrases of every set are put right with them.
        """
        known = _words()
        line = f" {' '.join([known.get(word, word) for word in plain.split()])} "
        for heading, short in self._headings:
            line = line.replace(heading, short)
        return line.strip()


@cache
def _words() -> Mapping[str, str]:
    return {row["typed"]: row["means"] for row in table("spellings.csv")}
