"""Fits the weights of the themes model and writes them into the package.

    python scripts/fit_themes.py [SHARED]

Needs the archive (`../shared`, or the folder that is named). The examples are the labelled areas
for improvement; recommendations of earlier reports (`themes/recommendations.csv` holds who said
what they are about, the sentences are read from the reports); and sentences written for the
purpose (`themes/written.csv`). The fit is a logistic regression of every theme on the evidence in
the sentence. What `lexicon.toml` and `rules.toml` declare is where the weights begin, and it takes
examples to move them.
"""

import csv
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ilacs.framework.themes import THEMES
from ilacs.reports import read
from ilacs.sector.themes.classifier import first_at
from ilacs.sector.themes.evidence import evidence
from ilacs.sector.themes.lexicon import lexicon
from ilacs.sector.themes.mentions import mentions
from ilacs.sector.themes.rules import rules
from ilacs.sector.themes.text import readable
from ilacs.sector.themes.weights import PRECEDENCE

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).with_name("themes")
WEIGHTS = ROOT / "src" / "ilacs" / "sector" / "themes" / "weights.csv"
SLUGS = [theme.slug for theme in THEMES]
COLUMN = {slug: column for column, slug in enumerate(SLUGS)}

BEGINS = {"sure": (5.0, 2.0), "likely": (3.2, 0.8), "hint": (1.2, 0.2)}
"""Where the weight of a concept begins, in the head of the sentence and in what it is for."""
ANYWHERE = 0.7
AMONG = 0.8
START = -4.0
"""The score of every theme where nothing speaks for it."""
LOOSENESS = {
    "concept": 1.0,
    "word": 0.5,
    "root": 0.7,
    "first": 0.8,
    "tie": 0.6,
    "next": 0.5,
    "only": 0.8,
    "rule": 0.6,
}
"""How easily weights move, by the kind of evidence."""
STRICTNESS = 0.45
PLAIN = frozenset({"root", "pair"})
"""The evidence of the second regression."""
PLAIN_STRICTNESS = 0.6
PLAIN_SHARE = 0.5
"""How much of the mean the second regression is."""
AREAS_COUNT = 2.0
"""A labelled area weighs as much as this many other examples."""
PLACES_SCALE = 3.0
"""So many mentions earlier weigh as one, which sets how strict the precedence is."""
SEEN_AT_LEAST = 2
SMALLEST_KEPT = 0.03


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, its themes with the main one first, and the authority it is about, if any."""

    text: str
    themes: tuple[str, ...]
    urn: str
    is_area: bool = False


def labelled(shared: Path) -> list[Example]:
    """The labelled areas for improvement."""
    with (shared / "data" / "areas_labelled.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Example(
                row["text"], tuple(row["themes"].split()), row["file"].split("-")[0], is_area=True
            )
            for row in csv.DictReader(lines)
        ]


def letters(text: str) -> str:
    """What a sentence is known by in `recommendations.csv` and `letters.csv`."""
    return hashlib.sha256(re.sub(r"\W+", "", text.lower()).encode()).hexdigest()[:16]


def recommendations(shared: Path) -> list[Example]:
    """The labelled recommendations of earlier reports, with the sentences as read from them."""
    return _by_digest(DATA / "recommendations.csv", shared / "data" / "reports")


def joint_letters(shared: Path) -> list[Example]:
    """The labelled areas of letters of joint inspections: to measure on, never to fit on."""
    return _by_digest(DATA / "letters.csv", shared / "data" / "reports_jtai")


def _by_digest(labels: Path, reports: Path) -> list[Example]:
    with labels.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    sentences = {
        (file, letters(area.text)): area.text
        for file in sorted({row["file"] for row in rows})
        for report in [read(reports / file)]
        for area in (*report.areas_for_improvement, *report.areas_for_priority_action)
    }
    return [
        Example(text, tuple(row["themes"].split()), row["file"].split("-")[0])
        for row in rows
        if (text := sentences.get((row["file"], row["sha256_of_letters"])))
    ]


def written() -> list[Example]:
    """The sentences that were written for the purpose."""
    with (DATA / "written.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Example(row["text"], tuple(row["themes"].split()), "") for row in csv.DictReader(lines)
        ]


def pieces(text: str) -> frozenset[str]:
    """The evidence in a sentence."""
    return frozenset(evidence(mentions(readable(text))))


def beginnings(known: dict[str, int]) -> np.ndarray:
    """Themes by evidence: where the weights begin, from the lexicon and the rules."""
    begin = np.zeros((len(SLUGS), len(known)))
    for concept in lexicon().concepts.values():
        if concept.theme is None:
            continue
        head, purpose = BEGINS[concept.strength]
        purpose = head * ANYWHERE if concept.anywhere else purpose
        places = {"head": head, "purpose": purpose, "aim": (head + purpose) / 2}
        for place, weight in (places | {"among": head * AMONG}).items():
            begin[COLUMN[concept.theme], known[f"concept {concept.name}@{place}"]] = weight
    for rule in rules():
        begin[COLUMN[rule.theme], known[rule.key]] = rule.weight
    return begin


def known_pieces(sentences: Iterable[frozenset[str]]) -> dict[str, int]:
    """The evidence that gets weights: seen often enough, or declared."""
    counts = Counter(piece for sentence in sentences for piece in sentence)
    known = {piece for piece, count in counts.items() if count >= SEEN_AT_LEAST}
    known |= {
        f"concept {concept.name}@{place}"
        for concept in lexicon().concepts.values()
        if concept.theme
        for place in ("head", "purpose", "aim", "among")
    }
    known |= {rule.key for rule in rules()}
    return {piece: column for column, piece in enumerate(sorted(known))}


def matrix(sentences: Sequence[frozenset[str]], known: dict[str, int]) -> csr_matrix:
    """Sentences by evidence, 1 where it is there."""
    cells = [
        (row, known[piece])
        for row, sentence in enumerate(sentences)
        for piece in sentence
        if piece in known
    ]
    rows, columns = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (rows, columns)), (len(sentences), len(known)))


def precedence(areas: Sequence[Example]) -> np.ndarray:
    """How many mentions earlier each theme counts when the main theme is chosen.

    From the areas with several themes: a logistic regression of which of two is the main one on
    what they are and how much earlier one is mentioned.
    """
    differences = []
    for area in areas:
        found = mentions(readable(area.text))
        first, *others = (
            np.append(np.eye(len(SLUGS))[COLUMN[theme]], -first_at(theme, found) / PLACES_SCALE)
            for theme in area.themes
        )
        differences += [first - other for other in others]
    both = np.array(differences + [-difference for difference in differences])
    main = [1] * len(differences) + [0] * len(differences)
    weights = LogisticRegression(fit_intercept=False).fit(both, main).coef_[0]
    return weights[:-1] / weights[-1] * PLACES_SCALE


def fit(examples: Sequence[Example]) -> dict[str, np.ndarray]:
    """For each piece of evidence, what it adds to each theme in turn; precedence beside it.

    The mean of two regressions: one on all evidence but pairs of words, which begins at what the
    lexicon and the rules declare, and one on plain words and pairs, which begins at nothing.
    """
    sentences = [pieces(example.text) for example in examples]
    known = known_pieces(sentences)
    seen = matrix(sentences, known)
    given = np.zeros((len(examples), len(SLUGS)))
    for row, example in enumerate(examples):
        given[row, [COLUMN[theme] for theme in example.themes]] = 1
    counts = np.array([[AREAS_COUNT if example.is_area else 1.0] for example in examples])
    kinds = [piece.partition(" ")[0] for piece in known]
    declared = regression(
        seen,
        given,
        counts,
        beginnings(known),
        np.array([LOOSENESS.get(kind, 0.0) for kind in kinds]),
        STRICTNESS,
    )
    plain = regression(
        seen,
        given,
        counts,
        np.zeros(declared.shape),
        np.array([float(kind in PLAIN) for kind in kinds]),
        PLAIN_STRICTNESS,
    )
    table = (1 - PLAIN_SHARE) * declared + PLAIN_SHARE * plain
    result = {piece: table[:, column] for piece, column in known.items()}
    return result | {PRECEDENCE: precedence([e for e in examples if e.is_area])}


def regression(
    seen: csr_matrix,
    given: np.ndarray,
    counts: np.ndarray,
    begin: np.ndarray,
    loose: np.ndarray,
    strictness: float,
) -> np.ndarray:
    """Themes by evidence: the weights of a logistic regression that is held to its beginning.

    `seen` is sentences by evidence, `given` sentences by themes, `counts` how much a sentence
    weighs, `begin` themes by evidence, `loose` how easily the weights of each piece move.
    """
    seen_across = seen.T.tocsr()

    def loss(moves: np.ndarray) -> tuple[float, np.ndarray]:
        away = moves.reshape(begin.shape)
        scores = seen @ (begin + away * loose).T + START
        cost = (counts * (np.logaddexp(0, scores) - scores * given)).sum()
        error = counts * (1 / (1 + np.exp(-scores)) - given)
        slope = (seen_across @ error).T * loose + strictness * away
        return cost + strictness / 2 * (away**2).sum(), slope.ravel()

    first = np.zeros(begin.size)
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    return begin + found.reshape(begin.shape) * loose


def written_out(table: dict[str, np.ndarray]) -> str:
    """The weights as the file holds them; weights too small to matter are left out."""
    rows = {"themes": " ".join(SLUGS), "start": f"{START:g}"}
    for piece, row in table.items():
        kept = np.flatnonzero(abs(row) >= SMALLEST_KEPT)
        if kept.size:
            rows[piece] = " ".join(f"{at}={row[at]:.2g}" for at in kept)
    return "".join(f"{name},{rest}\n" for name, rest in rows.items())


def main() -> int:
    """Fit on everything and write the weights."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    examples = [*labelled(shared), *recommendations(shared), *written()]
    text = written_out(fit(examples))
    WEIGHTS.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(examples)} examples, {len(text)} bytes in {WEIGHTS}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
