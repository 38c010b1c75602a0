"""Statements, quotations and files that nobody thought of."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st
from records import BARNET, BRENT, inspected, record_of

from ilacs.framework import Grade
from ilacs.framework.grades import rank
from ilacs.sector.claims import (
    KINDS,
    Answer,
    BadClaimFile,
    ClaimKind,
    NotUnderstood,
    check,
    claims_in,
    parse,
)
from ilacs.sector.claims.answers import Sense, answer_of
from ilacs.sector.claims.claim import BestEver, CleanSweep, Moved, OnlyOthers
from ilacs.sector.claims.quotation import find
from ilacs.sector.claims.word_places import plain_words, turning_words
from ilacs.sector.passages import Passage, PassageList

TODAY = date(2026, 11, 22)
RECORD = record_of(
    inspected(BRENT, "2018-05-14", "overall G, leaders G, help R, both O"),
    inspected(BARNET, "2019-05-13", "overall G, leaders G, help G, both G"),
)
PIECES = """
Brent Barnet Leeds Reading from to good outstanding requires improvement only two other councils
best-ever moved remained in 2018 May since last inspection areas four missing recurs “ ” ' ( ) …
pathway 1 for care leavers < > first sustain improve 31 February not every at least since 12 one of
adoption service fell % until said
"""
WORDS = st.sampled_from(PIECES.split())


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=200))
def test_any_statement_is_answered_or_not_understood(statement: str) -> None:
    claim = parse(statement, TODAY)
    if isinstance(claim, NotUnderstood):
        assert claim.missing
        return
    verdict = check(claim, RECORD)
    assert verdict.answer is answer_of(verdict.senses)
    assert verdict.in_words
    assert bool(verdict.unknown) == any(s.answer is Answer.CANNOT_BE_TOLD for s in verdict.senses)


@given(st.text(max_size=300) | st.lists(WORDS).map(lambda words: "[[claim]]\n" + " ".join(words)))
def test_any_file_is_read_or_refused(text: str) -> None:
    try:
        found = claims_in(text, TODAY)
    except BadClaimFile as error:
        found = error.problems
    assert found


@given(
    st.text(alphabet="ab .’'“”–-\n", min_size=1, max_size=80),
    st.integers(0, 80),
    st.integers(1, 80),
)
def test_whole_words_of_a_text_are_found_in_it(text: str, start: int, length: int) -> None:
    words = text.split()
    part = " ".join(words[start % (len(words) or 1) :][:length])
    if any(letter.isalnum() for letter in part):
        assert find(part, (Passage(PassageList.FINDING, text),)).whole


@given(st.text(max_size=60), st.text(max_size=60))
def test_finding_never_breaks(words: str, text: str) -> None:
    for piece in find(words, (Passage(PassageList.FINDING, text),)).pieces:
        for place in piece.places:
            assert place.passages


IN_NAMES = {"london", "%"}
"""What a name may hold: London Brent is Brent, and signs in a name do not count."""

TURNING = sorted(set(turning_words()) - set(plain_words("words")["undated"]) - IN_NAMES)


@given(st.sampled_from(KINDS), st.sampled_from(TURNING), st.integers(0, 20))
def test_a_turning_word_anywhere_makes_another_claim_or_none(
    kind: ClaimKind, word: str, place: int
) -> None:
    assume(word not in plain_words("kind")[kind.id])
    words = kind.example.split()
    turned = [*words[: place % len(words)], word, *words[place % len(words) :]]
    assert parse(" ".join(turned), TODAY) != parse(kind.example, TODAY)


@given(st.sampled_from(KINDS), st.from_regex(r"[qxz]{2}[a-z]{1,6}", fullmatch=True))
def test_a_word_that_is_not_known_is_never_passed_over(kind: ClaimKind, word: str) -> None:
    assert isinstance(parse(f"{kind.example} {word}", TODAY), NotUnderstood)


GRADES = st.sampled_from("OGRI?")
SENSES = st.sampled_from([Answer.TRUE, Answer.FALSE, Answer.CANNOT_BE_TOLD])


@given(st.lists(SENSES, min_size=1, max_size=4))
def test_an_answer_is_as_strong_as_its_senses(answers: list[Answer]) -> None:
    answer = answer_of(tuple(Sense("", one, "") for one in answers))
    if set(answers) == {Answer.TRUE}:
        assert answer is Answer.TRUE
    else:
        assert answer is not Answer.TRUE
        assert (answer is Answer.ONLY_IN_THIS_SENSE) == (Answer.TRUE in answers)
    assert (answer is Answer.FALSE) == (set(answers) == {Answer.FALSE})


@given(st.lists(GRADES, min_size=1, max_size=4))
def test_best_ever_and_moved_beside_a_plain_reading(letters: list[str]) -> None:
    years = range(2018, 2018 + len(letters))
    found = [
        inspected(BRENT, f"{year}-05-14", f"overall {letter}")
        for year, letter in zip(years, letters, strict=True)
    ]
    record = record_of(*found)
    grades = [one.grades[0][1] for one in found]
    places = [rank(grade) for grade in grades]

    best = check(BestEver(BRENT), record).senses[0].answer
    if places[-1] is None or len(places) == 1:
        expected = Answer.CANNOT_BE_TOLD
    elif any(place is not None and place >= places[-1] for place in places[:-1]):
        expected = Answer.FALSE
    else:
        expected = Answer.CANNOT_BE_TOLD if None in places[:-1] else Answer.TRUE
    assert best is expected

    if len(grades) > 1 and None not in places[-2:]:
        assert check(Moved(BRENT, grades[-2], grades[-1]), record).answer is Answer.TRUE


@given(
    st.lists(st.text(alphabet="OGRI", min_size=4, max_size=4), min_size=2, max_size=5),
    st.integers(0, 5),
)
def test_only_others_beside_a_plain_count(rows: list[str], count: int) -> None:
    urns = (BRENT, BARNET, 80426, 80427, 80428)
    found = [
        inspected(
            urn,
            "2019-05-13",
            f"overall {row[0]}, leaders {row[1]}, help {row[2]}, both {row[3]}",
        )
        for urn, row in zip(urns, rows, strict=False)
    ]
    verdict = check(OnlyOthers(BRENT, count, Grade.OUTSTANDING), record_of(*found))
    overall = sum(row[0] == "O" for row in rows[1:])
    sweep = sum(row == "OOOO" for row in rows[1:])
    by_overall, by_sweep = verdict.senses[0].answer, verdict.senses[-1].answer
    assert (by_overall is Answer.TRUE) == (rows[0][0] == "O" and overall == count)
    assert (by_sweep is Answer.TRUE) == (rows[0] == "OOOO" and sweep == count)
    swept = check(CleanSweep(BRENT), record_of(*found)).answer
    assert (swept is Answer.TRUE) == (rows[0] == "OOOO")
