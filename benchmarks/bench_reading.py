"""Reading a folder of reports beside PDFium alone handing over the text of the same pages.

Both use as many processes as there are processors, in one run, in turn. The figure to look at
is the ratio; what is aimed at is at most 1.3. The second table shows that memory does not grow
with the number of files.
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROUNDS = 5


def pdfium_alone(path: str) -> int:
    """The number of characters of all pages, by PDFium's plainest call; 0 if it cannot open."""
    import pypdfium2  # noqa: PLC0415

    characters = 0
    try:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                text_page = page.get_textpage()
                characters += len(text_page.get_text_range())
                text_page.close()
                page.close()
    except pypdfium2.PdfiumError:
        return 0
    return characters


def run_pdfium(paths: list[Path]) -> int:
    """PDFium alone over `paths` on all processors."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return sum(pool.map(pdfium_alone, map(str, paths), chunksize=4))


def run_ilacs(paths: list[Path]) -> int:
    """Records of all `paths` on all processors."""
    from ilacs.reports.folder import read_many  # noqa: PLC0415

    return sum(1 for _ in read_many(paths))


def timed(run: Callable[[list[Path]], int], paths: list[Path]) -> float:
    """Seconds that `run` takes."""
    start = time.perf_counter()
    run(paths)
    return time.perf_counter() - start


def reports(folder: Path) -> list[Path]:
    """The published reports if they are here, else invented ones, many times over."""
    shared = Path(os.environ.get("ILACS_SHARED") or Path(__file__).parents[1].parent / "shared")
    found = sorted((shared / "data").glob("reports*/*.pdf"))
    if found:
        return found
    from ilacs.documents.invented import write_examples  # noqa: PLC0415

    return [path for copy in range(12) for path in write_examples(folder / str(copy))]


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as folder:
        paths = reports(Path(folder))
        print(f"{len(paths)} files, {os.cpu_count()} processes, {ROUNDS} rounds in turn, seconds")
        alone, read = [], []
        for _ in range(ROUNDS):
            alone.append(timed(run_pdfium, paths))
            read.append(timed(run_ilacs, paths))
        ratios = [b / a for a, b in zip(alone, read, strict=True)]
        for name, values in (("PDFium alone", alone), ("ilacs read", read), ("ratio", ratios)):
            low, middle, high = min(values), statistics.median(values), max(values)
            print(f"  {name:14}{low:8.2f}{middle:8.2f}{high:8.2f}   (least, median, most)")
        print("most memory of one process, MB, after reading")
        for times in (1, 3):
            run_ilacs(paths * times)
            own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"  {len(paths) * times:6} files{own:8.0f} here{workers:8.0f} in a worker")


if __name__ == "__main__":
    sys.exit(main())
