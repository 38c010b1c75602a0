"""The commands about child-level lists: `ilacs lists`."""

import typer

from ilacs.cli.lists import books, checking, dataset, example, keeping, sharing, values

lists = typer.Typer(name="lists", no_args_is_help=True)
for module in (checking, values, books, sharing, keeping, dataset, example):
    module.register(lists)


def register(app: typer.Typer) -> None:
    """Add the commands of this package."""
    app.add_typer(lists, help="Child-level lists (Annex A): check, write, share, keep.")
