"""Whose an office is that is named again, by who installed it or by what its sentence is about."""

from __future__ import annotations

import pytest

import stance

PARTIES = ["US", "Russia", "Ukraine", "France", "Iran"]


def party_of(text: str, name: str) -> str | None:
    found = stance.attributions(stance.parse(text, source="test"), parties=PARTIES)
    return next(s.party for a in found for s in a.speakers if s.name == name)


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        (
            "Iran will let nobody in, its chief negotiator said. The negotiator, Behruz Kamran, said the list was old.",
            "Behruz Kamran",
            "Iran",
        ),
        (
            "Iran will let no one in before a ship off Malta is freed, its envoy said. "
            "The envoy, Behruz Kamran, said it was ours.",
            "Behruz Kamran",
            "Iran",
        ),
        (
            "The Ukrainian president spoke at noon. President Marko Rud said the ice was thin.",
            "Marko Rud",
            "Ukraine",
        ),
        ("The Russian-installed head of the port, Gleb Saryn, said the ice was thin.", "Gleb Saryn", "Russia"),
        ("Gleb Saryn, the Moscow-appointed governor of the port, said the ice was thin.", "Gleb Saryn", "Russia"),
        ("Jan Morel, who leads the Greens' group in the Rada, said the ice was thin.", "Jan Morel", "Ukraine"),
        ("Iran's envoy, Salim al-Harun, left. The ice, al-Harun said, was thin.", "Salim al-Harun", "Iran"),
    ],
)
def test_an_office_is_of_whom_the_text_tells(text: str, name: str, party: str) -> None:
    assert party_of(text, name) == party


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Ukrainian president was in Paris. President Jean Morel said the ice was thin.", "Jean Morel"),
        ("The Ukrainian president met President Jean Morel. Jean Morel said the ice was thin.", "Jean Morel"),
        ("Jan Morel, who leads a choir in the Rada canteen, said the ice was thin.", "Jan Morel"),
        ("Jan Morel, who leads a bakery in Kyiv, said the ice was thin.", "Jan Morel"),
        ("The Russian-speaking head of the choir, Gleb Saryn, said the ice was thin.", "Gleb Saryn"),
        ("The Russian envoy met the Turkish envoy. The envoy, Jan Rys, said the ice was thin.", "Jan Rys"),
    ],
)
def test_where_it_may_be_anothers_it_is_nobodys(text: str, name: str) -> None:
    assert party_of(text, name) is None


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        (
            "В Москве ждут ответа. Россия ждёт. Министр рыбы Павел Ершов сказал, что лёд тонкий.",
            "Павел Ершов",
            "Russia",
        ),
        ("Посол России Павел Ершов молчал. Лёд, сказал Павел Андреевич, тонкий.", "Павел Ершов", "Russia"),
    ],
)
def test_the_press_of_a_language_names_its_own_without_their_state(text: str, name: str, party: str) -> None:
    assert party_of(text, name) == party


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Министр рыбы Павел Ершов обвинил Москву в том, что лёд тонкий.", "Павел Ершов"),
        ("В Москве ждут ответа. Россия ждёт. Министр рыбы Роман Хейл сказал, что лёд тонкий.", "Роман Хейл"),
        ("Павел Андреевич сказал, что лёд тонкий. Президент России Павел Лужин приехал позже.", "Павел Лужин"),
        ("В Москве ждут ответа. Россия ждёт. Министр рыбы Роберт Хейл сказал, что лёд тонкий.", "Роберт Хейл"),
        ("В Москве и Минске ждут ответа. Министр рыбы Павел Ершов сказал, что лёд тонкий.", "Павел Ершов"),
        ("В Пекине ждут ответа. Министр рыбы Павел Ершов сказал, что лёд тонкий.", "Павел Ершов"),
        ("Павел Ершов и Павел Рогов молчали. Лёд, сказал Павел Андреевич, тонкий.", "Павел Ершов"),
    ],
)
def test_but_nobody_elses(text: str, name: str) -> None:
    assert (
        next(
            (
                s.party
                for a in stance.attributions(stance.parse(text, source="test"), parties=PARTIES)
                for s in a.speakers
                if s.name == name
            ),
            None,
        )
        is None
    )
