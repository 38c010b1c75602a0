"""Charts as files: what an SVG, a PNG and a page hold, and what is refused."""

import errno
import os
import re
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from ilacs.documents.charts import Chart, NothingToDraw, write_chart
from ilacs.documents.charts.comparison import ComparisonChart, ComparisonRow
from ilacs.documents.charts.curve import CurveChart
from ilacs.documents.charts.curve_points import CurvePoint
from ilacs.documents.charts.grade_lines import Step
from ilacs.documents.charts.history import HistoryChart
from ilacs.documents.charts.judgement_looks import JUDGEMENTS_IN_ORDER
from ilacs.documents.charts.look import GRADES, LOOKS, PAPER, SMALL, TEXT, cut, width_of
from ilacs.documents.charts.spread import SpreadChart, SpreadRow
from ilacs.documents.new_files import CannotWrite, NewFiles
from ilacs.documents.words import in_words
from ilacs.framework import Grade, Judgement

OUTSTANDING, GOOD, REQUIRES_IMPROVEMENT, INADEQUATE = GRADES
SVG = "{http://www.w3.org/2000/svg}"
MONTH = 365.25 / 12
HOSTILE = "</title><script>alert('x')</script> & \"Poole\" 😀"

FIRST, SECOND, THIRD, FOURTH = (
    date(2015, 9, 14),
    date(2018, 5, 14),
    date(2023, 2, 20),
    date(2026, 4, 27),
)
BRENT: dict[str, dict[date, Grade]] = {
    "Overall effectiveness": {FIRST: REQUIRES_IMPROVEMENT, SECOND: GOOD, THIRD: GOOD},
    "Leaders": {FIRST: REQUIRES_IMPROVEMENT, SECOND: GOOD, THIRD: GOOD, FOURTH: GOOD},
    "Help and protection": {
        FIRST: REQUIRES_IMPROVEMENT,
        SECOND: REQUIRES_IMPROVEMENT,
        THIRD: GOOD,
        FOURTH: GOOD,
    },
    "Children in care": {FIRST: REQUIRES_IMPROVEMENT, THIRD: GOOD, FOURTH: GOOD},
    "Care and care leavers": {SECOND: OUTSTANDING},
    "Care leavers": {THIRD: GOOD, FOURTH: GOOD},
}
HISTORY = HistoryChart(
    "Brent: grades since 2015",
    tuple(
        Step(name, day, grade) for name, grades in BRENT.items() for day, grade in grades.items()
    ),
)
SPREAD = SpreadChart(
    "Grades by year",
    tuple(
        SpreadRow(str(year), grade, count)
        for year in range(2013, 2026)
        for grade, count in zip((*GRADES, Grade.NOT_JUDGED, None), (1, 20, 9, 1, 1, 1), strict=True)
    ),
)
NAMES = ["Bournemouth, Christchurch and Poole", *(f"Authority {n}" for n in range(29))]
COMPARISON = ComparisonChart(
    "Brent beside its neighbours",
    tuple(
        ComparisonRow(name, judgement, grade, name == "Authority 7", "Neighbours")
        for n, name in enumerate(NAMES)
        for judgement, grade in zip(BRENT, [*LOOKS][n % 5 :] + [*LOOKS][: n % 5], strict=True)
    ),
)
CURVE = CurveChart(
    "When the next inspection may begin",
    tuple(
        CurvePoint(month, 1 - month / 80, max(0, 0.9 - month / 80), min(1, 1.1 - month / 80))
        for month in range(73)
    ),
)
CHARTS = {"history": HISTORY, "spread": SPREAD, "comparison": COMPARISON, "curve": CURVE}


def hostile(words: str) -> tuple[Chart, ...]:
    return (
        HistoryChart(words, (Step(words, FIRST, GOOD, words), Step("Leaders", SECOND, None))),
        SpreadChart(words, (SpreadRow(words, GOOD, 3),)),
        ComparisonChart(words, (ComparisonRow(words, words, None, False, words),)),
        CurveChart(words, (CurvePoint(0, 1, 1, 1), CurvePoint(1, 0.5, 0, 1))),
    )


each_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
each_ending = pytest.mark.parametrize("ending", [".svg", ".png", ".html"])


def svg_of(chart: Chart, folder: Path) -> ET.Element:
    return ET.fromstring(write_chart(chart, folder / "x.svg").read_text("utf-8"))


def words_in(svg: ET.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def page_of(chart: Chart, folder: Path) -> LexborHTMLParser:
    return LexborHTMLParser(write_chart(chart, folder / "x.html").read_text("utf-8"))


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(kind + content)
        yield kind, content
        at += 12 + length


class TestSvg:
    @each_chart
    def test_it_is_one_image_with_a_title_and_a_description(self, tmp_path, chart):
        svg = svg_of(chart, tmp_path)
        assert svg.get("role") == "img"
        assert svg.get("lang") == "en-GB"
        title, words = svg[0], svg[1]
        assert (title.tag, title.text) == (f"{SVG}title", chart.title)
        assert (words.tag, words.text) == (f"{SVG}desc", chart.text_alternative())
        assert svg.get("aria-labelledby") == f"{title.get('id')} {words.get('id')}"

    @each_chart
    def test_no_part_of_it_is_read_out_by_itself(self, tmp_path, chart):
        parts = list(svg_of(chart, tmp_path).iter())[1:]
        spoken = [key for part in parts for key in part.attrib if key[:4] in ("role", "aria")]
        assert spoken == []

    @each_chart
    def test_it_refers_to_nothing_outside(self, tmp_path, chart):
        content = write_chart(chart, tmp_path / "x.svg").read_text("utf-8")
        assert set(re.findall(r"https?://[^\"' ]+", content)) == {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xlink",
        }
        assert not re.search(r"<(script|image|use|style|foreignObject)\b|url\(|@import", content)

    def test_a_history_names_its_judgements_grades_years_and_inspections(self, tmp_path):
        words = words_in(svg_of(HISTORY, tmp_path))
        assert {*BRENT, *(str(year) for year in range(2016, 2027))} <= set(words)
        assert {"Outstanding", "Good", "Requires improvement", "Inadequate"} <= set(words)
        assert {"14 Sep 2015", "14 May 2018", "20 Feb 2023", "27 Apr 2026"} <= set(words)
        assert "No grade" not in words

    def test_a_spread_prints_every_count(self, tmp_path):
        words = words_in(svg_of(SPREAD, tmp_path))
        assert {row.period for row in SPREAD.rows} <= set(words)
        # 13 years of 1, 20, 9, 1, 1, 1 and their sum.
        assert [words.count(text) for text in ("1", "20", "9", "33")] == [13 * 4, 13, 13, 13]

    def test_a_comparison_prints_a_code_in_every_cell(self, tmp_path):
        words = words_in(svg_of(COMPARISON, tmp_path))
        assert {*NAMES, "Neighbours"} <= set(words)
        cells = [LOOKS[row.grade].code for row in COMPARISON.rows]
        for look in LOOKS.values():
            # Once more in the key.
            assert words.count(look.code) == cells.count(look.code) + 1

    def test_the_subject_of_a_comparison_is_at_the_top_in_bold(self, tmp_path):
        texts = svg_of(COMPARISON, tmp_path).iter(f"{SVG}text")
        names = [text for text in texts if text.text in NAMES]
        height = {
            name.text: float(re.findall(r"[-\d.]+", name.get("transform", ""))[1]) for name in names
        }
        assert min(height, key=height.__getitem__) == "Authority 7"
        assert [name.text for name in names if name.get("font-weight") == "bold"] == ["Authority 7"]

    def test_a_curve_names_the_months_of_its_quartiles(self, tmp_path):
        words = words_in(svg_of(CURVE, tmp_path))
        # The chance is months / 80.
        assert {
            f"A quarter by {80 // 4} months",
            f"Half by {80 // 2} months",
            f"Three quarters by {80 * 3 // 4} months",
        } <= set(words)
        assert {"0%", "25%", "50%", "75%", "100%", "0", "12", "72"} <= set(words)

    def test_a_curve_with_a_calendar_names_days(self, tmp_path):
        # 30 and 61 days are 0.99 and 2 months; the axis starts on the day of the first point.
        marks = ((0.25, 40 + 30 / MONTH), (0.5, 40 + 61 / MONTH))
        points = tuple(CurvePoint(40 + n, 1 - n / 4, 1 - n / 4, 1 - n / 4) for n in range(5))
        words = words_in(svg_of(CurveChart("x", points, marks, date(2026, 11, 25)), tmp_path))
        assert {"A quarter by 25 Dec 2026", "Half by 25 Jan 2027"} <= set(words)
        assert [word for word in words if re.fullmatch(r"[A-Z][a-z]{2} 20\d\d", word)] == [
            "Dec 2026",
            *(f"{month} 2027" for month in ("Jan", "Feb", "Mar")),
        ]
        assert "As at 25 November 2026." in words
        assert not any("months" in word.lower() for word in words)

    @pytest.mark.parametrize(
        "chart",
        [
            lambda day: HistoryChart("x", HISTORY.steps, day),
            lambda day: SpreadChart("x", SPREAD.rows, day),
            lambda day: ComparisonChart("x", COMPARISON.rows, day),
            lambda day: CurveChart("x", CURVE.points, as_at=day),
        ],
    )
    def test_every_picture_says_what_day_it_is_as_at(self, tmp_path, chart):
        dated, undated = chart(date(2026, 11, 25)), chart(None)
        words = "As at 25 November 2026."
        assert words in words_in(svg_of(dated, tmp_path))
        assert dated.text_alternative().endswith(f" {words}")
        assert "As at" not in undated.text_alternative()
        assert not any(text.startswith("As at") for text in words_in(svg_of(undated, tmp_path)))

    def test_a_history_says_what_it_leaves_out(self, tmp_path):
        chart = HistoryChart("x", HISTORY.steps, note="Left out: adoption.")
        assert "Left out: adoption." in words_in(svg_of(chart, tmp_path))
        assert chart.text_alternative().endswith(" Left out: adoption.")

    @each_chart
    def test_the_same_chart_gives_the_same_file(self, tmp_path, chart):
        one = write_chart(chart, tmp_path / "one.svg").read_bytes()
        assert write_chart(chart, tmp_path / "two.svg").read_bytes() == one


class TestHistoryLines:
    def lines(self, chart: HistoryChart) -> list[list[tuple[float, float]]]:
        """The corners of each line; one that is drawn alone is a mark of type `line`."""
        return [
            [(point["x"], point["y"]) for point in layer["data"]["values"]]
            for layer in chart.spec()["layer"]
            if layer["mark"]["type"] == "line"
        ]

    def marks(self, chart: HistoryChart) -> list[dict[str, Any]]:
        layers = chart.spec()["layer"]
        (points,) = (layer for layer in layers if layer["mark"]["type"] == "point")
        return points["data"]["values"]

    def test_marks_stand_on_the_day_of_their_inspection(self):
        (dates,) = (
            {datum["text"]: datum["x"] for datum in layer["data"]["values"]}
            for layer in HISTORY.spec()["layer"]
            if layer["mark"].get("stroke") == PAPER and layer["mark"].get("fontSize") == SMALL
        )
        days = [step.on for name in BRENT for step in HISTORY.steps if step.judgement == name]
        assert {mark["x"] for mark in self.marks(HISTORY)} == set(dates.values())
        # A true scale of time: days apart and pixels apart are in one proportion.
        x = {day: dates[f"{day.day} {day:%b %Y}"] for day in days}
        pixels_a_day = {
            round((x[day] - x[FIRST]) / (day - FIRST).days, 6) for day in (SECOND, THIRD, FOURTH)
        }
        assert len(pixels_a_day) == 1

    def test_lines_go_up_and_down_within_a_few_pixels_of_the_day(self):
        names = [f"J{n}" for n in range(12)]
        up = [
            Step(name, day, grade)
            for name in names
            for day, grade in zip(
                (FIRST, SECOND, THIRD), (GOOD, OUTSTANDING, INADEQUATE), strict=True
            )
        ]
        for chart in (HISTORY, HistoryChart("x", tuple(up))):
            days = {mark["x"] for mark in self.marks(chart)}
            for corners in self.lines(chart):
                for x, _ in corners[:-1]:
                    assert min(abs(x - day) for day in days) <= 6

    def test_a_judgement_looks_the_same_in_every_picture_and_keeps_its_place(self):
        names = [in_words(judgement) for judgement in JUDGEMENTS_IN_ORDER]
        own = {name: self.looks(name)[name] for name in names}
        assert len({look["shape"] for look in own.values()}) == len(Judgement)
        assert self.looks(*names) == self.looks(*reversed(names)) == own
        assert self.looks("Leaders", "Something else")["Leaders"] == own["Leaders"]
        steps = tuple(Step(name, FIRST, GOOD) for name in ("Other", *reversed(names)))
        heights = {datum["text"]: datum["y"] for datum in placed_texts(HistoryChart("x", steps))}
        assert sorted([*names, "Other"], key=heights.__getitem__) == [*names, "Other"]
        assert [row[0] for row in HistoryChart("x", steps).table()[1:]] == [*names, "Other"]

    def looks(self, *names: str) -> dict[str, dict[str, Any]]:
        """The shape and colour of each judgement: labels and marks share the height of a line."""
        chart = HistoryChart("x", tuple(Step(name, FIRST, GOOD) for name in names))
        at = {mark["y"]: mark for mark in self.marks(chart)}
        height = {datum["text"]: datum["y"] for datum in placed_texts(chart)}
        return {name: {key: at[height[name]][key] for key in ("shape", "colour")} for name in names}

    def test_an_unknown_name_looks_like_no_judgement_beside_it(self):
        found = self.looks("Other", "Leaders", "Overall effectiveness", "Another")
        assert len({look["shape"] for look in found.values()}) == 4

    def test_no_line_lies_on_another(self):
        level, upright = [], []
        for corners in self.lines(HISTORY):
            for (x, y), (x2, y2) in pairwise(corners):
                if y == y2:
                    level.append((y, x, x2))
                else:
                    assert x == x2
                    upright.append((x, min(y, y2), max(y, y2)))
        assert level
        assert upright
        for parts, apart in ((level, 17), (upright, 3)):
            for (place, start, end), (place2, start2, end2) in combinations(parts, 2):
                meet = max(start, start2) < min(end, end2)
                assert not meet or abs(place - place2) >= apart

    def test_a_judgement_that_a_later_inspection_did_not_make_ends_there(self):
        # Overall, Leaders, Help, Children in care twice, Care and care leavers, Care leavers.
        lines = self.lines(HISTORY)
        assert len(lines) == 7
        ends = [corners[-1][0] for corners in lines]
        last = max(ends)
        # All but two end about the last inspection; children in care in 2018, both in 2023.
        assert [last - end < 25 for end in ends] == [True, True, True, False, True, False, True]

    def test_a_grade_that_is_not_known_is_a_gap_and_a_point_of_its_own(self):
        known = {FIRST: GOOD, SECOND: None, THIRD: GOOD, FOURTH: GOOD}
        chart = HistoryChart("x", tuple(Step("Leaders", *step) for step in known.items()))
        one, two = self.lines(chart)
        assert one[-1][0] < two[0][0]
        layers = chart.spec()["layer"]
        points = next(layer for layer in layers if layer["mark"]["type"] == "point")
        heights = [point["y"] for point in points["data"]["values"]]
        assert heights[0] == heights[2] == heights[3] < heights[1]
        assert "No grade" in labels(chart)

    def test_the_last_grades_hold_until_the_day_of_the_question(self):
        steps = (Step("Leaders", FIRST, GOOD), Step("Leaders", SECOND, GOOD))
        (short,) = self.lines(HistoryChart("x", steps))
        (long,) = self.lines(HistoryChart("x", steps, as_at=THIRD))
        assert len(short) == 2
        assert len(long) == 3
        assert long[-1][0] > long[-2][0]

    def test_a_ninth_judgement_has_a_place_of_its_own(self):
        chart = HistoryChart("x", tuple(Step(f"J{n}", FIRST, GOOD) for n in range(12)))
        heights = [datum["y"] for datum in placed_texts(chart) if datum["text"].startswith("J")]
        assert len(set(heights)) == 12


def placed_texts(chart: Chart) -> list[dict[str, Any]]:
    """Where each text is, with its size and alignment; the paper behind it is left out."""
    return [
        {"fontSize": TEXT, **layer["mark"], **datum}
        for layer in chart.spec()["layer"]
        if layer["mark"]["type"] == "text" and "stroke" not in layer["mark"]
        for datum in layer["data"]["values"]
    ]


def labels(chart: Chart) -> set[str]:
    return {datum["text"] for datum in placed_texts(chart)}


@pytest.mark.parametrize(
    "chart",
    [
        HISTORY,
        HistoryChart("x", tuple(step for step in HISTORY.steps if step.on == THIRD)),
        HistoryChart("x", (*HISTORY.steps, Step("Leaders", date(2015, 11, 1), INADEQUATE))),
        HistoryChart("x", HISTORY.steps, as_at=date(2026, 11, 25)),
        SPREAD,
        SpreadChart(
            "x", tuple(SpreadRow("2020", grade, 99 if grade == GOOD else 1) for grade in LOOKS)
        ),
        COMPARISON,
        CurveChart("x", CURVE.points[:60], as_at=date(2026, 11, 25)),
        HistoryChart("x", HISTORY.steps, as_at=date(2026, 11, 25), note="Left out: much. " * 9),
    ],
)
def test_no_two_texts_overlap(chart: Chart):
    boxes = []
    for datum in placed_texts(chart):
        size = datum["fontSize"]
        width = min(width_of(datum["text"], size), datum.get("limit", 1000))
        left = datum["x"] - width * {"left": 0, "center": 0.5, "right": 1}[datum["align"]]
        boxes.append((left, left + width, datum["y"] - size / 2, datum["y"] + size / 2, datum))
    assert boxes
    for (x, x2, y, y2, one), (left, right, top, bottom, other) in combinations(boxes, 2):
        assert not (x < right and left < x2 and y < bottom and top < y2), (one, other)


class TestPng:
    @each_chart
    def test_it_holds_the_picture_and_its_words(self, tmp_path, chart):
        png = write_chart(chart, tmp_path / "x.png").read_bytes()
        assert png.startswith(b"\x89PNG\r\n\x1a\n")
        parts = list(chunks(png))
        assert [kind for kind, _ in parts][:3] == [b"IHDR", b"iTXt", b"iTXt"]
        assert parts[-1][0] == b"IEND"
        words = dict(
            content.split(b"\0\0\0en-GB\0\0") for kind, content in parts if kind == b"iTXt"
        )
        assert words == {
            b"Title": chart.title.encode(),
            b"Description": chart.text_alternative().encode(),
        }

    def test_it_is_twice_as_fine_as_the_svg(self, tmp_path):
        svg = svg_of(HISTORY, tmp_path)
        png = write_chart(HISTORY, tmp_path / "x.png").read_bytes()
        width, height = struct.unpack(">II", next(chunks(png))[1][:8])
        assert (width, height) == (2 * int(svg.get("width")), 2 * int(svg.get("height")))


class TestPage:
    @each_chart
    def test_it_has_the_heading_the_picture_its_words_and_its_figures(self, tmp_path, chart):
        page = page_of(chart, tmp_path)
        assert page.css_first("html").attributes["lang"] == "en-GB"
        assert [page.css_first(name).text() for name in ("h1", "head title")] == [chart.title] * 2
        svg = page.css_first("figure svg")
        assert svg.attributes["role"] == "img"
        named = [svg.attributes["aria-labelledby"], svg.attributes["aria-describedby"]]
        assert [page.css_first(f"#{name}").text() for name in named] == [
            chart.title,
            chart.text_alternative(),
        ]
        rows = [tuple(cell.text() for cell in row.css("th, td")) for row in page.css("table tr")]
        assert tuple(rows) == chart.table()

    @each_chart
    def test_the_table_says_what_its_headings_head(self, tmp_path, chart):
        page = page_of(chart, tmp_path)
        assert page.css_first("table > caption").text()
        assert {head.attributes["scope"] for head in page.css("thead th")} == {"col"}
        for row in page.css("tbody tr"):
            assert [head.attributes["scope"] for head in row.css("th")] == ["row"]

    @each_chart
    def test_it_loads_nothing_and_runs_nothing(self, tmp_path, chart):
        page = page_of(chart, tmp_path)
        assert page.css("script, link, img, iframe, object, image, [src], [href], [style]") == []
        assert [key for part in page.css("*") for key in part.attributes if key[:2] == "on"] == []
        style = page.css_first("style").text()
        policy = page.css_first("meta[http-equiv='Content-Security-Policy']").attributes["content"]
        allowed = b64encode(sha256(style.encode()).digest()).decode()
        assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{allowed}'"]
        assert not re.search(r"url\(|@import", style)

    def test_every_name_in_it_is_given_once(self, tmp_path):
        names = [part.attributes["id"] for part in page_of(HISTORY, tmp_path).css("[id]")]
        assert sorted(names) == ["chart-table", "chart-title", "chart-words"]

    def test_its_picture_does_not_repeat_the_heading(self, tmp_path):
        texts = [text.text() for text in page_of(HISTORY, tmp_path).css("svg text")]
        assert HISTORY.title not in texts


class TestAwkwardNames:
    @pytest.mark.parametrize("place", range(4))
    def test_mark_up_in_a_name_is_only_text(self, tmp_path, place):
        chart = hostile(HOSTILE)[place]
        svg = svg_of(chart, tmp_path)
        assert [part.tag for part in svg.iter() if "script" in part.tag] == []
        assert svg[0].text == HOSTILE
        page = page_of(chart, tmp_path)
        assert page.css("script") == []
        assert page.css_first("h1").text() == HOSTILE
        cells = {cell.text() for cell in page.css("th, td")}
        assert cells == {cell for row in chart.table() for cell in row}
        assert write_chart(chart, tmp_path / "x.png").stat().st_size > 1000

    @pytest.mark.parametrize("place", range(4))
    @pytest.mark.parametrize(
        "words", ["", "a\0b\x1b\udcff\ufffe", "a\nb\tc", "n" * 3000, 'role="b"']
    )
    @each_ending
    def test_any_text_can_be_written(self, tmp_path, place, words, ending):
        path = write_chart(hostile(words)[place], tmp_path / f"x{ending}")
        if ending == ".svg":
            ET.fromstring(path.read_text("utf-8"))
        assert path.stat().st_size > 1000

    def test_words_that_look_like_attributes_stay(self, tmp_path):
        words = 'a role="b" aria-label="c"'
        assert words in words_in(svg_of(hostile(words)[1], tmp_path))

    def test_a_name_too_long_for_its_place_is_cut_but_whole_in_the_table(self, tmp_path):
        name = "The united authorities of " + "Upshire and " * 20
        page = page_of(ComparisonChart("x", (ComparisonRow(name, "Leaders", GOOD),)), tmp_path)
        assert page.css_first("tbody th").text() == name.strip()
        texts = [text.text() for text in page.css("svg text")]
        assert [text for text in texts if text.startswith("The united") and text[-1] == "…"]

    def test_a_name_is_cut_between_whole_characters(self, tmp_path):
        # 40 letters, of which the limit of 298 pixels holds some and no half of one.
        name = "\N{GRINNING FACE}" * 40
        assert cut(name, 100) == "\N{GRINNING FACE}" * 11 + "…"
        assert width_of(cut(name, 100)) <= 100 < width_of(name[:12] + "…")
        for start in ("", "n"):
            chart = ComparisonChart("x", (ComparisonRow(start + name, "Leaders", GOOD),))
            (drawn,) = (text for text in words_in(svg_of(chart, tmp_path)) if text[-1:] == "…")
            assert (start + name).startswith(drawn[:-1])

    def test_a_long_title_takes_several_lines(self, tmp_path):
        title = "Grades " * 30
        svg = svg_of(SpreadChart(title, SPREAD.rows), tmp_path)
        lines = [part.text for part in svg.iter(f"{SVG}tspan")]
        assert " ".join(lines) == title.strip()
        assert len(lines) == 3


class TestRefusals:
    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda: HistoryChart("x", ()), "No grade is known"),
            (lambda: HistoryChart("x", (Step("Leaders", FIRST, None),)), "No grade is known"),
            (lambda: SpreadChart("x", ()), "No grades were counted"),
            (lambda: SpreadChart("x", (SpreadRow("2020", GOOD, 0),)), "No grades were counted"),
            (lambda: ComparisonChart("x", ()), "no authority to compare"),
            (lambda: CurveChart("x", ()), "at least two points"),
            (lambda: CurveChart("x", (CurvePoint(0, 1, 1, 1),)), "at least two points"),
        ],
    )
    def test_a_picture_that_would_be_empty_is_refused_in_words(self, make, words):
        with pytest.raises(NothingToDraw, match=words):
            make()

    def test_it_is_among_the_things_that_a_command_explains(self):
        assert issubclass(NothingToDraw, CannotWrite)

    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda: HistoryChart("x", (Step("L", FIRST, GOOD), Step("L", FIRST, None))), "twice"),
            (lambda: SpreadChart("x", (SpreadRow("a", GOOD, 1), SpreadRow("a", GOOD, 2))), "twice"),
            (lambda: SpreadChart("x", (SpreadRow("a", GOOD, -1),)), "below zero"),
            (lambda: ComparisonChart("x", (ComparisonRow("a", "L", GOOD),) * 2), "twice"),
            (lambda: curve((0, 1, 1, 1), (0, 1, 1, 1)), "order"),
            (lambda: curve((-1, 1, 1, 1), (0, 1, 1, 1)), "order"),
            (lambda: curve((0, 1, 1, 1), (1, 0.5, 0.6, 1)), "within its bounds"),
            (lambda: curve((0, 1, 1, 1), (1, float("nan"), 0, 1)), "from 0 to 1"),
            (lambda: curve((0, 1, 1, 1), (1, 0.5, 0, 1.1)), "from 0 to 1"),
            (lambda: CurveChart("x", CURVE.points, ((1.2, 5),)), "a mark"),
            (lambda: CurveChart("x", CURVE.points[2:], ((0.5, 1),)), "a mark"),
        ],
    )
    def test_figures_that_cannot_be_are_refused(self, make, words):
        with pytest.raises(ValueError, match=words):
            make()

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("x.pdf", "must end in .svg, .png or .html"),
            ("x", "must end in .svg, .png or .html"),
            ("none/x.svg", "There is no folder"),
            ("folder.svg", "is not a file"),
        ],
    )
    def test_places_that_nothing_can_be_written_to(self, tmp_path, name, words):
        (tmp_path / "folder.svg").mkdir()
        with pytest.raises(CannotWrite, match=words):
            write_chart(SPREAD, tmp_path / name)
        assert [path.name for path in tmp_path.iterdir()] == ["folder.svg"]


def curve(*points: tuple[float, float, float, float]) -> CurveChart:
    return CurveChart("x", tuple(CurvePoint(*point) for point in points))


class TestFiles:
    @pytest.mark.parametrize("ending", [".svg", ".PNG", ".Html"])
    def test_what_was_there_is_replaced_and_nothing_else_is_left(self, tmp_path, ending):
        path = tmp_path / f"x{ending}"
        path.write_text("before")
        assert write_chart(SPREAD, path) == path
        assert path.read_bytes() != b"before"
        assert list(tmp_path.iterdir()) == [path]

    @each_ending
    def test_a_full_disk_leaves_what_was_there(self, tmp_path, ending, monkeypatch):
        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        path = tmp_path / f"x{ending}"
        path.write_text("before")
        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space left") as raised:
            write_chart(SPREAD, path)
        assert raised.value.filename == str(path)
        assert path.read_text() == "before"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_folder_that_may_not_be_written_to(self, tmp_path, monkeypatch):
        def denied(*_: object) -> Path:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(NewFiles, "new", denied)
        with pytest.raises(CannotWrite, match="may not write in the folder"):
            write_chart(SPREAD, tmp_path / "x.svg")
