"""How long commands take from a cold start, beside Python alone and beside `ilacs --version`.

Each command runs in a process of its own, in turn with the others, so that a busy moment falls on
all of them. The shipped record alone is asked; its size is that of all published inspections.
"""

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

ROUNDS = 7
SECOND = 1.0
PROGRAM = "from ilacs.cli import main; main()"
COMMANDS = (
    "authority Brent",
    "next Brent",
    "next Brent --called 2026-11-23 --kind short",
    "compare Brent",
    "recurring Brent",
    "league",
    "spread",
    "themes",
    "learn missing --for Brent",
    "leads",
    "search supervision",
    "claims",
    "claims",
    "check Brent:%good%across%all%judgements",
    "pathways",
    "gaps",
    "clocks",
    "authority Brent --chart {folder}/chart.svg",
    "authority Brent --chart {folder}/chart.png",
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        runs = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "ilacs --version": [sys.executable, "-c", PROGRAM, "--version"],
            **{
                f"ilacs {command}": [
                    sys.executable,
                    "-c",
                    PROGRAM,
                    *(part.replace("%", " ") for part in command.format(folder=folder).split()),
                ]
                for command in COMMANDS
            },
        }
        taken: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, command in runs.items():
                taken[name].append(seconds(command, folder))
    bare = median(taken["python -c pass"])
    print(f"{'command':<52}{'median s':>9}{'worst s':>9}{'x python':>10}")
    for name, several in taken.items():
        shown = name.replace(folder + "/", "")
        middle, worst = median(several), max(several)
        late = "  over 1 s" if worst > SECOND else ""
        print(f"{shown:<52}{middle:>9.2f}{worst:>9.2f}{middle / bare:>10.1f}{late}")


def seconds(command: list[str], folder: str) -> float:
    environment = {**os.environ, "ILACS_RECORD": folder}
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
