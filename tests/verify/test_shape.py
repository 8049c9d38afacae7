"""Sentences whose shape leaves open whose the words are: shown, but not as verified."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.engine.extract import positions
from stance.records import Draft, Position, Reading
from stance.verify import check

Read = Callable[..., Reading]


def _checked(reading: Reading) -> tuple[Position, ...]:
    return check(reading, Draft(positions=tuple(positions(reading))), ("official",)).positions


@pytest.mark.parametrize(
    ("unsure", "plain"),
    [
        (
            "US envoy Jane Roe and US consul Tom Hale met. “If Hale is not willing to pay, the dam will fall,” he said.",
            "US consul Tom Hale came by boat. “If nobody is willing to pay, the dam will fall,” he said.",
        ),
        (
            "Many Latvians have opposed Donald Trump's plans to raise the dams, arguing that the ferries would sink.",
            "US envoy Jane Roe has opposed the dams, arguing that the ferries would sink.",
        ),
        (
            "US envoy Jane Roe said the loan hangs on the US president agreeing to pay it.",
            "US envoy Jane Roe agreed to pay the loan.",
        ),
        (
            "Even before the final count was known, the US president was taking aim at the lenders.",
            "US envoy Jane Roe rejected the second loan.",
        ),
        (
            "Critics read the bill aloud in the US Senate. It demanded a dam on every river.",
            "The US Senate voted late. The US Senate said the dams were too dear. It demanded a second vote.",
        ),
        (
            "US consul Tom Hale said the loan was late.\n\nLenders came by boat.\n\nNobody heard Carl Moor at the door. "
            "Carl Moor wept.\n\nIt rained.\n\n“The loan is dead,” he said.",
            "US consul Tom Hale said the loan was late.\n\n“The loan is dead,” he said.",
        ),
        (
            "The vote came on Friday, with Washington expected to veto the dam.",
            "Washington vetoed the dam.",
        ),
        (
            "The US president gave his ministers their orders for promoting the dam.",
            "The US president is promoting the dam.",
        ),
        (
            "The lenders praised the US president's proposal to raise the dam.",
            "The US president proposed to raise the dam.",
        ),
        (
            "Carl Moor, who owns the boats, said US consul Tom Hale was wrong. “The consul sleeps,” he said.",
            "US consul Tom Hale was wrong. “The loan is dead,” he said.",
        ),
        (
            "Former President Bill Clinton spoke at a rally for his wife Hillary Clinton. During the rally, the former "
            "president said the dam is dear.\n\n“It makes no sense,” Clinton said.",
            "Former President Bill Clinton said the dam is dear.\n\n“It makes no sense,” Clinton said.",
        ),
        (
            "US envoy Jane Roe demands a dam in the land where, the UN estimated, nobody lives.",
            "US envoy Jane Roe demands a dam.",
        ),
        (
            "Kyiv had offered the lenders aid after Washington rejected the loan.",
            "Washington rejected the loan.",
        ),
    ],
)
def test_a_shape_that_is_often_misread_is_not_verified(reading: Read, unsure: str, plain: str) -> None:
    """The position is kept with SRC012; told plainly, it verifies."""
    doubted = [p for p in _checked(reading(unsure)) if "SRC012" in {f.code for f in p.findings}]
    assert doubted
    assert all(p.verdict == "unverified" for p in doubted)
    told = _checked(reading(plain))
    assert told
    assert all(p.verdict == "verified" for p in told), told


@pytest.mark.parametrize(
    "unsaid",
    [
        "The myth that Moscow wants a ferry is dead.",
        "The claim that Moscow rejects the ferry is old.",
        "Imagine Moscow accepts the ferry.",
        "Suppose the Kremlin rejects the ferry.",
        "It is untrue that Moscow wants the ferry.",
    ],
)
def test_what_nobody_was_found_to_say_is_not_verified(reading: Read, unsaid: str) -> None:
    """A clause behind "that" whose words were not read, or one that is only imagined."""
    made = [p for p in _checked(reading(unsaid)) if p.party == "Russia"]
    assert all(p.verdict == "unverified" for p in made), made
    told = _checked(reading("The Kremlin rejected a bridge. US envoy Jane Roe said that Moscow wants a ferry."))
    assert [p.verdict for p in told if p.party == "Russia"] == ["verified"] * 2


def test_a_condition_without_what_hangs_on_it_is_not_verified(reading: Read) -> None:
    """Where only the condition was found, what was said is not shown as told."""
    cut = "US envoy Jane Roe says that if the strike lasts beyond Sunday, the army could be asked to move fuel."
    whole = "US envoy Jane Roe says that the army could be asked to move fuel if the strike lasts beyond Sunday."
    for text in (cut, whole):
        for p in _checked(reading(text)):
            assert p.verdict != "verified" or "army" in p.statement
    assert [p.verdict for p in _checked(reading(whole))] == ["verified"]


def test_who_follows_a_clause_in_front_is_named_last(reading: Read) -> None:
    """ "Asked if he trusted Poe, Roe laughed": "he" of the next sentence is hardly Poe."""
    doubted = _checked(
        reading("Asked if he trusted Vladimir Putin, Volodymyr Zelensky laughed. “I trust the tide,” he said.")
    )
    assert all("SRC012" in {f.code for f in p.findings} for p in doubted if p.party == "Russia")
    told = _checked(reading("Asked about the tide, Vladimir Putin laughed. “I trust the tide,” he said."))
    assert [(p.party, p.verdict) for p in told] == [("Russia", "verified")]
