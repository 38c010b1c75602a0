"""Full-text search over the reports that the user has added.

SQLite's own index does the finding and the ranking (BM25), so there is nothing to run beside
the program. Words match in all their endings; "words in quotes" match as they stand; `-word`
leaves out; `word*` matches beginnings.
"""

import re
import sqlite3
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from pathlib import Path

from ilacs.framework import Grade, Judgement
from ilacs.register import by_urn
from ilacs.sector.index_file import reading
from ilacs.sector.passages import PassageList

MOST_HITS = 1000
SNIPPET_WORDS = 32
OPEN, CLOSE = "\ue000", "\ue001"
"""Mark the words found within a snippet: private-use letters, which no report holds."""

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w+", re.UNICODE)


class EmptySearch(Exception):
    """The text asked for holds no word to look for."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages are looked at: all that are given must hold.

    `judgement` and `grade` are those of the section that a finding stands in; an area for
    improvement stands in none, so it is left out by them. `theme` holds for areas only.
    `year` is that of the first day on site.
    """

    urn: int | None = None
    year: int | None = None
    judgement: Judgement | None = None
    grade: Grade | None = None
    theme: str | None = None
    list: PassageList | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage that was found. `snippet` has the found words between `OPEN` and `CLOSE`."""

    inspection: str
    authority: str
    on: date
    list: PassageList
    number: int | None
    page: int | None
    heading: str
    judgement: Judgement | None
    grade: Grade | None
    themes: tuple[str, ...]
    file: str
    snippet: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, best first; how many there are in all, and in how many reports looked at."""

    hits: tuple[Hit, ...]
    total: int
    reports: int


def search(folder: Path, text: str, filters: Filters, as_at: date, most: int = 20) -> Found:
    """The passages in `folder`, known on `as_at`, that hold every word of `text`.

    Raises EmptySearch if there is no word in `text`, RecordFault if the index cannot be read.
    """
    query = _query(text)
    with reading(folder) as connection:
        if connection is None:
            return Found((), 0, 0)
        allowed = _allowed(connection, filters, as_at)
        # Ranking in one pass and choosing here is faster than a join for every match.
        cursor = connection.cursor()
        cursor.row_factory = None
        matches = cursor.execute(
            "SELECT rank, rowid FROM passages_index WHERE passages_index MATCH ?", (query,)
        ).fetchall()
        kept = matches if allowed is None else [one for one in matches if one[1] in allowed]
        best = nsmallest(min(most, MOST_HITS), kept)
        hits = tuple(_hit(connection, query, passage) for _, passage in best)
        return Found(hits, len(kept), _reports(connection, as_at))


def _reports(connection: sqlite3.Connection, as_at: date) -> int:
    query = "SELECT count(*) FROM reports WHERE known_from <= ?"
    count: int = connection.execute(query, (as_at.isoformat(),)).fetchone()[0]
    return count


def _allowed(
    connection: sqlite3.Connection, filters: Filters, as_at: date
) -> frozenset[int] | None:
    """The passages that pass the filters; None if all do."""
    later = "SELECT 1 FROM reports WHERE known_from > ? LIMIT 1"
    if filters == Filters() and not connection.execute(later, (as_at.isoformat(),)).fetchone():
        return None
    where, values = _where(filters, as_at)
    rows = connection.execute(
        f"SELECT passage FROM passages JOIN reports ON reports.id = passages.report WHERE {where}",
        values,
    )
    return frozenset(row[0] for row in rows)


def _query(text: str) -> str:
    """`text` as an expression of the index: nothing that a person types can be a command."""
    wanted, unwanted = [], []
    for minus, phrase, word in _TERM.findall(text):
        for part in [phrase] if phrase else [word]:
            words = _WORD.findall(part)
            if not words:
                continue
            begins = not phrase and word.endswith("*")
            term = f'"{" ".join(words)}"' + (" *" if begins else "")
            (unwanted if minus else wanted).append(term)
    if not wanted:
        raise EmptySearch("Give at least one word to look for.")
    query = " AND ".join(wanted)
    return f"({query})" + "".join(f" NOT {term}" for term in unwanted)


def _where(filters: Filters, as_at: date) -> tuple[str, tuple[object, ...]]:
    conditions: list[tuple[str, object]] = [("reports.known_from <= ?", as_at.isoformat())]
    if filters.urn is not None:
        conditions.append(("reports.urn = ?", filters.urn))
    if filters.year is not None:
        year = "substr(coalesce(reports.on_site_from, reports.known_from), 1, 4) = ?"
        conditions.append((year, f"{filters.year:04}"))
    if filters.judgement is not None:
        conditions.append(("passages.judgement = ?", filters.judgement))
    if filters.grade is not None:
        conditions.append(("passages.grade = ?", filters.grade))
    if filters.theme is not None:
        conditions.append(("instr(' ' || passages.themes || ' ', ?)", f" {filters.theme} "))
    if filters.list is not None:
        conditions.append(("passages.list = ?", filters.list))
    return (
        " AND ".join(condition for condition, _ in conditions),
        tuple(value for _, value in conditions),
    )


def _hit(connection: sqlite3.Connection, query: str, passage: int) -> Hit:
    row = connection.execute(
        "SELECT passages.*, reports.urn, reports.file, reports.on_site_from, reports.known_from,"
        f" snippet(passages_index, 0, '{OPEN}', '{CLOSE}', '…', {SNIPPET_WORDS}) AS snippet"
        " FROM passages_index JOIN passages ON passage = passages_index.rowid"
        " JOIN reports ON reports.id = passages.report"
        " WHERE passages_index MATCH ? AND passages_index.rowid = ?",
        (query, passage),
    ).fetchone()
    authority = by_urn(row["urn"])
    return Hit(
        inspection=row["report"],
        authority=authority.name if authority else str(row["urn"]),
        on=date.fromisoformat(row["on_site_from"] or row["known_from"]),
        list=PassageList(row["list"]),
        number=row["number"],
        page=row["page"],
        heading=row["heading"],
        judgement=Judgement(row["judgement"]) if row["judgement"] else None,
        grade=Grade(row["grade"]) if row["grade"] else None,
        themes=tuple(row["themes"].split()),
        file=row["file"],
        snippet=row["snippet"],
        text=row["text"],
    )
