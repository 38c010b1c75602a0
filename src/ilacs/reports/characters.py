"""Characters that typesetting leaves in a text layer, and what they stand for."""

import re

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits that are set small and high are marked by these, one for one."""

FROM_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_REPLACEMENTS = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
    "\u0000": "",
    "\u0335": "",
    "\u2010": "-",
    "\u2011": "-",
    "\u0009": " ",
}

LINE_END_HYPHEN = "\ufffe"
"""PDFium's own mark for a hyphen at which a word was divided between two lines."""

SOFT_HYPHEN = "\u00ad"

_ODD = re.compile("[" + "".join(_REPLACEMENTS) + "⁰¹²³⁴⁵⁶⁷⁸⁹]")
_TABLE = str.maketrans(_REPLACEMENTS | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", ""))

_DIVIDED = re.compile(r"(?<!\w)(\w+)\ufffe\s*(\w+)")
_SOFT = re.compile(r"\u00ad\s*")


def repair(text: str) -> str:
    """Ligatures spelled out, odd spaces plain, invisible characters and note marks gone.

    A soft hyphen only says where a word may be divided, so it goes wherever it stands.
    """
    if SOFT_HYPHEN in text:
        text = _SOFT.sub("", text)
    if _ODD.search(text):
        text = text.translate(_TABLE)
    if "  " in text or text[:1].isspace() or text[-1:].isspace() or "\n" in text:
        text = " ".join(text.split())
    return text


def with_curly_quotes(text: str) -> str:
    """`text` with typewriter quotation marks as reports print them, so that forms compare."""
    for straight, opening, closing in (("'", "‘", "’"), ('"', "“", "”")):
        if straight in text:
            text = re.sub(rf"(^|[\s(\[–—-]){straight}(?=\S)", rf"\1{opening}", text)
            text = text.replace(straight, closing)
    return text


def has_divided_words(text: str) -> bool:
    """Whether a word in `text` was divided at a line end."""
    return LINE_END_HYPHEN in text


def join_divided_words(text: str, document: str) -> str:
    """Put divided words together again, as the rest of `document` writes them.

    A hyphen at a line end may belong to the word (`multi-agency`) or only to the line
    (`inter-vention`). It goes if the document writes the word elsewhere without one and
    never with one; otherwise it stays, as nearly all of them belong to the word.
    """

    def put_together(match: re.Match[str]) -> str:
        first, second = match.group(1), match.group(2)
        solid = f"{first}{second}"
        hyphened = f"{first}-{second}"
        drop = solid in document or solid.lower() in document
        drop = drop and hyphened not in document and hyphened.lower() not in document
        return solid if drop else hyphened

    joined = _DIVIDED.sub(put_together, text)
    return joined.replace(LINE_END_HYPHEN, "-")
