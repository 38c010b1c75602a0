"""The command that runs the application: `ilacs serve`."""

import errno
import os
import socket
from typing import Annotated

import typer

from ilacs.cli.answering import answered_in_private
from ilacs.cli.options import CannotAnswer


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(serve)


@answered_in_private
def serve(
    host: Annotated[str, typer.Option(metavar="NAME", help="The address to listen at.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port.")] = 8000,
    processes: Annotated[
        int, typer.Option(min=1, max=64, metavar="N", help="Processes that answer.")
    ] = 2,
    example: Annotated[
        bool,
        typer.Option(
            "--example",
            help="An invented authority to try it with; made the first time, which takes a minute.",
        ),
    ] = False,
) -> int:
    """Run the application until you stop it (Ctrl-C).

    Settings come from the environment, ILACS_DATA and others: docs/application. The database
    is made, or brought up to date, first. An example is kept apart from everything else, and
    answers on this machine only.

    \b
    Examples:
      ilacs serve --example
      ILACS_SECURE=no ilacs serve
    """
    _check_free(host, port)
    if example:
        _be_an_example(host)
    from ilacs.web import setting_up  # noqa: PLC0415

    setting_up.make_ready()
    typer.echo(f"ilacs answers at http://{host}:{port}/ until you stop it with Ctrl-C.")
    return setting_up.serve(host, port, processes)


def _check_free(host: str, port: int) -> None:
    """Raises CannotAnswer where nothing can listen at an address."""
    try:
        socket.create_server((host, port), family=_family_of(host)).close()
    except OSError as fault:
        remedy = (
            f"Something listens at port {port} already. Stop it, or name another port: --port "
            f"{port % 65535 + 1}."
            if fault.errno == errno.EADDRINUSE
            else "Nothing can listen at this address. Check --host and --port."
        )
        raise CannotAnswer(remedy) from None


def _family_of(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _be_an_example(host: str) -> None:
    """Make the example if need be, and go on as its installation."""
    from ilacs.web import trying  # noqa: PLC0415

    if host not in {"127.0.0.1", "localhost", "::1"}:
        raise CannotAnswer(
            "An example answers on this machine only: its passwords are known. Leave --host out."
        )
    environment = trying.environment_of_example(os.environ)
    trying.make_example(environment)
    trying.take_on(environment)
    typer.echo(
        "This is an example: its children are invented. Sign in as head-of-service@brent.example "
        f'or anybody else whom the first page names; all have the password "{trying.PASSWORD}".'
    )
