"""The themes with what is in each, as lines of text."""

from collections.abc import Iterator

from ilacs.documents.text_lines import wrapped
from ilacs.framework.themes import Theme


def theme_list_lines(themes: tuple[Theme, ...], width: int) -> Iterator[str]:
    """A theme's short name, its name, and what is in it."""
    for theme in themes:
        yield from wrapped(f"{theme.slug}: {theme.name}", width)
        yield from wrapped(theme.scope, width, indent="    ")
