"""A quotation must not lose what turns or limits it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from stance.records import Finding, Position, Reading, Span, merge_spans, overlapping
from stance.text.words import Token
from stance.verify.lexicon import Words, found_in, quoted_spans
from stance.verify.loaded import quotes_of
from stance.verify.phrases import listed
from stance.verify.rules import finding

_ELLIPSIS = re.compile(r"\s*[\[(]?(?:\.\s?\.\s?\.|…)[\])]?\s*")
_STOP = re.compile(r"[.!?…]+[”»“\"]?\s+(?=[^\W\d_a-zа-яіїєґё])")
_SHORTEST = 2
_SCOPE = 3


def lost_limits(whole: str, piece: str, outside: str, words: Words) -> str | None:
    """What turns or limits a quoted sentence and stands neither in a `piece` of it nor `outside`, or None."""
    lost = _lost(_words(whole, words), [_words(piece, words)], words)
    return lost[0].text if lost and not _kept(lost, outside, words) else None


def check_quotation(reading: Reading, position: Position, path: str, words: Words) -> list[Finding]:
    """Report quotations, in the statement and in the evidence, that were cut so that their sense may have changed.

    QUO001: the rest of the quoted sentence negates it, ties it to a condition or goes on with "but". QUO002: the
    article itself left words out.
    """
    text, found = reading.article.text, []
    quoted = list(_sentences(reading, position.evidence))
    carried = f"{position.statement} {position.condition or ''}"
    for piece in quoted_spans(position.statement):
        said = [p for p in (_words(x, words) for x in _ELLIPSIS.split(piece.of(position.statement))) if p]
        outside = position.statement[: piece.start] + position.statement[piece.end :] + f" {position.condition or ''}"
        for sentence in quoted:
            lost = _lost(_words(sentence.of(text), words), said, words)
            if lost and not _kept(lost, outside, words):
                message = f"the quotation leaves out {lost[0].text!r} of the same sentence"
                found.append(finding("QUO001", f"{path}.statement", message, sentence))
    for sentence in quoted:
        shown = [e for e in merge_spans(position.evidence) if e.overlaps(sentence)]
        parts = [Span(start=max(e.start, sentence.start), end=min(e.end, sentence.end)) for e in shown]
        said = [p for p in (_words(x.of(text), words) for x in parts) if len(p) >= _SHORTEST]
        lost = _lost(_words(sentence.of(text), words), said, words)
        if lost and not _kept(lost, carried, words):
            message = f"what is shown leaves out {lost[0].text!r} of the same quoted sentence"
            found.append(finding("QUO001", f"{path}.evidence", message, sentence))
        gap = next((p for p in parts if _cut(p.of(text))), None)
        if gap is not None:
            found.append(finding("QUO002", f"{path}.evidence", "the article has an ellipsis in this quotation", gap))
    return list({(f.code, f.path): f for f in found}.values())


def _cut(quote: str) -> bool:
    """Whether an ellipsis stands between words of a quotation; one at its end is a pause."""
    return any(m.start() > 1 and quote[m.end() :].strip('”»“" ') for m in _ELLIPSIS.finditer(quote))


def _sentences(reading: Reading, evidence: Sequence[Span]) -> Iterator[Span]:
    """The quoted sentences that the evidence touches, without what stands outside their quotation marks."""
    text = reading.article.text
    for block in overlapping(reading.article.blocks, evidence):
        for quote in quotes_of(block.of(text)):
            start, end = block.start + quote.start + 1, block.start + quote.end - 1
            cuts = [start, *(start + m.end() for m in _STOP.finditer(text[start:end])), end]
            for i in range(len(cuts) - 1):
                span = Span(start=cuts[i], end=max(cuts[i], cuts[i + 1]))
                if any(span.overlaps(e) for e in evidence):
                    yield span


def _words(text: str, words: Words) -> list[Token]:
    return [t for t in words.tokens(text) if t.word or t.low in {",", ";", ":", "—", "–"}]


def _lost(whole: list[Token], pieces: list[list[Token]], words: Words) -> list[Token]:
    """The words that turn or limit the pieces of a quoted sentence and stand in none of them.

    None where the pieces are of another sentence.
    """
    lows = [t.low for t in whole]
    at, places = 0, []
    for piece in pieces:
        bare = [t.low for t in piece]
        while bare and bare[-1] in {",", ";", ":"}:
            bare.pop()
        start = next((i for i in range(at, len(lows) - len(bare) + 1) if lows[i : i + len(bare)] == bare), None)
        if not bare or start is None:
            return []
        places.append((start, start + len(bare)))
        at = start + len(bare)
    if not places:
        return []
    lost = [
        t
        for (_, a), (b, _) in itertools.pairwise(places)
        for t in whole[a:b]
        if _limits(t, words) or _negates(t, words)
    ]
    before = whole[max(0, places[0][0] - _SCOPE) : places[0][0]]
    marks = [i for i, t in enumerate(before) if not t.word]
    lost += [t for t in before[marks[-1] + 1 if marks else 0 :] if _negates(t, words)]
    behind = [t for t in whole[places[-1][1] : places[-1][1] + 3] if t.word][:2]
    # "only if", "but"
    lost += [t for t in behind if _limits(t, words)][:1]
    return lost


def _negates(token: Token, words: Words) -> bool:
    return token.word and (token.low in words.negators or token.low.endswith("n't"))


def _limits(token: Token, words: Words) -> bool:
    return token.word and token.low in listed("quotation", words.language)["limits"]


def _kept(lost: list[Token], outside: str, words: Words) -> bool:
    """Whether what was left out of the quotation is told outside it."""
    lows = {t.low for t in words.tokens(outside)}
    if _negates(lost[0], words):
        return any(_negates(t, words) or t.low in words.negating for t in words.tokens(outside))
    limits = set(listed("quotation", words.language)["limits"])
    return bool(lows & limits) or found_in(outside, words.conditions, words)
