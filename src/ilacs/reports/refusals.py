"""Why a file is not read, seen from outside: missing, no file, too large, not allowed."""

import errno
import os
import stat
from pathlib import Path

from ilacs.reports.errors import UnreadableDocument


def refusal(path: Path, name: str, largest: int) -> UnreadableDocument | None:
    """Why the file at `path` is not to be read, seen without reading it; None if it may be.

    Files of more than `largest` bytes are refused. The file is called `name`.
    """
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            what = "this is a folder." if stat.S_ISDIR(facts.st_mode) else "this is not a file."
            return UnreadableDocument(
                name, "not-a-document", what, "Give files that are kept on a disk, or folders."
            )
        path.open("rb").close()
    except (OSError, ValueError) as error:
        return cannot_be_opened(name, error)
    if facts.st_size > largest:
        return UnreadableDocument(
            name,
            "too-large",
            f"the file has {facts.st_size / 1e6:,.0f} MB; more than "
            f"{largest / 1e6:,.0f} MB is not read.",
            "Check that it is the right file.",
        )
    return None


def cannot_be_opened(name: str, error: Exception) -> UnreadableDocument:
    """What is said of a file or folder called `name` that the system would not open."""
    number = getattr(error, "errno", None)
    if number in (errno.EACCES, errno.EPERM):
        return UnreadableDocument(
            name,
            "no-access",
            "you are not allowed to read this.",
            "Ask its owner for permission to read it.",
        )
    if number in (errno.ENOENT, errno.ENOTDIR):
        what = "there is no file or folder of this name."
    elif number == errno.ELOOP:
        what = "this is a link that leads back to itself."
    elif number == errno.ENAMETOOLONG:
        what = "the name is longer than a file name can be."
    else:
        what = f"the system could not open it ({os.strerror(number) if number else 'bad name'})."
    return UnreadableDocument(name, "not-found", what, "Check the name and the folder.")
