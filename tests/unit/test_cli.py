"""The commands, as a person meets them: words, exit codes, and what is on which stream."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ilacs import __version__
from ilacs.documents.invented import write_examples
from ilacs.documents.report_summary import full_summary, list_heading, list_lines
from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.reports.record import (
    Area,
    AuthorityAsPrinted,
    Finding,
    GradedJudgement,
    InspectionReport,
    Period,
    Problem,
    Section,
    Source,
)

if os.name != "nt":
    import pty

PROGRAM = [sys.executable, "-c", "from ilacs.cli import main; main()"]

REPORT = InspectionReport(
    source=Source("a.pdf", "f00d", 12),
    problems=(Problem("the date is odd.", 3, "Look at it."),),
    kind=Kind.ILACS_STANDARD,
    framework=FrameworkVersion.ILACS_2023,
    authority=AuthorityAsPrinted("Middleshire", 80123),
    on_site=(
        Period(date(2024, 3, 4), date(2024, 3, 8)),
        Period(date(2024, 3, 18), date(2024, 3, 18)),
    ),
    published=date(2024, 5, 16),
    lead_inspectors=("Ann Able", "Bob Bright"),
    judgements=(
        GradedJudgement(Judgement.LEADERS, Grade.GOOD, "Good"),
        GradedJudgement(Judgement.OVERALL, Grade.REQUIRES_IMPROVEMENT, "Requires improvement"),
    ),
    summary=(),
    areas_for_improvement=(
        Area(1, "The quality of plans, and whether children, families and others know them.", 2),
    ),
    sections=(
        Section("Help: good", None, None, (Finding(1, "One.", 2), Finding(2, "Two.", 3))),
        Section("Leaders", None, None, (Finding(3, "Three.", 4),)),
    ),
)


def environment(**more: str) -> dict[str, str]:
    paths = os.pathsep.join(sys.path)
    return os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1", "COLUMNS": "80"} | more


def run(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    write_examples(folder)
    return folder


class TestSummary:
    def test_of_one_report(self) -> None:
        assert "\n".join(full_summary(REPORT, 70)) == (
            "Middleshire (URN 80123)\n"
            "Standard inspection, ILACS from 2023\n"
            "On site           4 Mar 2024 to 8 Mar 2024; 18 Mar 2024\n"
            "Published         16 May 2024\n"
            "Lead inspectors   Ann Able; Bob Bright\n"
            "Grades            Leaders                   Good\n"
            "                  Overall effectiveness     Requires improvement\n"
            "Areas for improvement (1)\n"
            "    1  The quality of plans, and whether children, families and…\n"
            "Findings (3)\n"
            "    2  Help: good\n"
            "    1  Leaders\n"
            "Problems (1)\n"
            "       page 3: the date is odd. Look at it.\n"
            "File              a.pdf, 12 pages"
        )

    def test_of_a_report_of_which_nothing_is_known(self) -> None:
        bare = InspectionReport(
            Source("a.txt", "", 1), (), None, None, AuthorityAsPrinted("", None), (), None,
            (), (), (), (), (),
        )  # fmt: skip
        assert list(full_summary(bare, 80)) == [
            "Authority not known",
            "Kind of visit not known",
            "On site           not known",
            "Published         not printed",
            "Lead inspector    not named",
            "File              a.txt, 1 page",
        ]
        (line,) = list_lines(bare, 80)
        assert line.split() == ["a.txt", "not", "known", "not", "known", "0"]

    def test_of_many_reports(self) -> None:
        assert [list_heading(80), *list_lines(REPORT, 80)] == [
            "Authority               Kind                  On site Overall              Areas",
            "Middleshire             Standard           4 Mar 2024 Requires improvement     1",
            "  a.pdf",
            "    page 3: the date is odd. Look at it.",
        ]

    @pytest.mark.parametrize("width", [70, 80, 132])
    def test_no_line_is_wider_than_the_terminal(self, width: int) -> None:
        long = replace(
            REPORT,
            authority=AuthorityAsPrinted("London Borough of " + "Very Long Name " * 9, 1),
            theme="theme " * 50,
            problems=(Problem("word " * 60),),
            sections=(Section("heading " * 30, None, None, ()),),
        )
        for line in (*full_summary(long, width), *list_lines(long, width)):
            assert len(line) <= width

    def test_nothing_in_a_report_is_obeyed_by_the_terminal(self) -> None:
        odd = replace(
            REPORT,
            authority=AuthorityAsPrinted("\x1b[31mRed", None),
            problems=(Problem("\x07 [bold]bell"),),
        )
        lines = "\n".join((*full_summary(odd, 80), *list_lines(odd, 80)))
        assert "\\x1b[31mRed" in lines
        assert "[bold]bell" in lines
        assert not re.search(r"[\x00-\x09\x0b-\x1f]", lines)


class TestRead:
    def test_one_report_in_full(self, examples: Path) -> None:
        example = next(examples.glob("*wexcombe-ilacs*"))
        done = run("read", example)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Wexcombe")
        assert "Areas for improvement (" in done.stdout
        assert f"File              {example.name}, " in done.stdout
        assert "\n1 read.\n" in done.stdout

    def test_a_folder_in_a_line_each(self, examples: Path) -> None:
        done = run("read", examples)
        count = len(list(examples.iterdir()))
        assert (done.returncode, done.stderr) == (0, "")
        lines = done.stdout.splitlines()
        assert lines[0] == list_heading(80)
        assert len([line for line in lines[1:] if not line.startswith(" ")]) == count + 3
        assert f"{count} read." in lines
        assert "\x1b" not in done.stdout

    @pytest.mark.parametrize("ending", ["jsonl", "xlsx", "csv"])
    def test_out(self, examples: Path, tmp_path: Path, ending: str) -> None:
        out = tmp_path / f"x.{ending}"
        done = run("read", examples, "--out", out)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"Wrote {out}\n" in done.stdout
        written = re.findall("^Wrote (.*)$", done.stdout, re.MULTILINE)
        assert {Path(path) for path in written} == set(tmp_path.iterdir())

    def test_quiet(self, examples: Path, tmp_path: Path) -> None:
        out = tmp_path / "x.json"
        done = run("read", examples, "--quiet", "--workers", 1, "-o", out)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        reports = json.loads(out.read_text("utf-8"))
        names = [report["source"]["file"] for report in reports]
        assert names == sorted(path.name for path in examples.iterdir())

    def test_what_was_left_alone_is_counted(self, examples: Path, tmp_path: Path) -> None:
        example = next(examples.iterdir())
        (tmp_path / "a.pdf").write_bytes(example.read_bytes())
        (tmp_path / "b.docx").touch()
        (tmp_path / ".c.pdf").touch()
        done = run("read", tmp_path)
        assert "Left alone: 1 another type of file, 1 hidden.\n" in done.stdout

    def test_the_streams_are_parted(self, examples: Path, tmp_path: Path) -> None:
        done = run("read", next(examples.iterdir()), tmp_path / "gone.pdf")
        assert done.returncode == 1
        assert done.stderr == (
            "gone.pdf: there is no file or folder of this name. "
            "Check the name and the folder. [not-found]\n"
        )
        assert "1 read, 1 could not be read.\n" in done.stdout

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
    def test_a_terminal_that_lacks_characters(self, examples: Path, encoding: str) -> None:
        done = run("read", examples, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert (done.returncode, done.stderr) == (0, "")


class TestWrongUsage:
    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["read"], "Missing argument 'PATH"),
            (["read", "x", "--workers", "0"], "--workers"),
            (["read", "x", "--nothing"], "No such option"),
            (["reed"], "No such command 'reed'"),
            (["read", "x", "--out", "x.docx"], "must end in .xlsx, .csv, .json, .jsonl or"),
            (["read", "x", "--out", "none/x.csv"], "There is no folder none."),
            (["examples"], "Missing argument 'FOLDER'"),
            (["examples", __file__], "is not a folder"),
        ],
    )
    def test_is_2_and_says_what(self, arguments: list[str], words: str) -> None:
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert "Traceback" not in done.stderr


class TestHelp:
    def test_version(self) -> None:
        assert run("--version").stdout == f"ilacs {__version__}\n"

    @pytest.mark.parametrize("command", ["read", "examples"])
    def test_of_a_command_shows_examples(self, command: str) -> None:
        done = run(command, "--help")
        assert done.returncode == 0
        assert f"ilacs {command} " in done.stdout.split("Example", 1)[1]
        assert max(map(len, done.stdout.splitlines())) <= 80

    def test_comes_at_once(self) -> None:
        code = "import sys; sys.argv = ['ilacs', '--help']\nfrom ilacs.cli import main\n"
        code += "try: main()\nexcept SystemExit: pass\n"
        code += "print({'rich', 'pyarrow', 'pypdfium2', 'xlsxwriter', 'typst'} & set(sys.modules))"
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.splitlines()[-1] == "set()"


class TestEndings:
    def test_a_fault_of_ours_says_so(self, tmp_path: Path) -> None:
        code = "from ilacs.reports import folder; folder.READ_ONE = 'no_such_module:x'\n"
        code += "from ilacs.cli import main; main()"
        (tmp_path / "a.pdf").touch()
        command = [sys.executable, "-c", code, "read", str(tmp_path)]
        for debug, traceback in (("0", False), ("1", True)):
            done = subprocess.run(
                command,
                env=environment(ILACS_DEBUG=debug),
                capture_output=True,
                text=True,
                check=False,
            )
            assert ("Traceback" in done.stderr) is traceback
            if not traceback:
                assert done.returncode == 3
                assert done.stderr.startswith("This is a fault of ilacs (RuntimeError), not yours.")
                assert done.stderr.count("\n") == 1

    @pytest.mark.skipif(os.name == "nt", reason="no signals of this kind there")
    def test_ctrl_c_stops_at_once_with_one_line(self, examples: Path, tmp_path: Path) -> None:
        (tmp_path / "sleeper.py").write_text("import time\ndef read_one(*_): time.sleep(100)\n")
        code = "from ilacs.reports import folder; folder.READ_ONE = 'sleeper:read_one'\n"
        code += "from ilacs.cli import main; main()"
        program = subprocess.Popen(
            [sys.executable, "-c", code, "read", examples, "--out", tmp_path / "x.json"],
            env=environment(PYTHONPATH=os.pathsep.join([str(tmp_path), *sys.path])),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        time.sleep(2)
        started = time.monotonic()
        os.killpg(program.pid, signal.SIGINT)
        stdout, stderr = program.communicate(timeout=20)
        assert time.monotonic() - started < 5
        assert (program.returncode, stdout) == (130, "")
        assert stderr == "Stopped. What was complete is kept; nothing was left half done.\n"
        assert [path.name for path in tmp_path.iterdir()] == ["sleeper.py"]

    @pytest.mark.skipif(os.name == "nt", reason="no pipes of this kind there")
    def test_a_pipe_that_is_closed_ends_it_quietly(self, examples: Path) -> None:
        program = subprocess.Popen(
            [*PROGRAM, "read", *[str(examples)] * 2],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == ""
        program.stderr.close()
        assert program.wait(20) == 0

    @pytest.mark.skipif(os.name == "nt", reason="no terminals of this kind there")
    def test_a_terminal_gets_a_progress_bar(self, examples: Path) -> None:
        ours, theirs = pty.openpty()
        program = subprocess.Popen(
            [*PROGRAM, "read", str(examples)],
            env=environment(TERM="xterm"),
            stdout=subprocess.DEVNULL,
            stderr=theirs,
        )
        os.close(theirs)
        seen = b""
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:
                break
            if not more:
                break
            seen += more
        os.close(ours)
        assert program.wait(20) == 0
        assert b"Reading " in seen
        count = len(list(examples.iterdir()))
        assert f"{count}/{count}".encode() in seen


def test_examples_are_written(tmp_path: Path) -> None:
    done = run("examples", tmp_path / "new")
    count = len(list((tmp_path / "new").glob("*.pdf")))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Wrote {count} example reports to {tmp_path / 'new'}.\n"
