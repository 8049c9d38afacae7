"""How near positions are to each other, told so that no kind of pair weighs more for being of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stance.compare.space import Space, Vectors

# What of a likeness sentences with those beside them give, the rest sentences alone.
_BESIDE = 0.6
# What mean and spread cosines by words have in pairs of one article, of two in one language, and across languages, on
# the tuning half of `bench/gold/compare`; they count as so many pairs, since a few pairs tell little of their kind.
_ALONE = ((0.06, 0.15), (0.04, 0.075), (0.02, 0.07))
_IN_CONTEXT = ((0.13, 0.19), (0.063, 0.075), (0.04, 0.062))
_COUNT = 30
# Vectors that hardly differ tell nothing: their differences are not blown up.
_SPREAD = 0.01


def by_words(space: Space) -> Vectors:
    """A square of likenesses by shared terms from -1 to 1, below 0 for what is less near than pairs of its kind are.

    What stands beside a position tells more of what it is about than its own sentences do.
    """
    # bounded, so that one pair with the same words does not carry all that either comes with
    alone, beside = (
        np.tanh(standard(space, _products(rows), usual))
        for rows, usual in ((space.told, _ALONE), (space.in_context, _IN_CONTEXT))
    )
    return ((1 - _BESIDE) * alone + _BESIDE * beside).astype(np.float32)


def _products(rows: Vectors) -> Vectors:
    """The products of each two rows; what one row alone has adds to none of them."""
    several = rows[:, np.count_nonzero(rows, axis=0) > 1]
    near: Vectors = several @ several.T
    return near


def standard(space: Space, near: NDArray[Any], usual: Sequence[tuple[float, float]] = ()) -> Vectors:
    """Likenesses in standard deviations from the mean of their kind of pair.

    Pairs of one article are nearer than those of two, and those across languages farther, whatever they are about.
    `usual` gives the mean and deviation that each of these three kinds is expected to have, by default those of all.
    """
    made = np.zeros(near.shape, dtype=np.float64)
    everywhere = ~np.eye(len(near), dtype=bool)
    whole = near[everywhere].astype(np.float64)
    for kind, expected in zip(_kinds(space), usual or [(whole.mean(), whole.std())] * 3, strict=True):
        those = kind & everywhere
        values = near[those].astype(np.float64)
        if not len(values):
            continue
        share = len(values) / (len(values) + 2 * _COUNT)
        found = values.mean(), values.std()
        mean, deviation = (share * x + (1 - share) * y for x, y in zip(found, expected, strict=True))
        made[those] = (values - mean) / max(deviation, _SPREAD)
    return made.astype(np.float32)


def _kinds(space: Space) -> Iterator[NDArray[np.bool_]]:
    article = np.array([ref.article for ref in space.refs])
    spoken = np.array([space.analyses[ref.article].article.language for ref in space.refs])
    same = article[:, None] == article[None, :]
    apart = spoken[:, None] != spoken[None, :]
    yield same
    yield ~same & ~apart
    yield apart
