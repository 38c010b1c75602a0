"""The command `ilacs admin health`: what a supervisor asks again and again."""

import http.client
import os
from typing import Annotated

import typer

from ilacs.cli.administering import admin
from ilacs.cli.answering import DONE, INPUT_AT_FAULT, answered, complain

SECONDS = 10


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    admin.command()(health)


@answered
def health(
    host: Annotated[str, typer.Option(metavar="NAME", help="The address that it listens at.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port.")] = 8000,
) -> int:
    """Ask whether the application that runs here answers, and its database.

    It asks as the server before it does, so it works without HTTPS.

    \b
    Exit codes:
      0  it is well
      1  it does not answer, or not within ten seconds
    """
    from ilacs.web.configuration import hosts_of  # noqa: PLC0415

    asked_as = {"Host": hosts_of(os.environ)[0], "X-Forwarded-Proto": "https"}
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    try:
        connection.request("GET", "/health", headers=asked_as)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException):
        status = 0
    finally:
        connection.close()
    if status == 200:
        typer.echo("It is well.")
        return DONE
    complain(
        "It is not well: "
        + (f"it answers with {status}." if status else "it does not answer at this address.")
    )
    return INPUT_AT_FAULT
