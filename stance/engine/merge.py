"""Positions that say the same, joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.records import Position, merge_spans

_SAME_TARGET = 0.6
_SAME_WORDS = 0.8


def merge(positions: Sequence[Position]) -> list[Position]:
    """Join positions of one holder, speaker, act and polarity that share evidence or target and say the same.

    Order is kept, and so is every statement that says something else.
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
    if (a.party, a.holder, a.statement) == (b.party, b.holder, b.statement) and a.chain == b.chain:
        # the same words of the article, found at two of its sentences
        return a.act == b.act and a.speaker.name == b.speaker.name
    if (a.party, a.holder, a.speaker.name, a.act, a.polarity) != (b.party, b.holder, b.speaker.name, b.act, b.polarity):
        return False
    if not _alike(a.statement, b.statement):
        return False
    if any(x.covers(y) or y.covers(x) for x in a.evidence for y in b.evidence):
        return True
    one, other = stems(a.target.text), stems(b.target.text)
    return bool(one and other) and len(one & other) / min(len(one), len(other)) > _SAME_TARGET


def _alike(one: str, other: str) -> bool:
    """Whether two statements have the same numbers and nearly the same words."""
    if sorted(re.findall(r"\d+", one)) != sorted(re.findall(r"\d+", other)):
        return False
    mine, theirs = stems(one), stems(other)
    if not mine or not theirs:
        return one == other
    return len(mine & theirs) / min(len(mine), len(theirs)) >= _SAME_WORDS


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
