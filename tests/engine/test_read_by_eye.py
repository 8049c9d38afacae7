"""Sentences whose words went to the wrong mouth, or came out broken, when articles were read by eye."""

from __future__ import annotations

import pytest

import stance
from stance.records import Position

PARTIES = ("US", "Russia", "Ukraine", "Iran", "Israel", "Germany", "France", "Turkey")


def positions(text: str) -> list[Position]:
    return list(stance.analyze(stance.parse(f"{text}\n", source="test"), parties=PARTIES).positions)


def statements(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Party, statement and who passes it on, of what is shown as verified."""
    return [(p.party, p.statement, tuple(h.name for h in p.chain)) for p in positions(text) if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“It is guesswork,” Kremlin spokesman Oleg Dunin was quoted as saying by Interfax.",
            ("Russia", "Oleg Dunin says: “It is guesswork,”", ("Interfax",)),
        ),
        (
            "Russia's state news agency Tass quoted a Kremlin official as saying that the ferry had left.",
            ("Russia", "Kremlin official says that the ferry had left", ("Tass",)),
        ),
        (
            "Jane Roe, the US envoy, said Ankara had been assured by the Kremlin that the crew would be freed.",
            ("Russia", "Kremlin says that the crew would be freed", ("Jane Roe",)),
        ),
        (
            "Oleh Bond, a spokesman for Ukraine's army, dismissed the claim by the Kremlin spokesman, Oleg Dunin, that "
            "Ukraine had refused to take back its men.",
            ("Ukraine", "Ukraine had refused to take back its men", ("Oleg Dunin",)),
        ),
        (
            "US senator Jane Roe said that the White House should explain what, if anything, Russia had been promised.",
            (
                "US",
                "Jane Roe said that the White House should explain what, if anything, Russia had been promised",
                (),
            ),
        ),
        (
            "The Kremlin told the paper that it was not opposed, but that it would want checks on every ferry.",
            (
                "Russia",
                "Kremlin told the paper that it was not opposed, but that it would want checks on every ferry",
                (),
            ),
        ),
        (
            "Port weighs fees for Chinese ferries as Berlin pushes for a deal\n\nHAMBURG - Talks went on.",
            ("Germany", "Berlin pushes for a deal", ()),
        ),
        (
            "Iran says talks were serious as Oman reports progress\n\nMUSCAT - The talks went on.",
            ("Iran", "Iran says talks were serious", ()),
        ),
    ],
)
def test_whose_words_they_are(text: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    """The holder, the whole of the words, and the way they came."""
    assert expected in statements(text)


@pytest.mark.parametrize(
    "text",
    [
        # the one who speaks is an adviser
        "The Ukrainian president praised the envoy. Yet his advisers worry. Time, one of them said, is short. "
        "“And who was asked to wait?” he said.",
        # of whose firm the text tells
        "A US official hoped for more.\n\nFerry sales rose, figures from Drivelane show. But its analyst Piet Oud reckons "
        "that ferries will be dearer.",
        # what they know is no party of theirs
        "Farah Nik, an Iran specialist at the university, says the offer is significant.",
        "Ann Poe, a Ukraine supporter, said the talks had failed.",
        # what he said is what is held up
        "Ukraine's ambassador, Roman Dov, held up what he said was the cargo list: 26 tonnes of maize.",
    ],
)
def test_nobody_of_a_party_says_it(text: str) -> None:
    """Words of somebody else, or no statement at all."""
    assert [s for s in statements(text) if "praised" not in s[1] and "hoped" not in s[1]] == []


def test_whom_a_source_tells_of_is_passed_on() -> None:
    """A clause between "according to" and what is told does not hide who tells it."""
    (made,) = positions(
        "According to an Israeli official, who briefed reporters on condition of anonymity, US envoy Dan Hark told the "
        "minister that “nothing has been agreed”."
    )
    assert (made.party, [(h.name, h.party) for h in made.chain]) == ("US", [("Israeli official", "Israel")])


def test_an_office_is_not_the_only_other_one_like_it() -> None:
    """A prime minister without a name is not taken for the foreign minister whom the article names."""
    (made,) = positions(
        "Oman's Foreign Minister, Salim Hart, carried messages.\n\nIsrael has made little secret of its unease. Its prime "
        "minister has repeatedly said he would accept nothing short of a full halt."
    )
    assert (made.party, made.holder, made.verdict) == ("Israel", "prime minister", "verified")


def test_a_talk_elsewhere_is_not_here() -> None:
    """A podcast that somebody spoke to is not where the next party speaks."""
    made = positions(
        "Jane Roe, the US envoy, told an American podcast last month that enrichment in Iran was “a red line”. Tehran "
        "insists it has a right to enrich."
    )
    assert [(p.party, p.verdict) for p in made] == [("US", "verified"), ("Iran", "verified")]


def test_a_report_that_is_commented_on_carries_nothing() -> None:
    """What a report tells ends before whoever comments on it."""
    made = positions(
        "Commenting on a report by The Wall Street Journal that the US envoy had visited Moscow, Kremlin spokesman Oleg "
        "Dunin said the visit had been useful."
    )
    assert [(p.statement, p.chain) for p in made if p.party == "Russia"] == [
        ("Oleg Dunin said the visit had been useful", ())
    ]


def test_what_is_cited_is_no_stance() -> None:
    """What officials point to is not what they say."""
    made = positions("Iranian officials have stressed that they want no bomb, citing a decree of the leader.")
    assert [p.statement for p in made] == ["Iranian officials want no bomb"]


@pytest.mark.parametrize(
    ("text", "party", "holder"),
    [
        ("KYIV said no deal was near.", "Ukraine", "Kyiv"),
        ("RUSSIA'S envoy Oleg Dunin said no deal was near.", "Russia", "Oleg Dunin"),
        ("KIEV'S fiery energy deputy Oksana Roe said no deal was near.", "Ukraine", "Oksana Roe"),
        ("The WHITE HOUSE said no deal was near.", "US", "White House"),
    ],
)
def test_names_in_capitals(text: str, party: str, holder: str) -> None:
    """Tabloids write the first words of an article in capitals."""
    assert [(p.party, p.holder) for p in positions(text)] == [(party, holder)]


def test_an_acronym_is_no_name_in_capitals() -> None:
    assert positions("WHO said no deal was near.") == []


def test_a_depot_is_not_hit_with_words() -> None:
    """ "hit back at" tells of words or of arms, by what is hit."""
    assert positions("Ukraine hit back at a Russian oil depot overnight.") == []
    assert [p.act for p in positions("Ukraine hit back at the Kremlin's claims.")] == ["accuses"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The White House wants a truce. An official there claimed that a deal was near.", ["US", "US"]),
        ("The plan was made in Kyiv. Officials there said that talks would go on.", ["Ukraine"]),
        ("The plan went from Washington to Kyiv. Officials there said that talks would go on.", []),
        ("The Russian army shelled the town. Officials there said that people had fled.", []),
        ("Moscow shelled Pokrovsk. Officials there said that people had fled.", []),
    ],
)
def test_officials_there_are_of_the_only_seat_named(text: str, parties: list[str]) -> None:
    """Where "there" is, the sentence before tells, if it names one seat of government and no other place."""
    assert [p.party for p in positions(text)] == parties


def test_the_authorities_of_kyiv_in_russian_are_ukraine() -> None:
    assert [p.party for p in positions("Киевские власти согласились впустить миссию в порт.")] == ["Ukraine"]


def test_a_frame_amid_a_relative_clause_is_of_that_clause() -> None:
    """What stands around "who, according to Kyiv, were seized" is the writer's."""
    made = positions(
        "The sides are at odds over 14 men who, according to Kyiv, were seized by Russian forces last autumn."
    )
    assert [p.statement for p in made] == ["Kyiv says: 14 men who were seized by Russian forces last autumn"]
