"""A data set in a folder: one CSV or Parquet file a table."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import polars as pl

from ilacs.lists.reading.delimited import in_letters
from ilacs.lists.snapshot import Place
from ilacs.lists.standard_dataset.declared import tables
from ilacs.lists.standard_dataset.errors import CannotUse
from ilacs.lists.standard_dataset.raw import Raw, fields_among, table_named

SEPARATORS = (",", ";", "\t", "|")
"""What may part the columns of a CSV file, the likeliest first."""


def read_folder(folder: Path) -> Mapping[str, Raw]:
    """The tables of a folder, by their declared names.

    Only files that are named after a declared table are opened, and only their declared fields
    are read. Raises CannotUse where the folder or one of those files cannot be read, or where two
    files hold one table.
    """
    found: dict[str, Path] = {}
    for path in _files(folder):
        name = table_named(path.stem)
        if name is None:
            continue
        if name in found:
            raise CannotUse(
                f"Two files hold the table {name}: {found[name].name} and {path.name}. "
                "Leave only one of them in the folder."
            )
        found[name] = path
    return {name: _read(name, path) for name, path in found.items()}


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if path.suffix.lower() in _READERS)
    except OSError:
        raise CannotUse(
            f"{folder} cannot be opened as a folder. Give the folder that holds the tables of the "
            "data set, or the address of its database."
        ) from None


def _read(name: str, path: Path) -> Raw:
    table = tables()[name]
    try:
        headers, rows = _READERS[path.suffix.lower()](path)
        headings = fields_among(table, headers)
        return Raw(
            table=table,
            place=Place(path.name),
            rows=rows.select(
                pl.col(at.typed).alias(field) for field, at in headings.items()
            ).collect(),
            headings=headings,
        )
    except CannotUse:
        raise
    except Exception:
        fault = CannotUse(
            f"{path.name} cannot be read. Export the table {name} again, as CSV or Parquet."
        )
    # Not raised above: what the reader says may quote cells, and would hang on as the context.
    raise fault


def _parquet(path: Path) -> tuple[list[str], pl.LazyFrame]:
    return list(pl.read_parquet_schema(path)), pl.scan_parquet(path)


def _csv(path: Path) -> tuple[list[str], pl.LazyFrame]:
    read = in_letters(path.read_bytes())
    if read.damaged:
        raise CannotUse(f"{path.name} has letters that cannot be read. Export it again as UTF-8.")
    text = read.text
    header = text[: text.find("\n")] if "\n" in text else text
    separator = max(SEPARATORS, key=header.count)
    if not header.strip():
        raise CannotUse(f"{path.name} is empty. Export the table again, with its header.")
    rows = pl.read_csv(BytesIO(text.encode()), separator=separator, infer_schema=False)
    return rows.columns, rows.lazy()


_READERS = {".csv": _csv, ".txt": _csv, ".parquet": _parquet}
