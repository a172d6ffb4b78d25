"""The cheapest way to give every row a column of its own (Kuhn 1955; Jonker and Volgenant 1987).

    minimise Σ_i C[i, σ(i)] over all σ that give no column twice

Rows are added one by one, each along the cheapest path of reassignments (Dijkstra's, on costs made
non-negative by the potentials u and v). For n rows and m columns that takes n²·m steps.

The trap is the greedy way, each target taking its nearest prediction: two targets may want the same one, and
a prediction that answers both teaches the model to answer one of them twice.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def assign(cost: Sequence[Sequence[float]]) -> list[int]:
    """Return σ: the column of each row, with the least sum of costs.

    Raises:
        ValueError: there are more rows than columns, or a cost is not finite.
    """
    if not cost:
        return []
    n, m = len(cost), len(cost[0])
    if n > m:
        raise ValueError(f"{n} rows cannot each have one of {m} columns (transpose the costs)")
    if not all(math.isfinite(entry) for row in cost for entry in row):
        raise ValueError("a cost is not a finite number (look for a loss that became NaN)")
    u, v = [0.0] * n, [0.0] * m
    row_of = [-1] * m
    for new in range(n):
        least, before, done = [math.inf] * m, [-1] * m, [False] * m
        column, row = -1, new
        while row != -1:
            if column != -1:
                done[column] = True
            for j in range(m):
                reduced = cost[row][j] - u[row] - v[j] + (least[column] if column != -1 else 0.0)
                if not done[j] and reduced < least[j]:
                    least[j], before[j] = reduced, column
            column = min((j for j in range(m) if not done[j]), key=least.__getitem__)
            row = row_of[column]
        for j in range(m):  # the potentials: every column passed becomes as cheap as the way to it
            if done[j]:
                u[row_of[j]] += least[column] - least[j]
                v[j] -= least[column] - least[j]
        u[new] += least[column]
        while column != -1:  # walk the path back, handing each column to the row before
            earlier = before[column]
            row_of[column] = row_of[earlier] if earlier != -1 else new
            column = earlier
    return [row_of.index(row) for row in range(n)]
