"""The same words in several articles: who says them there, by which verb, and how much of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations

from stance.attribution import testimony
from stance.records import Analysis, Attribution, Sentence, Span, Speaker
from stance.text.words import tokenize
from stance.verify.lexicon import Words, carries, load_words, quoted_spans

_RUN = 4
# The words of content that a shared stretch must have to be the same telling.
_LEAST = 3
# The share of the shorter quotation that must stand in the longer one.
_SHARE = 0.75


@dataclass(frozen=True)
class Telling:
    """One quotation as one article gives it: the stretch without its marks, who says it, and the cue."""

    article: int
    attribution: int
    span: Span
    text: str
    sentence: str
    speaker: Speaker
    cue: str | None
    language: str

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """The words of the quotation in lower case."""
        return tuple(t.low for t in tokenize(self.text) if t.word)


@dataclass(frozen=True)
class Shared:
    """Two tellings of one quotation in two articles, and how many words they share in one stretch or more."""

    a: Telling
    b: Telling
    words: int


def tellings(analyses: Sequence[Analysis], split: Sequence[Sequence[Sentence]]) -> list[Telling]:
    """Every quotation of the articles whose one speaker is known."""
    found = []
    for article, analysis in enumerate(analyses):
        text = analysis.article.text
        for index, attribution in enumerate(analysis.attributions):
            if attribution.kind == "indirect" or len(attribution.speakers) != 1:
                continue
            holder = testimony(analysis.attributions, index, attribution.speakers[0], text).holder
            for span in quoted(attribution, text):
                around = " ".join(s.of(text) for s in split[article] if s.overlaps(attribution.extent))
                cue = attribution.cue.lemma if attribution.cue else None
                found.append(
                    Telling(article, index, span, span.of(text), around, holder, cue, analysis.article.language)
                )
    return found


def quoted(attribution: Attribution, text: str) -> Iterator[Span]:
    """The stretches of an attribution that stand in quotation marks, without the marks."""
    for content in attribution.content:
        around = Span(start=max(0, content.start - 1), end=min(len(text), content.end + 1))
        inside = quoted_spans(around.of(text))
        if not inside and attribution.kind == "direct":
            yield content
        for quote in inside:
            start, end = around.start + quote.start + 1, around.start + quote.end - 1
            if end > start:
                yield Span(start=start, end=end)


def shared(told: Sequence[Telling]) -> list[Shared]:
    """Each pair of tellings of one quotation in two articles of one language."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        for run in zip(*(one.lows[at:] for at in range(_RUN)), strict=False):
            places[run].append(i)
    pairs = {(i, j) for where in places.values() for i, j in combinations(dict.fromkeys(where), 2)}
    found = []
    for i, j in sorted(pairs):
        a, b = told[i], told[j]
        if a.article != b.article and a.language == b.language:
            common = _common(a, b, load_words(a.language))
            if common:
                found.append(Shared(a, b, common))
    return found


def _common(a: Telling, b: Telling, words: Words) -> int:
    """How many words two quotations share in runs, or 0 where they are not the same."""
    # what the matcher finds may hang on which of the two is the first
    a, b = sorted((a, b), key=lambda t: t.lows)
    blocks = [m for m in SequenceMatcher(None, a.lows, b.lows, autojunk=False).get_matching_blocks() if m.size >= _RUN]
    count = sum(m.size for m in blocks)
    content = {t.low for m in blocks for t in tokenize(" ".join(a.lows[m.a : m.a + m.size])) if carries(t, words)}
    same = len(content) >= _LEAST and count >= _SHARE * min(len(a.lows), len(b.lows))
    return count if same else 0
