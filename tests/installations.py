"""Installations of the application in folders of their own: each is asked in its own process."""

import json
import os
import subprocess
import sys
from pathlib import Path

from needs import ROOT

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
PASSWORD = "three plain green words"


def environment(folder, **more):
    """What a process is told that works with the installation in a folder."""
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "src", ROOT / "tests"))),
        "ILACS_DATA": str(folder),
        "ILACS_SECURE": "no",
        "ILACS_SECOND_FACTOR": "no",
        "ILACS_HOSTS": "testserver,localhost,127.0.0.1",
        "ILACS_DATABASE": "",
        "ILACS_KEY": KEY,
        **more,
    }


def asked(folder, program, *arguments, **more):
    """What a function of a module of tests gives back, such as `web.restoring:answers`.

    It is called in a process of its own, where the application is set up for the folder.
    """
    module, name = program.split(":")
    lines = (
        "import json, sys",
        "from ilacs.web.setting_up import set_up",
        "set_up()",
        f"from {module} import {name}",
        f"json.dump({name}(*json.loads(sys.argv[1])), sys.stdout)",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines), json.dumps(list(map(_plain, arguments)))],
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def run(folder, *command, **more):
    """A command of the program, such as `run(folder, "admin", "verify")`."""
    program = "from ilacs.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, command)],
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        check=False,
    )


def _plain(argument):
    return str(argument) if isinstance(argument, Path) else argument
