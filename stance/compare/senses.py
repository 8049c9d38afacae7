"""Words that mean alike in several languages, and several words of one language that do."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import tomli

from stance.records import Record


class Sense(Record):
    """One sense: the words that have it, by language; those of inflected languages as dictionary forms."""

    en: str
    ru: str
    uk: str

    @property
    def id(self) -> str:
        """What the sense is called among terms: its first word."""
        return next(word for words in (self.en, self.ru, self.uk) for word in words.split())


@cache
def senses() -> tuple[Sense, ...]:
    """Return every sense of the data."""
    given = tomli.loads((files("stance.compare.data") / "senses.toml").read_text(encoding="utf-8"))
    return tuple(Sense.model_validate(table) for table in given["senses"])


@lru_cache(maxsize=32768)
def sense_of(low: str, language: str) -> str | None:
    """The sense of a word in small letters (a dictionary form where the language is inflected), if it has one here.

    An English word has that of a listed word, its plural in s aside, or else of the listed words with its stem where
    these have one sense only.
    """
    listed = _listed(language)
    if language != "en":
        return listed.get(low)
    return listed.get(low) or listed.get(low.removesuffix("s")) or _by_stem().get(stemmed(low))


@lru_cache(maxsize=16384)
def stemmed(low: str) -> str:
    """The stem of an English word."""
    stem: str = _stemmer().stemWord(low)
    return stem


@cache
def _listed(language: str) -> dict[str, str]:
    return {word: one.id for one in senses() for word in getattr(one, language, "").split()}


@cache
def _by_stem() -> dict[str, str]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, one in _listed("en").items():
        found[stemmed(word)].add(one)
    return {stem: one for stem, (one, *others) in found.items() if not others}


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
