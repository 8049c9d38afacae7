"""Words and marks of a text, with their offsets."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from stance.text.abbreviations import load_whole

# Clitics stand alone, "won't" stays whole, "''" is a quotation mark.
_BEFORE = (
    r"['’](?:s|d|ll|ve|re|m)\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[A-ZА-ЯІЇЄҐ]\.(?=\s+[A-ZА-ЯІЇЄҐ])"
)
_AFTER = (
    r"|\d+(?:[.,:]\d+)*(?:[-‑](?=\w)[\w\u0300-\u036f]+)*"
    r"|[\w\u0300-\u036f]+(?:(?<=n)['’]t\b|['’ʼ](?=[яюєїЯЮЄЇ])\w+|['’](?=[A-Z][a-z])\w+|(?:[-‑][\w\u0300-\u036f]+)*)"
    r"|''|``|--|[^\w\s]"
)


class Token(NamedTuple):
    """One word or mark: half-open `[start, end)`, its text and its lower-case form.

    `word` tells whether it is a word, `capital` whether it is one that begins with a capital letter.
    """

    start: int
    end: int
    text: str
    low: str
    word: bool
    capital: bool


@lru_cache(maxsize=8192)
def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut `text[start:end]` into tokens whose offsets count from the beginning of `text`."""
    tokens = []
    new = tuple.__new__
    for match in _token().finditer(text, start, len(text) if end is None else end):
        piece = match.group()
        word = piece[0].isalnum() or (len(piece) > 1 and piece[1:2].isalnum())
        low = piece.lower()
        if "’" in low:
            low = low.replace("’", "'")
        begin, stop = match.span()
        tokens.append(new(Token, (begin, stop, piece, low, word, word and piece[0].isupper())))
    return tuple(tokens)


@cache
def _token() -> re.Pattern[str]:
    """The pattern of a token, with the abbreviations that keep their stop."""
    whole = "|".join(re.escape(word) for word in sorted(load_whole()))
    return re.compile(rf"{_BEFORE}|(?=\w+\.)(?:{whole})\.{_AFTER}")
