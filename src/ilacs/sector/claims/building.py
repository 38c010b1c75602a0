"""Claims from names and values, as a file or a statement gives them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ilacs.register import AmbiguousName, UnknownName, look_up
from ilacs.sector.claims import phrases
from ilacs.sector.claims.claim import Claim, When
from ilacs.sector.claims.mentions import theme_words
from ilacs.sector.claims.registry import KINDS, ClaimKind
from ilacs.sector.claims.wording import ended_words

LONGEST_QUOTATION = 4000
"""Characters."""


class BadClaim(Exception):
    """A claim cannot be made of these values; `problems` say why, one for each of them."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def kind_called(id_: object) -> ClaimKind:
    """The kind with this id. Raises BadClaim, with the ids that there are."""
    for kind in KINDS:
        if kind.id == id_:
            return kind
    ids = ", ".join(kind.id for kind in KINDS)
    raise BadClaim((f"kind: there is no such kind. Use one of: {ids}.",))


def build(kind: ClaimKind, values: Mapping[str, object]) -> Claim:
    """A claim of `kind` with `values`, which may be as typed: names, words for grades, dates.

    Raises BadClaim with everything that is missing, unknown or cannot be used.
    """
    parameters = {parameter.name: parameter for parameter in kind.parameters()}
    problems, read = [], {}
    for name, value in values.items():
        if name not in parameters:
            problems.append(f"{name}: {kind.id} takes no such thing, only {', '.join(parameters)}.")
            continue
        try:
            read[name] = _READERS[name](value)
        except (UnknownName, AmbiguousName) as error:
            problems.append(f"{name}: {error}")
        except ValueError as error:
            problems.append(f"{name}: {error}.")
    problems += [
        f"{name}: missing. Give {parameter.says}."
        for name, parameter in parameters.items()
        if parameter.needed and name not in values
    ]
    if problems:
        raise BadClaim(tuple(problems))
    claim: Claim = kind.of(**read)
    return claim


def _authority(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise ValueError("it must be the name of an authority or its number")
    authority = look_up(value)
    if authority.urn is None:
        ended = ended_words(authority) or "It has no number with the inspectorate in the register."
        raise ValueError(
            f"The record holds no inspection of {authority.name}. {ended} Name one that it holds"
        )
    return authority.urn


def _authorities(value: object) -> tuple[int, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError('it must be a list of names, such as ["Brent", "Leeds"]')
    return tuple(_authority(one) for one in value)


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str):
        return phrases.read_number(value)
    raise ValueError("it must be a whole number")


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("it must be true or false")
    return value


def _pathway(value: object) -> int:
    number = _number(value)
    if number not in (1, 2, 3):
        raise ValueError("it must be 1, 2 or 3")
    return number


def _when(value: object) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, date):
        day = date(value.year, value.month, value.day)
        return When(day, day)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return phrases.read_when(_words(value))


def _theme(value: object) -> str:
    slug = _words(value).strip().lower()
    if slug in theme_words():
        return slug
    raise ValueError(f"there is no such theme. Use one of: {', '.join(sorted(theme_words()))}")


def _quotation(value: object) -> str:
    words = _words(value).strip()
    if not any(character.isalnum() for character in words):
        raise ValueError("it must hold the words that are quoted")
    if len(words) > LONGEST_QUOTATION:
        raise ValueError(f"it is longer than {LONGEST_QUOTATION:,} characters")
    return words


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("it must be text in quotation marks")
    return value


def _from_words(read: Callable[[str], Any]) -> Callable[[object], Any]:
    return lambda value: read(_words(value))


_READERS: dict[str, Callable[[object], Any]] = {
    "authority": _authority,
    "together": _authorities,
    "named": _authorities,
    "grade": _from_words(phrases.read_grade),
    "before": _from_words(phrases.read_grade),
    "after": _from_words(phrases.read_grade),
    "judgement": _from_words(phrases.read_judgement),
    "movement": _from_words(phrases.read_movement),
    "event": _from_words(phrases.read_event),
    "when": _when,
    "since": _when,
    "count": _number,
    "bound": _from_words(phrases.read_bound),
    "improving": _yes_or_no,
    "pathway": _pathway,
    "theme": _theme,
    "words": _quotation,
}
"""How each parameter is read from what was typed, by its name."""
