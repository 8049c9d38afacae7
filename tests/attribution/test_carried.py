"""Through which paper, agency or talk words reach the reader, and whom a paper cites."""

from __future__ import annotations

import pytest

import stance


def hops(text: str, party: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The speaker of each position of a party, and the hops, nearest the holder first."""
    article = stance.parse(text, source="test")
    found = stance.analyze(article, engine="offline", parties=("US", "Russia", "Ukraine")).positions
    return [(p.speaker.name, [(h.name, h.role) for h in p.chain]) for p in found if p.party == party]


@pytest.mark.parametrize(
    ("text", "speaker", "chain"),
    [
        (
            "Kyiv is ready for a toll, the Reuters agency reported on Monday, citing two Ukrainian officials.",
            "two Ukrainian officials",
            ["Reuters"],
        ),
        ("Citing a Ukrainian official, the Canal Courier reported that Kyiv wants a toll.", "Ukrainian official", ["Canal Courier"]),
        ("Kyiv wants a toll, according to a Ukrainian official quoted by the Canal Courier.", "Ukrainian official", ["Canal Courier"]),
        ("The Canal Courier wrote that Kyiv wants a toll.", "Kyiv", ["Canal Courier"]),
        ("Ukrainian media reported that Kyiv wants a toll.", "Kyiv", ["Ukrainian media"]),
        ("In an interview with the Canal Courier, Volodymyr Zelensky said Kyiv wants a toll.", "Volodymyr Zelensky", ["Canal Courier"]),
        ("Volodymyr Zelensky, speaking to Fox News, said Kyiv wants a toll.", "Volodymyr Zelensky", ["Fox News"]),
        ("Speaking on Channel Five, Volodymyr Zelensky said Kyiv wants a toll.", "Volodymyr Zelensky", ["Channel Five"]),
        ("Volodymyr Zelensky, in remarks carried by Interfax, said Kyiv wants a toll.", "Volodymyr Zelensky", ["Interfax"]),
        ("По данным «Вестника канала», Киев хочет платы.", "Киев", ["«Вестника канала»"]),
        ("Украинские СМИ сообщили, что Киев хочет платы.", "Киев", ["Украинские СМИ"]),
        ("Київ хоче плати, повідомила агенція «Канал».", "Київ", ["агенція «Канал»"]),
        ("Українські ЗМІ повідомили, що Київ хоче плати.", "Київ", ["Українські ЗМІ"]),
    ],
)  # fmt: skip
def test_a_paper_carries_and_whom_it_cites_speaks(text: str, speaker: str, chain: list[str]) -> None:
    """An outlet is a medium under whatever name, and never whose words they are."""
    found = hops(text, "Ukraine")
    assert found
    assert all(who == speaker and [role for _, role in hops_] == ["medium"] for who, hops_ in found), found
    assert all(name in chain[0] or chain[0] in name for _, hops_ in found for name, _ in hops_), found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a reason is nobody who speaks
        ("Kyiv refused the toll, Volodymyr Zelensky said on Monday, citing rising costs.", "Volodymyr Zelensky"),
        # neither a person nor a parliament is a medium
        ("In an interview with Jane Roe, Volodymyr Zelensky said Kyiv wants a toll.", "Volodymyr Zelensky"),
        ("Volodymyr Zelensky, speaking to the Senate, said Kyiv wants a toll.", "Volodymyr Zelensky"),
        ("Speaking on Monday, Volodymyr Zelensky said Kyiv wants a toll.", "Volodymyr Zelensky"),
    ],
)
def test_what_only_looks_like_a_carrier_carries_nothing(text: str, speaker: str) -> None:
    """Reasons, days, people and parliaments are no hops."""
    assert {(who, tuple(chain)) for who, chain in hops(text, "Ukraine")} == {(speaker, ())}


def test_a_person_called_like_a_paper_is_a_relay() -> None:
    """A name without an article is somebody's: "Emily Post said"."""
    found = hops("Emily Post, the Latvian envoy, said Kyiv wants a toll.", "Ukraine")
    assert found == [("Emily Post", [("Emily Post", "relay")])]


@pytest.mark.parametrize(
    "text",
    ["«Роснефть» заявила, что Киев хочет платы.", "«Азов» заявив, що Київ хоче плати."],
)  # fmt: skip
def test_a_firm_or_a_troop_with_a_quoted_name_is_a_relay(text: str) -> None:
    """Only what writes, or by whose account it is told, is taken for a paper."""
    assert [[role for _, role in chain] for _, chain in hops(text, "Ukraine")] == [["relay"]]


@pytest.mark.parametrize(
    ("text", "state", "speaker"),
    [
        ("Как пишет «Причал» со ссылкой на источник в Пентагоне, Киев обещал, что паром вернётся.", "Ukraine", "источник в Пентагоне"),
        ("Як пише «Причал», посилаючись на джерело в Пентагоні, Київ пообіцяв, що пором повернеться.", "Ukraine", "джерело в Пентагоні"),
        ("«Причал» со ссылкой на источник в Кремле пишет, что паром вернётся.", "Russia", "источник в Кремле"),
        ("О пароме пишут все, «Причал» со ссылкой на источник в Кремле пишет, что он вернётся.", "Russia", "источник в Кремле"),
    ],
)  # fmt: skip
def test_whom_a_paper_cites_is_cited_for_its_own_verb(text: str, state: str, speaker: str) -> None:
    """Who is cited in front of a sentence says all of it, and is not whoever promises in it."""
    found = stance.analyze(
        stance.parse(text, source="test"), engine="offline", parties=("US", "Russia", "Ukraine")
    ).positions
    assert {(p.party, p.speaker.name) for p in found if p.act != "states"} <= {(state, speaker)}, found
    assert (state, speaker) in {(p.party, p.speaker.name) for p in found}, found
    assert not any(p.party == "US" and p.chain and p.chain[0].name in {"Киев", "Київ"} for p in found), found
