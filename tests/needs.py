"""What a test may need that a machine may lack: how it is found, and how to get it.

A test says `@pytest.mark.needs("pdftoppm")`, or asks for the fixture `shared`. Without the thing
it is skipped, and the reason says what was missed. Where automation provides the thing, it names
it in ILACS_CI_PROVIDES (names parted by spaces), and missing it is a failure.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Need:
    """Something from outside: what it is, whether it is here, and how to get it."""

    what: str
    is_here: Callable[[], bool]
    remedy: str


def shared_folder() -> Path | None:
    """The folder with the published reports, which may not be copied into the project."""
    folder = Path(os.environ.get("ILACS_SHARED") or ROOT.parent / "shared")
    return folder.resolve() if (folder / "data" / "reports").is_dir() else None


def published(pattern: str) -> list[Any]:
    """Files of the archive, such as `data/reports/*.pdf`, as the cases of a parametrised test.

    Where there is no archive, one case that is skipped with the reason.
    """
    folder = shared_folder()
    if folder is None:
        return [pytest.param(None, id="no-archive", marks=pytest.mark.needs("shared"))]
    return [pytest.param(path, id=path.name) for path in sorted(folder.glob(pattern))]


def program(*names: str) -> Callable[[], bool]:
    """Whether a program by one of `names` is on the path."""
    return lambda: any(shutil.which(name) for name in names)


def browser() -> str | None:
    """Where the browser is; None if there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


POSTGRESQL = os.environ.get("ILACS_POSTGRESQL") or "postgresql://postgres@127.0.0.1:5432/postgres"
"""The server that tests may write to, in a schema of their own that they take away again."""


@cache
def postgresql_answers() -> bool:
    """Whether that server lets us in."""
    try:
        psycopg.connect(POSTGRESQL, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


NEEDS = {
    "shared": Need(
        "the archive of published reports",
        lambda: shared_folder() is not None,
        "put it beside this checkout as ../shared, or name its folder in ILACS_SHARED",
    ),
    "pdftoppm": Need(
        "pdftoppm, which draws PDF pages",
        program("pdftoppm"),
        "install poppler-utils",
    ),
    "postgresql": Need(
        "a PostgreSQL server that tests may write to",
        postgresql_answers,
        "start one, and name it in ILACS_POSTGRESQL as postgresql://user@host/database",
    ),
    "chromium": Need(
        "a browser that tests may drive",
        lambda: browser() is not None,
        "install chromium",
    ),
    "libreoffice": Need(
        "LibreOffice, which opens workbooks as a reader does",
        program("soffice", "libreoffice"),
        "install libreoffice-calc",
    ),
}


def demand(name: str) -> None:
    """Skip the running test if `name` is not here; fail it if automation should provide it."""
    need = NEEDS[name]
    if need.is_here():
        return
    reason = f"{name} is missing ({need.what}): {need.remedy}"
    if name in os.environ.get("ILACS_CI_PROVIDES", "").split():
        pytest.fail(f"{reason}. ILACS_CI_PROVIDES promises it.", pytrace=False)
    pytest.skip(reason)
