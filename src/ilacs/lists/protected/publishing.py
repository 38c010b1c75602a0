"""A folder that gets its name when all of it is written, readable by its owner only."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ilacs.lists.protected.faults import NoAccess

OWNER_ONLY = 0o700


class NameTaken(Exception):
    """Another folder has the name by now."""


@contextmanager
def named_when_whole(final: Path) -> Iterator[Path]:
    """A new folder to write in, which gets its name when all of it is written.

    Where writing fails nothing of it stays. Raises NameTaken.
    """
    waiting = final.with_name(f".{final.name}.{secrets.token_hex(8)}.part")
    try:
        waiting.mkdir(mode=OWNER_ONLY)
        yield waiting
        settle(waiting)
        try:
            waiting.rename(final)
        except OSError:
            if final.exists():
                raise NameTaken from None
            raise
        settle(final.parent)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def published(files: Mapping[str, bytes], final: Path) -> bool:
    """Write a folder and give it its name; false if another has the name by now."""
    try:
        with named_when_whole(final) as waiting:
            for name, content in files.items():
                write_new(waiting / name, content)
    except NameTaken:
        return False
    return True


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, so that it outlasts a power cut."""
    opened_file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY & ~0o100)
    with os.fdopen(opened_file, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """See to it that the names in a folder outlast a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_IN_WORDS: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full.", "Make room, then do the same again."),
    errno.EDQUOT: ("your share of the disk is full.", "Make room, then do the same again."),
    errno.EACCES: ("you may not do this here.", "Ask its owner, or name another folder."),
    errno.EPERM: ("you may not do this here.", "Ask its owner, or name another folder."),
    errno.EROFS: ("nothing can be written here.", "Name another folder."),
    errno.ENOTDIR: ("a file is in the way of a folder.", "Name another folder."),
    errno.EEXIST: ("a file is in the way of a folder.", "Name another folder."),
}


@contextmanager
def faults_in_words(where: Path) -> Iterator[None]:
    """Raise what the system says as NoAccess."""
    try:
        yield
    except OSError as error:
        what, remedy = _IN_WORDS.get(
            error.errno or 0,
            ("the disk did not take or give what was asked.", "Check the disk, then try again."),
        )
        raise NoAccess(str(where), what, remedy) from None
