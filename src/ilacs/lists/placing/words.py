"""Typed text as plain words, so that case, spaces, quotes and dashes make no difference."""

import re
import unicodedata

_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-"}
    | dict.fromkeys("\u2010\u2011\u2012\u2015\u2212", "-")
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "")
)
_GARBLED = {
    "Ã¢â‚¬â„¢": "'",
    "Ã¢â‚¬â€œ": "-",
    "â€™": "'",
    "â€˜": "'",
    "â€“": "-",
    "Â": "",
    "\x92": "'",
    "\x96": "-",
}
"""Quotes and dashes as they look after a file was read in the wrong encoding."""

_NO_WORD = re.compile(r"[^a-z0-9]+")


def folded(text: str) -> str:
    """`text` in small letters with single spaces, plain quotes and dashes, and no accents."""
    if not text.isascii():
        for garbled, meant in _GARBLED.items():
            text = text.replace(garbled, meant)
        letters = unicodedata.normalize("NFKD", text.translate(_QUOTES))
        text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(text.casefold().translate(_QUOTES).split()).strip("'\" ")


def words(text: str) -> str:
    """`text` as words of small letters and digits with one space between; `&` is `and`."""
    return words_of(folded(text))


def words_of(text: str) -> str:
    """The words of a text that is folded already; `carer(s)` is `carers`."""
    plain = text.replace("'", "").replace("&", " and ").replace("(s)", "s")
    return _NO_WORD.sub(" ", plain).strip()
