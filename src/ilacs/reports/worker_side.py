"""What runs inside a worker process: one function, on one job at a time.

A job comes as a pickled tuple of arguments on standard input. An answer goes to what was
standard output: a header (how it ended, number of bytes) and the pickled result.
"""

import gc
import importlib
import itertools
import math
import os
import pickle
import signal
import struct
import sys
import traceback
from contextlib import suppress
from enum import IntEnum
from typing import BinaryIO

if sys.platform != "win32":
    import resource

HEADER = struct.Struct("!BQ")
"""Before each answer: its `Ending`, and the number of bytes that follow."""

GRACE_SECONDS = 5

JOBS_BETWEEN_COLLECTIONS = 50


class Ending(IntEnum):
    """How a job ended. `FAULT` is an exception that the function did not expect."""

    DONE = 0
    FAULT = 1
    NO_MEMORY = 2
    CRASHED = 3
    SLOW = 4


def serve() -> None:
    """The worker's side: read jobs from standard input, write answers to standard output."""
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # What a library prints must not get into the answers.
    function, seconds, memory_bytes = pickle.load(jobs)
    try:
        _bound_this_process(memory_bytes)
        module, _, name = function.partition(":")
        work = getattr(importlib.import_module(module), name)
    except Exception as error:
        _send(answers, Ending.FAULT, pickle.dumps(f"{type(error).__name__}: {error}"))
        return
    _send(answers, Ending.DONE, b"")
    # What a job makes holds no cycles, so it goes when the job ends; looking for cycles in the
    # middle of one costs about a twentieth of its time.
    gc.freeze()
    gc.disable()
    for done in itertools.count():
        if done % JOBS_BETWEEN_COLLECTIONS == 0:
            gc.collect()
        try:
            arguments = pickle.load(jobs)
        except EOFError:
            return  # The parent is gone or needs no more.
        _set_alarm(seconds + GRACE_SECONDS)
        try:
            ending, data = Ending.DONE, pickle.dumps(work(*arguments), pickle.HIGHEST_PROTOCOL)
        except MemoryError:
            ending, data = Ending.NO_MEMORY, b""
        except Exception as error:
            if debugging():
                traceback.print_exc()
            ending, data = Ending.FAULT, pickle.dumps(type(error).__name__)
        _set_alarm(0)
        _send(answers, ending, data)


def _send(answers: BinaryIO, ending: Ending, data: bytes) -> None:
    answers.write(HEADER.pack(ending, len(data)))
    answers.write(data)
    answers.flush()


def _bound_this_process(memory_bytes: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle.
    if sys.platform != "win32":
        with suppress(OSError, ValueError):  # macOS has the name but not the limit.
            resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _set_alarm(seconds: float) -> None:
    """End this process by itself when time is long up: the parent may be gone by then."""
    if sys.platform != "win32":
        signal.alarm(math.ceil(seconds))


def debugging() -> bool:
    """Whether the person at the keyboard has asked for tracebacks (`ILACS_DEBUG=1`)."""
    return os.environ.get("ILACS_DEBUG") == "1"
