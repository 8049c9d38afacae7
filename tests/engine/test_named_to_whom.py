"""Who speaks to whom, through whom, and for or against what, in Russian and Ukrainian."""

from __future__ import annotations

import pytest
from offline import held, verified


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("«Баржі на місці», – сказав журналістам Дмитро Пєсков.", "Dmitry Peskov"),
        ("«Баржі на місці», – сказав журналістам Пєсков.", "Dmitry Peskov"),
        ("«Баржі на місці», – повідомив депутатам Володимир Зеленський.", "Volodymyr Zelensky"),
        ("«Баржи на месте», — сказал журналистам Дмитрий Песков.", "Dmitry Peskov"),
        ("Баржі на місці, сказала репортерам Марія Захарова.", "Maria Zakharova"),
        ("«Баржі на місці», – сказав президенту Зеленському посол США Карл Вуд.", "Карл Вуд"),
    ],
)
def test_a_name_behind_those_told_is_who_speaks(text: str, who: str) -> None:
    assert [p.holder for p in verified(text)] == [who]


def test_a_name_that_may_belong_to_whoever_is_told_speaks_for_nobody() -> None:
    assert verified("«Баржі на місці», – сказав прем'єру Марко Рубіо.") == []


@pytest.mark.parametrize(
    "text",
    [
        "«Ми не візьмемо чужих барж», – передає слова міністра України Марка Рудя агентство «Тиша».",
        "«Ми не візьмемо чужих барж», – передає агентство «Тиша» слова міністра України Марка Рудя.",
        "«Мы не возьмём чужих барж», — передаёт слова министра России Семёна Сомова агентство «Тиша».",
    ],
)
def test_an_agency_on_either_side_of_the_words_it_passes_on_is_a_hop(text: str) -> None:
    (position,) = verified(text)
    (hop,) = position.chain
    assert "Тиша" in hop.name
    assert hop.role == "medium"


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("Міністр України Марко Рудь запевнив, що Україна виступає проти обмежень.", True),
        ("Россия категорически выступает против ограничений.", True),
        ("На думку Москви, мита незаконні.", True),
        ("Київ певен, що баржі зачекають.", True),
        ("Україна виступає проти Польщі у чвертьфіналі.", False),
        ("Россия выступит на фестивале с оркестром.", False),
    ],
)
def test_siding_for_or_against_a_thing_is_a_stand_and_a_match_is_none(text: str, is_held: bool) -> None:
    assert bool(verified(text)) is is_held


def test_any_decision_that_somebody_will_block_has_not_been_taken() -> None:
    assert ("Russia", "accepts") not in held("Україна заблокує будь-яке рішення Росії про мито, пообіцяв Марко Рудь.")
    assert ("Russia", "accepts") not in held("Украина заблокирует любое решение России о пошлинах, обещал Марко Рудь.")
    assert ("Russia", "accepts") in held(
        "Україна заблокує рішення Росії про мито, пообіцяв міністр України Марко Рудь."
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Речниця МЗС України Марта Рудь закликала чекати. Українські дипломати відкинули мапу.", False),
        ("Представитель МИД России Семён Сомов призвал ждать. Российские дипломаты отвергли карту.", False),
        ("Речниця МЗС України Марта Рудь закликала чекати. Українська дипломатка відкинула мапу.", True),
        ("Представитель МИД России Семён Сомов призвал ждать. Российский дипломат отверг карту.", True),
    ],
)
def test_several_diplomats_are_not_the_one_named_before(text: str, named: bool) -> None:
    stands = verified(text)
    assert any(p.act == "refuses" for p in stands)
    assert all(p.holder != stands[0].holder for p in stands if p.act == "refuses") is not named
