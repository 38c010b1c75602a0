"""Figures into files: the ending of the file's name says which type is written."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

from ilacs.documents.measures.answers import MeasuresAnswer
from ilacs.documents.measures.flat import flat
from ilacs.documents.measures.measures_json import measures_json
from ilacs.documents.measures.page import measures_page
from ilacs.documents.new_files import check_output, write_whole


def _parquet(answer: MeasuresAnswer) -> bytes:
    content = io.BytesIO()
    flat(answer).write_parquet(content)
    return content.getvalue()


def _workbook(answer: MeasuresAnswer) -> bytes:
    from ilacs.documents.measures.workbook import measures_workbook  # noqa: PLC0415

    return measures_workbook(answer)


_WRITERS: Mapping[str, Callable[[MeasuresAnswer], bytes]] = {
    ".html": lambda answer: measures_page(answer).encode(),
    ".xlsx": _workbook,
    ".json": lambda answer: measures_json(answer).encode(),
    ".parquet": _parquet,
}
ENDINGS = tuple(_WRITERS)


def write_measures(answer: MeasuresAnswer, out: Path) -> Path:
    """Write all figures, and give back where they are.

    Raises CannotWrite if nothing can be written there, OSError if writing fails.
    """
    check_output(out, ENDINGS)
    return write_whole(out, _WRITERS[out.suffix.lower()](answer))
