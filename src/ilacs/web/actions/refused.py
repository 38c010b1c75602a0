"""Why nothing was written: in words for the person who asked."""


class Refused(Exception):
    """What was asked cannot be done as it stands. Says what to do."""


class ChangedMeanwhile(Refused):
    """Somebody else changed the same thing after it was looked at."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else changed this while you had it open. Nothing of yours was saved: look "
            "at what it is now, and try again."
        )
