"""What is said when the record cannot be read or written."""


class RecordFault(Exception):
    """The record could not be read or written: which file, what was wrong, what to do.

    `rule` is a short fixed name: `damaged`, `newer`, `busy`, `full`, `no-access`, `not-found`.
    """

    def __init__(self, file: str, rule: str, what: str, remedy: str) -> None:
        super().__init__(f"{file}: {what} {remedy} [{rule}]")
        self.file = file
        self.rule = rule
        self.what = what
        self.remedy = remedy


class BeforeTheRecord(Exception):
    """A question about a day on which the record holds nothing yet."""
