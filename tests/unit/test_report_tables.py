"""Reports as tables, and the files that hold them."""

import csv
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from ilacs.documents import report_workbook
from ilacs.documents.new_files import CannotWrite, NewFiles
from ilacs.documents.report_csv import guarded
from ilacs.documents.report_files import FILE_TYPES, writing
from ilacs.documents.report_tables import (
    AREAS,
    FINDINGS,
    JUDGEMENTS,
    PROBLEMS,
    REPORTS,
    TABLES,
    problem_row,
)
from ilacs.documents.tables import Table
from ilacs.documents.words import Part, ReadOrNot, in_words
from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.record import (
    Area,
    AuthorityAsPrinted,
    Finding,
    FrameworkTag,
    GradedJudgement,
    InspectionReport,
    Period,
    Problem,
    Section,
    Source,
    as_json,
)

REPORT = InspectionReport(
    source=Source("a.pdf", "f00d", 12),
    problems=(Problem("the date is odd.", 3, "Look at it."),),
    kind=Kind.ILACS_STANDARD,
    framework=FrameworkVersion.ILACS_2023,
    authority=AuthorityAsPrinted("Middleshire", 80123),
    on_site=(
        Period(date(2024, 3, 4), date(2024, 3, 8)),
        Period(date(2024, 3, 18), date(2024, 3, 22)),
    ),
    published=date(2024, 5, 16),
    lead_inspectors=("Ann Able", "Bob Bright"),
    judgements=(
        GradedJudgement(Judgement.LEADERS, Grade.GOOD, "Good"),
        GradedJudgement(Judgement.OVERALL, Grade.REQUIRES_IMPROVEMENT, "Requires improvement"),
    ),
    summary=("First.", "Second."),
    areas_for_improvement=(
        Area(
            1,
            "Plans.",
            2,
            (FrameworkTag("outcome", "1"), FrameworkTag("enabler", "2")),
            "Do",
            part="One",
        ),
        Area(2, "Visits.", 2, heading="Do", under=1),
    ),
    sections=(
        Section(
            "Help: good",
            Judgement.HELP_AND_PROTECTION,
            Grade.GOOD,
            (Finding(1, "One.", 2), Finding(None, "Two.", 3, "Under")),
        ),
        Section("Leaders", Judgement.LEADERS, None, (Finding(2, "Three.", 4),)),
    ),
    strengths=(Finding(None, "Strong.", 2),),
    areas_for_priority_action=(Area(1, "Now.", 1),),
)
UNREAD = UnreadableDocument("b.pdf", "encrypted", "it is locked.", "Unlock it.")
EMPTY = InspectionReport(
    Source("c.txt", "0", 1), (), None, None, AuthorityAsPrinted("", None), (), None,
    (), (), (), (), (),
)  # fmt: skip


def cells(table: Table, report: InspectionReport, *columns: str) -> list[tuple[Any, ...]]:
    """The cells of `columns` in each row that `report` has in `table`."""
    places = [[column.name for column in table.columns].index(name) for name in columns]
    return [tuple(row[place] for place in places) for row in table.rows(report)]


def write(out: Path, *results: InspectionReport | UnreadableDocument) -> tuple[Path, ...]:
    with writing(out) as files:
        for result in results:
            files.add(result)
    return files.written


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sheet(path: Path, name: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()


class TestRows:
    def test_a_report_is_one_row(self) -> None:
        ((*cells_of_report,),) = cells(
            REPORTS, REPORT, "report", "urn", "kind", "on_site_from", "on_site_to",
            "on_site_parts", "lead_inspectors", "grade_overall", "grade_leaders",
            "grade_adoption", "areas", "priority_actions", "findings", "problems", "summary",
        )  # fmt: skip
        assert cells_of_report == [
            "a.pdf", 80123, Kind.ILACS_STANDARD, date(2024, 3, 4), date(2024, 3, 22),
            2, "Ann Able; Bob Bright", Grade.REQUIRES_IMPROVEMENT, Grade.GOOD,
            None, 2, 1, 4, 1, "First.\n\nSecond.",
        ]  # fmt: skip

    def test_judgements(self) -> None:
        assert cells(JUDGEMENTS, REPORT, "report", "judgement", "grade", "as_printed") == [
            ("a.pdf", "leaders", "good", "Good"),
            ("a.pdf", "overall", "requires_improvement", "Requires improvement"),
        ]

    def test_areas(self) -> None:
        assert cells(AREAS, REPORT, "list", "number", "under", "text", "national_framework") == [
            (Part.PRIORITY_ACTION, 1, None, "Now.", ""),
            (Part.AREA_FOR_IMPROVEMENT, 1, None, "Plans.", "outcome 1; enabler 2"),
            (Part.AREA_FOR_IMPROVEMENT, 2, 1, "Visits.", ""),
        ]

    def test_findings(self) -> None:
        names = ("list", "place", "section", "grade", "subheading", "number", "text")
        assert cells(FINDINGS, REPORT, *names) == [
            (Part.STRENGTH, 1, "", None, "", None, "Strong."),
            (Part.FINDING, 2, "Help: good", Grade.GOOD, "", 1, "One."),
            (Part.FINDING, 3, "Help: good", Grade.GOOD, "Under", None, "Two."),
            (Part.FINDING, 4, "Leaders", None, "", 2, "Three."),
        ]

    def test_problems_of_read_and_of_unread_files(self) -> None:
        assert list(PROBLEMS.rows(REPORT)) == [
            ("a.pdf", ReadOrNot.READ, 3, "the date is odd.", "Look at it.", "")
        ]
        assert problem_row(UNREAD) == (
            "b.pdf", ReadOrNot.NOT_READ, None, "it is locked.", "Unlock it.", "encrypted",
        )  # fmt: skip

    def test_a_report_of_which_nothing_is_known_is_a_row_all_the_same(self) -> None:
        assert [len(list(table.rows(EMPTY))) for table in TABLES] == [1, 0, 0, 0, 0]

    @pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
    def test_names_and_headings_of_columns_differ(self, table: Table) -> None:
        assert len({column.name for column in table.columns}) == len(table.columns)
        assert len({column.heading for column in table.columns}) == len(table.columns)
        assert all(column.meaning.endswith((".", "?")) for column in table.columns)


@pytest.mark.parametrize(
    "term", [*Kind, *FrameworkVersion, *Judgement, *Grade, *Part, *ReadOrNot], ids=repr
)
def test_every_term_has_words(term: StrEnum) -> None:
    assert in_words(term)[0].isupper()
    assert "_" not in in_words(term)


class TestJson:
    def test_lines(self, tmp_path: Path) -> None:
        (written,) = write(tmp_path / "x.jsonl", REPORT, EMPTY)
        lines = written.read_text("utf-8").splitlines()
        assert [json.loads(line) for line in lines] == [as_json(REPORT), as_json(EMPTY)]

    @pytest.mark.parametrize("count", [0, 1, 3])
    def test_array(self, tmp_path: Path, count: int) -> None:
        (written,) = write(tmp_path / "x.json", *[REPORT] * count)
        assert json.loads(written.read_text("utf-8")) == [as_json(REPORT)] * count

    def test_half_a_character_does_not_break_the_file(self, tmp_path: Path) -> None:
        (written,) = write(tmp_path / "x.jsonl", replace(REPORT, summary=("\udcff è",)))
        assert json.loads(written.read_text("utf-8"))["summary"] == ["\udcff è"]


class TestCsv:
    def test_a_file_for_each_table(self, tmp_path: Path) -> None:
        written = write(tmp_path / "x.csv", REPORT, UNREAD)
        names = ["x.csv", "x-judgements.csv", "x-areas.csv", "x-findings.csv", "x-problems.csv"]
        assert [path.name for path in written] == names
        rows = [read_csv(path) for path in written]
        assert [len(of_table) for of_table in rows] == [1, 2, 3, 4, 2]
        assert rows[0][0]["kind"] == "ilacs_standard"
        assert rows[0][0]["published"] == "2024-05-16"
        assert rows[0][0]["grade_adoption"] == ""
        assert rows[0][0]["summary"] == "First.\n\nSecond."
        assert rows[4][1]["problem"] == "it is locked."

    def test_excel_is_told_the_encoding(self, tmp_path: Path) -> None:
        for path in write(tmp_path / "x.csv", REPORT):
            assert path.read_bytes().startswith(b"\xef\xbb\xbf")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("=1+1", "'=1+1"),
            ("+44 20", "'+44 20"),
            ("- a point", "'- a point"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("– a dash", "– a dash"),
            ("1 = 1", "1 = 1"),
            ("", ""),
            (-5, -5),
            (None, None),
        ],
    )
    def test_no_text_is_run_as_a_formula(self, text: Any, expected: Any) -> None:
        assert guarded(text) == expected


class TestWorkbook:
    def test_sheets(self, tmp_path: Path) -> None:
        (path,) = write(tmp_path / "x.xlsx", REPORT, UNREAD)
        names = ["Reports", "Judgements", "Areas", "Findings", "Problems", "About"]
        assert CalamineWorkbook.from_path(path).sheet_names == names
        heading, row = sheet(path, "Reports")
        report = dict(zip(heading, row, strict=True))
        assert report["Report"] == "a.pdf"
        assert report["Published"] == date(2024, 5, 16)
        assert report["URN"] == 80123
        assert report["Overall effectiveness"] == "Requires improvement"
        assert report["Adoption"] == ""
        assert len(sheet(path, "Findings")) == 1 + 4
        assert sheet(path, "Problems")[2][:2] == ["b.pdf", "Not read"]
        meanings = [row[2] for row in sheet(path, "About")]
        assert all(column.meaning in meanings for table in TABLES for column in table.columns)

    def test_headers_stay_and_filters_are_there(self, tmp_path: Path) -> None:
        (path,) = write(tmp_path / "x.xlsx", REPORT)
        parts = unzipped(path)
        for number, rows in enumerate((1, 2, 3, 4, 1), 1):
            xml = parts[f"xl/worksheets/sheet{number}.xml"]
            assert '<pane xSplit="1" ySplit="1"' in xml
            assert 'state="frozen"' in xml
            assert f'{rows + 1}"/>' in xml[xml.index("<autoFilter") :][:40]

    def test_text_stays_text(self, tmp_path: Path) -> None:
        odd = ("=1+1", "http://example.org", "007", "{=A1}", " a ", "x\x01y", "\udcff", "𝒳")
        findings = tuple(Finding(None, text, None) for text in odd)
        report = replace(REPORT, strengths=(), sections=(Section("", None, None, findings),))
        (path,) = write(tmp_path / "x.xlsx", report)
        xml = unzipped(path)["xl/worksheets/sheet4.xml"]
        assert "<f>" not in xml
        assert "hyperlink" not in xml
        place = [column.name for column in FINDINGS.columns].index("text")
        texts = [row[place] for row in sheet(path, "Findings")[1:]]
        assert texts[:5] == list(odd[:5])
        assert texts[6:] == ["\\udcff", "𝒳"]

    def test_what_a_cell_cannot_hold_is_cut_and_said(self, tmp_path: Path) -> None:
        fits, long, wide = "x" * 32_767, "y" * 32_768, "𝒳" * 16_384
        findings = tuple(Finding(None, text, None) for text in (fits, long, wide))
        report = replace(REPORT, strengths=(), sections=(Section("", None, None, findings),))
        with writing(tmp_path / "x.xlsx") as files:
            files.add(report)
        place = [column.name for column in FINDINGS.columns].index("text")
        texts = [row[place] for row in sheet(tmp_path / "x.xlsx", "Findings")[1:]]
        assert texts == [fits, "y" * 32_767, "𝒳" * 16_383]
        said = [row[3] for row in sheet(tmp_path / "x.xlsx", "Problems")[1:]]
        assert len(said) == 3
        assert [words for words in said if "Text in row 3 of Findings is longer" in words]
        assert len(files.notes) == 2

    def test_rows_that_do_not_fit_are_counted(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(report_workbook, "MOST_ROWS", 9)
        with writing(tmp_path / "x.xlsx") as files:
            for _ in range(5):
                files.add(REPORT)
        assert len(sheet(tmp_path / "x.xlsx", "Findings")) == 9
        # 5 reports of 4 findings, 3 areas and 2 judgements; 8 rows below each header.
        assert [note.split(":", 1)[0] for note in files.notes] == [
            "Judgements", "Areas", "Findings", "Problems",
        ]  # fmt: skip
        assert [note.split()[1] for note in files.notes] == ["2", "7", "12", "2"]
        assert len(sheet(tmp_path / "x.xlsx", "Problems")) == 8

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
    def test_a_disk_that_fills_at_the_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(NewFiles, "new", lambda *_: Path("/dev/full"))
        with pytest.raises(OSError, match="No space left") as raised:
            write(tmp_path / "x.xlsx", REPORT)
        assert raised.value.filename == str(tmp_path / "x.xlsx")

    def test_the_same_reports_give_the_same_file(self, tmp_path: Path) -> None:
        (one,) = write(tmp_path / "one.xlsx", REPORT)
        (two,) = write(tmp_path / "two.xlsx", REPORT)
        assert one.read_bytes() == two.read_bytes()


def unzipped(path: Path) -> dict[str, str]:
    with ZipFile(path) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


class TestParquet:
    def test_the_same_structure_as_json_with_real_dates(self, tmp_path: Path) -> None:
        (path,) = write(tmp_path / "x.parquet", REPORT, EMPTY)
        table = pq.read_table(path)
        assert str(table.schema.field("published").type) == "date32[day]"
        first, second = table.to_pylist()
        assert first["on_site"][1] == {"from": date(2024, 3, 18), "to": date(2024, 3, 22)}
        assert json.loads(json.dumps(first, default=str)) == as_json(REPORT)
        assert json.loads(json.dumps(second, default=str)) == as_json(EMPTY)

    def test_rows_are_written_as_they_come(self, tmp_path: Path) -> None:
        (path,) = write(tmp_path / "x.parquet", *[REPORT] * 250)
        groups = pq.ParquetFile(path).metadata
        assert [groups.row_group(n).num_rows for n in range(3)] == [100, 100, 50]


@pytest.mark.parametrize("ending", FILE_TYPES)
class TestFiles:
    def test_an_interrupted_run_leaves_what_was_there(self, tmp_path: Path, ending: str) -> None:
        out = tmp_path / f"x{ending}"
        out.write_text("before")

        def interrupted() -> None:
            with writing(out) as files:
                files.add(REPORT)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert out.read_text() == "before"
        assert [path.name for path in tmp_path.iterdir()] == [out.name]

    def test_a_file_that_is_there_is_replaced(self, tmp_path: Path, ending: str) -> None:
        out = tmp_path / f"x{ending.upper()}"
        out.write_text("before")
        assert out in write(out, REPORT)
        assert out.read_bytes() != b"before"
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]

    def test_a_file_that_was_not_read_is_written_down(self, tmp_path: Path, ending: str) -> None:
        written = write(tmp_path / f"x{ending}", UNREAD, REPORT)
        if ending == ".xlsx":
            assert sheet(written[0], "Problems")[1][0] == "b.pdf"
            return
        assert written[-1].name == "x-problems.csv"
        assert [row["report"] for row in read_csv(written[-1])] == ["b.pdf", "a.pdf"]

    def test_no_stale_list_of_problems_stays(self, tmp_path: Path, ending: str) -> None:
        write(tmp_path / f"x{ending}", UNREAD)
        write(tmp_path / f"x{ending}", EMPTY)
        for path in tmp_path.glob("*-problems.csv"):
            assert "b.pdf" not in path.read_text("utf-8-sig")

    @pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind here")
    def test_a_full_disk_is_an_os_error_and_leaves_nothing(
        self, tmp_path: Path, ending: str
    ) -> None:
        script = (
            "import resource, sys\n"
            "from dataclasses import replace\n"
            "from pathlib import Path\n"
            "sys.path[:0] = sys.argv[2].split(':')\n"
            "from test_report_tables import REPORT\n"
            "from ilacs.documents.report_files import writing\n"
            "hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))\n"
            "try:\n"
            "    with writing(Path(sys.argv[1])) as files:\n"
            "        for n in range(3000): files.add(replace(REPORT, summary=(str(n ** 50),)))\n"
            "except OSError as error: print('OSError', error.errno)\n"
            "finally: resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))\n"
        )
        paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
        done = subprocess.run(
            [sys.executable, "-c", script, tmp_path / f"x{ending}", paths],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (done.stdout, done.stderr) == ("OSError 27\n", "")
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x.docx", "must end in .xlsx, .csv, .json, .jsonl or .parquet"),
        ("x", "must end in"),
        ("none/x.csv", "There is no folder"),
        ("folder.csv", "is not a file"),
    ],
)
def test_places_that_nothing_can_be_written_to(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(CannotWrite, match=words), writing(tmp_path / name):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite, match="may not write"), writing(tmp_path / "x.csv"):
        pass
    tmp_path.chmod(0o700)
