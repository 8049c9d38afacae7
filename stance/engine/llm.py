"""The engine with a model: numbered sentences in, one structured answer per chunk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Literal, NamedTuple

from stance.engine.answers import (
    lists_missing,
    not_asked,
    note,
    problem,
    read_items,
    read_json,
    strange_keys,
    to_position,
    to_summary,
)
from stance.engine.merge import merge
from stance.engine.plan import Plan, plan_chunks, plan_later
from stance.engine.prompts import LANGUAGES, Prompt, load_prompt
from stance.engine.wire import (
    WireFixedPosition,
    WireFixedSentence,
    WirePosition,
    WireSentence,
)
from stance.errors import AnswerError, EndpointError, ModelError
from stance.model import Client, Completion
from stance.model.client import prompt_tokens
from stance.options import Options
from stance.records import Draft, Finding, Position, Reading, Sentence, Span, SummarySentence, Usage
from stance.text import Chunk, chunks

_OVERLAP = 2
_LISTS = 2


class _Part(NamedTuple):
    """What one chunk gave."""

    summary: tuple[SummarySentence, ...]
    positions: tuple[Position, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Span, ...]
    usage: Usage


class LlmEngine:
    """Asks a model, chunk by chunk, for summary and positions, evidence as sentence numbers."""

    name: Literal["llm"] = "llm"

    def __init__(self, options: Options) -> None:
        self.client = Client(options)
        self.model: str | None = self.client.model

    @property
    def stopped(self) -> str | None:
        """Why no further call is made, where the budget or the time of the run is used up."""
        return self.client.stopped

    @property
    def spent(self) -> str:
        """What the run used so far, in words."""
        return self.client.spent

    async def aclose(self) -> None:
        """Close the connections; an engine serves any number of articles before."""
        await self.client.close()

    def plan(self, reading: Reading, options: Options) -> tuple[Plan, Plan]:
        """What reading an article takes, counted on its rendered prompts, and what may follow at most; asks nothing."""
        prompt = load_prompt("analyze", options.prompts)
        rendered = (self._messages(reading, options, prompt, c) for c in self._chunks(reading, options, prompt))
        counted = [prompt_tokens(messages, self.model) for messages in rendered]
        most = options.max_output_tokens
        return plan_chunks(counted, most), plan_later(counted, most, options.repairs)

    async def draft(self, reading: Reading, options: Options) -> Draft:
        """Ask for every chunk at once, as far as `options.concurrency` allows, and join the answers in order.

        Raises the `ModelError` of the first chunk when no chunk could be answered.
        """
        prompt = load_prompt("analyze", options.prompts)
        packed = self._chunks(reading, options, prompt)
        gate = asyncio.Semaphore(self.client.concurrency)

        async def ask(chunk: Chunk) -> _Part | ModelError:
            async with gate:
                try:
                    return await self._ask(reading, options, prompt, chunk)
                except ModelError as error:
                    return error

        answers = await asyncio.gather(*(ask(chunk) for chunk in packed))
        parts = [self._failed(a, c) if isinstance(a, ModelError) else a for a, c in zip(answers, packed, strict=True)]
        errors = [a for a in answers if isinstance(a, ModelError)]
        if errors and len(errors) == len(answers):
            raise errors[0]
        draft = _joined(parts, prompt)
        if len(packed) > 1 and draft.summary:
            draft = await self._reduced(reading, options, draft)
        return draft

    async def repair(self, reading: Reading, options: Options, draft: Draft) -> Draft:
        """Ask once more for the items that a better answer could mend, and for these alone, with the reasons why.

        An item that comes back replaces the failed one, which a finding keeps; one that does not stays as it was.
        """
        summary = [i for i, s in enumerate(draft.summary) if _mendable(s)]
        positions = [i for i, p in enumerate(draft.positions) if _mendable(p)]
        if not summary and not positions:
            return draft
        prompt = load_prompt("repair", options.prompts)
        cited = [e for i in summary for e in draft.summary[i].evidence]
        cited += [e for i in positions for e in draft.positions[i].evidence]
        shown = _around(reading, cited)
        items = _items(draft, summary, positions)
        told = {"language": _language(reading, options), "parties": _parties(reading), "items": items}
        messages = prompt.messages({**told, "sentences": _numbered(reading, shown)})
        try:
            answer = await self.client.complete(
                messages, schema=prompt.schema, name=prompt.name, version=prompt.version
            )
        except ModelError as error:
            return draft.model_copy(update={"findings": (*draft.findings, note("ANS001", "repair", str(error)))})
        return _repaired(reading, draft, answer, prompt, {s.number: s for s in shown})

    def _chunks(self, reading: Reading, options: Options, prompt: Prompt) -> tuple[Chunk, ...]:
        def size(context: Sequence[Sentence], sentences: Sequence[Sentence]) -> int:
            rendered = self._messages(
                reading, options, prompt, Chunk(context=tuple(context), sentences=tuple(sentences))
            )
            return prompt_tokens(rendered, self.model)

        return chunks(
            reading.sentences, size=size, budget=options.max_input_tokens, overlap=_OVERLAP, text=reading.article.text
        )

    def _messages(self, reading: Reading, options: Options, prompt: Prompt, chunk: Chunk) -> list[dict[str, str]]:
        before = ""
        if chunk.context:
            lines = " ".join(_plain(s.of(reading.article.text)) for s in chunk.context)
            before = f"What stands before, for understanding only, not to be cited: {lines}\n\n"
        values = {"language": _language(reading, options), "parties": _parties(reading), "overlap": before}
        return prompt.messages({**values, "sentences": _numbered(reading, chunk.sentences)})

    async def _ask(self, reading: Reading, options: Options, prompt: Prompt, chunk: Chunk) -> _Part:
        messages = self._messages(reading, options, prompt, chunk)
        answer = await self.client.complete(messages, schema=prompt.schema, name=prompt.name, version=prompt.version)
        spans = tuple(Span(start=s.start, end=s.end) for s in chunk.sentences)
        usage = _usage(answer)
        if answer.refusal or answer.finish_reason == "content_filter":
            why = answer.refusal or "a content filter stopped the answer"
            return _Part((), (), (problem("ANS006", "answer", why),), spans, usage)
        value, whole = read_json(answer.text)
        if value is None:
            raise AnswerError(f"the answer is no JSON: {answer.text[:200]!r}", body=answer.text)
        cut = answer.finish_reason == "length" or not whole
        missing = lists_missing(value, ("summary", "positions"))
        if len(missing) == _LISTS and not cut:
            raise AnswerError(f"the answer is not of the asked form: {answer.text[:200]!r}", body=answer.text)
        sentences, found = read_items(value.get("summary"), WireSentence, "summary")
        positions, more = read_items(value.get("positions"), WirePosition, "positions")
        found += [*more, *strange_keys(value, ("summary", "positions"))]
        if missing and not cut:
            found.append(problem("ANS001", "answer", f"the answer has no list {missing[0]!r}"))
        if cut:
            found.append(problem("ANS002", "answer", "the answer was cut at its token limit; complete items are kept"))
        shown = {s.number: s for s in chunk.sentences}
        text = reading.article.text
        summary, kept = [], []
        for sentence in sentences:
            item, problems = to_summary(sentence, text, shown)
            summary.append(item)
            found += problems
        for position in positions:
            made, problems = to_position(position, text, shown, reading.parties)
            found += problems
            if made is not None:
                kept.append(made)
        return _Part(tuple(summary), tuple(kept), tuple(found), spans if cut or missing else (), usage)

    def _failed(self, error: ModelError, chunk: Chunk) -> _Part:
        spans = tuple(Span(start=s.start, end=s.end) for s in chunk.sentences)
        sent = not (isinstance(error, EndpointError) and error.fault in ("budget", "deadline"))
        return _Part((), (), (problem("ANS001", "answer", str(error)),), spans, Usage(calls=int(sent)))

    async def _reduced(self, reading: Reading, options: Options, draft: Draft) -> Draft:
        """Have one summary written from the summaries of the chunks; it may cite only what they cited."""
        prompt = load_prompt("reduce", options.prompts)
        numbers = {(s.start, s.end): s.number for s in reading.sentences}
        by_start = sorted(reading.sentences, key=lambda s: s.start)

        def number(start: int, end: int) -> int:
            return numbers.get((start, end)) or next(s.number for s in by_start if s.start <= start < s.end)

        lines = [f"{s.text} {sorted({number(e.start, e.end) for e in s.evidence})}" for s in draft.summary]
        try:
            messages = prompt.messages({"language": _language(reading, options), "notes": "\n".join(lines)})
            answer = await self.client.complete(
                messages, schema=prompt.schema, name=prompt.name, version=prompt.version
            )
        except ModelError as error:
            return draft.model_copy(update={"findings": (*draft.findings, note("ANS001", "reduce", str(error)))})
        value, _ = read_json(answer.text)
        sentences, found = read_items((value or {}).get("summary"), WireSentence, "summary")
        if value is None or lists_missing(value, ("summary",)):
            shown_text = f"the answer is not of the asked form; the summaries of the parts stand: {answer.text[:200]!r}"
            found.append(note("ANS001", "reduce", shown_text))
        cited = {number(e.start, e.end) for s in draft.summary for e in s.evidence}
        shown = {s.number: s for s in reading.sentences if s.number in cited}
        summary = []
        for sentence in sentences:
            item, problems = to_summary(sentence, reading.article.text, shown)
            summary.append(item)
            found += problems
        return draft.model_copy(
            update={
                "summary": tuple(summary) or draft.summary,
                "findings": (*draft.findings, *found),
                "prompts": (*draft.prompts, prompt.use),
                "usage": _added(draft.usage, _usage(answer)),
            }
        )


def _mendable(item: SummarySentence | Position) -> bool:
    """Whether an item fails for more than being in another language, which asking again does not change."""
    return any(f.effect != "note" and f.code != "LNG001" for f in item.findings)


def _language(reading: Reading, options: Options) -> str:
    """What a prompt calls the language to write in."""
    asked = options.language or reading.article.language
    return LANGUAGES.get(asked, asked)


def _parties(reading: Reading) -> str:
    return ", ".join(p.id for p in reading.parties)


def _numbered(reading: Reading, sentences: Sequence[Sentence]) -> str:
    return "\n".join(f"[{s.number}] {_plain(s.of(reading.article.text))}" for s in sentences)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _around(reading: Reading, cited: Sequence[Span]) -> list[Sentence]:
    """The sentences that are cited, and their neighbours in the same paragraph."""
    blocks = {s.block for s in reading.sentences if any(s.overlaps(e) for e in cited)}
    return [s for s in reading.sentences if s.block in blocks] or list(reading.sentences)


def _items(draft: Draft, summary: Sequence[int], positions: Sequence[int]) -> str:
    lines = []
    for i in summary:
        sentence = draft.summary[i]
        why = "; ".join(f.message for f in sentence.findings if f.effect != "note")
        lines.append(f"item {i} of summary: {sentence.text}\n  failed: {why}")
    for i in positions:
        p = draft.positions[i]
        why = "; ".join(f.message for f in p.findings if f.effect != "note")
        lines.append(
            f"item {i} of positions: party {p.party}, holder {p.holder}, speaker {p.speaker.name}, "
            f"{p.act} {p.target.text}: {p.statement}\n  failed: {why}"
        )
    return "\n".join(lines)


def _repaired(reading: Reading, draft: Draft, answer: Completion, prompt: Prompt, shown: dict[int, Sentence]) -> Draft:
    value, _ = read_json(answer.text)
    lists = ("summary", "positions")
    sentences, found = read_items((value or {}).get("summary"), WireFixedSentence, "summary")
    positions, more = read_items((value or {}).get("positions"), WireFixedPosition, "positions")
    found += more
    if value is None or len(lists_missing(value, lists)) == _LISTS:
        found.append(note("ANS001", "repair", f"the answer is not of the asked form: {answer.text[:200]!r}"))
    summary, kept = list(draft.summary), list(draft.positions)
    text = reading.article.text
    for item in sentences:
        if 0 <= item.item < len(summary) and _mendable(summary[item.item]):
            made, problems = to_summary(item, text, shown)
            found += [*problems, note("ANS005", f"summary[{item.item}]", f"before: {summary[item.item].text}")]
            summary[item.item] = made
        else:
            found.append(not_asked("summary", item))
    for fixed in positions:
        if 0 <= fixed.item < len(kept) and _mendable(kept[fixed.item]):
            made_position, problems = to_position(fixed, text, shown, reading.parties)
            found += problems
            if made_position is not None:
                old = kept[fixed.item]
                before = f"before: {old.party}, {old.holder}, said by {old.speaker.name}: {old.statement}"
                found.append(note("ANS005", f"positions[{fixed.item}]", before))
                kept[fixed.item] = made_position
        else:
            found.append(not_asked("positions", fixed))
    usage = _added(draft.usage, _usage(answer))
    return draft.model_copy(
        update={
            "summary": tuple(summary),
            "positions": tuple(kept),
            "findings": (*draft.findings, *found),
            "prompts": (*(p for p in draft.prompts if p != prompt.use), prompt.use),
            "usage": usage.model_copy(update={"repairs": usage.repairs + 1}),
        }
    )


def _joined(parts: Sequence[_Part], prompt: Prompt) -> Draft:
    usage = Usage()
    for part in parts:
        usage = _added(usage, part.usage)
    return Draft(
        summary=tuple(s for part in parts for s in part.summary),
        positions=tuple(merge([p for part in parts for p in part.positions])),
        findings=tuple(f for part in parts for f in part.findings),
        unread=tuple(s for part in parts for s in part.unread),
        prompts=(prompt.use,),
        usage=usage,
    )


def _usage(answer: Completion) -> Usage:
    if answer.kept:
        return Usage(cached=1, cost=answer.cost)
    return Usage(calls=1, input_tokens=answer.input_tokens, output_tokens=answer.output_tokens, cost=answer.cost)


def _added(a: Usage, b: Usage) -> Usage:
    def total(x: int | None, y: int | None) -> int | None:
        return None if x is None and y is None else (x or 0) + (y or 0)

    return Usage(
        calls=a.calls + b.calls,
        repairs=a.repairs + b.repairs,
        input_tokens=total(a.input_tokens, b.input_tokens),
        output_tokens=total(a.output_tokens, b.output_tokens),
        cached=a.cached + b.cached,
        cost=_cost([u for u in (a, b) if u.calls or u.cached]),
    )


def _cost(used: Sequence[Usage]) -> float | None:
    """What all cost together; unknown where any of them is."""
    known = [u.cost for u in used if u.cost is not None]
    return sum(known) if known and len(known) == len(used) else None
