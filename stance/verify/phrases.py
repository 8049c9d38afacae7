"""Listed phrases in an article, found without looking at every word of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import tomli

from stance.records import Reading, Sentence, Span
from stance.text.words import Token
from stance.verify.lexicon import base, load_words

_HEAD = 3
_WORD = re.compile(r"[^\W_]+")


class Found(NamedTuple):
    """One phrase where it stands: as it is listed, its span in the article, its sentence and its tokens there."""

    phrase: str
    span: Span
    sentence: Sentence
    start: int
    end: int


class Phrases:
    """Phrases of one language, each as the lower-case (dictionary) forms of its words and marks."""

    def __init__(self, phrases: Iterable[str], language: str) -> None:
        words = load_words(language)
        self._language, self._inflected = language, words.inflected
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._heads: dict[str, tuple[str, ...]] = {}
        self._last: tuple[str, list[int]] | None = None
        for phrase in phrases:
            lows = tuple(t.low for t in words.tokens(phrase))
            for first in {phrase.split()[0], lows[0]}:
                # "so-called" stands in the text as two words
                head = found[0] if (found := _WORD.search(first)) else first
                begins = head[: _kept(head)] if words.inflected else head
                self._heads[head[:_HEAD]] = (*self._heads.get(head[:_HEAD], ()), begins)
            self._by_first.setdefault(lows[0], []).append((phrase, lows))
        for fits in self._by_first.values():
            fits.sort(key=_longest_first)

    def among(self, tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
        """Each phrase among the tokens with where it begins and ends there, the longest where several overlap."""
        end = 0
        for phrase, i, j in self.every(tokens):
            if i >= end:
                end = j
                yield phrase, i, j

    def every(self, tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
        """Each phrase among the tokens, those that overlap too; of those that begin at one token the longest first."""
        for i, token in enumerate(tokens):
            for phrase, lows in self._starting(token):
                rest = tokens[i : i + len(lows)]
                if len(rest) == len(lows) and all(map(self._is, rest, lows)):
                    yield phrase, i, i + len(lows)

    def _starting(self, token: Token) -> Sequence[tuple[str, tuple[str, ...]]]:
        found = self._by_first.get(token.low, [])
        plain = self._plain(token) if token.capital and self._inflected else token.low
        if plain == token.low or plain not in self._by_first:
            return found
        return sorted((*found, *self._by_first[plain]), key=_longest_first)

    def _is(self, token: Token, low: str) -> bool:
        return token.low == low or (token.capital and self._inflected and self._plain(token) == low)

    def _plain(self, token: Token) -> str:
        """The dictionary form of a word with a capital as if it were no name."""
        return base(token.text.lower().replace("’", "'"), self._language)

    def within(self, reading: Reading, spans: Sequence[Span] | None = None) -> Iterator[Found]:
        """Every place in a citable sentence where one of the phrases stands, in reading order.

        With `spans`, only of the sentences where a phrase may begin inside one of them.
        """
        for sentence in self.where(reading, spans):
            yield from self.of(reading, sentence)

    def where(self, reading: Reading, spans: Sequence[Span] | None = None) -> Iterator[Sentence]:
        """The sentences in which one of the phrases may stand, going by how their words begin."""
        last = -1
        for start in self._starts(reading.article.text):
            if spans is not None and not any(s.start <= start < s.end for s in spans):
                continue
            k = bisect_right(reading.sentences, start, key=_start) - 1
            if k > last and start < reading.sentences[k].end:
                last = k
                yield reading.sentences[k]

    def _starts(self, text: str) -> list[int]:
        """Where a word stands that may begin a phrase."""
        kept = self._last
        if kept is None or kept[0] is not text:
            at = _heads(text)
            shared = self._heads.keys() & at.keys()
            kept = text, sorted(s for head in shared for s, low in at[head] if low.startswith(self._heads[head]))
            self._last = kept
        return kept[1]

    def of(self, reading: Reading, sentence: Sentence) -> Iterator[Found]:
        """Every place in one sentence where one of the phrases stands."""
        tokens = tokens_of(reading, sentence)
        for phrase, i, j in self.among(tokens):
            span = Span(start=sentence.start + tokens[i].start, end=sentence.start + tokens[j - 1].end)
            yield Found(phrase, span, sentence, i, j)


def _longest_first(entry: tuple[str, tuple[str, ...]]) -> int:
    return -len(entry[1])


@lru_cache(maxsize=64)
def _heads(text: str) -> dict[str, list[tuple[int, str]]]:
    """Where words begin, each with the word in lower case, by their first letters."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for match in _WORD.finditer(text):
        low = match[0].lower()
        found[low[:_HEAD]].append((match.start(), low))
    return dict(found)


def _kept(word: str) -> int:
    """How many letters of a word all its forms begin with, by rule of thumb."""
    return max(_HEAD, min(len(word) - 2, 2 * _HEAD))


def near(reading: Reading, text: str, share: float) -> list[Sentence]:
    """The sentences that may have so great a share of the longer words of `text`, going by how words begin.

    None for a text of one or two such words.
    """
    wanted = {m[0][: _kept(m[0])].lower() for m in _WORD.finditer(text) if len(m[0]) > _HEAD}
    if len(wanted) < _HEAD:
        return []
    at = _heads(reading.article.text)
    counts: dict[int, int] = {}
    for head in wanted:
        places = [start for start, low in at.get(head[:_HEAD], ()) if low.startswith(head)]
        for k in {bisect_right(reading.sentences, start, key=_start) - 1 for start in places}:
            counts[k] = counts.get(k, 0) + 1
    return [reading.sentences[k] for k, n in sorted(counts.items()) if k >= 0 and n >= share * len(wanted)]


def _start(sentence: Sentence) -> int:
    return sentence.start


def tokens_of(reading: Reading, sentence: Sentence) -> tuple[Token, ...]:
    """The tokens of a sentence; their offsets count from its beginning."""
    return load_words(reading.article.language).tokens(sentence.of(reading.article.text))


@cache
def listed(name: str, language: str) -> dict[str, Any]:
    """What the data file `name` has for a language."""
    table: dict[str, Any] = file_of(name)[language]
    return table


@cache
def file_of(name: str) -> dict[str, Any]:
    """A data file of the checks, as it is."""
    return tomli.loads((files("stance.verify.data") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def phrases(name: str, key: str, language: str) -> Phrases:
    """The phrases under one key of a data file."""
    return Phrases(listed(name, language)[key], language)
