"""Files that get their names only when they are complete, and what is said where none can be."""

import errno
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class CannotWrite(Exception):
    """The place asked for is one that nothing can be written to. Says so in words."""


class NewFiles:
    """Files that get their names together, when all of them are complete."""

    def __init__(self, out: Path) -> None:
        self.out = Path(os.path.realpath(out))
        self.waiting: dict[Path, Path] = {}
        self.written: tuple[Path, ...] = ()

    def new(self, addition: str = "", ending: str = "") -> Path:
        """A temporary file for the name asked for, or for one beside it.

        `addition` comes after the stem of the name, `ending` in place of its suffix.
        """
        final = self.out.with_name(f"{self.out.stem}{addition}{ending or self.out.suffix}")
        temporary = final.with_name(f".{final.name[:200]}.{secrets.token_hex(4)}.part")
        temporary.open("xb").close()
        self.waiting[final] = temporary
        return temporary

    def drop(self, temporary: Path) -> None:
        """Give up a file that turned out not to be needed, unless it replaces one."""
        for final, waiting in list(self.waiting.items()):
            if waiting == temporary and not final.exists():
                del self.waiting[final]
                temporary.unlink()

    def commit(self) -> None:
        """Give every file its name; what was there before is replaced."""
        for final, temporary in self.waiting.items():
            temporary.replace(final)
        self.written = tuple(self.waiting)
        self.waiting = {}

    def discard(self) -> None:
        """Remove the files that have not got their names."""
        for temporary in self.waiting.values():
            with suppress(OSError):
                temporary.unlink()


def check_output(out: Path, endings: Iterable[str]) -> None:
    """Raise CannotWrite if `out` is no place for a file whose name has one of `endings`."""
    *most, last = endings
    if out.suffix.lower() not in [*most, last]:
        either = f"{', '.join(most)} or {last}" if most else last
        raise CannotWrite(f"The name of the file must end in {either}.")
    if not out.parent.is_dir():
        raise CannotWrite(f"There is no folder {out.parent}. Make it first.")
    if out.exists() and not out.is_file():
        raise CannotWrite(f"{out} is there already and is not a file.")


def write_whole(out: Path, content: bytes) -> Path:
    """Write a file of which all is known; what was there before stays until it is complete.

    Raises CannotWrite if nothing may be written in its folder, OSError if writing fails.
    """
    files = NewFiles(out)
    try:
        files.new().write_bytes(content)
        files.commit()
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise CannotWrite(f"You may not write in the folder {out.parent}.") from None
        error.filename = str(out)
        raise
    finally:
        files.discard()
    (written,) = files.written
    return written
