"""SQL that is kept in a file, so that a program need not write it each time it starts.

Writing the SQL of all measures takes longer than answering it for one authority. The file is
written from the measures by `scripts/keep_sql.py`. It says what it was written from, and is left
aside where that is no longer what is here: SQL is then written anew, slower and as right.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

WRITTEN_FROM = (
    "framework/clock_table",
    "framework/clocks.py",
    "lists/declared",
    "lists/declared/supplementary",
    "measures/declared",
    "measures/described.py",
    "measures/figures.py",
    "measures/given.py",
    "measures/measuring.py",
    "measures/overdue.py",
    "measures/populations.py",
    "measures/rows.py",
)
"""The modules and data that queries are made of: files, and all files of folders."""
DIALECTS = ("duckdb",)
"""The dialects whose SQL is kept: those of engines that start for a single answer."""
_NAME = "-- "


@cache
def kept_sql(dialect: str) -> Mapping[str, str]:
    """The statements kept for a dialect, by the names of their queries; empty where none hold."""
    if dialect not in DIALECTS:
        return {}
    file = file_of(dialect)
    if not file.is_file():
        return {}
    first, *lines = file.read_text(encoding="utf-8").splitlines()
    if first != _NAME + written_from():
        return {}
    return dict(zip((line.removeprefix(_NAME) for line in lines[::2]), lines[1::2], strict=True))


def file_of(dialect: str) -> Path:
    """Where the statements of a dialect are kept."""
    return Path(str(resources.files("ilacs"))) / "measures" / "engines" / f"{dialect}.sql"


def in_file(statements: Mapping[str, str]) -> str:
    """The text of the file: what it was written from, then a name and a statement for each."""
    lines = [_NAME + written_from()]
    for name, statement in sorted(statements.items()):
        if "\n" in name or "\n" in statement:
            raise ValueError(f"The query {name} does not fit on a line.")
        lines += [_NAME + name, statement]
    return "".join(f"{line}\n" for line in lines)


@cache
def written_from() -> str:
    """A digest of everything that queries are made of."""
    root = Path(str(resources.files("ilacs")))
    digest = sha256()
    for place in WRITTEN_FROM:
        there = root / place
        for file in sorted(there.iterdir()) if there.is_dir() else [there]:
            if file.suffix in {".py", ".csv"}:
                digest.update(f"{file.relative_to(root).as_posix()}\n".encode())
                # Line ends are those of whoever checked it out.
                digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
