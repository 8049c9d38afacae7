"""Words and marks of a text, with their offsets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Abbreviations keep their full stop, clitics stand alone, "won't" stays whole, "''" is a quotation mark.
_TOKEN = re.compile(
    r"\w+n['’]t\b"
    r"|['’](?:s|d|ll|ve|re|m)\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[A-ZА-ЯІЇЄҐ]\.(?=\s+[A-ZА-ЯІЇЄҐ])"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Sgt|Col|Capt|Adm|Jr|Sr|St|Prof|Del|Rev|Hon|No"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\."
    r"|\d+(?:[.,:]\d+)*"
    r"|[\w\u0300-\u036f]+(?:[-‑][\w\u0300-\u036f]+)*"
    r"|''|``|--"
    r"|[^\w\s]"
)


class Token(NamedTuple):
    """One word or mark: half-open `[start, end)`, its text, its lower-case form, and whether it is a word."""

    start: int
    end: int
    text: str
    low: str
    word: bool

    @property
    def capital(self) -> bool:
        """Whether the token is a word that begins with a capital letter."""
        return self.word and self.text[0].isupper()


@lru_cache(maxsize=8192)
def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut `text[start:end]` into tokens whose offsets count from the beginning of `text`."""
    tokens = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        piece = match.group()
        word = piece[0].isalnum() or (len(piece) > 1 and piece[1:2].isalnum())
        tokens.append(Token(match.start(), match.end(), piece, piece.lower().replace("’", "'"), word))
    return tuple(tokens)
