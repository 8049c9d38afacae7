"""Groups of what is alike: every row in one, none that its mean likeness does not carry."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from stance.compare.align import groups, joined_by_links


@given(st.integers(0, 12).flatmap(lambda n: arrays.arrays(np.float32, (n, n), elements=st.floats(0, 1, width=32))))
def test_every_row_stands_in_exactly_one_group(square: np.ndarray) -> None:
    made = groups((square + square.T) / 2, 0.5)
    assert sorted(i for group in made for i in group) == list(range(len(square)))


@given(st.integers(2, 10).flatmap(lambda n: arrays.arrays(np.float32, (n, n), elements=st.floats(0, 1, width=32))))
def test_two_groups_left_are_less_alike_than_asked(square: np.ndarray) -> None:
    near = ((square + square.T) / 2).astype(np.float64)
    made = groups(near, 0.6)
    for i, one in enumerate(made):
        for other in made[i + 1 :]:
            assert near[np.ix_(one, other)].mean() < 0.6 + 1e-6


def test_what_is_alike_comes_together() -> None:
    near = np.array([[1, 0.9, 0, 0], [0.9, 1, 0.1, 0], [0, 0.1, 1, 0.8], [0, 0, 0.8, 1]], dtype=np.float32)
    assert groups(near, 0.3) == [[0, 1], [2, 3]]
    assert groups(near, 0.85) == [[0, 1], [2], [3]]
    assert groups(near, 0.0) == [[0, 1, 2, 3]]


def test_nothing_makes_no_group() -> None:
    assert groups(np.zeros((0, 0), dtype=np.float32)) == []


def test_groups_with_a_link_join_unless_they_are_less_alike_than_pairs_at_large() -> None:
    near = np.array([[1, 0.9, 0.1, -0.2], [0.9, 1, 0, -0.2], [0.1, 0, 1, -0.2], [-0.2, -0.2, -0.2, 1]])
    linked = np.zeros((4, 4), dtype=bool)
    assert joined_by_links(near, linked, [[0, 1], [2], [3]]) == [[0, 1], [2], [3]]
    linked[1, 2] = linked[2, 1] = linked[2, 3] = linked[3, 2] = True
    assert joined_by_links(near, linked, [[0, 1], [2], [3]]) == [[0, 1, 2], [3]]


@given(st.integers(0, 10).flatmap(lambda n: arrays.arrays(np.float32, (n, n), elements=st.floats(-1, 1, width=32))))
def test_links_only_join_what_were_groups(square: np.ndarray) -> None:
    near = (square + square.T) / 2
    cores = groups(near, 0.4)
    made = joined_by_links(near, near > 0.2, cores)
    assert sorted(i for group in made for i in group) == list(range(len(square)))
    assert all(any(set(core) <= set(group) for group in made) for core in cores)
