"""The sentences that say most of an article: centrality, position, coverage of the parties, no near-repeats."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from stance.records import Attribution, Evidence, Reading, Sentence, SummarySentence

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 6
_NEAR_REPEAT = 0.5
_MIN_WORDS = 6
_DAY = r"(?:\d{1,2}\.?\s+[^\W\d_]{3,12}|[^\W\d_]{3,12}\.?\s+\d{1,2})(?:,?\s+\d{4})?\.?"
_NAME = r"(?:[A-ZА-ЯЁІЇЄҐ][\w.’'-]*\s*){1,4}"
_DATELINE = re.compile(
    rf"{_NAME},\s*{_DAY}\s*(?:[–—-]\s*{_NAME}|/{_NAME}/)?\.?"
    rf"|[A-ZА-ЯЁІЇЄҐ][A-ZА-ЯЁІЇЄҐ .’'-]+\s[–—-]\s*{_NAME}\.?|/{_NAME}/\.?"
)


def quoted(reading: Reading, count: int) -> tuple[SummarySentence, ...]:
    """A summary in the article's own words: up to `count` of its sentences as they stand, in its order."""
    evidence = [Evidence.at(reading.article.text, sentence) for sentence in rank(reading, count)]
    return tuple(SummarySentence(text=" ".join(e.quote.split()), evidence=(e,)) for e in evidence)


def rank(reading: Reading, count: int) -> list[Sentence]:
    """Choose up to `count` sentences of paragraphs, in article order.

    A dateline ("MOSCOW, 5 March - Agency.") is none. A sentence scores by its TF-IDF cosine to the whole article
    (centroid summarization, Radev et al. 2004), more the earlier it stands, and more when it adds a party that no
    chosen sentence speaks for; one that repeats a chosen sentence is passed over (maximal marginal relevance, Carbonell
    and Goldstein 1998).
    """
    article = reading.article
    telling = [s for s in reading.sentences if not _DATELINE.fullmatch(" ".join(s.of(article.text).split()))]
    body = [s for s in telling if article.blocks[s.block].kind == "paragraph"] or telling or list(reading.sentences)
    bags = [_bag(s.of(article.text)) for s in body]
    weights = _idf(bags)
    vectors = [{w: n * weights[w] for w, n in bag.items()} for bag in bags]
    centre: Counter[str] = Counter()
    for vector in vectors:
        centre.update(vector)
    norms = [_norm(v) for v in vectors]
    whole = _norm(centre)
    voices = _voices(reading.attributions, body)
    scores = [
        _cosine(vector, centre, norm * whole) + 0.6 / (1 + i / 2)
        for i, (vector, norm) in enumerate(zip(vectors, norms, strict=True))
    ]
    for i, (sentence, bag) in enumerate(zip(body, bags, strict=True)):
        if len(bag) < _MIN_WORDS or _fragment(article.text, sentence):
            scores[i] *= 0.2
    chosen: list[int] = []
    heard: set[str] = set()
    left = set(range(len(body)))
    while left and len(chosen) < count:
        best = max(left, key=lambda i: (scores[i] * (1 + 0.5 * len(voices[i] - heard)), -i))
        left.remove(best)
        if all(_cosine(vectors[best], vectors[j], norms[best] * norms[j]) <= _NEAR_REPEAT for j in chosen):
            chosen.append(best)
            heard |= voices[best]
    return [body[i] for i in sorted(chosen)]


def _bag(text: str) -> Counter[str]:
    return Counter(word[:_STEM] for word in _WORD.findall(text.lower()))


def _idf(bags: Sequence[Counter[str]]) -> Mapping[str, float]:
    seen: Counter[str] = Counter()
    for bag in bags:
        seen.update(bag.keys())
    return {word: math.log(1 + len(bags) / n) for word, n in seen.items()}


def _norm(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(v * v for v in vector.values()))


def _cosine(a: Mapping[str, float], b: Mapping[str, float], norms: float) -> float:
    """The cosine of two vectors, given the product of their norms."""
    return sum(value * b[word] for word, value in a.items() if word in b) / norms if norms else 0.0


def _voices(attributions: Sequence[Attribution], body: Sequence[Sentence]) -> list[set[str]]:
    """The parties that speak in each sentence."""
    heard = [(a.extent, {s.party for s in a.speakers if s.party}) for a in attributions]
    heard = [(extent, parties) for extent, parties in heard if parties]
    return [set().union(*(parties for extent, parties in heard if extent.overlaps(s))) for s in body]


def _fragment(text: str, sentence: Sentence) -> bool:
    """Whether the sentence cannot stand alone: it opens with a pronoun or is a bare quotation."""
    return (
        text[sentence.start] in '“"«„'
        or re.match(r"(?i)(he|she|they|it|this|that|these|but|and)\b", sentence.of(text)) is not None
    )
