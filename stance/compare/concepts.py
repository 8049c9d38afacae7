"""What positions are about: subjects with neutral names, whose words in several languages are data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import tomli

from stance.records import Record
from stance.text.words import Token
from stance.verify.lexicon import base, load_words

_HEAD = 3
# what needs no cutting into tokens but at its spaces
_LETTERS = re.compile(r"[a-z]+(?: [a-z]+)*")


class Concept(Record):
    """One subject: its id, its label by language, and its words by language as their dictionary forms."""

    id: str
    label: dict[str, str]
    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()


@cache
def concepts() -> dict[str, Concept]:
    """Return every concept of the data by its id."""
    given = tomli.loads((files("stance.compare.data") / "concepts.toml").read_text(encoding="utf-8"))
    return {one.id: one for one in (Concept.model_validate(table) for table in given["concept"])}


@lru_cache(maxsize=8192)
def concepts_in(text: str, language: str) -> tuple[str, ...]:
    """Return the id of each concept that `text` names, once for each time, in order; longer phrases come first."""
    words = load_words(language)
    tokens = words.tokens(text)
    if not words.inflected:
        return _plainly(tokens, language)
    found, end = [], 0
    for i, token in enumerate(tokens):
        if i < end or not token.word:
            continue
        for lows, concept in _beginning(token, language):
            rest = tokens[i : i + len(lows)]
            if len(rest) == len(lows) and all(_is(t, low, language) for t, low in zip(rest, lows, strict=True)):
                found.append(concept)
                end = i + len(lows)
                break
    return tuple(found)


def _plainly(tokens: Sequence[Token], language: str) -> tuple[str, ...]:
    """The concepts where every word stands for itself, so that a phrase begins only with its first word as it is."""
    by_first = _by_first(language)
    found, end = [], 0
    for i, token in enumerate(tokens):
        phrases = by_first.get(token.low)
        if phrases is None or i < end or not token.word:
            continue
        for lows, concept in phrases:
            if tuple(t.low for t in tokens[i : i + len(lows)]) == lows:
                found.append(concept)
                end = i + len(lows)
                break
    return tuple(found)


def _is(token: Token, low: str, language: str) -> bool:
    return low in (token.low, _plain(token, language))


def _plain(token: Token, language: str) -> str:
    """The dictionary form of a word with a capital as if it were no name."""
    return base(token.text.lower().replace("’", "'"), language) if token.capital else token.low


def _beginning(token: Token, language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases that a word may begin; only these are brought to their dictionary forms, which is slow."""
    written = token.text.lower()
    found = _phrases(written[:_HEAD], language)
    if written == token.low and written.isascii():
        # a word that stands for itself can begin only what begins with it
        return tuple(entry for entry in found if entry[0][0] == written)
    return found if written[:_HEAD] == token.low[:_HEAD] else found + _phrases(token.low[:_HEAD], language)


@cache
def _by_first(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of a language whose words stand for themselves, by the first of them, the longest first."""
    words = load_words(language)
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for concept in concepts().values():
        for phrase in getattr(concept, language):
            lows = tuple(phrase.split() if _LETTERS.fullmatch(phrase) else (t.low for t in words.tokens(phrase)))
            found.setdefault(lows[0], []).append((lows, concept.id))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


@cache
def _phrases(head: str, language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases whose first word begins with these letters, each as its words with its concept, the longest first."""
    words = load_words(language)
    made = [(tuple(t.low for t in words.tokens(phrase)), concept) for phrase, concept in _heads(language)[head]]
    return tuple(sorted(made, key=lambda entry: -len(entry[0])))


@cache
def _heads(language: str) -> defaultdict[str, list[tuple[str, str]]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for concept in concepts().values():
        for phrase in getattr(concept, language):
            found[phrase[:_HEAD]].append((phrase, concept.id))
    return found
