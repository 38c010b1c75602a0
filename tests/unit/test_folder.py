"""Finding documents, and reading many of them beside each other."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ilacs.reports import folder
from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.folder import find_documents, printable, read_many, search

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def files(top: Path, *names: str) -> None:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


class TestSearch:
    def test_takes_documents_of_every_folder_in_order(self, tmp_path: Path) -> None:
        files(tmp_path, "b.PDF", "a.md", "sub/c.html", "sub/deep/d.txt", "e.markdown", "f.htm")
        found = search([tmp_path])
        assert found.names == (
            "a.md",
            "b.PDF",
            "e.markdown",
            "f.htm",
            "sub/c.html",
            "sub/deep/d.txt",
        )
        assert found.documents == tuple(tmp_path / name for name in found.names)
        assert found.unreadable == ()
        assert found.skipped == {}

    def test_counts_what_it_leaves_alone(self, tmp_path: Path) -> None:
        files(tmp_path, "a.pdf", ".hidden.pdf", ".git/x.pdf", "~$a.pdf", "b.docx", "sub/c.csv")
        found = search([tmp_path])
        assert found.names == ("a.pdf",)
        assert found.skipped == {
            folder.HIDDEN: 2,
            folder.LOCK: 1,
            folder.OTHER_TYPE: 2,
        }

    def test_takes_a_file_as_given_whatever_its_name(self, tmp_path: Path) -> None:
        files(tmp_path, ".odd", "noending")
        found = search([tmp_path / "noending", tmp_path / ".odd"])
        assert found.names == ("noending", ".odd")

    def test_takes_what_is_met_twice_once(self, tmp_path: Path) -> None:
        files(tmp_path, "a.pdf", "sub/b.pdf")
        found = search([tmp_path / "a.pdf", tmp_path, tmp_path / "sub"])
        assert found.names == ("a.pdf", "sub/b.pdf")
        assert found.skipped == {folder.TWICE: 2}
        assert found.unreadable == ()

    def test_names_differ_where_files_do(self, tmp_path: Path) -> None:
        files(tmp_path, "one/a.pdf", "two/a.pdf", "two/b.pdf")
        found = search([tmp_path / "one", tmp_path / "two"])
        one, two = (f"{tmp_path.as_posix()}/{part}/a.pdf" for part in ("one", "two"))
        assert found.names == (one, two, "b.pdf")

    def test_says_that_a_path_does_not_exist(self, tmp_path: Path) -> None:
        documents, (unreadable,) = find_documents([tmp_path / "nothing.pdf"])
        assert documents == ()
        assert (unreadable.file, unreadable.rule) == ("nothing.pdf", "not-found")

    def test_says_that_a_folder_holds_no_documents(self, tmp_path: Path) -> None:
        files(tmp_path, "sub/a.docx")
        documents, (unreadable,) = find_documents([tmp_path])
        assert documents == ()
        assert (unreadable.file, unreadable.rule) == (str(tmp_path), "not-found")

    @posix
    def test_follows_links_but_not_in_circles(self, tmp_path: Path) -> None:
        files(tmp_path, "top/a.pdf", "elsewhere/b.pdf")
        (tmp_path / "top/circle").symlink_to(tmp_path / "top")
        (tmp_path / "top/other").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "top/self.pdf").symlink_to(tmp_path / "top/self.pdf")
        (tmp_path / "top/nowhere.pdf").symlink_to(tmp_path / "gone.pdf")
        found = search([tmp_path / "top"])
        assert found.names == ("a.pdf", "other/b.pdf")
        assert [(u.file, u.rule) for u in found.unreadable] == [
            ("nowhere.pdf", "not-found"),
            ("self.pdf", "not-found"),
        ]
        assert found.skipped == {folder.TWICE: 1}

    @posix
    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_does_not_wait_for_a_pipe_or_a_device(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.pdf")
        found = search([tmp_path, Path("/dev/zero")])
        assert [(u.file, u.rule) for u in found.unreadable] == [
            ("pipe.pdf", "not-a-document"),
            ("zero", "not-a-document"),
        ]

    @posix
    @pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read all")
    def test_says_that_a_folder_or_file_may_not_be_read(self, tmp_path: Path) -> None:
        files(tmp_path, "closed/a.pdf", "b.pdf", "c.pdf")
        (tmp_path / "closed").chmod(0)
        (tmp_path / "b.pdf").chmod(0)
        found = search([tmp_path])
        (tmp_path / "closed").chmod(0o700)
        assert found.names == ("c.pdf",)
        assert [u.rule for u in found.unreadable] == ["no-access", "no-access"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plain name.pdf", "plain name.pdf"),
        ("Ysgol Tŷ Gwyn – è.pdf", "Ysgol Tŷ Gwyn – è.pdf"),
        ("two\nlines\t.pdf", "two\\nlines\\t.pdf"),
        ("red\x1b[31m.pdf", "red\\x1b[31m.pdf"),
        (os.fsdecode(b"byte\xff.pdf"), "byte\\xff.pdf"),
        ("fdp.\u202eexe", "fdp.\\u202eexe"),
        ("x" * 250, "x" * 250),
    ],
)
@posix
def test_a_name_is_printed_without_what_a_terminal_would_obey(name: str, expected: str) -> None:
    assert printable(name) == expected


STUB = """
import os, signal, time
from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.record import *

def blank(name):
    return InspectionReport(Source(name, str(os.getpid()), 1), (), None, None,
        AuthorityAsPrinted("", None), (), None, (), (), (), (), ())

def read_one(path, name):
    print("noise on standard output")
    what = os.path.basename(path)
    if what.startswith("slow"): time.sleep(60)
    if what.startswith("crash"): os.kill(os.getpid(), signal.SIGKILL)
    if what.startswith("huge"): return len(bytearray(8 * 2**30))
    if what.startswith("fault"): raise KeyError("a cell value that must not be shown")
    if what.startswith("no"): return UnreadableDocument(name, "empty", "it is empty.", "Look.")
    time.sleep(0.02 if what.startswith("long") else 0)
    return blank(name)
"""


@pytest.fixture
def _stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stub_of_reader.py").write_text(STUB)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(folder, "READ_ONE", "stub_of_reader:read_one")


def told(results: Iterator[object]) -> list[str]:
    return [
        f"{result.file} {result.rule}"
        if isinstance(result, UnreadableDocument)
        else result.source.file  # type: ignore[attr-defined]
        for result in results
    ]


@pytest.mark.usefixtures("_stub")
class TestReadMany:
    @pytest.mark.parametrize("workers", [1, 2, 5])
    def test_results_come_in_the_order_of_the_paths(self, workers: int) -> None:
        names = [f"{'long' if n % 3 else 'quick'}{n}" for n in range(100)]
        results = read_many([Path(name) for name in names], workers=workers)
        assert told(results) == names

    def test_nothing_comes_of_nothing(self) -> None:
        assert told(read_many([])) == []

    def test_names_are_used_where_given(self) -> None:
        assert told(read_many([Path("in/a")], names=["another"])) == ["another"]
        assert told(read_many([Path("in/a\n")])) == ["a\\n"]

    def test_one_bad_file_stops_no_other(self) -> None:
        names = ["a", "slow", "b", "crash", "c", "fault", "d", "no", "e"]
        # A new process is said to have held what this one has: the limit lies far above.
        results = read_many(
            [Path(name) for name in names], workers=2, seconds_per_file=1, memory_bytes=2**36
        )
        assert told(results) == [
            "a", "slow too-slow", "b", "crash damaged", "c", "fault internal-error", "d",
            "no empty", "e",
        ]  # fmt: skip

    def test_what_is_said_quotes_nothing_from_the_file(self) -> None:
        (fault,) = read_many([Path("fault")])
        assert "KeyError" in str(fault)
        assert "cell value" not in str(fault)

    @pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded only on Linux")
    def test_a_file_that_needs_too_much_memory_is_refused(self) -> None:
        results = read_many([Path("a"), Path("huge"), Path("b")], workers=1)
        assert told(results) == ["a", "huge too-large", "b"]

    def test_a_slow_file_does_not_hold_up_the_others(self) -> None:
        names = ["slow", *(f"quick{n}" for n in range(60))]
        started = time.monotonic()
        told(read_many([Path(name) for name in names], workers=2, seconds_per_file=1))
        assert time.monotonic() - started < 10

    def test_only_a_few_files_are_taken_ahead(self) -> None:
        taken = []

        def paths() -> Iterator[Path]:
            for number in range(10_000):
                taken.append(number)
                yield Path(f"quick{number}")

        results = read_many(paths(), workers=2)
        for _ in range(10):
            next(results)
        results.close()
        assert len(taken) <= 10 + 64

    def test_stopping_early_ends_the_workers_at_once(self) -> None:
        results = read_many([Path("a"), Path("slow1"), Path("slow2")], workers=2)
        worker = int(next(results).source.sha256)  # type: ignore[union-attr]
        started = time.monotonic()
        results.close()
        assert time.monotonic() - started < 5
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)

    def test_a_worker_that_cannot_start_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(folder, "READ_ONE", "no_such_module:read_one")
        with pytest.raises(RuntimeError, match="could not be started: ModuleNotFoundError"):
            told(read_many([Path("a")]))

    def test_workers_are_replaced_in_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ilacs.reports.workers.JOBS_A_WORKER", 10)
        results = list(read_many([Path(f"quick{n}") for n in range(30)], workers=1))
        processes = [result.source.sha256 for result in results]  # type: ignore[union-attr]
        assert [processes.count(process) for process in dict.fromkeys(processes)] == [10, 10, 10]


def test_a_script_without_a_main_guard_may_read(tmp_path: Path) -> None:
    (tmp_path / "stub_of_reader.py").write_text(STUB)
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from ilacs.reports import folder\n"
        "folder.READ_ONE = 'stub_of_reader:read_one'\n"
        "print(*(r.source.file for r in folder.read_many([Path('a'), Path('b')])))\n"
    )
    done = subprocess.run(
        [sys.executable, script],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("a b\n", "")


@pytest.mark.parametrize("size", [100_000_001, 5_000_000_000])
def test_a_file_that_is_far_too_large_is_not_opened(tmp_path: Path, size: int) -> None:
    path = tmp_path / "noise.pdf"
    with path.open("wb") as file:
        file.truncate(size)
    (unreadable,) = search([path]).unreadable
    assert unreadable.rule == "too-large"
    assert f"the file has {size / 1e6:,.0f} MB" in unreadable.what
