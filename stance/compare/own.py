"""Whose a word is: the outlet's own, or that of somebody whom it quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from stance.attribution import testimony
from stance.compare.people import Names
from stance.records import Analysis, Attribution, Place, Reading, Sentence, Span, merge_spans
from stance.verify.loaded import is_quoted, quotes_of


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
    if not around:
        return None
    index = min(around, key=lambda i: _length(reading.attributions[i]))
    speakers = reading.attributions[index].speakers
    if len(speakers) != 1:
        return None
    return testimony(reading.attributions, index, speakers[0], reading.article.text).speaker.name


def _length(attribution: Attribution) -> int:
    return sum(c.end - c.start for c in attribution.content)


def whose(reading: Reading, article: int, spans: Sequence[Span], names: Names) -> dict[str, Any]:
    """The fields of a `Worded` for what stands at `spans`: the outlet's own uses, and those of whom it quotes.

    `names` has one name for each of them.
    """
    said = [span for span in spans if is_quoted(reading, span) and not _named(reading, span)]
    own = [span for span in spans if span not in said]
    text = reading.article.text
    places = []
    for span in said:
        who = speaker_of(reading, span)
        place = {"article": article, "start": span.start, "end": span.end, "quote": span.of(text)}
        places.append(Place(**place, said_by=names.of(who) if who else None))
    return {"article": article, "own": len(own), "quoted": len(said), "spans": tuple(own), "said": tuple(places)}


def _named(reading: Reading, span: Span) -> bool:
    """Whether it is a name that stands in quotation marks as names do: «Исламское государство»."""
    text = reading.article.text
    marked = text[max(0, span.start - 1) : span.start] in _OPEN and text[span.end : span.end + 1] in _CLOSE
    return marked and text[span.start].isupper() and not span.of(text).isupper()


_OPEN = frozenset('«„“"')
_CLOSE = frozenset('»”“"')
