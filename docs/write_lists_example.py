"""Write docs/lists/example.md from the rates and the faults of the synthetic authority.

Run with `python docs/write_lists_example.py`; a test fails if the page is not what they say today.
"""

from collections.abc import Iterable
from pathlib import Path

from ilacs.lists.declared import code_sets
from ilacs.lists.imagined.faults import faults
from ilacs.lists.imagined.rates import Rate, rates

PAGE = Path(__file__).parent / "lists" / "example.md"

AIMS = "target."
SETS = {
    "child_seen": "yes_no_unknown",
    "seen_alone": "yes_no_unknown",
    "disability": "yes_no_unknown",
    "gender_of_arrivals": "gender",
    "ethnicity_of_arrivals": "ethnicity",
}
"""The code sets of rates whose names are not those of a set."""

OPENING = """# The synthetic authority

`ilacs lists example` invents an authority: children who do not exist, with journeys that make
sense, in the eleven lists and the supplementary ones. It is for trying things, for teaching and
for tests.

## What always holds

- **No real child can be in it.** Identifiers begin with `SYN` (or, for England, with the number of
  an invented authority), postcodes lie in an area that does not exist (`ZA`), registration numbers
  are beyond those given out, and workers' names are put together from invented words. The lists
  carry the name of the Isles of Scilly, because a name must be one that can be read back; that
  authority is far too small to be the subject.
- **The same numbers make the same lists on any machine.** Every draw is a whole number from one
  stream of bits; nothing hangs on a machine's arithmetic, its threads or its clock.
- **A month is the same however it is asked for.** The lists of a day depend on the size, the seed,
  the authority's name, the layout and the day. Ask for more months, or for another last month, and
  the months that both have are the same, cell by cell.
- **Months agree.** An event keeps its day from month to month; what a later month adds had not
  happened yet.
- **The lists agree with each other.** `ilacs lists check` finds no error in a clean example, and a
  handful of queries of the kind that real authorities have to explain: a conference decided on
  just before the window, a case closed and referred again.
- **Nobody dies.** There are no deaths in it.

## How big

The size is about how many different children stand in the eleven lists. 9,000 is a mid-size
authority: about 21,000 rows. Authorities differ by chance, as real ones do, in how busy they are
and in whom they serve.
"""

DIRT = """## Dirt

`--dirtiness` makes the lists as real files are: 0 is clean, 1 the worst. At 1, so large a part of
what could be soiled is (of rows and cells at least one in each list):
"""


def page() -> str:
    """The whole page."""
    return "\n".join([OPENING, *_aims(), *_inputs(), DIRT, *_dirt(), ""])


def _aims() -> Iterable[str]:
    yield from (
        "## Rates it is held to",
        "",
        "Tests hold two authorities of 9,000 near these. *Read* figures were read where the source "
        "says; *recalled* ones are known from it but were not read again: look them up before you "
        "quote them.",
        "",
        "| Rate | Value | Year | Source | How sure |",
        "|---|---|---|---|---|",
    )
    for name, rate in rates().items():
        if name.startswith(AIMS):
            yield _row(_plain(name.removeprefix(AIMS)), rate)
    yield ""


def _inputs() -> Iterable[str]:
    yield from (
        "## Rates it is made with",
        "",
        "| Rate | Value | Year | Source | How sure |",
        "|---|---|---|---|---|",
    )
    for name, rate in rates().items():
        if not name.startswith(AIMS):
            yield _row(_words(name), rate)
    yield ""


def _row(words: str, rate: Rate) -> str:
    return f"| {words} | {rate.value:g} | {rate.year} | {rate.source} | {rate.sure} |"


def _words(name: str) -> str:
    group, _, key = name.partition(".")
    if not key:
        return _plain(name)
    code = code_sets()[SETS.get(group, group)].by_key[key]
    return f"{_plain(group)}: {code.text[3:] if _lettered(code.text) else code.text}"


def _lettered(text: str) -> bool:
    return text[1:3] == ") "


def _plain(name: str) -> str:
    words = name.replace("_", " ")
    return words[0].upper() + words[1:]


def _dirt() -> Iterable[str]:
    yield from ("| Fault | Part | Found by |", "|---|---|---|")
    for fault in faults().values():
        found = ", ".join(f"`{rule}`" for rule in fault.rules) or "read as if it were clean"
        found += "" if fault.certain else ", where the rest of the file does not tell"
        what = fault.what[0].upper() + fault.what[1:]
        yield f"| {what} | {fault.share:g} of each {fault.where} | {found} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
