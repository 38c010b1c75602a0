"""Two small servers on this machine, one for pages and one for documents, and what they do.

A test says what a path answers; what was asked is written down. Nothing leaves the machine.
"""

import gzip
import hashlib
import socket
import struct
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from ilacs.sector.collect import Site
from inspectorate.pages import Entry, provider_page


class How(Enum):
    """How an answer is sent."""

    WHOLE = "whole"
    CUT = "cut off half-way"
    RESET = "the connection is torn down before it"
    DRIP = "a byte at a time"
    NEVER = "not at all"


@dataclass(frozen=True)
class Reply:
    """One answer. `etag` and `modified` are the version it has, if it has one."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    how: How = How.WHOLE
    etag: str = ""
    modified: str = ""
    zipped: bool = False


@dataclass(frozen=True)
class Asked:
    """One request that came in."""

    host: str
    path: str
    headers: Mapping[str, str]


class StandIn:
    """The site. Paths that no test spoke of are answered with status 404."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self._replies: dict[tuple[str, str], list[Reply]] = {}
        self._servers = {name: _Server(self, name) for name in ("reports", "files")}
        self.reports = f"http://127.0.0.1:{self._servers['reports'].server_port}"
        self.files = f"http://127.0.0.1:{self._servers['files'].server_port}"
        self.site = Site(self.reports, self.files)

    def __enter__(self) -> Self:
        for server in self._servers.values():
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        for server in self._servers.values():
            server.shutdown()
            server.server_close()

    def answers(self, host: str, path: str, *replies: Reply) -> str:
        """Let a path give these answers one after the other, then the last for ever.

        `host` is `reports` or `files`. The address in full.
        """
        self._replies[host, path] = list(replies)
        return (self.reports if host == "reports" else self.files) + path

    def lists(self, urn: int, *entries: Entry, beside: str = "") -> str:
        """Let the page of an authority list these documents. Its address."""
        body = provider_page(*entries, beside=beside).encode()
        return self.answers("reports", f"/provider/44/{urn}", versioned(body))

    def holds(self, number: int, body: bytes) -> str:
        """Let the site hold a document. Its address."""
        return self.answers("files", f"/v1/file/{number}", versioned(body))

    def next_reply(self, host: str, path: str) -> Reply:
        replies = self._replies.get((host, path)) or [Reply(b"nothing here", status=404)]
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def paths(self, *, without_robots: bool = True) -> list[str]:
        """What was asked for, in order."""
        paths = [asked.path for asked in self.asked]
        return [path for path in paths if not (without_robots and path == "/robots.txt")]


def versioned(body: bytes) -> Reply:
    """An answer that tells its version, so that it can be asked for conditionally."""
    return Reply(body, etag=f'"{hashlib.sha256(body).hexdigest()[:16]}"')


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, stand_in: StandIn, name: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stand_in = stand_in
        self.name = name

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that has had enough hangs up, and that is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        stand_in = self.server.stand_in
        stand_in.asked.append(Asked(self.server.name, self.path, dict(self.headers)))
        reply = stand_in.next_reply(self.server.name, self.path)
        if reply.how is How.NEVER:
            stand_in.closing.wait(5)
            self.close_connection = True
        elif reply.how is How.RESET:
            self._tear_down()
        elif self._is_known(reply):
            # Without naming the version once more, as some servers do.
            self._send(Reply(status=304))
        else:
            self._send(reply)

    def _is_known(self, reply: Reply) -> bool:
        return reply.status == 200 and (
            bool(reply.etag and self.headers.get("If-None-Match") == reply.etag)
            or bool(reply.modified and self.headers.get("If-Modified-Since") == reply.modified)
        )

    def _tear_down(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _send(self, reply: Reply) -> None:
        body = gzip.compress(reply.body) if reply.zipped else reply.body
        self.send_response(reply.status)
        headers = dict(reply.headers)
        if reply.status != 304:
            headers.setdefault("Content-Length", str(len(body)))
        if reply.zipped:
            headers["Content-Encoding"] = "gzip"
        headers |= {"ETag": reply.etag} if reply.etag else {}
        headers |= {"Last-Modified": reply.modified} if reply.modified else {}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.how is How.CUT:
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        elif reply.how is How.DRIP:
            for place in range(len(body)):
                self.wfile.write(body[place : place + 1])
                self.server.stand_in.closing.wait(0.005)
        else:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing."""
