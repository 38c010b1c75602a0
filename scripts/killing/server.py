"""The application as processes: started, found by what they are, killed, and waited for."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

PATIENCE = 60.0
"""Seconds within which anything that is waited for happens, or never will."""
EVERYTHING, COMMAND, SERVER, ANSWERING, BACKGROUND = (
    "everything at once",
    "the command",
    "the server",
    "a process that answers",
    "the background",
)
HEALED = (ANSWERING, BACKGROUND)
"""What is started again by what is left; the rest must end by itself."""


@dataclass
class Running:
    """`ilacs serve` on a port of its own, with `environment`; what it says goes to `log`."""

    environment: Mapping[str, str]
    log: Path
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def group(self) -> int:
        """The number of the group of its processes."""
        assert self.process is not None, "it was started"
        return self.process.pid

    def start(self) -> None:
        """Start it, and wait until it is well."""
        self.port = _free_port()
        program = "from ilacs.cli import main; main()"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", program, "serve", "--port", str(self.port)],
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        if not waited_for(self.is_well):
            raise TimeoutError("the application did not start")

    def is_well(self) -> bool:
        """Whether it answers."""
        try:
            return httpx.get(f"{self.address}/health", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def kill(self, what: str) -> bool:
        """Kill; false if no such process is there."""
        numbers = {each: found for found, each in self.processes().items()}
        if what == EVERYTHING:
            os.killpg(self.group, signal.SIGKILL)
        elif what in numbers:
            os.kill(numbers[what], signal.SIGKILL)
        else:
            return False
        return True

    def processes(self) -> Mapping[int, str]:
        """Its processes that run, and what each is."""
        told = _of_group(self.group)
        servers = {pid for pid, _, line in told if "gunicorn" in line}
        kinds = {self.group: COMMAND}
        for pid, parent, _ in told:
            if pid in servers:
                # The server starts those that answer; one of them may have outlived it.
                kinds[pid] = ANSWERING if parent in servers or parent == 1 else SERVER
        return {pid: kinds.get(pid, BACKGROUND) for pid, _, _ in told}

    def ended_by_itself(self, seconds: float = PATIENCE) -> bool:
        """Whether all its processes end without more being done."""

        def ended() -> bool:
            if self.process is not None:
                self.process.poll()
            return not self.processes()

        return waited_for(ended, seconds)

    def end(self) -> None:
        """Kill whatever is left."""
        if self.processes():
            os.killpg(self.group, signal.SIGKILL)
        if not self.ended_by_itself():
            raise TimeoutError("a process cannot be killed")


def waited_for(what: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether something comes about within some seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.05)
    return False


def _of_group(group: int) -> list[tuple[int, int, str]]:
    """Number, parent and command of the processes of a group that are not dead already."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            said = (place / "stat").read_text()
            line = (place / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
        # The second part is the name of the program, in brackets, and may hold anything.
        state, parent, of = said.rpartition(")")[2].split()[:3]
        if int(of) == group and state != "Z":
            found.append((int(place.name), int(parent), line))
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
