"""Asks the inspectorate's site for one address at a time, politely and with patience."""

import io
import time
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO, Self

import httpx

from ilacs.sector.collect.addresses import Site, origin
from ilacs.sector.collect.answers import Answer, Moved, Passing, Request, Version
from ilacs.sector.collect.errors import NotFetched
from ilacs.sector.collect.manners import Manners, Pace, user_agent
from ilacs.sector.collect.robots import Rules, rules_of, rules_without


class Fetcher:
    """Asks the addresses of one site, one after the other.

    It never asks another host, keeps a pause between any two requests, reads each host's
    robots.txt first and obeys it, waits as long as it is asked to, and stops asking a host
    that fails several times in a row. `contact` tells the site whom it may write to; `clock`
    and `sleep` count in seconds. Close it after use, or use it in a `with` block.
    """

    def __init__(
        self,
        site: Site,
        *,
        contact: str,
        manners: Manners | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.site = site
        self.manners = manners or Manners()
        self._pace = Pace(clock, sleep, self.manners.between_requests)
        self._rules: dict[str, Rules] = {}
        self._failures: dict[str, int] = {}
        self._stopped: dict[str, tuple[str, str, str]] = {}
        self._client = httpx.Client(
            headers={"User-Agent": user_agent(contact), "Accept-Encoding": "gzip, deflate"},
            timeout=httpx.Timeout(self.manners.to_answer, connect=self.manners.to_connect),
            trust_env=not site.is_local,  # A proxy of the system cannot reach this machine.
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def page(self, address: str, known: Version | None = None) -> tuple[Answer, bytes]:
        """A page, in memory; no bytes if it is still the `known` version. Raises NotFetched."""
        body = io.BytesIO()
        answer = self._follow(address, Request(body, known, self.manners.page_bytes))
        return answer, body.getvalue()

    def document(self, address: str, into: BinaryIO, known: Version | None = None) -> Answer:
        """Write a document to `into`, from its beginning; nothing if `known` is still right.

        Raises NotFetched, and OSError if writing fails.
        """
        return self._follow(address, Request(into, known, self.manners.document_bytes))

    def _follow(self, address: str, request: Request, *, obey_robots: bool = True) -> Answer:
        """Ask `address`, and where it sends us, as far as that is on the same site."""
        seen: set[str] = set()
        while True:
            self.site.check(address)
            if address in seen or len(seen) > self.manners.redirects:
                raise NotFetched(
                    "redirects",
                    "the site sends us from one address to the next without end.",
                    "Look at the address in a browser.",
                )
            seen.add(address)
            delay = 0.0
            if obey_robots:
                rules = self._rules_of(origin(address))
                rules.check(address)
                delay = rules.delay
            answer = self._ask_with_patience(address, request, delay)
            if isinstance(answer, Answer):
                return answer
            address = answer.to

    def _rules_of(self, host: str) -> Rules:
        if host not in self._rules:
            self._refuse_if_stopped(host)
            self._rules[host] = self._read_rules(host)
        return self._rules[host]

    def _read_rules(self, host: str) -> Rules:
        body = io.BytesIO()
        request = Request(body, None, self.manners.page_bytes)
        try:
            self._follow(f"{host}/robots.txt", request, obey_robots=False)
        except NotFetched as failure:
            try:
                return rules_without(failure)
            except NotFetched as unreadable:
                self._stopped[host] = (unreadable.rule, unreadable.what, unreadable.remedy)
                raise
        return rules_of(body.getvalue().decode("utf-8", "replace"))

    def _ask_with_patience(self, address: str, request: Request, delay: float) -> Answer | Moved:
        """Ask until there is an answer; raise NotFetched if there is none after all tries."""
        host = origin(address)
        wait = self.manners.first_wait
        failure = Passing("unreachable", "the site was not asked.")
        for tries_left in reversed(range(self.manners.tries)):
            self._refuse_if_stopped(host)
            answer = self._ask(address, request, delay)
            if not isinstance(answer, Passing):
                self._failures[host] = 0
                return answer
            failure = answer
            if (failure.wait or 0) > self.manners.longest_wait:
                self._stop(host, f"the site wants us to wait {failure.wait:,.0f} seconds.")
            elif tries_left:
                self._pace.sleep(max(wait, failure.wait or 0))
                wait = min(2 * wait, self.manners.longest_wait)
        self._count_failure(host)
        raise failure.as_failure(self.manners.tries)

    def _count_failure(self, host: str) -> None:
        self._failures[host] = self._failures.get(host, 0) + 1
        if self._failures[host] >= self.manners.failures_in_a_row:
            self._stop(host, f"the site failed {self._failures[host]} times in a row.")

    def _stop(self, host: str, reason: str) -> None:
        self._stopped[host] = ("stopped", f"not asked: {reason}", "Run again later to go on.")

    def _refuse_if_stopped(self, host: str) -> None:
        if host in self._stopped:
            raise NotFetched(*self._stopped[host])

    def _ask(self, address: str, request: Request, delay: float) -> Answer | Moved | Passing:
        """Ask once."""
        host = origin(address)
        self._pace.wait(host, delay)
        deadline = self._pace.clock() + self.manners.for_one_file
        try:
            with self._client.stream("GET", address, headers=request.conditions()) as response:
                return request.take(response, lambda: self._pace.clock() > deadline)
        except NotFetched as failure:
            if failure.rule == "refused":
                self._count_failure(host)
            raise
        except httpx.TimeoutException:
            return Passing("too-slow", "the site did not answer in time.")
        except (httpx.ConnectError, httpx.ProxyError):
            return Passing("unreachable", "the site could not be reached.")
        except (httpx.TransportError, httpx.DecodingError):
            return Passing("broken-off", "the connection broke off before everything was there.")
        finally:
            self._pace.asked(host)
