"""What is said of running the application: files that are there to be used, and pages."""

import json
import re
import shlex
import tomllib
from configparser import ConfigParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import typer
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from needs import ROOT
from typer.testing import CliRunner

from ilacs.cli import app
from ilacs.web import setting_up
from ilacs.web.configuration import BadConfiguration, configuration
from ilacs.web.data.arriving import ROOM_FOR_FORMS
from ilacs.web.data.limits import LARGEST_TOGETHER

PAGES = {
    name: (ROOT / "docs" / "application" / f"{name}.md").read_text("utf-8")
    for name in ("deployment", "backup")
}
CONTAINER = (ROOT / "Containerfile").read_text("utf-8")
DEPLOYED = {path.name: path.read_text("utf-8") for path in (ROOT / "deploy").iterdir()}


COMMAND = r"(?:^|`|exec |=|bin/)(ilacs (?:admin|serve|lists) [^`'\n]*)"


def commands():
    """Every command of ours that a page or a file tells somebody to run."""
    for name, text in {**PAGES, **DEPLOYED}.items():
        for command in re.findall(COMMAND, text, re.MULTILINE):
            yield name, re.sub(r"\$\([^)]*\)", "NOW", command.strip())
    for said in re.findall(r"^(?:CMD|.* CMD) (\[.*\])$", CONTAINER, re.MULTILINE):
        yield "Containerfile", shlex.join(json.loads(said))


@pytest.mark.parametrize(("where", "command"), sorted(set(commands())))
def test_a_command_is_one_that_there_is(where, command):
    group = typer.main.get_command(app)
    words = shlex.split(command)[1:]
    context = group.make_context("ilacs", list(words))
    while hasattr(group, "resolve_command"):
        name, group, words = group.resolve_command(context, context._protected_args + context.args)
        context = group.make_context(name, list(words), parent=context)
    assert context.command.name in command


def test_there_are_commands_to_look_at():
    assert {"deployment", "backup", "ilacs.service", "ilacs-backup.service", "Containerfile"} <= {
        where for where, _ in commands()
    }
    assert len(set(commands())) > 15


def test_every_variable_that_is_named_is_one():
    known = (ROOT / "src/ilacs/web/configuration.py").read_text("utf-8")
    for text in (*PAGES.values(), *DEPLOYED.values(), CONTAINER):
        assert {each for each in re.findall(r"ILACS_[A-Z_]+", text) if each not in known} <= {
            "ILACS_KEY"
        }


def test_what_stands_before_it_lets_lists_through():
    whole = LARGEST_TOGETHER + ROOM_FOR_FORMS
    (nginx,) = re.findall(r"client_max_body_size (\d+)m;", DEPLOYED["nginx.conf"])
    (caddy,) = re.findall(r"max_size (\d+)MB", DEPLOYED["Caddyfile"])
    assert int(nginx) * 2**20 > whole
    assert int(caddy) * 10**6 > whole
    assert "| size of a request | 320 MB |" in PAGES["deployment"]


def test_what_stands_before_it_keeps_nothing_on_its_disk():
    for told in ("proxy_request_buffering  off;", "proxy_max_temp_file_size 0;"):
        assert told in DEPLOYED["nginx.conf"]
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in DEPLOYED["nginx.conf"]


def unit(name):
    parser = ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read_string(DEPLOYED[name])
    return parser


def test_units_and_settings_fit_together():
    settings = dict(
        line.split("=", 1) for line in DEPLOYED["ilacs.env"].splitlines() if line[0] != "#"
    )
    for name in ("ilacs.service", "ilacs-backup.service"):
        service = unit(name)["Service"]
        assert service["EnvironmentFile"] == "/etc/ilacs/ilacs.env"
        assert f"/var/lib/{service['StateDirectory'].split()[0]}" == settings["ILACS_DATA"]
        assert service["User"] != "root"
        assert service["ProtectSystem"] == "strict"
    assert unit("ilacs-backup.timer")["Timer"]["Persistent"] == "true"
    assert "/var/lib/ilacs-backups/" in unit("ilacs-backup.service")["Service"]["ExecStart"]


def test_the_settings_that_ship_give_no_key(tmp_path):
    given = dict(re.findall(r"^(ILACS_\w+)=(.*)$", DEPLOYED["ilacs.env"], re.MULTILINE))
    found = configuration({**given, "ILACS_DATA": str(tmp_path)})
    assert given["ILACS_KEY"] == ""
    assert (found.secure, found.second_factor) == (True, True)


def test_the_container_is_built_of_what_is_locked_and_has_no_rights():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installed = re.findall(r"^RUN .*pip install (.*)$", CONTAINER, re.MULTILINE)
    for option in ("--no-deps", "--require-hashes", "--only-binary :all:"):
        assert option in installed[0]
        assert option in makefile
    assert "--no-index" in installed[1]
    assert re.findall(r"^USER (.*)$", CONTAINER, re.MULTILINE) == ["10001:10001"]
    assert "://" not in CONTAINER
    assert not re.search(r"^(ARG|FROM).*\.\w+/", CONTAINER, re.MULTILINE), "names a registry"


def test_what_the_container_copies_is_there_and_is_sent():
    allowed = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    for said in re.findall(r"^COPY (?!--from)(.*)$", CONTAINER, re.MULTILINE):
        for source in said.split()[:-1]:
            assert (ROOT / source).exists()
            assert f"!{source}" in allowed


def test_everything_that_the_program_reads_is_installed_with_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    package = ROOT / "src" / "ilacs"
    sent = {
        path
        for pattern in project["tool"]["setuptools"]["package-data"]["ilacs"]
        for path in package.glob(pattern)
    }
    there = {
        path for path in package.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert there - sent == set()
    assert len(there) > 100
    folders = {path.parent for path in package.rglob("*.py")}
    assert {folder for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_it_answers_only_over_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    refused = client.get("/health")
    assert (refused.status_code, refused["Location"]) == (301, "https://testserver/health")
    assert client.get("/health", headers={"X-Forwarded-Proto": "https"}).status_code == 200


class Answering(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(
            (self.path, self.headers["Host"], self.headers["X-Forwarded-Proto"])
        )
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_):
        """Not in tests."""


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [(200, 0, "It is well."), (500, 1, "It is not well: it answers with 500.")],
)
def test_whether_it_is_well(status, code, words, monkeypatch):
    monkeypatch.setenv("ILACS_HOSTS", "ilacs.brent.example,localhost")
    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        server.status, server.asked = status, []
        Thread(target=server.handle_request, daemon=True).start()
        done = CliRunner().invoke(app, ["admin", "health", "--port", str(server.server_port)])
    assert (done.exit_code, done.output) == (code, f"{words}\n")
    assert server.asked == [("/health", "ilacs.brent.example", "https")]


def test_nobody_is_there_to_be_well():
    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        port = str(server.server_port)
    done = CliRunner().invoke(app, ["admin", "health", "--port", port])
    assert (done.exit_code, done.output) == (
        1,
        "It is not well: it does not answer at this address.\n",
    )


def test_an_older_version_refuses_the_tables_of_a_newer_one(monkeypatch):
    monkeypatch.setattr(setting_up, "set_up", lambda: None)
    setting_up.make_ready()
    MigrationRecorder(connection).record_applied("people", "0099_of_tomorrow")
    with pytest.raises(BadConfiguration, match="A newer version of ilacs used this database"):
        setting_up.make_ready()
