"""Ways to take a stand that are more than one word, and the same words where they are none."""

from __future__ import annotations

import pytest

import stance


def told(text: str) -> list[tuple[str, str]]:
    made = stance.analyze(stance.parse(text, source="test"), engine="offline")
    return [(p.act, p.statement) for p in made.positions if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("refuses", "backed away from the lock treaty"),
        ("refuses", "walked away from the talks on the locks"),
        ("refuses", "came out against the lock treaty"),
        ("refuses", "dug in its heels over the tolls"),
        ("refuses", "shrugged off the warning"),
        ("refuses", "blocked the lock treaty"),
        ("refuses", "showed no interest in a toll"),
        ("refuses", "is opposed to the tolls"),
        ("refuses", "is not ready to sign the lock treaty"),
        ("refuses", "is not in favour of the tolls"),
        ("accepts", "signed up to the lock treaty"),
        ("accepts", "gave its consent to the tolls"),
        ("accepts", "is in favour of the tolls"),
        ("accepts", "is all for sharing the tolls"),
        ("accepts", "agreed in principle to the tolls"),
        ("accepts", "agreed in the autumn to the tolls"),
        ("accuses", "poured scorn on the lock treaty"),
        ("demands", "made it a condition that Moscow drain the locks"),
        ("demands", "warned Moscow not to mine the locks"),
        ("states", "warned Moscow that the locks were mined"),
        ("states", "is determined to join the lock union"),
        ("states", "has left no doubt that the locks are mined"),
    ],
)
def test_a_turn_of_phrase_tells_a_stand(act: str, words: str) -> None:
    assert told(f"Kyiv {words}.") == [(act, f"Kyiv {words}")]


@pytest.mark.parametrize(
    "words",
    ["blocked the bridge", "backed away from the shore", "pulled out of the village", "closed the door on its guests"],
)
def test_what_is_meant_as_it_is_said_tells_none(words: str) -> None:
    assert told(f"Kyiv {words}.") == []


def test_a_reply_between_commas_ends_where_they_close() -> None:
    text = "The U.S. government's reply, that the locks were dry, pleased nobody."
    assert told(text) == [("states", "US government's reply that the locks were dry")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lock treaty is unacceptable to Moscow.", [("refuses", "The lock treaty is unacceptable to Moscow")]),
        ("The lock treaty is not acceptable to Moscow.", [("refuses", "The lock treaty is not acceptable to Moscow")]),
        ("The lock treaty drew praise from Moscow.", [("accepts", "The lock treaty drew praise from Moscow")]),
        ("The tolls met with rejection in Moscow.", [("refuses", "The tolls met with rejection in Moscow")]),
        ("The tolls drew no praise from Moscow.", []),
        ("The tolls would draw a rebuke from Moscow.", []),
        ("The tolls drew praise from critics in Moscow.", []),
        ("Moscow's message was clear: no tolls.", [("refuses", "Moscow's message was clear: no tolls")]),
        ("Moscow's goal is to ban tolls.", [("states", "Moscow's goal is to ban tolls")]),
    ],
)
def test_how_something_was_received_tells_of_whom_it_met(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_second_verb_behind_then_shares_the_subject() -> None:
    assert told("The Kremlin met the ferrymen, then rejected the toll.") == [
        ("refuses", "Kremlin then rejected the toll")
    ]


def test_what_another_does_meanwhile_is_no_part_of_it() -> None:
    made = stance.analyze(
        stance.parse("Kremlin shrugs off lock pledge as Kyiv hails 'turning point'", source="test"), engine="offline"
    )
    assert [p.statement for p in made.positions if p.party == "Russia"] == ["Kremlin shrugs off lock pledge"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Moscow warned Kyiv that it would pay dearly.", "threatens"),
        ("Kyiv says it will pay its share.", "promises"),
        ("Kyiv's threat to reject the toll stands.", "threatens"),
    ],
)
def test_to_pay_for_something_is_no_threat(text: str, act: str) -> None:
    assert [a for a, _ in told(text)] == [act]
