"""Where a data set is kept: a folder of files, or a database."""

from collections.abc import Mapping
from pathlib import Path

from ilacs.lists.standard_dataset.errors import CannotUse
from ilacs.lists.standard_dataset.folder import read_folder
from ilacs.lists.standard_dataset.raw import Raw


def read_source(source: str | Path, schema: str | None = None) -> Mapping[str, Raw]:
    """The tables of a data set, by their declared names.

    `source` is a folder, or an address of a database ("make://..."); `schema` picks one schema of
    a database. Raises CannotUse where nothing of the data set is there, or it cannot be read.
    """
    address = str(source)
    if "://" in address:
        # Only a data set in a database needs the library that reads databases.
        from ilacs.lists.standard_dataset.database import read_database  # noqa: PLC0415

        found, where = read_database(address, schema), "The database"
    else:
        found, where = read_folder(Path(source)), address
    if not found:
        raise CannotUse(
            f"{where} holds no table of the Standard Safeguarding Dataset. Its tables are named "
            "ssd_person, ssd_contacts, ssd_cin_episodes and so on."
        )
    return found
