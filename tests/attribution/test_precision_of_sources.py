"""Whose words they are, where another name, medium or office stands near."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        (
            "Sen. Ruth Abel, R-Texas, who has criticized other Biden plans, said the dam is late.",
            "dam is late",
            "Ruth Abel",
        ),
        (
            "President Barack Obama met the lenders. Vice President Joe Biden came too.\n\nThe president said the dam is late.",
            "dam is late",
            "Barack Obama",
        ),
        (
            "Secretary of State John Kerry called it late.\n\nUS consul Tom Hale took another view of the dam.\n\n"
            "He said the dam is early.",
            "dam is early",
            "Tom Hale",
        ),
    ],
)
def test_the_head_of_the_phrase_says_it(reading: Read, text: str, said: str, who: str) -> None:
    """Not whom a relative clause names, a lower office, or who was heard before somebody else was introduced."""
    made = reading(text)
    names = [s.name for a in made.attributions if said in a.content[0].of(text) for s in a.speakers]
    assert names == [who]


def test_a_stranger_goes_on_with_their_own_words(reading: Read) -> None:
    """Words that go on behind the name of somebody unknown are not those of whoever spoke before."""
    text = (
        "“The dam is safe,” said US consul Tom Hale.\n\n"
        "“We never saw a dam,” the top spokesman for the valley's fishers told lenders. “We saw a heap of mud.”"
    )
    made = reading(text)
    assert [a.speakers for a in made.attributions if "heap" in a.content[-1].of(text)] == [()]


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("US consul Tom Hale told a meeting of Green Valley leaders that the dam is safe.", []),
        ("US consul Tom Hale told the Green Valley Post that the dam is safe.", ["Green Valley Post"]),
        ("US consul Tom Hale said the dam is safe, the GVA news agency reports.", ["GVA news agency"]),
    ],
)
def test_only_a_medium_carries_what_was_told(reading: Read, text: str, hops: list[str]) -> None:
    """A name inside the phrase that tells who listened is no medium; a news agency is one."""
    made = reading(text)
    inner = next(a for a in made.attributions if a.speakers and a.speakers[0].name == "Tom Hale")
    assert [h.name for h in inner.chain] == hops
    assert {h.role for h in inner.chain} <= {"medium"}


@pytest.mark.parametrize("text", ["Washington backed out.", "Then Washington backed off its plan."])
def test_a_particle_makes_another_verb(reading: Read, text: str) -> None:
    """Who backs out backs nothing."""
    assert not reading(text).attributions


def test_the_texts_own_word_goes_before_a_known_office(reading: Read) -> None:
    """An opposition leader of an undated text does not speak for the state, whatever office they held once."""
    text = "Vitali Klitschko called for a vote. Opposition leader Vitali Klitschko said the vote is late."
    assert {s.capacity for a in reading(text).attributions for s in a.speakers} == {"opposition"}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("“They fished here,” said US consul Tom Hale. Ada Reed has heard nothing. “So who has them now?”", None),
        ("“They fished here,” said US consul Tom Hale. Families waited at the gate. “So who has them now?”", None),
        (
            "“They fished here,” said US consul Tom Hale. Ada Reed was there. “Six,” Reed said. “So who has them now?”",
            "Ada Reed",
        ),
        ("“They fished here,” said US consul Tom Hale. “Never!” cried Ada Reed. “So who has them now?”", "Ada Reed"),
        ("“They fished here,” said US consul Tom Hale. He frowned. “So who has them now?”", "Tom Hale"),
        ("“They fished here,” said US consul Tom Hale. Then Hale frowned. “So who has them now?”", "Tom Hale"),
        ("“They fished here,” said US consul Tom Hale. “So who has them now?”", "Tom Hale"),
    ],
)
def test_words_that_nobody_tags_are_not_given_over_somebody_else_s_head(
    reading: Read, text: str, whose: str | None
) -> None:
    """Behind a sentence that is not of the speaker, a quotation may be somebody else's; one word is said as well."""
    made = reading(text)
    names = [
        [s.name for s in a.speakers] for a in made.attributions if any("who has them" in c.of(text) for c in a.content)
    ]
    assert names == [[whose] if whose else []]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "US consul Tom Hale added that “the dam is safe”, a remark that three cracks hardly bear out.",
            ["that “the dam is safe”"],
        ),
        ("“The dam is safe,” US consul Tom Hale said, a claim that the cracks refute.", ["“The dam is safe,”"]),
        ("US consul Tom Hale said that the dam is safe, a claim that nobody checks.", ["that the dam is safe"]),
        (
            "US consul Tom Hale said that the dam has a gate, a fence and a wall that nobody guards.",
            ["that the dam has a gate, a fence and a wall that nobody guards"],
        ),
        ("US consul Tom Hale begged both valleys for ten dry days.", ["both valleys for ten dry days"]),
    ],
)
def test_what_the_writer_adds_is_not_said(reading: Read, text: str, said: list[str]) -> None:
    """A remark upon what was said ends it; "both" is part of it."""
    made = reading(text)
    assert [[c.of(text) for c in a.content] for a in made.attributions if a.speakers] == [said]


SPOKESMAN = {
    "en": "Kremlin spokesman Dmitry Peskov rejected the plan.\n\n",
    "ru": "Предложение отверг пресс-секретарь Кремля Дмитрий Песков.\n\n",
    "uk": "Пропозицію відкинув речник Кремля Дмитро Пєсков.\n\n",
}


@pytest.mark.parametrize(
    ("language", "text", "whose"),
    [
        ("en", "Volodymyr Zelensky arrived. His spokesman said the port would stay shut.", "Ukraine"),
        ("en", "Vladimir Putin arrived. His spokesman said the port would stay shut.", "Russia"),
        ("en", "Ursula Poe arrived. Her spokesman said the port would stay shut.", None),
        ("ru", "Министр Умеров приехал. Его пресс-секретарь сказал, что порт закрыт.", "Ukraine"),
        ("ru", "Министр Умеров приехал. Его пресс-секретарь, полковник Игорь Мельник, сказал, что порт закрыт.", "Ukraine"),
        ("ru", "Путин приехал. Его пресс-секретарь сказал, что порт закрыт.", "Russia"),
        ("ru", "Министр обороны приехал. Его пресс-секретарь, полковник Игорь Мельник, сказал, что порт закрыт.", None),
        ("ru", "Приехала директор завода Мария Котова. Её пресс-секретарь сказал, что порт закрыт.", None),
        ("uk", "Міністр Умєров приїхав. Його речник, полковник Ігор Мельник, сказав, що порт закрито.", "Ukraine"),
        ("uk", "Міністр Умєров приїхав. Його речник сказав, що порт закрито.", "Ukraine"),
    ],
)  # fmt: skip
def test_whose_spokesman_it_is_tells_the_owner(reading: Read, language: str, text: str, whose: str | None) -> None:
    """Another who bears such an office in the article is not meant for that."""
    made = reading(SPOKESMAN[language] + text)
    told = [a for a in made.attributions if a.content[0].start > len(SPOKESMAN[language])]
    assert told
    assert {s.party for a in told for s in a.speakers} <= {whose}
    assert whose is None or any(a.speakers for a in told)
    assert whose == "Russia" or all(s.name != "Dmitry Peskov" for a in told for s in a.speakers)


def test_by_his_words_is_nobody_where_somebody_unknown_spoke_since(reading: Read) -> None:
    """ "По его данным" in a paragraph of its own is of whoever spoke last, known or not."""
    known = "Представитель Кремля Дмитрий Песков заявил, что порт закрыт.\n\n"
    since = "Владелец верфи заявил, что порт открыт.\n\n"
    last = "По его данным, Украина готова отдать порт."
    for between, speakers in (("", ["Dmitry Peskov"]), (since, [])):
        made = reading(known + between + last)
        told = next(a for a in made.attributions if a.content[0].start > len(known + between) and a.within is None)
        assert [s.name for s in told.speakers] == speakers


@pytest.mark.parametrize("line", ["KYIV, 3 May - ", "KYIV, May 3 (Canal Agency) - ", "Kyiv (Canal Agency) — "])
def test_no_speaker_begins_in_a_dateline(reading: Read, line: str) -> None:
    """Neither with an apposition behind the name nor without one."""
    for who in ("Martin Hale, the US special envoy,", "Martin Hale"):
        made = reading(f"{line}{who} said the locks are open.")
        assert [s.name for a in made.attributions for s in a.speakers] == ["Martin Hale"]
        assert [a.source.of(made.article.text).strip(" ,") for a in made.attributions if a.source] == [who.strip(",")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The US, Russia and Ukraine rejected the ferry.", ["US", "Russia", "Ukraine"]),
        ("The US, Russia, and Ukraine rejected the ferry.", ["US", "Russia", "Ukraine"]),
        ("США, Россия и Украина отвергли паром.", ["US", "Russia", "Ukraine"]),
        ("США, Росія та Україна відкинули пором.", ["US", "Russia", "Ukraine"]),
        ("In Ankara, Marco Rubio met Sergei Lavrov, and Ukraine rejected the ferry.", ["Ukraine"]),
        # an apposition is no list
        ("Sergei Lavrov, Russia's foreign minister, rejected the ferry.", ["Russia"]),
        ("Critics of the US, Russia and Ukraine rejected the ferry.", []),
        ("Envoys of the US, Russia and Ukraine rejected the ferry.", []),
        # whom it is told does not hold it
        ("Sergei Lavrov told Marco Rubio Ukraine wanted the ferry.", ["Ukraine"]),
        ("Kyiv was urged to accept the ferry.", []),
        ("Kyiv was urged to accept the ferry but refused.", ["Ukraine"]),
    ],
)
def test_who_takes_part_in_a_stance(reading: Read, text: str, who: list[str]) -> None:
    """All of a list, and neither whom it is told nor of whom it is asked."""
    found = [s.party for a in reading(text).attributions for s in a.speakers if s.party and s.capacity == "official"]
    assert sorted(set(found)) == sorted(who)
