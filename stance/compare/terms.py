"""What a text is about, as weighted terms that texts in different languages can share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from stance.compare.concepts import concepts_in
from stance.compare.senses import sense_of
from stance.text.romanize import is_cyrillic, sounds
from stance.verify.lexicon import load_words

_CONCEPT = 1.5
_NAME = 1.0
_NUMBER = 0.7
# The letters that a word goes by which has no listed sense, and those of one that has no ending.
_STEM, _SHORT = 7, 3


@lru_cache(maxsize=8192)
def terms(text: str, language: str) -> Mapping[str, float]:
    """Return the terms of `text` with how much each counts.

    A term is a word of content by its sense or else by its stem, a number, a concept, or a name by its sound, so that
    "Antonov" and "Антонов" are one. Texts in different languages share all but the stems.
    """
    words = load_words(language)
    found: defaultdict[str, float] = defaultdict(float)
    opens = True
    for token in words.tokens(text):
        if token.word and words.stem_of(token.low) is not None:
            if token.low[0].isdigit():
                found[f"number {token.low}"] += _NUMBER
            elif token.capital and not opens:
                found[f"name {name_term(token.low, language)}"] += _NAME
            else:
                found[_word(token.low, language)] += 1
        opens = token.text in '.!?…“«"' or (opens and not token.word)
    for concept in concepts_in(text, language):
        found[f"concept {concept}"] += _CONCEPT
    return dict(found)


@lru_cache(maxsize=16384)
def _word(low: str, language: str) -> str:
    sense = sense_of(low, language)
    if sense is not None:
        return f"sense {sense}"
    bare = low.removesuffix("'s")
    return f"word {bare[:_STEM] if len(bare) > _STEM else bare.removesuffix('s') if len(bare) > _SHORT else bare}"


def name_term(low: str, language: str) -> str:
    """A name by its sound, without the endings of cases."""
    heard = sounds(low, language) if is_cyrillic(low) else sounds(low, "en")
    return heard[:5] if len(heard) > 5 else heard.rstrip("aeiouy'") or heard


def weights(texts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """How much each term tells one text from another: its inverse document frequency over `texts`."""
    bags = list(texts)
    seen: Counter[str] = Counter()
    for bag in bags:
        seen.update(bag.keys())
    return {term: math.log(1 + len(bags) / n) for term, n in seen.items()}


def without(bag: Mapping[str, float], left_out: Set[str]) -> dict[str, float]:
    """The terms but those that are left out."""
    return {term: n for term, n in bag.items() if term not in left_out}


def total(bags: Sequence[tuple[Mapping[str, float], float]]) -> dict[str, float]:
    """Several bags of terms as one, each counted by its factor."""
    found: defaultdict[str, float] = defaultdict(float)
    for bag, factor in bags:
        for term, n in bag.items():
            found[term] += n * factor
    return dict(found)
