"""Cyrillic names in Latin letters, one way for each language; the schemes are data, with their sources."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import tomli
from pydantic import Field

from stance.records import Record

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[\u0400-\u04ff][\u0400-\u04ff\u0306\u0308]*(?:['’ʼ][\u0400-\u04ff\u0306\u0308]+)*")
_APOSTROPHES = frozenset("'’ʼ")


class _Scheme(Record):
    """How one language is written: each letter, and what differs by its place in the word."""

    source: str
    letters: dict[str, str]
    first: dict[str, str] = Field(default_factory=dict)
    as_first_after: str = ""
    endings: dict[str, str] = Field(default_factory=dict)
    runs: dict[str, str] = Field(default_factory=dict)


@cache
def _data() -> tuple[dict[str, _Scheme], tuple[tuple[str, str], ...]]:
    given = tomli.loads((files("stance.text.data") / "romanization.toml").read_text(encoding="utf-8"))
    pairs = tuple((one, other) for one, other in given.pop("alike")["pairs"])
    return {language: _Scheme.model_validate(table) for language, table in given.items()}, pairs


def is_cyrillic(text: str) -> bool:
    """Whether `text` has more Cyrillic letters than Latin ones."""
    return not text.isascii() and len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))


def romanize(text: str, language: str) -> str:
    """Return `text` with its Cyrillic words in Latin letters, by the scheme of `language` ("ru" or "uk").

    Everything else stays as it is. A letter that the scheme does not have is written as another scheme does, and left
    alone where none has it. For a language without a scheme the text comes back untouched.
    """
    schemes, _ = _data()
    if language not in schemes:
        return text
    return _WORD.sub(lambda m: _word(unicodedata.normalize("NFC", m[0]), language), text)


def _word(word: str, language: str) -> str:
    schemes, _ = _data()
    own = schemes[language]
    letters = {k: v for scheme in schemes.values() for k, v in scheme.letters.items()} | own.letters
    low = word.lower()
    if len(low) != len(word):
        # a letter whose small form is longer
        low = word
    ending = next((e for e in own.endings if low.endswith(e) and len(low) > len(e)), "")
    shouted = sum(c.isupper() for c in word) > 1 and not any(c.islower() for c in word)
    made, i = "", 0
    while i < len(word):
        run = next((r for r in own.runs if low.startswith(r, i)), "")
        if ending and i == len(word) - len(ending):
            part, step = own.endings[ending], len(ending)
        elif run:
            part, step = own.runs[run], len(run)
        elif low[i] in _APOSTROPHES:
            part, step = "", 1
        else:
            begins = i == 0 or low[i - 1] in own.as_first_after
            part, step = (own.first.get(low[i], "") if begins else "") or letters.get(low[i], word[i]), 1
        made += part.upper() if shouted else part[:1].upper() + part[1:] if word[i].isupper() else part
        i += step
    return made


@lru_cache(maxsize=4096)
def sounds(name: str, language: str) -> str:
    """How a name sounds, roughly, for comparing it across scripts: "Zelenskyy" and "Зеленський" are one."""
    plain = unicodedata.normalize("NFKD", romanize(name, language)).casefold()
    plain = "".join(c for c in plain if c.isalpha() or c in " -")
    for one, other in _data()[1]:
        plain = plain.replace(one, other)
    return re.sub(r"(.)\1+", r"\1", plain)


class Letters(NamedTuple):
    """How many letters of a text a language has, and how many of these no other language here has."""

    all: int
    alone: int


@cache
def _alphabets() -> dict[str, frozenset[str]]:
    found = {language: frozenset(scheme.letters) for language, scheme in _data()[0].items()}
    return {**found, "en": frozenset("abcdefghijklmnopqrstuvwxyz")}


def letters_of(text: str, language: str) -> Letters:
    """Count the letters of `text` that `language`, one of "en", "ru" and "uk", is written with."""
    alphabets = _alphabets()
    own = alphabets[language]
    alone = own.difference(*(letters for other, letters in alphabets.items() if other != language))
    low = text.lower()
    return Letters(sum(c in own for c in low), sum(c in alone for c in low))
