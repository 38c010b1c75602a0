"""Reviewed tables: what is known of the world outside, in CSV files beside the code."""

import csv
import io
from importlib.resources import files


def rows_of(package: str, name: str) -> list[dict[str, str]]:
    """The rows of the file `name` of a package, in its order."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))
