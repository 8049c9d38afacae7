"""Reposts and wire copies: articles that are one text count as one voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from stance.records import Analysis, Article, Copies
from stance.text.words import lows_of

_RUN = 5
# The share of the shorter article's runs that must stand in the other one, and that which is enough where both state
# one origin.
COPY = 0.5
STATED = 0.25


def copies(analyses: Sequence[Analysis]) -> tuple[Copies, ...]:
    """Return the groups of articles that are copies of each other, in the order of their first articles.

    Two are copies where half of the shorter one's runs of five words stand in the other one (containment, Broder 1997),
    or a quarter where both state the same origin.
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
    words = [low for b in article.blocks if b.citable for low in lows_of(article.text, b.start, b.end)]
    return frozenset(zip(*(words[i:] for i in range(_RUN)), strict=False))


def _pairs(runs: Sequence[Set[tuple[str, ...]]]) -> Iterator[tuple[int, int, float]]:
    """Pairs of articles that share a run, each with the share of the shorter one's runs that both have."""
    seen: set[tuple[str, ...]] = set()
    again: set[tuple[str, ...]] = set()
    for own in runs:
        again |= seen & own
        seen |= own
    where: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for article, own in enumerate(runs):
        for run in own & again:
            where[run].append(article)
    shared = Counter(pair for articles in where.values() for pair in combinations(articles, 2))
    for (a, b), count in sorted(shared.items()):
        yield a, b, count / min(len(runs[a]), len(runs[b]))


def _least(a: Analysis, b: Analysis) -> float:
    return STATED if a.article.outlet and a.article.outlet == b.article.outlet else COPY


def _origin(articles: Sequence[Article]) -> str | None:
    """Whom a group states as its source: the first publisher of an article that names one."""
    return next((a.outlet for a in articles if a.republished_by and a.outlet), None)
