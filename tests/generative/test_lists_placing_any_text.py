"""Whatever is typed gets an answer, and spelling it otherwise makes no difference."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs.lists.declared import ALL, Code, Column, Kind, code_sets
from ilacs.lists.placing import How, Placed, place, place_many
from ilacs.register import authorities

CODED = [
    column for spec in ALL for column in spec.columns if column.kind in (Kind.CODE, Kind.AUTHORITY)
]

SENTENCE = (
    "white asian black other not no yes a) 3A N1 RC9 (E4A) [U4] foster care order school nurse "
    "police - : / & ’ , council london of 02 unknown refused before and"
)
WORDS = st.sampled_from(SENTENCE.split())
TYPED = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=8).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CODED), TYPED)
def test_any_text_has_an_answer_with_a_reason(column: Column, typed: str) -> None:
    answer = place(column, typed)

    assert isinstance(answer, Placed)
    assert answer.why
    assert (answer.key is None) == (answer.how in (How.NONE, How.GROUP))
    assert answer.how is not How.GROUP or answer.group
    assert answer == place(column, typed)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CODED), TYPED)
def test_case_spaces_and_kinds_of_quotes_and_dashes_make_no_difference(
    column: Column, typed: str
) -> None:
    typed = typed.replace("'", "’").replace("-", "–")
    plain = typed.replace("’", "'").replace("–", "-")
    spaced = plain.replace(" ", "\u00a0  ")

    answers = place_many(column, [typed, plain, spaced, f"  {plain} ", f'"{plain}"'])

    assert answers == [answers[0]] * 5


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(CODED), st.text(alphabet="ABC abc019-", max_size=30))
def test_case_makes_no_difference(column: Column, typed: str) -> None:
    assert place(column, typed.upper()) == place(column, typed.lower())


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(CODED), st.from_regex(r"[a-z]{6}canary[0-9]{6}", fullmatch=True))
def test_a_reason_never_holds_what_was_typed(column: Column, typed: str) -> None:
    assert typed not in place(column, typed).why
    assert typed not in place(column, f"N1 - {typed}").why


@pytest.mark.parametrize("sign", ["-", "(", " ", "a) ", "not ", "’", "\x00", "of ", "N1 "])
def test_long_cells_are_answered_at_once(sign: str) -> None:
    for column in CODED:
        assert place(column, sign * 40_000).key is None


def ways(code: Code) -> Iterator[str]:
    yield code.text
    yield from (text for _, text in code.texts)
    if code.detail:
        yield code.detail
    if code.key.upper() == code.key:
        yield code.key
        yield code.key.lower()
        yield f"{code.key} - {code.detail or code.text}"
        yield f"{code.detail or code.text} [{code.key}]"


@pytest.mark.parametrize("column", {c.name: c for c in CODED}.values(), ids=lambda c: c.name)
def test_every_official_wording_is_placed_in_its_own_code(column: Column) -> None:
    for code in code_sets()[column.codes or "outside_england"].codes:
        for typed in ways(code):
            assert place(column, typed).key == code.key, (column.name, typed)


def test_every_authority_is_placed_by_name_and_codes() -> None:
    column = next(c for c in CODED if c.kind is Kind.AUTHORITY)
    for authority in authorities():
        for typed in (
            authority.name,
            authority.name.upper(),
            authority.la_code,
            authority.ons_code,
        ):
            assert place(column, typed).key == authority.name, typed
