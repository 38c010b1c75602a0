"""Parses one workbook in a process of its own: bytes come in, sheets go out."""

import pickle
import sys
from contextlib import suppress

from python_calamine import PasswordError

from ilacs.lists.reading.workbooks import MOST_MEMORY, parse


def main() -> None:
    """Writes the sheets of the workbook on standard input; None if it asks for a password."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 (not on every system)

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    content, errors = pickle.load(sys.stdin.buffer)
    try:
        sheets = parse(content, errors)
    except PasswordError:
        sheets = None
    sys.stdout.buffer.write(pickle.dumps(sheets))


if __name__ == "__main__":
    main()
