"""Issues across articles: positions that are about one thing, whichever outlet tells them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stance.compare.likeness import by_words
from stance.compare.links import links
from stance.compare.space import Space, Vectors
from stance.records import Alignment, Finding, PromptUse, Usage

# The mean likeness of its members that keeps a group together: well more than pairs of their kind usually have,
# since two things under one name tell a reader what nobody said. Tuned on the tuning half of `bench/gold/compare`.
LEXICAL = 0.2
# That of two groups with a link: rare words in common tell more than the likeness of whole positions does.
_LINKED = 0.0


class Group(NamedTuple):
    """The positions on one issue, as rows of a space, and what the issue is called where a name was found for it."""

    members: list[int]
    label: str | None = None


class Aligned(NamedTuple):
    """Every position of a comparison in exactly one group, and how that came about."""

    groups: list[Group]
    method: Alignment = "lexical"
    model: str | None = None
    prompts: tuple[PromptUse, ...] = ()
    usage: Usage = Usage()
    findings: tuple[Finding, ...] = ()


def lexical(space: Space) -> Aligned:
    """Put positions into issues by the words they share."""
    near = by_words(space)
    return Aligned([Group(members) for members in joined_by_links(near, links(space), groups(near))])


def placed(likeness: Vectors, found: Sequence[Group], rows: Sequence[int], least: float = LEXICAL) -> list[Group]:
    """The groups with some more rows in them, each in the group that it is most like.

    What is like none of them, by a mean likeness of `least` or more, is grouped by itself.
    """
    joined = [list(group.members) for group in found]
    alone = []
    for row in rows:
        near = [float(likeness[row, group.members].mean()) for group in found]
        best = int(np.argmax(near)) if near else -1
        if near and near[best] >= least:
            joined[best].append(row)
        else:
            alone.append(row)
    own = groups(likeness[np.ix_(alone, alone)], least) if alone else []
    kept = [Group(sorted(members), group.label) for members, group in zip(joined, found, strict=True)]
    return kept + [Group([alone[i] for i in members]) for members in own]


def groups(likeness: Vectors, least: float = LEXICAL) -> list[list[int]]:
    """Put what is alike into groups by average linkage (UPGMA): two join while their mean likeness is `least`.

    Every row stands in exactly one group; members, and groups by their first member, stand in order. Time grows with
    the third power of the rows: a tenth of a second for 400.
    """
    near = np.array(likeness, dtype=np.float64)
    np.fill_diagonal(near, -np.inf)
    members = [[i] for i in range(len(near))]
    while len(near) > 1:
        one, other = sorted(divmod(int(near.argmax()), len(near)))
        if near[one, other] < least:
            break
        _join(near, members, (one, other))
    return sorted(sorted(group) for group in members if group)


def joined_by_links(likeness: Vectors, linked: NDArray[np.bool_], cores: Sequence[Sequence[int]]) -> list[list[int]]:
    """Groups of which those with a pair that is `linked` are one, while they are no less alike than pairs at large.

    The nearest two join first. Members, and groups by their first member, stand in order.
    """
    members = [list(core) for core in cores]
    belongs = np.zeros((len(likeness), len(members)))
    for i, core in enumerate(cores):
        belongs[core, i] = 1
    sizes = belongs.sum(axis=0)
    near = belongs.T @ np.asarray(likeness, dtype=np.float64) @ belongs / np.outer(sizes, sizes)
    pairs = belongs.T @ linked @ belongs > 0
    np.fill_diagonal(near, -np.inf)
    while len(near) > 1:
        held = np.where(pairs, near, -np.inf)
        one, other = sorted(divmod(int(held.argmax()), len(held)))
        if held[one, other] < _LINKED:
            break
        _join(near, members, (one, other))
        pairs[one] |= pairs[other]
        pairs[:, one] |= pairs[:, other]
    return sorted(sorted(group) for group in members if group)


def _join(near: NDArray[np.float64], members: list[list[int]], both: tuple[int, int]) -> None:
    """Make one group of two, in the place of the first."""
    one, other = both
    sizes = len(members[one]), len(members[other])
    joined = (sizes[0] * near[one] + sizes[1] * near[other]) / sum(sizes)
    joined[one] = joined[other] = -np.inf
    near[one], near[:, one] = joined, joined
    near[other], near[:, other] = -np.inf, -np.inf
    members[one] += members[other]
    members[other] = []
