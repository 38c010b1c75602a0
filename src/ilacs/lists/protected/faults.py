"""What is said when the store of kept snapshots cannot be written or read."""


class StoreFault(Exception):
    """The store could not be written or read: where, what was wrong, what to do."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what} {remedy}")
        self.where = where
        self.what = what
        self.remedy = remedy


class CannotKeep(StoreFault):
    """A snapshot cannot be kept: it has no reference date."""


class NoAccess(StoreFault):
    """There is no room, or no right, or the disk does not answer."""


class AlreadyKept(StoreFault):
    """A snapshot of this authority at this date is kept already."""


class NotKept(StoreFault):
    """No such snapshot is kept, or the question fits several."""


class WrongKey(StoreFault):
    """The key is not the one that the snapshot was kept with."""


class Damaged(StoreFault):
    """What was kept is not what was written: cut short, changed, or part of it gone."""
