"""Positions that say the same, joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from stance.attribution import grammar, languages
from stance.records import Position, merge_spans
from stance.text.morphology import LANGUAGES

_SAME_TARGET = 0.6
_SAME_WORDS = 0.8
_FEWEST = 3
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def merge(positions: Sequence[Position]) -> list[Position]:
    """Join positions of one holder, speaker, act and polarity that share evidence or target and say the same.

    Order is kept, and so is every statement that says something else: "X" is neither "only X" nor "X if Y".
    """
    kept: list[Position] = []
    for position in positions:
        twin = next((i for i, other in enumerate(kept) if _same(other, position)), None)
        if twin is None:
            kept.append(position)
        else:
            kept[twin] = _joined(kept[twin], position)
    return kept


def _same(a: Position, b: Position) -> bool:
    if not _tied_alike(a, b):
        return False
    if (a.party, a.holder, a.statement) == (b.party, b.holder, b.statement) and a.chain == b.chain:
        # the same words of the article, found at two of its sentences
        return a.act == b.act and a.speaker.name == b.speaker.name
    if (a.party, a.holder, a.speaker.name, a.act, a.polarity) != (b.party, b.holder, b.speaker.name, b.act, b.polarity):
        return False
    if not _alike(a.statement, b.statement):
        return False
    if any(x.covers(y) or y.covers(x) for x in a.evidence for y in b.evidence):
        return True
    told = min(len(stems(p.statement) - stems(p.holder)) for p in (a, b))
    if told < _FEWEST:
        # "says: it was there" and "says: there was a letter" have too few words to be told apart by
        return False
    one, other = stems(a.target.text), stems(b.target.text)
    return bool(one and other) and len(one & other) / min(len(one), len(other)) > _SAME_TARGET


def _alike(one: str, other: str) -> bool:
    """Whether two statements have the same numbers and nearly the same words."""
    if sorted(re.findall(r"\d+", one)) != sorted(re.findall(r"\d+", other)):
        return False
    mine, theirs = stems(one), stems(other)
    if not mine or not theirs:
        return one == other
    bounds = _bounds(inflected=_CYRILLIC.search(one + other) is not None)
    if any((pattern.search(one) is None) != (pattern.search(other) is None) for pattern in bounds):
        return False
    return len(mine & theirs) / min(len(mine), len(theirs)) >= _SAME_WORDS


def _tied_alike(a: Position, b: Position) -> bool:
    """Whether both hang on the same, as far as the one that is not told to is not shown without it."""
    if a.condition and b.condition:
        one, other = stems(a.condition), stems(b.condition)
        return a.condition == b.condition or len(one & other) > _SAME_TARGET * min(len(one), len(other))
    if not (a.condition or b.condition):
        return True
    hung = stems(a.condition or b.condition or "")
    return hung <= stems(a.statement) & stems(b.statement)


@cache
def _bounds(*, inflected: bool) -> tuple[re.Pattern[str], ...]:
    """The words that negate, and those that narrow what is said or tie it to something, of every language known.

    Those of the inflected languages stand in no text without Cyrillic letters, and to read them takes its time.
    """
    known = [language for language in languages() if inflected or language not in LANGUAGES]
    return tuple(
        re.compile(rf"(?i)(?<!\w)(?:{'|'.join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))})(?!\w)")
        for words in (
            {w for language in known for w in grammar(language, "negations")},
            {w for language in known for name in ("conditions", "narrowing") for w in grammar(language, name)},
        )
    )


def stems(text: str) -> set[str]:
    """The first five letters of every word of four or more."""
    return {w[:5] for w in re.findall(r"[^\W\d_]{4,}", text.lower())}


def _joined(a: Position, b: Position) -> Position:
    spans = merge_spans([*a.evidence, *b.evidence])
    quotes = {(e.start, e.end): e for e in (*a.evidence, *b.evidence)}
    evidence = tuple(
        quotes.get((s.start, s.end)) or next(e for e in (*a.evidence, *b.evidence) if s.covers(e)) for s in spans
    )
    condition = a.condition or b.condition
    chain = a.chain if len(a.chain) >= len(b.chain) else b.chain
    return a.model_copy(update={"evidence": evidence, "condition": condition, "chain": chain})
