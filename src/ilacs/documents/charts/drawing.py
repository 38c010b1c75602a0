"""Charts as SVG and PNG, each with its text alternative inside."""

import re
import struct
import zlib
from html import escape
from typing import Any

from ilacs.documents.charts.chart import Chart
from ilacs.documents.charts.look import CONFIG, heading

SHARPNESS = 2
"""Pixels of a PNG for each of the SVG; across A4 paper this prints at about 240 an inch."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_TAG, _SPOKEN = re.compile(r"<[^>]*>"), re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def as_svg(chart: Chart) -> str:
    """A picture with its heading, and with a title and a description for those who listen."""
    title, words = clean(chart.title), clean(chart.text_alternative())
    return _named(
        _drawn(chart, {"title": heading(title)}),
        'aria-labelledby="chart-title chart-words"',
        f'<title id="chart-title">{escape(title)}</title>'
        f'<desc id="chart-words">{escape(words)}</desc>',
    )


def as_part_of_page(chart: Chart) -> str:
    """A picture for a page that has the heading and, under `chart-words`, the description."""
    return _named(
        _drawn(chart, {}),
        'aria-labelledby="chart-title" aria-describedby="chart-words"',
        f'<title id="chart-title">{escape(clean(chart.title))}</title>',
    )


def as_png(chart: Chart) -> bytes:
    """The same picture in pixels, with its words in the fields Title and Description."""
    import vl_convert  # noqa: PLC0415

    pixels = vl_convert.svg_to_png(as_svg(chart), scale=SHARPNESS)
    words = {"Title": clean(chart.title), "Description": clean(chart.text_alternative())}
    # A PNG starts with 8 bytes of signature and a header chunk of 25.
    fields = b"".join(_png_text(keyword, text) for keyword, text in words.items())
    return pixels[:33] + fields + pixels[33:]


def clean(text: str) -> str:
    """A text in one line, without the characters that an XML document cannot hold."""
    return " ".join(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text).split())


def _drawn(chart: Chart, more: dict[str, Any]) -> str:
    import vl_convert  # noqa: PLC0415

    spec = {"config": CONFIG, **more, **chart.spec()}
    return vl_convert.vegalite_to_svg(_all_clean(spec), allowed_base_urls=[])


def _named(svg: str, references: str, names: str) -> str:
    """Make the root one image with names, and its parts no things of their own."""
    root, _, content = svg.partition(">")
    content = _TAG.sub(lambda tag: _SPOKEN.sub("", tag[0]), content)
    return f'{root} role="img" lang="en-GB" {references}>{names}{content}\n'


def _all_clean(part: Any) -> Any:
    match part:
        case str():
            return clean(part)
        case dict():
            return {key: _all_clean(value) for key, value in part.items()}
        case list() | tuple():
            return [_all_clean(value) for value in part]
        case _:
            return part


def _png_text(keyword: str, text: str) -> bytes:
    """An international text chunk (iTXt), uncompressed, in British English."""
    content = keyword.encode("ascii") + b"\0\0\0en-GB\0\0" + text.encode()
    chunk = b"iTXt" + content
    return struct.pack(">I", len(content)) + chunk + struct.pack(">I", zlib.crc32(chunk))
