"""The commands that check claims: `ilacs check`, `ilacs claims`."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
