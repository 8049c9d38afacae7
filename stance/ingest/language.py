"""The language of a text, told by its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

import tomli

UNKNOWN = "und"
"""What ISO 639 calls a language that is not determined."""

_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
# runs of letters: to count them letter by letter takes five times as long
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_CHANCE = 2
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]+")


def guess_language(text: str) -> str:
    """Return the code of the text's language, or `UNKNOWN` for letters that no known language is written in.

    Cyrillic is "uk" or "ru" by the letters that only one of the two has, then by their commonest words. Latin letters
    are told apart by the commonest words of a dozen languages; English where no other has clearly more of them.
    """
    if not text.isascii():
        cyrillic, latin = _letters(_CYRILLIC, text), _letters(_LATIN, text)
        if cyrillic > latin:
            ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
            if ukrainian == russian:
                words = Counter(_WORD.findall(text.lower()))
                ukrainian, russian = (sum(words[w] for w in _common()[language]) for language in ("uk", "ru"))
            return "uk" if ukrainian > russian else "ru"
        if latin * 2 < _letters(_WORD, text):
            return UNKNOWN
    words = Counter(_WORD.findall(text.lower()))
    counts = {language: sum(words[w] for w in common) for language, common in _common().items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["en"] + _CHANCE else "en"


def _letters(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


@cache
def _common() -> dict[str, frozenset[str]]:
    text = files("stance.ingest.data").joinpath("common.toml").read_text(encoding="utf-8")
    return {language: frozenset(words) for language, words in tomli.loads(text).items()}
