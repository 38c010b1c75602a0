"""The commands about figures: `ilacs measures`, `ilacs children`, `ilacs due`."""

import typer

from ilacs.cli.measures import children, due, figures


def register(app: typer.Typer) -> None:
    """Add the commands of this package."""
    for module in (figures, children, due):
        module.register(app)
