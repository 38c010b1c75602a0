"""The commands about figures, and about the children behind them."""

import typer

from ilacs.cli.measures import children, due, figures, journey, missing


def register(app: typer.Typer) -> None:
    """Add the commands of this package."""
    for module in (figures, children, due, journey, missing):
        module.register(app)
