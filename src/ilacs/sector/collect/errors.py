"""What is said when something cannot be collected. Every message says what to do."""


class NotFetched(Exception):
    """An address gave nothing that can be used.

    `rule` is a short fixed name of what was wrong: `elsewhere`, `robots`, `not-found`,
    `refused`, `busy`, `unreachable`, `too-slow`, `broken-off`, `too-large`, `redirects`,
    `unexpected`, and `stopped` where nothing more is asked of a site that keeps failing.
    `what` says it in words, `remedy` says what to do.
    """

    def __init__(self, rule: str, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.rule = rule
        self.what = what
        self.remedy = remedy


class CannotCollect(Exception):
    """Collecting cannot begin or go on: the folder, its memory or the disk. Says so in words."""
