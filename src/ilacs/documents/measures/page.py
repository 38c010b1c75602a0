"""Figures as one web page that needs nothing else: for people who may see no child."""

from collections.abc import Iterator, Sequence
from html import escape

from ilacs.documents.measures.answers import EXACT, Figure, MeasuresAnswer, in_sections
from ilacs.documents.measures.definitions import AREAS
from ilacs.documents.measures.flow_picture import TITLE, flow_section
from ilacs.documents.measures.page_figure import figure_article
from ilacs.documents.measures.page_look import SCRIPT, STYLE
from ilacs.documents.measures.page_parts import paragraph
from ilacs.documents.measures.page_top import top
from ilacs.documents.measures.standing_out import by_reason, counted_figures
from ilacs.documents.measures.value_words import NOT_SAID
from ilacs.documents.own_page import own_page
from ilacs.documents.text_lines import day_in_words
from ilacs.framework.grades import Judgement

Areas = Sequence[tuple[Judgement, str]]


def measures_page(answer: MeasuresAnswer) -> str:
    """The page: what matters first, then the areas that are judged, each figure, and a filter."""
    whose = f" of {answer.authority}" if answer.authority else ""
    headline = f"Measures{whose}, as at {day_in_words(answer.day)}"
    return own_page(headline, "\n".join(_content(answer)), style=STYLE, script=SCRIPT)


def _content(answer: MeasuresAnswer) -> Iterator[str]:
    yield from top(answer)
    yield '<nav aria-label="Areas"><ul class="areas">'
    areas = _areas(answer)
    for judgement, name in areas:
        figures = counted_figures(len(_of(answer, judgement)))
        yield f'<li><a href="#{judgement.value}">{escape(name)}</a>: {figures}</li>'
    if answer.flows:
        yield f'<li><a href="#flow-heading">{TITLE}</a></li>'
    if answer.not_measured_now:
        yield f'<li><a href="#missing">Not measured</a>: {len(answer.not_measured_now)}</li>'
    yield "</ul></nav>"
    yield "<details><summary>How to read this page</summary>"
    yield from map(paragraph, _how_to_read(answer))
    yield "</details>"
    yield from map(paragraph, _warnings(answer))
    yield _filter(areas, answer)
    for judgement, name in areas:
        yield from _area(answer, judgement, name)
    if answer.flows:
        yield f'<div class="part">{flow_section(answer.flows, answer.protection or EXACT)}</div>'
    yield from _missing(answer)


def _how_to_read(answer: MeasuresAnswer) -> Iterator[str]:
    yield (
        "Each figure counts rows of the lists: those that meet the measure, of those that it is "
        "about. What is not known never counts as met. Excluded rows are in neither number. In "
        "bars the dark part is met, the light orange part not known."
    )
    if any(figure.trend for figure in answer.now):
        yield (
            "In trends the dashed line is the middle, the grey ground lies between the limits that "
            "chance alone seldom leaves, and squares are the points that stand out."
        )
    if any(figure.bands for figure in answer.now):
        yield "Columns count rows by days; the last has all that took longer."
    yield f"{NOT_SAID} stands for a number that is not shown, or that there is none of."


def _warnings(answer: MeasuresAnswer) -> Iterator[str]:
    yield answer.protection or EXACT
    if faults := sum(one.count for one in answer.noticed if one.severity == "error"):
        yield f"{faults:,} cells of the lists could not be read; they count as not known."
    yield from answer.sources


def _areas(answer: MeasuresAnswer) -> Areas:
    """All four, or the one that was asked for."""
    asked = {measure.judgement for measure in answer.measures}
    return [(judgement, name) for judgement, name in AREAS.items() if {judgement} == asked] or [
        *AREAS.items()
    ]


def _filter(areas: Areas, answer: MeasuresAnswer) -> str:
    """Shown by the script, which makes it work; without scripts the page shows everything."""
    options = "".join(
        f'<option value="{judgement.value}">{escape(name)}</option>' for judgement, name in areas
    )
    marks = [("unknown", "Only where something is not known")]
    if answer.earlier is not None:
        marks += [("worse", "Only what got worse"), ("signal", "Only where the trend stands out")]
    boxes = "".join(
        f'<p><input id="{name}" type="checkbox"> <label for="{name}">{words}</label></p>\n'
        for name, words in marks
    )
    return f"""<form id="filter" role="search" aria-label="Find measures" hidden>
<p><label for="words">Words in a measure</label> <input id="words" type="search" \
autocomplete="off"></p>
<p><label for="area">Area</label> <select id="area"><option value="">All areas</option>{options}\
</select></p>
{boxes}<p><button type="reset">Show all</button></p>
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
            yield from figure_article(figure, answer)
        yield "</section>"
    yield "</section>"


def _missing(answer: MeasuresAnswer) -> Iterator[str]:
    if not answer.not_measured_now:
        return
    yield '<section><h2 id="missing" tabindex="-1">Not measured</h2>'
    yield "<p>Of these there is no figure, not even zero: the lists cannot answer them.</p><ul>"
    for reason, those in by_reason(answer):
        yield f"<li>{escape(reason)} {escape('; '.join(those))}.</li>"
    yield "</ul></section>"


def _of(answer: MeasuresAnswer, judgement: Judgement) -> Sequence[Figure]:
    return [figure for figure in answer.now if figure.measure.judgement is judgement]
