"""The letters that spreadsheets show above their columns."""


def column_letters(index: int) -> str:
    """The letters of a column, counted from 0: A, ..., Z, AA, ..."""
    before, last = divmod(index, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)
