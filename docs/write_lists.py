"""Write docs/lists from the declaration of the lists.

Run with `python docs/write_lists.py`; a test fails if a page is not what the declaration says.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tables import table

from ilacs.documents.lists.official_tabs import answers_in_words
from ilacs.framework.themes import theme
from ilacs.lists.declared import (
    ALL,
    ANNEX_A,
    SUPPLEMENTARY,
    Code,
    CodeSet,
    Column,
    Layout,
    ListSpec,
    code_sets,
)

FOLDER = Path(__file__).parent / "lists"

WRITTEN = (
    "This page is written by `python docs/write_lists.py` from the declaration in "
    "`src/ilacs/lists/declared`."
)


def pages() -> Mapping[str, str]:
    """Every page by the name of its file."""
    return {
        "annex_a.md": "\n".join(_annex_a()),
        "supplementary.md": "\n".join(_supplementary()),
        "codes.md": "\n".join(_codes()),
    }


def _annex_a() -> Iterator[str]:
    counts = {layout: sum(len(s.in_layout(layout)) for s in ANNEX_A) for layout in Layout}
    columns = " and ".join(f"{count} columns in {layout}" for layout, count in counts.items())
    yield from (
        "# The lists of Annex A",
        "",
        f"Inspectors ask for eleven lists, with {columns}. Headers and codes are those of the "
        "template; what is said about them is ours.",
        "",
        *_to_read(),
        "- A column marked 2024 is not in the template of 2019. `␠` is a space at the end of a "
        "header.",
        "- Dates are written DD/MM/YYYY, codes with their letter and bracket.",
        "",
        WRITTEN,
        "",
    )
    for spec in ANNEX_A:
        yield from _list(spec)


def _supplementary() -> Iterator[str]:
    yield from (
        "# The supplementary lists",
        "",
        "What inspectors keep finding that Annex A cannot answer. All are optional, and so is "
        "every column but those that are never empty. A child is joined to the other lists by the "
        "same Child Unique ID.",
        "",
        *_to_read(),
        "- Where the Standard Safeguarding Dataset has the thing, its name is given and its codes "
        "are used.",
        "- A date and its time of day are two columns, because many systems hold only the date: "
        "72 hours can then be told to the day.",
        "",
        WRITTEN,
        "",
    )
    for spec in SUPPLEMENTARY:
        yield from _list(spec)


def _to_read() -> Iterator[str]:
    yield from (
        "- The name in the second line of each column is what ilacs calls it, in findings and "
        "files.",
        "- *Also read as* are headers that stand for it; case, spaces and kinds of quotes do not "
        "matter.",
    )


def _list(spec: ListSpec) -> Iterator[str]:
    tabs = ", ".join(f"`{name}`" for name in (spec.sheet, *spec.names))
    key = ", ".join(spec.by_name[name].header.strip() for name in spec.key)
    yield from (
        f"## {spec.heading}",
        "",
        f"{spec.holds} {spec.window}",
        "",
        f"- `{spec.id}`; tab or file {tabs}",
        f"- One row: {spec.grain}. Rows are told apart by {key}.",
        f"- Source: {spec.source}",
        "",
    )
    heads = ("Column", "What it holds", "May be empty", "Answers", "Helps with")
    yield from table(heads, (_column(column) for column in spec.columns))


def _column(column: Column) -> list[str]:
    header = column.header[:-1] + "␠" if column.header.endswith(" ") else column.header
    edition = " (2024)" if Layout.Y2019 not in column.layouts else ""
    also = ", ".join(f"`{name}`" for name in column.also)
    return [
        f"**{header}**{edition}<br>`{column.name}`",
        column.description
        + (f"<br>*Also read as* {also}" if also else "")
        + (f"<br>*Source* {column.source}" if column.source else ""),
        "never" if column.blank is None else column.blank,
        _answers(column),
        ", ".join(theme(slug).name for slug in column.themes),
    ]


def _answers(column: Column) -> str:
    if column.codes is None:
        return answers_in_words(column)
    title = code_sets()[column.codes].title
    return f"[{title}](codes.md#{_anchor(title)})"


def _codes() -> Iterator[str]:
    yield from (
        "# Codes",
        "",
        "Every code set of the lists. The key is what ilacs stores; the text is what a cell of "
        "the official workbook holds. Groups are the inspectorate's own: use the individual "
        "codes, never the groups.",
        "",
        WRITTEN,
        "",
    )
    for codes in code_sets().values():
        yield from (f"## {codes.title}", "")
        yield from (f"Asked for in {_used_in(codes)}. Source: {codes.source}.", "")
        shown = [_code_row(code) for code in codes.codes if code.layouts]
        heads = ("Key", "Text", "Meaning", "Group", "Group above", "Layout")
        filled = [place for place in range(len(heads)) if any(row[place] for row in shown)]
        yield from table(
            [heads[place] for place in filled],
            ([row[place] for place in filled] for row in shown),
        )


def _code_row(code: Code) -> list[str]:
    texts = dict.fromkeys(f"`{code.text_in(layout)}`" for layout in code.layouts)
    layouts = "" if len(code.layouts) == len(Layout) else ", ".join(code.layouts)
    return [
        f"`{code.key}`",
        " or since 2024 ".join(texts),
        code.detail,
        code.group or "",
        code.subgroup or "",
        layouts,
    ]


def _used_in(codes: CodeSet) -> str:
    used = (
        f"{column.header.strip()} ({spec.title})"
        for spec in ALL
        for column in spec.columns
        if column.codes == codes.id
    )
    return "; ".join(dict.fromkeys(used))


def _anchor(title: str) -> str:
    """What GitHub calls the place of a heading."""
    kept = (each for each in title.lower() if each.isalnum() or each in " -_")
    return "".join(kept).replace(" ", "-")


if __name__ == "__main__":
    for name, page in pages().items():
        (FOLDER / name).write_text(page, encoding="utf-8")
