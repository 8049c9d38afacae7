"""Loaded words: inside quotation marks they are the speaker's, outside the outlet's."""

from __future__ import annotations

from functools import lru_cache

from stance.records import Finding, Position, Reading, Span
from stance.verify.lexicon import Words, quoted_spans
from stance.verify.phrases import Phrases, phrases
from stance.verify.rules import finding


def loaded_in(text: str, words: Words) -> list[str]:
    """The loaded words of a short text that stand outside quotation marks, as they are written."""
    tokens = words.tokens(text)
    spans = [Span(start=tokens[i].start, end=tokens[j - 1].end) for _, i, j in _phrases(words.language).among(tokens)]
    quoted = quoted_spans(text) if spans else []
    return [s.of(text) for s in spans if not any(q.covers(s) for q in quoted)]


def check_outlet(reading: Reading) -> list[Finding]:
    """Report each loaded word that the article uses in its own voice."""
    titles = [b for b in reading.article.blocks if b.kind == "title"]
    places: dict[tuple[str, str], list[Span]] = {}
    for found in _phrases(reading.article.language).within(reading):
        if not is_quoted(reading, found.span):
            path = "article.title" if any(b.covers(found.span) for b in titles) else "article"
            places.setdefault((path, found.phrase), []).append(found.span)
    return [
        finding("LOD001", path, f"{spans[0].of(reading.article.text)!r} is the outlet's word", *spans)
        for (path, _), spans in places.items()
    ]


def check_loaded(reading: Reading, position: Position, path: str) -> list[Finding]:
    """Report whose the loaded words of a position's evidence are."""
    spans: dict[str, list[Span]] = {"LOD001": [], "LOD002": []}
    for found in _phrases(reading.article.language).within(reading, position.evidence):
        if any(e.covers(found.span) for e in position.evidence):
            spans["LOD002" if is_quoted(reading, found.span) else "LOD001"].append(found.span)
    whose = {"LOD001": "chosen by the outlet", "LOD002": "the speaker's own"}
    return [
        finding(code, f"{path}.evidence", f"{_shown(reading, those)}: {whose[code]}", *those)
        for code, those in spans.items()
        if those
    ]


def _shown(reading: Reading, spans: list[Span]) -> str:
    return ", ".join(dict.fromkeys(repr(s.of(reading.article.text)) for s in spans))


def is_quoted(reading: Reading, span: Span) -> bool:
    """Whether a stretch of the article stands in quotation marks, or in a quotation that has none, as in interviews."""
    block = next((b for b in reading.article.blocks if b.covers(span)), None)
    if block is None:
        return False
    own = Span(start=span.start - block.start, end=span.end - block.start)
    if any(q.covers(own) for q in quotes_of(block.of(reading.article.text))):
        return True
    return any(a.kind == "direct" and any(c.covers(span) for c in a.content) for a in reading.attributions)


@lru_cache(maxsize=256)
def quotes_of(text: str) -> list[Span]:
    """The stretches of a paragraph that stand in quotation marks."""
    return quoted_spans(text)


def _phrases(language: str) -> Phrases:
    return phrases("loaded", "words", language)
