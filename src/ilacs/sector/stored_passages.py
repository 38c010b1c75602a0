"""The sentences of one report that a user has added."""

from pathlib import Path

from ilacs.sector.index_file import reading
from ilacs.sector.passages import Passage
from ilacs.sector.store import Store


def passages_of_inspection(folder: Path, id_: str) -> tuple[Passage, ...] | None:
    """Every passage of the report called `id_`, in its order; None if it was not added.

    Raises RecordFault if the index in `folder` cannot be read.
    """
    with reading(folder) as connection:
        if connection is None:
            return None
        report = Store(connection, folder).get(id_)
        return report.passages if report else None
