"""What is raised when a data set cannot be used."""


class CannotUse(Exception):
    """The data set cannot be used; the message says in plain words why, and what to do.

    It never holds the value of a cell, nor anything of an address that could be a password.
    """
