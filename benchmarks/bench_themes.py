"""How often the themes of an area for improvement are right, beside the plain list of cues.

Cross-validated over authorities on the labelled areas: in each fold the model is fitted again
without any report of the fold's authorities, and the threshold is chosen among the others. Then
again without the phrases and rules, too, that only the fold's authorities have: it shows what a
lexicon made from the same reports flatters. Needs the archive (`../shared`, or the folder that
ILACS_SHARED names); says so and ends where it is not.
"""

import os
import re
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))

import fit_themes  # noqa: E402
from fit_themes import (  # noqa: E402
    SLUGS,
    WEIGHTS,
    Example,
    fit,
    joint_letters,
    labelled,
    recommendations,
    written,
    written_out,
)

from ilacs.sector.themes import classify  # noqa: E402
from ilacs.sector.themes import evidence as evidence_module  # noqa: E402
from ilacs.sector.themes import mentions as mentions_module  # noqa: E402
from ilacs.sector.themes.classifier import THRESHOLD, chosen, main_first, scored  # noqa: E402
from ilacs.sector.themes.evidence import evidence  # noqa: E402
from ilacs.sector.themes.mentions import mentions, phrases, phrases_of  # noqa: E402
from ilacs.sector.themes.rules import rules  # noqa: E402
from ilacs.sector.themes.text import readable, root, words  # noqa: E402
from ilacs.sector.themes.weights import Weights, weights_from  # noqa: E402

FOLDS, FOLDS_WITHIN = 6, 3
THRESHOLDS = [step / 10 for step in range(-15, 11)]
WORST_SHOWN, CONFUSED_SHOWN = 10, 5

Answers = list[tuple[str, ...]]


def parted(urns: Sequence[str], folds: int) -> Iterator[set[str]]:
    """Authorities in `folds` parts with about the same number of areas each."""
    parts: list[set[str]] = [set() for _ in range(folds)]
    sizes = [0] * folds
    for urn, count in sorted(Counter(urns).items(), key=lambda item: (-item[1], item[0])):
        smallest = sizes.index(min(sizes))
        parts[smallest].add(urn)
        sizes[smallest] += count
    yield from parts


def fitted_without(examples: Sequence[Example], urns: set[str]) -> Weights:
    """The weights that all examples give which are not about these authorities."""
    return weights_from(written_out(fit([e for e in examples if e.urn not in urns])))


def answers(areas: Sequence[Example], by: Weights, threshold: float) -> Answers:
    """The themes of each area."""
    found = [mentions(readable(area.text)) for area in areas]
    return [
        tuple(main_first(chosen(scored(evidence(one), by), threshold), one, by)) for one in found
    ]


def best_threshold(areas: Sequence[Example], others: Sequence[Example]) -> float:
    """The threshold with the best F1 on these areas, each scored by a model that never saw them."""
    scores = []
    for part in parted([area.urn for area in areas], FOLDS_WITHIN):
        by = fitted_without([*areas, *others], part)
        for area in areas:
            if area.urn in part:
                found = mentions(readable(area.text))
                scores.append((area.themes, scored(evidence(found), by)))
    right = [themes for themes, _ in scores]
    return max(
        THRESHOLDS,
        key=lambda threshold: f1([chosen(of, threshold) for _, of in scores], right)[2],
    )


def f1(given: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Precision, recall and their harmonic mean over all themes together."""
    hits = sum(len(set(g) & set(r)) for g, r in zip(given, right, strict=True))
    all_given, all_right = sum(map(len, given)), sum(map(len, right))
    return hits / all_given, hits / all_right, 2 * hits / (all_given + all_right)


def cross_validated(areas: Sequence[Example], others: Sequence[Example]) -> Answers:
    """The themes of each area by models that saw nothing of its authority."""
    result: dict[int, tuple[str, ...]] = {}
    for part in parted([area.urn for area in areas], FOLDS):
        rest = [area for area in areas if area.urn not in part]
        outside = [other for other in others if other.urn not in part]
        threshold = best_threshold(rest, outside)
        by = fitted_without([*rest, *outside], set())
        places = [at for at, area in enumerate(areas) if area.urn in part]
        given = answers([areas[at] for at in places], by, threshold)
        result.update(zip(places, given, strict=True))
    return [result[at] for at in range(len(areas))]


def owners(areas: Sequence[Example]) -> tuple[Mapping[tuple[str, ...], set[str]], ...]:
    """Which authorities have each phrase of the lexicon, in any form, and each rule, by its key."""
    forms = defaultdict(list)
    for phrase in phrases().by_stems:
        forms[tuple(root(word) for word in phrase)].append(phrase)
    longest = max(map(len, forms))
    of_phrase: dict[tuple[str, ...], set[str]] = defaultdict(set)
    of_rule: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for area in areas:
        plain = readable(area.text)
        roots = [root(word.stem) for word in words(plain)]
        for begin in range(len(roots)):
            for length in range(1, longest + 1):
                for phrase in forms.get(tuple(roots[begin : begin + length]), ()):
                    of_phrase[phrase].add(area.urn)
        for piece in evidence(mentions(plain)):
            of_rule[(piece,)].add(area.urn)
    return of_phrase, of_rule


@contextmanager
def without_what_only(urns: set[str], areas: Sequence[Example]) -> Iterator[None]:
    """The lexicon and the rules without what these authorities alone have."""
    of_phrase, of_rule = owners(areas)
    kept_phrases = phrases_of(
        {
            phrase: concept
            for phrase, concept in phrases().by_stems.items()
            if phrase not in of_phrase or of_phrase[phrase] - urns
        }
    )
    kept_rules = tuple(
        rule for rule in rules() if (rule.key,) not in of_rule or of_rule[(rule.key,)] - urns
    )
    with (
        patch.object(mentions_module, "phrases", lambda: kept_phrases),
        patch.object(evidence_module, "rules", lambda: kept_rules),
        patch.object(fit_themes, "rules", lambda: kept_rules),
    ):
        yield


def cross_validated_without_phrases(
    areas: Sequence[Example], others: Sequence[Example], threshold: float
) -> Answers:
    """As `cross_validated`, without the phrases and rules that only the fold's authorities have."""
    result: dict[int, tuple[str, ...]] = {}
    for part in parted([area.urn for area in areas], FOLDS):
        places = [at for at, area in enumerate(areas) if area.urn in part]
        with without_what_only(part, areas):
            by = fitted_without([*areas, *others], part)
            result.update(
                zip(places, answers([areas[at] for at in places], by, threshold), strict=True)
            )
    return [result[at] for at in range(len(areas))]


def cues(domain: Path) -> dict[str, re.Pattern[str]]:
    """The plain list of cues: a theme is given where one of its cues begins a word."""
    rows = re.findall(r"^\| `([a-z0-9-]+)` \|(.*)\|$", domain.read_text("utf-8"), re.MULTILINE)
    lists = {slug: cells.split("|")[3].split(";") for slug, cells in rows}
    return {
        slug: re.compile(r"\b(?:" + "|".join(re.escape(cue.strip()) for cue in found) + ")", re.I)
        for slug, found in lists.items()
    }


def by_cues(areas: Sequence[Example], patterns: dict[str, re.Pattern[str]]) -> Answers:
    """The themes of each area by the list of cues, the earliest first."""
    other_plans = re.compile(
        r"\b(pathway|permanence|safety|health|education|improvement) plans", re.I
    )
    result: Answers = []
    for area in areas:
        plain = area.text.replace("’", "'")
        first = {
            slug: hit.start()
            for slug, pattern in patterns.items()
            if (hit := pattern.search(other_plans.sub(r"\1", plain) if "plans" in slug else plain))
        }
        result.append(tuple(sorted(first, key=lambda slug: first[slug])))
    return result


def first_right(given: Answers, areas: Sequence[Example]) -> float:
    """How often the main theme is the reader's."""
    return statistics.fmean(g[:1] == a.themes[:1] for g, a in zip(given, areas, strict=True))


def by_theme(
    given: Answers, areas: Sequence[Example]
) -> list[tuple[str, int, float, float, float]]:
    """Each theme with its number, precision, recall and F1."""
    rows = []
    for slug in SLUGS:
        hits = sum(slug in g and slug in a.themes for g, a in zip(given, areas, strict=True))
        out = sum(slug in g for g in given)
        there = sum(slug in a.themes for a in areas)
        rows.append(
            (slug, there, hits / max(out, 1), hits / max(there, 1), 2 * hits / max(out + there, 1))
        )
    return rows


def confusion(given: Answers, areas: Sequence[Example], slugs: Sequence[str]) -> list[list[int]]:
    """Rows: a theme that was missed, or none. Columns: what was given instead, or nothing."""
    table = [[0] * (len(slugs) + 2) for _ in range(len(slugs) + 1)]
    for g, a in zip(given, areas, strict=True):
        missed = [slug for slug in slugs if slug in a.themes and slug not in g]
        wrong = [slug for slug in g if slug not in a.themes]
        columns = [slugs.index(slug) if slug in slugs else len(slugs) for slug in wrong]
        for slug in missed:
            for column in columns or [len(slugs) + 1]:
                table[slugs.index(slug)][column] += 1
        if not missed:
            for column in columns:
                table[-1][column] += column < len(slugs)
    return table


def timings(areas: Sequence[Example]) -> tuple[float, float, float]:
    """Milliseconds: an area at the median and the 99th centile, and the first in a new process."""
    classify(areas[0].text)
    taken = []
    for area in areas:
        begin = time.perf_counter()
        classify(area.text)
        taken.append((time.perf_counter() - begin) * 1000)
    code = (
        "import time; from ilacs.sector.themes import classify; b = time.perf_counter();"
        "classify('The quality of assessments.'); print((time.perf_counter() - b) * 1000)"
    )
    first = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98], float(first.stdout)


def line(name: str, given: Answers, areas: Sequence[Example]) -> str:
    precision, recall, both = f1(given, [area.themes for area in areas])
    main = first_right(given, areas)
    return f"{name:<34}{both:>8.3f}{precision:>11.3f}{recall:>8.3f}{main:>12.3f}"


def main() -> int:
    shared = Path(os.environ.get("ILACS_SHARED") or ROOT.parent / "shared")
    if not (shared / "data" / "areas_labelled.csv").exists():
        print(f"No archive in {shared}: nothing is measured.")
        return 0
    areas = labelled(shared)
    others = [*recommendations(shared), *written()]
    given = cross_validated(areas, others)
    strict = cross_validated_without_phrases(areas, others, THRESHOLD)
    print(f"{len(areas)} areas of {len({area.urn for area in areas})} authorities, {FOLDS} folds")
    print(f"{'':<34}{'micro-F1':>8}{'precision':>11}{'recall':>8}{'main theme':>12}")
    print(line("model, cross-validated", given, areas))
    print(line("and without the fold's own phrases", strict, areas))
    cued = by_cues(areas, cues(shared / "domain.md"))
    print(line("plain list of cues", cued, areas))
    joint = joint_letters(shared)
    shipped = [classify(area.text).themes for area in joint]
    print(line("model as shipped, joint letters", shipped, joint))
    rows = sorted(by_theme(given, areas), key=lambda row: row[4])
    print(f"\n{'worst themes':<34}{'areas':>8}{'precision':>11}{'recall':>8}{'F1':>12}")
    for slug, there, precision, recall, both in rows[:WORST_SHOWN]:
        print(f"{slug:<34}{there:>8}{precision:>11.2f}{recall:>8.2f}{both:>12.2f}")
    worst = [row[0] for row in rows[:CONFUSED_SHOWN]]
    print("\nconfusion: missed (rows) and what was given wrongly there (columns)")
    print(f"{'':<24}" + "".join(f"{slug[:14]:>16}" for slug in [*worst, "another", "nothing"]))
    for slug, counts in zip(
        [*worst, "(nothing missed)"], confusion(given, areas, worst), strict=True
    ):
        print(f"{slug:<24}" + "".join(f"{count:>16}" for count in counts))
    median, slow, cold = timings(areas)
    begin = time.perf_counter()
    by_cues(areas, cues(shared / "domain.md"))
    plain = (time.perf_counter() - begin) * 1000 / len(areas)
    print(f"\nan area takes {median:.2f} ms (median), {slow:.2f} ms (99th centile)")
    print(f"the plain list of cues takes {plain:.2f} ms an area")
    files = [WEIGHTS, *WEIGHTS.parent.glob("*.toml")]
    size = sum(file.stat().st_size for file in files)
    print(f"the first in a new process {cold:.0f} ms; the model has {size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
