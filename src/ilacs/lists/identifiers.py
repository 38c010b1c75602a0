"""Numbers of children and families: what they look like, and when one may be shown."""

import polars as pl

LONGEST = 20
"""Characters that the template allows."""

_CHARACTERS = r"[0-9A-Za-z_/\-]"

USUAL = rf"^{_CHARACTERS}*$"
"""Letters, digits, dashes and strokes: what else there is could be a name or a note."""

_SHOWN = rf"^{_CHARACTERS}{{1,{LONGEST}}}$"


def shown(ids: pl.Expr) -> pl.Expr:
    """The identifiers that may stand in a finding; null for what could be a name or a note."""
    return pl.when(ids.str.contains(_SHOWN)).then(ids)
