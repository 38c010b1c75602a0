"""What the lexicon, the rules and the weights declare agrees with each other and the themes."""

import re

import pytest
from needs import ROOT

from ilacs.framework.themes import THEMES
from ilacs.sector.themes.lexicon import lexicon
from ilacs.sector.themes.mentions import AIM, INCLUDING, PURPOSE, mentions
from ilacs.sector.themes.rules import rules
from ilacs.sector.themes.text import readable, stem, stems, words
from ilacs.sector.themes.weights import weights

SLUGS = {theme.slug for theme in THEMES}
PLACES = {"head", "purpose", "aim", "among"}


def test_every_theme_has_words_that_are_sure_of_it_or_make_it_likely() -> None:
    firm = {c.theme for c in lexicon().concepts.values() if c.strength in {"sure", "likely"}}
    assert firm == SLUGS


def test_a_concept_with_a_theme_has_a_strength_and_one_without_has_none() -> None:
    for concept in lexicon().concepts.values():
        expected = {"sure", "likely", "hint"} if concept.theme else {""}
        assert concept.strength in expected, concept.name


def test_no_phrase_belongs_to_two_concepts() -> None:
    owner: dict[tuple[str, ...], str] = {}
    for concept in lexicon().concepts.values():
        for phrase in concept.phrases:
            assert owner.setdefault(stems(phrase), concept.name) == concept.name, phrase


def test_every_phrase_is_found_as_its_concept() -> None:
    for concept in lexicon().concepts.values():
        for phrase in concept.phrases:
            # A stop at the end, so that a number is not taken for that of a page.
            assert [m.name for m in mentions(f"{phrase}.")] == [concept.name], phrase


def test_rules_speak_of_what_there_is() -> None:
    for rule in rules():
        assert rule.theme in SLUGS, rule.key
        assert rule.every, rule.key
        for fact in rule.none.union(*rule.every):
            name, _, place = fact.partition("@")
            assert place in {"", *PLACES}, fact
            assert name.startswith("word:") or name in lexicon().concepts, fact


def test_weights_are_for_the_themes_and_for_every_rule() -> None:
    assert set(weights().start) == SLUGS
    known = {rule.key for rule in rules() if weights().of(rule.key)}
    assert known == {rule.key for rule in rules()}


def test_what_is_not_known_adds_nothing() -> None:
    assert weights().of("word nonsense") == {}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("plans", "plan"),
        ("children's", "child"),
        ("children", "child"),
        ("enquiries", "enquiry"),
        ("analysis", "analysis"),
        ("process", "process"),
        ("pas", "pas"),
        ("businesses", "business"),
    ],
)
def test_plurals_are_cut(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Plans.", ["head"]),
        ("Supervision, so that plans progress.", ["head", "purpose", "purpose", "purpose"]),
        ("Supervision that is there to improve plans.", ["head", "aim", "aim", "aim"]),
        (
            "Work so that it helps, including visits.",
            ["head", "purpose", "purpose", "among", "among"],
        ),
        ("Plans so that risk falls. Visits.", ["head", "purpose", "purpose", "purpose", "among"]),
    ],
)
def test_where_in_the_sentence_something_stands(text: str, places: list[str]) -> None:
    assert [mention.place for mention in mentions(text)] == places


def test_markers_are_concepts_of_the_lexicon_or_the_aim() -> None:
    assert {PURPOSE, INCLUDING} <= set(lexicon().concepts)
    assert AIM not in lexicon().concepts


def test_words_keep_their_place_in_the_text() -> None:
    text = readable("İ The ﬁles (outcome 1, national framework) of children’s homes. 3")
    found = words(text)
    assert [text[word.start : word.end] for word in found] == [
        "The",
        "files",
        "of",
        "children's",
        "homes",
        ".",
    ]


def test_the_list_of_themes_in_the_documents_is_current() -> None:
    document = (ROOT / "docs" / "themes.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| ([^|]+) \| ([^|]+) \|$", document, re.MULTILINE)
    assert rows == [(theme.slug, theme.name, theme.scope) for theme in THEMES]
