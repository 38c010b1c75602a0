"""Whether the words of a statement say that a grade went another way than it claims."""

import re

from ilacs.framework.grades import rank
from ilacs.sector.claims.claim import Changed, Moved, Movement
from ilacs.sector.claims.word_places import any_of, plain_words

_TAG = re.compile(r"<[^<>]+>")


def gone_against(text: str, claim: Moved | Changed) -> str | None:
    """A word of `text`, in small letters with its things in tags, for another movement."""
    went = claim.movement if isinstance(claim, Changed) else _movement(claim)
    others = (
        word for way, words in plain_words("directions").items() if way != went for word in words
    )
    match = any_of(others).search(_TAG.sub(" ", text))
    return match[0] if match else None


def _movement(claim: Moved) -> Movement:
    was, is_now = rank(claim.before) or 0, rank(claim.after) or 0
    if was == is_now:
        return Movement.REMAINED
    return Movement.IMPROVED if is_now > was else Movement.DECLINED
