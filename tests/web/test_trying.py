"""The example that anybody can try: made whole or not at all, kept apart from all that is real."""

import os
import socket
import subprocess
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from typer.testing import CliRunner
from web.conftest import client_of, person_of

from ilacs.cli import app
from ilacs.web import trying
from ilacs.web.actions.people import create_person
from ilacs.web.configuration import BadConfiguration, configuration
from ilacs.web.roles import ROLES


def made(environment, code=0, files=("secret-key",)):
    """Stands in for the command that makes the example: it takes a minute."""

    def run(program, env, check):
        assert program[-4:] == ["admin", "example", "--password", trying.PASSWORD]
        for name in files:
            (Path(env["ILACS_DATA"]) / name).write_text("invented")
        return SimpleNamespace(returncode=code)

    return run


def told(tmp_path, **more):
    return trying.environment_of_example({"ILACS_DATA": str(tmp_path), "PATH": "/bin", **more})


def test_it_has_a_folder_of_its_own_and_nothing_else_of_ours(tmp_path):
    environment = told(tmp_path, ILACS_KEY="that of real lists", ILACS_HOSTS="ilacs.example")
    found = configuration(environment)
    assert found.folder == tmp_path / "example"
    assert (found.example, found.secure, found.second_factor) == (True, False, False)
    assert found.hosts == ("localhost", "127.0.0.1")
    assert "ILACS_KEY" not in environment
    assert environment["PATH"] == "/bin"


def test_it_shares_no_database(tmp_path):
    with pytest.raises(BadConfiguration, match="a database of its own"):
        told(tmp_path, ILACS_DATABASE="postgresql://localhost/real")


def test_no_installation_that_others_reach_is_an_example(tmp_path):
    with pytest.raises(BadConfiguration, match="ILACS_EXAMPLE"):
        configuration({"ILACS_DATA": str(tmp_path), "ILACS_EXAMPLE": "yes"})


def test_it_is_made_once(tmp_path, monkeypatch):
    monkeypatch.setattr(subprocess, "run", made({}))
    trying.make_example(told(tmp_path))
    assert [each.name for each in tmp_path.iterdir()] == ["example"]
    assert (tmp_path / "example" / "secret-key").exists()
    monkeypatch.setattr(subprocess, "run", None)
    trying.make_example(told(tmp_path))


def test_one_that_was_cut_off_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(subprocess, "run", made({}, code=1, files=("half",)))
    with pytest.raises(BadConfiguration, match="was not made"):
        trying.make_example(told(tmp_path))
    assert not (tmp_path / "example").exists()
    monkeypatch.setattr(subprocess, "run", made({}))
    trying.make_example(told(tmp_path))
    assert [each.name for each in (tmp_path / "example").iterdir()] == ["secret-key"]


def test_where_nothing_can_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadConfiguration, match="nothing can be written"):
        trying.make_example(told(tmp_path / "file"))


@pytest.mark.parametrize("host", ["0.0.0.0", "ilacs.example"])
def test_it_answers_on_this_machine_only(host, monkeypatch):
    monkeypatch.setattr("ilacs.cli.serving._check_free", lambda host, port: None)
    done = CliRunner().invoke(app, ["serve", "--example", "--host", host])
    assert done.exit_code == 2
    assert "on this machine only" in done.output


def test_a_port_that_somebody_has(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as there:
        port = there.getsockname()[1]
        done = CliRunner().invoke(app, ["serve", "--port", str(port)])
    assert done.exit_code == 2
    assert f"at port {port} already" in done.output
    assert f"--port {port + 1}" in done.output


@pytest.mark.parametrize("host", ["192.0.2.1", "nowhere.invalid"])
def test_an_address_that_is_not_ours(host):
    done = CliRunner().invoke(app, ["serve", "--host", host, "--port", "18765"])
    assert done.exit_code == 2
    assert "Check --host and --port" in done.output


def test_going_on_as_the_example_leaves_nothing_else_of_ours(monkeypatch, tmp_path):
    before = dict(os.environ)
    monkeypatch.setenv("ILACS_KEY", "that of real lists")
    try:
        trying.take_on(told(tmp_path))
        assert "ILACS_KEY" not in os.environ
        assert os.environ["ILACS_EXAMPLE"] == "yes"
    finally:
        os.environ.clear()
        os.environ.update(before)


def test_the_first_page_says_whom_one_can_be(brent, settings):
    settings.ILACS = replace(settings.ILACS, example=True)
    page = Client().get("/sign-in").content.decode()
    assert trying.PASSWORD in page
    assert "are invented" in page
    for role, address in trying.people_of_example():
        assert role.name in page
        assert address in page
    assert {role.id for role, _ in trying.people_of_example()} == set(ROLES)
    create_person(
        by=None,
        authority=brent,
        email=trying.address_of("analyst"),
        name="Somebody invented",
        role="analyst",
        password=trying.PASSWORD,
        must_change_password=False,
    )
    one = {"username": trying.address_of("analyst"), "password": trying.PASSWORD}
    assert Client().post("/sign-in", one)["Location"] == "/"


def test_no_other_installation_says_so(brent):
    assert trying.PASSWORD not in Client().get("/sign-in").content.decode()
    assert "are invented" not in client_of(person_of(brent)).get("/record").content.decode()
