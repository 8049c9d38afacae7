"""One part of an article asked, in smaller parts where its answer breaks off or its prompt is too long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stance.engine import shown
from stance.engine.answers import (
    lists_missing,
    note,
    of_form,
    problem,
    read_items,
    read_json,
    strange_keys,
    to_summary,
)
from stance.engine.asking import Asking, Messages
from stance.engine.prompts import Prompt
from stance.engine.spent import used
from stance.engine.wire import WireCited, WirePosition, WireSentence
from stance.errors import AnswerError, EndpointError, ModelError
from stance.records import Finding, Position, Reading, Sentence, Span, SummarySentence, Usage
from stance.text import Chunk

OVERLAP = 2
# How often a part whose answer was cut is halved: at most 1 + 2 + 4 answers of the greatest length.
CUTS = 2
# How often one whose prompt is too long is: an eighth of the context that was reckoned with is found.
_HALVINGS = 4


class Part(NamedTuple):
    """What one part of an article gave; `rest` are the sentences that a cut answer may not have come to."""

    summary: tuple[SummarySentence, ...] = ()
    positions: tuple[Position, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Span, ...] = ()
    usage: Usage = Usage()
    rest: tuple[Sentence, ...] = ()
    summed: bool = True


class Asker(NamedTuple):
    """Asks for the parts of one article."""

    asking: Asking
    prompt: Prompt

    @property
    def reading(self) -> Reading:
        """The article that is asked about."""
        return self.asking.reading

    def messages(self, chunk: Chunk) -> Messages:
        """The prompt for one part."""
        sentences = shown.numbered(self.reading, chunk.sentences)
        return self.asking.messages(self.prompt, {"overlap": shown.before(self.reading, chunk), "sentences": sentences})

    async def read(self, chunk: Chunk, cuts: int = CUTS, halvings: int = _HALVINGS) -> list[Part]:
        """Ask for a part, then for what its answer lacks; raises `ModelError` where nothing could be answered.

        What cannot be had in smaller parts either is unread, so that no party is silent on its account.
        """
        try:
            part = await self._ask(chunk)
        except EndpointError as error:
            if error.fault != "context" or not halvings or len(chunk.sentences) == 1:
                raise
            told = note("ANS008", "answer", f"asked again in halves: {error}")
            smaller = [
                part for half in _halves(chunk, chunk.sentences) for part in await self._rest(half, cuts, halvings - 1)
            ]
            if all(p.unread and not p.summary and not p.positions for p in smaller):
                raise
            return [Part(findings=(told,), usage=Usage(calls=1)), *smaller]
        if not part.rest:
            return [part]
        if not cuts or len(chunk.sentences) == 1:
            message = "the answer was cut at its token limit; complete items are kept"
            return [
                part._replace(findings=(*part.findings, problem("ANS002", "answer", message)), unread=_spans(part.rest))
            ]
        message = "the answer was cut; complete items are kept, and the sentences from"
        told = note("ANS008", "answer", f"{message} [{part.rest[0].number}] on were asked again in smaller parts")
        pieces = _halves(chunk, part.rest)
        smaller = [found for piece in pieces for found in await self._rest(piece, cuts - 1, halvings)]
        if part.summed:
            # its summary came whole before it was cut
            smaller = [p._replace(summary=()) for p in smaller]
        return [part._replace(findings=(*part.findings, told)), *smaller]

    async def _rest(self, chunk: Chunk, cuts: int, halvings: int) -> list[Part]:
        try:
            return await self.read(chunk, cuts, halvings)
        except ModelError as error:
            return [failed(error, chunk)]

    async def _ask(self, chunk: Chunk) -> Part:
        lists = self.asking.form.lists
        answer, strange = await self.asking.ask(self.prompt, self.messages(chunk), of_form(*lists))
        usage = used(answer)
        if answer.refusal or answer.finish_reason == "content_filter":
            why = answer.refusal or "a content filter stopped the answer"
            return Part(findings=(problem("ANS006", "answer", why),), unread=_spans(chunk.sentences), usage=usage)
        value, whole = read_json(answer.text)
        cut = answer.finish_reason == "length" or not whole
        if value is None and answer.finish_reason != "length":
            raise AnswerError(_no_json(answer.text), body=answer.text)
        value = value or {}
        missing = lists_missing(value, lists)
        if len(missing) == len(lists) and not cut:
            raise AnswerError(f"the answer is not of the asked form: {answer.text[:200]!r}", body=answer.text)
        sentences, found = read_items(value.get("summary") if "summary" in lists else None, WireSentence, "summary")
        positions, more = read_items(value.get("positions"), self.asking.form.position, "positions")
        found = [*strange, *found, *more, *strange_keys(value, lists)]
        if missing and not cut:
            found.append(problem("ANS001", "answer", f"the answer has no list {missing[0]!r}"))
        numbers = {s.number: s for s in chunk.sentences}
        text = self.reading.article.text
        summary, kept = [], []
        for sentence in sentences:
            item, problems = to_summary(sentence, text, numbers)
            summary.append(item)
            found += problems
        for position in positions:
            made, problems = self.asking.position(position, numbers)
            found += problems
            if made is not None:
                kept.append(made)
        unread = _spans(chunk.sentences) if missing and not cut else ()
        moved = any(f.code == "ANS015" for f in found)
        rest = (chunk.sentences if moved else _rest_of(chunk.sentences, positions)) if cut else ()
        return Part(tuple(summary), tuple(kept), tuple(found), unread, usage, rest, "positions" in value)


def failed(error: ModelError, chunk: Chunk) -> Part:
    """A part that could not be answered."""
    findings = (problem("ANS001", "answer", str(error)),)
    sent = not (isinstance(error, EndpointError) and error.fault in ("budget", "deadline"))
    return Part(findings=findings, unread=_spans(chunk.sentences), usage=Usage(calls=int(sent)))


def _no_json(text: str) -> str:
    return f"the answer is no JSON: {text[:200]!r}" if text.strip() else "the answer is empty"


def _rest_of(sentences: Sequence[Sentence], positions: Sequence[WirePosition | WireCited]) -> tuple[Sentence, ...]:
    """The sentences from the last cited one on, which may hold more; all, where positions are not in order."""
    order = {s.number: i for i, s in enumerate(sentences)}
    cited = [min(known) for p in positions if (known := [order[n] for n in p.evidence if n in order])]
    return tuple(sentences[max(cited, default=0) :] if cited == sorted(cited) else sentences)


def _halves(chunk: Chunk, sentences: Sequence[Sentence]) -> list[Chunk]:
    """Sentences of a chunk as parts of at most half its size, each with what stands before it."""
    most = (len(chunk.sentences) + 1) // 2
    parts = -(-len(sentences) // most)
    size = -(-len(sentences) // parts)
    every = [*chunk.context, *chunk.sentences]
    first = len(every) - len(sentences)
    starts = range(first, len(every), size)
    return [
        Chunk(context=tuple(every[max(0, at - OVERLAP) : at]), sentences=tuple(every[at : at + size])) for at in starts
    ]


def _spans(sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    return tuple(Span(start=s.start, end=s.end) for s in sentences)
