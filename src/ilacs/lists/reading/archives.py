"""What must be known about a packed workbook before any parser may touch it.

Everything is measured while unpacking; what the archive says about itself is not trusted.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ilacs.lists.reading.day_nought import DAY_NOUGHT, of_open_document
from ilacs.lists.reading.errors import CannotRead, NotATable
from ilacs.lists.reading.open_documents import look_into_content
from ilacs.lists.reading.shared_strings import Shared, is_too_much
from ilacs.lists.reading.sheet_parts import Errors, OpenSheet, look_into_book, look_into_sheet

MOST_PARTS = 20_000
MOST_UNPACKED = 4 * 1024**3
"""Bytes. A full sheet of 1,048,576 rows with the 34 columns of the longest list needs half."""

MOST_TIMES = 250
LEAST_SUSPECT = 16 * 1024**2
"""A part that grows more than so many times while unpacking, and is larger than so many bytes, is
made to fill the memory; sheets grow 10 to 60 times."""

CHUNK = 4 * 1024**2
OVERLAP = 4096
"""Unpacked bytes looked at together, and how far a look reaches back."""


@dataclass(frozen=True)
class Archive:
    """A packed workbook that was found harmless.

    `errors` gives, by the index of a sheet, the cells that show an error: (row, column) counted
    from 0, and the error's text. `macros` is true if there are programs in it,
    `open_document` if it is an OpenDocument workbook. `day_nought` is what its numbers of days
    count from.
    """

    errors: Mapping[int, Errors] = field(default_factory=dict)
    macros: bool = False
    open_document: bool = False
    day_nought: date = DAY_NOUGHT


def check_archive(content: bytes) -> Archive:
    """Looks through a packed workbook. Raises `CannotRead` in words if it may not be read."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        raise _damaged() from None
    names = [member.filename for member in members]
    _check_names(names)
    seen = _Seen()
    total = 0
    for member in members:
        for chunk in _unpacked(content, member):
            total += len(chunk.new)
            if total > MOST_UNPACKED:
                raise _bomb()
            _look_at(chunk, member.filename, seen)
    if seen.shared.may_be_too_much() and is_too_much(
        b"".join(_parts(content, members, _STRINGS)), _parts(content, members, "xl/worksheets/")
    ):
        raise _bomb()
    macros = any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names)
    if _CONTENT in names:
        xml = bytes(seen.whole[_CONTENT])
        return Archive(look_into_content(xml), macros, True, of_open_document(xml))
    book = look_into_book(bytes(seen.whole[_BOOK]), bytes(seen.whole[_RELATIONS]))
    order = book.order
    errors = {order[name]: sheet.errors for name, sheet in seen.sheets.items() if name in order}
    return Archive(errors, macros, False, book.day_nought)


_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_CONTENT = "content.xml"
_STRINGS = "xl/sharedStrings.xml"
_WHOLE = (_BOOK, _RELATIONS, _CONTENT)


@dataclass(frozen=True)
class _Chunk:
    """Bytes just unpacked, and the same with what came before them."""

    new: bytes
    seen: bytes
    first: bool


@dataclass
class _Seen:
    """What was seen so far: sheets, shared texts, and small parts as a whole."""

    sheets: dict[str, OpenSheet] = field(default_factory=dict)
    shared: Shared = field(default_factory=Shared)
    whole: dict[str, bytearray] = field(
        default_factory=lambda: {name: bytearray() for name in _WHOLE}
    )


def _look_at(chunk: _Chunk, name: str, seen: _Seen) -> None:
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    _check_xml(chunk.seen, first=chunk.first)
    if "worksheets/" in name:
        look_into_sheet(seen.sheets.setdefault(name, OpenSheet()), chunk.seen)
        seen.shared.look_at_sheet(chunk.new)
    elif name == _STRINGS:
        seen.shared.look_at_texts(chunk.seen)
    if name in seen.whole:
        seen.whole[name] += chunk.new


def _parts(content: bytes, members: Iterable[zipfile.ZipInfo], start: str) -> Iterator[bytes]:
    for member in members:
        if member.filename.startswith(start):
            yield b"".join(chunk.new for chunk in _unpacked(content, member))


def _check_names(names: list[str]) -> None:
    if len(names) > MOST_PARTS:
        raise _bomb()
    if len(set(names)) < len(names):
        raise CannotRead(f"Two parts inside it have the same name. {_SAVE_AGAIN}")
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise CannotRead(
            "It holds links to other workbooks. In Excel, choose Data, Edit Links, Break Link, "
            "save a copy, and read that."
        )
    if "xl/workbook.bin" in names:
        raise CannotRead("It is a binary workbook (.xlsb). Save it as .xlsx, and read that.")
    if any(name.startswith("word/") for name in names):
        raise NotATable("It is a Word document, and no table.")
    if not {"xl/workbook.xml", "content.xml"} & set(names):
        if any(name.startswith("xl/") for name in names):
            raise _damaged()
        raise NotATable("It is a packed folder, and no workbook. Unpack it, and read the folder.")


def _unpacked(content: bytes, member: zipfile.ZipInfo) -> Iterator[_Chunk]:
    """A part of the archive, unpacked bit by bit from its own bytes."""
    if member.flag_bits & 1:
        raise CannotRead(
            "It is protected by a password. Open it, save a copy without the password, and read "
            "that."
        )
    header = content[member.header_offset : member.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise _damaged()
    start = (
        member.header_offset
        + 30
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
    packed = memoryview(content)[start : start + member.compress_size]
    if len(packed) < member.compress_size:
        raise _damaged()
    size, before = 0, b""
    for new in _inflated(packed, member.compress_type):
        first = not size
        size += len(new)
        if size > LEAST_SUSPECT and size > MOST_TIMES * max(member.compress_size, 1):
            raise _bomb()
        yield _Chunk(new, before + new, first)
        before = new[-OVERLAP:]
    if size != member.file_size:
        raise _damaged()


def _inflated(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        for start in range(0, len(packed), CHUNK):
            yield bytes(packed[start : start + CHUNK])
        return
    if method != zipfile.ZIP_DEFLATED:
        raise CannotRead(f"It is packed in an unusual way. {_SAVE_AGAIN}")
    inflater = zlib.decompressobj(-15)
    left: bytes | memoryview = packed
    try:
        while not inflater.eof:
            new = inflater.decompress(left, CHUNK)
            if not new and not inflater.unconsumed_tail:
                break
            yield new
            left = inflater.unconsumed_tail
    except zlib.error:
        raise _damaged() from None
    if not inflater.eof or inflater.unused_data:
        raise _damaged()


_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCRYPTION = b"manifest:encryption-data"


def _check_xml(seen: bytes, *, first: bool) -> None:
    if first and seen[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
        raise CannotRead(f"A part of it is in unusual letters. {_SAVE_AGAIN}")
    if b"<!" in seen and _FORBIDDEN.search(seen):
        raise CannotRead(
            "It declares entities, which workbooks never need and which can be made to do harm. "
            "Do not open it; ask where it came from."
        )
    if _ENCRYPTION in seen:
        raise CannotRead(
            "It is protected by a password. Open it, save a copy without the password, and read "
            "that."
        )


_SAVE_AGAIN = "Open it in a spreadsheet program, save it as .xlsx, and read that."


def _damaged() -> CannotRead:
    return CannotRead(
        "It is damaged or not complete. Export it again, or open it in a spreadsheet program, "
        "save it as .xlsx, and read that."
    )


def _bomb() -> CannotRead:
    return CannotRead(
        "It would unpack to more than a workbook can hold: it looks made to do harm. Do not open "
        "it; ask where it came from."
    )
