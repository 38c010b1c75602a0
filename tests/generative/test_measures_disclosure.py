"""What disclosure control keeps back cannot be worked out: another program tries."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from ilacs.measures.disclosure import DisclosureRule, kept_back

COUNTS = st.sampled_from((0, 0, 1, 2, 3, 4, 5, 6, 9, 15, 40))
GROUPS = st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=1, max_size=6)


def most(table, hidden, cell):
    """The most that a cell could be for who knows the sums, what is shown, and the rule."""
    rows, columns = len(table), len(table[0])
    places = {
        (row, column): row * columns + column for row in range(rows) for column in range(columns)
    }
    lines = [[(row, column) for column in range(columns)] for row in range(rows)]
    lines += [[(row, column) for row in range(rows)] for column in range(columns)]
    sums = np.zeros((len(lines), len(places)))
    for number, line in enumerate(lines):
        for place in line[:-1]:
            sums[number, places[place]] = 1
        sums[number, places[line[-1]]] = -1
    bounds = [
        (min(table[row][column], 1), None) if hidden[row][column] else (table[row][column],) * 2
        for row, column in places
    ]
    aim = np.zeros(len(places))
    aim[places[cell]] = -1
    answer = linprog(aim, A_eq=sums, b_eq=np.zeros(len(lines)), bounds=bounds, method="highs")
    return np.inf if answer.status in (3, 4) else round(-answer.fun)


@settings(max_examples=60)
@given(GROUPS, st.integers(2, 6))
def test_small_counts_stay_hidden(groups, smallest):
    rule = DisclosureRule(smallest)
    table = [[*group, sum(group)] for group in groups]
    total = [sum(column) for column in zip(*table, strict=True)]
    whole = kept_back([total], rule)[0]
    table.append(total)
    hidden = kept_back(table, rule, whole)
    assert hidden[-1] == whole, "what stands elsewhere is shown as there"
    for row, counts in enumerate(table):
        for column, count in enumerate(counts):
            if not rule.small(count):
                continue
            assert hidden[row][column]
            if most(table, hidden, (row, column)) < smallest:
                assert all(hidden[row]) or row == len(table) - 1, "or else the whole row"
                assert all(line[column] for line in hidden[:-1]), "and the whole column"


@given(GROUPS)
def test_nothing_is_kept_back_without_need(groups):
    table = [[*(10 + count for count in group), 30 + sum(group)] for group in groups]
    table.append([sum(column) for column in zip(*table, strict=True)])
    assert not any(map(any, kept_back(table, DisclosureRule())))


@pytest.mark.parametrize(("smallest", "rounding"), [(1, 5), (0, 5), (5, 0)])
def test_a_rule_that_protects_nobody(smallest, rounding):
    with pytest.raises(ValueError, match="must be kept back"):
        DisclosureRule(smallest, rounding)
