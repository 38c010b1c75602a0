"""Kills the running application again and again while people work in it, and looks each time
whether everything that it acknowledged is there and nothing is half there.

    python scripts/kill_and_look.py [--kills 200] [--postgresql ADDRESS] [--longest 12] [--log FILE]

It needs Linux, and a folder of its own, which it makes and takes away. `--postgresql` names a
server on which it may make a database; `--longest` is how long people work at most between two
kills, in seconds; `--log` is where the application's own words go. A kill is SIGKILL: what a power
cut does to a disk's own memory is not tried here.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from killing import server
from killing.people import PASSWORD, Found, Notes, Working
from killing.server import Running, waited_for

ENDS = (server.EVERYTHING, server.EVERYTHING, server.COMMAND, server.SERVER)
"""How a start of the server ends; everything at once is what a machine does that goes down."""
KILLS_A_START = 4
SOONEST, LATEST = 0.2, 2.5
"""Seconds of work before a kill, but for one time in four: lists take longer to be checked."""
MAY_TAKE = 30.0
"""Seconds within which what is left heals or ends by itself."""


@dataclass
class Report:
    """What a run came to."""

    notes: Notes = field(default_factory=Notes)
    kills: Counter[str] = field(default_factory=Counter)
    starts: int = 0
    left_running: Counter[str] = field(default_factory=Counter)
    not_healed: Counter[str] = field(default_factory=Counter)
    orphans: int = 0
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    chain: list[str] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    events: int = 0

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost, half there, left running or not started again."""
        wrong = (self.lost, self.half, self.chain, self.left_running, self.not_healed)
        return not any((*wrong, self.notes.faults))

    def words(self) -> Iterator[str]:
        """The report, line by line."""
        yield f"{self.kills.total()} kills in {self.starts} starts: {_counted(self.kills)}"
        done = Counter({kind: len(those) for kind, those in self.notes.done.items()})
        yield f"{self.notes.count()} writes acknowledged: {_counted(done)}"
        asked = sum(map(len, self.notes.asked.values()))
        yield f"{asked - self.notes.count()} writes were asked for and cut off"
        yield f"uploads in the end: {_counted(self.states)}"
        yield f"{self.orphans} folders without a row after kills, 0 after cleaning up"
        yield f"lost: {_listed(self.lost)}"
        yield f"half written: {_listed(self.half)}"
        yield f"left running after a kill: {_counted(self.left_running) or 'none'}"
        yield f"not started again after a kill: {_counted(self.not_healed) or 'none'}"
        yield f"unexpected answers: {_listed(self.notes.faults)}"
        whole = f"{self.events} events, whole"
        yield f"audit trail: {_listed(self.chain) if self.chain else whole}"


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{number} {what}" for what, number in counter.most_common())


def _listed(those: list[str]) -> str:
    return f"{len(those)}: {'; '.join(those[:5])}" if those else "none"


def run(
    kills: int, longest: float, environment: Mapping[str, str], log: Path, chance: random.Random
) -> Report:
    """Make the example, then start, work, kill and look until there were so many kills."""
    os.environ.update(environment)
    from ilacs.web import setting_up  # noqa: PLC0415 - Django is set up for this folder alone

    setting_up.make_ready()
    _people()
    from killing import looking  # noqa: PLC0415

    report, whole, names = Report(), set[tuple[int, str]](), (f"p{n}" for n in count(1))
    while report.kills.total() < kills:
        running = Running(environment, log)
        running.start()
        report.starts += 1
        working = Working(running.address, report.notes, names)
        try:
            most = min(KILLS_A_START, kills - report.kills.total())
            _kill_some(running, most, longest, chance, report)
        finally:
            running.end()
            working.stop()
        report.orphans = max(report.orphans, looking.folders_without_rows())
        _note(report, looking.look(report.notes, whole))
        if report.starts % 10 == 0:
            print(*report.words(), sep="\n", end="\n\n", flush=True)
    _settle(environment, log, report)
    _note(report, looking.look(report.notes, whole))
    return report


def _people() -> None:
    """Brent and those who work in it. Nobody need change the first password."""
    from ilacs.web.actions.people import create_authority, create_person  # noqa: PLC0415

    brent = create_authority(by=None, name="Brent")
    for role in ("analyst", "administrator", "head_of_service"):
        create_person(
            by=None,
            authority=brent,
            email=f"{role.replace('_', '-')}@brent.example",
            name=f"Example {role}",
            role=role,
            password=PASSWORD,
            must_change_password=False,
        )


def _kill_some(
    running: Running, most: int, longest: float, chance: random.Random, report: Report
) -> None:
    """Kill single processes that are started again, and last something that ends it all."""
    for _ in range(most - 1):
        _work_on(chance, longest)
        what = chance.choice(server.HEALED)
        before = set(running.processes())
        if running.kill(what):
            report.kills[what] += 1

            def healed(before: set[int] = before, kind: str = what) -> bool:
                now = running.processes()
                return kind in {now[pid] for pid in set(now) - before} and running.is_well()

            if not waited_for(healed, MAY_TAKE):
                report.not_healed[what] += 1
    _work_on(chance, longest)
    what = chance.choice(ENDS)
    if running.kill(what):
        report.kills[what] += 1
        if not running.ended_by_itself(MAY_TAKE):
            report.left_running[f"after {what}"] += 1


def _work_on(chance: random.Random, longest: float) -> None:
    time.sleep(chance.uniform(SOONEST, longest if chance.random() < 0.25 else min(LATEST, longest)))


def _note(report: Report, found: Found) -> None:
    for into, those in (
        (report.lost, found.lost),
        (report.half, found.half),
        (report.chain, found.chain),
    ):
        into.extend(one for one in those if one not in into)


def _settle(environment: Mapping[str, str], log: Path, report: Report) -> None:
    """Start once more: what was cut off is done or said to have failed, and clean-up cleans up."""
    from killing import looking  # noqa: PLC0415

    from ilacs.web.audit.models import Event  # noqa: PLC0415
    from ilacs.web.data.models import Upload  # noqa: PLC0415

    running = Running(environment, log)
    running.start()
    try:
        if not waited_for(lambda: looking.under_way() == 0, 120):
            report.half.append(f"{looking.under_way()} uploads are never checked")
    finally:
        running.end()
    if looking.failed_without_words():
        report.half.append("an upload failed and does not say why")
    looking.a_day_later()
    if left := looking.folders_without_rows():
        report.half.append(f"{left} folders without a row are never removed")
    report.states = Counter(Upload.objects.values_list("state", flat=True))
    report.events = Event.objects.count()


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--postgresql", metavar="ADDRESS", default="")
    asked.add_argument("--longest", type=float, metavar="SECONDS", default=12.0)
    asked.add_argument("--log", type=Path, metavar="FILE", default=Path(os.devnull))
    asked.add_argument("--seed", type=int, default=1)
    said = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="ilacs-kill-"))
    name = f"ilacs_kill_{os.getpid()}"
    environment = {
        "ILACS_DATA": str(folder),
        "ILACS_SECURE": "no",
        "ILACS_SECOND_FACTOR": "no",
        "ILACS_DATABASE": "",
    }
    if said.postgresql:
        parts = urlsplit(said.postgresql)
        environment["ILACS_DATABASE"] = parts._replace(path=f"/{name}").geturl()
        with psycopg.connect(said.postgresql, autocommit=True) as connection:
            connection.execute(f"create database {name}")
    try:
        report = run(said.kills, said.longest, environment, said.log, random.Random(said.seed))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if said.postgresql:
            with psycopg.connect(said.postgresql, autocommit=True) as connection:
                connection.execute(f"drop database {name} with (force)")
    print(*report.words(), sep="\n")
    return 0 if report.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
