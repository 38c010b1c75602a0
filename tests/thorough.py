"""What automation asks beyond the command that people wait for: with ILACS_THOROUGH=1.

Specifications then run on Spark too, which everybody else asks about generated lists only, and
slow tests invent as many examples as they name.
"""

import os

THOROUGH = os.environ.get("ILACS_THOROUGH") == "1"
_OTHERWISE = 3


def examples(number: int) -> int:
    """So many examples; a third of them where nobody asked to be thorough."""
    return number if THOROUGH else max(1, number // _OTHERWISE)


def is_for_automation(path: str, engine: object) -> bool:
    """Whether a test is one that only automation waits for."""
    asks_each = "/spec/" in path or path.endswith("test_measures_joined.py")
    return not THOROUGH and engine == "spark" and asks_each
