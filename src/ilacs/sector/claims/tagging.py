"""The things in a statement that a claim is made of: authorities, grades, times, quotations.

Each is put in a tag, `<grade:0:good>`, so that a pattern need not know how it was written.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ilacs.register import Authority, resolve
from ilacs.sector.claims.phrases import WHEN, phrase_pattern, phrases, when_of

MOST_WORDS = 8
"""Of an authority's name as people write it."""

_QUOTATION = re.compile(r"“([^”]+)”|\"([^\"]+)\"|(?<!\w)‘(.+?)’(?!\w)|(?<!\w)'(.+?)'(?!\w)")
_WORD = re.compile(r"[^\W_][\w’'&-]*")
_NUMBER_BEFORE = r"(?= (?:\w+ )?(?:others?|more|areas?|recommendations?|points)\b)"
_NUMBER_AFTER = "".join(rf"|(?<=\bone of{word} )" for word in ("", " only", " just", " the"))


@dataclass(frozen=True, slots=True)
class Tagged:
    """A statement with its things in tags.

    `things` holds each by its sort and number; `words` is how the statement puts it.
    """

    text: str
    things: dict[str, object]
    words: dict[str, str]

    def of(self, sort: str, within: str | None = None) -> tuple[str, ...]:
        """The keys of all things of a sort, in their order in the statement or in `within`."""
        found = re.finditer(rf"<({sort}:\d+)[:>]", self.text if within is None else within)
        return tuple(match[1] for match in found)


class _Tagger:
    def __init__(self, text: str) -> None:
        self.text = text
        self.things: dict[str, object] = {}
        self.words: dict[str, str] = {}

    def add(self, sort: str, thing: object, words: str, name: str = "") -> str:
        key = f"{sort}:{sum(known.startswith(sort + ':') for known in self.things)}"
        self.things[key], self.words[key] = thing, words
        return f"<{key}:{name}>" if name else f"<{key}>"

    def replace(self, pattern: re.Pattern[str], tag: Callable[[re.Match[str]], str]) -> None:
        """Tag every match of `pattern` outside the tags that there are."""
        parts = re.split(r"(<[^<>]+>)", self.text)
        self.text = "".join(
            part if place % 2 else pattern.sub(tag, part) for place, part in enumerate(parts)
        )


def tagged(statement: str, as_at: date) -> Tagged:
    """`statement` with its things in tags. Raises ValueError for a day that there is not."""
    tagger = _Tagger(" ".join(statement.replace("<", "‹").replace(">", "›").split()))
    tagger.replace(_QUOTATION, lambda match: _quotation(match, tagger))
    _tag_authorities(tagger)
    tagger.text = tagger.text.lower()
    tagger.replace(WHEN, lambda match: _time(match, as_at, tagger))
    tagger.replace(phrase_pattern("others"), _of("other", "others", tagger))
    tagger.replace(phrase_pattern("judgements"), _of("judgement", "judgements", tagger))
    tagger.replace(phrase_pattern("grades"), _of("grade", "grades", tagger))
    tagger.replace(phrase_pattern("events"), _of("event", "events", tagger))
    words = rf"(?:{phrase_pattern('numbers').pattern}|\b\d{{1,3}}\b)"
    bound = re.compile(rf"{phrase_pattern('bounds').pattern}(?= {words})")
    tagger.replace(bound, _of("bound", "bounds", tagger))
    number = re.compile(rf"{words}{_NUMBER_BEFORE}|(?:(?<=\bpathway ){_NUMBER_AFTER}){words}")
    tagger.replace(number, lambda match: tagger.add("number", match[0], match[0]))
    return Tagged(tagger.text, tagger.things, tagger.words)


def _quotation(match: re.Match[str], tagger: _Tagger) -> str:
    """A tag for words in quotation marks; a grade in them is only a grade."""
    words = next(group for group in match.groups() if group)
    if " ".join(words.lower().split()).strip(".,") in phrases("grades"):
        return words
    words = words.replace("‹", "<").replace("›", ">")
    return tagger.add("quote", words, words)


def _time(match: re.Match[str], as_at: date, tagger: _Tagger) -> str:
    length = "year" if match["year"] else "month"
    if match["day"] or (match["iso"] or "").count("-") > 1:
        length = "day"
    return tagger.add("when", when_of(match, as_at), match[0], length)


def _of(sort: str, group: str, tagger: _Tagger) -> Callable[[re.Match[str]], str]:
    meant = phrases(group)
    return lambda match: tagger.add(sort, meant[match[0]], match[0], meant[match[0]])


def _tag_authorities(tagger: _Tagger) -> None:
    parts = re.split(r"(<[^<>]+>)", tagger.text)
    tagger.text = "".join(
        part if place % 2 else _with_authorities(part, tagger) for place, part in enumerate(parts)
    )


def _with_authorities(text: str, tagger: _Tagger) -> str:
    words = list(_WORD.finditer(text))
    tagged, done, place = "", 0, 0
    while place < len(words):
        length, authority = _name_at(words, place, text)
        if authority is None:
            place += 1
            continue
        tagged += text[done : words[place].start()]
        done = words[place + length - 1].end()
        typed = text[words[place].start() : done]
        tagged += tagger.add("authority", authority.name, typed)
        place += length
    return tagged + text[done:]


def _name_at(words: list[re.Match[str]], place: int, text: str) -> tuple[int, Authority | None]:
    """The longest name that begins at the word `place`, and how many words it takes."""
    for length in range(min(MOST_WORDS, len(words) - place), 0, -1):
        name = text[words[place].start() : words[place + length - 1].end()]
        name = re.sub(r"(?:’s|'s|’|')$", "", name)
        found = resolve(name) if _could_be_name(name) else None
        if found and not _is_plain_word(name, found):
            return length, found
    return 0, None


def _could_be_name(name: str) -> bool:
    return not re.search(r"\d", name) and name.lower() not in phrases("grades")


def _is_plain_word(name: str, authority: Authority) -> bool:
    """Whether this is a word like others, as `reading` is when it has no capital."""
    return name == name.lower() and authority.name.lower() in phrases("plain_words")
