"""How much of a document is read at most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a document is read at most. The longest real report has 60 pages."""

    file_bytes: int = 100_000_000
    pages: int = 1_000
    characters: int = 5_000_000
