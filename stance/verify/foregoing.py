"""The editor's brackets behind a statement: its time, and the words that stand before it in the article."""

from __future__ import annotations

import re

from stance.attribution import grammar
from stance.records import Position, Reading
from stance.verify.lexicon import stands_in

_REACH = 1000
_TIME = 4


def without_bracket(reading: Reading, position: Position) -> str:
    """The statement without a bracket that has, to the letter, what stands beside the cited words.

    Such a bracket says nothing in the holder's name. Any other one is part of the statement and is checked as such.
    """
    text, statement = reading.article.text, position.statement
    if not position.evidence or not statement.endswith("]"):
        return statement
    start, end = min(e.start for e in position.evidence), max(e.end for e in position.evidence)
    sentences = [s for s in reading.sentences if s.end > start - _REACH and s.start < end]
    before = [" ".join(s.of(text).split()) for s in sentences]
    clauses = [_clauses(s.of(text)) if s.end > start else [] for s in sentences]
    whole = [sum(s.start < start for s in sentences) >= j for j in range(len(sentences) + 1)]
    # the words of a time stand within a cited sentence; what stands before is told by whole sentences, at whose end
    # may stand the first clauses of a cited one
    near = {
        "just_before": [" ".join(before[i:j]) for j in range(len(before) + 1) for i in range(j) if whole[j]]
        + [" ".join([*before[i:j], c]) for j, heads in enumerate(clauses) for c in heads for i in range(j + 1)],
        "when": [" ".join(s.of(text).split()) for s in sentences if s.end > start],
    }
    for name, places in near.items():
        for label in grammar(reading.article.language, name):
            plain, opened, words = statement.partition(f" [{label} ")
            if opened and words.endswith("]") and _stands(words[:-1], places, whole=name == "just_before"):
                statement = plain
    return statement


def _clauses(sentence: str) -> list[str]:
    """What stands before each comma of a sentence."""
    return [" ".join(sentence[: m.start()].split()) for m in re.finditer(",", sentence)]


def has_bracket(reading: Reading, statement: str) -> bool:
    """Whether a statement ends in a bracket that says of itself where its words stand."""
    labels = (label for name in ("just_before", "when") for label in grammar(reading.article.language, name))
    return statement.endswith("]") and any(f" [{label} " in statement for label in labels)


def _stands(words: str, places: list[str], *, whole: bool) -> bool:
    """Whether the words are one of the places, or stand in one between the ends of words."""
    if whole:
        return words in places
    return len(words.split()) <= _TIME and any(stands_in(p, words) for p in places)
