"""Worker processes that a bad input can neither hang, exhaust nor take down with it.

Each worker is a fresh interpreter that runs one function on one job at a time. It is started
as a plain subprocess, so nothing is forked from a threaded parent and the script that called
us is not imported again; the same code runs on Linux, macOS and Windows.
"""

import math
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ilacs.reports.worker_side import HEADER, Ending, debugging

JOBS_A_WORKER = 250
"""A worker is replaced after this many jobs, so that what leaks in it stays small."""

SECONDS_TO_START = 60.0
"""A worker that is not ready by then is given up."""

SECONDS_BETWEEN_LOOKS = 0.1
"""How often it is looked whether a worker takes too long."""

SECONDS_TO_FINISH = 2.0
"""An idle worker that has not ended by then is killed."""

# -P below: nothing is imported from the folder that the person happens to work in.
_START = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer)"
_SERVE = "from ilacs.reports.worker_side import serve; serve()"


@dataclass(frozen=True, slots=True)
class Job:
    """Arguments for the function, and a size in any unit: the larger, the longer it takes."""

    arguments: tuple[Any, ...]
    size: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: the function's result, or the words of the exception for `FAULT`."""

    ending: Ending
    value: Any = None


def run_each(
    function: str,
    jobs: Iterable[Job],
    *,
    workers: int,
    seconds: float,
    memory_bytes: int,
) -> Generator[Outcome, None, None]:
    """Run `function` (written `module:name`) on every job; outcomes come in the jobs' order.

    At most `workers` processes run, each bounded to `memory_bytes` of address space where the
    platform can, and to `seconds` for a job. No more than a few jobs a worker are taken from
    `jobs` ahead of the outcome that is due, and finished outcomes wait as bytes, so memory
    does not grow with the number of jobs. Closing the iterator ends all processes.

    Raises RuntimeError if a worker cannot be started at all.
    """
    team = _Team(function, workers, seconds, memory_bytes)
    window = max(64, 8 * workers)
    due: deque[Future[tuple[Ending, bytes]]] = deque()
    source = iter(jobs)
    try:
        while True:
            while not team.last_jobs and len(due) < window:
                job = next(source, None)
                if job is None:
                    team.last_jobs = True
                else:
                    due.append(team.take(job))
            if not due:
                return
            first = due.popleft()
            ending, data = _result(first)
            yield Outcome(ending, pickle.loads(data) if data else None)
    finally:
        team.dismiss()


def _result(future: "Future[tuple[Ending, bytes]]") -> tuple[Ending, bytes]:
    while True:
        with suppress(TimeoutError):
            return future.result(timeout=0.5)  # Windows cannot interrupt a longer wait.


class _Team:
    """Threads that each look after one worker process and take jobs from one list."""

    def __init__(self, function: str, workers: int, seconds: float, memory_bytes: int) -> None:
        self.settings = (function, seconds, memory_bytes)
        self.size = workers
        self.last_jobs = False
        self.dismissed = False
        self.jobs: deque[tuple[Job, Future[tuple[Ending, bytes]]]] = deque()
        self.news = threading.Condition()
        self.threads: list[threading.Thread] = []
        self.workers: set[_Worker] = set()
        self.over = threading.Event()
        self.watch = threading.Thread(target=self._watch_deadlines, daemon=True)

    def take(self, job: Job) -> "Future[tuple[Ending, bytes]]":
        future: Future[tuple[Ending, bytes]] = Future()
        with self.news:
            self.jobs.append((job, future))
            self.news.notify()
        if len(self.threads) < self.size:
            thread = threading.Thread(target=self._look_after_a_worker, daemon=True)
            self.threads.append(thread)
            thread.start()
            if not self.watch.is_alive():
                self.watch.start()
        return future

    def _watch_deadlines(self) -> None:
        """Kill workers that take too long; one look at all of them costs next to nothing."""
        while not self.over.wait(SECONDS_BETWEEN_LOOKS):
            with self.news:
                workers = list(self.workers)
            for worker in workers:
                worker.kill_if_late()

    def dismiss(self) -> None:
        with self.news:
            self.dismissed = True
            self.news.notify_all()
            for worker in self.workers:
                if worker.busy:
                    worker.process.kill()
        for thread in self.threads:
            thread.join()
        self.over.set()
        if self.watch.is_alive():
            self.watch.join()

    def _next_job(
        self, worker: "_Worker | None"
    ) -> "tuple[Job, Future[tuple[Ending, bytes]]] | None":
        """Jobs in order; the largest first once all are known, so that the end is even."""
        with self.news:
            while not self.jobs and not self.dismissed:
                self.news.wait()
            if self.dismissed:
                return None
            if worker:
                worker.busy = True
            if self.last_jobs:
                largest = max(range(len(self.jobs)), key=lambda place: self.jobs[place][0].size)
                self.jobs.rotate(-largest)
            return self.jobs.popleft()

    def _look_after_a_worker(self) -> None:
        worker: _Worker | None = None
        while (taken := self._next_job(worker)) is not None:
            job, future = taken
            try:
                was_used = worker is not None
                worker = worker or self._hire()
                ending, data = worker.do(job)
                spoiled = ending in (Ending.CRASHED, Ending.NO_MEMORY)
                if spoiled and was_used and not self.dismissed:
                    # An earlier job may have been the cause: judge this one by itself.
                    self._let_go(worker)
                    worker = self._hire()
                    ending, data = worker.do(job)
                if ending not in (Ending.DONE, Ending.FAULT) or worker.jobs >= JOBS_A_WORKER:
                    self._let_go(worker)
                    worker = None
                future.set_result((ending, data))
            except Exception as error:
                worker = None
                future.set_exception(error)
        if worker:
            self._let_go(worker)

    def _hire(self) -> "_Worker":
        worker = _Worker(*self.settings)
        with self.news:
            self.workers.add(worker)
            if self.dismissed:
                worker.end()
        worker.wait_until_ready()
        return worker

    def _let_go(self, worker: "_Worker") -> None:
        worker.end()
        with self.news:
            self.workers.discard(worker)


class _Worker:
    """One process, seen from the parent. `busy` is false only between two jobs."""

    def __init__(self, function: str, seconds: float, memory_bytes: int) -> None:
        self.seconds = seconds
        self.memory_bytes = memory_bytes
        self.jobs = 0
        self.busy = True
        self.late = False
        self.deadline = math.inf
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", f"{_START}; {_SERVE}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if debugging() else subprocess.DEVNULL,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.to, self.back = self.process.stdin, self.process.stdout
        self.settings = (function, seconds, memory_bytes)

    def wait_until_ready(self) -> None:
        ending, data = self._ask([sys.path, self.settings], SECONDS_TO_START)
        if ending != Ending.DONE:
            self.end()
            why = pickle.loads(data) if data else f"it ended with {self.process.returncode}"
            raise RuntimeError(f"A worker process could not be started: {why}")

    def do(self, job: Job) -> tuple[Ending, bytes]:
        self.jobs += 1
        ending, data = self._ask([job.arguments], self.seconds)
        if ending == Ending.CRASHED and self._had_used_up_its_memory():
            ending = Ending.NO_MEMORY
        self.busy = ending not in (Ending.DONE, Ending.FAULT)
        return ending, data

    def end(self) -> None:
        """Let an idle process finish by itself, and kill any other."""
        with suppress(OSError):
            self.to.close()
        try:
            self.process.wait(0 if self.busy else SECONDS_TO_FINISH)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.back.close()

    def _had_used_up_its_memory(self) -> bool:
        """Whether a process that broke down held more than half of what it may; ends it.

        Libraries that are not Python end the process when they get no memory.
        """
        if sys.platform == "win32":
            return False
        try:
            # Not through the process object, which would wait for it and drop what it used.
            os.kill(self.process.pid, signal.SIGKILL)
            _, status, used = os.wait4(self.process.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            return False
        self.process.returncode = os.waitstatus_to_exitcode(status)
        held: int = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return held > self.memory_bytes / 2

    def _ask(self, messages: list[Any], seconds: float) -> tuple[Ending, bytes]:
        """Send, and wait for the answer; a process that takes too long is killed."""
        self.late = False
        self.deadline = time.monotonic() + seconds
        try:
            self.to.write(b"".join(pickle.dumps(message) for message in messages))
            self.to.flush()
            answer = self._answer()
        except OSError:
            answer = Ending.CRASHED, b""
        finally:
            self.deadline = math.inf
        return (Ending.SLOW, b"") if self.late else answer

    def kill_if_late(self) -> None:
        """Kill the process if its answer is overdue."""
        if time.monotonic() > self.deadline:
            self.late = True
            self.process.kill()

    def _answer(self) -> tuple[Ending, bytes]:
        header = self.back.read(HEADER.size)
        if len(header) < HEADER.size:
            return Ending.CRASHED, b""
        ending, length = HEADER.unpack(header)
        data = self.back.read(length)
        return (Ending(ending), data) if len(data) == length else (Ending.CRASHED, b"")
