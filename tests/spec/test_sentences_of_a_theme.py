"""Which sentences of a report speak of a theme."""

import pytest

from ilacs.sector.passages import Passage, PassageList
from ilacs.sector.sentences import said_of, sentences_of, speaks_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ("One.", "Two!", "Three?")),
        (
            "Seen in 2.5 days, e.g. at home. Then left.",
            ("Seen in 2.5 days, e.g. at home.", "Then left."),
        ),
        ("It is ‘good.’ ‘Very good’, they say.", ("It is ‘good.’", "‘Very good’, they say.")),
        ("No end", ("No end",)),
        ("", ("",)),
    ],
)
def test_sentences(text, sentences):
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    ("sentence", "theme", "speaks"),
    [
        ("Children who go missing are offered return home interviews.", "missing", True),
        ("Children who go missing are offered return home interviews.", "permanence", False),
        ("Life-story work is done well.", "life-story", True),
        # The model alone gives it a theme; it names nothing of any.
        ("Current practice does not always follow policies.", "leadership-practice", False),
        ("Snow fell.", "missing", False),
    ],
)
def test_a_sentence_speaks_of_what_it_names(sentence, theme, speaks):
    assert speaks_of(theme, sentence) is speaks


def finding(text):
    return Passage(PassageList.FINDING, text)


def test_of_a_finding_the_sentences_that_speak_of_it():
    missing = "Children who go missing are offered return home interviews."
    again = "Missing children are found soon."
    text = f"Snow fell. {missing} {again} Snow fell again. {missing}"
    assert said_of("missing", finding(text)) == f"{missing} {again} … {missing}"
    assert said_of("permanence", finding(text)) == ""


def test_of_an_area_the_whole_by_its_themes():
    area = Passage(PassageList.AREA, "Snow fell. It melted.", themes=("missing", "recording"))
    assert said_of("recording", area) == "Snow fell. It melted."
    assert said_of("permanence", area) == ""
