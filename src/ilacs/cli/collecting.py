"""The commands that make the record grow: `ilacs sector add`, `ilacs sector collect`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, INPUT_AT_FAULT, answered, complain, number
from ilacs.cli.options import (
    AsJson,
    CannotAnswer,
    RecordFolder,
    answer,
    folder_to_read,
    parse_day,
    record_folder,
    today,
)
from ilacs.cli.reading import progress

if TYPE_CHECKING:
    from ilacs.sector.collect import Collected, Fetcher

DOCUMENTS = "documents"
"""The folder of collected documents, within the folder of the record."""

ADDED, UNCHANGED, CORRECTED, REFUSED = "added", "unchanged", "corrected", "refused"
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document from where it was published."""

    published: date | None
    address: str = ""


sector = typer.Typer(name="sector", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(sector, help="Add reports to the record, or collect new ones.")


@sector.command()
@answered
def add(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Reports, or folders of them.", show_default=False),
    ],
    published: Annotated[
        date | None,
        typer.Option(
            parser=parse_day,
            metavar="DATE",
            help="The day that the report was published, where it does not print it (one file).",
        ),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Take files anew that were taken before: undoes corrections."),
    ] = False,
    record: RecordFolder = None,
) -> int:
    """Add reports to the record: everything that `ilacs read` understands.

    Adding a report twice changes nothing. A file that says something else of the same
    inspection replaces what was there; the old value is kept (`ilacs sector corrections`).

    \b
    Examples:
      ilacs sector add reports
      ilacs sector add letter.pdf --published 2026-03-12
    """
    from ilacs.reports.folder import search  # noqa: PLC0415

    found = search(paths)
    if published and len(found.documents) > 1:
        raise CannotAnswer("--published is for one file. Add the others without it.")
    known = {name: Known(published) for name in found.names} if published else {}
    for unreadable in found.unreadable:
        complain(str(unreadable))
    counts = _add_all(found.documents, found.names, record_folder(record), known, again=again)
    counts[UNREADABLE] += len(found.unreadable)
    typer.echo(_in_words(counts))
    return INPUT_AT_FAULT if counts[UNREADABLE] + counts[REFUSED] else DONE


@sector.command()
@answered
def corrections(record: RecordFolder = None, as_json: AsJson = False) -> int:
    """Show every value that a later file replaced, with the old one."""
    from ilacs.documents.answers.corrections_text import corrections_lines  # noqa: PLC0415
    from ilacs.sector.store import corrections as corrections_in  # noqa: PLC0415

    answer(corrections_in(folder_to_read(record)), corrections_lines, as_json=as_json)
    return DONE


@sector.command()
@answered
def collect(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]", help="Authorities.  [default: all]", show_default=False),
    ] = None,
    since: Annotated[
        date | None,
        typer.Option(parser=parse_day, metavar="DATE", help="Only reports published since then."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be fetched; fetch no document.")
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where the documents go.  [default: with the record]"),
    ] = None,
    contact: Annotated[
        str,
        typer.Option(
            envvar="ILACS_CONTACT",
            metavar="WHO",
            help="An e-mail or web address of yours, which is sent with every request.",
        ),
    ] = "",
    site: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDRESS",
            help="A copy of the site on your own machine, to try; twice, if documents are apart.",
        ),
    ] = None,
    record: RecordFolder = None,
) -> int:
    """Fetch new reports from the inspectorate's public site, and add them to the record.

    It asks slowly, says who is asking, obeys the site's rules for programs, and fetches nothing
    twice. It may be stopped at any time: the next run goes on from there.

    \b
    Examples:
      ilacs sector collect Brent --dry-run --contact analyst@brent.example
      ilacs sector collect --since 2026-01-01 --contact analyst@brent.example
    """
    from ilacs.register import current_authorities, look_up  # noqa: PLC0415
    from ilacs.sector.collect import Ending, Outcome, Wanted  # noqa: PLC0415
    from ilacs.sector.collect import collect as collect_all  # noqa: PLC0415

    on = today()
    authorities = tuple(map(look_up, names)) if names else current_authorities(on)
    wanted = Wanted(authorities, on=on, since=since, dry_run=dry_run)
    documents = folder or record_folder(record) / DOCUMENTS

    def tell(outcome: Outcome) -> None:
        if outcome.ending is Ending.PROBLEM:
            complain(str(outcome))
        elif outcome.ending in (Ending.NEW, Ending.TO_FETCH):
            typer.echo(str(outcome))

    with _fetcher(site, contact) as fetcher:
        collected = collect_all(wanted, documents, fetcher, tell)
    counts = collected.counts()
    said = ", ".join(f"{count:,} {ending.replace('_', ' ')}" for ending, count in counts.items())
    typer.echo(f"{collected.listed:,} documents listed: {said or 'nothing'}.")
    if collected.stopped:
        complain(collected.stopped)
    added = (
        Counter[str]() if dry_run else _add_collected(collected, documents, record_folder(record))
    )
    if not dry_run:
        typer.echo(_in_words(added))
    bad = counts.get(Ending.PROBLEM, 0) + added[REFUSED] + added[UNREADABLE]
    return INPUT_AT_FAULT if bad or collected.stopped else DONE


def _fetcher(site: list[str] | None, contact: str) -> "Fetcher":
    from ilacs.sector.collect import Fetcher, Manners, Site, inspectorate  # noqa: PLC0415

    try:
        asked = Site(site[0], site[-1]) if site else inspectorate()
        manners = (
            Manners(between_requests=0, first_wait=0.1, longest_wait=1)
            if asked.is_local
            else Manners()
        )
        return Fetcher(asked, contact=contact, manners=manners)
    except ValueError as error:
        hint = "" if contact else " Give it with --contact or in ILACS_CONTACT."
        raise CannotAnswer(f"{error}{hint}") from None


def _add_collected(collected: "Collected", documents: Path, folder: Path) -> Counter[str]:
    """Add what the record does not have yet of the documents that a run came to."""
    from ilacs.sector.store import files_in  # noqa: PLC0415

    there = files_in(folder)
    known = {
        outcome.file: Known(outcome.publication.published, outcome.publication.address)
        for outcome in collected.outcomes
        if outcome.publication and outcome.file and outcome.file not in there
    }
    return _add_all([documents / name for name in known], list(known), folder, known)


def _add_all(
    documents: Sequence[Path],
    names: Sequence[str],
    folder: Path,
    known: Mapping[str, Known],
    *,
    again: bool = False,
) -> Counter[str]:
    """Read documents and add them; say what went wrong, and count what became of each."""
    from ilacs.reports.folder import read_many  # noqa: PLC0415
    from ilacs.sector.adding import add_report  # noqa: PLC0415
    from ilacs.sector.store import open_store  # noqa: PLC0415
    from ilacs.sector.themes import classify  # noqa: PLC0415

    counts: Counter[str] = Counter()
    on = today()
    results = read_many(documents, names=names)
    advancing = progress(len(documents), quiet=False)
    with open_store(folder) as store, closing(results), advancing as advance:
        for result in results:
            advance()
            if isinstance(result, Exception):
                complain(str(result))
                counts[UNREADABLE] += 1
                continue
            elsewhere = known.get(result.source.file, Known(None))
            added = add_report(
                store,
                result,
                on=on,
                themes_of=lambda text: classify(text).themes,
                published=elsewhere.published,
                address=elsewhere.address,
                again=again,
            )
            counts[added.outcome] += 1
            if added.why:
                complain(f"{added.file}: {added.why}")
            if added.outcome == CORRECTED:
                count = number(len(added.corrections), "value")
                typer.echo(f"{added.file}: {count} corrected in {added.inspection}.")
    return counts


def _in_words(counts: Counter[str]) -> str:
    words = {
        ADDED: "added",
        UNCHANGED: "there already",
        CORRECTED: "corrected",
        REFUSED: "refused",
        UNREADABLE: "could not be read",
    }
    said = [f"{counts[key]:,} {text}" for key, text in words.items() if counts[key]]
    return f"Record: {', '.join(said) or 'nothing to add'}."
