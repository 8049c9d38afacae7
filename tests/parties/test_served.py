"""Whose words an aide's are: not those of whoever is named behind the aide's title."""

from __future__ import annotations

import pytest

from stance.analyze import attributions
from stance.ingest import parse


@pytest.mark.parametrize(
    ("text", "who", "party"),
    [
        ("Помощник Путина заявил, что моста не будет.", "Помощник Путина", "Russia"),
        ("Моста не будет, сообщил советник Владимира Путина.", "советник Владимира Путина", "Russia"),
        (
            "Пресс-секретарь российского президента заявил, что моста не будет.",
            "Пресс-секретарь российского президента",
            "Russia",
        ),
        (
            "Пресс-секретарь президента России Владимира Путина заявил, что моста не будет.",
            "Пресс-секретарь президента России Владимира Путина",
            "Russia",
        ),
        ("Заместитель Сергея Лаврова заявил, что моста не будет.", "Заместитель Сергея Лаврова", "Russia"),
        ("Речник українського президента заявив, що мосту не буде.", "Речник українського президента", "Ukraine"),
        ("Радник Зеленського заявив, що мосту не буде.", "Радник Зеленського", "Ukraine"),
        # the aide's own name, and the title of whoever is named
        ("Пресс-секретарь Путина Иван Листов заявил, что моста не будет.", "Иван Листов", "Russia"),
        ("Помощник российского президента Иван Листов заявил, что моста не будет.", "Иван Листов", "Russia"),
        ("Президент Владимир Путин заявил, что моста не будет.", "Vladimir Putin", "Russia"),
        ("По словам президента Путина, моста не будет.", "Vladimir Putin", "Russia"),
        ("Речник МЗС України Іван Лист заявив, що мосту не буде.", "Іван Лист", "Ukraine"),
    ],
)
def test_an_aide_is_not_whom_they_serve(text: str, who: str, party: str) -> None:
    """A name or a title in the genitive tells whose aide it is."""
    said = [s for a in attributions(parse(text, source="x")) for s in a.speakers]
    assert [(s.name, s.party) for s in said] == [(who, party)]


def test_an_aide_is_nobody_s_namesake() -> None:
    """Who spoke before goes on being who spoke, and an aide without a name is somebody else."""
    text = (
        "Президент России Владимир Путин заявил, что моста не будет. Советник российского президента сказал, "
        "что мост нужен. Путин добавил, что денег нет."
    )
    said = [s.name for a in attributions(parse(text, source="x")) for s in a.speakers]
    assert said == ["Vladimir Putin", "Советник российского президента", "Vladimir Putin"]


@pytest.mark.parametrize(
    ("named", "posted"),
    [
        ("Ukraine's ambassador Petro Bondar said the bridge is late.", "The ambassador in Kyiv said the bridge is early."),
        ("Ukraine's ambassador Petro Bondar said the bridge is late.", "The ambassador to Ukraine said the bridge is early."),
        ("Посол Украины Пётр Бондарь заявил, что моста не будет.", "Посол в Киеве заявил, что мост будет."),
        ("Посол України Петро Бондар заявив, що мосту не буде.", "Посол у Києві заявив, що міст буде."),
    ],
)  # fmt: skip
def test_who_is_posted_to_a_land_is_not_of_it(named: str, posted: str) -> None:
    """Whoever of that land bears such an office elsewhere is not meant; another land's ambassador may be."""
    said = attributions(parse(f"{named}\n\n{posted}", source="x"))
    assert [[s.party for s in a.speakers] for a in said] == [["Ukraine"], []]


def test_the_ambassador_in_a_land_is_the_one_told_of_before() -> None:
    text = "US ambassador John Carver said the bridge is late.\n\nThe ambassador in Kyiv said the bridge is early."
    said = [s.name for a in attributions(parse(text, source="x")) for s in a.speakers]
    assert said == ["John Carver", "John Carver"]


@pytest.mark.parametrize(
    "text",
    [
        "Мать министра обороны России Андрея Белоусова сказала, что моста не будет.",
        "Водитель министра обороны России Андрея Белоусова сказал, что моста не будет.",
        "Водій голови російської делегації сказав, що мосту не буде.",
    ],
)
def test_whoever_is_close_to_an_official_is_nobody_s_voice(text: str) -> None:
    assert [a.speakers for a in attributions(parse(text, source="test"))] == [()]
