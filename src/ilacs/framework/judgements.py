"""What a judgement of one framework version is called in the next, and where it came from.

A judgement maps to those that cover the same ground. The single inspection framework also
graded two parts of its care judgement, adoption (2.1) and care leavers (2.2): a sub-judgement
is not a judgement, so it maps to nothing, not even to a later judgement of the same name. The
care leavers judgement of 2023 thus goes back to the combined judgement of 2018, and that to the
whole care judgement of the single inspection framework.
"""

from ilacs.framework.grades import Judgement
from ilacs.framework.rules import Basis, Rule
from ilacs.framework.versions import ERAS, FrameworkVersion, judgements_of

MAPPING = Rule(
    id="judgements.mapping",
    wording=(
        "Leaders and help and protection map to themselves through all versions, overall while "
        "both versions have it. The care judgement of the single inspection framework maps to "
        "the combined judgement of 2018, and that to both children in care and care leavers from "
        "2023. The safeguarding board's judgement maps to nothing."
    ),
    basis=Basis.ASSUMPTION,
    source="Read from the headings of 497 published reports; no source states a mapping.",
    in_force_from=ERAS[1].first_day,
)
SUB_JUDGEMENTS = Rule(
    id="judgements.sub_judgements",
    wording=(
        "Adoption and care leavers were sub-judgements of the single inspection framework "
        "(2.1 and 2.2). A sub-judgement is not a judgement: it is not compared across versions."
    ),
    basis=Basis.MEASURED,
    source="Numbered 2.1 and 2.2 in the published reports of 2013 to 2018.",
    in_force_from=ERAS[1].first_day,
)

RULES = (MAPPING, SUB_JUDGEMENTS)

_SUB = {FrameworkVersion.SIF: (Judgement.ADOPTION, Judgement.CARE_LEAVERS)}

_RENAMED: dict[tuple[FrameworkVersion, Judgement], tuple[Judgement, ...]] = {
    (FrameworkVersion.SIF, Judgement.CHILDREN_IN_CARE): (Judgement.CARE_AND_CARE_LEAVERS,),
    (FrameworkVersion.ILACS_2018, Judgement.CARE_AND_CARE_LEAVERS): (
        Judgement.CHILDREN_IN_CARE,
        Judgement.CARE_LEAVERS,
    ),
}
"""Judgements that go by another name in the version after this one."""

_VERSIONS = tuple(era.version for era in ERAS)


def is_sub_judgement(judgement: Judgement, version: FrameworkVersion) -> bool:
    """Whether `judgement` was only a part of another judgement under `version`."""
    return judgement in _SUB.get(version, ())


def practice_judgements(version: FrameworkVersion) -> tuple[Judgement, ...]:
    """The judgements of practice with children: all but overall, leaders and the board's."""
    others = (Judgement.OVERALL, Judgement.LEADERS, Judgement.LSCB)
    return tuple(
        judgement
        for judgement in judgements_of(version)
        if judgement not in others and not is_sub_judgement(judgement, version)
    )


def successors_of(
    judgement: Judgement, version: FrameworkVersion, later_version: FrameworkVersion
) -> tuple[Judgement, ...]:
    """What `judgement` of `version` maps to in `later_version`; empty if to nothing.

    Under one and the same version everything maps to itself, sub-judgements too. Raises
    ValueError if `later_version` came before `version`.
    """
    first, last = _VERSIONS.index(version), _VERSIONS.index(later_version)
    if last < first:
        raise ValueError(f"{later_version} came before {version}.")
    found: tuple[Judgement, ...] = (judgement,) if judgement in judgements_of(version) else ()
    for now, following in zip(_VERSIONS[first:last], _VERSIONS[first + 1 : last + 1], strict=True):
        found = tuple(new for old in found for new in _next(old, now, following))
    return found


def predecessors_of(
    judgement: Judgement, version: FrameworkVersion, earlier_version: FrameworkVersion
) -> tuple[Judgement, ...]:
    """The judgements of `earlier_version` that map to `judgement` of `version`.

    Empty where `judgement` was not made, or not apart from another. Raises ValueError if
    `earlier_version` came after `version`.
    """
    return tuple(
        earlier
        for earlier in judgements_of(earlier_version)
        if judgement in successors_of(earlier, earlier_version, version)
    )


def _next(
    judgement: Judgement, version: FrameworkVersion, following: FrameworkVersion
) -> tuple[Judgement, ...]:
    if is_sub_judgement(judgement, version):
        return ()
    renamed = _RENAMED.get((version, judgement), (judgement,))
    return tuple(new for new in renamed if new in judgements_of(following))
