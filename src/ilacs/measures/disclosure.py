"""Disclosure control: what every figure passes before it leaves the building.

Small counts are kept back, and enough others with them that no kept one can be worked out from
what is shown; what is shown is rounded; ratios are made from rounded counts only.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import polars as pl

from ilacs.measures.figures import KEY
from ilacs.measures.measure import Measure, Unit


@dataclass(frozen=True)
class DisclosureRule:
    """The rule of an authority. `words` are printed with everything that it was used on.

    Counts from 1 to `smallest` - 1 are kept back. Counts that are shown are rounded to the nearest
    multiple of `rounding` (1: not rounded). Zero is shown as zero.
    Raises ValueError for numbers that protect nobody.
    """

    smallest: int = 5
    rounding: int = 5

    def __post_init__(self) -> None:
        if self.smallest < 2 or self.rounding < 1:
            raise ValueError(
                "Counts below 2 at least must be kept back, and rounding is to 1 or more."
            )

    @property
    def words(self) -> str:
        """The rule in words."""
        kept = (
            f"Counts from 1 to {self.smallest - 1} are not shown, nor others that would give them "
            "away."
        )
        if self.rounding == 1:
            return f"{kept} Percentages are of the counts shown."
        return (
            f"{kept} Counts are rounded to the nearest {self.rounding}, and percentages are of "
            "rounded counts."
        )

    def small(self, count: int) -> bool:
        """Whether a count is kept back for itself."""
        return 0 < count < self.smallest

    def rounded(self, count: int) -> int:
        """To the nearest multiple, halves up."""
        return (2 * count + self.rounding) // (2 * self.rounding) * self.rounding

    def all_rounded(self, counts: pl.Expr) -> pl.Expr:
        """A whole column, `rounded`."""
        return (2 * counts + self.rounding) // (2 * self.rounding) * self.rounding


DEFAULT = DisclosureRule()

Table = Sequence[Sequence[int]]
Cell = tuple[int, int]
Arc = tuple[int, int, Cell, bool]
"""From a sum to another, through a cell, with its flow or against it."""


def kept_back(
    table: Table, rule: DisclosureRule, whole: Sequence[bool] | None = None
) -> list[list[bool]]:
    """Which cells of a table of counts are kept back.

    The last column of `table` is the sum of the others, and its last row is too. `whole` says what
    is kept back of the last row where it stands elsewhere: nothing more may be kept back of it
    here. Every small count is kept back, and all of a row whose sum is small; and so many others
    that each small count could be `smallest` or more, for all that the sums and the counts shown
    tell. Where nothing can bring that about, the small count's row and column are kept back whole.
    """
    hidden = [[rule.small(count) or rule.small(row[-1]) for count in row] for row in table]
    if whole is not None:
        hidden[-1] = list(whole)
    fixed = () if whole is None else tuple((len(table) - 1, column) for column in range(len(whole)))
    for cell in _cells(table):
        if rule.small(table[cell[0]][cell[1]]):
            for row, column in _with(table, hidden, cell, fixed, rule.smallest):
                hidden[row][column] = True
    return hidden


def parts_kept_back(counts: Sequence[int], rule: DisclosureRule, *, sum_hidden: bool) -> list[bool]:
    """Which counts are kept back whose sum stands elsewhere, shown or not.

    Every count is a row that is its own sum; the last row is the sum of all.
    """
    table = [[count, count] for count in (*counts, sum(counts))]
    return [hidden for hidden, _ in kept_back(table, rule, [sum_hidden] * 2)[:-1]]


def _cells(table: Table) -> list[Cell]:
    return [(row, column) for row in range(len(table)) for column in range(len(table[0]))]


def _with(
    table: Table,
    hidden: Sequence[Sequence[bool]],
    cell: Cell,
    fixed: Collection[Cell],
    least: int,
) -> set[Cell]:
    """What to keep back with a small count, so that it could be `least` or more.

    The counts are a flow: from each row through its cells to the columns, from there through the
    last row to the sum of all, and through the last column back to the rows. Counts kept back may
    be anything from 1 up (from 0 where they are 0), the others are as they are. A cell can grow by
    what can flow from its end round to its beginning: by the way that keeps back least.
    """
    start, end = _ends(table, cell)
    lacking = least - table[cell[0]][cell[1]]
    free = [
        (row, column)
        for row, column in _cells(table)
        if (row, column) != cell and (hidden[row][column] or (row, column) not in fixed)
    ]
    room = {each: max(table[each[0]][each[1]] - 1, 0) for each in free}
    price = {each: 0 if hidden[each[0]][each[1]] else _price(table, each) for each in free}
    back = {cell}
    while lacking > 0:
        way = _way(table, room, price, end, start)
        if not way:
            in_line = {each for each in free if each[0] == cell[0] or each[1] == cell[1]}
            return {cell, *in_line}
        step = min([lacking, *(room[each] for _, _, each, along in way if not along)])
        for _, _, each, along in way:
            room[each] += step if along else -step
            price[each] = 0
            back.add(each)
        lacking -= step
    return back


def _price(table: Table, cell: Cell) -> int:
    """What it costs to keep a cell back: its count, more for sums, most for zeros."""
    row, column = cell
    a_sum = row == len(table) - 1 > 0 or column == len(table[0]) - 1
    return (table[row][column] or 10**9) + (10**6 if a_sum else 0)


def _ends(table: Table, cell: Cell) -> tuple[int, int]:
    """The two sums that a cell is part of, as the beginning and the end of its flow.

    Rows are numbered from 0, columns after them; those of a single row are in no sum of their own,
    and so are one.
    """
    rows, columns = len(table), len(table[0])
    row, column = cell
    down = rows + (column if rows > 1 else 0)
    along = (row == rows - 1) == (column == columns - 1)
    return (row, down) if along else (down, row)


def _way(
    table: Table, room: Mapping[Cell, int], price: Mapping[Cell, int], begin: int, end: int
) -> list[Arc]:
    """The cheapest way along what has room; empty where there is none."""
    arcs: dict[int, list[Arc]] = defaultdict(list)
    for cell, left in room.items():
        begins, ends = _ends(table, cell)
        arcs[begins].append((begins, ends, cell, True))
        if left > 0:
            arcs[ends].append((ends, begins, cell, False))
    came: dict[int, Arc] = {}
    done: set[int] = set()
    waiting = [(0, begin, (begin, begin, (0, 0), True))]
    while waiting:
        cost, here, by = heappop(waiting)
        if here in done:
            continue
        done.add(here)
        came[here] = by
        for arc in arcs[here]:
            if arc[1] not in done:
                heappush(waiting, (cost + price[arc[2]], arc[1], arc))
    way: list[Arc] = []
    while end in came and end != begin:
        way.append(came[end])
        end = came[end][0]
    return way


_CELLS = ("met", "not_met", "not_known", "of")
_ALONE = ("excluded", "children")


def protected(
    figures: pl.DataFrame, measures: Iterable[Measure], rule: DisclosureRule = DEFAULT
) -> pl.DataFrame:
    """Figures (not broken down) as they may leave: what is kept back is null, the rest rounded.

    `value` is made of rounded counts; it is null where one of them is kept back, and for days
    where fewer than `smallest` rows stand behind it. The median is rounded to whole days.
    """
    units = {measure.id: measure.unit for measure in measures}
    parts = [
        _shown(part, kept_back([_counts(part)[0]], rule), units[str(key[0])], rule)
        for key, part in figures.group_by(*KEY, maintain_order=True)
    ]
    return pl.concat(parts) if parts else figures


def protected_groups(
    groups: pl.DataFrame, measures: Iterable[Measure], rule: DisclosureRule = DEFAULT
) -> pl.DataFrame:
    """Figures broken down by one column as they may leave, beside the whole ones (`protected`)."""
    units = {measure.id: measure.unit for measure in measures}
    parts = []
    for key, part in groups.group_by(*KEY, maintain_order=True):
        counts = _counts(part)
        total = [sum(column) for column in zip(*counts, strict=True)]
        whole = kept_back([total], rule)[0]
        hidden = kept_back([*counts, total], rule, whole)[:-1]
        parts.append(_shown(part, hidden, units[str(key[0])], rule))
    return pl.concat(parts) if parts else groups


def protected_shares(shares: pl.DataFrame, rule: DisclosureRule = DEFAULT) -> pl.DataFrame:
    """The shares of mixes (SHARES) as they may leave: their sum stands in the figure beside."""
    parts = []
    for _, part in shares.group_by(*KEY, maintain_order=True):
        of = int(part["of"][0])
        none = rule.small(of)
        back = parts_kept_back(part["met"].to_list(), rule, sum_hidden=none)
        met = [
            None if hidden else rule.rounded(count)
            for count, hidden in zip(part["met"], back, strict=True)
        ]
        total = None if none else rule.rounded(of)
        value = [_value(Unit.SHARE, count, total, None) for count in met]
        parts.append(
            part.with_columns(
                pl.Series("met", met, pl.Int64),
                pl.lit(total, pl.Int64).alias("of"),
                pl.Series("value", value, pl.Float64),
            )
        )
    return pl.concat(parts) if parts else shares


def _counts(part: pl.DataFrame) -> list[list[int]]:
    return [list(row) for row in part.select(_CELLS).iter_rows()]


def _shown(
    part: pl.DataFrame, hidden: Sequence[Sequence[bool]], unit: Unit, rule: DisclosureRule
) -> pl.DataFrame:
    columns = {
        name: [
            None if back[index] else rule.rounded(count)
            for count, back in zip(part[name], hidden, strict=True)
        ]
        for index, name in enumerate(_CELLS)
    }
    for name in _ALONE:
        columns[name] = [
            None if rule.small(count) or back[0] else rule.rounded(count)
            for count, back in zip(part[name], hidden, strict=True)
        ]
    median = [
        None if days is None or of is None or of < rule.smallest else float(round(days))
        for days, of in zip(part["median"], columns["of"], strict=True)
    ]
    value = [
        None if exact is None else _value(unit, met, of, days)
        for exact, met, of, days in zip(
            part["value"], columns["met"], columns["of"], median, strict=True
        )
    ]
    return part.with_columns(
        *(pl.Series(name, cells, pl.Int64) for name, cells in columns.items()),
        pl.Series("median", median, pl.Float64),
        pl.Series("value", value, pl.Float64),
    )


def _value(unit: Unit, met: int | None, of: int | None, days: float | None) -> float | None:
    match unit:
        case Unit.COUNT:
            return None if met is None else float(met)
        case Unit.SHARE:
            return None if met is None or not of else 100 * met / of
        case Unit.MIX:
            return None
        case _:
            return days
