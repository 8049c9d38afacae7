"""Places that tell nothing of whose somebody is."""

from __future__ import annotations

import pytest

import stance
from stance.records import Speaker

PARTIES = ("US", "UK", "France", "Germany", "Ukraine", "Poland", "Israel", "Turkey", "Russia", "Iran", "India")


def speaker(text: str, name: str) -> Speaker:
    found = stance.attributions(stance.parse(text, source="test"), parties=PARTIES)
    return next(s for a in found for s in a.speakers if s.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # names of people, and words, that are towns as well
        ("Police chief Jane Roe said the kite was late.", "Jane Roe"),
        ("Liberal leader Jane Roe said the kite was late.", "Jane Roe"),
        ("Houston sued Jane Roe, who said the kite was late.", "Jane Roe"),
        ("Warsaw welcomed mayor Jane Roe, who said the kite was late.", "Jane Roe"),
        # firms, clubs, treaties, events
        ("Paris climate accord negotiator Jane Roe said the kite was late.", "Jane Roe"),
        ("Munich Security Conference chairman Karl Roe said the kite was late.", "Karl Roe"),
        ("Istanbul consulate spokeswoman Jane Roe said the kite was late.", "Jane Roe"),
        ("Jane Roe, from Leeds United, said the kite was late.", "Jane Roe"),
        # who left, came back, wants something of it or takes something from it
        ("Jane Roe, who had just returned from Moscow, said the kite was late.", "Jane Roe"),
        ("Jane Roe, who demanded an apology from Warsaw, said the kite was late.", "Jane Roe"),
        ("Jane Roe, whose orders come from Beijing, said the kite was late.", "Jane Roe"),
        ("Jane Roe, a deserter from Moscow's army, said the kite was late.", "Jane Roe"),
        ("Jane Roe, a nurse far from Leeds, said the kite was late.", "Jane Roe"),
        # where somebody was born or once lived
        ("President Jane Roe, who was born in Kharkiv, said the kite was late.", "Jane Roe"),
        ("Chancellor Jane Roe, who lived in Moscow as a child, said the kite was late.", "Jane Roe"),
        ("Jane Roe, who works for Nato in Wiesbaden, said the kite was late.", "Jane Roe"),
        ("Jane Roe, who was jailed in Izmir, said the kite was late.", "Jane Roe"),
        # where somebody speaks
        ("In Leeds, mayor Hiroshi Tanaka said the kite was late.", "Hiroshi Tanaka"),
        ("In Haifa, tourist Jane Roe said the kite was late.", "Jane Roe"),
        ("Kharkiv mayor Artem Poe waved. In Melbourne, Mayor Jane Roe said the kite was late.", "Jane Roe"),
        # other towns of the name, and what only belongs to one
        ("Jane Roe, mayor of Odessa, Texas, said the kite was late.", "Jane Roe"),
        ("Jane Roe, a critic of the mayor of Kyiv, said the kite was late.", "Jane Roe"),
        ("Jane Roe, a baker from Birmingham, Alabama, said the kite was late.", "Jane Roe"),
        # what is held by another state
        ("The mayor of Kherson, Jane Roe, appointed by Russia, said the kite was late.", "Jane Roe"),
        ("Self-proclaimed Kherson mayor Jane Roe said the kite was late.", "Jane Roe"),
        ("Jane Roe, an occupier in Kherson, said the kite was late.", "Jane Roe"),
        ("Jane Roe, a soldier captured in Kharkiv, said the kite was late.", "Jane Roe"),
        ("Jane Roe, who works in Moscow for CNN, said the kite was late.", "Jane Roe"),
        ("Jane Roe, a nurse in Haifa from Gaza, said the kite was late.", "Jane Roe"),
        ("Jane Roe, a banker expelled from Moscow, said the kite was late.", "Jane Roe"),
        ("Jane Roe, a nurse from Birmingham in Alabama, said the kite was late.", "Jane Roe"),
        ("Так называемый мэр Херсона Иван Рой заявил, что змей опоздал.", "Иван Рой"),
        ("Иван Рой, инструктор в Харькове, заявил, что змей опоздал.", "Иван Рой"),
        ("Мэр Бердянска Иван Рой заявил, что змей опоздал.", "Иван Рой"),
        ("Jane Roe, a nurse from Melitopol, said the kite was late.", "Jane Roe"),
        ("Окупаційний мер Харкова Іван Рой заявив, що змій запізнився.", "Іван Рой"),
        ("Глава крымской администрации Иван Рой заявил, что змей опоздал.", "Иван Рой"),
        ("Участник парижского саммита Иван Рой заявил, что змей опоздал.", "Иван Рой"),
        ("Министр Анна Рой, которая живёт в Лейпциге, заявила, что змей опоздал.", "Анна Рой"),
    ],
)
def test_such_a_place_tells_nothing(text: str, name: str) -> None:
    assert speaker(text, name).party is None


def test_whom_another_state_put_in_a_town_is_not_the_towns() -> None:
    text = "The Russian-installed mayor of Kherson, Gleb Roe, said the kite was late."
    assert (speaker(text, "Gleb Roe").party, speaker(text, "Gleb Roe").capacity) == ("Russia", "proxy")


@pytest.mark.parametrize("word", ["турецкий", "американский", "палестинский", "крымский", "луганский", "русский"])
def test_adjectives_of_states_and_regions_are_no_towns(word: str) -> None:
    from stance.parties.gazetteer import place_adjective

    assert place_adjective(word, "ru") is None
