"""The fixed set of example documents: each layout at least once, some with oddities."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from ilacs.documents.invented.choices import Layout, Oddity
from ilacs.documents.invented.making import InventedReport, invent

_EXAMPLES: tuple[tuple[Layout, int, frozenset[Oddity]], ...] = (
    (Layout.SIF_EARLY, 1, frozenset({Oddity.PRIORITY_ACTIONS})),
    (Layout.SIF, 1, frozenset()),
    (Layout.SIF, 2, frozenset({Oddity.WRAPPED_GRADE, Oddity.FOOTNOTES})),
    (Layout.SIF_REINSPECTION, 1, frozenset({Oddity.GRADE_LOWER_CASE})),
    (Layout.ILACS_2018, 1, frozenset()),
    (Layout.ILACS_2018, 2, frozenset({Oddity.SHORT_GRADE, Oddity.HEADING_NO_COLON})),
    (Layout.ILACS_2023, 1, frozenset()),
    (Layout.ILACS_2023, 2, frozenset({Oddity.TAG_SPELLINGS, Oddity.CHILDREN_CARE_LEAVERS})),
    (Layout.ILACS_2023, 3, frozenset({Oddity.TWO_PART_VISIT, Oddity.TWO_LEAD_INSPECTORS})),
    (Layout.ILACS_2026, 1, frozenset()),
    (Layout.FOCUSED_VISIT, 1, frozenset({Oddity.PRIORITY_ACTIONS})),
    (Layout.MONITORING_VISIT, 1, frozenset()),
    (Layout.JTAI, 1, frozenset()),
)


def examples() -> tuple[InventedReport, ...]:
    """The example documents, always the same."""
    return tuple(invent(layout, seed=seed, oddities=odd) for layout, seed, odd in _EXAMPLES)


def write_examples(folder: Path) -> tuple[Path, ...]:
    """Write the example PDFs into `folder`, which is made if it is missing; return their paths.

    A file that is there already is replaced whole, so that no reader sees half of it.
    Raises OSError if the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(folder / example.file, example.pdf) for example in examples())


def _write(path: Path, data: bytes) -> Path:
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as half:
        temporary = Path(half.name)
        try:
            half.write(data)
            half.flush()
            os.fsync(half.fileno())
            # A temporary file is private; an example is for everyone.
            temporary.chmod(0o644)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    return path
