"""Nobody is given a stand that was left open, that is told in fiction, or that somebody with a place in his name took."""

from __future__ import annotations

import pytest

import stance
from stance.records import Position

PARTIES = ["US", "Russia", "Ukraine", "Poland"]


def positions(text: str) -> list[Position]:
    return list(stance.analyze(stance.parse(text, source="test"), engine="offline", parties=PARTIES).positions)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(p.party, p.act, p.statement) for p in positions(text) if p.verdict == "verified"]


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv is under pressure to accept the lock treaty.",
        "Kyiv is to accept the lock treaty on Friday.",
        "Either Moscow or Kyiv will have to accept the lock treaty.",
        "Kyiv is in a position to reject the lock treaty.",
        "Kyiv is too weak to reject the lock treaty.",
        "Kyiv was wrong to reject the lock treaty.",
        "Kyiv had little time to accept the lock treaty.",
        "In the novel, Moscow rejects the lock treaty.",
        "In a satirical video clip, Kyiv accepted the lock treaty.",
        "In a crudely forged letter, Kyiv agreed to close the locks.",
    ],
)
def test_what_was_left_open_or_made_up_is_no_stand(text: str) -> None:
    assert positions(text) == []


@pytest.mark.parametrize(
    ("text", "act", "statement"),
    [
        ("Kyiv voted to reject the lock treaty.", "refuses", "Kyiv rejects the lock treaty"),
        ("Kyiv used the summit to reject the lock treaty.", "refuses", "Kyiv rejects the lock treaty"),
        ("Kyiv is willing to accept the lock treaty.", "accepts", "Kyiv accepts the lock treaty"),
        ("Kyiv is unwilling to accept the lock treaty.", "refuses", "Kyiv is unwilling to accept the lock treaty"),
        ("Kyiv is reluctant to reject the lock treaty.", "states", "Kyiv is reluctant to reject the lock treaty"),
        ("Kyiv refused to rule out tolls.", "states", "Kyiv refused to rule out tolls"),
        ("Kyiv refused to give up the locks.", "refuses", "Kyiv refused to give up the locks"),
        ("In a video, Kyiv rejected the lock treaty.", "refuses", "Kyiv rejected the lock treaty"),
        ("In a play for votes, Kyiv rejected the lock treaty.", "refuses", "Kyiv rejected the lock treaty"),
        ("In a statement on a fake video, Kyiv rejected the tolls.", "refuses", "Kyiv rejected the tolls"),
    ],
)
def test_a_stand_beside_it_is_told_as_it_is(text: str, act: str, statement: str) -> None:
    assert told(text) == [("Ukraine", act, statement)]


@pytest.mark.parametrize("text", ["Kyiv refused to rule out tolls.", "Kyiv is reluctant to reject the lock treaty."])
def test_what_is_left_open_is_neither_for_nor_against(text: str) -> None:
    assert [p.polarity for p in positions(text)] == ["neutral"]


@pytest.mark.parametrize(
    "name",
    [
        "Spartak Moscow",
        "Greenpeace Russia",
        "Kyiv Opera",
        "The Washington Capitals",
        "The Kyiv School of Rowing",
        "Ukrainian Railways",
        "Moscow's ally Minsk",
        "Moscow's ally Viktor Stone",
        "The U.S.-Ukraine Business Council",
    ],
)
def test_a_place_within_a_name_speaks_for_no_state(name: str) -> None:
    assert told(f"{name} rejected the lock treaty.") == []


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Furious Moscow", "Russia"),
        ("Tuesday Moscow", "Russia"),
        ("Moscow's envoy Viktor Stone", "Russia"),
        ("Kyiv's neighbour Poland", "Poland"),
        ("The U.S.", "US"),
        ("Kyiv Mayor Jane Roe", "Ukraine"),
    ],
)
def test_a_place_beside_a_name_does(name: str, party: str) -> None:
    assert [(p, act) for p, act, _ in told(f"{name} rejected the lock treaty.")] == [(party, "refuses")]


def test_what_a_relative_clause_says_of_a_thing_stands_with_it() -> None:
    text = "The treaty that Washington drafted was rejected by Moscow."
    assert told(text) == [("Russia", "refuses", "Moscow rejected the treaty that Washington drafted")]
