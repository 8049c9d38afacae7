"""Bodies in any case, their initials in brackets, and whose office is an office of them."""

from __future__ import annotations

import pytest

import stance
from stance.parties import load_parties
from stance.parties.mentions import find_mentions
from stance.text import sentences


def mentions(text: str, language: str = "en") -> list[tuple[str, str, str, str | None, str | None]]:
    """The mentions of a text: its own words, the kind, the name, the party and the capacity."""
    article = stance.parse(text, source="x.txt").model_copy(update={"language": language})
    found = find_mentions(article, sentences(article), load_parties(("US", "Russia", "Ukraine"), ()))
    return [(m.of(text), m.kind, m.name, m.party, m.capacity) for m in found]


@pytest.mark.parametrize(
    ("words", "name", "party"),
    [
        ("Security Service of Ukraine (SBU) chief Vasyl Moroz", "Vasyl Moroz", "Ukraine"),
        ("House Judiciary (HJC) Committee Chairman Dale Hart", "Dale Hart", "US"),
        ("The head of the Security Service of Ukraine (SBU), Vasyl Moroz,", "Vasyl Moroz", "Ukraine"),
    ],
)
def test_initials_in_brackets_part_no_title_from_its_body(words: str, name: str, party: str) -> None:
    found = mentions(f"{words} said it was late.")
    assert (found[0][2], found[0][3], found[0][4]) in {(name, party, "official"), (name, party, "legislator")}


def test_a_body_with_its_initials_is_no_person() -> None:
    found = mentions("The Security Service of Ukraine (SBU) said it was late.")
    assert found[0][1:] == ("body", "Security Service of Ukraine", "Ukraine", "official")


@pytest.mark.parametrize(
    ("words", "language", "name", "party"),
    [
        ("Начальник Службы безопасности Украины Василий Мороз", "ru", "Василий Мороз", "Ukraine"),
        ("Глава Службы внешней разведки (СВР) Павел Ильин", "ru", "Павел Ильин", "Russia"),
        ("Голова Служби безпеки України (СБУ) Василь Мороз", "uk", "Василь Мороз", "Ukraine"),
        ("Глава Россельхознадзора Павел Ильин", "ru", "Павел Ильин", "Russia"),
        ("Речниця Нацполіції Олена Мороз", "uk", "Олена Мороз", "Ukraine"),
        ("Председатель Государственной таможенной службы Украины Василий Мороз", "ru", "Василий Мороз", "Ukraine"),
        ("Голова Національного банку України Василь Мороз", "uk", "Василь Мороз", "Ukraine"),
        ("Очільник Державного агентства рибного господарства України Іван Мороз", "uk", "Іван Мороз", "Ukraine"),
        ("Президент Федерації шахів України Іван Мороз", "uk", "Іван Мороз", None),
        ("Президент Спілки письменників Іван Мороз", "uk", "Іван Мороз", None),
        ("Председатель Союза художников России Павел Ильин", "ru", "Павел Ильин", None),
        ("Президент Іван Мороз", "uk", "Іван Мороз", "Ukraine"),
    ],
)
def test_whose_official_the_head_of_a_body_is(words: str, language: str, name: str, party: str | None) -> None:
    """A body known or one that a state has, in the genitive; the president of a union is nobody's president."""
    verb = "заявил, что поздно" if language == "ru" else "заявив, що пізно"
    found = mentions(f"{words} {verb}.", language)
    assert [(m[2], m[3]) for m in found if m[1] == "person"] == [(name, party)]


@pytest.mark.parametrize("body", ["Служба безпеки України", "Службу безпеки України", "Службою безпеки України"])
def test_a_body_is_known_in_every_case(body: str) -> None:
    assert mentions(f"Про {body} писали.", "uk")[0][2:4] == ("Security Service of Ukraine", "Ukraine")


def test_common_words_in_small_letters_are_no_body() -> None:
    assert not any(m[3] for m in mentions("Новую федеральную таможенную службу создали, нацгвардия рада.", "ru"))


@pytest.mark.parametrize(
    ("words", "name", "party", "capacity"),
    [
        ("The president of the Russian chess federation", "president of the Russian chess", "Russia", "citizen"),
        ("The president of the Russian chess federation, Ilya Komov,", "Ilya Komov", "Russia", "citizen"),
        ("The director of the Russian Institute of Fisheries, Ilya Komov,", "Ilya Komov", "Russia", "expert"),
        ("The owner of the Russian trawler", "owner of the Russian trawler", "Russia", "citizen"),
        ("The head of the US chamber of commerce", "head of the US chamber", "US", "citizen"),
        ("The management of the Russian firm", "management of the Russian firm", "Russia", "citizen"),
        ("A Russian company", "Russian company", "Russia", "citizen"),
        # what a state sends or has
        ("The commander of the Ukrainian garrison", "commander of the Ukrainian garrison", "Ukraine", "official"),
        ("The head of the Russian delegation", "head of the Russian delegation", "Russia", "official"),
        ("The president of the US", "president of the US", "US", "official"),
        # an office behind another, and a possessive
        ("The leader of the Ukrainian crew, shipping minister Marko Rud,", "Marko Rud", "Ukraine", "official"),
        ("The Ukrainian team's leader, Marko Rud,", "Marko Rud", "Ukraine", "official"),
        ("Ukrainian PM Marko Rud", "Marko Rud", "Ukraine", "official"),
    ],
)
def test_who_heads_what_bears_a_country_s_name(words: str, name: str, party: str, capacity: str) -> None:
    found = mentions(f"{words} rejected the map.")
    assert found[0][2:] == (name, party, capacity)


def test_whoever_is_of_a_town_lives_there() -> None:
    found = mentions("Jane Roe of Kyiv University spoke, and John Poe, of Moscow, did. Ann Fox of the Kremlin did not.")
    assert [(m[2], m[3]) for m in found if m[1] == "person"] == [
        ("Jane Roe", None),
        ("John Poe", "Russia"),
        ("Ann Fox", "Russia"),
    ]


def test_what_is_named_for_a_state_is_not_of_it() -> None:
    for words in ("The Ukraine Hotel", "The Russia Forum"):
        assert [(m[0], m[3]) for m in mentions(f"{words} rejected the map.")] == [(words, None)]


@pytest.mark.parametrize(
    "who", ["Turkish broadcaster Deniz TV", "The Russian news site Volna", "German newspaper Die Woche"]
)
def test_a_newsroom_of_a_state_is_a_medium_and_not_the_state(who: str) -> None:
    article = stance.parse(f"{who} said Kyiv had rejected the toll.", source="test")
    made = stance.analyze(article, engine="offline", parties=["Russia", "Ukraine", "Turkey", "Germany"])
    assert [(p.party, [hop.role for hop in p.chain]) for p in made.positions] == [("Ukraine", ["medium"])]


def test_a_broadcaster_with_a_first_name_is_somebody() -> None:
    article = stance.parse("The broadcaster Jane Roe said Kyiv had rejected the toll.", source="test")
    made = stance.analyze(article, engine="offline")
    assert [[hop.role for hop in p.chain] for p in made.positions] == [["relay"]]
