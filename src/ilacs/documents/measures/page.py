"""Figures as one web page that needs nothing else: for people who may see no child."""

from collections.abc import Iterator, Sequence
from html import escape

from ilacs.documents.charts.look import INK, LOOKS, PAPER
from ilacs.documents.measures.answers import (
    EXACT,
    Figure,
    Group,
    MeasuresAnswer,
    Share,
    in_sections,
    of_all,
)
from ilacs.documents.measures.category_words import BY_WORDS
from ilacs.documents.measures.definitions import AREAS, definition
from ilacs.documents.measures.page_look import SCRIPT, STYLE
from ilacs.documents.measures.value_words import NOT_SAID, number_in_words, value_in_words
from ilacs.documents.own_page import own_page
from ilacs.documents.text_lines import day_in_words
from ilacs.framework.grades import Grade, Judgement
from ilacs.framework.number_words import counted
from ilacs.measures.measure import Fit, Unit

BAR = 300
"""The width of a bar, in the units of its drawing."""

MET, UNKNOWN = LOOKS[Grade.OUTSTANDING].fill, LOOKS[Grade.REQUIRES_IMPROVEMENT].fill
"""The fills of a bar: dark and light, told apart without colour."""


def measures_page(answer: MeasuresAnswer) -> str:
    """The page: the areas that are judged, each figure with its definition, and a filter."""
    ((authority, day), *_) = answer.snapshots
    whose = f" of {authority}" if authority else ""
    headline = f"Measures{whose}, as at {day_in_words(day)}"
    return own_page(headline, "\n".join(_content(answer)), style=STYLE, script=SCRIPT)


def _content(answer: MeasuresAnswer) -> Iterator[str]:
    yield from (f"<p>{escape(sentence)}</p>" for sentence in _opening(answer))
    yield '<nav aria-label="Areas"><ul class="areas">'
    areas = _areas(answer)
    for judgement, name in areas:
        figures = counted(len(_of(answer, judgement)), "figure")
        yield f'<li><a href="#{judgement.value}">{escape(name)}</a>: {figures}</li>'
    if answer.not_measured:
        yield f'<li><a href="#missing">Not measured</a>: {len(answer.not_measured)}</li>'
    yield "</ul></nav>"
    yield _filter(areas)
    for judgement, name in areas:
        yield from _area(answer, judgement, name)
    yield from _missing(answer)


def _opening(answer: MeasuresAnswer) -> Iterator[str]:
    yield (
        "Each figure counts rows of the lists: those that meet the measure, of those that it is "
        "about. What is not known never counts as met. Excluded rows are in neither number. In "
        "bars the dark part is met, the light orange part not known."
    )
    yield answer.protection or EXACT
    yield f"{NOT_SAID} stands for a number that is not shown, or that there is none of."
    yield from (one.words for one in of_all(answer.noticed))
    if faults := sum(one.count for one in answer.noticed if one.severity == "error"):
        yield f"{faults:,} cells of the lists could not be read; they count as not known."


def _areas(answer: MeasuresAnswer) -> Sequence[tuple[Judgement, str]]:
    """All four, or the one that was asked for."""
    asked = {measure.judgement for measure in answer.measures}
    return [(judgement, name) for judgement, name in AREAS.items() if {judgement} == asked] or [
        *AREAS.items()
    ]


def _filter(areas: Sequence[tuple[Judgement, str]]) -> str:
    """Shown by the script, which makes it work; without scripts the page shows everything."""
    options = "".join(
        f'<option value="{judgement.value}">{escape(name)}</option>' for judgement, name in areas
    )
    return f"""<form id="filter" role="search" aria-label="Find measures" hidden>
<p><label for="words">Words in a measure</label> <input id="words" type="search" \
autocomplete="off"></p>
<p><label for="area">Area</label> <select id="area"><option value="">All areas</option>{options}\
</select></p>
<p><input id="unknown" type="checkbox"> <label for="unknown">Only where something is not known\
</label></p>
<p><button type="reset">Show all</button></p>
<p id="shown" role="status"></p>
</form>"""


def _area(answer: MeasuresAnswer, judgement: Judgement, name: str) -> Iterator[str]:
    yield f'<section class="area" aria-labelledby="{judgement.value}">'
    yield f'<h2 id="{judgement.value}" tabindex="-1">{escape(name)}</h2>'
    figures = _of(answer, judgement)
    if not figures:
        yield "<p>There is no figure for this area in these lists.</p>"
    for section, those in in_sections(figures):
        yield f'<section class="part"><h3>{escape(section)}</h3>'
        for figure in those:
            yield from _figure(figure, answer)
        yield "</section>"
    yield "</section>"


def _figure(figure: Figure, answer: MeasuresAnswer) -> Iterator[str]:
    measure, counts = figure.measure, figure.counts
    name = f"{measure.id}-{figure.reference_date}"
    said = definition(measure, answer.clocks)
    words = " ".join([measure.name, *(text for _, text in said)]).lower()
    unknown = "yes" if counts.not_known != 0 else "no"
    yield (
        f'<article aria-labelledby="{name}" data-area="{measure.judgement.value}" '
        f'data-unknown="{unknown}" data-words="{escape(words)}">'
    )
    yield f'<h4 id="{name}">{escape(measure.name)}</h4>'
    if measure.unit is not Unit.MIX:
        value = value_in_words(counts.value, measure.unit)
        yield f'<p class="value">{escape(value)}</p>'
    yield f"<p>{escape(_counts(figure))}</p>"
    if measure.unit is Unit.SHARE and counts.of and counts.met is not None:
        yield _bar(counts.met, counts.not_known or 0, counts.of)
    if figure.reasons:
        why = "; ".join(f"{number_in_words(count)} {reason}" for reason, count in figure.reasons)
        yield f"<p>Excluded: {escape(why)}.</p>"
    if measure.fit is not Fit.EXACT:
        yield f"<p>{escape(dict(said)['Fit'])}</p>"
    yield from _shares(figure.shares, f"{measure.name}: shares")
    yield from _groups(figure, answer)
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in said)
    yield f"<details><summary>Definition</summary><dl>{rows}</dl></details>"
    yield "</article>"


def _counts(figure: Figure) -> str:
    counts = figure.counts
    met, of, not_known, excluded = map(
        number_in_words, (counts.met, counts.of, counts.not_known, counts.excluded)
    )
    return f"{met} met of {of}. Not known: {not_known}. Excluded: {excluded}."


def _bar(met: int, not_known: int, of: int) -> str:
    """The text beside it says the same: the drawing is not read out."""
    first, second = (round(BAR * part / of, 1) for part in (met, not_known))
    return (
        f'<svg class="bar" viewBox="0 0 {BAR} 14" width="{BAR}" height="14" aria-hidden="true" '
        'focusable="false">'
        f'<rect x="0.5" y="0.5" width="{BAR - 1}" height="13" fill="{PAPER}" stroke="{INK}"/>'
        f'<rect width="{first}" height="14" fill="{MET}"/>'
        f'<rect x="{first}" y="1" width="{second}" height="12" fill="{UNKNOWN}"/></svg>'
    )


def _shares(shares: Sequence[Share], caption: str) -> Iterator[str]:
    if not shares:
        return
    yield from _table_head(caption, ("Category", "Rows", "Of", "Share", ""))
    for share in shares:
        bar = _bar(share.met, 0, share.of) if share.of and share.met is not None else ""
        numbers = (
            number_in_words(share.met),
            number_in_words(share.of),
            value_in_words(share.value, Unit.MIX),
        )
        yield _row(share.category, numbers, bar)
    yield "</tbody></table></div>"


def _groups(figure: Figure, answer: MeasuresAnswer) -> Iterator[str]:
    if answer.by is None or not figure.groups:
        return
    kind = BY_WORDS[answer.by]
    yield f"<details><summary>By {escape(kind.lower())}</summary>"
    caption = f"{figure.measure.name}, by {kind.lower()}"
    heads = (kind, "Met", "Of", "Result", "Not known", "Excluded")
    yield from _table_head(caption, heads)
    for group in figure.groups:
        yield _row(group.name, _numbers(group, figure.measure.unit))
    yield "</tbody></table></div></details>"


def _numbers(group: Group, unit: Unit) -> Sequence[str]:
    counts = group.counts
    return (
        number_in_words(counts.met),
        number_in_words(counts.of),
        "" if unit is Unit.MIX else value_in_words(counts.value, unit),
        number_in_words(counts.not_known),
        number_in_words(counts.excluded),
    )


def _table_head(caption: str, headings: Sequence[str]) -> Iterator[str]:
    heads = "".join(
        f'<th scope="col">{escape(heading)}</th>' if heading else "<td></td>"
        for heading in headings
    )
    yield f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0">'
    yield f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>"


def _row(name: str, numbers: Sequence[str], last: str = "") -> str:
    cells = "".join(f'<td class="number">{escape(number)}</td>' for number in numbers)
    end = f"<td>{last}</td>" if last else ""
    return f'<tr><th scope="row">{escape(name)}</th>{cells}{end}</tr>'


def _missing(answer: MeasuresAnswer) -> Iterator[str]:
    if not answer.not_measured:
        return
    names = {measure.id: measure.name for measure in answer.measures}
    reasons: dict[str, list[str]] = {}
    for one in answer.not_measured:
        reasons.setdefault(one.reason, []).append(names[one.measure])
    yield '<section><h2 id="missing" tabindex="-1">Not measured</h2>'
    yield "<p>Of these there is no figure, not even zero: the lists cannot answer them.</p><ul>"
    for reason, those in reasons.items():
        yield f"<li>{escape(reason)} {escape('; '.join(those))}.</li>"
    yield "</ul></section>"


def _of(answer: MeasuresAnswer, judgement: Judgement) -> Sequence[Figure]:
    return [figure for figure in answer.figures if figure.measure.judgement is judgement]
