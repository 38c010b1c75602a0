"""The commands that look after the application: `ilacs admin`."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, INPUT_AT_FAULT, answered, answered_in_private
from ilacs.cli.options import CannotAnswer, parse_day, today
from ilacs.web.roles import ROLES

if TYPE_CHECKING:
    from ilacs.web.people.models import Authority

admin = typer.Typer(
    no_args_is_help=True,
    help="Look after the application: authorities, people, the audit trail.",
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(admin, name="admin")


@admin.command("create-authority")
@answered
def create_authority(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="As the register has it.", show_default=False),
    ],
    region: Annotated[
        bool, typer.Option("--region", help="A region: it sees public things and shared copies.")
    ] = False,
) -> int:
    """Set an authority up, so that its people can be let in.

    \b
    Example:
      ilacs admin create-authority Brent
    """
    from ilacs.web import setting_up  # noqa: PLC0415

    setting_up.make_ready()
    from ilacs.web.actions import people  # noqa: PLC0415

    made = people.create_authority(by=None, name=name, is_region=region)
    typer.echo(f"{made.name} is set up.")
    return DONE


@admin.command("create-person")
@answered_in_private
def create_person(
    email: Annotated[
        str, typer.Argument(metavar="EMAIL", help="They sign in with it.", show_default=False)
    ],
    authority: Annotated[
        str, typer.Option(metavar="NAME", help="Their authority.", show_default=False)
    ],
    role: Annotated[
        str,
        typer.Option(
            metavar="ROLE",
            help=f"One of {', '.join(ROLES)}.",
            show_default=False,
        ),
    ],
    name: Annotated[str, typer.Option(metavar="NAME", help="Their name.", show_default=False)],
    team: Annotated[
        str, typer.Option(metavar="NAME", help="For a team manager.", show_default=False)
    ] = "",
    worker: Annotated[
        str, typer.Option(metavar="NAME", help="For a practitioner.", show_default=False)
    ] = "",
) -> int:
    """Let somebody in. Their first password is asked for, and must be changed by them.

    A password that comes through a pipe is read from there. An empty one is for somebody who
    comes by single sign-on.

    \b
    Example:
      ilacs admin create-person a.khan@brent.example --authority Brent \\
          --role administrator --name "A. Khan"
    """
    from ilacs.web import setting_up  # noqa: PLC0415

    setting_up.make_ready()
    from ilacs.web.actions import people  # noqa: PLC0415

    here = _set_up_already(authority)
    person = people.create_person(
        by=None,
        authority=here,
        email=email,
        name=name,
        role=role,
        password=_asked("First password", twice_and_hidden=True),
        team=team,
        worker=worker,
    )
    typer.echo(_how_they_come(person.has_usable_password()))
    return DONE


@admin.command("begin-again")
@answered_in_private
def begin_again(
    email: Annotated[
        str, typer.Argument(metavar="EMAIL", help="They sign in with it.", show_default=False)
    ],
) -> int:
    """Let somebody sign in as when they first came: for an administrator who lost their phone.

    Others ask an administrator, who does the same on the page of the person. The password is
    asked for as when somebody is let in.

    \b
    Example:
      ilacs admin begin-again a.khan@brent.example
    """
    from ilacs.web import setting_up  # noqa: PLC0415

    setting_up.make_ready()
    from ilacs.web.actions import people  # noqa: PLC0415
    from ilacs.web.people.models import Person, normal  # noqa: PLC0415

    them = Person.objects.still_known().filter(email=normal(email)).first()
    if them is None:
        raise CannotAnswer("Nobody with this email address is here.")
    password = _asked("First password", twice_and_hidden=True)
    person = people.begin_again(by=None, person=them, version=them.version, password=password)
    typer.echo(_how_they_come(person.has_usable_password()))
    return DONE


def _how_they_come(with_password: bool) -> str:
    if with_password:
        return "They can sign in, and must choose another password first."
    return "They can sign in with their council account."


@admin.command("delete-authority")
@answered_in_private
def delete_authority(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="As it was set up.", show_default=False),
    ],
) -> int:
    """Delete an authority: its lists, uploads, calls and people. It cannot be undone.

    Its name is asked for once more; one that comes through a pipe is read from there. The audit
    trail stays: it knows people by numbers and children by references. Backups keep copies
    until they are overwritten.

    \b
    Example:
      ilacs admin delete-authority Brent
    """
    from ilacs.web import setting_up  # noqa: PLC0415

    setting_up.make_ready()
    from ilacs.web.actions import erasing  # noqa: PLC0415

    here = _set_up_already(name)
    typer.echo(f"{here.name} has {erasing.what_is_kept_of(here)}. If you go on, it is all gone.")
    typed = _asked("Type its name to delete it")
    what = erasing.delete_authority(by=None, authority=here, typed=typed)
    typer.echo(f"{here.name} is deleted: {what}.")
    return DONE


@admin.command()
@answered_in_private
def example(
    password: Annotated[
        str,
        typer.Option(
            metavar="WORDS",
            help="All its people sign in with it, and need not change it.",
            show_default=False,
        ),
    ],
    size: Annotated[
        int, typer.Option(min=50, max=50_000, metavar="N", help="About so many children.")
    ] = 1000,
    months: Annotated[int, typer.Option(min=1, max=36, metavar="N", help="Month-ends.")] = 6,
    ends: Annotated[
        date | None,
        typer.Option(
            parser=parse_day,
            metavar="DATE",
            help="The last reference date.  [default: the end of last month]",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Set up an invented authority with lists and people, to try the application with.

    It needs an installation without Brent in it. Every role gets a person, such as
    analyst@brent.example. Never do this where others can reach it: all have the same password.

    \b
    Example:
      ilacs admin example --password "three plain green words"
    """
    from ilacs.web import setting_up  # noqa: PLC0415

    setting_up.make_ready()
    from ilacs.web.example import set_up_example  # noqa: PLC0415

    last = ends or today().replace(day=1) - timedelta(days=1)
    for words in set_up_example(password=password, ends=last, size=size, months=months):
        typer.echo(words)
    return DONE


@admin.command()
@answered_in_private
def verify() -> int:
    """Verify that the audit trail is as it was written.

    \b
    Exit codes:
      0  it is whole
      1  something in it was changed or taken away
    """
    from ilacs.web import setting_up  # noqa: PLC0415

    setting_up.make_ready()
    from ilacs.framework.number_words import counted  # noqa: PLC0415
    from ilacs.web.audit.chain import verify as follow  # noqa: PLC0415

    found = follow()
    if found.fault:
        typer.echo(
            f"The audit trail is NOT whole. {found.fault} Before that: "
            f"{counted(found.events, 'event')}, as written. Keep the database as it is, and look "
            "at the newest backup."
        )
        return INPUT_AT_FAULT
    typer.echo(f"The audit trail is whole: {counted(found.events, 'event')}.")
    return DONE


def _set_up_already(name: str) -> "Authority":
    """The authority with this name. Raises CannotAnswer."""
    from ilacs.web.people.models import Authority  # noqa: PLC0415

    here = Authority.objects.filter(name__iexact=name.strip()).first()
    if here is None:
        raise CannotAnswer(
            "This authority is not set up. Set it up first: ilacs admin create-authority NAME."
        )
    return here


def _asked(words: str, *, twice_and_hidden: bool = False) -> str:
    """What somebody answers at the terminal, or the next line of a pipe; it may be empty."""
    import sys  # noqa: PLC0415

    if sys.stdin.isatty():
        asked: str = typer.prompt(
            words,
            default="",
            show_default=False,
            hide_input=twice_and_hidden,
            confirmation_prompt=twice_and_hidden,
        )
        return asked
    return sys.stdin.readline().rstrip("\n")
