"""Positions and sentences of several articles as vectors in one space of terms."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from stance.compare.people import People
from stance.compare.terms import terms, total, weights, without
from stance.records import Analysis, Party, Position, Ref, Sentence, overlapping
from stance.text import sentences
from stance.text.morphology import LANGUAGES
from stance.text.romanize import is_cyrillic
from stance.verify.lexicon import load_words

Vectors: TypeAlias = NDArray[np.float32]
_SENTENCE = 0.3
# How much a sentence next to a position's counts for what it is about: in its paragraph, and in the next one. Subjects
# that texts in every language share count for half, since one names many issues. Tuned on the tuning half of
# `bench/gold/compare`.
_BESIDE, _BEYOND = 0.8, 0.4
_SUBJECT = 0.5
# The share of all sentences that may have a term for it to be rare, and the number that always may.
_RARE, _FEW = 0.05, 3


class _Held(NamedTuple):
    """A position's own words, as they stand and with their weights, its sentences, and the terms of whose it is."""

    said: list[str]
    words: list[tuple[Mapping[str, float], float]]
    sentences: list[int]
    whose: set[str]


class Space:
    """The terms of several analysed articles, weighted by how much they tell (TF-IDF over sentences).

    Rows and columns stand in an order of their own, that of the articles' texts and of the terms: what is decided by a
    hair is then decided alike in whatever order the articles are given. With `as_given` the rows stand in the order of
    the articles, as a reader is shown them.
    """

    def __init__(self, analyses: Sequence[Analysis], *, as_given: bool = False) -> None:
        self.analyses = analyses
        self._names: dict[int, frozenset[str]] = {}
        self._of_parties: dict[tuple[str, str], frozenset[str]] = {}
        self._terms_of_parties: dict[tuple[str, str], frozenset[str]] = {}
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
    def people(self) -> People:
        """Who speaks in the articles."""
        return People(self.analyses)

    @cached_property
    def positions(self) -> Vectors:
        """One row for each of `refs`."""
        return self._rows([self._bag(ref) for ref in self.refs])

    @cached_property
    def told(self) -> Vectors:
        """One row for each of `refs`, with its sentences in full; what is said often counts by its logarithm."""
        return self._rows([_damped(self._bag(ref, sentence=1.0)) for ref in self.refs])

    @cached_property
    def in_context(self) -> Vectors:
        """The rows of `told` with the sentences beside: neighbours in a news text are mostly about one thing."""
        return self._rows([_damped(self._bag(ref, sentence=1.0, beside=True)) for ref in self.refs])

    def sentences_near(self, vectors: Vectors) -> tuple[Vectors, ...]:
        """For each article how near each of its numbered sentences is to some vectors, one a column."""
        return tuple(self.near(bags, vectors) for bags in self._bags)

    @cached_property
    def articles_near(self) -> Vectors:
        """How near the articles are to each other by all their terms; what every one has tells little."""
        bags = [Counter(term for bag in article for term in bag) for article in self._bags]
        telling = weights(bags)
        rows = np.zeros((len(bags), len(self._columns)), dtype=np.float32)
        for row, bag in zip(rows, bags, strict=True):
            for term, n in bag.items():
                row[self._columns[term]] = math.log1p(n) * telling[term]
        made = normed(rows)
        near: Vectors = made @ made.T
        return near

    def attributions_near(self, vectors: Vectors, wanted: Sequence[Set[int]]) -> tuple[Vectors, ...]:
        """For each article how near the content of its attributions is to some vectors, one a column.

        Only those are looked at that are `wanted` of each article; the others are near to nothing.
        """
        return tuple(
            self.near(
                [
                    total([(terms(c.of(a.article.text), a.article.language), 1.0) for c in told.content])
                    if i in asked
                    else {}
                    for i, told in enumerate(a.attributions)
                ],
                vectors,
            )
            for a, asked in zip(self.analyses, wanted, strict=True)
        )

    @cached_property
    def rare(self) -> tuple[frozenset[str], ...]:
        """For each of `refs` the terms of its own words that few sentences have, without parties and holder."""
        return tuple(
            frozenset(
                t
                for t in self._unnamed(
                    ref, (self.analyses[ref.article].positions[ref.position].target.text, *self.said(ref))
                )
                if self.uses[t] <= self.few
            )
            for ref in self.refs
        )

    def _unnamed(self, ref: Ref, texts: Sequence[str]) -> frozenset[str]:
        """The terms of some words of a position without those that name a party or its holder."""
        analysis = self.analyses[ref.article]
        position, language = analysis.positions[ref.position], analysis.article.language
        own = {t for text in texts for t in terms(text, language)}
        return frozenset(own - self._whose(position, analysis.provenance.parties, language, all_parties=True))

    def stating(self, ref: Ref) -> frozenset[str]:
        """The terms of what a position itself says, without parties and holder: not of all that its sentence tells."""
        analysis = self.analyses[ref.article]
        target = analysis.positions[ref.position].target.text
        said = [text for text in self.said(ref) if target in text or text in target] or self.said(ref)
        return self._unnamed(ref, (target, *said))

    def terms_of(self, text: str, article: int) -> Set[str]:
        """The terms of some words of an article."""
        return terms(text, self.analyses[article].article.language).keys()

    def weight(self, term: str) -> float:
        """How much a term tells one sentence from another."""
        return self._weights.get(term, 0.0)

    def share(self, wanted: Set[str], held: Set[str]) -> float:
        """What share of some terms, by their weights, are among others; all of none."""
        whole = sum(map(self.weight, wanted))
        return sum(map(self.weight, wanted & held)) / whole if whole else 1.0

    def sentence_terms(self, article: int) -> list[Set[str]]:
        """The terms of each sentence of an article."""
        return [bag.keys() for bag in self._bags[article]]

    def naming(self, ref: Ref, article: int) -> frozenset[str]:
        """The terms by which an article may name the party of a position, or who speaks in it."""
        position, analysis = self.analyses[ref.article].positions[ref.position], self.analyses[article]
        spoken = self.analyses[ref.article].article.language
        return frozenset().union(
            *(_naming(name, spoken) for name in (position.holder, position.speaker.name)),
            *(
                self._naming_party(party, analysis.article.language)
                for party in analysis.provenance.parties
                if party.id == position.party
            ),
        )

    @cached_property
    def uses(self) -> Counter[str]:
        """How many sentences have each term."""
        return Counter(term for article in self._bags for bag in article for term in bag)

    @cached_property
    def few(self) -> float:
        """The most sentences that may have a term for it to be rare."""
        return max(_FEW, _RARE * sum(len(article) for article in self._bags))

    def rows(self, refs: Sequence[Ref]) -> Vectors:
        """The rows of some positions."""
        return self.positions[[self._places[ref.article, ref.position] for ref in refs]]

    def centre(self, refs: Sequence[Ref]) -> Vectors:
        """The mean of the rows of some positions, whatever their order."""
        mean: Vectors = self.positions[sorted(self._places[ref.article, ref.position] for ref in refs)].mean(axis=0)
        return mean

    def place(self, ref: Ref) -> int:
        """The row of a position."""
        return self._places[ref.article, ref.position]

    def near(self, bags: Sequence[Mapping[str, float]], vectors: Vectors) -> Vectors:
        """The products of some bags, as rows of length one, with vectors, one a column.

        A bag has some twenty of ten thousand terms: only these are multiplied.
        """
        held, sizes = [], []
        for bag in bags:
            own = [
                (column, n * self._weights[t]) for t, n in bag.items() if (column := self._columns.get(t)) is not None
            ]
            held += own
            sizes.append(len(own))
        near = np.zeros((len(bags), vectors.shape[1]), dtype=np.float32)
        if not held:
            return near
        columns, values = (np.array(each) for each in zip(*held, strict=True))
        counts = np.array(sizes)
        filled = np.flatnonzero(counts)
        starts = (np.cumsum(counts) - counts)[filled]
        lengths = np.sqrt(np.add.reduceat(values * values, starts))
        near[filled] = np.add.reduceat(values[:, None] * vectors[columns], starts, axis=0) / lengths[:, None]
        return near

    def holding(self, rows: Vectors, bag: Mapping[str, float]) -> NDArray[np.bool_]:
        """Of each of some rows whether it has every term of a bag."""
        columns = [self._columns.get(term) for term in bag]
        if None in columns:
            return np.zeros(len(rows), dtype=bool)
        return np.asarray((rows[:, np.array(columns, dtype=int)] > 0).all(axis=1), dtype=bool)

    def around(self, ref: Ref) -> list[str]:
        """The sentences that a position cites."""
        text, own = self.analyses[ref.article].article.text, self.sentences[ref.article]
        return [own[i].of(text) for i in self._held[self.place(ref)].sentences]

    def cited(self, ref: Ref) -> list[int]:
        """The sentences that a position cites, as places in its article."""
        return self._held[self.place(ref)].sentences

    def said(self, ref: Ref) -> list[str]:
        """The words of a position, as `contents` has them."""
        return self._held[self.place(ref)].said

    def names(self, article: int) -> frozenset[str]:
        """The words of an article's language that name a party or one who speaks there, as its lists have words."""
        if article not in self._names:
            analysis = self.analyses[article]
            known = {
                name for p in analysis.positions for name in (p.holder, p.speaker.name, *(h.name for h in p.chain))
            }
            known |= {s.name for told in analysis.attributions for s in told.speakers}
            language, parties = analysis.article.language, analysis.provenance.parties
            own = frozenset(low for name in known for low in _words_of(name, language))
            self._names[article] = own.union(*(self._of_party(party, language) for party in parties))
        return self._names[article]

    def _of_party(self, party: Party, language: str) -> frozenset[str]:
        # one party is defined alike for all articles, and its definition is long
        if (party.id, language) not in self._of_parties:
            known = {party.id, *party.names, *party.adjectives, *party.demonyms, *party.seats}
            known |= {name for one in party.people for name in (one.name, *one.aliases)}
            known |= {name for one in party.bodies for name in (one.name, *one.aliases)}
            written = {name for name in known if is_cyrillic(name) == (language in LANGUAGES)}
            lows = frozenset(low for name in written for low in _words_of(name, language))
            self._of_parties[party.id, language] = lows
        return self._of_parties[party.id, language]

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        return {(ref.article, ref.position): i for i, ref in enumerate(self.refs)}

    def _rows(self, bags: Sequence[Mapping[str, float]]) -> Vectors:
        made = np.zeros((len(bags), len(self._columns)), dtype=np.float32)
        for row, bag in zip(made, bags, strict=True):
            for term, n in bag.items():
                column = self._columns.get(term)
                if column is not None:
                    row[column] = n * self._weights[term]
        return normed(made)

    def _bag(self, ref: Ref, *, sentence: float = _SENTENCE, beside: bool = False) -> dict[str, float]:
        """What a position is about: its words without whose they are, its sentences, and those beside them."""
        held = self._held[self._places[ref.article, ref.position]]
        bags = self._bags[ref.article]
        parts = [*held.words, *((bags[i], sentence) for i in held.sentences)]
        if beside:
            parts += [(bags[i], weight) for i, weight in self._beside(ref.article, held.sentences)]
        return without(total(parts), held.whose)

    @cached_property
    def _held(self) -> list[_Held]:
        """What each of `refs` is made of."""
        found = []
        for ref in self.refs:
            analysis = self.analyses[ref.article]
            position = analysis.positions[ref.position]
            language = analysis.article.language
            said = contents(analysis, position)
            words = [(terms(text, language), 1.0) for text in (position.target.text, *said)]
            if analysis.provenance.engine == "llm":
                words.append((terms(position.statement, analysis.provenance.language or language), 1.0))
            own = [s.number - 1 for s in overlapping(self.sentences[ref.article], position.evidence)]
            whose = self._whose(position, analysis.provenance.parties, language)
            found.append(_Held(said, words, own, whose))
        return found

    def _whose(
        self, position: Position, parties: Sequence[Party], language: str, *, all_parties: bool = False
    ) -> set[str]:
        """The terms that only tell whose a position is, or any party's."""
        found = {t for n in (position.holder, position.speaker.name) for t in _naming(n, language)}
        found.update(t for hop in position.chain for t in _naming(hop.name, language))
        for party in parties:
            if all_parties or party.id == position.party:
                found |= self._naming_party(party, language)
        return found

    def _naming_party(self, party: Party, language: str) -> frozenset[str]:
        # one party is defined alike for all articles
        if (party.id, language) not in self._terms_of_parties:
            named = (party.id, *party.names, *party.adjectives, *party.demonyms, *party.seats)
            self._terms_of_parties[party.id, language] = frozenset().union(*(_naming(n, language) for n in named))
        return self._terms_of_parties[party.id, language]

    def _beside(self, article: int, own: Sequence[int]) -> Iterator[tuple[int, float]]:
        """The sentences next to some, each with how much it counts."""
        block = self._blocks[article]
        for i in sorted({j + step for j in own for step in (-1, 1)} - set(own)):
            if 0 <= i < len(block):
                near = {block[j] for j in own if abs(i - j) == 1}
                yield i, _BESIDE if block[i] in near else _BEYOND

    @cached_property
    def _blocks(self) -> list[list[int]]:
        """For each article the place of each sentence's block."""
        return [
            [bisect_right([b.start for b in a.article.blocks], s.start) for s in split]
            for a, split in zip(self.analyses, self.sentences, strict=True)
        ]


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


def _damped(bag: Mapping[str, float]) -> dict[str, float]:
    return {term: math.log1p(n) * (_SUBJECT if term.startswith("concept ") else 1) for term, n in bag.items()}


def normed(rows: Vectors) -> Vectors:
    """The rows as vectors of length one, but for those of zeros."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    normed: Vectors = (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32, copy=False)
    return normed


@lru_cache(maxsize=4096)
def _naming(name: str, language: str) -> frozenset[str]:
    """The terms of a name, as one amid a sentence and as a word that opens one."""
    both = {*terms(f"a {name}", language), *terms(name, language)}
    return frozenset(term for term in both if not term.startswith("concept "))


@lru_cache(maxsize=16384)
def _words_of(name: str, language: str) -> frozenset[str]:
    """The words of content of a name, as amid a sentence and as one that opens it."""
    words = load_words(language)
    # only the words of an inflected language are read by what stands before them
    texts = (name, f"a {name}") if words.inflected else (name,)
    return frozenset(low for text in texts for low in words.lows(text) if words.stem_of(low) is not None)
