"""Sentences of the citable text, as exact half-open spans."""

from __future__ import annotations

import re

from stance.records import Article, Sentence, Span
from stance.text.abbreviations import load_abbreviations
from stance.text.boundaries import candidates, ends_sentence, starts_item

_ALNUM = re.compile(r"[^\W_]")


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the citable blocks, numbered from 1.

    They are trimmed of white space, cover every other code point of those blocks exactly once, and never cross a block.
    """
    found: list[Sentence] = []
    for index, block in enumerate(article.blocks):
        if block.citable:
            for start, end in _split(article.text, block.start, block.end, article.language):
                found.append(Sentence(start=start, end=end, number=len(found) + 1, block=index))
    return tuple(found)


def split(text: str, start: int, end: int, language: str) -> list[Span]:
    """Split `text[start:end]` into the half-open spans of its sentences, offsets counted from the start of `text`.

    `language` is a tag such as "en", "ru", "uk"; for any other the rules work without abbreviations.
    """
    return [Span(start=a, end=b) for a, b in _split(text, start, end, language)]


def _split(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    known = load_abbreviations(language)
    spans: list[tuple[int, int]] = []
    begin = start
    first, last = _first_word(text, begin, end), _last_word(text, begin, end)
    for match in candidates(text, start, end):
        stop = match.end("close") if match["stop"] else match.start()
        # a sentence has a word: marks alone stay with a neighbour
        if first >= stop or match.end() > last:
            continue
        if starts_item(text, match) if not match["stop"] else ends_sentence(text, begin, match, known):
            spans += _trimmed(text, begin, stop)
            begin = stop
            first = _first_word(text, begin, end)
    return spans + _trimmed(text, begin, end)


def _first_word(text: str, start: int, end: int) -> int:
    """The offset of the first letter or figure, `end` when there is none."""
    found = _ALNUM.search(text, start, end)
    return found.start() if found else end


def _last_word(text: str, start: int, end: int) -> int:
    """The offset of the last letter or figure, `start` when there is none."""
    for at in range(end - 1, start, -1):
        if text[at].isalnum():
            return at
    return start


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [(start, end)] if end > start else []
