"""Authorities beside each other: a row for each, a column for each judgement."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from ilacs.documents.charts.chart import NothingToDraw, Spec, Table, known_on, listed, require_once
from ilacs.documents.charts.comparison_picture import ComparedLine, picture_of
from ilacs.documents.charts.look import SHOWN, grade_words
from ilacs.framework import Grade

THE_SUBJECT = "This authority"


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One grade of one authority; None where it has none that is known.

    The subject is the authority that others are compared with. `group` says what the others are
    to it, such as "Statistical neighbours"; an authority may be in two groups.
    """

    authority: str
    judgement: str
    grade: Grade | None
    is_subject: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonChart:
    """The subject first, then the groups, all in the order of their first mention.

    Raises NothingToDraw without any row, ValueError if a grade is given twice.
    """

    title: str
    rows: tuple[ComparisonRow, ...]
    as_at: date | None = None

    def __post_init__(self) -> None:
        if not self.rows:
            raise NothingToDraw("There is no authority to compare, so there is nothing to draw.")
        require_once(((*_line_of(row), row.judgement) for row in self.rows), "a grade")

    def spec(self) -> Spec:
        """The picture as a Vega-Lite specification, without its heading."""
        return picture_of(self._judgements(), self._lines(), known_on(self.as_at))

    def text_alternative(self) -> str:
        """The grades of the subject, and how many of the others have which."""
        lines, judgements = self._lines(), self._judgements()
        words = [_of_one(line, judgements) for line in lines if line.is_subject]
        # An authority that is in two groups counts once.
        others = {line.authority: line.grades for line in lines if not line.is_subject}
        if others:
            words.append(_how_many(len(others), beside=bool(words)))
            words += [
                _of_many(judgement, Counter(grades[place] for grades in others.values()))
                for place, judgement in enumerate(judgements)
            ]
        return " ".join([*words, *known_on(self.as_at)])

    def table(self) -> Table:
        """A row for each authority and group, a column for each judgement."""
        return (
            ("Authority", "Compared as", *self._judgements()),
            *(
                (
                    line.authority,
                    THE_SUBJECT if line.is_subject else line.group,
                    *map(grade_words, line.grades),
                )
                for line in self._lines()
            ),
        )

    def _judgements(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.judgement for row in self.rows))

    def _lines(self) -> tuple[ComparedLine, ...]:
        grades: dict[tuple[bool, str, str], dict[str, Grade | None]] = {}
        for row in self.rows:
            grades.setdefault(_line_of(row), {})[row.judgement] = row.grade
        groups = list(dict.fromkeys(group for _, group, _ in grades))
        judgements = self._judgements()
        return tuple(
            ComparedLine(
                authority, is_subject, group, tuple(of_one.get(name) for name in judgements)
            )
            for (is_subject, group, authority), of_one in sorted(
                grades.items(), key=lambda line: (not line[0][0], groups.index(line[0][1]))
            )
        )


def _line_of(row: ComparisonRow) -> tuple[bool, str, str]:
    return row.is_subject, "" if row.is_subject else row.group, row.authority


def _of_one(line: ComparedLine, judgements: tuple[str, ...]) -> str:
    parts = (
        f"{judgement} {grade_words(grade).lower()}"
        for judgement, grade in zip(judgements, line.grades, strict=True)
    )
    return f"{line.authority}: {listed(parts)}."


def _how_many(others: int, *, beside: bool) -> str:
    if not beside:
        return f"{others} authorities." if others > 1 else "One authority."
    return f"Beside it are {others} others." if others > 1 else "Beside it is one other."


def _of_many(judgement: str, counts: Counter[Grade | None]) -> str:
    parts = (f"{counts[grade]} {grade_words(grade).lower()}" for grade in SHOWN if counts[grade])
    return f"{judgement}: {listed(parts)}."
