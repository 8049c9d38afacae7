"""Words and marks of a text, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stance.text.abbreviations import load_whole

# A run of letters before a space or a plain mark is a whole token, and so is such a mark; most are, and these are the
# cheapest to try.
_PLAIN = r"[a-zA-Zа-яА-ЯёЁіІїЇєЄґҐ]+(?=[\s,;:!?)”»\"])|[.,;:!?()“”«»\"]|"
# Clitics stand alone, "won't" stays whole, "''" is a quotation mark.
_BEFORE = (
    r"['’](?:s|d|ll|ve|re|m)\b"
    # "KYIV'S envoy"
    r"|(?<=[A-Z])['’]S\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[A-ZА-ЯІЇЄҐ]\.(?=\s+[A-ZА-ЯІЇЄҐ])"
)
_AFTER = (
    r"|\d+(?:[.,:]\d+)*(?:[-‑](?=\w)[\w\u0300-\u036f]+)*"
    r"|[\w\u0300-\u036f]+(?:(?<=n)['’]t\b|['’](?=[A-Z][a-z])\w+|(?:(?:[-‑]|['’ʼ](?=[яюєїЯЮЄЇ]))[\w\u0300-\u036f]+)*)"
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


class Lows(dict[int, str]):
    """Lower-case forms by position; one asked for outside the sentence is ""."""

    def __missing__(self, i: int) -> str:
        return ""


def columns(
    tokens: Sequence[Token],
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...], tuple[str, ...], tuple[bool, ...], tuple[bool, ...]]:
    """The starts of tokens, their ends, texts, lower-case forms, which are words, and which begin with a capital."""
    return tuple(zip(*tokens, strict=True)) if tokens else ((), (), (), (), (), ())  # type: ignore[return-value]


# enough for what one article is asked for, and for the sentences of some that are compared; more only makes the
# collector walk over what is no longer needed
@lru_cache(maxsize=4096)
def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut `text[start:end]` into tokens whose offsets count from the beginning of `text`."""
    tokens = []
    new, at = tuple.__new__, start
    # one call for all is cheaper than a match for each
    for piece in _token().findall(text[start:end]):
        stop = at + len(piece)
        if not piece.isspace():
            low, word, capital = _read(piece)
            tokens.append(new(Token, (at, stop, piece, low, word, capital)))
        at = stop
    if " He" in text[start:end]:
        tokens = [t._replace(low=t.text) if _surname(tokens, i) else t for i, t in enumerate(tokens)]
    return tuple(tokens)


def _surname(tokens: Sequence[Token], i: int) -> bool:
    """Whether "He" at token i is no pronoun but a name: "Mr He", "spokesman He Jian"."""
    return i > 0 and tokens[i].text == "He" and tokens[i - 1].low.rstrip(".") in _OFFICES


_OFFICES = frozenset(
    (
        *(
            "mr",
            "dr",
            "premier",
            "vice-premier",
            "minister",
            "spokesman",
            "ambassador",
            "general",
            "secretary",
            "envoy",
        ),
        *("negotiator", "commissioner", "governor", "economist", "analyst", "professor", "president", "chairman"),
        *("director", "mayor", "colonel", "admiral"),
    )
)


def lows_of(text: str, start: int, end: int) -> list[str]:
    """The words among the tokens of `text[start:end]`, in lower case: what costs less where nothing else is asked."""
    return [low for low, word, _ in map(_read, _token().findall(text[start:end])) if word]


@lru_cache(maxsize=32768)
def _read(piece: str) -> tuple[str, bool, bool]:
    """The lower-case form of a token, whether it is a word and whether it is one that begins with a capital letter."""
    word = piece[0].isalnum() or (len(piece) > 1 and piece[1:2].isalnum())
    head, _, tail = piece.partition("-")
    capital = piece[0].isupper() or (head in _ARTICLES and tail[:1].isupper())
    return piece.lower().replace("’", "'").replace("ʼ", "'"), word, word and capital


# "Salim al-Harthy": the article of an Arabic name is a part of it
_ARTICLES = frozenset({"al", "el", "as", "ar", "ad", "an"})


@cache
def _token() -> re.Pattern[str]:
    """The pattern of a token, with the abbreviations that keep their stop, or of what stands between two."""
    whole = "|".join(re.escape(word) for word in sorted(load_whole()))
    return re.compile(rf"\s+|{_PLAIN}{_BEFORE}|(?=\w+\.)(?:{whole})\.{_AFTER}")


def in_word(character: str) -> bool:
    """Whether a character, or none, is one of a word."""
    return character.isalnum() or character == "_"
