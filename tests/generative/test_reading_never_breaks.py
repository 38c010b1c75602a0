"""Whatever the bytes: a record or an `UnreadableDocument`, never another exception."""

import re
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from ilacs.documents.invented import Layout, as_html, as_markdown, as_plain_text, invent
from ilacs.reports import InspectionReport, UnreadableDocument, as_json, read
from ilacs.reports.dates import periods_in
from ilacs.reports.tags import tags_in
from ilacs.reports.wording import graded_label

# fmt: off
WORDS = st.sampled_from([
    "Inspection of", "children’s services", "local authority", "Inspection dates:",
    "Lead inspector",
    "Judgement", "Grade", "Good", "outstanding", "inadequate", "requires improvement", "is", ":",
    "overall effectiveness", "care leavers", "What needs to improve?", "1.", "2.", "14 to 18",
    "July 2025", "–", "•", "-", "(outcome 3,", "national framework)", "Dear", "Yours sincerely",
    "#", "**", "|", "\n", "\n\n", "\t", "\f", "ﬁnd", "\u00ad", "[1]", "Recommendations", "Contents",
    "Summary", "Inspection findings", "Joint targeted area inspection of", "focused visit to",
])
# fmt: on
TEXTS = st.one_of(st.lists(WORDS, max_size=120).map(" ".join), st.text(max_size=400))


@cache
def pdf_of(layout: Layout) -> bytes:
    return invent(layout).pdf


@cache
def texts_of(layout: Layout) -> tuple[str, ...]:
    report = invent(layout)
    return as_plain_text(report), as_markdown(report), as_html(report)


def read_or_refuse(data: bytes) -> InspectionReport | None:
    try:
        report = read(data, name="x")
    except UnreadableDocument as unreadable:
        refused = unreadable
    else:
        as_json(report)
        return report
    assert refused.what
    assert refused.remedy
    return None


@given(st.binary(max_size=2000))
def test_any_bytes(data: bytes) -> None:
    read_or_refuse(data)


@given(TEXTS)
def test_any_text(text: str) -> None:
    read_or_refuse(text.encode("utf-8", "surrogatepass"))


@given(
    st.sampled_from(list(Layout)),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=40),
    st.integers(0, 10**6),
)
def test_a_pdf_with_bytes_changed_and_its_end_cut_off(
    layout: Layout, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(pdf_of(layout))
    for place, value in changes:
        data[place % len(data)] = value
    read_or_refuse(bytes(data[: len(data) - cut % len(data)]))


@given(st.sampled_from(list(Layout)), st.integers(0, 2), st.data())
def test_a_report_whose_lines_are_dropped_doubled_or_moved(
    layout: Layout, form: int, data: st.DataObject
) -> None:
    lines = texts_of(layout)[form].split("\n")
    order = data.draw(st.lists(st.integers(0, len(lines) - 1), max_size=len(lines)))
    read_or_refuse("\n".join(lines[index] for index in order).encode())


@given(st.integers(0, 10**9), st.sampled_from(list(Layout)))
def test_words_of_the_text_are_in_the_record_or_its_fields(cut: int, layout: Layout) -> None:
    """Cutting a text anywhere loses no whole paragraph before the cut."""
    text = texts_of(layout)[0]
    kept = text[: cut % len(text)]
    report = read_or_refuse(kept.encode())
    if report is None:
        return
    record = re.sub(r"\W+", "", str(as_json(report)))
    for paragraph in kept.split("\n")[:-1]:
        words = re.sub(r"\[\d+\]|^\s*\d+\. ", "", paragraph)
        if len(words) > 150:
            assert re.sub(r"\W+", "", words) in record


@given(TEXTS)
def test_the_parts_take_any_text(text: str) -> None:
    for period in periods_in(text) or ():
        assert period.first <= period.last
    assert all(tag.value for tag in tags_in(text))
    graded_label(text)
