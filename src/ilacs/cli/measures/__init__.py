"""The commands about figures, and about the children behind them."""

import typer

from ilacs.cli.measures import benchmarks, children, drift, due, engines, figures, journey, missing


def register(app: typer.Typer) -> None:
    """Add the commands of this package."""
    for module in (figures, children, due, drift, journey, missing, benchmarks, engines):
        module.register(app)
