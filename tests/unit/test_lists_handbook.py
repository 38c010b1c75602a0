"""What the page of child-level lists says is so: its commands run, in their order."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from list_books import contact, write_book
from needs import ROOT

from ilacs.lists.protected import new_key

PAGE = (ROOT / "docs" / "lists" / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^(ilacs lists .*)$", PAGE, re.MULTILINE)
WITHOUT_KEYRING = [command for command in COMMANDS if " key " not in command]
"""A machine that tests run on may have no keyring; the keys are in the environment."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("lists")
    rows = [contact("7"), contact("8", gender="chap")]
    for name in ("annex-a", "february", "march"):
        write_book(made / f"{name}.xlsx", {"contacts": rows})
    (made / "asked.txt").write_text("AAAA\n")
    (made / "ssd").mkdir()
    (made / "ssd" / "ssd_person.csv").write_text("pers_person_id,pers_dob\n7,2016-01-20\n")
    (made / "ssd" / "ssd_contacts.csv").write_text(
        "cont_contact_id,cont_person_id,cont_contact_date\n1,7,2026-02-03\n"
    )
    return made


@pytest.fixture(scope="module")
def environment(folder: Path) -> dict[str, str]:
    keys = {name: new_key().text() for name in ("ILACS_KEY", "ILACS_SHARE_KEY")}
    return os.environ | keys | {"ILACS_SNAPSHOTS": str(folder / "store")}


def test_its_commands_run(folder: Path, environment: dict[str, str]) -> None:
    assert len(WITHOUT_KEYRING) == 13
    for command in WITHOUT_KEYRING:
        arguments = shlex.split(command.replace("--size 2000", "--size 40"))[1:]
        done = subprocess.run(
            [sys.executable, "-c", "from ilacs.cli import main; main()", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        # Checking finds errors in these lists, and says so.
        assert (done.returncode in (0, 1), done.stderr) == (True, ""), command
        assert done.stdout


def test_its_table_of_json_names_every_field(folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from ilacs.cli import main; main()", "lists", "check",
         "annex-a.xlsx", "--json"],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    answer = json.loads(done.stdout)
    table = PAGE[PAGE.index("## For programs") :]
    named = set(re.findall(r"`(\w+)`", table))
    assert set(answer) <= named
    assert set(answer["findings"][0]) <= named
    assert set(answer["lists"][0]) <= named
