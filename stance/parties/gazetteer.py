"""In which state a place lies: the cities of GeoNames, in English, Russian and Ukrainian."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from collections.abc import Sequence as Many
from functools import cache
from importlib.resources import files

from stance.parties.lists import data_table, grammar, places
from stance.text.morphology import LANGUAGES, lemma, town
from stance.text.words import Token

_LONGEST = 3
_ADJECTIVE = re.compile(r"(?:ск|цк|ськ|цьк)[а-яіїє]{1,3}$")
_VOWELS = "аяоеиіїьыйё"
_ADJECTIVAL = {
    "ский": ("", "с", "ск", "к"),
    "ський": ("", "с", "ськ", "к"),
    "цкий": ("ц", "цк", "к"),
    "цький": ("ц", "цьк", "к"),
}


@cache
def _gazetteer(name: str) -> dict[str, str]:
    """The places of a file, in lower case, each to the state in which it lies; made by bench/gazetteer.py."""
    found: dict[str, str] = {}
    text = (files("stance.parties.data") / f"places.{name}.txt").read_text(encoding="utf-8")
    for block in text.split("[")[1:]:
        state, _, names = block.partition("]\n")
        found |= dict.fromkeys(names.split("\n"), state)
    del found[""]
    return found


@cache
def _known(language: str) -> dict[str, str]:
    """The places of a language: its own lists before the gazetteer, without words that are no places in it."""
    found = dict(_gazetteer("cyrillic" if language in LANGUAGES else "en"))
    tables = data_table("domestic.toml")
    for state, names in tables.get("regions", {}).items():
        found |= dict.fromkeys(names, state)
    for state, table in tables.get(language, {}).items():
        found |= dict.fromkeys((region.lower() for region in table.get("regions", ())), state)
    found |= places(language)
    for word in grammar(language).get("no_places", ()):
        found.pop(word, None)
    return found


@cache
def _longest(language: str) -> dict[str, int]:
    """How many words the longest place has that begins with a word, where it has several."""
    found: dict[str, int] = {}
    for place in _known(language):
        if " " in place:
            first = place[: place.index(" ")]
            found[first] = min(_LONGEST, max(found.get(first, 0), 1 + place.count(" ")))
    return found


@cache
def _stems(language: str) -> dict[str, str]:
    """What adjectives are made of: "харьков", "одес"; "" for those of places in two states."""
    found: dict[str, str] = {}
    for place, state in places(language).items():
        stem = place.rstrip(_VOWELS)
        found[stem] = state if found.get(stem, state) == state else ""
    return found


def place_at(tokens: Many[Token], k: int, language: str) -> tuple[str, int] | None:
    """The state of the place named at token k, and how many tokens its name has; None where none is known."""
    if not (tokens[k].word and tokens[k].capital):
        return None
    known = _known(language)
    longest = _LONGEST if language in LANGUAGES else _longest(language).get(tokens[k].low, 1)
    for size in range(min(longest, len(tokens) - k), 0, -1):
        phrase = tokens[k : k + size]
        if size > 1 and not (phrase[-1].word and phrase[-1].capital):
            continue
        for form in _forms(phrase, language):
            if form in known:
                return known[form], size
    return None


def may_be_of_a_place(word: str) -> bool:
    """Whether a word ends as the adjectives of places do in the inflected languages."""
    return _ADJECTIVE.search(word) is not None


def place_adjective(word: str, language: str) -> str | None:
    """The state of the place of which an adjective of an inflected language is: "харьковский", "одеського"."""
    if language not in LANGUAGES:
        return None
    form = lemma(word, language)
    own = places(language).get(form)
    if own is not None or form in grammar(language).get("no_places", frozenset()):
        return own
    for suffix, ends in _ADJECTIVAL.items():
        if form.endswith(suffix):
            base = form[: -len(suffix)]
            stems = _stems(language)
            states = {stems[base + end] for end in ends if stems.get(base + end)}
            return next(iter(states)) if len(states) == 1 else None
    return None


def _forms(phrase: Many[Token], language: str) -> Iterator[str]:
    if language not in LANGUAGES:
        yield " ".join(t.low for t in phrase)
        return
    words = [dict.fromkeys((t.low, lemma(t.low, language), town(t.text, language).lower())) for t in phrase]
    yield from (" ".join(forms) for forms in itertools.product(*words))
