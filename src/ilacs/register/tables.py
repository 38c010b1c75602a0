"""The data files of this room, as rows."""

import csv
from importlib.resources import files


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of the CSV file `name` of this room, in its order."""
    text = files("ilacs.register").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
