"""Of which state somebody is whose home or office the text places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stance
from stance.parties.gazetteer import place_adjective, place_at
from stance.text.words import tokenize

PARTIES = ("US", "UK", "Germany", "Ukraine", "Poland", "Israel", "Turkey", "Russia")


def speakers(text: str) -> dict[str, tuple[str | None, str | None]]:
    found = stance.attributions(stance.parse(text, source="test"), parties=PARTIES)
    return {s.name: (s.party, s.capacity) for a in found for s in a.speakers}


@pytest.mark.parametrize(
    ("text", "name", "party", "capacity"),
    [
        ('"The kite is late," said Anna Roe, a seamstress from Kherson.', "Anna Roe", "Ukraine", "citizen"),
        (
            "Anna Roe waved. A seamstress from Kherson, 58, she said the kite was late.",
            "Anna Roe",
            "Ukraine",
            "citizen",
        ),
        ('"Late," said Anna Roe, 44, who runs a bakery in Kharkiv.', "Anna Roe", "Ukraine", "citizen"),
        ("Hamid Roe, a lorry driver in Izmir, said the kite was late.", "Hamid Roe", "Turkey", "citizen"),
        ("John Roe, 51, of Brixham, said the kite was late.", "John Roe", "UK", "citizen"),
        ("Kharkiv mayor Artem Roe said the kite was late.", "Artem Roe", "Ukraine", "official"),
        ("The mayor of Lichtenberg, Karl Roe, said the kite was late.", "Karl Roe", "Germany", "official"),
        ("Leeds MP Jane Roe said the kite was late.", "Jane Roe", "UK", "legislator"),
        (
            "Kharkiv mayor: no kite\n\nMayor Artem Roe said the kite was late.",
            "Artem Roe",
            "Ukraine",
            "official",
        ),
        # where somebody is from goes before where they are
        (
            "Jane Roe, a nurse from Kherson who works in Leeds, said the kite was late.",
            "Jane Roe",
            "Ukraine",
            "citizen",
        ),
        # in the inflected languages: adjectives, cases
        ("Харьковский мэр Игорь Рой заявил, что змей опоздал.", "Игорь Рой", "Ukraine", "official"),
        ("Мэр Харькова Игорь Рой заявил, что змей опоздал.", "Игорь Рой", "Ukraine", "official"),
        ("Оксана Рой из Кривого Рога заявила, что змей опоздал.", "Оксана Рой", "Ukraine", "citizen"),
        ("Анна Рой, которая живёт в Новороссийске, заявила, что змей опоздал.", "Анна Рой", "Russia", "citizen"),
        ("Аналитик московского Центра змеев Глеб Рой заявил, что змей опоздал.", "Глеб Рой", "Russia", "expert"),
        ("Анна Лугова, вчителька з Вроцлава, сказала, що змій запізнився.", "Анна Лугова", "Poland", "citizen"),
        (
            "Роман Лугов з одеського Центру зміїв, навпаки, радить не чекати. Змій, пояснює він, запізнився.",
            "Роман Лугов",
            "Ukraine",
            "citizen",
        ),
        ("Збігнев Лугов, який живе в Перемишлі, сказав, що змій запізнився.", "Збігнев Лугов", "Poland", "citizen"),
    ],
)
def test_a_place_tells_whose_somebody_is(text: str, name: str, party: str, capacity: str) -> None:
    assert speakers(text)[name] == (party, capacity)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Roe, who flew to Warsaw on Monday, said the kite was late.", "Jane Roe"),
        ("Jane Roe told reporters in Kharkiv that the kite was late.", "Jane Roe"),
        ("Speaking in Leeds, Jane Roe said the kite was late.", "Jane Roe"),
        ("Jane Roe, who was jailed in Izmir, said the kite was late.", "Jane Roe"),
        ("The minister came. In Kharkiv, Minister Jane Roe said the kite was late.", "Jane Roe"),
        ("Moscow's ally Viktor Roe said the kite was late.", "Viktor Roe"),
        ("Kyiv's angry reply surprised Viktor Roe, who said the kite was late.", "Viktor Roe"),
        # a place in two states, and one that another state holds
        ("Jane Roe, a nurse from Halle and Leeds, said the kite was late.", "Jane Roe"),
        ("Jane Roe, a nurse from Sevastopol, said the kite was late.", "Jane Roe"),
        ("Министр Анна Рой сказала в Лейпциге, что змей опоздал.", "Анна Рой"),
    ],
)
def test_where_somebody_only_is_tells_nothing(text: str, name: str) -> None:
    assert speakers(text)[name][0] is None


def test_a_place_in_a_state_that_was_not_asked_for_leaves_nobody_open() -> None:
    text = "Turkey waited. Jane Roe, a nurse from Lyon, said the kite was late. She said it was red."
    assert speakers(text)["Jane Roe"][0] is None


@given(
    st.sampled_from(["Kharkiv", "Kryvyi Rih", "Wrocław", "Wroclaw", "Haifa", "Leeds", "Tel Aviv"]), st.integers(0, 3)
)
def test_a_place_is_found_where_it_stands(place: str, before: int) -> None:
    text = "the old kite " * before + place + " is late"
    tokens = tokenize(text, 0, len(text))
    found = {k: place_at(tokens, k, "en") for k in range(len(tokens))}
    ((k, (_, size)),) = [
        (k, here) for k, here in found.items() if here is not None and tokens[k].text == place.split(maxsplit=1)[0]
    ]
    assert text[tokens[k].start : tokens[k + size - 1].end] == place


@pytest.mark.parametrize(
    ("word", "language", "state"),
    [
        ("харьковский", "ru", "Ukraine"),
        ("московского", "ru", "Russia"),
        ("одеського", "uk", "Ukraine"),
        ("морського", "uk", None),
        ("советский", "ru", None),
        ("парламентского", "ru", None),
    ],
)
def test_the_adjective_of_a_place(word: str, language: str, state: str | None) -> None:
    assert place_adjective(word, language) == state
