"""A party that only the sentence before tells is told of as such."""

from __future__ import annotations

import stance

BEFORE = "Ukraine agreed on Friday to open the lock. “We will let two barges pass,” {who} told reporters."


def _codes(who: str) -> list[tuple[str, set[str]]]:
    article = stance.parse(BEFORE.format(who=who), source="lock.txt")
    made = stance.analyze(article, engine="offline")
    return [(p.verdict, {f.code for f in p.findings}) for p in made.positions if "barges" in p.statement]


def test_a_party_told_by_the_sentence_before_is_noted() -> None:
    """SRC013 notes it; the position verifies."""
    assert [(v, "SRC013" in c) for v, c in _codes("Energy Minister Olha Reznik")] == [("verified", True)]


def test_a_party_told_by_the_phrase_is_not_noted() -> None:
    """Nothing is said where the text names the state itself."""
    assert [(v, "SRC013" in c) for v, c in _codes("Ukrainian Energy Minister Olha Reznik")] == [("verified", False)]
