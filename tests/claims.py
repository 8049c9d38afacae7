"""Positions that somebody claims of a text, as the checks see them."""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Draft, Evidence, Position, Reading, Span, Speaker, Target
from stance.verify import check


def claimed(reading: Reading, statement: str, spans: Sequence[Span], *, holder: str, party: str) -> Position:
    """The position of `holder` with this statement, citing `spans` of the text, after the checks."""
    made = Position(
        party=party,
        holder=holder,
        speaker=Speaker(name=holder),
        voice="paraphrased",
        act="states",
        target=Target(text="it"),
        polarity="neutral",
        issue="it",
        statement=statement,
        evidence=tuple(Evidence.at(reading.article.text, s) for s in spans),
    )
    return check(reading, Draft(positions=(made,)), ("official",)).positions[0]
