"""What the engine without a model shows as verified of a short text about the US, Russia and Ukraine."""

from __future__ import annotations

from collections.abc import Sequence

import stance
from stance.records import Position


def verified(text: str) -> list[Position]:
    """The positions that stand, in order."""
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["US", "Russia", "Ukraine"])
    return [p for p in found.positions if p.verdict == "verified"]


def held(text: str) -> set[tuple[str, str]]:
    """Which party does what."""
    return {(p.party, p.act) for p in verified(text)}


def sides_of(text: str, name: str, parties: Sequence[str], language: str = "en") -> set[str]:
    """The parties for which verified positions of somebody in office count, without what they only pass on."""
    article = stance.parse(text, source="x").model_copy(update={"language": language})
    found = stance.analyze(article, engine="offline", parties=list(parties)).positions
    own = [p for p in found if p.verdict == "verified" and p.voice != "relayed" and name in p.speaker.name]
    return {p.party for p in own if p.speaker.capacity != "former"}
