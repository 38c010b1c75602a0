"""Figures as JSON: one object."""

import json
from dataclasses import asdict
from typing import Any

from ilacs.documents.answers.as_json import plain
from ilacs.documents.measures.answers import Figure, MeasuresAnswer


def measures_json(answer: MeasuresAnswer) -> str:
    """The text.

    `snapshots` have `authority` (null where it was not named) and `reference_date`. `figures`
    have what the measure is, the numbers of figures.FIGURES, the `shares` of a mix, why rows were
    `excluded_because`, and the `groups` of a breakdown; those of the last snapshot also its
    `trend` and its `change` since the one before. `not_measured` says why, `reading` what was
    found while reading the lists. What is not known is null.
    """
    return json.dumps(
        {
            "snapshots": [
                {"authority": authority or None, "reference_date": day.isoformat()}
                for authority, day in answer.snapshots
            ],
            "by": answer.by,
            "protection": answer.protection or None,
            "sources": list(answer.sources),
            "figures": [_figure(figure) for figure in answer.figures],
            "not_measured": [
                plain(one) | {"authority": one.authority or None} for one in answer.not_measured
            ],
            "reading": [plain(one) for one in answer.noticed],
        },
        ensure_ascii=False,
        indent=2,
    )


def _figure(figure: Figure) -> dict[str, Any]:
    measure = figure.measure
    return {
        "measure": measure.id,
        "name": measure.name,
        "section": measure.section,
        "judgement": measure.judgement.value,
        "unit": measure.unit.value,
        "better": measure.better.value,
        "fit": measure.fit.value,
        "authority": figure.authority or None,
        "reference_date": figure.reference_date.isoformat(),
        **asdict(figure.counts),
        "shares": plain(figure.shares),
        "excluded_because": [
            {"reason": reason, "excluded": excluded} for reason, excluded in figure.reasons
        ],
        "groups": [
            {
                "group": group.name,
                **asdict(group.counts),
                "shares": plain(group.shares),
                "relative": plain(group.relative),
            }
            for group in figure.groups
        ],
        "bands": plain(figure.bands),
        "overdue": plain(figure.overdue),
        "change": plain(figure.change),
        "trend": plain(figure.trend),
        "rate": plain(figure.rate),
        "benchmarks": plain(figure.compared),
    }
