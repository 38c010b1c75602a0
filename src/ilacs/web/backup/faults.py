"""What is said when a backup cannot be made or put back."""


class BackupFault(Exception):
    """Nothing was made or put back. Says why, and what to do."""


class NotABackup(BackupFault):
    """The file is none, is not whole, or is one that this program cannot read."""


class NotHere(BackupFault):
    """A backup cannot be put back into this installation as it is."""
