"""How people put claims, as `patterns.toml` declares it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ilacs.sector.claims.building import kind_called
from ilacs.sector.claims.registry import ClaimKind


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that a claim of a kind is put in, and what they say of it without being named."""

    kind: ClaimKind
    words: re.Pattern[str]
    values: Mapping[str, object]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern, the most telling first."""
    text = files("ilacs.sector.claims").joinpath("patterns.toml").read_text(encoding="utf-8")
    return tuple(
        Pattern(kind_called(one["kind"]), _regex(one["words"]), one.get("values", {}))
        for one in tomllib.loads(text)["pattern"]
    )


def _regex(words: str) -> re.Pattern[str]:
    """The pattern with `{grade}` and the like as the tags that stand for them."""
    tags = re.sub(r"\{([a-z]+)=([a-z_]+)\}", r"<\1:\\d+:\2>", words)
    return re.compile(re.sub(r"\{([a-z]+)\}", r"<\1:\\d+(?::[a-z_]+)?>", tags))
