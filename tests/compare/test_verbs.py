"""What a verb of saying adds, and whether the words that it introduces say so themselves."""

from __future__ import annotations

import pytest

import stance

PARTIES = ("US", "Russia", "Ukraine")
SAID = {
    "en": "{quote} Foreign Minister Andrii Sybiha {verb}.",
    "ru": "{quote} {verb} министр иностранных дел Украины Андрей Сибига.",
    "uk": "{quote} {verb} міністр закордонних справ Андрій Сибіга.",
}
# so that neither article is a copy of the other
FILLINGS = {
    "en": (
        "Fog lay on the bay all morning and two tugs stayed at the quay until noon, their crews playing cards.",
        "Fish was cheap at the market and the old lighthouse keeper sold his last nets to a museum in the capital.",
    ),
    "ru": (
        "Туман лежал над заливом всё утро, и два буксира стояли у причала до полудня, а команды играли в карты.",
        "Рыба на рынке подешевела, и старый смотритель маяка продал последние сети музею в столице.",
    ),
    "uk": (
        "Туман лежав над затокою весь ранок, і два буксири стояли біля причалу до полудня, а команди грали в карти.",
        "Риба на ринку подешевшала, і старий доглядач маяка продав останні сіті музеєві в столиці.",
    ),
}


def verbs(language: str, quote: str, *told: str) -> list[set[str | None]]:
    articles = [
        stance.parse(f"{filling}\n\n{SAID[language].format(quote=quote, verb=verb)}\n", source=str(i))
        for i, (filling, verb) in enumerate(zip(FILLINGS[language], told, strict=True))
    ]
    articles = [one.model_copy(update={"language": language}) for one in articles]
    made = stance.compare(articles, engine="offline", parties=PARTIES)
    return [{d.a.verb, d.b.verb} for d in made.differences if d.kind == "verb"]


@pytest.mark.parametrize(
    ("language", "quote", "told"),
    [
        ("en", "“The pilots must be let into the northern harbour before the ice comes,”", ("said", "demanded")),
        ("en", "“We are calling for an open northern harbour before the ice comes,”", ("said", "urged")),
        ("ru", "«Мы требуем открыть северную гавань до прихода зимнего льда», —", ("сказал", "потребовал")),
        ("uk", "«Ми вимагаємо відкрити північну гавань до приходу зимової криги», —", ("сказав", "закликав")),
    ],
)
def test_a_demand_in_the_words_themselves_is_no_other_telling(language: str, quote: str, told: tuple[str, str]) -> None:
    assert verbs(language, quote, *told) == []


@pytest.mark.parametrize(
    ("quote", "told", "lemmas"),
    [
        ("“The pilots wait in the northern harbour before the ice comes,”", ("said", "demanded"), {"say", "demand"}),
        ("“The pilots must wait in the northern harbour for the ice,”", ("said", "admitted"), {"say", "admit"}),
        ("“The pilots must wait in the northern harbour for the ice,”", ("claimed", "demanded"), {"claim", "demand"}),
    ],
)
def test_what_the_words_do_not_tell_is_one(quote: str, told: tuple[str, str], lemmas: set[str | None]) -> None:
    assert verbs("en", quote, *told) == [lemmas]
