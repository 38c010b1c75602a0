"""Figures beside those of earlier submissions, as a person meets them."""

import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from list_books import contact, write_book
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from ilacs.cli import app

DAYS = {"january": date(2026, 1, 31), "february": date(2026, 2, 28), "march": date(2026, 3, 31)}
MARCH = ("--reference-date", "2026-03-31")
MEASURE = "protection-plans"


def on_plans(*children: str) -> list[dict[str, object]]:
    return [
        {
            "child_id": number,
            "gender": "a) Male",
            "ethnicity": "a) WBRI",
            "date_of_birth": date(2016, 1, 20),
            "plan_start": date(2026, 1, 5),
            "last_visit": date(2026, 1, 28),
        }
        for number in children
    ]


def book(path: Path, day: date, *children: str) -> Path:
    """Children on plans; three contacts of the day tell which day it is."""
    contacts = [contact("7", contact_date=day) for _ in range(3)]
    return write_book(path, {"child_protection": on_plans(*children), "contacts": contacts})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three months: child 1 is on a plan in all; 2 leaves in February; 3 to 9 come in March."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    book(tmp_path / "january.xlsx", DAYS["january"], "1", "2")
    book(tmp_path / "february.xlsx", DAYS["february"], "1", "2")
    book(tmp_path / "march.xlsx", DAYS["march"], "1", *map(str, range(3, 10)))
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], prog_name="ilacs")


def measures(*arguments: object) -> Result:
    return run("measures", "march.xlsx", *MARCH, "--area", "help", *arguments)


EARLIER = ("--earlier", "february.xlsx")
BOTH = ("--earlier", "february.xlsx", "--earlier", "january.xlsx")


def figures(done: Result) -> dict[str, dict]:
    found = json.loads(done.stdout)
    day = found["snapshots"][-1]["reference_date"]
    return {one["measure"]: one for one in found["figures"] if one["reference_date"] == day}


class TestEarlier:
    def test_each_figure_says_what_became_of_it_and_who_moved(self, folder: Path) -> None:
        change = figures(measures(*EARLIER, "--json"))[MEASURE]["change"]
        assert (change["before"], change["now"], change["became"]) == (2, 8, "different")
        # 2 moved out, 3 to 9 moved in, 1 stayed.
        assert (change["moved_in"], change["moved_out"], change["stayed"]) == (7, 1, 1)

    def test_the_latest_is_compared_and_all_make_the_trend(self, folder: Path) -> None:
        done = measures(*BOTH, "--json")
        days = [one["reference_date"] for one in json.loads(done.stdout)["snapshots"]]
        assert days == ["2026-01-31", "2026-02-28", "2026-03-31"]
        figure = figures(done)[MEASURE]
        assert figure["change"]["earlier"] == "2026-02-28"
        assert [point["value"] for point in figure["trend"]["points"]] == [2, 2, 8]

    def test_on_the_terminal(self, folder: Path) -> None:
        done = measures(*BOTH)
        lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
        assert any(line.startswith("Since 28 Feb 2026:") for line in lines)
        # Met, of, not known, result, before, in, out.
        assert "Child protection plans 8 8 0 8 2 7 1" in lines
        assert max(map(len, done.stdout.splitlines())) <= 80

    def test_without_one_nothing_is_said_of_change(self, folder: Path) -> None:
        figure = figures(measures("--json"))[MEASURE]
        assert (figure["change"], figure["trend"]) == (None, None)

    def test_one_that_is_kept_is_named_by_its_day(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ILACS_SNAPSHOTS", str(folder / "kept"))
        made = run("lists", "key", "keeping", "--print").stdout
        monkeypatch.setenv("ILACS_KEY", made.splitlines()[0])
        kept = run("lists", "keep", "january.xlsx", "--reference-date", "2026-01-31")
        assert kept.exit_code == 0
        done = measures("--earlier", "2026-01-31", "--json")
        assert figures(done)[MEASURE]["change"]["before"] == 2

    @pytest.mark.parametrize(
        ("earlier", "code", "said"),
        [
            (["march.xlsx"], 1, "Two submissions have the same reference date."),
            (["february.xlsx", "february.xlsx"], 1, "Two submissions have the same reference"),
            (["later.xlsx"], 2, "not earlier than the lists, which are of 2026-03-31"),
            (["undated.xlsx"], 2, "The reference date of the earlier submission undated.xlsx is"),
            (["nowhere.xlsx"], 1, "nowhere.xlsx"),
        ],
    )
    def test_one_that_cannot_be_compared(
        self, folder: Path, earlier: list[str], code: int, said: str
    ) -> None:
        book(folder / "later.xlsx", date(2026, 4, 30), "1")
        write_book(folder / "undated.xlsx", {"child_protection": []})
        done = measures(*(part for name in earlier for part in ("--earlier", name)))
        assert (done.exit_code, done.stdout) == (code, "")
        assert said in " ".join(done.stderr.split())

    def test_dates_that_were_guessed_are_said_once(self, folder: Path) -> None:
        said = " ".join(measures(*BOTH).stdout.split())
        assert said.count("guessed") == 1
        assert "of 2 earlier submissions were not given" in said
        assert "31 Jan 2026 and 28 Feb 2026." in said

    def test_a_measure_that_only_one_of_them_can_answer(self, folder: Path) -> None:
        contacts = [contact("7", contact_date=DAYS["february"]) for _ in range(3)]
        write_book(folder / "contacts.xlsx", {"contacts": contacts})
        found = figures(measures("--earlier", "contacts.xlsx", "--json"))
        assert found[MEASURE]["change"] is None
        assert found["contacts"]["change"]["before"] == 3

    def test_what_is_read_is_not_written_over(self, folder: Path) -> None:
        done = measures("--earlier", "february.xlsx", "--out", "february.xlsx")
        assert done.exit_code == 2


class TestMovedSince:
    def asked(self, *more: object) -> Result:
        return run(
            "children", MEASURE, "march.xlsx", *MARCH, "--moved-since", "february.xlsx", *more
        )

    def test_who_moved_those_first_who_came_in(self, folder: Path) -> None:
        found = json.loads(self.asked("--json").stdout)
        assert (found["moved_in"], found["moved_out"], found["stayed"]) == (7, 1, 1)
        rows = [(row["child_id"], row["moved"], row["before"], row["now"]) for row in found["rows"]]
        assert rows[0] == ("3", "moved in", "not among them", "met")
        assert rows[-2:] == [
            ("2", "moved out", "met", "not among them"),
            ("1", "stayed", "met", "met"),
        ]

    def test_the_counts_are_those_of_the_figure(self, folder: Path) -> None:
        change = figures(measures(*EARLIER, "--json"))[MEASURE]["change"]
        found = json.loads(self.asked("--json").stdout)
        for name in ("moved_in", "moved_out", "stayed"):
            assert found[name] == change[name]

    def test_on_the_terminal_and_as_a_file(self, folder: Path) -> None:
        done = self.asked("--out", "moved.csv")
        assert "7 met it now and not before (moved in)" in done.stdout
        # The last line names the file: its folder may be as long as it likes.
        assert max(map(len, done.stdout.splitlines()[:-1])) <= 80
        assert len(Path("moved.csv").read_text("utf-8-sig").splitlines()) == 1 + 9

    def test_nobody_moved(self, folder: Path) -> None:
        done = run(
            "children", MEASURE, "february.xlsx", "--moved-since", "january.xlsx",
        )  # fmt: skip
        assert done.stdout.endswith("Nobody moved.\n")

    def test_not_together_with_a_state(self, folder: Path) -> None:
        assert self.asked("--state", "met").exit_code == 2


class TestFilesThatLeave:
    """In March eight children are on plans, before it two: those two are kept back."""

    def test_no_change_gives_away_what_is_kept_back(self, folder: Path) -> None:
        measures(*BOTH, "--out", "board.parquet")
        table = pl.read_parquet("board.parquet").filter(
            pl.col("measure") == MEASURE, pl.col("category").is_null()
        )
        january, february, march = table.sort("reference_date").iter_rows(named=True)
        assert (january["met"], february["met"], march["met"]) == (None, None, 10)
        assert (march["before"], march["became"]) == (None, "not known")
        assert {march[name] for name in ("moved_in", "moved_out", "stayed")} == {None}

    def test_exact_where_it_is_asked_for(self, folder: Path) -> None:
        measures(*BOTH, "--out", "board.json", "--exact")
        found = json.loads(Path("board.json").read_text("utf-8"))["figures"]
        last = [one for one in found if one["measure"] == MEASURE][-1]
        assert (last["change"]["moved_in"], last["met"]) == (7, 8)

    def test_the_page_begins_with_what_got_worse(self, folder: Path) -> None:
        measures(*BOTH, "--out", "board.html", "--exact")
        page = Path("board.html").read_text("utf-8")
        assert page.index("got worse") < page.index('id="filter"') < page.index("<article")
        assert 'aria-label="Trend of Child protection plans: 3 values' in page
        assert "<p>It was 2 on 28 Feb 2026.</p>" in page

    def test_the_workbook_has_trends_and_charts_that_are_told_in_words(self, folder: Path) -> None:
        done = measures(*BOTH, "--out", "board.xlsx", "--exact")
        assert done.stderr == ""
        sheets = CalamineWorkbook.from_path("board.xlsx")
        assert {"Trend", "Charts", "Chart data"} < {*sheets.sheet_names}
        rows = sheets.get_sheet_by_name("Trend").to_python()
        (plans,) = (row for row in rows if row[2] == "Child protection plans")
        assert rows[0][-3:] == [*DAYS.values()]
        assert plans[-3:] == [2, 2, 8]
        with zipfile.ZipFile("board.xlsx") as parts:
            assert "xl/charts/chart1.xml" in parts.namelist()
            drawn = parts.read("xl/drawings/drawing1.xml").decode()
        assert 'descr="Trend of Child protection plans: 3 values' in drawn


BENCHMARKS = """measure,name,area,period,value,unit,source
re-referrals,,England,2024/25,20,per cent,A table
protection-plans,,England,2025,40,"per 10,000",A table
"""
POPULATION = """authority,year,by,group,children
,2025,,,1000
"""


class TestBesideOtherFigures:
    def test_published_figures_and_rates_with_their_sources(self, folder: Path) -> None:
        Path("published.csv").write_text(BENCHMARKS, "utf-8")
        Path("children.csv").write_text(POPULATION, "utf-8")
        files = ("--benchmarks", "published.csv", "--population", "children.csv")
        figure = figures(measures(*files, "--json"))[MEASURE]
        # 8 of 1,000 children are 80 for each 10,000.
        assert figure["rate"]["rate"] == 80
        (other,) = figure["benchmarks"]
        assert (other["benchmark"]["value"], other["difference"]) == (40, 40)
        said = " ".join(measures(*files).stdout.split())
        assert "England, 2025: 40.0 per 10,000. Here 80.0 per 10,000, 40.0 more." in said
        assert "Benchmarks: A table." in said

    def test_a_file_that_cannot_be_used(self, folder: Path) -> None:
        Path("published.csv").write_text(BENCHMARKS.replace("20,", "many,"), "utf-8")
        done = measures("--benchmarks", "published.csv")
        assert (done.exit_code, done.stdout) == (1, "")
        assert "value" in done.stderr

    def test_the_empty_file_wants_to_be_filled_in_and_is_never_replaced(self, folder: Path) -> None:
        assert run("benchmarks", "published.csv").exit_code == 0
        assert "no filled rows" in measures("--benchmarks", "published.csv").stderr
        with Path("published.csv").open("a", encoding="utf-8") as file:
            file.write('protection-plans,,England,2025,40,"per 10,000",A table\n')
        assert figures(measures("--benchmarks", "published.csv", "--json"))
        again = run("benchmarks", "published.csv")
        assert (again.exit_code, "may be filled in" in again.stderr) == (2, True)

    def test_groups_beside_all_others(self, folder: Path) -> None:
        figure = figures(measures("--by", "gender", "--json"))["protection-visits-in-time"]
        (boys,) = figure["groups"]
        assert boys["relative"]["relative"] is None
        assert "there is no other group" in boys["relative"]["words"]


def test_a_folder_of_days_stands_for_all_that_are_earlier(folder):
    """That of the lists' own day, and one to come, are not earlier. A folder's name says its day,
    whatever the newest event in its lists."""
    for day in DAYS.values():
        (folder / "days" / day.isoformat()).mkdir(parents=True)
        book(folder / "days" / day.isoformat() / "lists.xlsx", day - timedelta(days=3), "1")
    asked = folder / "days" / "2026-02-28" / "lists.xlsx"
    on = ("--reference-date", "2026-02-28", "--earlier", "days")
    done = run("measures", asked, "--area", "help", *on, "--json")
    told = json.loads(done.stdout)["snapshots"]
    assert [one["reference_date"] for one in told] == ["2026-01-31", "2026-02-28"]


def test_a_folder_of_days_of_which_none_is_earlier(folder):
    (folder / "days" / "2026-03-31").mkdir(parents=True)
    done = measures("--earlier", "days")
    assert done.exit_code == 2
    assert done.output.strip() == "None of the folders in days is of a day before 2026-03-31."
