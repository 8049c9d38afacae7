"""Words that take sides, article by article: the outlet's own, and those of whom it quotes."""

from __future__ import annotations

from collections.abc import Sequence

from stance.compare.own import whose
from stance.compare.people import Names
from stance.records import LoadedWord, Reading, Span
from stance.verify.phrases import phrases


def loaded(readings: Sequence[Reading], names: Names) -> tuple[LoadedWord, ...]:
    """Return the loaded words of each article in the order in which they first stand there."""
    found = []
    for article, reading in enumerate(readings):
        places: dict[str, list[Span]] = {}
        for one in phrases("loaded", "words", reading.article.language).within(reading):
            places.setdefault(one.phrase, []).append(one.span)
        for spans in places.values():
            word = spans[0].of(reading.article.text)
            found.append(LoadedWord(word=word, **whose(reading, article, spans, names)))
    return tuple(found)
