"""The commands about child-level lists: `ilacs lists`."""

import typer

from ilacs.cli.lists import books, checking, keeping, sharing

lists = typer.Typer(name="lists", no_args_is_help=True)
for module in (checking, books, sharing, keeping):
    module.register(lists)


def register(app: typer.Typer) -> None:
    """Add the commands of this package."""
    app.add_typer(lists, help="Check child-level lists (Annex A): what is in them and wrong.")
