"""The commands. Thin: they ask the rooms below, and say what came of it.

What a command needs is imported when it runs, so that help comes at once.
"""

import sys
from typing import Annotated

import typer

from ilacs import __version__
from ilacs.cli import (
    administering,
    authorities,
    backups,
    checking,
    collecting,
    coming,
    england,
    health,
    lists,
    measures,
    reading,
    rules,
    serving,
    themes,
)

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    reading,
    authorities,
    coming,
    england,
    health,
    themes,
    checking,
    collecting,
    rules,
    lists,
    measures,
    serving,
    administering,
    backups,
):
    module.register(app)


def main() -> None:
    """The console script `ilacs`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="ilacs")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ilacs {__version__}")
        raise typer.Exit


@app.callback(epilog="ilacs COMMAND --help says more about a command.")
def _ilacs(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Inspections of children's services in England: reports, the record, and what comes next."""
