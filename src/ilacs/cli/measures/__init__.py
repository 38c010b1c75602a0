"""The commands about figures: `ilacs measures`, `ilacs children`, `ilacs due`."""

import typer

from ilacs.cli.measures import figures


def register(app: typer.Typer) -> None:
    """Add the commands of this package."""
    figures.register(app)
