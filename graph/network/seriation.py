"""The order of rows and columns that puts like beside like, links along the diagonal.

What is linked, even from link to link, is kept together, the part with most links first. Within a
part, rows and columns are clustered together, as the two sides of one bipartite graph, by where
short random walks from them lead (P. Pons and M. Latapy, « Computing communities in large networks
using random walks », ISCIS 2005; average linkage), and the leaves of the tree are put in the order
that makes neighbours most alike: Z. Bar-Joseph, D. Gifford and T. Jaakkola, « Fast optimal leaf
ordering for hierarchical clustering », Bioinformatics 17, 2001. One order for both sides is what
makes rows and columns agree. A part with more than ``LARGE`` rows and columns is ordered by
reciprocal averaging (M. O. Hill, Journal of Ecology 61, 1973): its cost grows with the links only.
"""

from collections.abc import Iterable
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["LARGE", "seriated"]

LARGE: Final = 500
"""A part with more rows and columns than this is ordered by the cheaper way."""

_STEPS: Final = 4
_KEPT: Final = 0.6
"""The walks: how many steps, and how much each step weighs of the one before."""

_Table: TypeAlias = NDArray[np.bool_]
_Order: TypeAlias = NDArray[np.intp]
_Pairs: TypeAlias = list[tuple[int, int]]


def seriated(
    links: Iterable[tuple[int, int]], rows: int, columns: int
) -> tuple[list[int], list[int]]:
    """The places of rows and of columns, in the order in which to show them.

    Parameters
    ----------
    links: row and column of each cell that is not empty.
    rows, columns: how many there are; those without a link come last, as they are.
    """
    row_order: list[int] = []
    column_order: list[int] = []
    for pairs in _parts(sorted(set(links)), rows, columns):
        part_rows = sorted({row for row, _ in pairs})
        part_columns = sorted({column for _, column in pairs})
        table = np.zeros((len(part_rows), len(part_columns)), dtype=np.bool_)
        row_at = {row: place for place, row in enumerate(part_rows)}
        column_at = {column: place for place, column in enumerate(part_columns)}
        for row, column in pairs:
            table[row_at[row], column_at[column]] = True
        first, second = _facing(table, *_ordered(table))
        row_order += [part_rows[place] for place in first]
        column_order += [part_columns[place] for place in second]
    return _completed(row_order, rows), _completed(column_order, columns)


def _parts(pairs: _Pairs, rows: int, columns: int) -> list[_Pairs]:
    """The links in parts that no link joins; the part with most links first."""
    boss = list(range(rows + columns))

    def find(node: int) -> int:
        while boss[node] != node:
            boss[node] = node = boss[boss[node]]
        return node

    for row, column in pairs:
        one, other = sorted((find(row), find(rows + column)))
        boss[other] = one
    found: dict[int, _Pairs] = {}
    for pair in pairs:
        found.setdefault(find(pair[0]), []).append(pair)
    return sorted(found.values(), key=lambda part: (-len(part), part[0]))


def _ordered(table: _Table) -> tuple[_Order, _Order]:
    """The orders of the rows and of the columns of one part."""
    rows, columns = table.shape
    if min(rows, columns) <= 2:
        return _at_means(table), _at_means(table.T)
    if rows + columns > LARGE:
        return _averaged(table)
    leaves = _leaves(table)
    return leaves[leaves < rows], leaves[leaves >= rows] - rows


def _at_means(table: _Table) -> _Order:
    """The rows by the mean place of their columns: enough where there are two at most."""
    places = np.arange(table.shape[1])
    return np.argsort((table @ places) / table.sum(axis=1), kind="stable")


def _leaves(table: _Table) -> _Order:
    """Rows, then columns numbered after them, in the order of the leaves of their tree."""
    # Loaded when the first matrix is ordered.
    from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
    from scipy.spatial.distance import pdist

    rows, columns = table.shape
    graph = np.zeros((rows + columns, rows + columns))
    graph[:rows, rows:] = table
    graph[rows:, :rows] = table.T
    step = graph / graph.sum(axis=1, keepdims=True)
    walk = reached = np.eye(rows + columns)
    for number in range(1, _STEPS + 1):
        walk = walk @ step
        reached = reached + _KEPT**number * walk
    distances = np.clip(pdist(np.sqrt(reached), "cosine").round(12), 0.0, None)
    tree = optimal_leaf_ordering(linkage(distances, "average"), distances)
    return np.asarray(leaves_list(tree), dtype=np.intp)


def _averaged(table: _Table) -> tuple[_Order, _Order]:
    """By reciprocal averaging: each row stands at the mean of its columns, and back.

    Its solution is the second pair of singular vectors of the table divided by the square roots
    of its sums; the first pair is trivial.
    """
    from scipy.sparse import csr_matrix, diags
    from scipy.sparse.linalg import svds

    links = csr_matrix(table.astype(np.float64))
    of_rows = np.sqrt(table.sum(axis=1))
    of_columns = np.sqrt(table.sum(axis=0))
    scaled = diags(1 / of_rows) @ links @ diags(1 / of_columns)
    start = np.linspace(1.0, 2.0, min(table.shape))
    left, sizes, right = svds(scaled, k=2, v0=start)
    second = int(np.argmin(sizes))
    scores = left[:, second] / of_rows, right[second] / of_columns
    rows, columns = (np.argsort(np.round(score, 9), kind="stable") for score in scores)
    return rows, columns


def _facing(table: _Table, rows: _Order, columns: _Order) -> tuple[_Order, _Order]:
    """The two orders turned so that links run down the diagonal, the fuller end first."""
    counts = table[rows].sum(axis=1)
    middle = (len(rows) - 1) / 2
    if float(np.sum(counts * (middle - np.arange(len(rows))))) < 0:
        rows = rows[::-1]
    down, right = np.nonzero(table[np.ix_(rows, columns)])
    if float(np.sum((down - down.mean()) * (right - right.mean()))) < 0:
        columns = columns[::-1]
    return rows, columns


def _completed(order: list[int], count: int) -> list[int]:
    return [*order, *sorted(set(range(count)) - set(order))]
