"""The parts that claims are made of: statements, files, quotations, tones; how verdicts print."""

import json
from dataclasses import fields
from datetime import date

import pytest
from needs import ROOT
from records import BRENT, inspected, record_of

from ilacs.documents.claims_text import (
    kinds_in_markdown,
    kinds_lines,
    many_lines,
    not_understood_lines,
    verdict_lines,
)
from ilacs.framework import Grade, Judgement
from ilacs.framework.themes import THEMES
from ilacs.register import look_up
from ilacs.reports import as_json
from ilacs.sector.claims import (
    KINDS,
    Answer,
    AskedClaim,
    BadClaim,
    BadClaimFile,
    Bound,
    Event,
    NotUnderstood,
    When,
    build,
    check,
    check_all,
    claims_in,
    kind_called,
    kind_of,
    parse,
)
from ilacs.sector.claims.claim import (
    BestEver,
    Changed,
    CleanSweep,
    EventTookPlace,
    FirstToSustain,
    GradedSince,
    GradeGiven,
    Moved,
    Movement,
    NumberOfAreas,
    OnlyOthers,
    PreviousInspection,
    QuotedPraise,
    Recurs,
)
from ilacs.sector.claims.mentions import theme_words, words_in
from ilacs.sector.claims.phrases import phrases, read_when
from ilacs.sector.claims.quotation import find, nearest, plain
from ilacs.sector.claims.tones import Tone, sentences, tone
from ilacs.sector.claims.word_places import plain_words, turning_words
from ilacs.sector.passages import Passage, PassageList

TODAY = date(2026, 11, 22)
WESTMINSTER, CHELSEA = look_up("Westminster").urn, look_up("Kensington and Chelsea").urn
READING, BURY = look_up("Reading").urn, look_up("Bury").urn
GOOD, OUTSTANDING, RI = Grade.GOOD, Grade.OUTSTANDING, Grade.REQUIRES_IMPROVEMENT
YEAR_2018 = When(date(2018, 1, 1), date(2018, 12, 31))
MAY_2018 = When(date(2018, 5, 1), date(2018, 5, 31))


def kept(*, improving: bool) -> FirstToSustain:
    return FirstToSustain(WESTMINSTER, improving=improving)


@pytest.mark.parametrize(
    ("statement", "claim"),
    [
        ("Brent moved from requires improvement to good", Moved(BRENT, RI, GOOD)),
        (
            "brent has risen from requires improvement to be good to outstanding",
            Moved(BRENT, RI, OUTSTANDING),
        ),
        (
            "Brent’s rating moved to ‘Good’ from requires improvement in 2018",
            Moved(BRENT, RI, GOOD, since=YEAR_2018),
        ),
        ("Brent remains Good.", Moved(BRENT, GOOD, GOOD)),
        ("BEST-EVER rating for Brent!", BestEver(BRENT)),
        (
            "Brent has its highest ever grade for care leavers",
            BestEver(BRENT, Judgement.CARE_LEAVERS),
        ),
        (
            "London Borough of Brent was rated good in May 2018",
            GradeGiven(BRENT, GOOD, when=MAY_2018),
        ),
        ("Reading is good", GradeGiven(READING, GOOD)),
        ("Westminster: clean sweep of outstanding", CleanSweep(WESTMINSTER)),
        ("Westminster is outstanding in every judgement", CleanSweep(WESTMINSTER)),
        ("Brent requires improvement across the board", CleanSweep(BRENT, RI)),
        (
            "Brent: four areas identified for improvement in 2018",
            NumberOfAreas(BRENT, 4, YEAR_2018),
        ),
        ("12 recommendations for Brent", NumberOfAreas(BRENT, 12)),
        (
            "Only 2 other councils are outstanding besides Westminster and Kensington and Chelsea",
            OnlyOthers(WESTMINSTER, 2, OUTSTANDING, (CHELSEA,)),
        ),
        (
            "Besides Westminster only one other council is outstanding: Kensington and Chelsea",
            OnlyOthers(WESTMINSTER, 1, OUTSTANDING, (), (CHELSEA,)),
        ),
        (
            "Brent had an inspection in December last year",
            EventTookPlace(BRENT, Event.INSPECTION, When(date(2025, 12, 1), date(2025, 12, 31))),
        ),
        (
            "a JTAI of Brent took place on 2 May 2018",
            EventTookPlace(BRENT, Event.JTAI, When(date(2018, 5, 2), date(2018, 5, 2))),
        ),
        ("Brent's previous inspection was in May 2018", PreviousInspection(BRENT, MAY_2018)),
        (
            "Brent has improved since the last full inspection in 2018",
            Changed(BRENT, Movement.IMPROVED, since=YEAR_2018),
        ),
        ("Brent's work with life-story books is a recurring theme", Recurs(BRENT, "life-story")),
        ("Children who go missing come up again and again in Brent", Recurs(BRENT, "missing")),
        # As people write.
        (
            "Ofsted has rated Brent Council's children's services 'Good'",
            GradeGiven(BRENT, GOOD),
        ),
        ("Brent is now rated good", GradeGiven(BRENT, GOOD)),
        ("Brent was judged to be good at its last inspection", GradeGiven(BRENT, GOOD)),
        ("Overall, Brent was found to be good by inspectors", GradeGiven(BRENT, GOOD)),
        ("Brent was rated overall good in 2018", GradeGiven(BRENT, GOOD, when=YEAR_2018)),
        ("Is Brent good?", GradeGiven(BRENT, GOOD)),
        (
            "The experiences and progress of care leavers in Brent were good in May 2018",
            GradeGiven(BRENT, GOOD, Judgement.CARE_LEAVERS, MAY_2018),
        ),
        ("Brent sustained its good rating", Moved(BRENT, GOOD, GOOD)),
        ("Brent fell from outstanding to good", Moved(BRENT, OUTSTANDING, GOOD)),
        # Since a time.
        ("Brent has been rated good since 2018", GradedSince(BRENT, GOOD, YEAR_2018)),
        ("Since May 2018 Brent has been good", GradedSince(BRENT, GOOD, MAY_2018)),
        ("Brent has remained good ever since 2018", GradedSince(BRENT, GOOD, YEAR_2018)),
        (
            "Brent has been good for leaders since its inspection in 2018",
            GradedSince(BRENT, GOOD, YEAR_2018, Judgement.LEADERS),
        ),
        ("Since 2018 Brent has improved", Changed(BRENT, Movement.IMPROVED, since=YEAR_2018)),
        (
            "Brent has improved on its rating of 2018",
            Changed(BRENT, Movement.IMPROVED, since=YEAR_2018),
        ),
        # On a day an inspection took place; nothing is compared with it.
        (
            "Brent improved on 14 May 2018",
            Changed(BRENT, Movement.IMPROVED, when=When(date(2018, 5, 14), date(2018, 5, 14))),
        ),
        # A number with bounds.
        ("Brent had at least three areas", NumberOfAreas(BRENT, 3, bound=Bound.AT_LEAST)),
        (
            "Brent had fewer than four areas for improvement",
            NumberOfAreas(BRENT, 4, bound=Bound.FEWER_THAN),
        ),
        (
            "Brent had no more than 4 areas for improvement",
            NumberOfAreas(BRENT, 4, bound=Bound.AT_MOST),
        ),
        (
            "Brent had over 4 areas for improvement",
            NumberOfAreas(BRENT, 4, bound=Bound.MORE_THAN),
        ),
        ("Brent had no areas for improvement", NumberOfAreas(BRENT, 0)),
        ("Brent had only four areas to improve", NumberOfAreas(BRENT, 4)),
        # Who claims, and who the others are.
        (
            "Only one other council, Westminster, is outstanding besides Brent",
            OnlyOthers(BRENT, 1, OUTSTANDING, (), (WESTMINSTER,)),
        ),
        (
            "Brent is outstanding, as is only one other council",
            OnlyOthers(BRENT, 1),
        ),
        # One of twelve has eleven others.
        ("Brent is one of only 12 outstanding councils", OnlyOthers(BRENT, 11)),
        ("Brent is one of twelve councils rated good", OnlyOthers(BRENT, 11, GOOD)),
        ("Westminster was first to sustain outstanding", kept(improving=False)),
        ("Westminster was the first to keep and improve outstanding", kept(improving=True)),
        # What is quoted is not searched for names and grades.
        (
            "Brent: “Leeds is outstanding in 2018”",
            QuotedPraise(BRENT, "Leeds is outstanding in 2018"),
        ),
        ("Brent: 'it's good'", QuotedPraise(BRENT, "it's good")),
    ],
)
def test_what_a_statement_is_understood_as(statement, claim) -> None:
    assert parse(statement, TODAY) == claim


@pytest.mark.parametrize(
    ("statement", "missing"),
    [
        ("", "names no authority"),
        ("moved from good to outstanding", "names no authority"),
        ("Brnet is good", "Did you mean"),
        ("Sussex is good", "Say which: East Sussex or West Sussex"),
        ("Brent", "No kind of claim fits"),
        ("Brent is not good", "denies something"),
        ("Brent isn’t good", "denies something"),
        # Nothing is passed over.
        ("Brent is good and Leeds is good", "“Leeds” has no place"),
        (
            "Brent is good for leaders and outstanding for care leavers",
            "“outstanding”, “care leavers” have no place",
        ),
        # As it was typed.
        ("Brent was good in 2018 and in 2023", "“2023” has no place"),
        ("Only one other council, Leeds, is outstanding", "authority: missing"),
        ("Brent and Leeds are one of 12 outstanding councils", "“Leeds”"),
        ("Brent was good in 2018 and Outstanding in May 2025", "“Outstanding”, “May 2025” have no"),
        ("Brent was good at its focused visit in 2018", "“focused visit” has no place"),
        ("Essex is good like Leeds City Council", "“Leeds City Council” has no place"),
        ("Brent was good on 31 February 2018", "A time in it cannot be read"),
        ("the weather recurs in Brent", "names no theme"),
        ("Brent is on pathway 4", "it must be 1, 2 or 3"),
        ("Dorset (before 2019) is good", "ended on 1 April 2019: Dorset took over all but"),
        (
            "Bournemouth was rated good",
            "ended on 1 April 2019: Bournemouth, Christchurch and Poole took over.",
        ),
        ("x" * 6000, "longer than"),
    ],
)
def test_what_is_not_understood_says_why(statement: str, missing: str) -> None:
    found = parse(statement, TODAY)
    assert isinstance(found, NotUnderstood)
    assert missing in " ".join(found.missing)
    assert found.near
    assert {kind_called(id_).id for id_ in found.near} == set(found.near)


SPAN, FUTURE, DEGREE = "is checked at one inspection", "may, should or will be", "How nearly"
PLACE, COMPARED, COUNTED = "A place among others", "A comparison with others", "What this counts"
OFTEN, ELSEWHERE, REGION = "more than once, or always", "Other services", "Regions and groups"
TWO, SPEAKER, UNKNOWN_WORD = "These are two claims", "What others say", "could change the claim"
OTHER_WAY, NO_ROOM, DENIED = "went another way", "no place in this kind", "denies something"


@pytest.mark.parametrize(
    ("statement", "word", "reason"),
    [
        ("Brent was good until 2025", "until", SPAN),
        ("Brent was rated outstanding after 2020", "after", SPAN),
        ("Brent was rated good before 2030", "before", SPAN),
        ("Brent was good from 2018", "from", SPAN),
        ("Brent was good throughout 2018", "throughout", SPAN),
        ("Brent was good in early 2018", "early", SPAN),
        ("Brent was rated good for 10 years", "years", SPAN),
        ("Brent was last good in 2018", "last", SPAN),
        ("Brent improved at its last inspection in 2018", "last", SPAN),
        ("Brent moved from good to outstanding since 2018", "since", SPAN),
        ("Since 2018 Brent moved from good in 2015 to outstanding", "Since", SPAN),
        ("Brent used to be good", "used to", SPAN),
        ("Brent had an inspection after May 2018", "after", SPAN),
        ("Brent was good by 2018", "by", "Give the day, month or year"),
        ("Brent was good in 2018/19", "19", "Of numbers only times"),
        ("Brent was good on 14/05/2018", "05", "Of numbers only times"),
        ("Brent had an inspection on 14-16 May 2018", "14", "Of numbers only times"),
        ("Brent is now good in 2018", "now", "leave out either this word or the time"),
        ("Brent's latest inspection was in 2018", "latest", "either this word or the time"),
        ("Brent might be good", "might", FUTURE),
        ("Brent should be outstanding", "should", FUTURE),
        ("Brent hopes to be rated good", "hopes", FUTURE),
        ("If Brent is good", "If", FUTURE),
        ("Brent was due an inspection in 2021", "due", FUTURE),
        ("Brent was almost outstanding", "almost", DEGREE),
        ("Brent is nearly on pathway 1", "nearly", DEGREE),
        ("Brent had about four areas for improvement", "about", DEGREE),
        ("Brent was outstanding in almost every judgement", "almost", DEGREE),
        ("Brent was first in England to be rated outstanding", "first", PLACE),
        ("Brent was the only council rated good", "only", PLACE),
        ("Brent was the highest rated council in 2018", "highest", PLACE),
        ("Brent is one of the best councils rated good", "one of", PLACE),
        ("Half of councils are outstanding like in Camden", "Half", PLACE),
        ("All authorities near Brent are good", "authorities", PLACE),
        ("Brent achieved its joint best ever rating", "joint", PLACE),
        ("Only two other councils are good in every judgement besides Brent", "every", PLACE),
        ("Brent is better than good", "better than", COMPARED),
        ("Brent is good, unlike its neighbours", "unlike", COMPARED),
        ("Brent was outstanding twice", "twice", COUNTED),
        ("Brent is 90% good", "%", UNKNOWN_WORD),
        ("Brent was good three times", "times", COUNTED),
        ("Westminster is outstanding in all four judgements", "four", COUNTED),
        ("Brent had two inspections in 2018", "two", COUNTED),
        ("Brent jumped two grades from inadequate to good", "two", COUNTED),
        ("Brent was good again", "again", OFTEN),
        ("Brent has always been good", "always", OFTEN),
        ("Missing often recurs in Brent", "often", OFTEN),
        ("Brent was rated good by the CQC", "CQC", ELSEWHERE),
        ("Brent council's schools are good", "schools", ELSEWHERE),
        ("Brent's SEND inspection was in 2018", "SEND", ELSEWHERE),
        ("Brent's adult social care is good", "adult social care", ELSEWHERE),
        ("Brent's fostering agency was rated good", "fostering agency", ELSEWHERE),
        ("Brent's adoption agency is good", "adoption agency", ELSEWHERE),
        ("Brent’s children’s homes are good", "children’s homes", ELSEWHERE),
        ("Missing recurs in Brent schools", "schools", ELSEWHERE),
        ("Brent has its best-ever rating in London", "London", REGION),
        ("Westminster in London was the first to sustain outstanding", "London", REGION),
        ("Brent was outstanding in all but one judgement", "but", TWO),
        ("Brent is good or better", "or", TWO),
        ("Brent said “strong change”", "said", SPEAKER),
        ("The council leader of Brent said “strong change”", "leader", SPEAKER),
        ("Brent describes itself as outstanding", "itself", UNKNOWN_WORD),
        ("Brent lost its outstanding rating", "lost", UNKNOWN_WORD),
        ("Brent has outstanding issues", "issues", UNKNOWN_WORD),
        ("Brent has a good rate of adoption", "rate", UNKNOWN_WORD),
        ("Brent had four areas of strength in 2018", "strength", UNKNOWN_WORD),
        ("Brent had four priority areas in 2018", "priority", UNKNOWN_WORD),
        ("Brent had two new areas for improvement", "new", UNKNOWN_WORD),
        ("Brent had <4 areas for improvement", "<", UNKNOWN_WORD),
        ("the reading of it is that Bury was good", "reading", UNKNOWN_WORD),
        ("Brent fell from requires improvement to good", "fell", OTHER_WAY),
        ("Brent improved from good to requires improvement", "improved", OTHER_WAY),
        ("Brent improved and declined", "declined", OTHER_WAY),
        ("Camden is outstanding, unlike Brent", "Brent", NO_ROOM),
        ("Brent's best ever rating of good", "good", NO_ROOM),
        ("Brent was on pathway 1 before 2018", "2018", NO_ROOM),
        ("At least two other councils are good besides Brent", "At least", NO_ROOM),
        ("Brent had between three and five areas for improvement", "five", NO_ROOM),
        ("Brent's good last focused visit was in May 2018", "focused visit", NO_ROOM),
        ("Brent had no inspection in 2018", "no", DENIED),
    ],
)
def test_a_word_that_could_turn_the_claim_is_never_passed_over(
    statement: str, word: str, reason: str
) -> None:
    found = parse(statement, TODAY)
    assert isinstance(found, NotUnderstood)
    assert any(f"“{word}”" in told and reason in told for told in found.missing), found.missing


def test_every_kind_declares_its_words() -> None:
    assert set(plain_words("kind")) == {kind.id for kind in KINDS}


def test_no_word_is_plain_and_turning_at_once() -> None:
    assert not set(plain_words("words")["any"]) & set(turning_words())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_the_example_of_a_kind_is_understood_as_that_kind(kind) -> None:
    claim = parse(kind.example, TODAY)
    assert not isinstance(claim, NotUnderstood), claim.missing
    assert kind_of(claim) is kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_says_what_it_takes(kind) -> None:
    assert [one.name for one in kind.parameters()] == [field.name for field in fields(kind.of)]
    assert kind.parameters()[0].needed
    assert all(one.says for one in kind.parameters())


def test_every_theme_has_words() -> None:
    assert list(theme_words()) == [theme.slug for theme in THEMES]
    assert all(theme_words().values())


@pytest.mark.parametrize(
    ("group", "terms"), [("grades", Grade), ("judgements", Judgement), ("events", Event)]
)
def test_every_phrase_stands_for_a_term(group: str, terms) -> None:
    assert {terms(meant) for meant in phrases(group).values()} <= set(terms)
    assert all(phrase == phrase.lower() for phrase in phrases(group))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("February 2020", "2020-02-01", "2020-02-29"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("3rd Sept 2020", "2020-09-03", "2020-09-03"),
        ("2020-09-03", "2020-09-03", "2020-09-03"),
        ("this year", "2026-01-01", "2026-12-31"),
    ],
)
def test_days_months_and_years(text: str, first: str, last: str) -> None:
    assert read_when(text, TODAY) == When(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "soon", "2020-13", "2020-02-30", "13", "31 June 2020"])
def test_no_such_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_when(text)


TOML = """
[[claim]]
kind = "moved"
authority = "Brent"
before = "requires improvement"
after = "good"
when = 2018
said_on = 2018-07-02

[[claim]]
statement = "Brent is good"
"""


def test_claims_in_a_file() -> None:
    as_in_json = json.dumps(
        {
            "claim": [
                {
                    "kind": "moved",
                    "authority": 80489,
                    "before": "requires_improvement",
                    "after": "Good",
                    "when": "2018",
                    "said_on": "2018-07-02",
                },
                {"statement": "Brent is good"},
            ]
        }
    )
    expected = [
        (Moved(BRENT, RI, GOOD, when=YEAR_2018), date(2018, 7, 2)),
        (GradeGiven(BRENT, GOOD), None),
    ]
    for text in (TOML, as_in_json):
        assert [(one.claim, one.said_on) for one in claims_in(text, TODAY)] == expected
    assert [one.place for one in claims_in(TOML, TODAY)] == [
        "claim 1 (line 2)",
        "claim 2 (line 10)",
    ]
    assert [one.place for one in claims_in(as_in_json, TODAY)] == ["claim 1", "claim 2"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "There is no claim in it"),
        ("[[claim]]", "claim 1 (line 1): kind: missing"),
        ("[[claim]]\nkind = 'rated'", "Use one of: grade, graded_since, best_ever"),
        ("[[claim]]\nkind = 'moved'\nauthority = 'Brent'\nbefore = 'good'", "after: missing"),
        (
            "[[claim]]\nkind = 'best_ever'\nauthority = 'Brnet'",
            "authority: No authority of this name",
        ),
        ("[[claim]]\nkind = 'best_ever'\nauthority = 1.5", "authority: it must be the name"),
        (
            "[[claim]]\nkind = 'best_ever'\nauthority = 'Brent'\nyear = 2018",
            "year: best_ever takes no",
        ),
        (
            "[[claim]]\nkind = 'best_ever'\nauthority = 'Brent'\nwhen = true",
            "when: it must be text",
        ),
        (
            "[[claim]]\nkind = 'grade'\nauthority = 'Brent'\ngrade = 'adequate'",
            "grade: it must be one of",
        ),
        (
            "[[claim]]\nkind = 'number_of_areas'\nauthority = 'Brent'\ncount = -1",
            "count: it must be a whole",
        ),
        (
            "[[claim]]\nkind = 'number_of_areas'\nauthority = 'Brent'\ncount = 1\nbound = 'about'",
            "bound: it must be one of: exactly, at_least",
        ),
        (
            "[[claim]]\nkind = 'first_to_sustain'\nauthority = 'Brent'\nimproving = 'yes'",
            "improving: it must be true or false",
        ),
        (
            "[[claim]]\nkind = 'recurs'\nauthority = 'Brent'\ntheme = 'weather'",
            "theme: there is no such theme",
        ),
        (
            "[[claim]]\nkind = 'quoted_praise'\nauthority = 'Brent'\nwords = '...'",
            "words: it must hold",
        ),
        (
            "[[claim]]\nkind = 'only_others'\nauthority = 'Brent'\ncount = 1\nnamed = 'Leeds'",
            "named: it must be a list",
        ),
        (
            "[[claim]]\nkind = 'pathway'\nauthority = 'Dorset (before 2019)'\npathway = 1",
            "The record holds no inspection of Dorset (before 2019)",
        ),
        ("[[claim]]\nstatement = 'Brent is good'\nkind = 'grade'", "a statement stands alone"),
        ("[[claim]]\nstatement = 'Brent is not good'", "statement: It denies"),
        ("[[claim]]\nstatement = 7", "statement: it must be text"),
        ("[[claim]]\nstatement = 'Brent is good'\nsaid_on = 'May'", "said_on: it must be a date"),
        ("[[claim]", "This is not TOML"),
        ("claim = 3", "There is no claim in it"),
        ("[1]", "claim 1: this is no claim"),
        ('{"claim": [', "line 1: this is not JSON"),
        ("{}", "There is no claim in it"),
        ('{"claim": ' + "[" * 100_000, "without end"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_why(text: str, problem: str) -> None:
    with pytest.raises(BadClaimFile) as caught:
        claims_in(text, TODAY)
    assert problem in str(caught.value)


def test_every_problem_of_a_file_is_told_at_once() -> None:
    text = "[[claim]]\nkind = 'moved'\n[[claim]]\nstatement = 'hello'"
    with pytest.raises(BadClaimFile) as caught:
        claims_in(text, TODAY)
    # authority, before and after are missing; the statement names nobody and fits nothing.
    assert len(caught.value.problems) == 3 + 2


def test_a_kind_that_there_is_not() -> None:
    with pytest.raises(BadClaim, match="there is no such kind"):
        kind_called("nothing")


def area(text: str) -> Passage:
    return Passage(PassageList.AREA, text, number=1, page=2)


@pytest.mark.parametrize(
    ("quoted", "text", "found"),
    [
        ("well–being", "Well-being matters", True),
        ("it ‘works’", "It “works” here", True),
        ("a b", "a\n b", True),
        ("“good.”", "a good, kind place", True),
        ("one ... three", "One two three.", True),
        ("one […] three", "One two three.", True),
        ("three … one", "One two three.", True),
        ("one [and] three", "One two three.", True),
        ("one [x] six", "One two three four five six.", True),
        ("one [x] seven", "One two three four five six seven.", False),
        ("the team (MASH) works", "The team (MASH) works.", True),
        ("oo", "good", False),
        ("[x]", "good", False),
        ("a*b", "aab", False),
    ],
)
def test_what_may_differ_in_a_quotation(quoted: str, text: str, found: bool) -> None:
    assert find(quoted, (area(text),)).whole is found


def test_pieces_out_of_order_are_told() -> None:
    passages = (area("One two three."),)
    assert find("one … three", passages).in_order
    assert not find("three … one", passages).in_order


def test_nothing_like_the_words_offers_nothing() -> None:
    assert nearest("zebra crossing", (area("One two three."),)) is None
    assert nearest("zebra crossing", ()) is None


def test_plain_words_stay_plain() -> None:
    text = "Leaders’ “vision” – clear\nand\u00a0shared…"
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Plans are effective.", Tone.PRAISE),
        ("Plans are not effective.", Tone.FAULT),
        ("Plans are weak but visits are prompt.", Tone.MIXED),
        ("Plans are reviewed.", Tone.MENTION),
        ("There are no delays.", Tone.MENTION),
        ("This reduces delay.", Tone.MENTION),
        ("Panels step in when plans do not improve.", Tone.MENTION),
        ("Visits take place without delay and are timely.", Tone.PRAISE),
        ("", Tone.MENTION),
    ],
)
def test_the_tone_of_a_sentence(sentence: str, expected: Tone) -> None:
    assert tone(sentence).tone is expected


def test_sentences_with_their_places() -> None:
    text = "One. Two? “Three.” e.g. four"
    assert sentences(text) == ((0, "One."), (5, "Two?"), (10, "“Three.” e.g. four"))


@pytest.mark.parametrize(
    ("text", "theme", "words"),
    [
        ("Children go missing.", "missing", ("go missing",)),
        ("They are at risk of going missing from education.", "missing", ()),
        (
            "They are at risk of going missing from education.",
            "education-absence",
            ("missing from education",),
        ),
        ("Pathway plans", "pathway-planning", ("pathway plan",)),
        ("", "missing", ()),
    ],
)
def test_words_of_a_theme(text: str, theme: str, words: tuple[str, ...]) -> None:
    assert words_in(text, theme) == words


RECORD = record_of(
    inspected(BRENT, "2018-05-14", "overall G, leaders G, help R, both O"),
    inspected(BRENT, "2023-02-20", "overall G, leaders G, help G, care G, leavers G"),
)


def asked(statement: str) -> AskedClaim:
    claim = parse(statement, TODAY)
    assert not isinstance(claim, NotUnderstood)
    return AskedClaim(claim, "here")


STATEMENTS = [kind.example for kind in KINDS]


@pytest.mark.parametrize("width", [20, 80, 200])
def test_verdicts_fit_the_terminal(width: int) -> None:
    verdicts = check_all(tuple(map(asked, STATEMENTS)), RECORD)
    lines = [*many_lines(verdicts, width), *kinds_lines(width)]
    for verdict in verdicts:
        lines += verdict_lines(verdict, width)
    assert max(map(len, lines)) <= max(width, 70)
    assert all(line.isprintable() for line in lines)


def test_a_verdict_in_lines() -> None:
    verdict = check(asked("Brent remained good").claim, RECORD)
    lines = list(verdict_lines(verdict, 80))
    assert lines[0].startswith("Understood as: Brent: overall effectiveness stayed good")
    assert "As at 25 Nov 2026: True" in lines
    assert "Rests on" in lines
    assert "Limits" in lines


def test_a_table_of_many_says_on_which_day_and_at_which_inspection() -> None:
    claim = asked("Brent is good").claim
    said = (AskedClaim(claim, "here", date(2018, 7, 2)), AskedClaim(claim, "there"))
    text = " ".join(" ".join(many_lines(check_all(said, RECORD), 200)).split())
    for inspection, day in (("May 2018", "2 Jul 2018"), ("February 2023", "25 Nov 2026")):
        assert f"at the latest graded inspection, that of {inspection}. As at {day}:" in text


def test_a_table_of_many_counts_each_answer() -> None:
    verdicts = check_all((asked("Brent remained good"), asked("Brent is outstanding")), RECORD)
    last = list(many_lines(verdicts, 80))[-1]
    assert last == "True: 1, False: 1, True only in this sense: 0, Cannot be told: 0."


def test_what_was_not_understood_in_lines() -> None:
    found = parse("Brnet moved from good to outstanding", TODAY)
    assert isinstance(found, NotUnderstood)
    text = "\n".join(not_understood_lines(found, 80))
    assert "Did you mean" in text
    assert kind_called("moved").example in text


def test_a_verdict_as_json() -> None:
    found = as_json(check(asked("Brent is good").claim, RECORD))
    assert json.loads(json.dumps(found)) == found
    assert found["answer"] == Answer.TRUE
    assert found["rests_on"][0]["inspection"] == "80489-2023-02-20"


def test_building_takes_values_as_they_are() -> None:
    kind = kind_called("best_ever")
    assert build(kind, {"authority": "E09000005", "when": date(2018, 5, 14)}) == BestEver(
        BRENT, when=When(date(2018, 5, 14), date(2018, 5, 14))
    )


def test_the_page_of_claims_is_current() -> None:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    assert kinds_in_markdown() in page, (
        "Put what this prints in place of the table of kinds: python -c "
        '"from ilacs.documents.claims_text import kinds_in_markdown as k; print(k())"'
    )


def test_the_example_of_the_page_can_be_used() -> None:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    assert [kind_of(one.claim).id for one in claims_in(example, TODAY)] == ["moved", "grade"]
