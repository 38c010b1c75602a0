"""What an answer of the site means: a document, no change, another address, wait, or no."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urljoin

import httpx

from ilacs.sector.collect.errors import NotFetched
from ilacs.sector.collect.manners import seconds_asked_for

_ALSO_PASSING = frozenset({408, 425, 429})
_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Version:
    """How a site names the version of a document, for asking whether there is a newer one."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an address: `changed` is False where it is as it was when last asked."""

    changed: bool
    version: Version


@dataclass(frozen=True, slots=True)
class Moved:
    """The site says that this is at another address."""

    to: str


@dataclass(frozen=True, slots=True)
class Passing:
    """A failure that may pass. `wait` is how many seconds the site asks us to wait, if it does."""

    rule: str
    what: str
    wait: float | None = None

    def as_failure(self, tries: int) -> NotFetched:
        """What is said when it has not passed after so many tries."""
        return NotFetched(
            self.rule, f"{self.what} Tried {tries:,} times.", "Run again later to go on from here."
        )


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: where it is written, which version is known, how many bytes at most."""

    into: BinaryIO
    known: Version | None
    largest: int

    def conditions(self) -> dict[str, str]:
        """The headers that ask for nothing if the known version is still right."""
        known = self.known or Version()
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        # A version with other letters cannot be sent back as it came: it is asked for anew.
        return {name: value for name, value in asked.items() if value and value.isascii()}

    def take(
        self, response: httpx.Response, is_late: Callable[[], bool]
    ) -> Answer | Moved | Passing:
        """Judge a response and write its body down; raise NotFetched where it is a clear no."""
        status = response.status_code
        if status == httpx.codes.OK:
            return self._write(response, is_late)
        if status == httpx.codes.NOT_MODIFIED and self.conditions():
            return Answer(False, _version(response))
        if status in _MOVED:
            return _moved(response)
        if status in _ALSO_PASSING or status >= httpx.codes.INTERNAL_SERVER_ERROR:
            header = response.headers.get
            wait = seconds_asked_for(header("Retry-After", ""), header("Date", ""))
            return Passing("busy", f"the site is busy or out of order (status {status}).", wait)
        raise _no(status)

    def _write(self, response: httpx.Response, is_late: Callable[[], bool]) -> Answer | Passing:
        # What an earlier try left behind goes.
        self.into.seek(0)
        self.into.truncate()
        self._check_size(_length(response))
        size = 0
        for piece in response.iter_bytes():
            if is_late():
                return Passing("too-slow", "the site sends this too slowly.")
            size += len(piece)
            self._check_size(size)
            self.into.write(piece)
        return Answer(True, _version(response))

    def _check_size(self, size: int) -> None:
        if size > self.largest:
            raise NotFetched(
                "too-large",
                f"it has more than {self.largest / 1e6:,.4g} MB, which no report has.",
                "Look at it in a browser.",
            )


def _version(response: httpx.Response) -> Version:
    return Version(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))


def _length(response: httpx.Response) -> int:
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else 0


def _moved(response: httpx.Response) -> Moved:
    try:
        return Moved(urljoin(str(response.url), response.headers["Location"]))
    except (KeyError, ValueError):
        raise NotFetched(
            "redirects", "the site sends us elsewhere but not where.", "Look at it in a browser."
        ) from None


def _no(status: int) -> NotFetched:
    if status in _GONE:
        return NotFetched(
            "not-found",
            f"the site has nothing at this address (status {status}).",
            "Look whether it has moved.",
        )
    if httpx.codes.is_client_error(status):
        return NotFetched(
            "refused",
            f"the site refuses to show this to programs (status {status}).",
            "Look at it in a browser.",
        )
    return NotFetched(
        "unexpected",
        f"the site gave an answer that makes no sense here (status {status}).",
        "Try again later.",
    )
