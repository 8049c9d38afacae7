"""Whose official somebody is where the text does not say so beside the name."""

from __future__ import annotations

import pytest

from stance.analyze import analyze
from stance.ingest import parse

PARTIES = ["US", "Russia", "Ukraine", "UK", "NATO"]


def holders(text: str, language: str) -> set[tuple[str, str, str | None]]:
    """Party, holder and capacity of each position of a text."""
    article = parse(text, source="x").model_copy(update={"language": language})
    found = analyze(article, engine="offline", parties=PARTIES).positions
    return {(p.party, p.holder, p.speaker.capacity) for p in found}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "Паром вернут\n\nМОСКВА, 3 мая — Вестник. Украине вернут паром, сообщила в среду уполномоченная по морским делам Вера Листова. Она отвергла план.",
            ("Russia", "Вера Листова", "official"),
        ),
        (
            "ru",
            "В Минэнерго РФ сочли цену низкой. Вице-премьер Кирилл Листов отверг предложение о скидках.",
            ("Russia", "Кирилл Листов", "official"),
        ),
        ("ru", "Замгоссекретаря Элен Мерс отвергла паромный план.", ("US", "Элен Мерс", "official")),
        ("ru", "Секретарь Совбеза Роман Листов отверг паромный план.", ("Russia", "Роман Листов", "official")),
        ("uk", "Держсекретар Джон Мерс відкинув поромний план.", ("US", "Джон Мерс", "official")),
        ("uk", "Речник МЗС відкинув поромний план.", ("Ukraine", "Речник МЗС", "official")),
        ("uk", "Американський посередник Джон Мерс відкинув план.", ("US", "Джон Мерс", "official")),
        ("ru", "Американский посредник Джон Мерс отверг паромный план.", ("US", "Джон Мерс", "official")),
        ("en", "The Home Secretary, Ann Mears, rejected the ferry plan.", ("UK", "Ann Mears", "official")),
    ],
)
def test_an_office_dateline_or_body_says_whose(language: str, text: str, expected: tuple[str, str, str]) -> None:
    """Offices of one state alone, an agency's dateline, a body of theirs in the sentence before."""
    assert expected in holders(text, language)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Секретарь Совбеза Армении Роман Листов отверг паромный план.", "Роман Листов"),
        ("ru", "Паром встал. Вице-премьер Кирилл Листов отверг предложение о скидках.", "Кирилл Листов"),
        ("ru", "В Минэнерго Казахстана молчат. Вице-премьер Кирилл Листов отверг скидки.", "Кирилл Листов"),
        ("en", "The Indian foreign secretary, Asha Mears, rejected the ferry plan.", "Asha Mears"),
        ("uk", "Речник МЗС Норвегії відкинув поромний план.", "Речник МЗС Норвегії"),
        ("uk", "Посередник Іван Листовий відкинув польський поромний план.", "Іван Листовий"),
    ],
)
def test_it_is_left_open_where_another_state_may_be_meant(language: str, text: str, name: str) -> None:
    """A state that is named outright goes before what a title presumes."""
    assert name not in {holder for _, holder, _ in holders(text, language)}


def test_a_body_is_called_as_the_article_calls_it() -> None:
    """The nominative of the article's own words, not the English name of the definitions."""
    text = "В Минобороны РФ отвергли план. Позицию Минобороны РФ знают в Кремле."
    assert ("Russia", "Минобороны РФ", "official") in holders(text, "ru")


LEAD = "Ukraine will keep the buoys, its harbour minister said, hours before a U.S. envoy was due in Ankara.\n\n"


@pytest.mark.parametrize(
    ("lead", "party"),
    [
        (LEAD, "Ukraine"),
        ("Ukraine will keep the buoys, the U.S. envoy said on Monday.\n\n", "US"),
        ("Ukraine will keep the buoys, Anna Poe said before a U.S. envoy was due in Ankara.\n\n", None),
    ],
)
def test_who_is_named_behind_an_office_that_spoke_holds_it(lead: str, party: str | None) -> None:
    """The lead tells what an official without a name said; one who is only mentioned there is nobody's name."""
    text = f"Buoys stay\n\n{lead}“We have had enough,” Jane Mears told a news conference.\n"
    named = {(p, capacity) for p, holder, capacity in holders(text, "en") if holder == "Jane Mears"}
    assert named == ({(party, "official")} if party else set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Поромів не буде», - сказала кореспондентові ВКЛ Інна Листова, речниця МЗС України.", {"Інна Листова"}),
        ("«Поромів не буде», - сказав кореспондентові ВКЛ Івану Листову речник МЗС України.", {"Речник МЗС України"}),
        ("Начальник Сумської ОВА Тарас Листовий відкинув план.", {"Тарас Листовий"}),
    ],
)
def test_who_speaks_is_told_from_whom_it_is_told(text: str, expected: set[str]) -> None:
    """The reporter's employer stands between the reporter and whoever speaks."""
    assert {holder.capitalize() for _, holder, _ in holders(text, "uk")} == {e.capitalize() for e in expected}
