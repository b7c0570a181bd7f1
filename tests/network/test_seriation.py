"""The order of rows and columns that puts like beside like."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.network.seriation import LARGE, seriated

LINKS = st.sets(st.tuples(st.integers(0, 8), st.integers(0, 7)), max_size=30)


@given(LINKS)
def test_every_row_and_column_is_there_once(links):
    rows, columns = seriated(links, 9, 8)
    assert sorted(rows) == list(range(9))
    assert sorted(columns) == list(range(8))
    assert (rows, columns) == seriated(sorted(links, reverse=True), 9, 8)


@given(LINKS)
def test_what_is_linked_stays_together_and_the_empty_comes_last(links):
    rows, _ = seriated(links, 9, 8)
    part = {row: min(_reached(row, links)) for row in {row for row, _ in links}}
    told = [part[row] for row in rows if row in part]
    assert [row for row in rows if row not in part] == rows[len(part) :]
    changes = sum(one != other for one, other in pairwise(told))
    assert changes == max(0, len(set(told)) - 1)


def _reached(row, links):
    """The rows that links join to one, directly or not."""
    known, waiting = {row}, [row]
    while waiting:
        columns = {column for one, column in links if one == waiting[-1]}
        waiting.pop()
        fresh = {one for one, column in links if column in columns} - known
        known |= fresh
        waiting += fresh
    return known


def _shuffled_band(size, width, seed):
    """A matrix whose links run down the diagonal, its rows and columns shuffled."""
    chance = random.Random(seed)
    rows, columns = (chance.sample(range(size), size) for _ in range(2))
    return {
        (rows[one], columns[other])
        for one in range(size)
        for other in range(max(0, one - width), min(size, one + width + 1))
    }, size


def _away(links, size):
    """How far links are from the diagonal, on average, as a share of the side."""
    rows, columns = seriated(links, size, size)
    row_at = {row: place for place, row in enumerate(rows)}
    column_at = {column: place for place, column in enumerate(columns)}
    return sum(abs(row_at[one] - column_at[other]) for one, other in links) / len(links) / size


def test_a_shuffled_diagonal_is_found_again():
    for size in (12, 60):
        links, _ = _shuffled_band(size, 2, seed=size)
        assert _away(links, size) < 3 / size


def test_so_it_is_where_there_are_many():
    size = LARGE // 2 + 20
    links, _ = _shuffled_band(size, 3, seed=7)
    assert _away(links, size) < 0.05


def test_blocks_come_apart_the_fullest_first():
    blocks = {(row, column) for row in (0, 2, 4) for column in (1, 3)} | {(1, 0), (3, 2), (1, 2)}
    rows, columns = seriated(blocks, 5, 4)
    assert set(rows[:3]) == {0, 2, 4}
    assert set(columns[:2]) == {1, 3}


def test_a_single_column_of_thousands_is_no_trouble():
    rows, columns = seriated(((row, 0) for row in range(4000)), 4000, 1)
    assert (rows, columns) == (list(range(4000)), [0])
