"""What clauses inside somebody's words tell of others is not what those words do, and they do not cut them short."""

from __future__ import annotations

import pytest

import stance
from stance.records import Attribution, Position


def positions(text: str) -> dict[str | None, Position]:
    return {p.party: p for p in stance.analyze(stance.parse(text, source="test"), engine="offline").positions}


def attributions(text: str) -> dict[str, Attribution]:
    return {a.speakers[0].name: a for a in stance.attributions(stance.parse(text, source="test"))}


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said on Monday that the drill breaks rules that Ukraine promised to keep.",
        "Moscow said envoys had informed Turkey that Ukraine agrees to the swap.",
        "В МИД России заявили, что посредники сообщили, что Киев согласен на обмен.",
        "У МЗС Росії заявили, що посередники повідомили, що Київ погодився на обмін.",
    ],
)
def test_what_another_does_inside_somebodys_words_is_no_act_of_theirs(text: str) -> None:
    assert positions(text)["Russia"].act == "states"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Moscow said it rejects the map that Ukraine proposed.", "refuses"),
        ("Moscow said that Ukraine must leave the island.", "demands"),
        ("Moscow said it is ready for talks that Ukraine demanded.", "offers"),
    ],
)
def test_what_they_do_themselves_still_is(text: str, act: str) -> None:
    assert positions(text)["Russia"].act == act


def test_a_relative_clause_with_a_cue_of_its_own_does_not_cut_what_is_said() -> None:
    text = "Lavrov said the map, which Ukraine rejects, was the only way out."
    found = attributions(text)
    assert [c.of(text) for c in found["Sergei Lavrov"].content] == [
        "the map, which Ukraine rejects, was the only way out"
    ]
    assert [c.of(text) for c in found["Ukraine"].content] == ["the map"]


def test_a_tag_behind_a_comma_still_does() -> None:
    text = "The harbour, which is shut, will reopen in May, Lavrov said, and the pilots will return."
    assert "Lavrov" not in " ".join(c.of(text) for a in attributions(text).values() for c in a.content)


def test_what_was_agreed_before_ends_where_the_words_go_on() -> None:
    text = "The ministry in Moscow said, before China agreed to talks, that it would not sign the map."
    assert [c.of(text) for c in attributions(text)["China"].content] == ["to talks"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lavrov said Moscow rejects the map that Ukraine proposed in May.",
            {
                ("Russia", "Moscow rejects the map that Ukraine proposed in May"),
                ("Ukraine", "Ukraine proposed the map"),
            },
        ),
        (
            "Rubio said duties that the EU wants lifted would stay.",
            {
                ("US", "Marco Rubio said duties that the EU wants lifted would stay"),
                ("EU", "European Union wants duties lifted"),
            },
        ),
        (
            "Лавров заявил, что Москва не примет карту, которую предложила Украина.",
            {("Russia", "Москва не примет карту, которую предложила Украина"), ("Ukraine", "Ukraine предложила карту")},
        ),
        (
            "Лавров назвал план, который отвергла Украина, единственным выходом.",
            {
                ("Russia", "Sergei Lavrov назвал план, который отвергла Украина, единственным выходом"),
                ("Ukraine", "Ukraine отвергла план"),
            },
        ),
        (
            "Зеленський заявив, що Київ відкидає умови, які висунула Росія.",
            {("Ukraine", "Київ відкидає умови"), ("Russia", "Russia висунула умови")},
        ),
    ],
)
def test_who_speaks_of_a_thing_keeps_the_stand_beside_that_of_a_relative_clause(
    text: str, expected: set[tuple[str, str]]
) -> None:
    found = stance.analyze(
        stance.parse(text, source="test"), engine="offline", parties=["US", "Russia", "Ukraine", "EU"]
    )
    assert {(p.party, p.statement) for p in found.positions} == expected


@pytest.mark.parametrize(
    ("text", "holder", "chain"),
    [
        ("Peskov rejected the map that Ukraine proposed.", "Ukraine", []),
        ("Peskov said Ukraine had proposed the map.", "Ukraine", ["Dmitry Peskov"]),
        ("Київ відкидає умови, які висунула Росія.", "Russia", []),
    ],
)
def test_who_only_speaks_of_a_thing_passes_nothing_on(text: str, holder: str, chain: list[str]) -> None:
    assert [hop.name for hop in attributions(text)[holder].chain] == chain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "For Zelensky, handing over the dam is a red line.",
            "For Volodymyr Zelensky, handing over the dam is a red line",
        ),
        ("To Lavrov, the offer was an insult.", "To Sergei Lavrov, the offer was an insult"),
    ],
)
def test_what_somebody_makes_of_a_thing_is_told_of_them(text: str, said: str) -> None:
    (found,) = positions(text).values()
    assert (found.statement, found.voice) == (said, "characterized")


@pytest.mark.parametrize(
    "text",
    [
        "For Zelensky, the trip is the third this year.",
        "For Lavrov, who is 76, the flight was long.",
        "To Moscow, the road is shut.",
        "For Lavrov, the bridge is not a red line.",
    ],
)
def test_what_the_outlet_tells_of_them_is_not(text: str) -> None:
    assert not positions(text)


def test_a_second_clause_of_what_is_told_ends_what_the_first_one_tells() -> None:
    text = "Peskov told reporters that Putin had promised to send the lists and that the ferry was late."
    found = attributions(text)
    assert [c.of(text) for c in found["Vladimir Putin"].content] == ["to send the lists"]


@pytest.mark.parametrize(
    ("text", "party", "act"),
    [
        ("Rubio said the US would walk away if there was no answer by May.", "US", "threatens"),
        ("“We don't trade islands,” Zelensky said.", "Ukraine", "refuses"),
        ("Moscow's envoy repeated that the islands were not up for discussion.", "Russia", "refuses"),
        ("Lavrov said there was no such letter.", "Russia", "denies"),
        ("Kyiv refuses no offer.", "Ukraine", "accepts"),
    ],
)
def test_a_condition_shows_no_act(text: str, party: str, act: str) -> None:
    assert positions(text)[party].act == act
