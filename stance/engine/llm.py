"""The engine with a model: numbered sentences in, one structured answer per chunk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Literal, TypeVar

from stance.engine import shown
from stance.engine.answers import (
    lists_missing,
    not_asked,
    note,
    of_form,
    read_items,
    read_json,
    to_summary,
)
from stance.engine.asking import Asking
from stance.engine.centrality import quoted
from stance.engine.merge import merge
from stance.engine.parts import CUTS, OVERLAP, Asker, Part, failed
from stance.engine.passes import later_passes
from stance.engine.plan import Plan, plan_chunks, plan_later, plan_passes
from stance.engine.prompts import Prompt, load_prompt
from stance.engine.spent import added, used
from stance.engine.wire import FORMS, Form, WireFixedSentence, WireSentence
from stance.errors import ModelError
from stance.model import Client, Completion
from stance.model.client import prompt_tokens
from stance.options import Options
from stance.records import Draft, Position, Reading, Repair, Sentence, SummarySentence, Usage
from stance.text import Chunk, chunks

T = TypeVar("T")


class LlmEngine:
    """Asks a model, chunk by chunk, for summary and positions, evidence as sentence numbers."""

    name: Literal["llm"] = "llm"

    def __init__(self, options: Options) -> None:
        self.client = Client(options)
        self.model: str | None = self.client.model

    @property
    def concurrency(self) -> int:
        """How many articles may be under way at once."""
        return self.client.concurrency

    @property
    def stopped(self) -> str | None:
        """Why no further call is made, where the budget or the time of the run is used up."""
        return self.client.stopped

    @property
    def refused(self) -> str | None:
        """Why nothing more is asked, where the endpoint refuses the key or the account is used up."""
        return self.client.refused

    @property
    def spent(self) -> str:
        """What the run used so far, in words."""
        return self.client.spent

    async def aclose(self) -> None:
        """Close the connections; an engine serves any number of articles before."""
        await self.client.close()

    def plan(self, reading: Reading, options: Options) -> tuple[Plan, Plan]:
        """What reading an article takes, counted on its rendered prompts, and what may follow at most; asks nothing."""
        asking = Asking.about(self.client, reading, options)
        asker = Asker(asking, load_prompt(asking.form.analyze, options.prompts))
        schema = asker.prompt.schema
        counted = [prompt_tokens(asker.messages(chunk), self.model, schema) for chunk in self._chunks(asker)]
        most = options.max_output_tokens
        later = plan_later(counted, most, options.repairs, CUTS, joined="summary" in asking.form.lists) + plan_passes(
            counted, most, options
        )
        return plan_chunks(counted, most), later

    async def draft(self, reading: Reading, options: Options) -> Draft:
        """Ask for every chunk at once, as far as `options.concurrency` allows, and join the answers in order.

        Raises the `ModelError` of the first chunk when no chunk could be answered.
        """
        asking = Asking.about(self.client, reading, options)
        prompt = load_prompt(asking.form.analyze, options.prompts)
        asker = Asker(asking, prompt)
        packed = self._chunks(asker)
        gate = asyncio.Semaphore(self.client.concurrency)

        async def ask(chunk: Chunk) -> list[Part] | ModelError:
            async with gate:
                try:
                    return await asker.read(chunk)
                except ModelError as error:
                    return error

        answers = await _together([ask(chunk) for chunk in packed])
        read = [[failed(a, c)] if isinstance(a, ModelError) else a for a, c in zip(answers, packed, strict=True)]
        parts = [part for several in read for part in several]
        errors = [a for a in answers if isinstance(a, ModelError)]
        if errors and len(errors) == len(answers):
            raise errors[0]
        draft = _joined(parts, prompt)
        if "summary" not in asking.form.lists:
            draft = draft.model_copy(update={"summary": quoted(reading, options.summary_sentences)})
        elif sum(bool(part.summary) for part in parts) > 1 or (len(packed) > 1 and draft.summary):
            draft = await self._reduced(asking, draft)
        return await later_passes(asking, draft)

    async def repair(self, reading: Reading, options: Options, draft: Draft) -> Draft:
        """Ask once more for the items that a better answer could mend, and for these alone, with the reasons why.

        An item that comes back replaces the failed one, which a finding keeps; one that does not stays as it was.
        """
        form = FORMS[options.statements]
        summary = [i for i, s in enumerate(draft.summary) if "summary" in form.lists and _mendable(s)]
        positions = [i for i, p in enumerate(draft.positions) if _mendable(p)]
        if not summary and not positions:
            return draft
        asking = Asking.about(self.client, reading, options)
        prompt = load_prompt(form.repair, options.prompts)
        cited = [e for i in summary for e in draft.summary[i].evidence]
        cited += [e for i in positions for e in draft.positions[i].evidence]
        visible = shown.around(reading, cited)
        items = _items(draft, summary, positions)
        messages = asking.messages(prompt, {"items": items, "sentences": shown.numbered(reading, visible)})
        try:
            answer, strange = await asking.ask(prompt, messages, _corrects(form))
        except ModelError as error:
            return draft.model_copy(update={"findings": (*draft.findings, note("ANS001", "repair", str(error)))})
        draft = draft.model_copy(update={"findings": (*draft.findings, *strange)})
        return _repaired(asking, draft, answer, prompt, {s.number: s for s in visible})

    def _chunks(self, asker: Asker) -> tuple[Chunk, ...]:
        options = asker.asking.options

        def size(context: Sequence[Sentence], sentences: Sequence[Sentence]) -> int:
            rendered = asker.messages(Chunk(context=tuple(context), sentences=tuple(sentences)))
            return prompt_tokens(rendered, self.model)

        return chunks(
            asker.reading.sentences,
            size=size,
            budget=options.max_input_tokens,
            overlap=OVERLAP,
            text=asker.reading.article.text,
        )

    async def _reduced(self, asking: Asking, draft: Draft) -> Draft:
        """Have one summary written from the summaries of the chunks; it may cite only what they cited."""
        reading, options = asking.reading, asking.options
        prompt = load_prompt("reduce", options.prompts)
        numbers = {(s.start, s.end): s.number for s in reading.sentences}
        by_start = sorted(reading.sentences, key=lambda s: s.start)

        def number(start: int, end: int) -> int:
            return numbers.get((start, end)) or next(s.number for s in by_start if s.start <= start < s.end)

        lines = [f"{s.text} {sorted({number(e.start, e.end) for e in s.evidence})}" for s in draft.summary]
        try:
            messages = asking.messages(prompt, {"notes": "\n".join(lines)})
            answer, strange = await asking.ask(prompt, messages, of_form("summary"))
        except ModelError as error:
            return draft.model_copy(update={"findings": (*draft.findings, note("ANS001", "reduce", str(error)))})
        value, _ = read_json(answer.text)
        sentences, found = read_items((value or {}).get("summary"), WireSentence, "summary")
        found = [*strange, *found]
        if value is None or lists_missing(value, ("summary",)):
            why = f"the answer is not of the asked form; the summaries of the parts stand: {answer.text[:200]!r}"
            found.append(note("ANS001", "reduce", why))
        cited = {number(e.start, e.end) for s in draft.summary for e in s.evidence}
        citable = {s.number: s for s in reading.sentences if s.number in cited}
        summary = []
        for sentence in sentences:
            item, problems = to_summary(sentence, reading.article.text, citable)
            summary.append(item)
            found += problems
        return draft.model_copy(
            update={
                "summary": tuple(summary) or draft.summary,
                "findings": (*draft.findings, *found),
                "prompts": (*draft.prompts, prompt.use),
                "usage": added(draft.usage, used(answer)),
            }
        )


async def _together(asked: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """Await all at once; where one fails the others end before its error goes on, so that none is asked in vain."""
    tasks = [asyncio.ensure_future(a) for a in asked]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


# A language that was asked for, a speaker whom the text gives to nobody, words that may be passed on, a shape that may
# be misread: the same words asked about again are as open as before.
_OPEN = frozenset({"LNG001", "SRC003", "SRC009", "SRC010", "SRC011", "SRC012"})


def _corrects(form: Form) -> Callable[[str], bool]:
    """Whether an answer to a repair is of the asked form: it may have one of the lists only."""
    return lambda answer: any(of_form(name)(answer) for name in form.lists)


def _mendable(item: SummarySentence | Position) -> bool:
    """Whether an item fails for what a better answer could have, not for what the article leaves open."""
    return any(f.effect != "note" and f.code not in _OPEN for f in item.findings)


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


def _repaired(asking: Asking, draft: Draft, answer: Completion, prompt: Prompt, visible: dict[int, Sentence]) -> Draft:
    value, _ = read_json(answer.text)
    lists = asking.form.lists
    own = (value or {}).get("summary") if "summary" in lists else None
    sentences, found = read_items(own, WireFixedSentence, "summary")
    positions, more = read_items((value or {}).get("positions"), asking.form.fixed, "positions")
    found += more
    if value is None or len(lists_missing(value, lists)) == len(lists):
        found.append(note("ANS001", "repair", f"the answer is not of the asked form: {answer.text[:200]!r}"))
    summary, kept = list(draft.summary), list(draft.positions)
    repairs: list[Repair] = []
    text = asking.reading.article.text
    for item in sentences:
        if 0 <= item.item < len(summary) and _mendable(summary[item.item]):
            made, problems = to_summary(item, text, visible)
            found += [*problems, note("ANS005", f"summary[{item.item}]", f"before: {summary[item.item].text}")]
            repairs.append(_repair(f"summary[{item.item}]", summary[item.item], made))
            summary[item.item] = made
        else:
            found.append(not_asked("summary", item))
    for fixed in positions:
        if 0 <= fixed.item < len(kept) and _mendable(kept[fixed.item]):
            made_position, problems = asking.position(fixed, visible)
            found += problems
            if made_position is not None:
                old = kept[fixed.item]
                before = f"before: {old.party}, {old.holder}, said by {old.speaker.name}: {old.statement}"
                found.append(note("ANS005", f"positions[{fixed.item}]", before))
                repairs.append(_repair(f"positions[{fixed.item}]", old, made_position))
                kept[fixed.item] = made_position
        else:
            found.append(not_asked("positions", fixed))
    usage = added(draft.usage, used(answer))
    return draft.model_copy(
        update={
            "summary": tuple(summary),
            "positions": tuple(kept),
            "findings": (*draft.findings, *found),
            "repairs": (*draft.repairs, *repairs),
            "prompts": (*(p for p in draft.prompts if p != prompt.use), prompt.use),
            "usage": usage.model_copy(update={"repairs": usage.repairs + 1}),
        }
    )


def _repair(path: str, before: Position | SummarySentence, after: Position | SummarySentence) -> Repair:
    reasons = tuple(dict.fromkeys(f.code for f in before.findings if f.effect != "note"))
    return Repair(path=path, reasons=reasons, before=before, after=after)


def _joined(parts: Sequence[Part], prompt: Prompt) -> Draft:
    usage = Usage()
    for part in parts:
        usage = added(usage, part.usage)
    return Draft(
        summary=tuple(s for part in parts for s in part.summary),
        positions=tuple(merge([p for part in parts for p in part.positions])),
        findings=tuple(f for part in parts for f in part.findings),
        unread=tuple(s for part in parts for s in part.unread),
        prompts=(prompt.use,),
        usage=usage,
    )
