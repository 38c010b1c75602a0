"""The commands that check claims: `ilacs check`, `ilacs claims`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, INPUT_AT_FAULT, WRONG_USAGE, answered, complain
from ilacs.cli.options import (
    AsAt,
    AsJson,
    RecordFolder,
    answer,
    folder_to_read,
    open_record,
    parse_day,
    text_width,
    today,
)

if TYPE_CHECKING:
    from ilacs.sector.claims import Passages


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(check)
    app.command()(claims)


@answered
def check(
    statement: Annotated[
        str,
        typer.Argument(metavar="STATEMENT", help="One claim in a sentence.", show_default=False),
    ],
    said_on: Annotated[
        date | None,
        typer.Option(
            "--said-on", parser=parse_day, metavar="DATE", help="The day that it was said."
        ),
    ] = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Check what somebody says about inspections.

    The answer is true, false, true only in some sense, or cannot be told; with the rows of the
    record that it rests on.

    \b
    Examples:
      ilacs check "Brent moved from requires improvement to good in 2018"
      ilacs check "Westminster has a clean sweep of outstanding" --as-at 2019-10-15
      ilacs claims            what can be checked, and how to say it
    """
    from ilacs.documents.claims_text import (  # noqa: PLC0415
        not_understood_lines,
        verdict_lines,
    )
    from ilacs.sector.claims import NotUnderstood, parse  # noqa: PLC0415
    from ilacs.sector.claims import check as check_claim  # noqa: PLC0415

    claim = parse(statement, said_on or as_at or today())
    if isinstance(claim, NotUnderstood):
        for line in not_understood_lines(claim, text_width()):
            complain(line)
        return WRONG_USAGE
    passages = _passages(folder_to_read(record))
    verdict = check_claim(claim, open_record(as_at or said_on, record), passages, said_on)
    answer(verdict, verdict_lines, as_json=as_json)
    return DONE


@answered
def claims(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="Claims to check, as TOML or JSON.", show_default=False
        ),
    ] = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Check a file of claims, or list the kinds of claim.

    \b
    Examples:
      ilacs claims                what can be checked, and how to say it
      ilacs claims press.toml     check every claim of a file
    """
    from ilacs.documents.claims_text import kinds_lines, many_lines  # noqa: PLC0415

    if file is None:
        from ilacs.sector.claims import KINDS  # noqa: PLC0415

        kinds = tuple(kind.described() for kind in KINDS)
        answer(kinds, lambda _, width: kinds_lines(width), as_json=as_json)
        return DONE
    from ilacs.sector.claims import BadClaimFile, check_all, claims_in  # noqa: PLC0415

    try:
        asked = claims_in(file.read_text(encoding="utf-8-sig"), as_at or today())
    except UnicodeDecodeError:
        complain(f"{file}: this is not text in UTF-8. Save it as UTF-8.")
        return INPUT_AT_FAULT
    except BadClaimFile as error:
        for problem in error.problems:
            complain(f"{file}: {problem}")
        return INPUT_AT_FAULT
    verdicts = check_all(asked, open_record(as_at, record), _passages(folder_to_read(record)))
    answer(verdicts, many_lines, as_json=as_json)
    return DONE


def _passages(folder: Path) -> "Passages":
    """What finds the sentences of an inspection in the user's folder."""
    from functools import partial  # noqa: PLC0415

    from ilacs.sector.stored_passages import passages_of_inspection  # noqa: PLC0415

    return partial(passages_of_inspection, folder)
