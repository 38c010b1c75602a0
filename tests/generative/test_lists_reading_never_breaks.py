"""Whatever is read: a snapshot in which every row is counted, or a refusal in words."""

import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typed_lists import HEADERS, assert_counts_agree, contact, official, text_table, workbook

from ilacs.lists.declared import ALL, Kind
from ilacs.lists.reading import CannotRead, delimited, read
from ilacs.lists.reading.cells import is_empty
from ilacs.lists.reading.dates import DateReader, DayOrder
from ilacs.lists.reading.texts import read_identifier, read_postcode, read_text, read_time
from ilacs.lists.reading.whole_numbers import read_age, read_count

TYPED = st.one_of(
    st.none(),
    st.sampled_from(
        ["-", "", " ", "N/A", "#N/A", "#REF!", "Total", "a) Male", "01/02/2015", "31/02/2015",
         "Jan-24", "1E9", "=1+1", "<1", "Child Unique ID", "Date of Contact", "LS1 4AP", "\u00a0"]
    ),
    st.text(max_size=12),
    st.integers(-(10**6), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
)  # fmt: skip
CELLS = st.one_of(TYPED, st.times(), st.datetimes(), st.floats())
MODEST = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
READERS = [
    DateReader(None, None),
    DateReader(DayOrder.DAY, 2026),
    DateReader(DayOrder.MONTH, 2026),
    read_age,
    read_count,
    read_identifier,
    read_postcode,
    read_text,
    read_time,
]
CANARY = "kanarienvogel"


@pytest.mark.parametrize("reader", READERS)
@given(cell=CELLS)
@MODEST
def test_no_cell_breaks_a_reader(reader, cell):
    if not is_empty(cell):
        value, rule, _ = reader(cell)
        assert value is None or isinstance(value, str | int | date)
        assert rule is None or rule.startswith("read-")


@given(
    day=st.dates(date(1910, 1, 1), date(2098, 1, 1)),
    form=st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%Y%m%d",
                          "%Y-%m-%dT00:00:00", "%d/%m/%Y %H:%M", "%A, %d %B %Y", "%B %d, %Y"]),
)  # fmt: skip
@MODEST
def test_a_date_written_in_full_is_read_as_itself(day, form):
    assert DateReader(DayOrder.DAY)(day.strftime(form)).value == day


@given(day=st.dates(date(2000, 1, 1), date(2026, 1, 1)))
@MODEST
def test_without_proof_a_date_is_read_right_or_not_at_all(day):
    assert DateReader(None)(day.strftime("%d/%m/%Y")).value in (day, None)


def read_or_refused(*paths):
    """The snapshot, its counts checked; None for a refusal in words."""
    refusal = None
    snapshot = None
    try:
        snapshot = read(paths)
    except CannotRead as error:
        refusal = error
    if snapshot:
        assert_counts_agree(snapshot)
    else:
        assert str(refusal)
        assert CANARY not in str(refusal)
        assert refusal.__cause__ is None
    return snapshot


@given(
    rows=st.lists(st.lists(TYPED, max_size=9), max_size=8),
    above=st.lists(st.lists(TYPED, max_size=4), max_size=3),
    order=st.permutations(range(len(HEADERS))),
    kept=st.integers(2, len(HEADERS)),
    name=st.sampled_from(["List_1", "Sheet1", "List_10"]),
)
@MODEST
def test_any_layout_of_a_workbook(tmp_path, rows, above, order, kept, name):
    headers = [HEADERS[index] for index in order[:kept]]
    path = workbook(tmp_path / "x.xlsx", {name: [*above, headers, *rows]})
    read_or_refused(path)


@given(
    rows=st.lists(st.lists(st.text(max_size=9), max_size=9), max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@MODEST
def test_any_text_table(tmp_path, rows, delimiter, encoding):
    rows = [[cell.encode("utf-8", "ignore").decode() for cell in row] for row in rows]
    path = tmp_path / "x.csv"
    text_table(path, [HEADERS, *rows], encoding=encoding, delimiter=delimiter, escapechar="\\")
    read_or_refused(path)


@given(
    rows=st.lists(
        st.lists(st.text(st.sampled_from('ab "\n,1'), max_size=6), min_size=1, max_size=9),
        max_size=8,
    )
)
@MODEST
def test_both_parsers_of_text_tables_agree(tmp_path, rows):
    path = text_table(tmp_path / "x.csv", [HEADERS, *rows])
    slowly = read_or_refused(path)
    usual, delimited.LARGE = delimited.LARGE, 0
    try:
        quickly = read_or_refused(path)
    finally:
        delimited.LARGE = usual
    assert (slowly is None) == (quickly is None)
    for slow, quick in zip(slowly.lists.values(), quickly.lists.values(), strict=True):
        assert slow.rows.equals(quick.rows)
        assert slow.extra.equals(quick.extra)


@given(content=st.binary(max_size=300))
@MODEST
def test_any_bytes(tmp_path, content):
    path = tmp_path / "x.xlsx"
    for start in (b"", b"PK\x03\x04", b"PAR1"):
        path.write_bytes(start + content)
        read_or_refused(path)


@given(content=st.binary(min_size=512, max_size=2000))
@settings(MODEST, max_examples=4)
def test_any_bytes_that_begin_as_an_old_workbook(tmp_path, content):
    path = tmp_path / "x.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content)
    read_or_refused(path)


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The bytes of a workbook with every list in it."""
    typed = {Kind.DATE: date(2026, 1, 13), Kind.INTEGER: 3}
    sheets = {
        spec.sheet: [
            [column.header for column in spec.columns],
            *[[typed.get(column.kind, CANARY) for column in spec.columns]] * 3,
        ]
        for spec in ALL[:4]
    }
    path = workbook(tmp_path_factory.mktemp("good") / "x.xlsx", sheets)
    return path.read_bytes()


@given(flips=st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 255)), min_size=1, max_size=6))
@MODEST
def test_bytes_changed_anywhere(tmp_path, good, flips):
    content = bytearray(good)
    for where, value in flips:
        content[int(where * len(content))] = value
    path = tmp_path / "x.xlsx"
    path.write_bytes(bytes(content))
    read_or_refused(path)


def changed(good, part, change):
    """A workbook with one of its parts changed, and packed again as it should be."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return out.getvalue()


PARTS = [
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "[Content_Types].xml",
]


@pytest.mark.parametrize("part", PARTS)
@given(data=st.data())
@settings(MODEST, max_examples=15)
def test_elements_taken_out_doubled_or_spoilt(tmp_path, good, part, data):
    def change(xml):
        pieces = re.split(rb"(<[^>]*>)", xml)
        for _ in range(data.draw(st.integers(1, 3))):
            at = data.draw(st.integers(0, len(pieces) - 1))
            piece = pieces[at]
            pieces[at] = data.draw(
                st.sampled_from(
                    [b"", piece * 2, piece.replace(b"1", b"99999999999"), piece[::-1],
                     piece.replace(b'"', b""), b"&#0;", b"-1", piece.replace(b"t=\"s\"", b""),
                     piece.replace(b"s=", b"t="), b"\xff\xfe", piece.replace(b"r=", b"q=")]
                )
            )  # fmt: skip
        return b"".join(pieces)

    path = tmp_path / "x.xlsx"
    path.write_bytes(changed(good, part, change))
    read_or_refused(path)


@pytest.mark.parametrize("part", PARTS)
@given(
    flips=st.lists(
        st.tuples(st.floats(0, 0.9999), st.sampled_from(b"<>\"'/= 0159aU&;-")),
        min_size=1,
        max_size=5,
    )
)
@settings(MODEST, max_examples=15)
def test_letters_changed_in_a_part(tmp_path, good, part, flips):
    def change(xml):
        spoilt = bytearray(xml)
        for where, letter in flips:
            spoilt[int(where * len(spoilt))] = letter
        return bytes(spoilt)

    path = tmp_path / "x.xlsx"
    path.write_bytes(changed(good, part, change))
    read_or_refused(path)


def test_an_unknown_encoding_in_a_part(tmp_path, good):
    path = tmp_path / "x.xlsx"
    path.write_bytes(changed(good, PARTS[0], lambda xml: xml.replace(b"UTF-8", b"UT9-8")))
    read_or_refused(path)


@pytest.mark.parametrize("part", PARTS)
def test_parts_taken_out_or_emptied(tmp_path, good, part):
    for change in (lambda xml: b"", lambda xml: xml[: len(xml) // 2], lambda xml: b"<a/>"):
        path = tmp_path / "x.xlsx"
        path.write_bytes(changed(good, part, change))
        read_or_refused(path)


@given(children=st.lists(st.integers(1, 10**6), min_size=1, max_size=20))
@settings(MODEST, max_examples=15)
def test_every_row_of_a_clean_list_is_read(tmp_path, children):
    rows = [contact(child_id=child) for child in children]
    contacts = read_or_refused(workbook(tmp_path / "x.xlsx", {"List_1": official(*rows)})).lists[
        "contacts"
    ]
    assert contacts.rows["child_id"].to_list() == [str(child) for child in children]
    assert contacts.rows["_row"].to_list() == list(range(3, 3 + len(children)))
