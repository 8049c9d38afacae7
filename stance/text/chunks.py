"""Chunks of sentences that fit a token budget, measured on the rendered prompt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from stance.errors import OptionsError
from stance.records import Record, Sentence
from stance.text.pieces import cut

Size = Callable[[Sequence[Sentence], Sequence[Sentence]], int]

# How much of a chunk, in code points, may be given up to end it with a paragraph.
_SLACK = 0.15
# Sentences of the first try; most articles have fewer and are measured once.
_FIRST_STEP = 64


class Chunk(Record):
    """Sentences to read, and those before them that are shown as context and may not be cited."""

    context: tuple[Sentence, ...] = ()
    sentences: tuple[Sentence, ...]


class _Limit(NamedTuple):
    size: Size
    budget: int

    def holds(self, context: Sequence[Sentence], sentences: Sequence[Sentence]) -> bool:
        return self.size(context, sentences) <= self.budget


def chunks(sentences: Sequence[Sentence], *, size: Size, budget: int, overlap: int, text: str) -> tuple[Chunk, ...]:
    """Pack sentences in order into chunks whose rendered prompt, `size(context, sentences)` tokens, fits `budget`.

    Every sentence stands in exactly one chunk's `sentences`. Up to `overlap` sentences before them are the context,
    fewer where they do not fit. A chunk ends with a paragraph where that costs little. A sentence too long by itself is
    cut into pieces that keep its number and block and together cover it. `size` is called O(log n) times
    for a chunk of n sentences.
    Raises `OptionsError`, an `InputError`, when the prompt is over budget before any text.
    """
    todo = list(sentences)
    limit = _Limit(size, budget)
    packed: list[Chunk] = []
    start = 0
    while start < len(todo):
        context = _context(todo, start, overlap, limit)
        if not context and not limit.holds((), todo[start : start + 1]):
            todo[start : start + 1] = _pieces(todo[start], limit, text)
            context = _context(todo, start, overlap, limit)
        end = _paragraph_end(todo, range(start, _furthest(todo, start, context, limit)), context, limit)
        packed.append(Chunk(context=context, sentences=tuple(todo[start:end])))
        start = end
    return tuple(packed)


def _context(todo: Sequence[Sentence], start: int, overlap: int, limit: _Limit) -> tuple[Sentence, ...]:
    """As many of the sentences before `start` as fit together with the one that stands there."""
    context = tuple(todo[max(0, start - overlap) : start])
    while context and not limit.holds(context, todo[start : start + 1]):
        context = context[1:]
    return context


def _furthest(todo: Sequence[Sentence], start: int, context: Sequence[Sentence], limit: _Limit) -> int:
    """The largest end for which the chunk fits, found by widening, then halving; `start + 1` is known to fit."""
    low, high, step = start + 1, len(todo) + 1, _FIRST_STEP
    while low + 1 < high:
        # widening keeps every measured prompt near the budget, however long the article
        end = min(low + step, len(todo)) if step else (low + high) // 2
        if limit.holds(context, todo[start:end]):
            low, step = end, step * 2
        else:
            high, step = end, 0
    return low


def _paragraph_end(todo: Sequence[Sentence], chunk: range, context: Sequence[Sentence], limit: _Limit) -> int:
    """The last end of a paragraph within the slack, or the end of `chunk` when there is none."""
    start, end = chunk.start, chunk.stop
    if end == len(todo):
        return end
    least = todo[end - 1].end - _SLACK * (todo[end - 1].end - todo[start].start)
    for k in range(end, start, -1):
        if todo[k - 1].end < least:
            break
        if todo[k - 1].block != todo[k].block:
            return k if k == end or limit.holds(context, todo[start:k]) else end
    return end


def _pieces(sentence: Sentence, limit: _Limit, text: str) -> list[Sentence]:
    pieces = cut(sentence, text, lambda piece: limit.holds((), [piece]))
    if pieces is None:
        raise OptionsError(
            f"max_input_tokens={limit.budget!r} is too small: the prompt is longer than that before any text. Raise it."
        )
    return pieces
