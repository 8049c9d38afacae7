"""Issues across articles: positions that are about one thing, whichever outlet tells them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stance.compare.space import Vectors

# The mean likeness of its members that keeps a group together; tuned on six stories of `bench/gold/compare`.
LEXICAL = 0.035


def groups(likeness: Vectors, least: float = LEXICAL) -> list[list[int]]:
    """Put what is alike into groups by average linkage; members of a group have a mean likeness of `least` or more.

    Every row stands in exactly one group; groups stand in the order of their first row.
    """
    count = len(likeness)
    if count < 2:
        return [[i] for i in range(count)]
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = np.clip(1 - likeness, 0, 2).astype(np.float64)
    apart = (apart + apart.T) / 2
    np.fill_diagonal(apart, 0)
    labels: Sequence[int] = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - least, "distance")
    found: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        found.setdefault(int(label), []).append(row)
    return list(found.values())
