"""Which themes an area for improvement is about, and the words that decided."""

import pytest

from ilacs.sector.themes import classify

# What is asked for, and its themes with the main one first.
ASKED = [
    ("The timeliness of return home interviews.", "missing"),
    ("The response to privately fostered children.", "private-fostering"),
    ("Life-story work for children in care.", "life-story"),
    ("The quality of pathway plans.", "pathway-planning"),
    ("Manageable caseloads for social workers.", "workforce"),
    ("The completion of later-life letters.", "life-story"),
    ("Letters before proceedings.", "pre-proceedings"),
    ("The quality of supervision and management oversight.", "supervision-oversight"),
    # Who it is about decides, not what is done for them.
    ("The timeliness of assessments for privately fostered children.", "private-fostering"),
    ("The assessment of homeless 16- and 17-year-olds.", "homeless-16-17"),
    ("Accommodation for homeless 16- and 17-year-olds.", "homeless-16-17"),
    ("Suitable accommodation for care leavers.", "cl-accommodation"),
    # What it is for is not what is asked for.
    (
        "The quality of supervision, so that children do not experience drift.",
        "supervision-oversight",
    ),
    # Oversight by managers is a theme of its own; what they oversee comes first.
    ("Management oversight of private fostering.", "private-fostering supervision-oversight"),
    ("Management oversight of pre-proceedings.", "pre-proceedings supervision-oversight"),
    # Two things asked for are two themes.
    ("The quality of assessments and plans.", "assessment child-plans"),
    ("The response to neglect and domestic abuse.", "neglect-drift domestic-abuse"),
    ("Caseloads and supervision of social workers.", "workforce supervision-oversight"),
    ("Workforce stability, to reduce changes of social worker.", "workforce visits-relationships"),
]


@pytest.mark.parametrize(("text", "themes"), ASKED, ids=[text for text, _ in ASKED])
def test_themes(text: str, themes: str) -> None:
    assert classify(text).themes == tuple(themes.split())


# As it is printed, with what ran into it; the themes must be those of the plain sentence.
AS_PRINTED = [
    "The timeliness of return home interviews. (outcome 3, national framework)",
    "The timeliness of return home interviews [Outcome three, National Framework].",
    "The timeliness of return home interviews (Enabler 2: leaders and the workforce)",
    "THE TIMELINESS OF RETURN HOME INTERVIEWS",
    "The timeliness of return\n  home interviews. 3",
    "\ufeff• The timeliness of return-home interviews;",
    "the timeliness of children’s return home interviews",
]


@pytest.mark.parametrize("text", AS_PRINTED)
def test_what_runs_into_a_sentence_changes_nothing(text: str) -> None:
    assert classify(text).themes == ("missing",)


NOT_OF_THE_FIELD = [
    "",
    " \n",
    "…",
    "The cat sat on the mat.",
    "Quarterly sales rose by four per cent.",
    "Boil the potatoes for ten minutes.",
    "Planning permission for the motorway bridge.",
]


@pytest.mark.parametrize("text", NOT_OF_THE_FIELD)
def test_a_text_that_is_not_of_the_field_has_no_themes(text: str) -> None:
    classified = classify(text)
    assert (classified.themes, classified.why) == ((), ())


def test_every_theme_has_its_reason_in_the_words_of_the_text() -> None:
    classified = classify("Management oversight of children in unregistered homes.")
    assert [(reason.theme, reason.words) for reason in classified.why] == [
        ("unregistered", ("unregistered homes",)),
        ("supervision-oversight", ("Management oversight of",)),
    ]
    assert all(0.5 < reason.strength <= 1 for reason in classified.why)
