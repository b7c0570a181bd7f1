"""The order of rows and columns that puts like beside like.

What is linked, even from link to link, is kept together, the largest part first. Within a part,
rows are clustered by the columns they share (average linkage on Jaccard distances) and the leaves
of the tree put in the order that makes neighbours most alike: Z. Bar-Joseph, D. Gifford and
T. Jaakkola, « Fast optimal leaf ordering for hierarchical clustering », Bioinformatics 17, 2001.
Columns likewise. A part with more than ``LARGE`` of them is ordered by reciprocal averaging
(M. O. Hill, Journal of Ecology 61, 1973), whose cost grows with the links only.
"""

from collections.abc import Iterable
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["LARGE", "seriated"]

LARGE: Final = 500
"""More rows, or columns, than this in one part are ordered by the cheaper way."""

_ROUNDS: Final = 60
"""Of reciprocal averaging; the order hardly changes after a few dozen."""

_Table: TypeAlias = NDArray[np.bool_]
_Order: TypeAlias = NDArray[np.intp]


def seriated(
    links: Iterable[tuple[int, int]], rows: int, columns: int
) -> tuple[list[int], list[int]]:
    """The places of rows and of columns, in the order in which to show them.

    Parameters
    ----------
    links: row and column of each cell that is not empty.
    rows, columns: how many there are; those without a link come last, as they are.
    """
    pairs = sorted(set(links))
    row_order: list[int] = []
    column_order: list[int] = []
    for part_rows, part_columns in _parts(pairs, rows, columns):
        table = np.zeros((len(part_rows), len(part_columns)), dtype=np.bool_)
        row_at = {row: place for place, row in enumerate(part_rows)}
        column_at = {column: place for place, column in enumerate(part_columns)}
        for row, column in pairs:
            if row in row_at:
                table[row_at[row], column_at[column]] = True
        first, second = _facing(table, _leaves(table), _leaves(table.T))
        row_order += [part_rows[place] for place in first]
        column_order += [part_columns[place] for place in second]
    return _completed(row_order, rows), _completed(column_order, columns)


def _parts(
    pairs: list[tuple[int, int]], rows: int, columns: int
) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that links join, directly or not; the part with most links first."""
    boss = list(range(rows + columns))

    def find(node: int) -> int:
        while boss[node] != node:
            boss[node] = node = boss[boss[node]]
        return node

    for row, column in pairs:
        one, other = sorted((find(row), find(rows + column)))
        boss[other] = one
    found: dict[int, tuple[set[int], set[int], list[int]]] = {}
    for row, column in pairs:
        part = found.setdefault(find(row), (set(), set(), []))
        part[0].add(row)
        part[1].add(column)
        part[2].append(1)
    ranked = sorted(found.values(), key=lambda part: (-len(part[2]), min(part[0])))
    return [(sorted(part[0]), sorted(part[1])) for part in ranked]


def _leaves(table: _Table) -> _Order:
    """The rows of ``table`` in the order of their tree."""
    if len(table) <= 2:
        return np.arange(len(table))
    if len(table) > LARGE:
        return _averaged(table)
    # Loaded when the first matrix is ordered.
    from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
    from scipy.spatial.distance import pdist

    distances = pdist(table, "jaccard")
    tree = optimal_leaf_ordering(linkage(distances, "average"), distances)
    return np.asarray(leaves_list(tree), dtype=np.intp)


def _averaged(table: _Table) -> _Order:
    """The rows by reciprocal averaging: each stands at the mean of its columns, and back."""
    links = table.astype(np.float64)
    of_rows, of_columns = links.sum(axis=1), links.sum(axis=0)
    score = np.linspace(-1.0, 1.0, len(table))
    for _ in range(_ROUNDS):
        score = score - (score @ of_rows) / of_rows.sum()  # the trivial solution is taken out
        score = (links @ ((score @ links) / of_columns)) / of_rows
        size = float(np.abs(score).max())
        if size < 1e-12:
            break
        score = score / size
    return np.argsort(np.round(score, 9), kind="stable")


def _facing(table: _Table, rows: _Order, columns: _Order) -> tuple[_Order, _Order]:
    """The two orders turned so that links run down the diagonal, the fuller end first."""
    placed = table[np.ix_(rows, columns)]
    if float(_weight(placed)) < 0:
        rows = rows[::-1]
        placed = placed[::-1]
    across = np.arange(len(columns)) - (len(columns) - 1) / 2
    down, right = np.nonzero(placed)
    if len(down) and float(np.sum((down - down.mean()) * across[right])) < 0:
        columns = columns[::-1]
    return rows, columns


def _weight(placed: _Table) -> np.float64:
    """Positive where the first rows hold more links than the last ones."""
    half = (len(placed) - 1) / 2
    return np.float64(np.sum(placed.sum(axis=1) * (half - np.arange(len(placed)))))


def _completed(order: list[int], count: int) -> list[int]:
    return [*order, *sorted(set(range(count)) - set(order))]
