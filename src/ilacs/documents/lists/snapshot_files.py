"""A snapshot as Parquet: a file for each list. For invented lists only: nothing is encrypted."""

from pathlib import Path

from ilacs.lists.snapshot import PLACE, ROW, Snapshot


def write_parquet(snapshot: Snapshot, folder: Path) -> Path:
    """Write each list with its declared columns, by their names; gives back the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for list_id, read in snapshot.lists.items():
        read.rows.drop(PLACE, ROW).write_parquet(folder / f"{list_id}.parquet")
    return folder
