"""What is raised when nothing can be read."""


class CannotRead(Exception):
    """Nothing could be read; the message says in plain words why, and what to do.

    It never holds the value of a cell.
    """


class NotATable(CannotRead):
    """The file is of a kind that holds no tables."""
