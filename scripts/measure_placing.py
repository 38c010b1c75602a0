"""Counts how many of the values that authorities really typed are placed, column by column.

    python scripts/measure_placing.py [SHARED]

Needs the archive (`../shared`, or the folder that is named). Writes the figures between the marks
in `docs/lists/placing.md`.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from ilacs.lists.placing.table import place_table

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "lists" / "placing.md"
JUDGED = ROOT / "tests" / "archive" / "lists_placing" / "judged.csv"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"

LEVELS = ("individual", "grouped", "none")
REASONS = {
    "no code and no words": "words or abbreviations that no rule knows",
    "may be any of": "words that may mean several codes",
    "say different things": "a code and words that contradict each other",
    "no such code": "an answer that the column has no code for",
    "children in need have": "an answer that the column has no code for",
    "cell": "nothing, or an error, in place of an answer",
    "in place of an answer": "nothing, or an error, in place of an answer",
    "that exported it": "nothing, or an error, in place of an answer",
}
"""What to call a reason, by words that are in it; the first that fits counts."""
OTHER_REASON = "words that are known, and name no code of the column"


def main() -> None:
    """Measure, and write the figures into the page."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    figures = "\n".join([BEGIN, *figures_of(shared / "data" / "annex_a_values_seen.csv"), END])
    PAGE.write_text(before + figures + after, encoding="utf-8")
    print(figures)


def figures_of(path: Path) -> list[str]:
    """The lines of the figures: by column, by reason, and the judged differences."""
    seen = [{"column": row["column"], "value": row["value_as_typed"]} for row in rows_of(path)]
    placed = place_table(seen)
    return [
        "",
        *by_column(placed),
        "",
        "| Why a value was not placed | Values |",
        "|---|---:|",
        *(f"| {reason} | {times} |" for reason, times in reasons(placed).most_common()),
        "",
        "| Differences from the regional pipeline | Ours is right | Either may be | The same |",
        "|---|---:|---:|---:|",
        *differences(rows_of(JUDGED)),
        "",
    ]


def by_column(placed: Iterable[Mapping[str, str]]) -> Iterable[str]:
    """One line for each column, the commonest first, and one for all."""
    counts: dict[str, Counter[str]] = {}
    for row in placed:
        counts.setdefault(row["column"], Counter())[row["level"]] += 1
    yield "| Column | Values | One code | A group only | Not placed | Placed |"
    yield "|---|---:|---:|---:|---:|---:|"
    for column, levels in sorted(counts.items(), key=lambda item: -item[1].total()):
        yield _line(column, levels)
    yield _line("**All**", sum(counts.values(), Counter()))


def _line(name: str, levels: Counter[str]) -> str:
    cells = " | ".join(str(levels[level]) for level in LEVELS)
    share = 1 - levels["none"] / levels.total()
    return f"| {name} | {levels.total()} | {cells} | {share:.1%} |"


def reasons(placed: Iterable[Mapping[str, str]]) -> Counter[str]:
    """How many values were not placed for each kind of reason."""
    return Counter(
        next((name for words, name in REASONS.items() if words in row["why"]), OTHER_REASON)
        for row in placed
        if row["level"] == "none"
    )


def differences(judged: Iterable[Mapping[str, str]]) -> Iterable[str]:
    """One line for each column with differences: how they were judged."""
    counts: dict[str, Counter[str]] = {}
    for row in judged:
        counts.setdefault(row["column"], Counter())[row["judgement"]] += 1
    for column, times in sorted(counts.items(), key=lambda item: -item[1].total()):
        yield f"| {column} | {times['ours']} | {times['ambiguous']} | {times['same']} |"
    all_ = sum(counts.values(), Counter())
    yield f"| **All** | {all_['ours']} | {all_['ambiguous']} | {all_['same']} |"


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
