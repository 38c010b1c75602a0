"""Reports added on a page: read apart, seen before they count, whole with the event or not."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult
from web.added import INSPECTION, NEW, REPORT, a_report, added, put_in, put_in_and_read
from web.conftest import person_of

from ilacs.reports import UnreadableDocument, read
from ilacs.web.actions import reports
from ilacs.web.actions.people import create_authority
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.kinds import sentence
from ilacs.web.audit.models import Event
from ilacs.web.published import Published, published, published_of
from ilacs.web.record import reading
from ilacs.web.record.models import AddedReport, ReportState
from ilacs.web.record.understood import understood_of


@pytest.fixture(autouse=True)
def today(on_day, record_folder):
    on_day("2026-11-26")


@pytest.fixture(autouse=True)
def read_here(monkeypatch):
    """Reads in this process: a process of its own is started in one test alone."""
    first = reading.read_many

    def read_many(paths, *, names, workers):
        for path, name in zip(paths, names, strict=True):
            try:
                yield read(path, name=name)
            except UnreadableDocument as unreadable:
                yield unreadable

    monkeypatch.setattr(reading, "read_many", read_many)
    return first


class Broken(Exception):
    pass


def broken(*args, **kwargs):
    raise Broken


ACTS = ("put_in", "accept", "turn_down", "take_out")


@pytest.fixture
def acts(brent):
    """Each action, as it would be done."""
    analyst = person_of(brent)
    there = added(analyst, NEW)
    waiting = put_in_and_read(analyst)

    def doing(act, report):
        return lambda: act(by=analyst, report=report, version=report.version)

    return {
        "put_in": lambda: put_in(analyst, REPORT + "Another end."),
        "accept": doing(reports.accept, waiting),
        "turn_down": doing(reports.turn_down, waiting),
        "take_out": doing(reports.take_out, there),
    }


def everything():
    return (
        list(AddedReport.objects.order_by("pk").values()),
        list(Event.objects.values()),
        list(DBTaskResult.objects.values_list("pk")),
    )


@pytest.mark.parametrize("act", ACTS)
def test_where_the_event_fails_nothing_is_written(monkeypatch, acts, act):
    before = everything()
    monkeypatch.setattr(reports, "record", broken)
    with pytest.raises(Broken):
        acts[act]()
    assert everything() == before


@pytest.mark.parametrize("act", ACTS)
def test_where_the_change_fails_no_event_is_written(monkeypatch, acts, act):
    before = everything()
    monkeypatch.setattr(AddedReport, "save", broken)
    with pytest.raises(Broken):
        acts[act]()
    assert everything() == before


def test_where_the_work_cannot_be_handed_over_nothing_is_written(monkeypatch, acts):
    before = everything()
    monkeypatch.setattr(DBTaskResult, "save", broken)
    with pytest.raises(Broken):
        acts["put_in"]()
    assert everything() == before


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("put_in", "put an inspection report in, to be read."),
        ("accept", "added a report to the record: Short inspection, February 2023."),
        ("turn_down", "turned down a report: Short inspection, February 2023."),
        ("take_out", "took a report out of the record: Short inspection, October 2026."),
    ],
)
def test_each_writes_one_event_that_makes_a_sentence(acts, act, words):
    before = Event.objects.count()
    acts[act]()
    event = Event.objects.last()
    assert event.number == before + 1
    assert sentence(event.what, "Ann", event.facts) == f"Ann {words}"


def test_nothing_counts_before_somebody_accepts_it(brent):
    analyst = person_of(brent)
    made = put_in_and_read(analyst)
    assert made.state == ReportState.READ
    assert made.inspection == INSPECTION
    assert made.content is None
    assert published_of(brent) is published()
    reports.accept(by=analyst, report=made, version=made.version)
    known = published_of(brent)
    (passage, *_) = known.passages(known.record.inspection(INSPECTION))
    assert passage.text == "Services for children are well led."
    assert [one.text for one in known.record.areas[INSPECTION]] == [
        "The timeliness of return home interviews.",
        "How plans are written.",
    ]


def test_what_the_record_alone_knows_stays(brent):
    added(person_of(brent))
    before, now = (
        known.record.inspection(INSPECTION) for known in (published(), published_of(brent))
    )
    assert now.published == before.published == date(2023, 4, 11)
    assert now.known_from == before.known_from
    assert now.address == before.address


def test_it_is_in_the_record_of_that_authority_alone(brent, kent):
    made = added(person_of(brent), NEW)
    assert made.inspection == "80489-2026-10-05"
    ours = published_of(brent)
    assert ours.record.inspection(made.inspection).known_from == date(2026, 11, 26)
    assert ours.version != published().version
    for known in (published(), published_of(kent)):
        with pytest.raises(KeyError):
            known.record.inspection(made.inspection)


def test_the_same_is_remembered_until_something_changes(brent):
    analyst = person_of(brent)
    first = added(analyst)
    known = published_of(brent)
    assert published_of(brent) is known
    second = added(analyst, NEW)
    assert len(published_of(brent).added) == 2
    reports.take_out(by=analyst, report=second, version=second.version)
    # What another process did to the database is seen at once: nothing else is asked.
    assert list(published_of(brent).added) == [first.inspection]


def test_what_is_accepted_while_a_record_is_made_is_not_remembered_with_it(brent, monkeypatch):
    analyst = person_of(brent)
    first = added(analyst)
    second = put_in_and_read(analyst, NEW)
    # As another process would begin, which remembers nothing.
    published()._answers.clear()
    once = Published.once

    def meanwhile(self, key, make):
        if key[0] == "with reports of":
            monkeypatch.setattr(Published, "once", once)
            reports.accept(by=analyst, report=second, version=second.version)
        return once(self, key, make)

    monkeypatch.setattr(Published, "once", meanwhile)
    assert list(published_of(brent).added) == [first.inspection]
    assert list(published_of(brent).added) == [first.inspection, second.inspection]


def test_what_was_taken_out_is_gone(brent):
    analyst = person_of(brent)
    there = added(analyst, NEW)
    gone = reports.take_out(by=analyst, report=there, version=there.version)
    assert (gone.state, gone.understood, gone.file) == (ReportState.TAKEN_OUT, {}, "")
    assert published_of(brent) is published()
    assert added(analyst, NEW).state == ReportState.ACCEPTED


def test_two_who_decide_on_the_same(brent):
    first, second = person_of(brent), person_of(brent)
    made = put_in_and_read(first)
    reports.accept(by=first, report=made, version=made.version)
    for act in (reports.accept, reports.turn_down, reports.take_out):
        with pytest.raises(ChangedMeanwhile, match="Somebody else changed this"):
            act(by=second, report=made, version=made.version)
    with pytest.raises(Refused, match="not waiting for somebody"):
        reports.turn_down(by=second, report=made, version=made.version + 1)


def test_one_report_of_an_inspection(brent):
    analyst = person_of(brent)
    one, other = put_in_and_read(analyst), put_in_and_read(analyst, f"{REPORT} Another end.")
    reports.accept(by=analyst, report=one, version=one.version)
    with pytest.raises(Refused, match="has the text of this report already"):
        reports.accept(by=analyst, report=other, version=other.version)
    with pytest.raises(Refused, match="This file is in the record already"):
        put_in(analyst)
    third = put_in_and_read(analyst, f"{REPORT} A third end.")
    assert third.state == ReportState.REFUSED
    assert "has the text of this report already" in third.words
    with pytest.raises(IntegrityError), transaction.atomic():
        AddedReport.objects.filter(pk=other.pk).update(
            state="accepted", accepted_by=analyst, accepted_at=one.at
        )


def test_reports_of_another_authority_are_not_there(brent, kent):
    made, stranger = put_in_and_read(person_of(brent)), person_of(kent)
    for act in (reports.accept, reports.turn_down, reports.take_out):
        with pytest.raises(AddedReport.DoesNotExist):
            act(by=stranger, report=made, version=made.version)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            REPORT.replace("Brent", "Kent"),
            "This report is about Kent, and this is the record of Brent.",
        ),
        (REPORT.replace("Brent", "Atlantis"), "the authority is not one of the register's"),
        (
            REPORT.replace("Inspection dates: 20 to 24 February 2023", ""),
            "has no place in the record",
        ),
        ("Dear all,\n\nthe cake is in the kitchen.\n", "not an inspection report or letter"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "neither a PDF nor text"),
        (b"%PDF-1.7\nbroken", "PDF"),
    ],
    ids=["another", "unknown", "no day", "no report", "picture", "damaged"],
)
def test_what_is_refused_in_words(brent, content, words):
    made = put_in_and_read(person_of(brent), content)
    assert made.state == ReportState.REFUSED
    assert words in made.words
    assert (made.content, made.understood, made.file) == (None, {}, "")
    assert published_of(brent) is published()


@pytest.mark.parametrize("rule", ["encrypted", "too-slow", "too-large", "damaged"])
def test_what_the_reader_refuses_is_told(brent, monkeypatch, rule):
    def read_many(paths, *, names, workers):
        yield UnreadableDocument(names[0], rule, "this is why.", "Do that.")

    monkeypatch.setattr(reading, "read_many", read_many)
    assert put_in_and_read(person_of(brent)).words == "This is why. Do that."


def test_a_fault_of_ours_is_told_by_its_kind(brent, monkeypatch, caplog):
    monkeypatch.setattr(reading, "stored_report", broken)
    made = put_in_and_read(person_of(brent))
    assert made.state == ReportState.REFUSED
    assert "A fault of this program" in made.words
    assert "(Broken)" in made.words
    assert "failed: Broken" in caplog.text


def test_a_process_of_its_own_reads_it(brent, read_here, monkeypatch):
    monkeypatch.setattr(reading, "read_many", read_here)
    assert put_in_and_read(person_of(brent)).state == ReportState.READ


def test_reading_that_was_cut_off_is_done_again_and_not_for_ever(brent):
    made = put_in(person_of(brent))
    AddedReport.objects.update(state=ReportState.READING, attempts=2)
    DBTaskResult.objects.all().delete()
    reading.pick_up_what_was_cut_off()
    assert DBTaskResult.objects.count() == 1
    AddedReport.objects.update(attempts=3)
    reading.read(made.pk)
    made.refresh_from_db()
    assert made.state == ReportState.REFUSED
    assert "cut off 3 times" in made.words
    # Read or refused once, it is not read again.
    reading.read(made.pk)
    assert AddedReport.objects.get().version == made.version


@pytest.mark.parametrize(
    ("file", "words"),
    [(a_report(b""), "The file is empty"), (a_report(b"x" * 11), "The file is larger than 20 MB")],
)
def test_what_is_not_even_read(brent, monkeypatch, file, words):
    monkeypatch.setattr("ilacs.web.record.limits.LARGEST_REPORT", 10)
    with pytest.raises(Refused, match=words):
        reports.put_in(by=person_of(brent), file=file)
    assert not AddedReport.objects.exists()


def test_a_region_has_no_record_of_its_own():
    region = create_authority(by=None, name="A Region", is_region=True)
    with pytest.raises(Refused, match="A region has no record"):
        put_in(person_of(region))


def test_no_more_than_can_be_looked_at(brent):
    analyst = person_of(brent)
    made = [put_in(analyst, f"{number}") for number in range(10)]
    with pytest.raises(Refused, match="10 reports wait already"):
        put_in(analyst)
    reading.read(made[0].pk)
    assert put_in(analyst).state == ReportState.WAITING


@pytest.mark.parametrize(
    ("given", "published_on", "words"),
    [
        (date(2023, 4, 12), date(2023, 4, 12), ""),
        (date(2023, 2, 23), None, "before the last day on site"),
        (date(2026, 11, 27), None, "has not come yet"),
    ],
)
def test_a_day_of_publication_that_was_given(brent, given, published_on, words):
    made = put_in_and_read(person_of(brent), published=given)
    assert words in made.words
    if published_on:
        assert understood_of(made).report.inspection.published == published_on


def test_where_the_report_says_something_else_than_the_record(brent):
    graded = REPORT.replace("care leavers\nGood", "care leavers\nInadequate", 1)
    understood = understood_of(put_in_and_read(person_of(brent), graded))
    assert ("grade of care_leavers", "good", "inadequate") in understood.differences
    assert understood.is_known


def test_what_cannot_be_read_as_it_is_kept_is_left_out_and_said(brent):
    there = added(person_of(brent))
    AddedReport.objects.filter(pk=there.pk).update(understood={"report": {}})
    # As another process would find it, which remembers nothing.
    published()._answers.clear()
    known = published_of(brent)
    assert "cannot be read as it is kept" in known.fault
    assert known.record.inspection(INSPECTION) == published().record.inspection(INSPECTION)


def test_the_database_holds_what_must_hold(brent):
    there = added(person_of(brent))
    for wrong in ({"state": "new"}, {"inspection": ""}, {"accepted_by": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AddedReport.objects.filter(pk=there.pk).update(**wrong)
