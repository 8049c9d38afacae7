"""A quotation without a verb of speaking beside it is of whoever the words around it show speaking, or of nobody."""

from __future__ import annotations

import pytest

import stance

RYUMIN = "Kremlin spokesman Gleb Ryumin"
TYSHKO = "Ukrainian envoy Pavlo Tyshko"
ASKED = "“Nobody asked us for the map.”"
DID = "“Somebody did ask them once,”"


def quoted(text: str) -> list[tuple[str, bool]]:
    """The holders whose words the first quotation is among those verified, and whether it stands alone."""
    made = stance.analyze(stance.parse(f"The locks are dry\n\n{text}", source="test"), engine="offline")
    found = [p for p in made.positions if p.verdict == "verified" and "asked us" in p.statement.split("[")[0]]
    return [(p.holder, "ask them" not in p.statement) for p in found]


@pytest.mark.parametrize(
    "text",
    [
        f"{RYUMIN} said the map was lost. {ASKED}",
        f"{RYUMIN} said the map was lost. {ASKED} He left early.",
        f"{RYUMIN} rejected the toll. {ASKED}",
        f"{RYUMIN} was blunt. {ASKED}",
        f"{RYUMIN} put it this way. {ASKED}",
        f"Were they told? {RYUMIN} laughed. {ASKED}",
        f"{RYUMIN} had a simple answer: {ASKED}",
        f"{RYUMIN}, asked about the toll: {ASKED}",
        f"For {RYUMIN}, the matter is simple: {ASKED}",
        f"{RYUMIN} was blunt. {ASKED} {TYSHKO} shrugged. {DID} he said.",
        f"{RYUMIN} said the map was lost. {ASKED} {TYSHKO} shrugged. {DID} he said.",
        f"{RYUMIN} was blunt. {ASKED} {TYSHKO} replied: {DID}",
    ],
)
def test_it_is_of_whom_the_sentence_before_shows_speaking(text: str) -> None:
    assert quoted(text) == [("Gleb Ryumin", True)]


@pytest.mark.parametrize(
    "text",
    [
        f"{RYUMIN} met {TYSHKO}. {ASKED}",
        f"The toll angered {RYUMIN}. {ASKED}",
        f"A sign hung beside {RYUMIN}. {ASKED}",
        f"{RYUMIN} was not blunt. {ASKED}",
        f"{ASKED} {RYUMIN} left the room. {DID} said {TYSHKO}.",
        f"{RYUMIN} said the map was lost.\n\n{ASKED}",
        f"{DID} {RYUMIN} said. His cook was more direct. {ASKED}",
        f"{DID} {RYUMIN} said. {TYSHKO}, who sat beside Ryumin, frowned. {ASKED}",
        f"{DID} {RYUMIN} said. That angered the ferrymen. {ASKED}",
    ],
)
def test_else_it_is_of_nobody(text: str) -> None:
    assert quoted(text) == []


def test_two_quotations_side_by_side_are_of_whom_the_second_is() -> None:
    assert quoted(f"“Nobody asked us for the map.” “It is here,” said {RYUMIN}.") == [("Gleb Ryumin", True)]


@pytest.mark.parametrize("between", ["Ryumin paused.", "He was more direct on money."])
def test_whoever_spoke_goes_on_where_the_sentence_between_is_about_him(between: str) -> None:
    assert quoted(f"{DID} {RYUMIN} said. {between} {ASKED}") == [("Gleb Ryumin", False)]
