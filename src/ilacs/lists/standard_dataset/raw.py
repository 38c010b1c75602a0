"""Tables as a source holds them, before anything is read from their cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from ilacs.lists.snapshot import Heading, Place
from ilacs.lists.standard_dataset.declared import Table, table_names


@dataclass(frozen=True)
class Raw:
    """One table: its declared fields by the names they are declared by, as they are stored.

    `headings` tells where each field stands and what it is called there. Rows stand in the order
    of the file; those of a database in the order of the table's key.
    """

    table: Table
    place: Place
    rows: pl.DataFrame
    headings: Mapping[str, Heading]


def table_named(name: str) -> str | None:
    """The declared table that a name of a file or of a table stands for.

    Case, quotes, brackets, a leading # and whatever stands before the last dot (a database, a
    schema) do not matter: "HDM.Local_Development.SSD_PERSON" is ssd_person.
    """
    bare = name.rsplit(".", maxsplit=1)[-1].strip(' []"`#').lower()
    return table_names().get(bare)


def fields_among(table: Table, headers: Sequence[str]) -> Mapping[str, Heading]:
    """Where each declared field stands among the headers of a table, by its declared name.

    Where two headers stand for one field, the name declared first wins.
    """
    standing: dict[str, Heading] = {}
    for index, header in enumerate(headers):
        standing.setdefault(header.strip().strip('[]"`').lower(), Heading(index, header))
    return {
        field.name: standing[name]
        for field in table.fields
        if (name := next((n for n in (field.name, *field.also) if n in standing), None))
    }
