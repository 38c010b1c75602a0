"""Themes of texts that nobody thought of."""

from hypothesis import given
from hypothesis import strategies as st

from ilacs.framework.themes import THEMES
from ilacs.sector.themes import BadLine, ClassifiedLine, classify, classify_lines
from ilacs.sector.themes.lexicon import lexicon
from ilacs.sector.themes.text import readable

SLUGS = {theme.slug for theme in THEMES}
PHRASES = sorted(phrase for c in lexicon().concepts.values() for phrase in c.phrases)
GLUE = [" of ", " and ", ", ", " so that ", " to improve ", ", including ", ". ", " for children "]

sentences = st.lists(
    st.tuples(st.sampled_from(PHRASES), st.sampled_from(GLUE)), min_size=1, max_size=12
).map(lambda pairs: "".join(phrase + glue for phrase, glue in pairs))
texts = st.text() | sentences | st.tuples(sentences, st.text()).map("".join)


@given(texts)
def test_whatever_the_text_the_answer_is_whole(text: str) -> None:
    classified = classify(text)
    assert set(classified.themes) <= SLUGS
    assert len(set(classified.themes)) == len(classified.themes)
    assert tuple(reason.theme for reason in classified.why) == classified.themes
    for reason in classified.why:
        assert reason.words
        assert all(word and word in readable(text) for word in reason.words)
        assert 0 <= reason.strength <= 1


@given(texts)
def test_the_same_text_has_the_same_answer(text: str) -> None:
    assert classify(text) == classify(text)


@given(sentences)
def test_a_sentence_in_capitals_has_the_same_themes(text: str) -> None:
    assert classify(text.upper()).themes == classify(text).themes


@given(sentences, st.sampled_from(["1", "two", "4"]))
def test_a_reference_at_the_end_changes_nothing(text: str, number: str) -> None:
    tagged = f"{text}x. (outcome {number}, national framework)"
    assert classify(tagged).themes == classify(f"{text}x.").themes


@given(st.lists(st.binary(max_size=60)))
def test_every_line_has_its_answer_or_its_problem(lines: list[bytes]) -> None:
    results = list(classify_lines(lines))
    assert len(results) == len(lines)
    for number, result in enumerate(results, 1):
        assert isinstance(result, ClassifiedLine) or (
            isinstance(result, BadLine) and result.number == number
        )
