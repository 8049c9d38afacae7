"""Stands: what several independent outlets tell alike of one party."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

import numpy as np

from stance.compare.space import Space
from stance.compare.tellings import Shared
from stance.records import Act, Position, Ref
from stance.verify.lexicon import load_words
from stance.verify.parity import Cited, turned_otherwise

# The share of the shorter telling's terms, by weight, that two tellings of a stand have in common, that of the longer
# one's, and the number of terms. A pair whose words are so alike says one thing; read by eye on the tuning half of
# `bench/gold/compare`.
_SHORTER, _LONGER, _TERMS = 0.5, 0.33, 2
# What of these shares is enough where one person speaks, and more terms are common.
_OWN = 0.7
# How much of what a position is about must stand in a quotation for it to be what is quoted.
_QUOTED = 0.5
_OPPOSED = {frozenset(("supports", "opposes"))}
# What a denial or a refusal says shares its words with what is denied or refused.
_TURNING: AbstractSet[Act] = {"denies", "refuses"}

Said: TypeAlias = Mapping[Ref, frozenset[str]]


class Stand(NamedTuple):
    """The tellings of one stand, each with its terms, and the terms that two independent outlets use for it."""

    party: str
    told: Said
    core: frozenset[str]

    def outlets(self, family: Mapping[int, int]) -> frozenset[int]:
        """The independent outlets that tell it, each by its first article."""
        return frozenset(family[ref.article] for ref in self.told)


def stands(space: Space, quotations: Sequence[Shared], family: Mapping[int, int]) -> list[Stand]:
    """Return what two independent outlets or more tell alike of a party, by verified positions that it holds.

    Two tell one stand where both give the same quotation, or most of their words alike. `family` gives for each article
    the first of its copies. A stand of which outlets share no two words tells nothing that could be looked for.
    """
    said = {ref: space.stating(ref) for ref in space.refs if _counts(_position(space, ref))}
    up = {ref: ref for ref in said}
    for one, other in (*_quoted(space, said, quotations), *_alike(space, said)):
        up[_root(up, one)] = _root(up, other)
    groups: defaultdict[Ref, list[Ref]] = defaultdict(list)
    for ref in said:
        groups[_root(up, ref)].append(ref)
    found = []
    for told in groups.values():
        by_outlet: defaultdict[int, set[str]] = defaultdict(set)
        for ref in told:
            by_outlet[family[ref.article]] |= said[ref]
        outlets = Counter(term for terms in by_outlet.values() for term in terms)
        core = frozenset(term for term, n in outlets.items() if n > 1)
        if len(core) >= _TERMS:
            found.append(Stand(_position(space, told[0]).party, {ref: said[ref] for ref in told}, core))
    return found


def _quoted(space: Space, said: Said, quotations: Sequence[Shared]) -> Iterator[tuple[Ref, Ref]]:
    """Pairs of positions of one party that rest on one quotation."""
    within: defaultdict[int, list[Ref]] = defaultdict(list)
    for ref in said:
        within[ref.article].append(ref)
    for pair in quotations:
        sides = [
            [
                ref
                for ref in within[told.article]
                if any(e.overlaps(told.span) for e in _position(space, ref).evidence)
                and space.share(said[ref], space.terms_of(told.text, told.article)) >= _QUOTED
            ]
            for told in (pair.a, pair.b)
        ]
        for one in sides[0]:
            for other in sides[1]:
                if _position(space, one).party == _position(space, other).party:
                    yield one, other


def _alike(space: Space, said: Said) -> Iterator[tuple[Ref, Ref]]:
    """Pairs of positions of one party in two articles whose words are mostly the same, and not the opposite."""
    names = space.people.one_name("en")
    by_party: defaultdict[str, list[Ref]] = defaultdict(list)
    for ref in said:
        by_party[_position(space, ref).party].append(ref)
    for held in by_party.values():
        columns = {term: i for i, term in enumerate(sorted(frozenset().union(*(said[ref] for ref in held))))}
        rows = np.zeros((len(held), len(columns)), dtype=np.float32)
        for row, ref in zip(rows, held, strict=True):
            for term in said[ref]:
                row[columns[term]] = np.sqrt(space.weight(term))
        common, count = rows @ rows.T, (rows > 0).astype(np.float32) @ (rows > 0).astype(np.float32).T
        own = np.diag(common)
        shorter, longer = np.minimum(own[:, None], own), np.maximum(own[:, None], own)
        _, whose = np.unique([names.of(_position(space, ref).speaker.name) for ref in held], return_inverse=True)
        one_mouth = (whose[:, None] == whose) & (count > _TERMS)
        enough = np.where(one_mouth, _OWN, 1.0)
        near = (count >= _TERMS) & (common >= enough * _SHORTER * shorter) & (common >= enough * _LONGER * longer)
        for i, j in zip(*np.nonzero(np.triu(near, 1)), strict=True):
            one, other = held[i], held[j]
            if one.article != other.article and not _opposed(space, one, other):
                yield one, other


def _opposed(space: Space, one: Ref, other: Ref) -> bool:
    """Whether two positions whose words are alike say the opposite: "it will reopen", and "it will not"."""
    a, b = _position(space, one), _position(space, other)
    if a.polarity == b.polarity == "opposes":
        return False
    if frozenset((a.polarity, b.polarity)) in _OPPOSED or (a.act in _TURNING) != (b.act in _TURNING):
        return True
    language, spoken = (space.analyses[ref.article].article.language for ref in (one, other))
    texts = [" ".join(space.said(ref)) for ref in (one, other)]
    return language == spoken and bool(turned_otherwise(texts[0], Cited(texts[1]), "", (), load_words(language)))


def _root(up: dict[Ref, Ref], ref: Ref) -> Ref:
    while up[ref] != ref:
        up[ref] = ref = up[up[ref]]
    return ref


def _counts(position: Position) -> bool:
    return position.standing == "held" and not position.personal


def _position(space: Space, ref: Ref) -> Position:
    return space.analyses[ref.article].positions[ref.position]
