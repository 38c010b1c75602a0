"""Which theme a statement is about."""

import re

from ilacs.sector.claims.mentions import theme_words


def themes_in(text: str) -> tuple[str, ...]:
    """The themes whose short name, or whose longest word, is in `text`."""
    named = [slug for slug in theme_words() if re.search(rf"\b{slug.replace('-', '[ -]')}\b", text)]
    if named:
        longest = max(len(slug) for slug in named)
        return tuple(slug for slug in named if len(slug) == longest)
    lengths = {slug: _longest_word(words, text) for slug, words in theme_words().items()}
    most = max(lengths.values())
    return tuple(slug for slug, length in lengths.items() if length == most and most)


def without_theme(text: str, theme: str) -> str:
    """`text` without the words by which it names `theme`."""
    for word in (theme.replace("-", " "), theme, *theme_words()[theme]):
        text = re.sub(rf"\b{re.escape(word)}[a-z]*", " ", text)
    return text


def _longest_word(words: tuple[str, ...], text: str) -> int:
    there = (len(word) for word in words if re.search(rf"\b{re.escape(word)}", text))
    return max(there, default=0)


def which_theme(themes: tuple[str, ...]) -> str:
    """What to ask of a statement that names none of the themes, or several: `themes`."""
    if themes:
        return f"It may be about several themes. Say which: {', '.join(themes)}."
    return f"It names no theme. Name one of: {', '.join(theme_words())}."
