"""Panics of parsers written in Rust: they are no ordinary exceptions in Python."""


def is_panic(error: BaseException) -> bool:
    """Whether a parser gave up in a way that it did not foresee."""
    return type(error).__name__ == "PanicException"
