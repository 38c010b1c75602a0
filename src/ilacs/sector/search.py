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
from ilacs.sector.store import damage_in_words
from ilacs.sector.tags import Filters, tags_for

MOST_HITS = 1000

FEWEST_LETTERS = 3
"""That a beginning of words must have: fewer would fit most words."""

SNIPPET_WORDS = 32
WEIGHT_OF_TEXT, WEIGHT_OF_TAGS = 1.0, 0.0
OPEN, CLOSE = "\ue000", "\ue001"
"""Mark the words found within a snippet: private-use letters, which no report holds."""

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w+", re.UNICODE)


class EmptySearch(Exception):
    """The text asked for holds no word to look for, or one that is too short."""


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
    query = _query(text, filters)
    with reading(folder) as connection:
        if connection is None:
            return Found((), 0, 0)
        later = _later_than(connection, as_at)
        if later:
            best, total = _best_without(connection, query, later, most)
        else:
            best, total = _best(connection, query, most)
        with damage_in_words(folder):
            hits = tuple(_hit(connection, query, passage) for passage in best)
        known = "SELECT count(*) FROM reports WHERE known_from <= ?"
        reports = connection.execute(known, (as_at.isoformat(),)).fetchone()[0]
        return Found(hits, total, reports)


_RANK = f"bm25(passages_index, {WEIGHT_OF_TEXT}, {WEIGHT_OF_TAGS})"


def _best(connection: sqlite3.Connection, query: str, most: int) -> tuple[list[int], int]:
    count = "SELECT count(*) FROM passages_index WHERE passages_index MATCH ?"
    total: int = connection.execute(count, (query,)).fetchone()[0]
    rows = connection.execute(
        "SELECT rowid FROM passages_index WHERE passages_index MATCH ?"
        f" ORDER BY {_RANK}, rowid LIMIT ?",
        (query, min(most, MOST_HITS)),
    )
    return [row[0] for row in rows], total


def _best_without(
    connection: sqlite3.Connection, query: str, later: frozenset[int], most: int
) -> tuple[list[int], int]:
    """The same, among passages that are not in `later`: faster than a join for every match."""
    rows = connection.execute(
        f"SELECT {_RANK}, rowid FROM passages_index WHERE passages_index MATCH ?", (query,)
    )
    kept = [(row[0], row[1]) for row in rows if row[1] not in later]
    return [passage for _, passage in nsmallest(min(most, MOST_HITS), kept)], len(kept)


def _later_than(connection: sqlite3.Connection, as_at: date) -> frozenset[int]:
    """The passages of reports that were not known yet on `as_at`."""
    rows = connection.execute(
        "SELECT passage FROM passages WHERE report IN"
        " (SELECT id FROM reports WHERE known_from > ?)",
        (as_at.isoformat(),),
    )
    return frozenset(row[0] for row in rows)


def _query(text: str, filters: Filters) -> str:
    """An expression of the index, in which nothing that a person types can be a command."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERM.findall(text):
        for part in [phrase] if phrase else [word]:
            words = _WORD.findall(part)
            if not words:
                continue
            begins = not phrase and word.endswith("*")
            if begins and len(words[-1]) < FEWEST_LETTERS:
                raise EmptySearch(f"Give at least {FEWEST_LETTERS} letters before *.")
            term = f'"{" ".join(words)}"' + (" *" if begins else "")
            (unwanted if minus else wanted).append(term)
    if not wanted:
        raise EmptySearch("Give at least one word to look for.")
    query = f"text : (({' AND '.join(wanted)})" + "".join(f" NOT {term}" for term in unwanted) + ")"
    return query + "".join(f' AND tags : "{tag}"' for tag in tags_for(filters))


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
