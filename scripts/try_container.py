"""Does what the Containerfile says, without a container, in a folder: for machines that have none.

    python scripts/try_container.py [FOLDER]

Every COPY and RUN is done in its order, with the paths of the container below FOLDER; the python of
this process stands in for the image, and must be one that everybody may run. Only commands that
change users are left out and told. What was installed is then closed to writing, CMD is run by a
user without rights where this process may choose one, HEALTHCHECK is asked until it is content, and
a page is asked for. That an image is built by a program for containers is not tried.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATHS = ("/opt/ilacs", "/var/lib/ilacs", "/build")
USER = 10001
LEFT_OUT = ("groupadd", "useradd")
PATIENCE = 120


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction of a Containerfile, and what it says."""
    for line in text.replace("\\\n", " ").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            yield name, rest.strip()


def below(text: str, folder: Path) -> str:
    """Text with the paths of the container below a folder."""
    for path in PATHS:
        text = re.sub(rf"(?<![\w/.]){path}", f"{folder}{path}", text)
    return text


def build(said: list[tuple[str, str]], folder: Path, environment: dict[str, str]) -> None:
    """Do what builds."""
    for name, rest in said:
        if name == "RUN":
            if rest.startswith(LEFT_OUT):
                print(f"left out: {name} {rest}")
                continue
            command = below(rest, folder)
            command = re.sub(r"^python ", f"{sys.executable} ", command)
            if command.startswith("install ") and os.getuid():
                command = re.sub(r"--(owner|group)=\d+ ", "", command)
            print(f"{name} {command}", flush=True)
            subprocess.run(command, shell=True, check=True, cwd=folder / "build", env=environment)
        elif name == "COPY" and not rest.startswith("--from"):
            *sources, to = rest.split()
            print(f"{name} {rest}", flush=True)
            for source in sources:
                _copy(ROOT / source, folder / "build" / to, several=to.endswith("/"))
        elif name == "ENV":
            for pair in below(rest, folder).split():
                key, _, value = pair.partition("=")
                environment[key] = value.replace("${PATH}", environment["PATH"])


def _copy(source: Path, to: Path, *, several: bool) -> None:
    if source.is_dir():
        shutil.copytree(source, to, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    else:
        to = to / source.name if several else to
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, to)


def start(
    said: dict[str, str], folder: Path, environment: dict[str, str]
) -> "subprocess.Popen[bytes]":
    """Run CMD, as a user without rights who can write in one folder alone."""
    command = json.loads(said["CMD"])
    if os.getuid() == 0:
        command = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *command]
        for place in [folder, *folder.rglob("*")]:
            if place.is_dir() and (folder / "var/lib/ilacs") not in [place, *place.parents]:
                place.chmod(0o555)
    print(f"CMD {command}", flush=True)
    return subprocess.Popen(command, env=environment, cwd="/")


def is_healthy(said: dict[str, str], environment: dict[str, str]) -> bool:
    """Ask as HEALTHCHECK says, until it is content."""
    command = json.loads(said["HEALTHCHECK"].partition("CMD ")[2])
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            print(f"HEALTHCHECK {command}: {done.stdout.strip()}", flush=True)
            return True
        time.sleep(1)
    return False


def main() -> int:
    folder = Path(sys.argv[1] if sys.argv[1:] else tempfile.mkdtemp(prefix="ilacs-container-"))
    folder.chmod(0o755)
    said = list(instructions((ROOT / "Containerfile").read_text("utf-8")))
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    for path in PATHS:
        (folder / path[1:]).parent.mkdir(parents=True, exist_ok=True)
    (folder / "build").mkdir()
    build(said, folder, environment)
    server = start(dict(said), folder, environment)
    try:
        healthy = is_healthy(dict(said), environment)
        asked = ["curl", "-s", "-H", "X-Forwarded-Proto: https", "http://127.0.0.1:8000/sign-in"]
        page = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    finally:
        server.terminate()
        server.wait()
    found = {
        "healthy": healthy,
        "a page with its style": "<h1" in page and "/static/" in page,
        "ended when asked": server.returncode == 0,
        "kept in its folder": (folder / "var/lib/ilacs/ilacs.sqlite3").exists(),
    }
    print(json.dumps(found, indent=2))
    return 0 if all(found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
