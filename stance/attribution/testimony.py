"""What one attribution carries for a position: holder, speaker, chain, voice and the exact words."""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Attribution, Evidence, Hop, Record, Sentence, Span, Speaker, Voice, merge_spans


class Testimony(Record):
    """An attribution read as evidence for its holder.

    `speaker` is whose words reach the reader: of a relayed position its first relay, who had it from the
    holder. `chain` runs from the hop nearest the holder to the outlet; a spokesperson of the holder's own party is the
    speaker, not a hop.
    """

    holder: Speaker
    speaker: Speaker
    chain: tuple[Hop, ...]
    voice: Voice
    evidence: tuple[Evidence, ...]


def testimony(attributions: Sequence[Attribution], index: int, holder: Speaker, text: str) -> Testimony:
    """Read attribution `index` of `attributions` as what `holder`, one of its speakers, is shown to hold."""
    attribution = attributions[index]
    outer = enclosing(attributions, index)
    speaker = holder
    hops: list[Hop] = []
    for hop in attribution.chain:
        if hop.role == "relay":
            if speaker is holder or speaker.party == holder.party:
                speaker = _speaker_of(hop, outer, attributions) or Speaker(name=hop.name, party=hop.party)
            if hop.party is not None and hop.party == holder.party:
                continue
        hops.append(hop)
    relayed = any(hop.role == "relay" for hop in hops)
    return Testimony(
        holder=holder,
        speaker=speaker,
        chain=tuple(hops),
        voice="relayed" if relayed else _voice(attributions, [index, *outer], text),
        evidence=tuple(Evidence.at(text, span) for span in _words(attributions, index, outer)),
    )


def is_answer(attribution: Attribution, text: str) -> bool:
    """Whether it is an answer of an interview: spoken without cue or quotation marks."""
    first = text[attribution.content[0].start]
    return attribution.kind == "direct" and attribution.cue is None and first not in _QUOTES


_QUOTES = frozenset("\"“”«»„'‘’")


def is_reception(attribution: Attribution, text: str) -> bool:
    """Whether it tells how something was received by whoever stands behind: "the plan drew a rebuke from Moscow"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or source.start < cue.end or attribution.content[0].end > cue.start:
        return False
    return attribution.kind != "direct" and text[cue.end : source.start].strip() in _RECEIVED


_RECEIVED = frozenset({"from", "in", "among", "to"})


def sentence_by_sentence(attribution: Attribution, sentences: Sequence[Sentence]) -> list[Attribution]:
    """The attribution cut at the ends of sentences, each part with what else is known of the whole."""
    parts: list[Attribution] = []
    for span in attribution.content:
        for sentence in sentences:
            if sentence.overlaps(span):
                said = Span(start=max(span.start, sentence.start), end=min(span.end, sentence.end))
                fields = {name: getattr(attribution, name) for name in Attribution.model_fields}
                tied = _within(attribution.condition, said)
                parts.append(Attribution(**{**fields, "content": (said,), "condition": tied}))
    return parts


def _within(condition: Span | None, part: Span) -> Span | None:
    """What of a condition stands in a part: nothing else of an answer is tied to it."""
    if condition is None or not condition.overlaps(part):
        return None
    return Span(start=max(condition.start, part.start), end=min(condition.end, part.end))


def enclosing(attributions: Sequence[Attribution], index: int) -> list[int]:
    """The attributions around attribution `index`, innermost first."""
    around: list[int] = []
    at = attributions[index].within
    while at is not None and at not in around:
        around.append(at)
        at = attributions[at].within
    return around


def _speaker_of(hop: Hop, outer: Sequence[int], attributions: Sequence[Attribution]) -> Speaker | None:
    for index in outer:
        for speaker in attributions[index].speakers:
            if speaker.name == hop.name:
                return speaker
    return None


def _voice(attributions: Sequence[Attribution], indexes: Sequence[int], text: str) -> Voice:
    if any(attributions[i].kind in ("direct", "mixed") and _quoted(attributions, i, indexes[0], text) for i in indexes):
        return "quoted"
    cues = [attributions[i].cue for i in indexes]
    if any(cue is None or cue.speech for cue in cues):
        return "paraphrased"
    return "characterized"


def _quoted(attributions: Sequence[Attribution], index: int, inner: int, text: str) -> bool:
    """Whether the words of the inner attribution themselves stand in quotation marks."""
    if attributions[index].kind == "direct":
        return True
    extent = attributions[inner].extent.of(text)
    return any(mark in extent for mark in '"“«„') or "''" in extent


def _words(attributions: Sequence[Attribution], index: int, outer: Sequence[int]) -> tuple[Span, ...]:
    """The attribution's own words, with cue, source and hops of those around it."""
    own = attributions[index]
    spans: list[Span] = [own.extent, *([own.condition] if own.condition is not None else [])]
    for at in outer:
        part = attributions[at]
        spans += [Span(start=x.start, end=x.end) for x in (part.source, part.cue) if x is not None]
    near = Span(start=min(s.start for s in spans), end=max(s.end for s in spans))
    for hop in own.chain:
        # the paper that was told stands right behind; one named elsewhere would tear the quote apart
        if hop.start is not None and hop.end is not None and abs(hop.start - near.end) <= _NEAR:
            spans.append(Span(start=hop.start, end=hop.end))
    return _bridged(spans)


_NEAR = 60


def _bridged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join spans that stand close together, so that a reader gets whole phrases."""
    joined: list[Span] = []
    for span in merge_spans(spans):
        if joined and span.start - joined[-1].end <= 120:
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return tuple(joined)
