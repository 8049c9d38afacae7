"""Whose name an office bears that is named with its state before more than a sequence reads."""

from __future__ import annotations

import pytest

from stance.analyze import attributions
from stance.ingest import parse


def _said(text: str) -> list[tuple[str, str | None]]:
    return [(s.name, s.party) for a in attributions(parse(text, source="x")) for s in a.speakers]


@pytest.mark.parametrize(
    ("text", "who", "party"),
    [
        # what the office is for stands between its state and the name
        ("Спецпосланник Вашингтона по маякам Карл Биндер отверг смету.", "Карл Биндер", "US"),
        ("Старший советник госсекретаря США по морским вопросам Карл Биндер отверг смету.", "Карл Биндер", "US"),
        ("Постоянный представитель Украины при бюро в Осло Тарас Горинь отверг смету.", "Тарас Горинь", "Ukraine"),
        ("Спеціальний представник США з питань маяків Карл Біндер відкинув кошторис.", "Карл Біндер", "US"),
        ("Уповноважений уряду України у справах рибалок Олег Дорош відкинув кошторис.", "Олег Дорош", "Ukraine"),
        # a second office of the same bearer
        ("Глава российской делегации, адмирал Илья Комов отверг смету.", "Илья Комов", "Russia"),
        ("Переговорщик от России, начальник управления карт Илья Комов отверг смету.", "Илья Комов", "Russia"),
        ("Смету отверг глава украинской команды, замминистра культуры Тарас Горинь.", "Тарас Горинь", "Ukraine"),
        ("Заступник голови української делегації, посол Тарас Горинь відкинув кошторис.", "Тарас Горинь", "Ukraine"),
        # a body further behind the title
        ("Директор департамента Европы МИД России Павел Лось отверг смету.", "Павел Лось", "Russia"),
    ],
)
def test_an_office_and_a_name_behind_it_are_one(text: str, who: str, party: str) -> None:
    """The name is the holder's, and later the surname alone."""
    surname = who.rsplit(maxsplit=1)[-1]
    again = f"{surname} отверг и карту." if "отверг" in text else f"{surname} відкинув і мапу."
    assert set(_said(f"{text} {again}")) == {(who, party)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # another case, another clause, a list
        ("Министр культуры Украины обвинил посла Карла Биндера. Биндер отверг смету.", "Биндер"),
        ("После встречи с послом США замминистра культуры Карл Биндер отверг смету.", "Карл Биндер"),
        ("Как сказал глава украинской делегации, посол Карл Биндер отверг смету.", "Карл Биндер"),
        (
            "Смету прислали глава украинской команды, министр Илья Комов и посол Карл Биндер. Комов отверг карту.",
            "Комов",
        ),
        ("Как сказав голова української делегації, посол Карл Біндер відкинув кошторис.", "Карл Біндер"),
    ],
)
def test_a_name_of_somebody_else_gets_no_office(text: str, name: str) -> None:
    """What stands in another case, in another clause or in a list is another's."""
    surname = name.rsplit(maxsplit=1)[-1]
    assert all(party is None for who, party in _said(text) if surname in who)
