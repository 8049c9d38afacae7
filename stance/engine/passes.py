"""Later passes over an article: only what no position cites yet is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from stance.engine import shown
from stance.engine.answers import lists_missing, note, of_form, read_items, read_json
from stance.engine.asking import Asking, Messages
from stance.engine.merge import merge
from stance.engine.prompts import Prompt, load_prompt
from stance.engine.spent import added, used
from stance.errors import AnswerError, ModelError
from stance.model.client import prompt_tokens
from stance.records import Draft, Finding, Position, Reading, Sentence, Usage
from stance.text import Chunk, chunks

_LINES, _LINE = 20, 200


async def later_passes(asking: Asking, draft: Draft) -> Draft:
    """Go through an article again, `options.passes` times in all, until nothing is missing or nothing added."""
    options, reading = asking.options, asking.reading
    if options.passes == 1:
        return draft
    prompt = load_prompt(asking.form.missing, options.prompts)
    for _ in range(options.passes - 1):
        sentences = missing(reading, draft.positions)
        if not sentences:
            break
        before = len(draft.positions)
        draft = await _again(asking, prompt, draft, sentences)
        if len(draft.positions) == before:
            break
    return draft


def missing(reading: Reading, positions: Sequence[Position]) -> list[Sentence]:
    """The sentences in which a party is heard and that no position of it cites."""
    ids = {p.id for p in reading.parties}
    open_ = [
        a.extent
        for a in reading.attributions
        for party in sorted({s.party for s in a.speakers if s.party in ids and s.party is not None})
        if not any(e.overlaps(a.extent) for p in positions if p.party == party for e in p.evidence)
    ]
    return [s for s in reading.sentences if any(s.overlaps(extent) for extent in open_)]


async def _again(asking: Asking, prompt: Prompt, draft: Draft, sentences: list[Sentence]) -> Draft:
    reading = asking.reading
    positions, found, usage = list(draft.positions), list[Finding](), Usage(passes=1)

    def messages(part: Sequence[Sentence], found: str) -> Messages:
        return asking.messages(prompt, {"sentences": shown.numbered(reading, part), "found": found})

    def size(context: Sequence[Sentence], part: Sequence[Sentence]) -> int:
        return prompt_tokens(messages([*context, *part], "none"), asking.client.model)

    text = reading.article.text
    for chunk in chunks(sentences, size=size, budget=asking.options.max_input_tokens, overlap=0, text=text):
        try:
            asked = messages(chunk.sentences, _found(reading, chunk.sentences, draft.positions))
            answer, strange = await asking.ask(prompt, asked, of_form("positions"))
            found += strange
            usage = added(usage, used(answer))
            made, problems = _read(asking, answer.text, chunk)
        except ModelError as error:
            made, problems = [], [note("ANS001", "missing", str(error))]
        positions += made
        found += problems
    return draft.model_copy(
        update={
            "positions": tuple(merge(positions)),
            "findings": (*draft.findings, *found),
            "prompts": (*(p for p in draft.prompts if p != prompt.use), prompt.use),
            "usage": added(draft.usage, usage),
        }
    )


def _read(asking: Asking, answer: str, chunk: Chunk) -> tuple[list[Position], list[Finding]]:
    """What an answer adds; what cites none of the sentences that were asked about is left out."""
    value, _ = read_json(answer)
    if value is None or lists_missing(value, ("positions",)):
        raise AnswerError(f"the answer is not of the asked form: {answer[:200]!r}", body=answer)
    items, found = read_items(value.get("positions"), asking.form.position, "missing")
    numbers = {s.number: s for s in chunk.sentences}
    made = []
    for item in items:
        position, problems = asking.position(item, numbers)
        found += problems
        if position is not None and position.evidence:
            made.append(position)
        elif position is not None:
            found.append(note("ANS003", "answer.missing", f"cites nothing that was asked about: {position.statement}"))
    return made, found


def _found(reading: Reading, part: Sequence[Sentence], positions: Sequence[Position]) -> str:
    """What was found in the paragraphs that a part shows sentences of, as much as a prompt has room for."""
    blocks = {s.block for s in part}
    near = [s for s in reading.sentences if s.block in blocks]
    lines = [
        f"- {p.party}, {p.holder}, {p.act}: {p.statement}"[:_LINE]
        for p in positions
        if any(e.overlaps(s) for e in p.evidence for s in near)
    ]
    return "\n".join(lines[:_LINES]) or "none"
