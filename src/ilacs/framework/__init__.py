"""What the inspection system is: kinds, versions, judgements and grades.

Pure rules: nothing here reads a file, a clock or the network.
"""

from ilacs.framework.grades import Grade, Judgement
from ilacs.framework.kinds import Kind
from ilacs.framework.versions import FrameworkVersion, judgements_of, version_on

__all__ = [
    "FrameworkVersion",
    "Grade",
    "Judgement",
    "Kind",
    "judgements_of",
    "version_on",
]
