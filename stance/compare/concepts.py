"""What positions are about: subjects with neutral names, whose words in several languages are data."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

import tomli

from stance.records import Record
from stance.text.words import Token
from stance.verify.lexicon import base, load_words

_HEAD = 3


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
    tokens = load_words(language).tokens(text)
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


def _is(token: Token, low: str, language: str) -> bool:
    return low in (token.low, _plain(token, language))


def _plain(token: Token, language: str) -> str:
    """The dictionary form of a word with a capital as if it were no name."""
    return base(token.text.lower().replace("’", "'"), language) if token.capital else token.low


def _beginning(token: Token, language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases that a word may begin; only these are brought to their dictionary forms, which is slow."""
    written = token.text.lower()
    if written == token.low and written.isascii():
        # a word that stands for itself can begin only what begins with it
        return _by_first(written[:_HEAD], language).get(written, ())
    found = _phrases(written[:_HEAD], language)
    return found if written[:_HEAD] == token.low[:_HEAD] else found + _phrases(token.low[:_HEAD], language)


@cache
def _by_first(head: str, language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of `_phrases` by the first of their words."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for entry in _phrases(head, language):
        found[entry[0][0]] = (*found.get(entry[0][0], ()), entry)
    return found


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
