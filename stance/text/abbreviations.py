"""What may stand before a full stop without ending a sentence, as data per language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import tomli

from stance.errors import StanceError

_FILE = "abbreviations.toml"


class Abbreviations(NamedTuple):
    """The word lists of one language; the data file says what each is for."""

    never: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    usually: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    exclaimed: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    continues: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()


def load_abbreviations(language: str) -> Abbreviations:
    """Return the word lists of a language tag such as "en" or "en-US"; a language without data has empty ones."""
    return _all().get(language.lower().partition("-")[0], Abbreviations())


def load_whole() -> frozenset[str]:
    """Return the abbreviations of all languages whose stop belongs to the word."""
    return frozenset().union(*(lists.whole for lists in _all().values()))


@cache
def _all() -> dict[str, Abbreviations]:
    data = tomli.loads((files("stance.text.data") / _FILE).read_text(encoding="utf-8"))
    return {language: read_lists(language, lists) for language, lists in data.items()}


def read_lists(language: str, lists: dict[str, Any]) -> Abbreviations:
    """Check the lists of one language and freeze them.

    Raises `StanceError` for a list of unknown name, one that is no list, and an entry that is no text or ends with a
    stop.
    """
    for name, entries in lists.items():
        if name not in Abbreviations._fields:
            raise StanceError(f"{_FILE}: [{language}] has no list {name!r}: use one of {Abbreviations._fields!r}.")
        if not isinstance(entries, list):
            raise StanceError(f"{_FILE}: [{language}] {name}: write a list of texts, not {entries!r}.")
        bad = [e for e in entries if not isinstance(e, str) or not e or e != e.strip(" .")]
        if bad:
            raise StanceError(f"{_FILE}: [{language}] {name}: write {bad[0]!r} as text without its last stop.")
    return Abbreviations(**{name: frozenset(entries) for name, entries in lists.items()})
