"""Chunks of sentences that fit a token budget, measured on the rendered prompt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stance.errors import OptionsError
from stance.records import Record, Sentence

Size = Callable[[Sequence[Sentence], Sequence[Sentence]], int]

# How much of a chunk may be given up to end at a paragraph.
_SLACK = 0.15


class Chunk(Record):
    """Sentences to read, and those before them that are shown as context and may not be cited."""

    context: tuple[Sentence, ...] = ()
    sentences: tuple[Sentence, ...]


def chunks(sentences: Sequence[Sentence], *, size: Size, budget: int, overlap: int, text: str) -> tuple[Chunk, ...]:
    """Pack sentences in order into chunks whose rendered prompt, `size(context, sentences)` tokens, fits `budget`.

    Every sentence stands in exactly one chunk's `sentences`. Up to `overlap` sentences before it are its context, fewer
    where they do not fit. A sentence too long by itself is cut into pieces that keep its number. Raises `OptionsError`
    when not even a piece of a sentence fits.
    """
    todo = [piece for s in sentences for piece in _pieces(s, size, budget, text)]
    packed: list[Chunk] = []
    start = 0
    while start < len(todo):
        context = tuple(todo[max(0, start - overlap) : start])
        while context and size(context, todo[start : start + 1]) > budget:
            context = context[1:]
        end = _furthest(todo, start, context, size, budget)
        end = _paragraph_end(todo, start, end)
        packed.append(Chunk(context=context, sentences=tuple(todo[start:end])))
        start = end
    return tuple(packed)


def _furthest(todo: Sequence[Sentence], start: int, context: Sequence[Sentence], size: Size, budget: int) -> int:
    """The largest end for which the chunk fits, found by bisection; at least one sentence is taken."""
    if size(context, todo[start:]) <= budget:
        return len(todo)
    low, high = start + 1, len(todo)
    while low + 1 < high:
        middle = (low + high) // 2
        if size(context, todo[start:middle]) <= budget:
            low = middle
        else:
            high = middle
    return low


def _paragraph_end(todo: Sequence[Sentence], start: int, end: int) -> int:
    if end >= len(todo):
        return end
    for k in range(end, max(start + 1, end - int(_SLACK * (end - start))) - 1, -1):
        if todo[k - 1].block != todo[k].block:
            return k
    return end


def _pieces(sentence: Sentence, size: Size, budget: int, text: str) -> list[Sentence]:
    if size((), [sentence]) <= budget:
        return [sentence]
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    limit = max(1, (sentence.end - sentence.start) // 2)
    while True:
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=limit, chunk_overlap=0, separators=["\n", "; ", ", ", " ", ""], keep_separator="end"
        )
        pieces = _located(sentence, splitter.split_text(sentence.of(text)), text)
        if all(size((), [piece]) <= budget for piece in pieces):
            return pieces
        if limit == 1:
            raise OptionsError(
                f"max_input_tokens={budget!r} is too small: the prompt is longer than that before any text. Raise it."
            )
        limit = max(1, limit // 2)


def _located(sentence: Sentence, parts: Sequence[str], text: str) -> list[Sentence]:
    """The spans of the parts, each reaching to where the next begins, so that they cover the sentence."""
    starts: list[int] = []
    at = sentence.start
    for part in parts:
        found = text.find(part, at, sentence.end)
        if found < 0:
            continue
        starts.append(found)
        at = found + len(part)
    starts[0:1] = [sentence.start]
    ends = [*starts[1:], sentence.end]
    return [sentence.model_copy(update={"start": a, "end": b}) for a, b in zip(starts, ends, strict=True)]
