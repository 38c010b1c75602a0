"""How references to the national framework are read from an area for improvement."""

import pytest

from ilacs.reports.tags import tags_in

AREA = "The response to children who go missing."

PRINTED = [
    ("(outcome 3, national framework)", [("outcome", "3")]),
    ("(Outcome four, National Framework)", [("outcome", "4")]),
    ("(National Framework, Outcome 1)", [("outcome", "1")]),
    ("(National Framework enabler two)", [("enabler", "2")]),
    ("(outcome 1: national framework)", [("outcome", "1")]),
    ("(Enabler 3)", [("enabler", "3")]),
    ("(principle 2, national framework)", [("principle", "2")]),
    ("[ Outcome 4, national framework].", [("outcome", "4")]),
    ("(outcome 4, national framework", [("outcome", "4")]),
    ("(outcomes 3 and 4, national framework)", [("outcome", "3"), ("outcome", "4")]),
    ("(Enabler 2: Leaders drive conditions for effective practice)", [("enabler", "2")]),
    (
        "(Enabler: the workforce is equipped and effective, National Framework)",
        [("enabler", "the workforce is equipped and effective")],
    ),
    ("", []),
    ("(including outcomes for children)", []),
    ("(the legal framework around the child)", []),
]


@pytest.mark.parametrize(("printed", "expected"), PRINTED, ids=[text for text, _ in PRINTED])
def test_tags(printed: str, expected: list[tuple[str, str]]) -> None:
    assert [(tag.kind, tag.value) for tag in tags_in(f"{AREA} {printed}")] == expected


def test_words_outside_brackets_are_no_tag() -> None:
    assert tags_in("The outcome 3 of reviews, and enabler 2.") == ()
