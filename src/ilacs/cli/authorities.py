"""The commands about one authority: authority, compare, recurring."""

import typer

from ilacs.cli.answering import DONE, answered
from ilacs.cli.options import (
    AsAt,
    AsJson,
    AuthorityName,
    ChartFile,
    RecordFolder,
    SettingsFile,
    SheetFile,
    answer,
    assumptions_from,
    check_chart,
    check_sheet,
    draw,
    open_record,
    write_sheet,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(authority)
    app.command()(compare)
    app.command()(recurring)


@answered
def authority(
    name: AuthorityName,
    chart: ChartFile = None,
    settings: SettingsFile = None,
    out: SheetFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Show an authority: pathway, inspections, directions.

    \b
    Examples:
      ilacs authority Brent
      ilacs authority Brent --as-at 2018-12-31
      ilacs authority Brent --chart brent.svg
    """
    from ilacs.documents.answers.authority_text import (  # noqa: PLC0415
        AuthorityAnswer,
        authority_lines,
    )
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.history import history  # noqa: PLC0415
    from ilacs.sector.outlook import outlook  # noqa: PLC0415

    check_chart(chart)
    check_sheet(out)
    found, known = look_up(name), open_record(as_at, record)
    past = history(known, found)
    areas = {
        entry.inspection.id: known.areas[entry.inspection.id]
        for entry in past.entries
        if entry.inspection.id in known.areas
    }
    ahead = outlook(known, found, assumptions_from(settings))
    whole = AuthorityAnswer(past, ahead, areas)
    answer(whole, authority_lines, as_json=as_json)
    write_sheet(whole, "history_sheet", out, quiet=as_json)
    if chart:
        from ilacs.documents.answers.charts import history_chart  # noqa: PLC0415

        draw(history_chart(past), chart, quiet=as_json)
    return DONE


@answered
def compare(
    name: AuthorityName,
    chart: ChartFile = None,
    out: SheetFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Set an authority beside its neighbours, region, England.

    \b
    Examples:
      ilacs compare Brent
      ilacs compare Brent --chart brent.html
    """
    check_sheet(out)
    from ilacs.documents.answers.comparison_text import comparison_lines  # noqa: PLC0415
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.comparison import comparison  # noqa: PLC0415

    check_chart(chart)
    found = comparison(open_record(as_at, record), look_up(name))
    answer(found, comparison_lines, as_json=as_json)
    write_sheet(found, "comparison_sheet", out, quiet=as_json)
    if chart:
        from ilacs.documents.answers.charts import comparison_chart  # noqa: PLC0415

        draw(comparison_chart(found), chart, quiet=as_json)
    return DONE


@answered
def recurring(
    name: AuthorityName,
    out: SheetFile = None,
    as_at: AsAt = None,
    record: RecordFolder = None,
    as_json: AsJson = False,
) -> int:
    """Show what an authority was asked to improve again.

    \b
    Example:
      ilacs recurring Brent
    """
    from ilacs.documents.answers.recurring_text import recurring_lines  # noqa: PLC0415
    from ilacs.register import look_up  # noqa: PLC0415
    from ilacs.sector.recurring import recurring as what_recurs  # noqa: PLC0415

    check_sheet(out)
    found = what_recurs(open_record(as_at, record), look_up(name))
    answer(found, recurring_lines, as_json=as_json)
    write_sheet(found, "recurring_sheet", out, quiet=as_json)
    return DONE
