"""What the inspection system is: kinds, versions, judgements, grades, pathways, clocks, rules.

Pure rules: nothing here reads a file, a clock or the network.
"""

from ilacs.framework.assumptions import DEFAULTS, Assumptions, BadSetting, overridden
from ilacs.framework.clocks import Clock, deadline
from ilacs.framework.contacts import ContactKind, contacts_on
from ilacs.framework.due import DueWindow, due_windows
from ilacs.framework.grades import Grade, Judgement, is_good_or_better, rank
from ilacs.framework.judgements import (
    is_sub_judgement,
    practice_judgements,
    predecessors_of,
    successors_of,
)
from ilacs.framework.kinds import Kind
from ilacs.framework.pathways import (
    Pathway,
    PathwayAnswer,
    leaders_and_practice_test,
    pathway_after,
)
from ilacs.framework.rules import Basis, Rule, Unit
from ilacs.framework.versions import FrameworkVersion, judgements_of, version_on

__all__ = [
    "DEFAULTS",
    "Assumptions",
    "BadSetting",
    "Basis",
    "Clock",
    "ContactKind",
    "DueWindow",
    "FrameworkVersion",
    "Grade",
    "Judgement",
    "Kind",
    "Pathway",
    "PathwayAnswer",
    "Rule",
    "Unit",
    "contacts_on",
    "deadline",
    "due_windows",
    "is_good_or_better",
    "is_sub_judgement",
    "judgements_of",
    "leaders_and_practice_test",
    "overridden",
    "pathway_after",
    "practice_judgements",
    "predecessors_of",
    "rank",
    "successors_of",
    "version_on",
]
