"""What ties two positions together beyond the likeness of their words at large."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stance.compare.space import Space

# So many rare terms in common tie two positions together: one person's, and anybody's. Of such pairs in two articles of
# the tuning half of `bench/gold/compare` 86 % are on one issue.
_OWN, _ANY = 1, 2


def links(space: Space) -> NDArray[np.bool_]:
    """Which positions share rare terms of their own words: two or more, or one where one person speaks."""
    names = space.people.one_name("en")
    speakers = [names.of(space.analyses[r.article].positions[r.position].speaker.name) for r in space.refs]
    columns = {term: i for i, term in enumerate(sorted(frozenset().union(*space.rare)))}
    has = np.zeros((len(space.refs), len(columns)), dtype=np.float32)
    for row, terms in zip(has, space.rare, strict=True):
        row[[columns[term] for term in terms]] = 1
    common = has @ has.T
    # numbers are compared in no time, and names are not
    _, whose = np.unique(speakers, return_inverse=True)
    tied: NDArray[np.bool_] = (common >= _ANY) | ((common >= _OWN) & (whose[:, None] == whose[None, :]))
    return tied
