"""Many people in the application at once: how long its server takes for each page.

    python benchmarks/people_at_once.py [--people 50] [--reading 5] [--seconds 120] [--sqlite]

Makes a PostgreSQL database and an example authority, serves it from two processes, and lets
people of all roles follow links: each opens any kind of page that it has seen a link to, reads
for about so many seconds, and goes on. The server's milliseconds come from its own log; those of
people include waiting for a free process and the way there. Everything runs on this machine, the
people too.
"""

import argparse
import asyncio
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

import httpx

PASSWORD = "three green plain words"
DATABASE = "ilacs_people_at_once"
ROLES = (
    *("analyst", "head-of-service", "quality-assurance", "team-manager", "practitioner"),
    *("member", "regional-analyst", "administrator"),
)
LINK = re.compile(r'href="(/[^"#]*)"')
NOT_FOLLOWED = ("/static/", "/sign-out")


def main() -> None:
    """Set up, let people in, and print what was measured."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--people", type=int, default=50)
    asked.add_argument("--reading", type=float, default=5.0)
    asked.add_argument("--seconds", type=float, default=120.0)
    asked.add_argument("--size", type=int, default=1000)
    asked.add_argument("--sqlite", action="store_true")
    asked.add_argument("--let-in", action="store_true", help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.let_in:
        _let_in(args.people)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = _environment(folder, sqlite=args.sqlite)
        if not args.sqlite:
            subprocess.run(["createdb", DATABASE], check=True)
        try:
            _ilacs(
                environment, "admin", "example", "--password", PASSWORD, "--size", str(args.size)
            )
            itself = [sys.executable, __file__, "--let-in", f"--people={args.people}"]
            subprocess.run(itself, env=environment, check=True)
            with _served(environment, folder / "log") as address:
                seen = asyncio.run(_all(address, args.people, args.reading, args.seconds))
            _tell(_answered(folder / "log"), seen, args.seconds)
        finally:
            if not args.sqlite:
                subprocess.run(["dropdb", "--if-exists", "--force", DATABASE], check=True)


def _environment(folder: Path, *, sqlite: bool) -> Mapping[str, str]:
    return {
        **os.environ,
        "ILACS_DATA": str(folder / "data"),
        "ILACS_DATABASE": "" if sqlite else f"postgresql:///{DATABASE}",
        "ILACS_SECURE": "no",
        "ILACS_SECOND_FACTOR": "no",
        "ILACS_LOG_REQUESTS": "yes",
    }


def _ilacs(environment: Mapping[str, str], *arguments: str) -> None:
    program = [sys.executable, "-c", "from ilacs.cli import main; main()", *arguments]
    subprocess.run(program, env=environment, check=True, stdout=subprocess.DEVNULL)


def _let_in(people: int) -> None:
    """Let so many people in, as many of each role, each like the example's person of that role."""
    from ilacs.web.setting_up import make_ready  # noqa: PLC0415

    make_ready()
    from ilacs.web.actions.people import create_person  # noqa: PLC0415
    from ilacs.web.people.models import Person  # noqa: PLC0415

    for number in range(people):
        like = Person.objects.get(email=f"{ROLES[number % len(ROLES)]}@brent.example")
        create_person(
            by=None,
            authority=like.authority,
            email=_address(number),
            name=f"Person {number}",
            role=like.role,
            password=PASSWORD,
            must_change_password=False,
            team=like.team,
            worker=like.worker,
        )


def _address(number: int) -> str:
    return f"person-{number}@brent.example"


@contextmanager
def _served(environment: Mapping[str, str], log: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [sys.executable, "-c", "from ilacs.cli import main; main()"]
    with log.open("w") as written:
        server = subprocess.Popen(
            [*program, "serve", "--port", str(port)],
            env=environment,
            stderr=written,
            stdout=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(600):
                try:
                    httpx.get(f"{address}/health", timeout=5)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


async def _all(address: str, people: int, reading: float, seconds: float) -> list[float]:
    """Milliseconds that people waited for pages, from the time on that all are signed in."""
    waited: list[float] = []
    clients = [httpx.AsyncClient(base_url=address, timeout=60) for _ in range(people)]
    for number, client in enumerate(clients):
        await _sign_in(client, _address(number))
    until = time.monotonic() + seconds
    await asyncio.gather(
        *(
            _read(client, random.Random(number), reading, until, waited)
            for number, client in enumerate(clients)
        )
    )
    for client in clients:
        await client.aclose()
    return waited


async def _sign_in(client: httpx.AsyncClient, email: str) -> None:
    page = await client.get("/sign-in")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token, "the page has a form"
    answer = await client.post(
        "/sign-in",
        data={
            "csrfmiddlewaretoken": token[1],
            "username": email,
            "password": PASSWORD,
        },
    )
    if answer.status_code != httpx.codes.FOUND:
        raise SystemExit(f"Somebody could not sign in: {answer.status_code}.")


async def _read(
    client: httpx.AsyncClient,
    chance: random.Random,
    reading: float,
    until: float,
    waited: list[float],
) -> None:
    """Follow links until the time is up, any kind of page as often as any other."""
    known: dict[str, set[str]] = {"/record": {"/record"}}
    await asyncio.sleep(chance.uniform(0, reading))
    while time.monotonic() < until:
        link = chance.choice(sorted(known[chance.choice(sorted(known))]))
        start = time.perf_counter()
        answer = await client.get(link, follow_redirects=True)
        waited.append((time.perf_counter() - start) * 1000)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            for found in LINK.findall(answer.text):
                if not found.startswith(NOT_FOLLOWED):
                    address = found.replace("&amp;", "&")
                    known.setdefault(_kind(address), set()).add(address)
        await asyncio.sleep(chance.uniform(0.5 * reading, 1.5 * reading))


def _kind(address: str) -> str:
    """What addresses of one kind of page have in common: all but what names one of them."""
    parts = address.partition("?")[0].split("/")
    return "/".join(part if number in {1, 2, 4} else "*" for number, part in enumerate(parts))


def _answered(log: Path) -> Mapping[str, list[tuple[int, float]]]:
    """Status and milliseconds of each request, by the name of its page."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for line in log.read_text().splitlines():
        told = json.loads(line)
        if "milliseconds" in told:
            found[told["page"]].append((told["status"], told["milliseconds"]))
        else:
            print(line)
    return found


def _tell(
    pages: Mapping[str, list[tuple[int, float]]], waited: list[float], seconds: float
) -> None:
    print(f"{'page':<24}{'answers':>9}{'median ms':>11}{'p95 ms':>9}{'most ms':>9}  status")
    inside = {name: of for name, of in pages.items() if name not in {"sign_in", "health"}}
    for name, answers in sorted(inside.items()):
        _line(name, [one for _, one in answers], Counter(status for status, _ in answers))
    every = [one for answers in inside.values() for _, one in answers]
    _line("all, at the server", every, Counter())
    _line("all, as people wait", waited, Counter())
    print(f"{len(every) / seconds:.1f} pages a second")


def _line(name: str, times: list[float], statuses: Counter[int]) -> None:
    late = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    said = ", ".join(f"{status}: {many}" for status, many in sorted(statuses.items()))
    print(f"{name:<24}{len(times):>9,}{median(times):>11.0f}{late:>9.0f}{max(times):>9.0f}  {said}")


if __name__ == "__main__":
    main()
