"""Which other party a position is about."""

from __future__ import annotations

from collections.abc import Sequence

from stance.parties.names import phrasebook
from stance.records import Party
from stance.text.words import tokenize


def party_named(texts: Sequence[str], parties: Sequence[Party], own: str | None, language: str) -> str | None:
    """The first party but `own` that the first of these texts to name one names, in whatever form of its name."""
    book = phrasebook(tuple(parties), language)
    for text in texts:
        tokens = tokenize(text)
        at = 0
        while at < len(tokens):
            found = book.at(tokens, at)
            piece, size = found or (None, 1)
            if piece is not None and not piece.foreign and piece.party in {p.id for p in parties} - {own}:
                return piece.party
            at += size
    return None
