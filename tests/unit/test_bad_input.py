"""Every sort of bad input gets one line that says what was wrong and what to do.

Each is given to the program as a person would. The time allowed is far more than each takes,
and far less than a bomb would take if it were let.
"""

import io
import os
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
import xlsxwriter
from pikepdf import Array, Dictionary, Name, Pdf

from ilacs.documents.invented import write_examples
from ilacs.reports import UnreadableDocument
from ilacs.reports.folder import read_many

if sys.platform != "win32":
    import resource

MOST_SECONDS = 60
MOST_MEMORY = 2 * 2**30
"""Bytes that the program and one worker may have held."""

HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
RECIPE = (
    "Leek and potato soup",
    "Serves four. Chop two leeks and three potatoes.",
    "Fry the leeks gently in butter for ten minutes.",
    "Add the potatoes and a litre of stock, and simmer for twenty minutes.",
    "Blend until smooth, season to taste, and serve with bread and cheese.",
)


def pdf_of(content: bytes, filters: object = None, **resources: object) -> Pdf:
    """A PDF of one page with this content stream, which `filters` say how to unpack."""
    pdf = Pdf.new()
    stream = pikepdf.Stream(pdf, b"")
    stream.write(content, filter=filters)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, 595, 842],
        Contents=stream,
        Resources=Dictionary(Font=Dictionary(F1=HELVETICA), **resources),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf


def text_pdf(lines: tuple[str, ...]) -> Pdf:
    shown = b"".join(f"({line}) Tj T* ".encode() for line in lines)
    return pdf_of(b"BT /F1 11 Tf 60 780 Td 14 TL " + shown + b"ET")


def saved(pdf: Pdf, **options: object) -> bytes:
    file = io.BytesIO()
    pdf.save(file, **options)
    return file.getvalue()


def packed(unit: bytes, total: int) -> bytes:
    """`unit` again and again until there are about `total` bytes, packed twice."""
    chunk = unit * (1_000_000 // len(unit))
    packer = zlib.compressobj(wbits=-15)
    # A flushed block stands by itself, so that packing it once is enough.
    block = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    rounds, checksum = total // len(chunk), 1
    for _ in range(rounds):
        checksum = zlib.adler32(chunk, checksum)
    last = zlib.compressobj(wbits=-15).flush()
    return zlib.compress(b"\x78\x9c" + block * rounds + last + checksum.to_bytes(4, "big"))


def bomb(unit: bytes, total: int) -> bytes:
    """A PDF of a few kilobytes whose page unpacks to `total` bytes."""
    twice = Array([Name.FlateDecode, Name.FlateDecode])
    as_it_is = pikepdf.StreamDecodeLevel.none
    pdf = pdf_of(packed(unit, total), twice)
    return saved(pdf, compress_streams=False, stream_decode_level=as_it_is)


def forms_within_forms() -> bytes:
    """A page that shows a form ten times, which shows another ten times, ten deep."""
    pdf = pdf_of(b"/X Do")
    form = pdf.make_stream(b"BT /F1 9 Tf 50 700 Td (again) Tj ET")
    within = Dictionary(Font=Dictionary(F1=HELVETICA))
    for _ in range(10):
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 600, 900]
        form.Resources = within
        within = Dictionary(XObject=Dictionary(X=form))
        form = pdf.make_stream(b"/X Do " * 10)
    pdf.pages[0].obj.Resources = within
    return saved(pdf)


def a_million_pages() -> bytes:
    """A tree of pages whose branches are all the same page, a hundred times a hundred ..."""
    pdf = text_pdf(RECIPE)
    node, count = pdf.pages[0].obj, 1
    for _ in range(3):
        count *= 100
        node = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([node] * 100), Count=count))
    pdf.Root.Pages = node
    return saved(pdf)


def many_pages() -> bytes:
    pdf = text_pdf(RECIPE)
    for _ in range(2_000):
        pdf.pages.append(pdf.pages[0])
    return saved(pdf)


def scan() -> bytes:
    """A page that is one grey picture."""
    pdf = pdf_of(b"595 0 0 842 0 0 cm /P Do")
    picture = pdf.make_stream(b"\x80" * 14_000)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height = 100, 140
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(P=picture))
    return saved(pdf)


def web_page() -> bytes:
    words = "<p>The page that you asked for is not here. It may have moved or closed.</p>" * 9
    return f"<!DOCTYPE html><html><body><h1>Page not found</h1>{words}</body></html>".encode()


def word_document() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", f"<w:document>{RECIPE}</w:document>")
    return file.getvalue()


def workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_column(0, 0, RECIPE)
    return file.getvalue()


def encrypted() -> bytes:
    lock = pikepdf.Encryption(owner="owner", user="user")
    return saved(text_pdf(RECIPE), encryption=lock)


@dataclass(frozen=True)
class Bad:
    """A bad file, the rule that it breaks, and some of the words that it gets."""

    name: str
    content: Callable[[], bytes]
    rule: str
    words: str


BAD_FILES = (
    Bad("web page.pdf", web_page, "web-page", "a web page, not the report"),
    Bad("recipe.pdf", lambda: saved(text_pdf(RECIPE)), "not-a-report", "not an inspection report"),
    Bad("recipe.txt", lambda: "\n".join(RECIPE).encode(), "not-a-report", "not an inspection"),
    Bad("truncated.pdf", lambda: saved(text_pdf(RECIPE))[:400], "damaged", "cut off"),
    Bad("header.pdf", lambda: b"%PDF-1.7\n", "damaged", "cut off"),
    Bad("encrypted.pdf", encrypted, "encrypted", "password"),
    Bad("no pages.pdf", lambda: saved(Pdf.new()), "no-pages", "no pages"),
    Bad("scan.pdf", scan, "no-text", "pictures"),
    Bad("blank.pdf", lambda: saved(pdf_of(b"")), "no-text", "no text"),
    Bad("word.pdf", word_document, "not-a-document", "neither a PDF nor text"),
    Bad("excel.pdf", workbook, "not-a-document", "neither a PDF nor text"),
    Bad("noise.pdf", lambda: os.urandom(5_000_000), "not-a-document", "neither a PDF nor text"),
    Bad("noise.txt", lambda: os.urandom(5_000_000), "not-a-document", "neither a PDF nor text"),
    Bad("noise in pdf.pdf", lambda: b"%PDF-1.7\n" + os.urandom(5_000_000), "damaged", "damaged"),
    Bad("nothing.pdf", lambda: b"", "empty", "empty"),
    Bad("spaces.txt", lambda: b" \n" * 5_000, "empty", "empty"),
    Bad("one long line.txt", lambda: b"word " * 4_000_000, "too-large", "larger than any report"),
    Bad("many pages.pdf", many_pages, "too-large", "larger than any report"),
    Bad("bomb of spaces.pdf", lambda: bomb(b" ", 2_000_000_000), "too-large", "memory"),
    Bad("forms.pdf", forms_within_forms, "too-large", "memory"),
)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program, and hold it to its bounds of time and memory."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", "from ilacs.cli import main; main()", *map(os.fspath, arguments)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=2 * MOST_SECONDS,
        check=False,
    )
    assert time.monotonic() - started < MOST_SECONDS
    assert "Traceback" not in done.stdout + done.stderr
    return done


def said(*paths: object) -> str:
    """The one line that the program says about what it could not read."""
    done = run("read", "--quiet", *paths)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr.removesuffix("\n")


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_a_bad_file_gets_one_line(tmp_path: Path, bad: Bad) -> None:
    path = tmp_path / bad.name
    path.write_bytes(bad.content())
    line = said(path)
    assert line.startswith(f"{bad.name}: ")
    assert bad.words in line
    assert line.endswith(f". [{bad.rule}]")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded and measured on Linux")
def test_memory_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb(b"BT /F1 9 Tf 1 1 Td (abc def) Tj ET\n", 1_000_000_000))
    assert said(path).endswith("[too-large]")
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert held < MOST_MEMORY


def test_a_tree_of_a_million_pages_is_not_walked(tmp_path: Path) -> None:
    (tmp_path / "tree.pdf").write_bytes(a_million_pages())
    assert said(tmp_path / "tree.pdf").startswith("tree.pdf: ")


def test_200_megabytes_of_noise_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "noise.pdf"
    with path.open("wb") as file:
        file.write(os.urandom(1_000))
        file.truncate(200_000_000)
    assert said(path) == (
        "noise.pdf: the file has 200 MB; more than 100 MB is not read. "
        "Check that it is the right file. [too-large]"
    )


def test_a_slow_file_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(bomb(b"BT /F1 9 Tf 1 1 Td (abc) Tj ET\n", 300_000_000))
    (result,) = read_many([tmp_path / "bomb.pdf"], seconds_per_file=0.2)
    assert isinstance(result, UnreadableDocument)
    assert str(result).startswith("bomb.pdf: reading took longer than 0.2 seconds.")
    assert result.rule == "too-slow"


class TestPaths:
    def test_not_found(self, tmp_path: Path) -> None:
        line = said(tmp_path / "nothing.pdf")
        assert line == (
            "nothing.pdf: there is no file or folder of this name. "
            "Check the name and the folder. [not-found]"
        )

    def test_a_folder_without_documents(self, tmp_path: Path) -> None:
        (tmp_path / "notes.docx").write_text("x")
        assert said(tmp_path).endswith(
            ": there is no PDF, text, Markdown or HTML file in this folder. "
            "Check that it is the right folder. [not-found]"
        )

    @pytest.mark.skipif(os.name == "nt", reason="no such names there")
    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            (b"two\nlines.pdf", "two\\nlines.pdf"),
            (b"red \x1b[31m [bold].pdf", "red \\x1b[31m [bold].pdf"),
            (b"byte \xff.pdf", "byte \\xff.pdf"),
            ("Tŷ – è 文.pdf".encode(), "Tŷ – è 文.pdf"),
            (b"--out.pdf", "--out.pdf"),
            (b"x" * 251 + b".pdf", "x" * 251 + ".pdf"),
        ],
    )
    def test_odd_names(self, tmp_path: Path, name: bytes, shown: str) -> None:
        (tmp_path / os.fsdecode(name)).write_bytes(b"")
        assert said(tmp_path).startswith(f"{shown}: the file is empty.")

    @pytest.mark.skipif(os.name == "nt", reason="no such name there")
    def test_a_name_that_is_too_long(self, tmp_path: Path) -> None:
        assert said(tmp_path / ("x" * 300)).endswith(
            ": the name is longer than a file name can be. "
            "Check the name and the folder. [not-found]"
        )

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.pdf")
        assert said(tmp_path / "pipe.pdf") == (
            "pipe.pdf: this is not a file. "
            "Give files that are kept on a disk, or folders. [not-a-document]"
        )

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
    def test_a_device_is_not_read(self) -> None:
        assert said("/dev/zero").endswith("[not-a-document]")

    @pytest.mark.skipif(os.name == "nt", reason="links need rights there")
    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
        assert "a link that leads back to itself" in said(tmp_path / "loop.pdf")

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
    )
    def test_a_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "mine.pdf").write_bytes(b"")
        (tmp_path / "mine.pdf").chmod(0)
        assert said(tmp_path / "mine.pdf") == (
            "mine.pdf: you are not allowed to read this. "
            "Ask its owner for permission to read it. [no-access]"
        )


@pytest.fixture(scope="module")
def good_and_bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every bad file, and two good reports among them."""
    folder = tmp_path_factory.mktemp("reports")
    examples = write_examples(tmp_path_factory.mktemp("examples"))
    for place, example in enumerate(examples[:2]):
        (folder / f"{'az'[place]} good.pdf").write_bytes(example.read_bytes())
    for bad in BAD_FILES:
        (folder / bad.name).write_bytes(bad.content())
    return folder


def test_one_bad_file_never_stops_the_others(good_and_bad: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = run("read", good_and_bad, "--out", out)
    assert done.returncode == 1
    assert done.stdout.startswith(f"2 read, {len(BAD_FILES)} could not be read.\n")
    assert len(out.read_text("utf-8").splitlines()) == 2
    rules = {line.split(": ")[0]: line.rpartition(" ")[2] for line in done.stderr.splitlines()}
    assert rules == {bad.name: f"[{bad.rule}]" for bad in BAD_FILES}
