"""What is said when a file cannot be read as a report at all."""


class UnreadableDocument(Exception):
    """A file is not a document that can be read.

    `rule` is a short fixed name of what was wrong: `not-found`, `no-access`, `empty`,
    `not-a-document`, `damaged`, `encrypted`, `no-pages`, `no-text`, `too-large`, `too-slow`,
    `web-page`, `not-a-report`, and `internal-error` where the fault is ours. `what` says it in
    words, `remedy` says what to do. None of them quotes the file.
    """

    def __init__(self, file: str, rule: str, what: str, remedy: str) -> None:
        super().__init__(f"{file}: {what} {remedy} [{rule}]")
        self.file = file
        self.rule = rule
        self.what = what
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["UnreadableDocument"], tuple[str, str, str, str]]:
        return (UnreadableDocument, (self.file, self.rule, self.what, self.remedy))
