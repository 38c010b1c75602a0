"""Where the files of lists may lie in the clear for a moment: in memory where the system can.

What is left there by a process that was killed is removed when the application starts.
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

SHARED_MEMORY = Path("/dev/shm")
BESIDE = "arriving"
OWNER_ONLY = 0o700
ROOM = 1_000_000_000
"""Bytes that must be free in shared memory for it to be used."""
_READING = "reading-"


def private_place(folder: Path, memory: Path = SHARED_MEMORY) -> Path:
    """A folder of this installation that only its owner can open; `folder` is ILACS_DATA.

    It is in `memory` where there is room, and else in `folder`.
    """
    return _in_memory(folder, memory) or _own(folder / BESIDE)


@contextmanager
def private_folder(folder: Path) -> Iterator[Path]:
    """A new folder in the private place, gone afterwards in all cases."""
    with tempfile.TemporaryDirectory(dir=private_place(folder), prefix=_READING) as name:
        yield Path(name)


def clear_readings(folder: Path, memory: Path = SHARED_MEMORY) -> None:
    """Remove what was being read when a process was killed. Only while no other reads."""
    _clear(folder, memory, _READING)


def clear_private_places(folder: Path, memory: Path = SHARED_MEMORY) -> None:
    """Remove all that killed processes left. Only while no other process of this place works."""
    _clear(folder, memory, "")


def _clear(folder: Path, memory: Path, prefix: str) -> None:
    for place in (_named(folder, memory), folder / BESIDE):
        for one in place.glob(f"{prefix}*"):
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one, ignore_errors=True)
            else:
                one.unlink(missing_ok=True)


def _named(folder: Path, memory: Path) -> Path:
    return memory / f"ilacs-{sha256(bytes(folder.resolve())).hexdigest()[:16]}"


def _in_memory(folder: Path, memory: Path) -> Path | None:
    """None where there is no such memory, no room in it, or somebody else has the name."""
    try:
        if shutil.disk_usage(memory).free < ROOM:
            return None
        return _own(_named(folder, memory))
    except OSError:
        return None


def _own(place: Path) -> Path:
    """A folder that is ours alone. Raises OSError."""
    place.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    found = place.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise PermissionError
    if stat.S_IMODE(found.st_mode) != OWNER_ONLY:
        place.chmod(OWNER_ONLY)
    return place
