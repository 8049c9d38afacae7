"""Positions whose words stand apart from their cue."""

from __future__ import annotations

import pytest

from stance.analyze import analyze
from stance.ingest import parse
from stance.records import Position


def only(text: str, party: str) -> Position:
    """The one position of the party in a text that is analysed offline."""
    found = [p for p in analyze(parse(text, source="x"), engine="offline").positions if p.party == party]
    assert len(found) == 1, [p.statement for p in found]
    return found[0]


@pytest.mark.parametrize(
    ("said", "statement"),
    [
        (
            "Kyiv accused Russia of mining the bay, an accusation that the Russian Foreign Ministry denied.",
            "Russian Foreign Ministry denied an accusation of mining the bay",
        ),
        (
            "Kyiv alleged that 40 boats had crossed the line, a claim which Moscow rejects.",
            "Moscow rejects a claim that 40 boats had crossed the line",
        ),
    ],
)
def test_who_denies_an_accusation_denies_what_it_says(said: str, statement: str) -> None:
    """A relative clause takes up the claim before it."""
    position = only(said, "Russia")
    assert position.statement == statement
    assert position.act == "denies"
    assert position.verdict == "verified"
