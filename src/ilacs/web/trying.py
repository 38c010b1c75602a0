"""An example that anybody can try on their own machine: made once, kept beside nothing real."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from ilacs.web.configuration import BadConfiguration

PASSWORD = "three green plain words"
"""No secret: the example answers on its own machine alone, and everybody in it is invented."""

_FOLDER = "example"
_UNFINISHED = "example-unfinished"


def environment_of_example(environment: Mapping[str, str]) -> Mapping[str, str]:
    """What an example is told: a folder of its own, and no more care than invented people need.

    ILACS_DATA says where it is kept, in a folder `example`. Raises BadConfiguration where a
    database is named: an example never shares one.
    """
    if environment.get("ILACS_DATABASE"):
        raise BadConfiguration(
            "The example has a database of its own: leave ILACS_DATABASE empty to try it."
        )
    return {
        **{name: said for name, said in environment.items() if not name.startswith("ILACS_")},
        "ILACS_DATA": str(_place(environment) / _FOLDER),
        "ILACS_SECURE": "no",
        "ILACS_SECOND_FACTOR": "no",
        "ILACS_IDLE_MINUTES": str(24 * 60),
        "ILACS_EXAMPLE": "yes",
    }


def make_example(environment: Mapping[str, str]) -> None:
    """Make what `environment_of_example` names, unless it is there: all of it, or nothing.

    Says on standard output how far it is. Raises BadConfiguration.
    """
    finished = Path(environment["ILACS_DATA"])
    if finished.exists():
        return
    making = finished.with_name(_UNFINISHED)
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True, mode=0o700)
    except OSError:
        raise BadConfiguration(
            "The example cannot be made here: nothing can be written in the folder that "
            "ILACS_DATA names. Name another."
        ) from None
    program = [sys.executable, "-c", "from ilacs.cli import main; main()"]
    made = subprocess.run(
        [*program, "admin", "example", "--password", PASSWORD],
        env={**environment, "ILACS_DATA": str(making)},
        check=False,
    )
    if made.returncode:
        raise BadConfiguration("The example was not made. Nothing of it was kept.")
    making.rename(finished)


def _place(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("ILACS_DATA") or user_data_path("ilacs")).absolute()


def take_on(environment: Mapping[str, str]) -> None:
    """Go on in this process as the environment says, with nothing else of ours."""
    for name in [name for name in os.environ if name.startswith("ILACS_")]:
        del os.environ[name]
    os.environ.update(environment)
