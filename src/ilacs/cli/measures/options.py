"""What the commands about figures have in common: how lists are measured."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ilacs.cli.answering import DONE, INPUT_AT_FAULT
from ilacs.cli.lists.keeping import earlier_lists
from ilacs.cli.lists.options import a_day, busy, read_lists
from ilacs.cli.options import CannotAnswer, answer, as_printable_json, assumptions_from
from ilacs.framework.number_words import listed

if TYPE_CHECKING:
    from ilacs.documents.measures.answers import Noticed
    from ilacs.framework.clocks import Clock
    from ilacs.lists.snapshot import Snapshot
    from ilacs.measures.data import Data
    from ilacs.measures.measure import Measure
    from ilacs.measures.measuring import Measured


class Area(StrEnum):
    """The four areas that inspectors judge."""

    HELP = "help"
    CARE = "care"
    LEAVERS = "leavers"
    LEADERS = "leaders"


JUDGEMENTS = {
    Area.HELP: "help_and_protection",
    Area.CARE: "children_in_care",
    Area.LEAVERS: "care_leavers",
    Area.LEADERS: "leaders",
}

AreaOption = Annotated[
    Area | None,
    typer.Option(
        "--area",
        help="Only measures of one judgement: help and protection, children in care, care "
        "leavers, leaders.",
        show_default=False,
    ),
]
Lists = Annotated[
    list[Path],
    typer.Argument(
        metavar="LISTS...",
        help="Workbooks (.xlsx, .xlsm, .xls, .ods), .csv files, or folders of them.",
        show_default=False,
    ),
]
EARLIER = "PATH|DATE"
"""How an earlier submission is named: a file, a folder, or the day of one that is kept."""

Earlier = Annotated[
    list[str] | None,
    typer.Option(
        "--earlier",
        metavar=EARLIER,
        help="An earlier submission, or the day of one that is kept. Say it for each; a folder "
        "of folders named by days stands for all that are earlier.",
        show_default=False,
    ),
]


def measures_in(area: Area | None) -> "tuple[Measure, ...]":
    """The measures of an area. Raises CannotAnswer where it has none."""
    from ilacs.measures.declared import ALL  # noqa: PLC0415

    if area is None:
        return ALL
    those = tuple(one for one in ALL if one.judgement.value == JUDGEMENTS[area])
    if not those:
        raise CannotAnswer(f"No measure is declared for the area {area.value} yet.")
    return those


def measure_named(name: str) -> "Measure":
    """The measure with this id or name. Raises CannotAnswer, and offers those that are near."""
    from ilacs.measures.declared import ALL  # noqa: PLC0415

    known = {plain_name(words): one for one in ALL for words in (one.name, one.id)}
    wanted = plain_name(name)
    if wanted in known:
        return known[wanted]
    near = dict.fromkeys(known[words].id for words in get_close_matches(wanted, known, 4, 0.5))
    offered = f" Did you mean {' or '.join(near)}?" if near else ""
    raise CannotAnswer(
        f"There is no measure of this name.{offered} `ilacs measures` names them all."
    )


def plain_name(name: str) -> str:
    """A name as it is told from others, however it is typed."""
    return "-".join(name.lower().replace("-", " ").split())


@dataclass(frozen=True)
class Measuring:
    """Lists, the clocks that they are measured by, and what came of it.

    `snapshots` are in order of date, all of one authority: the last is the one that was asked
    about. `data` are their tables.
    """

    snapshots: "tuple[Snapshot, ...]"
    data: "Data" = field(repr=False)
    clocks: "Mapping[str, Clock]"
    measured: "Measured"

    @property
    def snapshot(self) -> "Snapshot":
        """The lists that were asked about."""
        return self.snapshots[-1]

    @property
    def days(self) -> tuple[date, ...]:
        """The reference dates."""
        days = tuple(snapshot.reference_date.day for snapshot in self.snapshots)
        assert None not in days, "lists without one cannot be measured"
        return tuple(day for day in days if day)

    @property
    def day(self) -> date:
        """The reference date that was asked about."""
        return self.days[-1]


def measure_lists(
    paths: Sequence[Path],
    reference_date: date | None,
    authority: str | None,
    mapping: Path | None,
    settings: Path | None,
    measures: "Sequence[Measure]",
    earlier: Sequence[str] = (),
) -> Measuring:
    """Put measures to the lists in these files, and to earlier submissions.

    Raises CannotRead, CannotMeasure, CannotAnswer.
    """
    clocks = assumptions_from(settings).clocks_by_id()
    snapshots = submissions(paths, reference_date, authority, mapping, earlier)
    with busy("Measuring"):
        from ilacs.measures.data import CannotMeasure, data_of  # noqa: PLC0415
        from ilacs.measures.engines.duckdb import DuckDB  # noqa: PLC0415
        from ilacs.measures.measuring import Measured, what_is_missing  # noqa: PLC0415

        data = data_of(snapshots, clocks.values())
        if len(measures) == 1:
            for columns in data.columns.values():
                if reason := what_is_missing(measures[0], columns):
                    raise CannotMeasure(f"“{measures[0].name}” cannot be measured. {reason}")
        return Measuring(snapshots, data, clocks, Measured(DuckDB(), data, clocks, measures))


def submissions(
    paths: Sequence[Path],
    reference_date: date | None,
    authority: str | None,
    mapping: Path | None,
    earlier: Sequence[str] = (),
) -> "tuple[Snapshot, ...]":
    """The lists in these files, after the earlier submissions that are named.

    `reference_date` is that of the lists alone: earlier ones say their own. Raises CannotRead,
    CannotAnswer.
    """
    asked = read_lists(paths, reference_date, authority, mapping)
    last = asked.reference_date.day
    before = [
        (each, earlier_lists(each, authority, mapping, day))
        for named in earlier
        for each, day in _each_of(named, last)
    ]
    return in_order(asked, before)


def _each_of(named: str, last: date | None) -> list[tuple[str, date | None]]:
    """The submissions that a name stands for, and their days where their names say them.

    Of a folder that has a folder for each day, those before `last`; else the name alone.
    """
    path = Path(named)
    days = [
        (str(inside), day)
        for inside in (sorted(path.iterdir()) if path.is_dir() else ())
        if inside.is_dir() and (day := a_day(inside.name))
    ]
    if not days:
        return [(named, a_day(path.name) if path.is_dir() else None)]
    if last is not None and not (days := [one for one in days if one[1] < last]):
        raise CannotAnswer(f"None of the folders in {named} is of a day before {last}.")
    return [*days]


def in_order(
    asked: "Snapshot", earlier: "Sequence[tuple[str, Snapshot]]"
) -> "tuple[Snapshot, ...]":
    """Earlier submissions, as they were named, and the one that is asked about: by their dates.

    All get the name of the one authority that any of them names. Raises CannotAnswer where they
    are of several, where a date is not known, or is not before that of the lists asked about.
    """
    names = {one.authority for one in (asked, *(each for _, each in earlier)) if one.authority}
    if len(names) > 1:
        raise CannotAnswer(
            f"These lists are of {listed(sorted(names))}. Name submissions of one authority."
        )
    (whose,) = names or (None,)
    last = asked.reference_date.day
    for named, one in earlier:
        day = one.reference_date.day
        if day is None:
            raise CannotAnswer(
                f"The reference date of the earlier submission {named} is not known. Keep it with "
                "`ilacs lists keep --reference-date`, and name the day here."
            )
        if last is not None and day > last:
            raise CannotAnswer(
                f"The submission {named} is of {day}, not earlier than the lists, which are of "
                f"{last}. --reference-date says what day the lists describe."
            )
    before = sorted((one for _, one in earlier), key=lambda one: one.reference_date.day or date.min)
    return tuple(replace(one, authority=whose) for one in (*before, asked))


def tell(
    found: Any,
    *,
    lines: Callable[[Any, int], Iterator[str]],
    json: Callable[[Any], str],
    as_json: bool,
    wrote: str | None,
) -> None:
    """Print an answer, as JSON or as lines, and then what was written.

    Files come first: whoever reads what is printed may stop reading.
    """
    if as_json:
        typer.echo(as_printable_json(json(found)))
        return
    answer(found, lines, as_json=False)
    if wrote:
        typer.echo(f"Wrote {wrote}")


def exit_code(noticed: "Iterable[Noticed]") -> int:
    """At fault if something in the lists could not be read."""
    from ilacs.lists.findings import Severity  # noqa: PLC0415

    wrong = any(one.severity is Severity.ERROR for one in noticed)
    return INPUT_AT_FAULT if wrong else DONE
