"""Typeset an invented document as PDF, and find out on which page each block came to stand.

Only the fonts that come with the typesetter are used, beside `symbols.ttf`, which has two square
bullets at private-use code points. No date is written into the file. So the same document gives
the same bytes on every machine.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import count as counting
from typing import Any

import typst

from ilacs.documents.invented.model import Block, Model

_STAMP = """
#set page(width: 84pt, height: 30pt, margin: 0pt)
#set align(center + horizon)
#set text(font: "Libertinus Serif", size: 9pt, fill: luma(90))
#rect(width: 100%, height: 100%, stroke: 0.8pt + luma(90))[
  *Invented example* \\
  not a real report
]
"""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, how many pages it has, and the pages (from 1) of its blocks by their keys."""

    data: bytes
    count: int
    pages: dict[str, int]


def typeset(model: Model) -> Typeset:
    """The PDF of `model`. Keys of `pages` are as in `truth_of`, and `end` and the number."""
    inputs = {"document": json.dumps(_document(model)), "stamp": _stamp()}
    template = files("ilacs.documents.invented") / "report.typ"
    with as_file(template) as path:
        compiler = typst.Compiler(
            str(path),
            ignore_system_fonts=True,
            font_paths=[str(path.parent)],
            sys_inputs=inputs,
        )
        # Tags are for readers of the page; this text layer is to be as plain as the real ones.
        data = compiler.compile(format="pdf", pdf_tags=False)
        found = json.loads(compiler.query("<pages>", field="value", one=True))
    if not isinstance(data, bytes):
        raise TypeError("The typesetter returned no single file.")
    return Typeset(data, found["count"], dict(found["pages"]))


@cache
def _stamp() -> str:
    """The words `Invented example`, as outlines: a picture, where real reports have a logo."""
    drawn = typst.compile(_STAMP.encode(), format="svg", ignore_system_fonts=True)
    if not isinstance(drawn, bytes):
        raise TypeError("The typesetter returned no single picture.")
    return drawn.decode()


def _document(model: Model) -> dict[str, Any]:
    numbers = counting()

    def as_dict(block: Block) -> dict[str, Any]:
        # Numbered here as Model.walk numbers them: a box before what is inside it.
        number = next(numbers)
        plain = asdict(block)
        for name in ("judgement", "grade", "tags"):
            del plain[name]
        return plain | {
            "index": number,
            "text": model.as_printed(block.text),
            "note": model.as_printed(block.note),
            "note_after": model.as_printed(block.note_after),
            "inside": [as_dict(inner) for inner in block.inside],
        }

    return {"look": asdict(model.look), "blocks": [as_dict(block) for block in model.blocks]}
