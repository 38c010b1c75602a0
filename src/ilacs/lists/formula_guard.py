"""Text that a spreadsheet would run as a formula, made harmless in CSV, and made what it was again.

Excel takes text in a CSV file for a formula if it begins with one of = + - @, also in their wide
form, with a tab or with the end of a line. An apostrophe before it stops that. Text that has such
apostrophes already gets one more, so that taking one away always gives what was there.

Source: OWASP, "CSV Injection".
"""

import re

import polars as pl

_RUN = r"'*[=+\-@\t\r\n＝＋－＠]"
_DANGEROUS = re.compile(_RUN)


def guarded(text: str) -> str:
    """The text with an apostrophe before it, if a spreadsheet could take it for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that `guarded` put before it."""
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text


def all_guarded(texts: pl.Series) -> pl.Series:
    """`guarded` of every text."""
    return texts.str.replace(f"^({_RUN})", "'${1}")


def all_unguarded(texts: pl.Series) -> pl.Series:
    """`unguarded` of every text."""
    return texts.str.replace(f"^'({_RUN})", "${1}")
