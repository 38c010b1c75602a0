"""Which themes an area for improvement is about, and the words that decided.

    classify("The timeliness of return home interviews.").themes == ("missing",)

A linear model over the words of the field (`lexicon.toml`, `rules.toml`, `weights.csv`); how it is
made and how often it is right stands in docs/themes.md.
"""

from ilacs.sector.themes.classifier import Classified, Reason, classify
from ilacs.sector.themes.lines import BadLine, ClassifiedLine, classify_file, classify_lines

__all__ = [
    "BadLine",
    "Classified",
    "ClassifiedLine",
    "Reason",
    "classify",
    "classify_file",
    "classify_lines",
]
