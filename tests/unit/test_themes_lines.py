"""Many texts at once: one JSON object a line in, an answer or a problem for each out."""

import json
from pathlib import Path

import pytest

from ilacs.sector.themes import BadLine, ClassifiedLine, classify_file, classify_lines
from ilacs.sector.themes.lines import LONGEST_LINE

GOOD = b'{"id": "a", "text": "The quality of pathway plans."}'

BAD = [
    (b"", "it is empty."),
    (b"   \r\n", "it is empty."),
    (b"plans", "it is not JSON."),
    (b'{"id": 1, "text": "plans"', "it is not JSON."),
    (b"[" * 50_000, "it is not JSON."),
    (b'{"id": ' + b"9" * 5000 + b', "text": "plans"}', "it is not JSON."),
    (b'["id", "text"]', "it is not a JSON object."),
    (b"null", "it is not a JSON object."),
    (b'{"text": "plans"}', "it has no 'id'."),
    (b'{"id": 1}', "it has no 'text'."),
    (b'{"id": 1, "text": null}', "the text is not text."),
    (b'{"id": 1, "text": ["plans"]}', "the text is not text."),
    (b'{"id": null, "text": "plans"}', "the id is neither text nor a whole number."),
    (b'{"id": true, "text": "plans"}', "the id is neither text nor a whole number."),
    (b'{"id": 1.5, "text": "plans"}', "the id is neither text nor a whole number."),
    (b'{"id": 1, "text": "\xff"}', "it is not UTF-8."),
    (b'{"id": 1, "text": "\\ud800"}', "it holds half of a character."),
    (b'{"id": "\\udfff", "text": "plans"}', "it holds half of a character."),
    (b'{"id": 1, "text": "' + b"x" * LONGEST_LINE + b'"}', "it is longer than 100,000 bytes."),
]


@pytest.mark.parametrize(("line", "what"), BAD, ids=[what + str(len(bad)) for bad, what in BAD])
def test_a_bad_line_is_told_and_the_others_still_come_out(line: bytes, what: str) -> None:
    after = GOOD.replace(b'"a"', b'"b"')
    first, bad, last = classify_lines([GOOD + b"\n", line, after])
    assert isinstance(first, ClassifiedLine)
    assert isinstance(bad, BadLine)
    assert (bad.number, bad.what) == (2, what)
    assert str(bad).startswith(f"line 2: {what} ")
    assert isinstance(last, ClassifiedLine)
    assert last.id == "b"


def test_a_problem_never_quotes_the_line() -> None:
    (bad,) = classify_lines([b'{"id": 1, "text": Secret}'])
    assert "Secret" not in str(bad)


def test_of_two_lines_with_one_id_the_second_is_a_problem() -> None:
    results = list(classify_lines([GOOD, GOOD]))
    assert isinstance(results[0], ClassifiedLine)
    assert str(results[1]) == "line 2: the id is that of line 1 too. Give every line its own id."


def test_a_number_and_its_digits_are_two_ids() -> None:
    lines = [b'{"id": 1, "text": "Neglect."}', b'{"id": "1", "text": "Neglect."}']
    assert [result.id for result in classify_lines(lines)] == [1, "1"]  # type: ignore[union-attr]


def test_an_answer_is_one_line_of_json() -> None:
    (result,) = classify_lines([GOOD])
    assert isinstance(result, ClassifiedLine)
    answer = json.loads(result.as_json())
    assert answer["id"] == "a"
    assert answer["themes"] == ["pathway-planning"]
    (why,) = answer["why"]
    assert set(why) == {"theme", "words", "strength"}
    assert why["words"] == ["pathway plans"]
    assert "\n" not in result.as_json()


def test_a_text_that_is_not_of_the_field_is_answered_with_nothing() -> None:
    (result,) = classify_lines([b'{"id": 1, "text": "The cat sat."}'])
    assert isinstance(result, ClassifiedLine)
    assert json.loads(result.as_json()) == {"id": 1, "themes": [], "why": []}


def test_a_file_as_other_programs_save_it(tmp_path: Path) -> None:
    file = tmp_path / "areas.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD + b"\r\n" + b'{"id": "b", "text": "Neglect."}')
    assert [result.id for result in classify_file(file)] == ["a", "b"]  # type: ignore[union-attr]


def test_a_line_that_is_far_too_long_is_one_problem(tmp_path: Path) -> None:
    file = tmp_path / "areas.jsonl"
    file.write_bytes(b"x" * (3 * LONGEST_LINE) + b"\n" + GOOD)
    bad, good = classify_file(file)
    assert isinstance(bad, BadLine)
    assert bad.number == 1
    assert isinstance(good, ClassifiedLine)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(classify_file(tmp_path / "none.jsonl"))


def test_an_empty_file_has_no_answers(tmp_path: Path) -> None:
    file = tmp_path / "areas.jsonl"
    file.touch()
    assert list(classify_file(file)) == []
