"""How an article is shown in a prompt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle

from stance.engine.prompts import LANGUAGES
from stance.options import Options
from stance.records import Reading, Sentence, Span
from stance.text import Chunk

_STRAIGHT = re.compile('"')


def language(reading: Reading, options: Options) -> str:
    """What a prompt calls the language to write in."""
    asked = options.language or reading.article.language
    return LANGUAGES.get(asked, asked)


def unnamed_language(reading: Reading, options: Options) -> str:
    """The same where no name of a country may be said."""
    code = options.language or reading.article.language
    own = "that of the sentences, " if code == reading.article.language else ""
    return f"{own}ISO 639-1 {code!r}"


def parties(reading: Reading) -> str:
    """The parties asked for, by their ids."""
    return ", ".join(p.id for p in reading.parties)


def numbered(reading: Reading, sentences: Sequence[Sentence]) -> str:
    """Sentences on lines of their own, each behind its number."""
    return "\n".join(f"[{s.number}] {curled(plain(s.of(reading.article.text)))}" for s in sentences)


def before(reading: Reading, chunk: Chunk) -> str:
    """What stands before a chunk, or nothing."""
    if not chunk.context:
        return ""
    lines = " ".join(plain(s.of(reading.article.text)) for s in chunk.context)
    return f"What stands before, for understanding only, not to be cited: {lines}\n\n"


def around(reading: Reading, cited: Sequence[Span]) -> list[Sentence]:
    """The sentences that are cited, and their neighbours in the same paragraph."""
    blocks = {s.block for s in reading.sentences if any(s.overlaps(e) for e in cited)}
    return [s for s in reading.sentences if s.block in blocks] or list(reading.sentences)


def curled(line: str) -> str:
    """A line with curly quotation marks for straight ones: a straight one ends the string of an answer too early."""
    marks = cycle("“”")
    return _STRAIGHT.sub(lambda _: next(marks), line)


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
