"""Whose a word is: the outlet's own, or that of somebody whom it quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from stance.attribution import testimony
from stance.records import Analysis, Attribution, Reading, Sentence, Span, merge_spans
from stance.verify.loaded import quotes_of


def readings(analyses: Sequence[Analysis], split: Sequence[Sequence[Sentence]]) -> tuple[Reading, ...]:
    """Each analysed article with its sentences, as the checks see it."""
    return tuple(
        Reading(
            article=a.article, sentences=tuple(own), parties=a.provenance.parties, attributions=tuple(a.attributions)
        )
        for a, own in zip(analyses, split, strict=True)
    )


class Quotations:
    """The stretches of an article that are not its own words: those in quotation marks, and those told without any."""

    def __init__(self, reading: Reading) -> None:
        text = reading.article.text
        marked = [
            Span(start=block.start + q.start, end=block.start + q.end)
            for block in reading.article.blocks
            if block.citable
            for q in quotes_of(block.of(text))
        ]
        told = [c for a in reading.attributions if a.kind == "direct" for c in a.content]
        self._spans = merge_spans([*marked, *told])
        self._starts = [s.start for s in self._spans]

    def hold(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies in a quotation."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._spans[at].end


def speaker_of(reading: Reading, span: Span) -> str | None:
    """Who says what stands at `span`: the one speaker of the innermost attribution that holds it, where it is known."""
    around = [i for i, a in enumerate(reading.attributions) if any(c.covers(span) for c in a.content)]
    for index in sorted(around, key=lambda i: _length(reading.attributions[i])):
        attribution = reading.attributions[index]
        if len(attribution.speakers) == 1:
            return testimony(reading.attributions, index, attribution.speakers[0], reading.article.text).speaker.name
        return attribution.source.of(reading.article.text) if attribution.source is not None else None
    return None


def _length(attribution: Attribution) -> int:
    return sum(c.end - c.start for c in attribution.content)
