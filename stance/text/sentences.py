"""Sentences of the citable text, as exact half-open spans."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from stance.records import Article, Sentence, Span

# A stop, the marks that may close behind it, white space, and what may open a sentence.
_END = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"”»’')\]]*)(?=(?P<space>\s+)(?P<next>[\"“„«‘'(\[–—-]*\s*\S))")
_WORD_BEFORE = re.compile(r"[^\s\"“”„«»‘’'(\[]*$")
_INITIAL = re.compile(r"^(?:[^\W\d_]\.)*[^\W\d_]$")
_OPENERS = "\"“„«‘'(["
_DASHES = "–—-"


class Abbreviations(NamedTuple):
    """What may stand before a full stop without ending a sentence, and what typically opens the next one."""

    always: frozenset[str]
    usually: frozenset[str]
    openers: frozenset[str]


@cache
def load_abbreviations(language: str) -> Abbreviations:
    """Read the abbreviations of a language; one that has no data has none."""
    data = tomllib.loads((files("stance.text.data") / "abbreviations.toml").read_text(encoding="utf-8"))
    lists = data.get(language, {})
    return Abbreviations(*(frozenset(lists.get(name, ())) for name in Abbreviations._fields))


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the citable blocks, numbered from 1.

    They are trimmed of white space, cover every other code point of those blocks exactly once, and never cross a block.
    """
    found: list[Sentence] = []
    for index, block in enumerate(article.blocks):
        if block.citable:
            for span in split(article.text, block.start, block.end, article.language):
                found.append(Sentence(start=span.start, end=span.end, number=len(found) + 1, block=index))
    return tuple(found)


def split(text: str, start: int, end: int, language: str) -> list[Span]:
    """Split `text[start:end]` into the spans of its sentences."""
    known = load_abbreviations(language)
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end("next") > end or not _ends(text, begin, match, known):
            continue
        stop = match.end("close")
        spans += _trimmed(text, begin, stop)
        begin = stop
    return spans + _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start=start, end=end)] if end > start else []


def _ends(text: str, begin: int, match: re.Match[str], known: Abbreviations) -> bool:
    """Whether the stop at `match` ends a sentence."""
    following = match["next"].lstrip(_OPENERS + _DASHES + " \u00a0")[:1] or match["next"][-1]
    rest = text[match.end("next") - 1 : match.end("next") + 24]
    quoted = match["next"][0] in _OPENERS
    if following.islower() and not quoted:
        # «...», – said he; “Stop!” he said
        return False
    if match["next"][0] in _DASHES and match["close"] and following.islower():
        return False
    if match["stop"] != ".":
        return not following.islower() or quoted
    before = _WORD_BEFORE.search(text, begin, match.start())
    word = before.group().lower() if before else ""
    if not word or match["close"]:
        return True
    if word in known.always:
        return False
    if _INITIAL.match(word) and (len(word) == 1 or word not in known.usually):
        # "J. R. Smith"; a lone letter at the end of a sentence is rarer than an initial
        return len(word) > 1 and _opens(rest, known)
    if word in known.usually:
        return quoted or _opens(rest, known)
    return True


def _opens(rest: str, known: Abbreviations) -> bool:
    word = re.match(r"[^\W\d_]+", rest)
    return word is not None and word.group().lower() in known.openers
