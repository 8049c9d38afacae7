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


@pytest.mark.parametrize(
    ("text", "party", "act", "statement"),
    [
        ("Moscow's demand that Kyiv drain the locks was turned down.", "Russia", "demands", "Moscow's demand that Kyiv drain the locks"),
        ("Moscow's claim that the locks had been mined was false.", "Russia", "states", "Moscow's claim that the locks had been mined"),
        ("Kyiv's refusal to pay tolls has stalled the talks.", "Ukraine", "refuses", "Kyiv's refusal to pay tolls"),
        ("Kyiv's refusal to pay tolls, which angered Moscow, stands.", "Ukraine", "refuses", "Kyiv's refusal to pay tolls"),
        ("Kyiv's rejection of the tolls came on Monday.", "Ukraine", "refuses", "Kyiv's rejection of the tolls"),
        ("Moscow's opposition to the tolls is well known.", "Russia", "refuses", "Moscow's opposition to the tolls"),
        ("The Russian demand that Kyiv drain the locks is new.", "Russia", "demands", "Russia's demand that Kyiv drain the locks"),
        ("Russian threats to mine the locks are not new.", "Russia", "threatens", "Russia's threats to mine the locks"),
        ("The Russian draft proposes a toll.", "Russia", "offers", "Russia proposes a toll"),
        ("Russia's letter demands a toll.", "Russia", "demands", "Russia demands a toll"),
    ],
)  # fmt: skip
def test_a_noun_tells_a_stand_where_the_sentence_is_about_it(text: str, party: str, act: str, statement: str) -> None:
    assert told(text) == [(party, act, statement)]


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv's alleged refusal to pay tolls is a myth.",
        "Kyiv's possible refusal to pay tolls would anger Moscow.",
        "Kyiv's refusal to pay tolls is unlikely.",
        "Without Kyiv's support for the tolls, the plan is dead.",
        "If Kyiv's refusal to pay tolls stands, the talks will end.",
        "New threats to mine the locks are not new.",
        "The envoys spoke of Kyiv's refusal to pay tolls.",
    ],
)
def test_what_is_only_thought_of_or_named_in_passing_is_none(text: str) -> None:
    assert positions(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Washington does not believe that Moscow wants a toll.",
            [("US", "states", "Washington does not believe that Moscow wants a toll")],
        ),
        (
            "The White House said Moscow, but not Kyiv, had agreed to a toll.",
            [("Russia", "accepts", "Moscow had agreed to a toll")],
        ),
        ("Washington's view that Moscow wants a toll is not shared.", [("Russia", "demands", "Moscow wants a toll")]),
        (
            "The White House, which says Moscow wants a toll, is sending an envoy.",
            [("Russia", "demands", "Moscow wants a toll")],
        ),
        ("Kyiv heard from Washington that Moscow wants a toll.", [("Russia", "demands", "Moscow wants a toll")]),
        (
            "Washington falsely claimed that Moscow wants a toll.",
            [("US", "states", "Washington falsely claimed that Moscow wants a toll")],
        ),
    ],
)
def test_what_another_tells_of_a_party_keeps_to_what_he_tells(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected
    passed_on = [p for p in positions(text) if p.party == "Russia"]
    assert all(hop.name in {"Washington", "White House"} for p in passed_on for hop in p.chain)
    assert all(p.chain for p in passed_on)


def test_a_tag_behind_ends_all_that_it_tells() -> None:
    text = "Russia turned down the toll while promising to mend the locks, Washington said after the vote."
    found = positions(text)
    assert told(text) == [
        ("Russia", "promises", "Russia promises to mend the locks"),
        ("Russia", "refuses", "Russia turned down the toll"),
    ]
    assert [[hop.name for hop in p.chain] for p in found] == [["Washington"], ["Washington"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Having rejected the toll for years, the Kremlin now backs it.", [("accepts", "Kremlin now backs it")]),
        ("The Kremlin will hardly accept the toll.", []),
        ("The Kremlin accepted neither toll.", [("refuses", "Kremlin accepted neither toll")]),
        ("The Kremlin rejected neither toll.", [("states", "Kremlin rejected neither toll")]),
    ],
)
def test_what_is_hardly_or_no_longer_so(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(act, statement) for _, act, statement in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A statement seen by the Kremlin rejected the toll.",
        "A boatman hired by the Kremlin rejected the toll.",
        "A letter to the Kremlin rejected the toll.",
        "A report by the Kremlin's critics rejected the toll.",
    ],
)
def test_whoever_stands_behind_a_participle_is_not_the_subject(text: str) -> None:
    assert positions(text) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("A statement from the Kremlin rejected the toll.", "Kremlin rejected the toll"),
        ("A note issued by the Kremlin rejected the toll.", "Kremlin rejected the toll"),
        ("The Kremlin agreed to a toll with the White House.", "Kremlin agreed to a toll with the White House"),
    ],
)
def test_a_letter_speaks_for_whoever_wrote_it(text: str, statement: str) -> None:
    assert [(p, s) for p, _, s in told(text)] == [("Russia", statement)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv is expected by Washington to accept the toll.", ["Washington expects Kyiv to accept the toll"]),
        ("Kyiv was asked by Washington to accept the toll.", ["Washington asked Kyiv to accept the toll"]),
        ("Kyiv, asked by Washington to accept the toll, did so.", []),
        ("Kyiv, which Washington has pressed to accept the toll, is silent.", []),
        ("It seems that Kyiv rejected the toll.", []),
    ],
)
def test_whom_something_is_asked_of_stands_with_it(text: str, expected: list[str]) -> None:
    assert [statement for _, _, statement in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Washington said the toll was fair — a claim that Moscow has rejected.",
            [
                ("US", "Washington said the toll was fair"),
                ("Russia", "Moscow has rejected a claim: the toll was fair"),
            ],
        ),
        (
            "According to a Polish government paper seen by Reuters, Kyiv wants a toll.",
            [("Ukraine", "Kyiv wants a toll")],
        ),
        ("Poland's spokesman He Jian rejected the toll.", [("Poland", "He Jian rejected the toll")]),
        (
            "The toll is dead, Russian envoy Arkady Belov said. Spokesman He Jian laughed. He wants a map, he said.",
            [("Russia", "Arkady Belov said: The toll is dead")],
        ),
    ],
)
def test_a_claim_behind_a_dash_a_paper_seen_and_a_man_called_he(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(party, statement) for party, _, statement in told(text)] == expected


@pytest.mark.parametrize("verb", ["heard", "learned"])
def test_whoever_is_heard_from_says_it(verb: str) -> None:
    """Who listened is not told as having said it, nor who spoke as having listened."""
    assert [p.statement for p in positions(f"Kyiv {verb} from Moscow that the toll was dead.")] == [
        "Moscow says that the toll was dead"
    ]


def test_a_tragedy_is_no_fiction() -> None:
    """News tells of tragedies that happened; a play is made up."""
    assert told("In the tragedy of the ferry, Moscow rejected the toll.") == [
        ("Russia", "refuses", "Moscow rejected the toll")
    ]
    assert told("In the play, Moscow rejects the toll.") == []


def test_whoever_is_only_told_by_what_they_know_of_passes_it_on() -> None:
    text = "According to a person briefed on the discussions, the Russians told Kyiv that the toll was too high."
    assert [[hop.name for hop in p.chain] for p in positions(text)] == [["a person"]]
    assert told(text) == [("Russia", "states", "Russia told Kyiv that the toll was too high")]
