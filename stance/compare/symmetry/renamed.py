"""Definitions of two parties that have exchanged their ids, or their politics at home."""

from __future__ import annotations

from stance.records import Party


def renamed(parties: tuple[Party, ...], swap: tuple[str, str]) -> tuple[Party, ...]:
    """The same definitions, two of which have each other's ids; their politics at home stay theirs."""
    other = dict(zip(swap, reversed(swap), strict=True))
    return tuple(p.model_copy(update={"id": other.get(p.id, p.id), "politics": p.politics or p.id}) for p in parties)


def at_home(parties: tuple[Party, ...], swap: tuple[str, str]) -> tuple[Party, ...]:
    """The same definitions, two of which have each other's politics at home.

    Whose minister it means the press at home leaves unsaid: where the text cannot tell, the definitions must.
    """
    own = {p.id: p.politics or p.id for p in parties}
    other = dict(zip(swap, reversed(swap), strict=True))
    return tuple(p.model_copy(update={"politics": own[other.get(p.id, p.id)]}) for p in parties)
