"""Reposts and wire copies: articles that are one text count as one voice."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import combinations
from typing import TYPE_CHECKING

from stance.records import Analysis, Article, Copies
from stance.text.words import tokenize

if TYPE_CHECKING:
    from datasketch import MinHash

_RUN = 5
_HASHES = 128
# What two estimated sets of runs must share to be compared in full; low, since a short repost shares little of a long
# wire report.
_CANDIDATE = 0.1
# The share of the shorter article's runs that must stand in the other one, and that which is enough where both state
# one origin.
COPY = 0.5
STATED = 0.25


def copies(analyses: Sequence[Analysis]) -> tuple[Copies, ...]:
    """Return the groups of articles that are copies of each other, in the order of their first articles.

    Two are copies where half of the shorter one's runs of five words stand in the other one, or a quarter where both
    state the same origin. Pairs are found by MinHash (datasketch) and then compared in full.
    """
    runs = [_runs(a.article) for a in analyses]
    joined = {(a, b): share for a, b, share in _pairs(runs) if share >= _least(analyses[a], analyses[b])}
    groups: list[set[int]] = []
    for a, b in joined:
        touching = [g for g in groups if a in g or b in g]
        groups = [g for g in groups if g not in touching] + [{a, b}.union(*touching)]
    return tuple(
        Copies(
            articles=tuple(sorted(group)),
            overlap=round(min(max(s for pair, s in joined.items() if i in pair) for i in group), 2),
            origin=_origin([analyses[i].article for i in sorted(group)]),
        )
        for group in sorted(groups, key=min)
    )


def _runs(article: Article) -> frozenset[tuple[str, ...]]:
    """Every run of five words of what may be cited."""
    words = [
        token.low
        for block in article.blocks
        if block.citable
        for token in tokenize(article.text, block.start, block.end)
        if token.word
    ]
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def _pairs(runs: Sequence[Set[tuple[str, ...]]]) -> list[tuple[int, int, float]]:
    """Pairs of articles that may be copies, each with the share of the shorter one's runs that both have."""
    from datasketch import MinHash

    made: list[MinHash] = []
    for own in runs:
        sketch = MinHash(num_perm=_HASHES, seed=1)
        sketch.update_batch([" ".join(run).encode() for run in sorted(own)])
        made.append(sketch)
    return [
        (a, b, len(runs[a] & runs[b]) / min(len(runs[a]), len(runs[b])))
        for a, b in combinations(range(len(runs)), 2)
        if runs[a] and runs[b] and made[a].jaccard(made[b]) >= _CANDIDATE
    ]


def _least(a: Analysis, b: Analysis) -> float:
    return STATED if a.article.outlet and a.article.outlet == b.article.outlet else COPY


def _origin(articles: Sequence[Article]) -> str | None:
    """Whom a group states as its source: the first publisher of an article that names one."""
    return next((a.outlet for a in articles if a.republished_by and a.outlet), None)
