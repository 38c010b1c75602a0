"""The lists of a data set beside a slow and obvious reading of the same tables, child by child."""

from datetime import date, timedelta
from random import Random

import pytest
from small_dataset import DAY, child, made

from ilacs.framework.calendar_steps import add_months

CHILDREN = 150
SEEDS = [1, 2, 3]
YEAR, HALF_YEAR = add_months(DAY, -12), add_months(DAY, -6)


def some_day(random, first=date(2024, 1, 1), last=date(2026, 5, 31)):
    return first + timedelta(days=random.randrange((last - first).days))


def span(random):
    start = some_day(random)
    return start, random.choice([None, start + timedelta(days=random.randrange(1, 400))])


def known(end):
    return end if end is not None and end <= DAY else None


def rows_of(tmp_path, list_id, *columns, **tables):
    people = [child(str(number)) for number in range(CHILDREN)]
    found = made(tmp_path, ssd_person=people, **tables).snapshot.lists[list_id].rows
    return sorted(found.select("child_id", *columns).rows(), key=str)


def many(random, most):
    """How many of something each child has."""
    return [(str(number), random.randrange(most + 1)) for number in range(CHILDREN)]


@pytest.mark.parametrize("seed", SEEDS)
def test_referrals(tmp_path, seed):
    random = Random(seed)
    dates = {who: [some_day(random) for _ in range(count)] for who, count in many(random, 5)}
    table = [
        {"cine_referral_id": f"{who}-{n}", "cine_person_id": who, "cine_referral_date": day}
        for who, days in dates.items()
        for n, day in enumerate(days)
    ]
    expected = []
    for who, days in dates.items():
        past = sorted(day for day in days if day <= DAY)
        if past:
            latest = past[-1]
            count = sum(add_months(latest, -12) <= day for day in past) - 1
            expected += [(who, day, count) for day in past if day >= HALF_YEAR]
    columns = ("referral_date", "referrals_12_months")
    found = rows_of(tmp_path, "referrals", *columns, ssd_cin_episodes=table)
    assert found == sorted(expected, key=str)


def periods(rows):
    """Episodes of one child as periods: [start, end or None], oldest first."""
    found = []
    for start, end, began_anew, went_on in sorted(rows, key=lambda r: (r[0], r[1] or date.max)):
        if found:
            last_end, last_went_on = found[-1][1] or date.max, found[-1][2]
            anew = start == last_end and began_anew and not last_went_on
            if start <= last_end and not anew:
                longest = max(last_end, end or date.max)
                found[-1][1] = None if longest == date.max else longest
                found[-1][2] = went_on
                continue
        found.append([start, end, went_on])
    return [(start, end) for start, end, _ in found]


@pytest.mark.parametrize("seed", SEEDS)
def test_periods_of_care(tmp_path, seed):
    random = Random(seed)
    table, expected = [], []
    for who, count in many(random, 6):
        rows, start = [], some_day(random, last=date(2025, 1, 1))
        for _ in range(count):
            end = random.choice([None] + [start + timedelta(days=random.randrange(1, 300))] * 4)
            rows.append((start, end, random.random() < 0.5, random.random() < 0.5))
            start = (end or start) + timedelta(days=random.choice([0, 0, 1, 100, 200]))
        table += [
            {
                "clae_cla_episode_id": f"{who}-{n}",
                "clae_person_id": who,
                "clae_cla_episode_start_date": start,
                "clae_cla_episode_start_reason": "S" if anew else "P",
                "clae_cla_episode_ceased": end,
                "clae_cla_episode_ceased_reason": ("X1" if went_on else "E4A") if end else None,
            }
            for n, (start, end, anew, went_on) in enumerate(rows)
        ]
        seen = [
            (start, known(end), anew, went_on and known(end) is not None)
            for start, end, anew, went_on in rows
            if start <= DAY
        ]
        found = periods(seen)
        shown = [p for p in found if p[1] is None or p[1] >= HALF_YEAR]
        if shown:
            chosen = max(shown, key=lambda p: (p[1] is None, p[0]))
            before = found[: found.index(chosen)]
            again = any(end is not None and end >= YEAR for _, end in before)
            expected.append((who, *chosen, "yes" if again else "no"))
    columns = ("care_start", "care_end", "second_period")
    found = rows_of(tmp_path, "children_in_care", *columns, ssd_cla_episodes=table)
    assert found == sorted(expected, key=str)


@pytest.mark.parametrize("seed", SEEDS)
def test_plans(tmp_path, seed):
    random = Random(seed)
    spans = {who: [span(random) for _ in range(count)] for who, count in many(random, 4)}
    table = [
        {
            "cppl_cp_plan_id": f"{who}-{n}",
            "cppl_person_id": who,
            "cppl_cp_plan_start_date": start,
            "cppl_cp_plan_end_date": end,
        }
        for who, each in spans.items()
        for n, (start, end) in enumerate(each)
    ]
    expected = []
    for who, each in spans.items():
        begun = [(start, known(end)) for start, end in each if start <= DAY]
        shown = [p for p in begun if p[1] is None or p[1] >= HALF_YEAR]
        if shown:
            chosen = max(shown, key=lambda p: (p[1] is None, p[0], p[1] or date.max))
            expected.append((who, *chosen, len({s for s, _ in begun if s < chosen[0]})))
    columns = ("plan_start", "plan_end", "previous_plans")
    found = rows_of(tmp_path, "child_protection", *columns, ssd_cp_plans=table)
    assert found == sorted(expected, key=str)


@pytest.mark.parametrize("seed", SEEDS)
def test_missing_episodes_and_legal_statuses_in_care(tmp_path, seed):
    random = Random(seed)
    care, absences, statuses, expected = [], [], [], []
    for who, count in many(random, 6):
        start, end = span(random)
        care.append((who, start, end))
        mine = [(some_day(random), random.choice("MA")) for _ in range(count)]
        absences += [(who, day, kind) for day, kind in mine]
        legal = [(*span(random), random.choice(["C1", "C2", "V2"])) for _ in range(count)]
        statuses += [(who, *each) for each in legal]
        end = known(end)
        if start > DAY or (end is not None and end < HALF_YEAR):
            continue
        until = end or DAY
        within = [kind for day, kind in mine if max(start, YEAR) <= day <= until]
        held = [
            (s, known(e) or date.max, code)
            for s, e, code in legal
            if s <= until and (known(e) or date.max) >= start
        ]
        in_force = [each for each in held if each[1] >= until] or held
        began = max((s for s, _, _ in in_force), default=None)
        expected.append((who, within.count("M"), within.count("A"), began))
    tables = {
        "ssd_cla_episodes": [
            {
                "clae_person_id": who,
                "clae_cla_episode_start_date": start,
                "clae_cla_episode_ceased": end,
            }
            for who, start, end in care
        ],
        "ssd_missing": [
            {
                "miss_table_id": n,
                "miss_person_id": who,
                "miss_missing_episode_start_date": day,
                "miss_missing_episode_type": kind,
            }
            for n, (who, day, kind) in enumerate(absences)
        ],
        "ssd_legal_status": [
            {
                "lega_legal_status_id": n,
                "lega_person_id": who,
                "lega_legal_status": code,
                "lega_legal_status_start_date": start,
                "lega_legal_status_end_date": end,
            }
            for n, (who, start, end, code) in enumerate(statuses)
        ],
    }
    columns = ("missing_episodes", "absent_episodes", "legal_status_start")
    found = rows_of(tmp_path, "children_in_care", *columns, **tables)
    assert found == sorted(expected, key=str)
