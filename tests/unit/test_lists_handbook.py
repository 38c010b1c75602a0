"""What the page of child-level lists says is so: its commands run, in their order."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from list_books import contact, write_book
from needs import ROOT
from typer.testing import CliRunner, Result

from ilacs.cli import app
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
    return keys | {"ILACS_SNAPSHOTS": str(folder / "store")}


@pytest.fixture
def run(
    folder: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Result]:
    """Runs a command of the page in the folder."""
    monkeypatch.chdir(folder)

    def running(command: str) -> Result:
        arguments = shlex.split(command)[1:]
        done = CliRunner().invoke(app, arguments, prog_name="ilacs", env=environment)
        assert isinstance(done.exception, SystemExit | None), command
        return done

    return running


def test_its_commands_run(run: Callable[[str], Result]) -> None:
    assert len(WITHOUT_KEYRING) == 13
    for command in WITHOUT_KEYRING:
        done = run(command.replace("--size 2000", "--size 40"))
        # Checking finds errors in these lists, and says so.
        assert (done.exit_code in (0, 1), done.stderr) == (True, ""), command
        assert done.stdout


def test_its_table_of_json_names_every_field(run: Callable[[str], Result]) -> None:
    answer = json.loads(run("ilacs lists check annex-a.xlsx --json").stdout)
    table = PAGE[PAGE.index("## For programs") :]
    named = set(re.findall(r"`(\w+)`", table))
    assert set(answer) <= named
    assert set(answer["findings"][0]) <= named
    assert set(answer["lists"][0]) <= named
