"""The promises of the project's own files: commands, locks, rooms, optional needs."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from needs import NEEDS, ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytest_plugins = ["pytester"]

PYPROJECT = ROOT / "pyproject.toml"
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_make_command_in_the_documents_exists(document):
    named = set(re.findall(r"`make ([a-z]+)|^make ([a-z]+)", document.read_text("utf-8"), re.M))
    assert {first or second for first, second in named} <= targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_the_documents_link_to_exists(document):
    text = re.sub(r"<!--.*?-->", "", document.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_readme_names_its_two_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(r"^make run\b", readme, re.MULTILINE)
    assert re.search(r"^make test\b", readme, re.MULTILINE)


def test_make_alone_lists_every_command_with_its_help():
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = dict(re.findall(r"^make (\w+) +(\S.*)$", shown, re.MULTILINE))
    assert set(listed) == targets()


def test_every_dependency_says_what_it_is_for():
    pyproject = tomllib.loads(PYPROJECT.read_text("utf-8"))
    lines = {line.strip() for line in PYPROJECT.read_text("utf-8").splitlines()}
    asked = [
        *pyproject["project"]["dependencies"],
        *(line for group in pyproject["dependency-groups"].values() for line in group),
    ]
    assert asked
    for requirement in asked:
        explained = re.compile(rf'"{re.escape(requirement)}", +# \S.*')
        assert any(explained.fullmatch(line) for line in lines), requirement


def test_every_dependency_of_the_program_is_used_by_it():
    asked = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["dependencies"]
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    imported = set(re.findall(r"^ *(?:import|from) (\w+)", code, re.MULTILINE))
    # Drivers of databases are not imported but named, as in "postgresql+psycopg"; Django's helpers
    # are too, as in "whitenoise.middleware.WhiteNoiseMiddleware".
    drivers = set(re.findall(r'"\w+\+(\w+)"', code))
    named = set(re.findall(r'"(\w+)(?:\.[\w.]+)?"', code))
    named |= {"argon2"} if "hashers.Argon2PasswordHasher" in code else set()
    modules: dict[str, set[str]] = {}
    for module, names in packages_distributions().items():
        for name in names:
            modules.setdefault(canonicalize_name(name), set()).add(module)
    for requirement in asked:
        name = canonicalize_name(Requirement(requirement).name)
        assert modules[name] & (imported | named) or name in drivers, requirement


def check_locks(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "requirements" / "check.py"), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_locks_are_current_hashed_and_name_no_host():
    result = check_locks(ROOT)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("requirements/run.txt", r"\A", "--index-url https://example.org/simple\n", "names a host"),
        ("requirements/run.txt", r"--hash=sha256:\w+", "", "typer has no hash"),
        ("requirements/run.txt", r"^typer==.*?(?=^\w)", "", "typer is in pyproject.toml but not"),
        ("requirements/dev.txt", r"^typer==\S+", "typer==99.0", "typer differs from run.txt"),
        ("pyproject.toml", r'"typer>=[\d.]+"', '"typer>=99"', "is not typer>=99; run make lock"),
        ("pyproject.toml", r'^ +"typer>=.*?$', "", "typer is locked but no longer in"),
    ],
)
def test_a_lock_that_is_wrong_is_found(tmp_path, file, old, new, fault):
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copy(PYPROJECT, tmp_path)
    damaged = tmp_path / file
    before = damaged.read_text("utf-8")
    damaged.write_text(re.sub(old, new, before, flags=re.MULTILINE | re.DOTALL), "utf-8")
    assert damaged.read_text("utf-8") != before

    result = check_locks(tmp_path)

    assert result.returncode == 1
    assert fault in result.stdout


def test_the_build_tool_is_locked_with_the_rest():
    pyproject = tomllib.loads(PYPROJECT.read_text("utf-8"))
    assert pyproject["build-system"]["requires"] == pyproject["dependency-groups"]["build"]


def rooms_in_order() -> set[str]:
    contracts = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["type"] == "layers")
    return set(re.findall(r"\w+", " ".join(layers)))


def test_every_room_has_its_place_in_the_order():
    package = ROOT / "src" / "ilacs"
    rooms = {path.parent.name for path in package.glob("*/__init__.py")}
    rooms |= {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    assert rooms <= rooms_in_order()


def test_no_room_is_empty():
    for room in (ROOT / "src" / "ilacs").glob("*/__init__.py"):
        others = [path for path in room.parent.iterdir() if path.name not in {"__pycache__"}]
        assert others != [room], f"{room.parent.name} holds nothing"


def test_automation_provides_only_things_that_tests_can_need():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    provided = set(re.findall(r"^provide (\w+)", script, re.MULTILINE))
    provided |= set(re.findall(r"provided\+=\((\w+)\)", script))
    assert provided == set(NEEDS)


@pytest.fixture
def lacking(pytester, monkeypatch):
    """A run of three tests on a machine without the archive of reports."""
    monkeypatch.setenv("ILACS_SHARED", str(pytester.path / "nowhere"))
    monkeypatch.delenv("ILACS_CI_PROVIDES", raising=False)
    for file in ("conftest.py", "needs.py", "thorough.py"):
        shutil.copy(ROOT / "tests" / file, pytester.path)
    pytester.makeini("[pytest]\nmarkers = needs(*names): ...\npythonpath = .\n")
    pytester.makepyfile(
        """
        import pytest
        from needs import published

        @pytest.mark.parametrize("report", published("data/reports/*.pdf"))
        def test_each(report): assert report

        @pytest.mark.needs("shared")
        def test_marked(): pass

        def test_fixture(shared): pass
        """
    )
    return pytester


def test_a_test_whose_need_is_missing_is_skipped_with_the_remedy(lacking):
    result = lacking.runpytest_subprocess("-ra", "-p", "no:django")
    result.assert_outcomes(skipped=3)
    result.stdout.fnmatch_lines(["SKIPPED*shared is missing*put it beside this checkout*"])


def test_it_fails_where_automation_promised_the_need(lacking, monkeypatch):
    monkeypatch.setenv("ILACS_CI_PROVIDES", "pdftoppm shared")
    result = lacking.runpytest_subprocess("-ra", "-p", "no:django")
    result.assert_outcomes(errors=3)
    result.stdout.fnmatch_lines(["*shared is missing*ILACS_CI_PROVIDES promises it*"])


def test_a_misspelt_need_is_refused(lacking):
    lacking.makepyfile("import pytest\n@pytest.mark.needs('sharde')\ndef test_it(): pass\n")
    result = lacking.runpytest_subprocess("-p", "no:django")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*tests/needs.py does not list*"])
