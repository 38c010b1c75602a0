"""Tables as encrypted Parquet: AES-GCM over every column and the footer, under one key.

It is Parquet's own encryption, so any engine that knows it reads the files with the key.
"""

import hashlib
from dataclasses import dataclass

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.parquet.encryption import (
    create_decryption_properties,
    create_encryption_properties,
)


class NotOpened(Exception):
    """The bytes are not a table encrypted with this key, or were changed."""


@dataclass(frozen=True)
class Sealed:
    """A table as encrypted bytes, with what is needed to know it again.

    `columns` are the names that the columns had: headers as people type them may be names that
    Arrow does not take, and the bytes then have others.
    """

    content: bytes
    sha256: str
    columns: tuple[str, ...]


def sealed(table: pl.DataFrame, key: bytes, *, rows_together: int | None = None) -> Sealed:
    """A table, encrypted. It never touches the disk in the clear.

    Of a sorted table with few `rows_together`, some rows are found without reading all.
    """
    named = table.clone()
    named.columns = _safe(table.columns)
    arrow = named.to_arrow(compat_level=pl.CompatLevel.oldest())
    out = pa.BufferOutputStream()
    pq.write_table(
        arrow,
        out,
        compression="zstd",
        row_group_size=rows_together,
        encryption_properties=create_encryption_properties(bytes(key)),
    )
    content = out.getvalue().to_pybytes()
    return Sealed(content, hashlib.sha256(content).hexdigest(), tuple(table.columns))


def opened(content: bytes, key: bytes, *, where: tuple[str, str] | None = None) -> pl.DataFrame:
    """The table in encrypted bytes; `where`: a column and the value that it must have.

    Raises NotOpened, which says nothing of what is in it.
    """
    try:
        arrow = pq.read_table(
            pa.BufferReader(content),
            filters=where and [(where[0], "==", where[1])],
            decryption_properties=create_decryption_properties(bytes(key)),
        )
        table = pl.from_arrow(arrow)
    except (pa.ArrowException, pl.exceptions.PolarsError, OSError, ValueError, TypeError):
        raise NotOpened from None
    if not isinstance(table, pl.DataFrame):
        raise NotOpened
    return table


def _safe(names: list[str]) -> list[str]:
    """The names, or numbers in their place if one is empty or holds what cannot be printed."""
    if all(name and name.isprintable() for name in names):
        return names
    return [f"column {number}" for number in range(1, len(names) + 1)]
