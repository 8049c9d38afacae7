"""A sentence too long by itself, cut into pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stance.records import Sentence

_SEPARATORS = ["\n", "; ", ", ", " ", ""]


def cut(sentence: Sentence, text: str, fits: Callable[[Sentence], bool]) -> list[Sentence] | None:
    """Cut a sentence into pieces that all fit, at marks and spaces where that is possible.

    The pieces keep number and block; their half-open spans stand in order, touch, and together cover the sentence.
    Returns None when not even one code point fits.
    """
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    if not fits(sentence.model_copy(update={"end": sentence.start + 1})):
        return None
    length = sentence.end - sentence.start
    while length > 1:
        length = max(1, length // 2)
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=length, chunk_overlap=0, separators=_SEPARATORS, keep_separator="end"
        )
        pieces = _located(sentence, splitter.split_text(sentence.of(text)), text)
        if all(fits(piece) for piece in pieces):
            return pieces
    return None


def _located(sentence: Sentence, parts: Sequence[str], text: str) -> list[Sentence]:
    """The spans of the parts, each reaching to where the next begins.

    The splitter trims its parts, and its own offsets cannot be trusted for text that repeats, so the parts are walked.
    """
    starts = [sentence.start]
    at = sentence.start
    for part in parts:
        found = text.find(part, at, sentence.end)
        if found < 0:
            continue
        at = found + len(part)
        if found > starts[-1]:
            starts.append(found)
    ends = [*starts[1:], sentence.end]
    return [sentence.model_copy(update={"start": a, "end": b}) for a, b in zip(starts, ends, strict=True)]
