"""Check the lock files without the network: current, hashed, and naming no host.

They are current if what they hold for this project itself is exactly what pyproject.toml asks
for, each at a version that it allows. Prints one line for each fault; exit code 1 if any.

    python requirements/check.py [FOLDER OF pyproject.toml]
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = {"run.txt": ("build",), "dev.txt": ("build", "dev")}
"""Each lock, and the dependency groups that it holds beside the run-time dependencies."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked requirement: its version, its hashes, and whether this project asked for it."""

    version: str
    hashes: int
    direct: bool


def asked_for(pyproject: dict, groups: tuple[str, ...]) -> dict[str, Requirement]:
    """The requirements of pyproject.toml that a lock with `groups` must hold, by name."""
    lines = [
        *pyproject["project"]["dependencies"],
        *(line for group in groups for line in pyproject["dependency-groups"][group]),
    ]
    return {canonicalize_name(Requirement(line).name): Requirement(line) for line in lines}


def pins(text: str, project: str) -> dict[str, Pin]:
    """The locked requirements in the text of a lock file, by name."""
    found = {}
    for block in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]:
        name, version = re.match(r"([\w.-]+)==([^\s;\\]+)", block).groups()
        via = re.search(r"# via(.*)", block, flags=re.DOTALL)
        direct = bool(via) and re.search(rf"\b{project} \(pyproject\.toml", via[1]) is not None
        found[canonicalize_name(name)] = Pin(version, block.count("--hash=sha256:"), direct)
    return found


def faults(folder: Path) -> Iterator[str]:
    """Everything that is wrong with the locks of the project in `folder`, one line each."""
    pyproject = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    locked: dict[str, dict[str, Pin]] = {}
    for file, groups in LOCKS.items():
        text = (folder / "requirements" / file).read_text("utf-8")
        locked[file] = pins(text, pyproject["project"]["name"])
        if "://" in text or re.search(r"^\s*(-i|--\w*index-url|--find-links)\b", text, re.M):
            yield f"{file}: names a host"
        yield from (
            f"{file}: {name} has no hash" for name, pin in locked[file].items() if not pin.hashes
        )
        yield from stale(file, asked_for(pyproject, groups), locked[file])
    yield from (
        f"dev.txt: {name} differs from run.txt"
        for name, pin in locked["run.txt"].items()
        if name not in locked["dev.txt"] or locked["dev.txt"][name].version != pin.version
    )


def stale(file: str, asked: dict[str, Requirement], locked: dict[str, Pin]) -> Iterator[str]:
    """Where `locked` is not what pyproject.toml asks for."""
    for name, requirement in asked.items():
        if name not in locked or not locked[name].direct:
            yield f"{file}: {name} is in pyproject.toml but not locked; run make lock"
        elif not requirement.specifier.contains(locked[name].version, prereleases=True):
            yield f"{file}: {name} {locked[name].version} is not {requirement}; run make lock"
    for name, pin in locked.items():
        if pin.direct and name not in asked:
            yield f"{file}: {name} is locked but no longer in pyproject.toml; run make lock"


def main() -> int:
    """Print the faults; 1 if there are any."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    found = list(faults(folder))
    print("\n".join(found) or "Locks are current, hashed and name no host.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
