"""What can be claimed about inspections, and what each check answers.

The records here are invented: only the names of the authorities are real. A line of a record is
an authority, the first day on site, and one grade for each judgement that its report makes:
overall, leaders, help and protection, then care (2018) or care and care leavers (2023).
"""

from datetime import date, timedelta

import pytest

from ilacs.framework import Grade, Judgement, Kind, version_on
from ilacs.register import look_up
from ilacs.sector.claims import Answer, NotUnderstood, Verdict, check, parse
from ilacs.sector.inspections import Inspection, Origin, RecordedArea, ThemesBy
from ilacs.sector.passages import Passage, PassageList
from ilacs.sector.record import Record

TRUE, FALSE = Answer.TRUE, Answer.FALSE
IN_A_SENSE, UNKNOWN = Answer.ONLY_IN_THIS_SENSE, Answer.CANNOT_BE_TOLD

GRADES = {
    "O": Grade.OUTSTANDING,
    "G": Grade.GOOD,
    "R": Grade.REQUIRES_IMPROVEMENT,
    "I": Grade.INADEQUATE,
    "-": Grade.NOT_JUDGED,
}
OVERALL, LEADERS, HELP = Judgement.OVERALL, Judgement.LEADERS, Judgement.HELP_AND_PROTECTION
CARE, LEAVERS = Judgement.CHILDREN_IN_CARE, Judgement.CARE_LEAVERS
MADE = {
    "sif": (OVERALL, LEADERS, HELP, CARE, Judgement.ADOPTION, LEAVERS),
    "ilacs_2018": (OVERALL, LEADERS, HELP, Judgement.CARE_AND_CARE_LEAVERS),
    "ilacs_2023": (OVERALL, LEADERS, HELP, CARE, LEAVERS),
    "ilacs_2026": (LEADERS, HELP, CARE, LEAVERS),
}
LAST_DAY = date(2026, 11, 22)
WAIT = timedelta(days=40)
"""From the first day on site to publication."""

COMPLETE_LATER = "Barnet 2026-08-03 GGGG"
"""Keeps the record complete until September 2026."""


def record(*lines: str, areas: dict[str, tuple[RecordedArea, ...]] | None = None) -> Record:
    """The record of `lines`, as at the last day; `areas` by the id of the inspection."""
    known = areas or {}
    inspections = [inspection(line, known) for line in (*lines, COMPLETE_LATER)]
    return Record(LAST_DAY, tuple(sorted(inspections, key=lambda one: one.day)), known)


def inspection(line: str, areas: dict[str, tuple[RecordedArea, ...]]) -> Inspection:
    name, day, grades = line.removesuffix(" visit").rsplit(" ", 2)
    urn, first = look_up(name).urn, date.fromisoformat(day)
    version = version_on(first)
    visit = line.endswith(" visit")
    id_ = f"{urn}-{day}"
    return Inspection(
        id=id_,
        urn=urn,
        kind=Kind.FOCUSED_VISIT if visit else Kind.SIF if version == "sif" else Kind.ILACS_SHORT,
        framework=version,
        on_site_from=first,
        on_site_to=first + timedelta(days=4),
        published=first + WAIT,
        known_from=first + WAIT,
        lead_inspectors=(),
        grades=() if visit else tuple(zip(MADE[version], map(GRADES.get, grades), strict=True)),
        areas=len(areas[id_]) if id_ in areas else None,
        address="",
        origin=Origin.ADDED if visit else Origin.SHIPPED,
    )


def verdict(statement: str, of: Record, said_on: date = LAST_DAY, texts=None) -> Verdict:
    claim = parse(statement, said_on)
    assert not isinstance(claim, NotUnderstood), claim
    return check(claim, of, (texts or {}).get, said_on)


def answer(statement: str, *lines: str) -> Answer:
    return verdict(statement, record(*lines)).answer


BRENT = ("Brent 2015-09-14 RRRRGR", "Brent 2018-05-14 GGRO", "Brent 2023-02-20 GGGGG")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Brent was rated good", TRUE),
        ("Brent was rated outstanding", FALSE),
        ("Brent was rated requires improvement in 2015", TRUE),
        ("Brent was graded good for help and protection", TRUE),
        ("Brent was graded good for help and protection in 2018", FALSE),
        # In 2018 one judgement covered both.
        ("Brent was outstanding for care leavers in 2018", TRUE),
        ("Brent was outstanding for children in care and care leavers in May 2018", TRUE),
        # Nobody was on site then, and the record is complete.
        ("Brent was rated good in 2020", FALSE),
        # The record of Brent begins in 2015.
        ("Brent was rated good in 2012", UNKNOWN),
        # The report could still be to come.
        ("Brent was rated outstanding in October 2026", UNKNOWN),
        ("Leeds was rated good", UNKNOWN),
    ],
)
def test_a_grade(statement: str, expected: Answer) -> None:
    assert answer(statement, *BRENT) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # No overall grade is given; every judgement and the last overall are good.
        ("Brent 2026-04-27 GGGG", [FALSE, TRUE, TRUE]),
        ("Brent 2026-04-27 GGGR", [FALSE, FALSE, TRUE]),
    ],
)
def test_an_overall_grade_after_march_2026(line: str, expected: list[Answer]) -> None:
    found = verdict("Brent is rated good", record(*BRENT, line))
    assert [sense.answer for sense in found.senses] == expected
    assert found.answer is IN_A_SENSE


ESSEX = ("Essex 2014-01-13 GGGGGG", "Essex 2018-11-19 OOOG", "Essex 2023-06-12 OOOOO")


@pytest.mark.parametrize(
    ("statement", "lines", "expected"),
    [
        ("Essex has been outstanding since 2018", ESSEX, TRUE),
        # Good at the inspection of 2014.
        ("Essex has been outstanding since 2014", ESSEX, FALSE),
        # In 2020 the grade of 2018 held; in 2015 that of 2014.
        ("Essex has been outstanding since 2020", ESSEX, TRUE),
        ("Essex has been outstanding since 2015", ESSEX, FALSE),
        # It was good in 2018 and in 2023, with something else between.
        (
            "Leeds has been good since 2018",
            ["Leeds 2018-10-29 GGGG", "Leeds 2020-10-12 RGGG", "Leeds 2023-10-09 GGGGG"],
            FALSE,
        ),
        # The record begins later, so that only what came then can be told.
        ("Essex has been outstanding since 2010", ESSEX, FALSE),
        ("Essex has been outstanding since 2010", ESSEX[1:], UNKNOWN),
        ("Cumberland has been good since 2020", ["Cumberland 2024-10-07 GGGGG"], UNKNOWN),
        ("Leeds has been good since 2018", [], UNKNOWN),
        # Of one judgement: children in care were judged together with care leavers in 2018.
        ("Essex has been good for children in care since 2018", ESSEX, FALSE),
        ("Essex has been outstanding for leaders since 2018", ESSEX, TRUE),
        # Not judged, and no overall grade from April 2026.
        (
            "Leeds has been good since 2018",
            ["Leeds 2018-10-29 GGGG", "Leeds 2022-02-21 -GGG"],
            UNKNOWN,
        ),
        ("Essex has been outstanding since 2018", [*ESSEX, "Essex 2026-04-27 OOOO"], UNKNOWN),
    ],
)
def test_a_grade_since_a_time(statement: str, lines: list[str], expected: Answer) -> None:
    assert answer(statement, *lines) is expected


@pytest.mark.parametrize(
    ("statement", "lines", "expected"),
    [
        # Better than all before in the record; older ones are not known.
        (
            "Brent's best-ever rating",
            ["Brent 2015-09-14 RRRRGR", "Brent 2018-05-14 GGRO"],
            [TRUE, UNKNOWN],
        ),
        # As good as in 2018 is not better.
        ("Brent's best-ever rating", BRENT, [FALSE]),
        ("Brent's best-ever rating in 2018", BRENT, [TRUE, UNKNOWN]),
        # By a named judgement: care leavers had outstanding as part of the care judgement of 2018.
        ("Brent's best-ever grade for care leavers", BRENT, [FALSE]),
        # A part of a judgement is compared with nothing: care was R in 2015, adoption is no matter.
        ("Brent's highest grade ever for help and protection", BRENT, [TRUE, UNKNOWN]),
        # One inspection is compared with nothing.
        ("Leeds' best-ever rating", ["Leeds 2018-10-29 OOOO"], [UNKNOWN]),
        # A grade that was not judged could have been as good.
        (
            "Leeds' best-ever rating",
            ["Leeds 2015-01-12 -GGGGG", "Leeds 2018-10-29 GGGG"],
            [UNKNOWN],
        ),
        # Without an overall grade there is none to be best.
        ("Brent's best-ever rating", [*BRENT, "Brent 2026-04-27 OOOO"], [UNKNOWN]),
        ("Brent's best-ever grade for leaders", [*BRENT, "Brent 2026-04-27 OOOO"], [TRUE, UNKNOWN]),
        # An authority that began in 2023 has no earlier past of its own, but had predecessors.
        (
            "Cumberland's best-ever rating",
            [
                "Cumbria 2018-01-29 OOOO",
                "Cumberland 2023-05-01 RRRRR",
                "Cumberland 2025-05-12 GGGGG",
            ],
            [TRUE, FALSE],
        ),
        (
            "Cumberland's best-ever rating",
            ["Cumberland 2023-05-01 RRRRR", "Cumberland 2025-05-12 GGGGG"],
            [TRUE, UNKNOWN],
        ),
    ],
)
def test_best_ever(statement: str, lines: list[str], expected: list[Answer]) -> None:
    found = verdict(statement, record(*lines))
    assert [sense.answer for sense in found.senses] == expected


def test_best_ever_says_since_when_and_names_what_is_not_known() -> None:
    found = verdict("Brent's best-ever rating in 2018", record(*BRENT))
    assert found.answer is IN_A_SENSE
    assert "since 2015, where the record begins for it" in found.in_words
    assert found.unknown == ("Inspections of Brent before 2015 are not in the record.",)
    assert [row.inspection for row in found.rests_on] == ["80489-2018-05-14", "80489-2015-09-14"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Brent moved from requires improvement to good in 2018", TRUE),
        # With the earlier inspection named, whatever lies between does not matter.
        ("Brent moved from requires improvement in 2015 to good", TRUE),
        ("Brent moved to good from requires improvement", IN_A_SENSE),
        ("Brent moved from inadequate to good", FALSE),
        ("Brent went from requires improvement to good for help and protection", TRUE),
        ("Brent remained good", TRUE),
        ("Brent moved from good to outstanding in 2019", FALSE),
        ("Brent moved from inadequate to requires improvement in 2015", UNKNOWN),
        ("Leeds moved from good to outstanding", UNKNOWN),
    ],
)
def test_moved_from_and_to(statement: str, expected: Answer) -> None:
    assert answer(statement, *BRENT) is expected


def test_a_visit_is_no_step_between_two_grades() -> None:
    lines = (*BRENT, "Brent 2019-12-03 none visit")
    assert answer("Brent moved from requires improvement to good in 2018", *lines) is TRUE
    assert answer("Brent remained good", *lines) is TRUE


@pytest.mark.parametrize(
    ("statement", "lines", "expected"),
    [
        ("Brent improved in 2018", BRENT, [TRUE]),
        # Overall good and good; beneath it help improved, but care declined.
        ("Brent improved", BRENT, [FALSE, FALSE]),
        # Overall the same, help improved, nothing declined.
        ("Leeds improved", ["Leeds 2018-10-29 GGRG", "Leeds 2022-02-21 GGGG"], [FALSE, TRUE]),
        ("Leeds declined", ["Leeds 2018-10-29 GGRG", "Leeds 2022-02-21 GGGG"], [FALSE, FALSE]),
        ("Leeds declined", ["Leeds 2018-10-29 OOOO", "Leeds 2022-02-21 GOOO"], [TRUE]),
        ("Leeds stayed the same", ["Leeds 2018-10-29 GGGG", "Leeds 2022-02-21 GGGG"], [TRUE]),
        ("Brent improved for care leavers", BRENT, [FALSE]),
        # Adoption and care leavers were parts of a judgement: nothing to compare with.
        ("Brent improved in 2015", BRENT, [UNKNOWN]),
        ("Leeds improved", ["Leeds 2018-10-29 GG-G", "Leeds 2022-02-21 GGGG"], [FALSE, UNKNOWN]),
        # The care judgement of 2018 is compared with both halves of it.
        ("Brent declined for children in care", BRENT, [TRUE]),
        ("Brent improved since 2015", BRENT, [TRUE]),
        ("Brent improved since 2012", BRENT, [UNKNOWN]),
        # Without an overall grade, only the judgements beneath it can tell.
        ("Brent improved", [*BRENT, "Brent 2026-04-27 GGGO"], [UNKNOWN, TRUE]),
        ("Brent improved", [*BRENT, "Brent 2026-04-27 GGRO"], [UNKNOWN, FALSE]),
        ("Leeds improved", [], [UNKNOWN]),
    ],
)
def test_improved_remained_or_declined(
    statement: str, lines: list[str], expected: list[Answer]
) -> None:
    found = verdict(statement, record(*lines))
    assert [sense.answer for sense in found.senses] == expected


@pytest.mark.parametrize(
    ("statement", "lines", "expected"),
    [
        ("Brent's previous inspection was in May 2018", BRENT, TRUE),
        ("Brent's previous inspection, in May 2018, was good", BRENT, TRUE),
        ("Brent's previous inspection, in May 2018, was outstanding", BRENT, FALSE),
        # Some say "last" of the latest.
        ("Brent's last inspection was in February 2023", BRENT, IN_A_SENSE),
        ("Brent's last inspection was in 2020", BRENT, FALSE),
        ("Brent's last inspection was in October 2026", BRENT, UNKNOWN),
        # The one before was of the authority that it took over from.
        (
            "Cumberland's previous inspection was in 2022",
            ["Cumbria 2022-02-07 RRRR", "Cumberland 2024-10-07 GGGGG"],
            IN_A_SENSE,
        ),
        ("Cumberland's previous inspection was in 2022", ["Cumberland 2024-10-07 GGGGG"], UNKNOWN),
        ("Leeds' previous inspection was in 2022", [], UNKNOWN),
    ],
)
def test_the_previous_inspection(statement: str, lines: list[str], expected: Answer) -> None:
    assert answer(statement, *lines) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Leeds 2018-10-29 OOOO", TRUE),
        ("Leeds 2018-10-29 OOOG", FALSE),
        ("Leeds 2018-10-29 OOO-", UNKNOWN),
        ("Leeds 2018-10-29 OOG-", FALSE),
        ("Leeds 2026-04-27 OOOO", TRUE),
        # Adoption, a part of the care judgement, was good.
        ("Leeds 2016-01-11 OOOOGO", IN_A_SENSE),
    ],
)
def test_a_clean_sweep_of_outstanding(line: str, expected: Answer) -> None:
    assert answer("Leeds has a clean sweep of outstanding", line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Leeds 2023-02-20 GGGGG", TRUE),
        # Good or better.
        ("Leeds 2023-02-20 GGGOG", IN_A_SENSE),
        ("Leeds 2023-02-20 GGRGG", FALSE),
        ("Leeds 2023-02-20 GG-GG", UNKNOWN),
    ],
)
def test_good_across_all(line: str, expected: Answer) -> None:
    assert answer("Leeds is good across all judgements", line) is expected


OUTSTANDING = (
    "Westminster 2019-09-09 OOOO",
    "Kensington and Chelsea 2019-09-09 OOOO",
    "Hampshire 2019-04-29 OOOO",
    "Essex 2018-11-19 OOOG",
    "North Lincolnshire 2017-06-20 OOGOOO",
    "Brent 2018-05-14 GGRO",
)
OCTOBER_2019 = date(2019, 10, 31)
"""By then the two have their reports, and every report gives an overall grade."""
TWO_CLAIM = "besides Westminster and Kensington and Chelsea"


def test_only_so_many_others_has_three_senses() -> None:
    statement = f"Only one other council is outstanding {TWO_CLAIM}"
    found = verdict(statement, record(*OUTSTANDING), OCTOBER_2019)
    # Essex, Hampshire and North Lincolnshire; without the single inspection; by all judgements.
    assert [sense.answer for sense in found.senses] == [FALSE, FALSE, TRUE]
    assert [sense.why for sense in found.senses] == [
        "There are 3 others: Essex, Hampshire and North Lincolnshire.",
        "There are 2 others: Essex and Hampshire.",
        "There is 1 other: Hampshire.",
    ]
    assert found.answer is IN_A_SENSE


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (f"Only three other councils are outstanding {TWO_CLAIM}", [TRUE, FALSE, FALSE]),
        (f"Only one other council is outstanding {TWO_CLAIM} (Essex)", [FALSE, FALSE, FALSE]),
        (f"Only one other council is outstanding {TWO_CLAIM} (Hampshire)", [FALSE, FALSE, TRUE]),
        # Of one claimant, the other is one of the others.
        ("Only two other councils are outstanding besides Westminster", [FALSE, FALSE, TRUE]),
        # Brent is not one itself.
        ("Only three other councils are outstanding besides Brent", [FALSE, FALSE, FALSE]),
    ],
)
def test_only_so_many_others(statement: str, expected: list[Answer]) -> None:
    found = verdict(statement, record(*OUTSTANDING), OCTOBER_2019)
    assert [sense.answer for sense in found.senses] == expected


@pytest.mark.parametrize(
    ("count", "expected"), [("one", FALSE), ("two", UNKNOWN), ("three", UNKNOWN), ("four", FALSE)]
)
def test_a_count_that_hangs_on_what_is_not_known(count: str, expected: Answer) -> None:
    # Essex and Hampshire for certain; Leeds was not judged, so two or three.
    lines = (*OUTSTANDING[:4], "Leeds 2018-10-29 -OOG")
    found = verdict(
        f"Only {count} other councils are outstanding {TWO_CLAIM}", record(*lines), OCTOBER_2019
    )
    assert found.senses[0].answer is expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        # Essex and Hampshire for certain, Leeds perhaps: one is too few whatever Leeds is, and
        # whether or not Barnet is one itself.
        ("Only one other council is outstanding besides Barnet", FALSE),
        ("Only two other councils are outstanding besides Barnet", UNKNOWN),
        ("Only four other councils are outstanding besides Barnet", FALSE),
        # With Leeds, which the claim names, there would be three.
        ("Only two other councils are outstanding besides Barnet: Essex and Leeds", FALSE),
        ("Only three other councils are outstanding besides Barnet: Essex and Leeds", UNKNOWN),
        # Brent was good, so it is not one of them.
        ("Only two other councils are outstanding besides Brent", FALSE),
        # One of three has two others.
        ("Barnet is one of two outstanding councils", FALSE),
        ("Barnet is one of three outstanding councils", UNKNOWN),
    ],
)
def test_what_is_false_whatever_is_not_known(statement: str, expected: Answer) -> None:
    lines = (*OUTSTANDING[2:4], "Leeds 2018-10-29 -OOG", OUTSTANDING[5])
    found = verdict(statement, record(*lines, "Barnet 2019-03-04 -OOG"), OCTOBER_2019)
    assert found.senses[0].answer is expected, found.senses[0].why


def test_one_of_so_many() -> None:
    lines = ("Leeds 2018-10-29 OOOO", "Essex 2018-11-19 OOOO", "Hampshire 2019-04-29 OOOO")
    for count, expected in (("two", FALSE), ("three", TRUE), ("four", FALSE)):
        found = verdict(
            f"Leeds is one of only {count} outstanding councils", record(*lines), OCTOBER_2019
        )
        assert found.answer is expected


def test_a_report_without_an_overall_grade_leaves_the_count_open() -> None:
    # Essex, Hampshire and North Lincolnshire; the last report of Barnet gives no overall grade.
    statement = f"Only three other councils are outstanding {TWO_CLAIM}"
    before, after = (
        verdict(statement, record(*OUTSTANDING), day) for day in (OCTOBER_2019, LAST_DAY)
    )
    assert (before.senses[0].answer, after.senses[0].answer) == (TRUE, UNKNOWN)
    assert "It cannot be told for 1 more: Barnet." in after.in_words


def test_an_authority_that_ended_is_no_longer_counted() -> None:
    lines = ("Leeds 2018-10-29 OOOO", "Cumbria 2018-10-29 OOOO")
    statement = "Only one other council is outstanding besides Leeds"
    before = verdict(statement, record(*lines), said_on=date(2023, 3, 31))
    after = verdict(statement, record(*lines), said_on=date(2023, 4, 1))
    assert (before.answer, after.answer) == (TRUE, FALSE)


SUSTAINED = (
    "Westminster 2016-01-11 OOGOOO",
    "Westminster 2019-09-09 OOOO",
    "Kensington and Chelsea 2016-01-11 OOGOOO",
    "Kensington and Chelsea 2019-09-09 OOOO",
)
FIRST = "the first to sustain and improve outstanding"


@pytest.mark.parametrize(
    ("statement", "lines", "expected"),
    [
        # Two share the day; before the record nobody knows.
        (f"Westminster and Kensington and Chelsea are {FIRST}", SUSTAINED, [TRUE, UNKNOWN]),
        (f"Westminster is {FIRST}", SUSTAINED, [FALSE, TRUE, UNKNOWN]),
        (f"Westminster is {FIRST}", SUSTAINED[:2], [TRUE, UNKNOWN]),
        # Leeds was earlier.
        (
            f"Westminster is {FIRST}",
            [*SUSTAINED, "Leeds 2016-01-11 OOGOOO", "Leeds 2018-10-29 OOOO"],
            [FALSE],
        ),
        # Leeds may have been earlier: its help and protection was not judged in 2016.
        (
            f"Westminster is {FIRST}",
            [*SUSTAINED[:2], "Leeds 2016-01-11 OO-OOO", "Leeds 2018-10-29 OOOO"],
            [UNKNOWN],
        ),
        # Kept, but nothing improved; kept and one thing declined; not kept.
        (f"Leeds is {FIRST}", ["Leeds 2016-01-11 OOOOOO", "Leeds 2018-10-29 OOOO"], [FALSE]),
        (f"Leeds is {FIRST}", ["Leeds 2016-01-11 OOGOOO", "Leeds 2018-10-29 OOOG"], [FALSE]),
        (f"Leeds is {FIRST}", ["Leeds 2016-01-11 GOGOOO", "Leeds 2018-10-29 OOOO"], [FALSE]),
        (f"Leeds is {FIRST}", [], [UNKNOWN]),
    ],
)
def test_the_first_to_sustain_and_improve(
    statement: str, lines: list[str], expected: list[Answer]
) -> None:
    found = verdict(statement, record(*lines))
    assert [sense.answer for sense in found.senses] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Kept is enough, whatever became of the judgements beneath it.
        (["Leeds 2016-01-11 OOOOOO", "Leeds 2018-10-29 OOOG"], [TRUE, UNKNOWN]),
        (["Leeds 2016-01-11 GOGOOO", "Leeds 2018-10-29 OOOO"], [FALSE]),
        # Westminster kept it a year before.
        (
            ["Leeds 2018-10-29 OOOO", "Leeds 2020-10-12 OOOO", *SUSTAINED[:2]],
            [FALSE],
        ),
    ],
)
def test_the_first_to_sustain(lines: list[str], expected: list[Answer]) -> None:
    found = verdict("Leeds was first to sustain outstanding", record(*lines))
    assert [sense.answer for sense in found.senses] == expected


def area(inspection_: str, number: int, *themes: str, text: str | None = None) -> RecordedArea:
    return RecordedArea(inspection_, number, 2, themes, ThemesBy.READING, text)


BRENT_2018 = "80489-2018-05-14"
BRENT_2023 = "80489-2023-02-20"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("four areas for improvement in Brent in 2018", FALSE),
        ("two areas for improvement in Brent in 2018", TRUE),
        ("2 key areas to improve in Brent, May 2018", TRUE),
        ("at least two areas for improvement in Brent in 2018", TRUE),
        ("at least three areas for improvement in Brent in 2018", FALSE),
        ("at most two areas for improvement in Brent in 2018", TRUE),
        ("at most one area for improvement in Brent in 2018", FALSE),
        ("more than one area for improvement in Brent in 2018", TRUE),
        ("more than two areas for improvement in Brent in 2018", FALSE),
        ("fewer than three areas for improvement in Brent in 2018", TRUE),
        ("fewer than two areas for improvement in Brent in 2018", FALSE),
        ("at least one area for improvement in Brent in 2023", UNKNOWN),
        # Its report has not been read, which is not the same as none.
        ("no areas for improvement in Brent in 2023", UNKNOWN),
        ("no areas for improvement in Brent in 2015", TRUE),
        ("no areas for improvement in Leeds", UNKNOWN),
    ],
)
def test_the_number_of_areas(statement: str, expected: Answer) -> None:
    areas = {
        BRENT_2018: (area(BRENT_2018, 1, "missing"), area(BRENT_2018, 2, "lado")),
        "80489-2015-09-14": (),
    }
    found = verdict(statement, record(*BRENT, areas=areas))
    assert found.answer is expected
    if statement.endswith("Brent in 2023"):
        assert "ilacs sector add" in found.unknown[0]


def test_an_overall_grade_of_the_past_after_march_2026() -> None:
    # 2018 good, 2023 good, 2026 without one.
    found = verdict("Brent remained good", record(*BRENT, "Brent 2026-04-27 GGGG"))
    assert [sense.answer for sense in found.senses] == [UNKNOWN, TRUE]
    assert "was good at the inspection of February 2023 and not given" in found.in_words


def paragraph(text: str, number: int = 7, page: int = 4) -> Passage:
    return Passage(PassageList.FINDING, text, number=number, page=page)


@pytest.mark.parametrize(
    ("text_of_2023", "expected"),
    [
        # As an area in 2018 only; in 2023 the text finds fault.
        ("Interviews after children go missing are not always timely.", [FALSE, TRUE]),
        ("When children go missing, the response is swift and effective.", [FALSE, FALSE]),
        # Mentioned: whether in praise or in fault cannot be told.
        ("Panels discuss children who go missing.", [FALSE, UNKNOWN]),
        # Missing from education is another theme.
        ("Oversight of children missing from education is weak.", [FALSE, FALSE]),
        # The text is not there.
        (None, [FALSE, UNKNOWN]),
    ],
)
def test_recurring_has_levels(text_of_2023: str | None, expected: list[Answer]) -> None:
    areas = {
        BRENT_2018: (area(BRENT_2018, 1, "missing"),),
        BRENT_2023: (area(BRENT_2023, 1, "lado"),),
    }
    texts = {BRENT_2018: ()}
    if text_of_2023 is not None:
        texts[BRENT_2023] = (paragraph(text_of_2023),)
    found = verdict("missing recurs in Brent", record(*BRENT[1:], areas=areas), texts=texts)
    assert [sense.answer for sense in found.senses] == expected


@pytest.mark.parametrize(
    ("of_2023", "expected"),
    [
        (("missing", "lado"), [TRUE, TRUE]),
        # An area without themes or words could be about anything.
        ((), [UNKNOWN, UNKNOWN]),
    ],
)
def test_recurring_as_an_area(of_2023: tuple[str, ...], expected: list[Answer]) -> None:
    areas = {
        BRENT_2018: (area(BRENT_2018, 1, "missing"),),
        BRENT_2023: (area(BRENT_2023, 1, *of_2023),),
    }
    found = verdict("missing recurs in Brent", record(*BRENT[1:], areas=areas))
    assert [sense.answer for sense in found.senses] == expected


REPORT = (
    Passage(PassageList.SUMMARY, "Leaders are inspiring – and children’s views\ncount."),
    Passage(PassageList.AREA, "The good quality of plans for every child.", number=1, page=2),
    paragraph("The council leads well and has brought strong change. Staff stay. They are proud."),
    paragraph("Plans are not yet good enough. Visits take place at night.", 8, 5),
)


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("“strong change”", TRUE),
        # Capitals, quotation marks, dashes, line breaks and the last stop may differ.
        ("“Leaders are inspiring - and children's views count”", TRUE),
        ("“STRONG CHANGE.”", TRUE),
        # Pieces, and words put in by the quoter.
        ("“The council leads well… They are proud.”", TRUE),
        ("“The council leads well (which) has brought strong change”", TRUE),
        # From one paragraph to the next, as a reader would.
        ("“They are proud. Plans are not yet good enough”", TRUE),
        # The words are there, but only in what must improve, or in a sentence that finds fault.
        ("“good quality of plans”", IN_A_SENSE),
        ("“good enough”", IN_A_SENSE),
        # Neither praise nor fault.
        ("“Visits take place”", IN_A_SENSE),
        # Not in these words, or not as whole words.
        ("“brought stronger change”", FALSE),
        ("“trong change”", FALSE),
        ("“The council leads well… They are sorry.”", FALSE),
    ],
)
def test_quoted_praise(quoted: str, expected: Answer) -> None:
    found = verdict(f"Brent 2018: {quoted}", record(*BRENT), texts={BRENT_2018: REPORT})
    assert found.answer is expected, found.in_words


def test_words_that_are_not_there_are_shown_beside_the_nearest() -> None:
    found = verdict(
        "Brent 2018: “brought great change”", record(*BRENT), texts={BRENT_2018: REPORT}
    )
    assert "Nearest, paragraph 7 on page 4: “brought strong change.”" in found.in_words
    assert "“great” for “strong”" in found.in_words


def test_words_of_another_report_count_only_as_such() -> None:
    texts = {BRENT_2018: REPORT, BRENT_2023: (paragraph("All is well."),)}
    found = verdict("Ofsted said of Brent: “strong change”", record(*BRENT), texts=texts)
    assert found.answer is IN_A_SENSE
    assert "the inspection of May 2018" in found.in_words


def test_without_the_text_a_quotation_cannot_be_told() -> None:
    found = verdict("Brent 2018: “strong change”", record(*BRENT))
    assert found.answer is UNKNOWN
    assert "ilacs sector add" in found.unknown[0]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Brent had an inspection in May 2018", [TRUE, UNKNOWN]),
        ("Brent had a short inspection in February 2023", [TRUE]),
        ("Brent had a standard inspection in February 2023", [FALSE]),
        # Complete for graded inspections; letters of visits are only known if added.
        ("Brent had an inspection in December 2021", [FALSE, UNKNOWN]),
        ("Brent had a focused visit in December 2021", [UNKNOWN]),
        ("Brent had a focused visit in December 2019", [TRUE]),
        ("Brent had an inspection in December 2019", [FALSE, TRUE]),
        # Nobody visits while inspectors are on site.
        ("Brent had a focused visit on 21 February 2023", [FALSE]),
        # A grade on a day when only a visit took place.
        ("Brent was rated good in December 2019", [FALSE]),
    ],
)
def test_the_kind_of_event(statement: str, expected: list[Answer]) -> None:
    found = verdict(statement, record(*BRENT, "Brent 2019-12-03 none visit"))
    assert [sense.answer for sense in found.senses] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (BRENT, TRUE),
        (["Brent 2023-02-20 RGGGG"], FALSE),
        (["Brent 2023-02-20 -GGGG"], UNKNOWN),
        (["Brent 2026-04-27 GGGR"], TRUE),
        (["Brent 2026-04-27 GGRR"], FALSE),
        ([], UNKNOWN),
    ],
)
def test_the_pathway(lines: list[str], expected: Answer) -> None:
    assert answer("Brent is on pathway 1", *lines) is expected


def test_a_claim_is_judged_by_what_could_be_known_when_it_was_said() -> None:
    # Published 40 days after the first day on site: 23 June 2018.
    before = verdict("Brent was rated good", record(*BRENT), said_on=date(2018, 6, 22))
    after = verdict("Brent was rated good", record(*BRENT), said_on=date(2018, 6, 23))
    assert (before.answer, after.answer) == (FALSE, TRUE)
    assert [verdict.as_at for verdict in (before, after)] == [date(2018, 6, 22), date(2018, 6, 23)]


def test_a_claim_from_before_the_record_cannot_be_told() -> None:
    found = verdict("Brent was rated good", record(*BRENT), said_on=date(2010, 1, 1))
    assert found.answer is UNKNOWN
    assert "the record begins" in found.in_words


def test_which_inspection_is_meant_is_said() -> None:
    of = record(*BRENT)
    latest = verdict("Brent was rated good", of, said_on=date(2018, 7, 2))
    assert latest.understood.endswith("at the latest graded inspection, that of May 2018.")
    # Published in March 2023, on site in February.
    published = verdict("Brent was rated good in April 2023", of)
    assert published.understood.endswith("in April 2023, that of February 2023.")
    assert verdict("Brent was rated good in May 2018", of).understood.endswith("in May 2018.")


def test_inspections_between_the_two_compared_are_told() -> None:
    found = verdict("Brent improved since 2015", record(*BRENT))
    assert "Between them was the inspection of May 2018." in found.in_words
    assert "Between" not in verdict("Brent improved in 2018", record(*BRENT)).in_words


def test_each_sense_is_named_where_several_have_the_same_answer() -> None:
    found = verdict("Only nine other councils are outstanding besides Brent", record(*OUTSTANDING))
    assert "By the latest overall grade (outstanding): There are" in found.in_words
    assert "By a clean sweep (every judgement outstanding): There are" in found.in_words


def test_an_authority_that_has_ended_is_told_with_those_that_took_over() -> None:
    ended = "Cumbria ended on 1 April 2023: Cumberland took over Allerdale, Carlisle and Copeland"
    cumbria = record("Cumbria 2022-02-07 RRRR")
    before, after = (
        verdict("Cumbria was rated good", cumbria, day)
        for day in (date(2023, 3, 31), date(2023, 4, 1))
    )
    assert not any(ended in limit for limit in before.limits)
    assert any(ended in limit for limit in after.limits)
    # Where the record has nothing of it, that is why.
    assert ended in verdict("Cumbria was rated good", record()).in_words
