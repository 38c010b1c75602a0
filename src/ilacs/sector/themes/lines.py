"""Many texts at once: a file with one JSON object a line, and an answer or a problem for each."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ilacs.sector.themes.classifier import Classified, classify

LONGEST_LINE = 100_000
"""Bytes in a line at most. The longest published area for improvement has under 1,500 letters."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ClassifiedLine:
    """The themes of one line, under the id that the line gave."""

    id: str | int
    classified: Classified

    def as_json(self) -> str:
        """One line of JSON: `{id, themes, why}`, where why is `[{theme, words, strength}]`."""
        return json.dumps(
            {
                "id": self.id,
                "themes": self.classified.themes,
                "why": [asdict(reason) for reason in self.classified.why],
            },
            ensure_ascii=False,
        )


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read: its number from 1, what was wrong, what to do."""

    number: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.what} {self.remedy}"


class _Wrong(Exception):
    """A line is not as it should be: what was wrong, what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def classify_file(path: Path) -> Iterator[ClassifiedLine | BadLine]:
    """The answer to every line of a JSONL file, in order. Raises OSError if it cannot be read."""
    with path.open("rb") as file:
        yield from classify_lines(_lines(file.readline))


def classify_lines(lines: Iterable[bytes]) -> Iterator[ClassifiedLine | BadLine]:
    """The answer to every line `{"id": ..., "text": ...}`, in order; a problem for a bad one.

    A line that cannot be read stops nothing. Of two lines with one id the second is a problem.
    """
    seen: dict[tuple[type, str | int], int] = {}
    for number, line in enumerate(lines, 1):
        try:
            key, text = _read(line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line)
            first = seen.setdefault((type(key), key), number)
            if first != number:
                raise _Wrong(f"the id is that of line {first} too.", "Give every line its own id.")
        except _Wrong as wrong:
            yield BadLine(number, wrong.what, wrong.remedy)
        else:
            yield ClassifiedLine(key, classify(text))


def _lines(readline: Any) -> Iterator[bytes]:
    """Lines of a file; what goes beyond the longest that is read is passed over."""
    while line := readline(LONGEST_LINE + 1):
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = readline(LONGEST_LINE + 1)
        yield line


def _read(line: bytes) -> tuple[str | int, str]:
    """The id and the text of a line."""
    if len(line.rstrip(b"\r\n")) > LONGEST_LINE:
        raise _Wrong(
            f"it is longer than {LONGEST_LINE:,} bytes.", "Give one sentence or paragraph a line."
        )
    entry = _object(line)
    for name in ("id", "text"):
        if name not in entry:
            raise _Wrong(f"it has no {name!r}.", 'Write lines like {"id": 1, "text": "..."}.')
    key, text = entry["id"], entry["text"]
    if isinstance(key, bool) or not isinstance(key, str | int):
        raise _Wrong("the id is neither text nor a whole number.", "Give it one of these.")
    if not isinstance(text, str):
        raise _Wrong("the text is not text.", "Put it in double quotes.")
    if any(not _is_whole(value) for value in (str(key), text)):
        raise _Wrong("it holds half of a character.", "Save the file as UTF-8 again.")
    return key, text


def _object(line: bytes) -> dict[str, Any]:
    if not line.strip():
        raise _Wrong("it is empty.", "Take it out.")
    try:
        entry = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _Wrong("it is not UTF-8.", "Save the file as UTF-8.") from None
    except (ValueError, RecursionError):
        raise _Wrong("it is not JSON.", 'Write lines like {"id": 1, "text": "..."}.') from None
    if not isinstance(entry, dict):
        raise _Wrong("it is not a JSON object.", 'Write lines like {"id": 1, "text": "..."}.')
    return entry


def _is_whole(text: str) -> bool:
    """Whether text can be written: JSON may escape one half of a character alone."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)
