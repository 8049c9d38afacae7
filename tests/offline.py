"""What the engine without a model shows as verified of a short text about the US, Russia and Ukraine."""

from __future__ import annotations

import stance
from stance.records import Position


def verified(text: str) -> list[Position]:
    """The positions that stand, in order."""
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["US", "Russia", "Ukraine"])
    return [p for p in found.positions if p.verdict == "verified"]


def held(text: str) -> set[tuple[str, str]]:
    """Which party does what."""
    return {(p.party, p.act) for p in verified(text)}
