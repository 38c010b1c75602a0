"""Files and folders, and what is in them by their content."""

import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ilacs.lists.reading.archives import check_archive
from ilacs.lists.reading.delimited import read_delimited
from ilacs.lists.reading.errors import CannotRead, NotATable
from ilacs.lists.reading.grids import Sheet
from ilacs.lists.reading.parquet import read_parquet
from ilacs.lists.reading.workbooks import read_workbook


@dataclass(frozen=True)
class File:
    """A file to read, and the name that the user knows it by.

    `in_folder` is true where the user named a folder that it lies in, and not the file itself.
    """

    path: Path
    name: str
    in_folder: bool = False


def gather(paths: Sequence[Path]) -> list[File]:
    """The files named, and all those in folders named but for hidden ones, in order of names.

    Raises `CannotRead` if something named is not there, or is neither file nor folder.
    """
    files: list[File] = []
    for path in paths:
        if path.is_dir():
            files += _in_folder(path)
        elif not path.exists():
            raise CannotRead(f"There is no file or folder {path}.")
        elif not path.is_file():
            raise CannotRead(f"{path} is neither a file nor a folder.")
        else:
            files.append(File(path, path.name))
    return _told_apart(files)


def sheets_of(file: File) -> list[Sheet]:
    """The tables in a file. Raises `CannotRead` in words."""
    try:
        if not stat.S_ISREG(file.path.stat().st_mode):
            raise CannotRead("It is no ordinary file.")
        content = file.path.read_bytes()
    except OSError:
        raise CannotRead("It could not be opened: check that you may read it.") from None
    if not content:
        raise CannotRead("It is empty: it holds no bytes at all. Export it again.")
    if content.startswith(b"PK"):
        return read_workbook(content, check_archive(content))
    if content.startswith(_OLE):
        return _old_workbook(content)
    if content.startswith(b"PAR1"):
        return read_parquet(content)
    for sign, words in _OTHER_KINDS:
        if sign.match(content[:1000]):
            raise NotATable(words)
    return read_delimited(content)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "Open it in a spreadsheet program, save it as .xlsx, and read that."
_OTHER_KINDS = (
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)?"
                rb"<(?:!doctype html|html|table|meta|head|style)",
                re.IGNORECASE | re.DOTALL),
     f"It is a web page, whatever its name says. {_SAVE_AS}"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml.*?spreadsheet", re.DOTALL | re.IGNORECASE),
     f"It is a workbook in an old form of XML. {_SAVE_AS}"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml"), "It is an XML file, and no table."),
    (re.compile(rb"%PDF"), "It is a PDF, and no table. Export the lists as .xlsx or .csv."),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!"), "It is packed. Unpack it, and read what is in it."),
    (re.compile(rb"[\[{]\s*[\[{\"]"), "It is JSON, and no table. Export .xlsx or .csv."),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0", re.DOTALL), "It is a picture."),
)  # fmt: skip


def _old_workbook(content: bytes) -> list[Sheet]:
    if _ENCRYPTED in content:
        raise CannotRead(
            "It is protected by a password. Open it, save a copy without the password, and read "
            "that."
        )
    return read_workbook(content)


_PASSED_OVER = re.compile(r"[.~]|(?:thumbs\.db|desktop\.ini)$", re.IGNORECASE)
"""Names of files that programs keep for themselves."""


def _in_folder(folder: Path) -> list[File]:
    found = [
        File(path, path.relative_to(folder).as_posix(), in_folder=True) for path in _walk(folder)
    ]
    return sorted(found, key=lambda file: _natural(file.name))


def _walk(folder: Path) -> Iterator[Path]:
    try:
        inside = list(folder.iterdir())
    except OSError:
        raise CannotRead(f"The folder {folder} could not be opened.") from None
    for path in inside:
        if _PASSED_OVER.match(path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif not path.is_dir():
            yield path


def _natural(name: str) -> list[tuple[int, str]]:
    """Numbers by their value: list_2 before list_10."""
    return [
        (int(part), "") if part.isdecimal() else (-1, part.casefold())
        for part in re.split(r"(\d+)", name)
    ]


def _told_apart(files: Sequence[File]) -> list[File]:
    """Files of the same name by their whole paths; a file named twice once."""
    once = {file.path.resolve(): file for file in reversed(files)}
    files = [file for file in files if once.get(file.path.resolve()) is file]
    times = Counter(file.name for file in files)
    return [
        File(file.path, file.path.as_posix(), file.in_folder) if times[file.name] > 1 else file
        for file in files
    ]
