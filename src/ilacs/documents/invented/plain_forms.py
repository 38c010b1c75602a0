"""The same invented document as plain text, Markdown and HTML.

None of these has pages, so every page in the record is None there.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from ilacs.documents.invented.model import Block, Model, Role, Shape


def plain_text(model: Model) -> str:
    """The document as text: blank lines between blocks, tabs between cells, notes at the end."""
    return "\n".join(_plain(model)).replace("\n\n\n", "\n\n")


def markdown(model: Model) -> str:
    """The document as Markdown, with pipe tables and footnotes."""
    return "\n".join(_markdown(model)).replace("\n\n\n", "\n\n")


def html(model: Model) -> str:
    """The document as a page of HTML; numbered paragraphs are list items that state a value."""
    head = '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
    name = "Invented example: not a real report"
    return f"{head}<title>{name}</title>\n</head>\n<body>\n{_html(model)}\n</body>\n</html>\n"


def _blocks(model: Model) -> Iterator[tuple[Block, str, str]]:
    """Each block with its text and its note's mark, which is empty if it has no note."""
    notes = 0
    for _, block in model.walk():
        notes += bool(block.note)
        if block.shape not in (Shape.BOX, Shape.BREAK, Shape.GAP):
            yield block, model.as_printed(block.text), str(notes) if block.note else ""


def _marked(model: Model, block: Block, text: str, mark: str) -> str:
    if not mark:
        return text
    after = model.as_printed(block.note_after)
    cut = text.index(after) + len(after) if after else len(text)
    return f"{text[:cut]}{mark}{text[cut:]}"


def _notes(model: Model) -> list[str]:
    return [model.as_printed(block.note) for _, block in model.walk() if block.note]


def _plain(model: Model) -> Iterator[str]:
    for block, text, mark in _blocks(model):
        words = _marked(model, block, text, f"[{mark}]" if mark else "")
        yield from _plain_block(block, words)
        if block.role is not Role.ADDRESSEE and block.shape is not Shape.BULLET:
            yield ""
    for place, note in enumerate(_notes(model), 1):
        yield f"[{place}] {note}"


def _plain_block(block: Block, words: str) -> Iterator[str]:
    match block.shape:
        case Shape.TABLE:
            for row in block.rows:
                yield f"{f'{row.number} {row.label}'.strip()}\t{row.grade}"
        case Shape.CONTENTS:
            yield from (row.label for row in block.rows)
        case Shape.HEADING_TABLE:
            yield f"{words}\t{block.grade_text}"
        case Shape.BULLET:
            yield f"{'  ' * block.depth}- {words}"
        case Shape.HEADING | Shape.TITLE:
            yield ""
            yield words
        case _:
            yield words if block.number is None else f"{block.number}. {words}"


def _markdown(model: Model) -> Iterator[str]:
    for block, text, mark in _blocks(model):
        words = _marked(model, block, text, f"[^{mark}]" if mark else "")
        yield from _markdown_block(block, words)
        if block.shape is not Shape.BULLET:
            yield ""
    for place, note in enumerate(_notes(model), 1):
        yield f"[^{place}]: {note}"


def _markdown_block(block: Block, words: str) -> Iterator[str]:
    match block.shape:
        case Shape.TABLE:
            rows = [(f"{row.number} {row.label}".strip(), row.grade) for row in block.rows]
            if not any(row.number for row in block.rows):
                yield _cells(rows.pop(0))
            else:
                yield _cells(("Judgement", "Grade"))
            yield "|---|---|"
            yield from map(_cells, rows)
        case Shape.CONTENTS:
            yield from (f"- {row.label}" for row in block.rows)
        case Shape.HEADING_TABLE:
            yield _cells((words, block.grade_text))
            yield "|---|---|"
        case Shape.TITLE:
            yield f"# {words}"
        case Shape.HEADING:
            yield ""
            yield f"{'##' if block.size > 12 else '###'} {words}"
        case Shape.BULLET:
            yield f"{'  ' * block.depth}- {words}"
        case _:
            plain = words if block.number is None else f"{block.number}. {words}"
            # Two spaces at a line's end break it without ending the paragraph.
            yield f"**{plain}**" if block.bold else plain.replace("\n", "  \n")


def _cells(row: tuple[str, str]) -> str:
    return f"| {row[0]} | {row[1]} |"


def _html(model: Model) -> str:
    parts: list[str] = []
    kinds = ((_list_of(block), block, text, mark) for block, text, mark in _blocks(model))
    for tag, group in groupby(kinds, key=lambda each: each[0]):
        inside: list[str] = []
        for _, block, text, mark in group:
            item = _html_block(block, _html_words(model, block, text, mark))
            if block.shape is Shape.BULLET and block.depth and inside:
                inside[-1] = _with_item_below(inside[-1], item)
            else:
                inside.append(item)
        parts += [f"<{tag}>", *inside, f"</{tag}>"] if tag else inside
    for place, note in enumerate(_notes(model), 1):
        parts.append(f"<p><sup>{place}</sup> {escape(note)}</p>")
    return "\n".join(parts)


def _with_item_below(item: str, below: str) -> str:
    """A list item with another one in the list inside it."""
    ending = "</ul></li>"
    if item.endswith(ending):
        return f"{item.removesuffix(ending)}{below}{ending}"
    return f"{item.removesuffix('</li>')}<ul>{below}{ending}"


def _list_of(block: Block) -> str:
    if block.shape is Shape.BULLET:
        return "ul"
    return "ol" if block.number is not None else ""


def _html_words(model: Model, block: Block, text: str, mark: str) -> str:
    # The mark is put in before the text is escaped, so its place is found in plain text.
    words = escape(_marked(model, block, text, "\x02" if mark else ""))
    return words.replace("\x02", f"<sup>{mark}</sup>").replace("\n", "<br>")


def _html_block(block: Block, words: str) -> str:
    match block.shape:
        case Shape.TABLE:
            rows = [(f"{row.number} {row.label}".strip(), row.grade) for row in block.rows]
            return f"<table>{''.join(map(_html_row, rows))}</table>"
        case Shape.CONTENTS:
            return f"<p>{'<br>'.join(escape(row.label) for row in block.rows)}</p>"
        case Shape.HEADING_TABLE:
            return f"<table>{_html_row((block.text, block.grade_text))}</table>"
        case Shape.TITLE:
            return f"<h1>{words}</h1>"
        case Shape.HEADING:
            tag = "h2" if block.size > 12 else "h3"
            return f"<{tag}>{words}</{tag}>"
        case Shape.BULLET:
            return f"<li>{words}</li>"
        case _ if block.number is not None:
            return f'<li value="{block.number}">{words}</li>'
        case _:
            return f"<p><strong>{words}</strong></p>" if block.bold else f"<p>{words}</p>"


def _html_row(cells: tuple[str, str]) -> str:
    return f"<tr><td>{escape(cells[0])}</td><td>{escape(cells[1])}</td></tr>"
