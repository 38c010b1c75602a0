"""Many documents: find them under the paths given, and read them beside each other.

Every file that is met comes out as a document, as unreadable, or counted as skipped.
"""

import os
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.limits import Limits
from ilacs.reports.record import InspectionReport
from ilacs.reports.refusals import cannot_be_opened, refusal
from ilacs.reports.worker_side import Ending
from ilacs.reports.workers import Job, Outcome, run_each

DOCUMENT_TYPES = frozenset({".pdf", ".txt", ".md", ".markdown", ".html", ".htm"})
"""Endings of the files that are looked for in folders, in lower case."""

HIDDEN = "hidden"
LOCK = "lock file of an open document"
OTHER_TYPE = "another type of file"
TWICE = "met twice"

READ_ONE = "ilacs.reports.one_file:read_one"


@dataclass(frozen=True, slots=True)
class Found:
    """What lies under the paths given: `documents` and `names` belong together by position.

    A name is the path within the folder that was given, or the file's own name if the file
    was; where two would be the same, it is the path in full. `skipped` counts by reason.
    """

    documents: tuple[Path, ...]
    names: tuple[str, ...]
    unreadable: tuple[UnreadableDocument, ...]
    skipped: dict[str, int]


def find_documents(
    paths: Iterable[Path],
) -> tuple[tuple[Path, ...], tuple[UnreadableDocument, ...]]:
    """The documents under `paths`, and what could not be looked at; `search` says more."""
    found = search(paths)
    return found.documents, found.unreadable


def search(paths: Iterable[Path]) -> Found:
    """Files as given, and folders with all that is in them, in the order of their names.

    In folders only files of `DOCUMENT_TYPES` count; hidden files and the lock files of
    open documents are skipped. A folder or file that is met twice, also through links, is
    taken once.
    """
    looking = _Search()
    for path in paths:
        looking.take(path)
    return looking.found()


class _Search:
    def __init__(self) -> None:
        self.documents: list[tuple[Path, str]] = []
        self.unreadable: list[UnreadableDocument] = []
        self.skipped: Counter[str] = Counter()
        self.seen: set[tuple[int, int] | str] = set()

    def take(self, path: Path) -> None:
        """Take a path that a person gave: whatever it is, something is said about it."""
        try:
            is_folder = path.is_dir()
        except OSError:
            is_folder = False
        if not is_folder:
            self._take_file(path, printable(path.name or str(path)))
            return
        before = (len(self.documents), len(self.unreadable), self.skipped[TWICE])
        self._take_folder(path)
        if before == (len(self.documents), len(self.unreadable), self.skipped[TWICE]):
            self.unreadable.append(
                UnreadableDocument(
                    printable(path),
                    "not-found",
                    "there is no PDF, text, Markdown or HTML file in this folder.",
                    "Check that it is the right folder.",
                )
            )

    def _take_folder(self, top: Path) -> None:
        documents: list[Path] = []
        folders = [top]
        while folders:
            folder = folders.pop()
            try:
                if self._is_known(folder):
                    self.skipped[TWICE] += 1
                    continue
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as error:
                self.unreadable.append(cannot_be_opened(printable(folder), error))
                continue
            for entry in entries:
                if entry.name.startswith("."):
                    self.skipped[HIDDEN] += 1
                elif entry.name.startswith("~$"):
                    self.skipped[LOCK] += 1
                elif _is_folder(entry):
                    folders.append(folder / entry.name)
                elif Path(entry.name).suffix.lower() in DOCUMENT_TYPES:
                    documents.append(folder / entry.name)
                else:
                    self.skipped[OTHER_TYPE] += 1
        for document in sorted(documents):
            self._take_file(document, printable(document.relative_to(top).as_posix()))

    def _take_file(self, path: Path, name: str) -> None:
        refused = refusal(path, name, Limits().file_bytes)
        if refused:
            self.unreadable.append(refused)
        elif self._is_known(path):
            self.skipped[TWICE] += 1
        else:
            self.documents.append((path, name))

    def _is_known(self, path: Path) -> bool:
        facts = path.stat()
        identity = (facts.st_dev, facts.st_ino) if facts.st_ino else str(path.resolve())
        known = identity in self.seen
        self.seen.add(identity)
        return known

    def found(self) -> Found:
        uses = Counter(name for _, name in self.documents)
        names = (
            name if uses[name] == 1 else printable(path.as_posix()) for path, name in self.documents
        )
        return Found(
            documents=tuple(path for path, _ in self.documents),
            names=tuple(names),
            unreadable=tuple(self.unreadable),
            skipped={reason: count for reason, count in sorted(self.skipped.items()) if count},
        )


def read_many(
    paths: Iterable[Path],
    *,
    names: Iterable[str] | None = None,
    workers: int | None = None,
    seconds_per_file: float = 60,
    memory_bytes: int = 3 * 2**29,
) -> Generator[InspectionReport | UnreadableDocument, None, None]:
    """Read each path in a worker process; one result for each, in the order of the paths.

    `names` is what to call each file in its result (otherwise the file's own name).
    `workers` is the number of processes (otherwise one for each processor core). A file that
    takes longer than `seconds_per_file` or more than `memory_bytes` of memory (1.5 GiB), or
    that crashes its worker, comes out as an UnreadableDocument and disturbs no other.
    Results come as soon as they are ready, and only a few are held at a time.
    """
    asked: deque[str] = deque()

    def jobs() -> Iterator[Job]:
        for path, name in zip(paths, repeat(None) if names is None else names, strict=False):
            asked.append(printable(path.name) if name is None else name)
            yield Job((str(path), asked[-1]), _size(path))

    outcomes = run_each(
        READ_ONE,
        jobs(),
        workers=workers or processor_cores(),
        seconds=seconds_per_file,
        memory_bytes=memory_bytes,
    )
    with closing(outcomes):
        for outcome in outcomes:
            name = asked.popleft()
            if outcome.ending == Ending.DONE:
                yield outcome.value
            else:
                yield _stopped(name, outcome, seconds_per_file, memory_bytes)


def processor_cores() -> int:
    """The number of processor cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # Linux only.
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def printable(name: str | Path) -> str:
    """A file name that is safe to print and to write: what does not print is spelt out."""
    return "".join(
        character
        if character.isprintable()
        else f"\\x{ord(character) - 0xDC00:02x}"  # A byte that is no character.
        if "\udc80" <= character <= "\udcff"
        else character.encode("unicode_escape").decode("ascii")
        for character in str(name)
    )


def _stopped(name: str, outcome: Outcome, seconds: float, memory_bytes: int) -> UnreadableDocument:
    """The words for a file whose reading ended without an answer."""
    remedy = "Check that it is the right file, or open it and save it as a new PDF."
    match outcome.ending:
        case Ending.SLOW:
            rule, what = "too-slow", f"reading took longer than {seconds:g} seconds."
        case Ending.NO_MEMORY:
            rule = "too-large"
            what = f"reading needs more than {memory_bytes / 2**30:g} GiB of memory."
        case Ending.CRASHED:
            rule, what = "damaged", "the program that opens PDF files broke down over it."
        case _:
            return UnreadableDocument(
                name,
                "internal-error",
                f"the reader met something that it was not made for ({outcome.value}).",
                "This is a fault of ilacs: please report it, with the file if it is public.",
            )
    return UnreadableDocument(name, rule, what, remedy)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
