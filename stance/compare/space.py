"""Positions and sentences of several articles as vectors in one space of terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from stance.compare.terms import terms, total, weights, without
from stance.records import Analysis, Party, Position, Ref, Sentence
from stance.text import sentences

Vectors: TypeAlias = NDArray[np.float32]
_SENTENCE = 0.3
_ACROSS = 0.5


class Space:
    """The terms of several analysed articles, weighted by how much they tell (TF-IDF over sentences).

    Rows and columns stand in an order of their own, that of the articles' texts and of the terms: what is decided by a
    hair is then decided alike in whatever order the articles are given. With `as_given` the rows stand in the order of
    the articles, as a reader is shown them.
    """

    def __init__(self, analyses: Sequence[Analysis], *, as_given: bool = False) -> None:
        self.analyses = analyses
        texts = [(a.article.text, a.article.source) for a in analyses]
        self.refs = tuple(
            Ref(article=a, position=p)
            for a in (range(len(analyses)) if as_given else sorted(range(len(analyses)), key=texts.__getitem__))
            for p in range(len(analyses[a].positions))
        )
        self.sentences: tuple[tuple[Sentence, ...], ...] = tuple(sentences(a.article) for a in analyses)
        self._bags = [
            [terms(s.of(a.article.text), a.article.language) for s in split]
            for a, split in zip(analyses, self.sentences, strict=True)
        ]
        self._weights = weights(bag for article in self._bags for bag in article)
        self._columns = {term: i for i, term in enumerate(sorted(self._weights))}

    @cached_property
    def positions(self) -> Vectors:
        """One row for each of `refs`."""
        return self._rows([self._bag(ref) for ref in self.refs])

    @cached_property
    def likeness(self) -> Vectors:
        """How near each position is to each other one, a square of cosines."""
        return self.alike()

    def alike(self, lent: Vectors | None = None) -> Vectors:
        """How near each position is to each other one, where each is given as much of the others as `lent` says.

        Across languages only what they can share is compared, names, numbers and concepts, and counts for less.
        """
        rows = self.positions if lent is None else normed(lent @ self.positions)
        near: Vectors = rows @ rows.T
        spoken = np.array([self.analyses[ref.article].article.language for ref in self.refs])
        apart = spoken[:, None] != spoken[None, :]
        if not apart.any():
            return near
        shared = np.array([not term.startswith("word ") for term in self._columns], dtype=bool)
        some = normed(self.positions[:, shared])
        if lent is not None:
            some = normed(lent @ some)
        return np.where(apart, np.maximum(near, _ACROSS * (some @ some.T)), near).astype(np.float32)

    @cached_property
    def of_sentences(self) -> tuple[Vectors, ...]:
        """For each article one row for each of its numbered sentences."""
        return tuple(self._rows(bags) for bags in self._bags)

    @cached_property
    def of_attributions(self) -> tuple[Vectors, ...]:
        """For each article one row for the content of each of its attributions."""
        return tuple(
            self._rows(
                [
                    total([(terms(c.of(a.article.text), a.article.language), 1.0) for c in told.content])
                    for told in a.attributions
                ]
            )
            for a in self.analyses
        )

    def rows(self, refs: Sequence[Ref]) -> Vectors:
        """The rows of some positions."""
        return self.positions[[self._places[ref.article, ref.position] for ref in refs]]

    def centre(self, refs: Sequence[Ref]) -> Vectors:
        """The mean of the rows of some positions, whatever their order."""
        mean: Vectors = self.positions[sorted(self._places[ref.article, ref.position] for ref in refs)].mean(axis=0)
        return mean

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        return {(ref.article, ref.position): i for i, ref in enumerate(self.refs)}

    def common(self, rows: Vectors, count: int = 3) -> list[str]:
        """The terms that say most of some rows together."""
        whole = rows.sum(axis=0)
        names = list(self._columns)
        return [names[i] for i in np.argsort(-whole, kind="stable")[:count] if whole[i] > 0]

    def _rows(self, bags: Sequence[Mapping[str, float]]) -> Vectors:
        made = np.zeros((len(bags), len(self._columns)), dtype=np.float32)
        for row, bag in zip(made, bags, strict=True):
            for term, n in bag.items():
                column = self._columns.get(term)
                if column is not None:
                    row[column] = n * self._weights[term]
        return normed(made)

    def _bag(self, ref: Ref) -> dict[str, float]:
        """What a position is about: its words without whose they are, and the sentence around them."""
        analysis = self.analyses[ref.article]
        position = analysis.positions[ref.position]
        text, language = analysis.article.text, analysis.article.language
        parts = [(terms(position.target.text, language), 1.0)]
        parts += [(terms(said, language), 1.0) for said in contents(analysis, position)]
        if analysis.provenance.engine == "llm":
            parts.append((terms(position.statement, analysis.provenance.language or language), 1.0))
        around = [s for s in self.sentences[ref.article] if any(s.overlaps(e) for e in position.evidence)]
        parts += [(terms(s.of(text), language), _SENTENCE) for s in around]
        return without(total(parts), _whose(position, analysis.provenance.parties, language))


def contents(analysis: Analysis, position: Position) -> list[str]:
    """The cited words of a position without who says them and the verb, where the attributions tell these apart."""
    text, evidence = analysis.article.text, position.evidence
    first, last = (min(e.start for e in evidence), max(e.end for e in evidence)) if evidence else (0, 0)
    said = [
        content.of(text)
        for told in analysis.attributions
        for content in told.content
        # most are told elsewhere, as the two ends show
        if content.start < last and first < content.end
        if any(s.party == position.party for s in told.speakers)
        if any(content.overlaps(e) for e in evidence)
    ]
    return said or [e.quote for e in position.evidence]


def normed(rows: Vectors) -> Vectors:
    """The rows as vectors of length one, but for those of zeros."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    normed: Vectors = (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return normed


def _whose(position: Position, parties: Sequence[Party], language: str) -> set[str]:
    """The terms that only tell whose a position is."""
    found = {t for n in (position.holder, position.speaker.name) for t in _naming(n, language)}
    found.update(t for hop in position.chain for t in _naming(hop.name, language))
    for party in parties:
        if party.id == position.party:
            for name in (party.id, *party.names, *party.adjectives, *party.demonyms, *party.seats):
                found |= _naming(name, language)
    return found


@lru_cache(maxsize=4096)
def _naming(name: str, language: str) -> frozenset[str]:
    """The terms of a name, as one amid a sentence and as a word that opens one."""
    both = {*terms(f"a {name}", language), *terms(name, language)}
    return frozenset(term for term in both if not term.startswith("concept "))
