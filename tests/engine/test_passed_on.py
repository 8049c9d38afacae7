"""Who asks, who passes on, whose spokesman: what editors write around somebody else's words."""

from __future__ import annotations

import pytest

import stance
from tests.offline import held, sides_of, verified


@pytest.mark.parametrize(
    "text",
    [
        # a request that somebody else made
        "The Kremlin did not reply to a request for a song.",
        "Kyiv has not responded to repeated requests for a song.",
        "Kyiv never answered a plea for bread.",
        # how a row began
        "The row goes back to spring, when Kyiv began to demand stamps.",
    ],
)
def test_no_stand(text: str) -> None:
    assert not verified(text)


def test_a_demand_of_ones_own() -> None:
    for verb in ("repeated", "renewed", "reiterated"):
        assert [p.statement for p in verified(f"Kyiv {verb} its demand for stamps.")] == [
            f"Kyiv {verb} its demand for stamps"
        ]
    assert not verified("Kyiv repeated its win over Moscow.")
    assert held("Kyiv has begun to demand stamps.") == {("Ukraine", "demands")}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Singers met in the European Parliament. MP Dana Orley, of Ottawa, urged Moscow to sing.", set()),
        ("Singers met in the European Parliament. MEP Dana Orley urged Moscow to sing.", {"EU"}),
    ],
)
def test_a_member_of_parliament_is_of_the_european_one_where_called_so(text: str, parties: set[str]) -> None:
    assert sides_of(text, "Orley", ["EU", "Russia"]) == parties


@pytest.mark.parametrize(
    ("before", "parties"),
    [
        ("The White House heard of the choir from a baker.", {"US"}),
        ("The White House heard of the choir, a baker told The Evening Loaf.", {"US"}),
        # near misses: two houses, a firm, no house
        ("The White House and the Kremlin heard of the choir.", set()),
        ("The White House heard of the choir from Brass & Sons.", set()),
        ("America heard of the choir from a baker.", set()),
    ],
)
def test_a_press_secretary_behind_a_sentence_about_one_house(before: str, parties: set[str]) -> None:
    text = f"{before}\n\nPress secretary Ann Keene said the choir was late."
    assert sides_of(text, "Keene", ["US", "Russia"]) == parties


@pytest.mark.parametrize(
    ("who", "parties"),
    [
        ("Russia's culture minister, Gleb Ryumin, is silent. Ryumin's spokesman", {"Russia"}),
        ("Russia's culture minister, Gleb Ryumin, is silent. Ryumin's barber", set()),
        ("The baker Gleb Ryumin is silent. Ryumin's spokesman", set()),
    ],
)
def test_the_spokesman_of_somebody_in_office(who: str, parties: set[str]) -> None:
    text = f"{who} denied that the drum had been sold."
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=["Russia", "US"]).positions
    assert {p.party for p in found if p.verdict == "verified" and p.act == "denies"} == parties


def test_a_relay_without_a_name_is_told_as_one() -> None:
    for who in ("A Nordic diplomat", "A regional envoy", "An envoy"):
        (found,) = verified(f"{who} said Ukrainian minister Ivan Tyshko had agreed to sell the drum.")
        assert (found.voice, found.party, found.act, len(found.chain)) == ("relayed", "Ukraine", "accepts", 1)
    assert not verified("The envoy said Ukrainian minister Ivan Tyshko had agreed to sell the drum.")


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The drum, Russian minister Gleb Ryumin made clear to them, is not for sale.",
            "Gleb Ryumin made clear: The drum is not for sale",
        ),
        (
            "But if it rains, Russian minister Gleb Ryumin hinted, Russia might sing.",
            "Gleb Ryumin hinted: if it rains, Russia might sing",
        ),
        ("The US might drop the plan Kyiv has rejected.", "Kyiv has rejected the plan"),
        ("The US will drop the concessions Russia has asked for.", "Russia has asked for the concessions"),
        (
            "Russian minister Gleb Ryumin denied that a drum was sold, as some papers have reported.",
            "Gleb Ryumin denied that a drum was sold",
        ),
    ],
)
def test_word_order(text: str, statement: str) -> None:
    assert [p.statement for p in verified(text)] == [statement]


def test_a_paper_that_tells_of_a_denial_is_not_lost() -> None:
    """ "As state television reported" tells whose words the denial is known by."""
    assert verified("Russia has denied the theft of the drum, as state television reported.") == []


def test_an_office_before_a_name_is_no_plan() -> None:
    assert not verified("Ukrainians met the foreign minister Ryumin has rejected.")
    assert not verified("Nobody knows why the drum, Russian minister Gleb Ryumin said, is late.")[1:]


def test_who_tells_it_between_must_be_read() -> None:
    between = "A guest at the ball said the Gulf singers had let Kyiv know that Moscow was ready to sell the drum."
    assert not verified(between)
    assert not verified(between.replace("said the", "said that the"))
    assert held("A guest at the ball said that in Geneva it was clear that Moscow was ready to sell the drum.")
    assert held("A guest at the ball said that Moscow was ready to sell the drum.") == {("Russia", "offers")}
    assert held("A guest at the ball said that, after all, Moscow was ready to sell the drum.") == {
        ("Russia", "offers")
    }


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kyiv vowed swift revenge for the song.", "threatens"),
        ("Kyiv vowed to punish the singers.", "threatens"),
        ("Kyiv vowed to pay the singers.", "promises"),
        ("Unless Kyiv sings, Russian minister Gleb Ryumin said, duties will double.", "threatens"),
        ("Unless Kyiv sings, Russian minister Gleb Ryumin said, the pond will freeze.", "states"),
        ("Ukrainian minister Ivan Tyshko insisted the singers be paid.", "demands"),
        ("Ukrainian minister Ivan Tyshko insisted the singers would be paid.", "states"),
        ("Kyiv could accept a song, Ukrainian minister Ivan Tyshko said, but only if it is short.", "accepts"),
        ("Kyiv says that is hogwash.", "denies"),
        ("The Kremlin dismissed the miller's story.", "denies"),
        ("The Kremlin dismissed the miller's plan.", "refuses"),
        ("“Nobody sang,” Ukrainian minister Ivan Tyshko said.", "denies"),
        ("“Nobody will sing,” Ukrainian minister Ivan Tyshko said.", "states"),
        ("“We are against songs,” Ukrainian minister Ivan Tyshko said.", "refuses"),
        ("“We are up against songs,” Ukrainian minister Ivan Tyshko said.", "states"),
        # what begins like those and is none
        ("Kyiv promised to destroy its stocks of old drums.", "promises"),
        ("Kyiv vowed to destroy the rival choir.", "threatens"),
        ("Kyiv said garbage was piling up at the opera.", "states"),
        ("Kyiv said the tale was garbage.", "denies"),
        ("Kyiv said nobody is above the choir.", "states"),
        ("Kyiv said no one knows how long the song is.", "states"),
        ("Kyiv said it was no accident that the drum had burst.", "states"),
        ("Kyiv said that if the choir went home, tariffs would be lifted.", "states"),
        ("Kyiv said that if the choir stayed, tariffs would be raised.", "threatens"),
        ("Ukrainian minister Ivan Tyshko insisted the singers would soon be paid.", "states"),
        ("Ukrainian minister Ivan Tyshko insisted the drum could still be mended.", "states"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert [p.act for p in verified(text)] == [act]


def test_what_is_dismissed_is_nobodys_idea() -> None:
    text = "Ukraine's embassy dismissed the idea that it had hidden the drum."
    assert [p.statement for p in verified(text)] == ["Ukraine's embassy dismissed the idea that it had hidden the drum"]
    assert held("Kyiv's stated view that drums are loud is old.") == {("Ukraine", "states")}


def test_a_party_in_front_does_not_tell_of_the_other_behind_while() -> None:
    text = "According to Russia, the drum is safe, while the US wants it back."
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=["Russia", "US"]).positions
    assert [(p.party, p.statement) for p in found if p.verdict == "verified"] == [
        ("Russia", "Russia says: the drum is safe")
    ]
    assert not any(p.chain for p in found)
    whole = "According to Russia, the truce holds, while the US knows nothing of it."
    assert [p.statement for p in verified(whole)] == ["Russia says: the truce holds"]


@pytest.mark.parametrize(
    ("whom", "medium"),
    [
        ("state television", "state television"),
        ("Russian state television", "Russian state television"),
        ("a Greek paper", "a Greek paper"),
        ("the Northern Courier newspaper", "Northern Courier"),
        # near misses
        ("the paper", None),
        ("a briefing", None),
        ("reporters", None),
    ],
)
def test_what_was_told_to_a_paper_is_carried_by_it(whom: str, medium: str | None) -> None:
    (found,) = verified(f"Russian envoy Gleb Ryumin told {whom} that the drum was late.")
    assert [h.name for h in found.chain] == ([medium] if medium else [])


def test_a_verb_behind_a_comma_is_of_who_said_the_rest() -> None:
    text = "Russian envoy Gleb Ryumin said it breaks rules that Kyiv promised to keep, and warned that songs would be sung."
    assert ("Gleb Ryumin", "Russia") in {(p.holder, p.party) for p in verified(text) if "warned" in p.statement}
    assert not [p for p in verified(text) if p.party == "Ukraine" and "warned" in p.statement]
    # without a comma it may be either's
    assert held("Moscow said that Kyiv had agreed to sing and promised to leave.") == {("Ukraine", "accepts")}


def test_as_if_is_no_condition() -> None:
    (found,) = verified("Russian envoy Gleb Ryumin said that Kyiv sang as if the war had never ended.")
    assert found.condition is None


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("US envoy Carl Moss said there was no song that Kyiv would accept.", {("Ukraine", "refuses")}),
        ("US envoy Carl Moss said there was a song that Kyiv would accept.", {("Ukraine", "accepts")}),
        ("US envoy Carl Moss said there was nothing Kyiv would accept.", set()),
    ],
)
def test_no_thing_that_somebody_would_accept_is_refused(text: str, acts: set[tuple[str, str]]) -> None:
    assert {(p.party, p.act) for p in verified(text) if p.party == "Ukraine"} == acts


def test_an_aide_of_a_political_party_is_of_no_government() -> None:
    assert {p.speaker.capacity for p in verified("A Republican aide said the song was late.")} == {"legislator"}
    assert {p.speaker.capacity for p in verified("A US aide said the song was late.")} == {"unnamed"}


@pytest.mark.parametrize(
    ("before", "parties"),
    [
        ("Turkey reacted with scorn.", {"Turkey"}),
        ("Turkey, which sells drums, is hoarse.", {"Turkey"}),
        ("Turkey and Greece reacted with scorn.", set()),
        ("Turkey, which sells drums to Greece, is hoarse.", set()),
    ],
)
def test_a_minister_behind_how_one_side_took_it(before: str, parties: set[str]) -> None:
    text = f"{before} Culture Minister Selim Balta said the drum was loud."
    assert sides_of(text, "Balta", ["Turkey", "Greece", "Russia"]) == parties
    called = f"{before} Culture Minister Selim Balta called the song a joke."
    assert sides_of(called, "Balta", ["Turkey", "Greece", "Russia"]) == (parties if "reacted" in before else set())


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Kyiv vowed to punish mills that cheat bakers.", "Kyiv vowed to punish mills that cheat bakers"),
        ("Kyiv complained to angry bakers that the mill was late.", "Kyiv complained that the mill was late"),
        ("Kyiv complained to senior officials that mills cheat.", "Kyiv complained that mills cheat"),
    ],
)
def test_what_is_vowed_is_no_listener(text: str, statement: str) -> None:
    assert [p.statement for p in verified(text)] == [statement]


def test_what_another_does_not_consider_is_no_blame() -> None:
    assert held("Ukrainian minister Ivan Tyshko said Moscow was not considering songs.") == {("Ukraine", "states")}
    assert held("Ukrainian minister Ivan Tyshko said Kyiv was not considering songs.") == {("Ukraine", "refuses")}
