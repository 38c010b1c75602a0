"""The flow from contact to outcome as a part of a page: a picture, and the same as a table."""

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from ilacs.documents.charts.look import FAINT_INK, FONT, INK, PAPER, RULE
from ilacs.documents.measures.flow_layout import BAR, Box, Layout, Ribbon, laid_out
from ilacs.documents.text_lines import day_in_words
from ilacs.measures.disclosure_flows import ShownFlows
from ilacs.measures.flows import DAYS_TO_REFERRAL, STEPS, Node

TITLE = "From contact to outcome"

PICTURE = "The picture, which can be moved sideways"

RULE_OF_MATCHING = (
    "Each contact of the last six months is followed forward by its child and by days: to a "
    f"referral up to {DAYS_TO_REFERRAL} days after it, and to what began from that referral on and "
    "before the child's next one. A child with two contacts is counted twice. Not known yet: a "
    "day is missing that could tell, or it may still follow."
)

PARTLY = (
    "And others: more contacts came there than is shown, by ways that were merged with other "
    "outcomes because they are few."
)

LINE, LETTERS = 14, 20
"""Pixels from one line of a label to the next, and its characters."""


def flow_section(flows: ShownFlows, protection_words: str) -> str:
    """The section of a page: heading, rule, picture and table.

    `protection_words` say how numbers were protected, or that they are exact.
    """
    return "\n".join(_section(flows, protection_words))


def _section(flows: ShownFlows, protection_words: str) -> Iterator[str]:
    yield f'<section aria-labelledby="flow-heading"><h2 id="flow-heading">{TITLE}</h2>'
    yield f"<p>{escape(RULE_OF_MATCHING)}</p>"
    yield f"<p>{escape(protection_words)}</p>"
    if flows.contacts is None:
        yield "<p>There are too few contacts to show what became of them.</p>"
    elif not flows.edges:
        yield f"<p>{_contacts(flows.contacts)}: nothing more can be shown.</p>"
    else:
        yield f'<figure class="wide" role="region" aria-label="{PICTURE}" tabindex="0">'
        yield f"{flow_picture(flows)}</figure>"
        if flows.partly:
            yield f"<p>{PARTLY}</p>"
        yield from _table(flows)
    yield "</section>"


def flow_picture(flows: ShownFlows) -> str:
    """The picture: steps are dark bars, ends are light, what is not known is dashed.

    `flows` has at least one edge.
    """
    layout = laid_out(flows)
    return "".join(_drawn(layout, flows))


def _drawn(layout: Layout, flows: ShownFlows) -> Iterator[str]:
    words = ". ".join(f"{begin} to {end}: {count:,}" for begin, end, count in flows.edges)
    title = f"{TITLE}, as at {day_in_words(flows.reference_date)}"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{layout.width:.0f}" '
        f'height="{layout.height:.0f}" viewBox="0 0 {layout.width:.0f} {layout.height:.0f}" '
        f'role="img" aria-labelledby="flow-title flow-words" font-family="{FONT}" font-size="12">'
        f'<title id="flow-title">{escape(title)}</title>'
        f'<desc id="flow-words">{escape(words)}.</desc>'
    )
    yield from map(_ribbon, layout.ribbons)
    for box in layout.boxes:
        if box.node is not None:
            yield _bar(box)
    for box in layout.boxes:
        if box.node is not None:
            yield from _label(box, box.node, partly=box.node in flows.partly)
    yield "</svg>"


def _ribbon(ribbon: Ribbon) -> str:
    start = ribbon.begin.left + (BAR if ribbon.begin.node else 0)
    end = ribbon.end.left
    middle = (start + end) / 2
    top, to, height = ribbon.top, ribbon.to, ribbon.height
    path = (
        f"M{start:.1f} {top:.1f}C{middle:.1f} {top:.1f} {middle:.1f} {to:.1f} {end:.1f} {to:.1f}"
        f"V{to + height:.1f}C{middle:.1f} {to + height:.1f} {middle:.1f} {top + height:.1f} "
        f"{start:.1f} {top + height:.1f}Z"
    )
    return f'<path d="{path}" fill="{RULE}" fill-opacity="0.4" stroke="{RULE}"/>'


def _bar(box: Box) -> str:
    step = box.node in STEPS
    dash = ' stroke-dasharray="3 2"' if box.node is Node.NOT_KNOWN else ""
    return (
        f'<rect x="{box.left}" y="{box.top:.1f}" width="{BAR}" height="{box.height:.1f}" '
        f'fill="{INK if step else PAPER}" stroke="{INK if step else FAINT_INK}"{dash}/>'
    )


def _label(box: Box, node: Node, *, partly: bool) -> Iterator[str]:
    """Steps are named above their bars, ends beside them."""
    lines = [*wrap(node.value, LETTERS), f"{box.count:,}" + (" and others" if partly else "")]
    if node in STEPS:
        x, first = box.left, box.top - 6 - LINE * (len(lines) - 1)
    else:
        lines = [*lines[:-2], f"{lines[-2]} {lines[-1]}"]
        x, first = box.left + BAR + 5, box.top + max(box.height, LINE) / 2 - 2
        first -= LINE * (len(lines) - 2) / 2 - 6 if len(lines) > 1 else -6
    weight = ' font-weight="bold"' if node in STEPS else ""
    for number, line in enumerate(lines):
        yield (
            f'<text x="{x}" y="{first + LINE * number:.1f}" fill="{INK}"{weight} stroke="{PAPER}" '
            f'stroke-width="3" paint-order="stroke">{escape(line)}</text>'
        )


def _table(flows: ShownFlows) -> Iterator[str]:
    caption = f"{TITLE}: how many of {_contacts(flows.contacts or 0)}"
    yield f'<div class="wide" role="region" aria-label="{TITLE}: numbers" tabindex="0">'
    yield f"<table><caption>{caption}</caption><thead><tr>"
    for head, look in (("From", "text"), ("To", "text"), ("Contacts", ""), ("Of those there", "")):
        yield f'<th scope="col" class="{look}">{head}</th>'
    yield "</tr></thead><tbody>"
    whole = {
        begin: sum(count for other, _, count in flows.edges if other is begin)
        for begin, _, _ in flows.edges
    }
    for begin, end, count in flows.edges:
        share = f"{100 * count / whole[begin]:.0f}%" if whole[begin] else ""
        yield (
            f'<tr><th scope="row">{begin}</th><td class="text">{end}</td>'
            f'<td class="number">{count:,}</td><td class="number">{share}</td></tr>'
        )
    yield "</tbody></table></div>"


def _contacts(count: int) -> str:
    return "1 contact" if count == 1 else f"{count:,} contacts"
