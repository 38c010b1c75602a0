"""The commands about figures: `ilacs measures`, `ilacs children`, `ilacs due`, `ilacs engines`."""

import typer

from ilacs.cli.measures import children, due, engines, figures


def register(app: typer.Typer) -> None:
    """Add the commands of this package."""
    for module in (figures, children, due, engines):
        module.register(app)
