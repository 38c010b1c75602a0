"""The index of added reports when things go wrong: damage, newer files, full disks, two at once."""

import json
import multiprocessing
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from records import BRENT, report_on

from ilacs.framework import Kind
from ilacs.sector import index_file
from ilacs.sector.adding import Outcome, add_report
from ilacs.sector.faults import RecordFault
from ilacs.sector.index_file import index_path
from ilacs.sector.record import load_record
from ilacs.sector.search import search
from ilacs.sector.shipped import areas_in, inspections_in
from ilacs.sector.store import corrections, open_store, read_store
from ilacs.sector.tags import Filters

TODAY = date(2026, 11, 25)
FIRST = f"{BRENT}-2026-09-07-focused-visit"


def add(folder: Path, *days: str) -> list[Outcome]:
    with open_store(folder) as store:
        return [
            add_report(
                store,
                report_on(BRENT, day, areas=(f"Area of {day}.",), kind=Kind.FOCUSED_VISIT),
                on=TODAY,
                themes_of=lambda text: (),
            ).outcome
            for day in days
        ]


def test_without_an_index_there_is_only_the_shipped_record(tmp_path: Path) -> None:
    assert read_store(tmp_path).inspections == ()
    assert corrections(tmp_path) == ()
    assert len(load_record(TODAY, tmp_path / "nowhere").inspections) == 497


@pytest.mark.parametrize(
    "content",
    [b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 5000, bytes(range(256)) * 40],
)
def test_a_file_that_is_no_index_is_named(tmp_path: Path, content: bytes) -> None:
    index_path(tmp_path).write_bytes(content)
    with pytest.raises(RecordFault, match=r"record\.sqlite: .*damaged.*Put a copy") as caught:
        load_record(TODAY, tmp_path)
    assert caught.value.rule == "damaged"
    with pytest.raises(RecordFault), open_store(tmp_path):
        pass
    assert index_path(tmp_path).read_bytes() == content


def test_an_empty_file_is_an_index_without_reports(tmp_path: Path) -> None:
    index_path(tmp_path).touch()
    assert read_store(tmp_path).inspections == ()
    assert add(tmp_path, "2026-09-07") == [Outcome.ADDED]


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    with sqlite3.connect(index_path(tmp_path)) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(RecordFault, match="not one of ilacs"), open_store(tmp_path):
        pass


def test_an_index_cut_short_is_damaged(tmp_path: Path) -> None:
    add(tmp_path, *(f"2026-{month:02}-01" for month in range(1, 12)))
    path = index_path(tmp_path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(RecordFault) as caught:
        read_store(tmp_path)
    assert caught.value.rule == "damaged"


def test_a_newer_index_is_left_alone(tmp_path: Path) -> None:
    add(tmp_path, "2026-09-07")
    with sqlite3.connect(index_path(tmp_path)) as newer:
        newer.execute(f"PRAGMA user_version = {index_file.VERSION + 1}")
    newer.close()
    for attempt in (lambda: load_record(TODAY, tmp_path), lambda: add(tmp_path, "2026-10-05")):
        with pytest.raises(RecordFault, match="newer version") as caught:
            attempt()
        assert caught.value.rule == "newer"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("grades", "[1"),
        ("grades", '{"leaders": "splendid"}'),
        ("kind", "a_chat"),
        ("known_from", "yesterday"),
        ("framework", "ilacs_1066"),
        ("lead_inspectors", "471147"),
    ],
)
def test_a_value_that_no_version_writes_is_damage(tmp_path: Path, column: str, value: str) -> None:
    add(tmp_path, "2026-09-07")
    with sqlite3.connect(index_path(tmp_path)) as connection:
        connection.execute(f"UPDATE reports SET {column} = ?", (value,))
    connection.close()
    with pytest.raises(RecordFault, match="damaged") as caught:
        load_record(TODAY, tmp_path)
    assert value not in str(caught.value)


def test_a_program_that_writes_for_long_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path, "2026-09-07")
    monkeypatch.setattr(index_file, "SECONDS_TO_WAIT", 0.05)
    holder = sqlite3.connect(index_path(tmp_path), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(RecordFault, match="another program") as caught:
            add(tmp_path, "2026-10-05")
        assert caught.value.rule == "busy"
    finally:
        holder.close()
    assert add(tmp_path, "2026-10-05") == [Outcome.ADDED]


def add_in_turn(folder: Path, days: list[str]) -> None:
    for day in days:
        add(folder, day)


def test_two_programs_at_once_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    days = [f"{year}-{month:02}-01" for year in (2024, 2025, 2026) for month in range(1, 12, 2)]
    spawn = multiprocessing.get_context("spawn")
    # Each writes a half of its own, and a third that both write.
    parts = [days[:12], days[6:]]
    workers = [spawn.Process(target=add_in_turn, args=(tmp_path, part)) for part in parts]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert sorted(one.id for one in read_store(tmp_path).inspections) == [
        f"{BRENT}-{day}-focused-visit" for day in days
    ]
    assert corrections(tmp_path) == ()
    found = search(tmp_path, "area", Filters(), TODAY, most=100)
    assert found.total == len(days)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_full_disk_is_said_and_leaves_what_was_there(tmp_path: Path) -> None:
    add(tmp_path, "2026-09-07")
    # A limit on the size of files stands in for the end of the disk.
    program = (
        "import json, resource, sys\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from records import BRENT, report_on\n"
        "from ilacs.sector.adding import add_report\n"
        "from ilacs.sector.faults import RecordFault\n"
        "from ilacs.sector.store import open_store\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "folder = Path(sys.argv[1])\n"
        "limit = (folder / 'record.sqlite').stat().st_size + 8192\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))\n"
        "large = report_on(BRENT, '2026-10-05', areas=tuple('x ' * 2000 for _ in range(50)))\n"
        "try:\n"
        "    with open_store(folder) as store:\n"
        "        add_report(store, large, on=date(2026, 11, 25), themes_of=lambda text: ())\n"
        "except RecordFault as fault:\n"
        "    print(json.dumps([fault.rule, str(fault)]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), str(Path(__file__).parents[1])],
        capture_output=True,
        text=True,
        check=True,
    )
    rule, words = json.loads(done.stdout)
    assert rule == "full"
    assert "disk" in words
    assert [one.id for one in read_store(tmp_path).inspections] == [
        f"{BRENT}-2026-09-07-focused-visit"
    ]
    assert add(tmp_path, "2026-10-05") == [Outcome.ADDED]


def test_an_interrupted_write_leaves_nothing_behind(tmp_path: Path) -> None:
    add(tmp_path, "2026-09-07")

    def interrupting(text: str) -> tuple[str, ...]:
        raise KeyboardInterrupt

    def add_interrupted() -> None:
        with open_store(tmp_path) as store:
            report = report_on(BRENT, "2026-10-05", areas=("One.",))
            add_report(store, report, on=TODAY, themes_of=interrupting)

    def fail_after_writing() -> None:
        with open_store(tmp_path) as store, store.turn():
            stored = store.get(FIRST)
            assert stored is not None
            store.put(replace(stored, passages=()), ())
            raise ZeroDivisionError

    with pytest.raises(KeyboardInterrupt):
        add_interrupted()
    with pytest.raises(ZeroDivisionError):
        fail_after_writing()
    assert len(read_store(tmp_path).areas[FIRST]) == 1
    assert [one.id for one in read_store(tmp_path).inspections] == [
        f"{BRENT}-2026-09-07-focused-visit"
    ]


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from records import BRENT, report_on
from ilacs.framework import Kind
from ilacs.sector.adding import add_report
from ilacs.sector.store import open_store
areas = tuple(f"{number} " + "words " * 400 for number in range(4000))
report = report_on(BRENT, "2026-10-05", areas=areas, kind=Kind.JTAI)
with open_store(Path(sys.argv[1])) as store:
    store._connection.execute("PRAGMA cache_size = 10")
    put = store.put
    def killed(*stored):
        put(*stored)
        os._exit(9)
    store.put = killed
    add_report(store, report, on=date(2026, 11, 25), themes_of=lambda text: ())
"""


def test_what_a_killed_program_left_half_written_is_undone(tmp_path: Path) -> None:
    add(tmp_path, "2026-09-07")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), str(Path(__file__).parents[1])], check=False
    )
    assert done.returncode == 9
    assert (tmp_path / "record.sqlite-journal").exists()
    assert [one.id for one in read_store(tmp_path).inspections] == [FIRST]
    assert add(tmp_path, "2026-10-05") == [Outcome.ADDED]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordFault, match="cannot be made") as caught:
        add(tmp_path / "file" / "folder", "2026-09-07")
    assert caught.value.rule == "no-access"


HEADINGS = (
    "inspection,urn,kind,framework,on_site_from,on_site_to,published,lead_inspectors,overall,"
    "leaders,help_and_protection,care_and_care_leavers,children_in_care,care_leavers,adoption,"
    "areas,address"
)
GOOD_ROW = "1-2020-01-06,1,ilacs_short,ilacs_2018,2020-01-06,2020-01-10,2020-02-14,A,good,,,,,,,,x"


def test_a_facts_file_is_read_row_by_row() -> None:
    (one,) = inspections_in(f"{HEADINGS}\n{GOOD_ROW}\n", "facts.csv")
    assert (one.id, one.published, one.areas) == ("1-2020-01-06", date(2020, 2, 14), None)


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (GOOD_ROW.replace("2020-02-14", "14/02/2020"), "row 2, column published"),
        (GOOD_ROW.replace("good", "fair"), "row 2, column overall"),
        (GOOD_ROW.replace("ilacs_short", "chat"), "row 2, column kind"),
        (GOOD_ROW.replace(",1,", ",one,"), "row 2, column urn"),
        ("1-2020-01-06", "row 2, column"),
    ],
)
def test_damage_in_a_facts_file_is_placed(row: str, place: str) -> None:
    with pytest.raises(RecordFault, match=f"facts.csv: {place}.*Install ilacs again"):
        inspections_in(f"{HEADINGS}\n{row}\n", "facts.csv")


def test_a_facts_file_without_a_column_is_damaged() -> None:
    with pytest.raises(RecordFault, match="column basis"):
        areas_in("inspection,number,page,themes\na,1,2,missing\n", "areas.csv")
