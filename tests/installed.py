"""Installations of their own for tests: commands as people type them, and a server that answers."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from needs import ROOT

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
PASSWORD = "three plain green words"
PATIENCE = 60
"""Seconds that a machine with much to do may take."""

_COMMAND = (sys.executable, "-c", "from ilacs.cli import main; main()")


@dataclass(frozen=True)
class Installation:
    """What the environment says of one installation."""

    environment: Mapping[str, str]

    def run(self, *words: str, said: str = "") -> str:
        """Run `ilacs` with `words`, `said` coming through a pipe; what it prints."""
        done = subprocess.run(
            (*_COMMAND, *words),
            env=self.environment,
            input=said,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[str]:
        """The address at which `ilacs serve` answers, until the block ends; it ends well."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        running = subprocess.Popen(
            (*_COMMAND, "serve", "--port", str(port)),
            env=self.environment,
            stdout=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address)
            yield address
        finally:
            running.terminate()
            assert running.wait(PATIENCE) == 0


def installation(folder: Path, *, second_factor: bool) -> Installation:
    """An installation on one's own machine that keeps everything in `folder`."""
    settings = {
        "ILACS_DATA": str(folder),
        "ILACS_SECURE": "no",
        "ILACS_SECOND_FACTOR": "yes" if second_factor else "no",
        "ILACS_DATABASE": "",
    }
    return Installation(os.environ | settings)


def asked(folder: Path, program: str, *arguments: object, **more: str) -> Any:
    """What a function of a module of tests gives back, such as `web.putting_back:answers`.

    It is called in a process of its own, where the application is set up for the folder; `more`
    is what else the environment says.
    """
    module, name = program.split(":")
    lines = (
        "import json, sys",
        "from ilacs.web.setting_up import set_up",
        "set_up()",
        f"from {module} import {name}",
        f"json.dump({name}(*json.loads(sys.argv[1])), sys.stdout)",
    )
    told = {
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "src", ROOT / "tests"))),
        "ILACS_HOSTS": "testserver,localhost,127.0.0.1",
        "ILACS_KEY": KEY,
    }
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines), json.dumps(arguments, default=str)],
        env={**installation(folder, second_factor=False).environment, **told, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def _wait_for(address: str) -> None:
    for _ in range(PATIENCE * 5):
        try:
            urlopen(f"{address}/health").close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server does not answer")
