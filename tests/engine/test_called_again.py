"""Officials and bodies that texts call again by a common noun."""

from __future__ import annotations

import pytest

from tests.offline import sides_of, verified


def _speakers(text: str) -> list[tuple[str | None, str]]:
    return [(p.party, p.speaker.name) for p in verified(text)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Российский Минтранс уехал. В ведомстве указали, что баржи целы.", "Russia"),
        ("Минкульт Украины уехал. В министерстве указали, что баржи целы.", "Ukraine"),
        ("Замминистра обороны Украины Иван Гнатюк уехал. В ведомстве указали, что баржи целы.", "Ukraine"),
        ("Посол США в Риме Карл Вуд уехал. В посольстве указали, что баржи целы.", "US"),
        ("Міноборони Росії поїхало. У відомстві вказали, що баржі цілі.", "Russia"),
    ],
)
def test_a_body_called_again_is_the_one_named_last(text: str, party: str) -> None:
    assert party in {p.party for p in verified(text)}


@pytest.mark.parametrize(
    "text",
    [
        # two of two states in one sentence
        "Минтранс Украины встретил МИД России. В ведомстве указали, что баржи целы.",
        # the sentence itself names another
        "МИД России уехал. В ответ на письмо Минтранса Украины ведомство указало, что баржи целы.",
        # whoever writes calls itself so
        "Минтранс России уехал. Отвечая на письмо, Ведомство указало, что баржи целы.",
        # no ministry
        "Кремль молчит. В ведомстве указали, что баржи целы.",
        "В посольстве США тихо. В министерстве указали, что баржи целы.",
    ],
)
def test_a_body_that_two_may_be_is_nobodys(text: str) -> None:
    assert not [p for p in verified(text) if "целы" in p.statement]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Лавров приехал. «Баржи целы», — сказал глава МИД.", "Sergei Lavrov"),
        ("Зеленский приехал. «Баржи целы», — сказал президент.", "Volodymyr Zelensky"),
        ("Рубио приехал. Глава Госдепа добавил, что баржи целы.", "Marco Rubio"),
        ("Песков приехал. «Баржи целы», — сказал представитель Кремля.", "Dmitry Peskov"),
        ("Министр культуры Украины Захар Тишко приехал. «Баржи целы», — сказал глава министерства.", "Захар Тишко"),
        ("Глава МИД Украины Захар Тишко приехал. Баржи, по словам министра, целы.", "Захар Тишко"),
    ],
)
def test_an_office_called_again_is_whose_it_is(text: str, name: str) -> None:
    assert [who for _, who in _speakers(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Трамп и Зеленский приехали. «Баржи целы», — сказал президент.",
        "Зеленский приехал. Президент России молчал. «Баржи целы», — сказал президент.",
        "Сын Лаврова приехал. «Баржи целы», — сказал глава МИД.",
    ],
)
def test_an_office_that_two_may_hold_is_nobodys(text: str) -> None:
    assert not verified(text)


def test_the_office_of_somebody_known_tells_their_gender() -> None:
    text = "Представитель Госдепартамента Тэмми Брюс приехала. Дипломат отметила, что баржи целы."
    assert ("US", "Tammy Bruce") in _speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "«Баржи целы», говорится в сообщении министерства культуры Украины.",
        "В министерстве транспорта Украины указали, что баржи целы.",
        "Министерство транспорта Украины указало, что баржи целы.",
    ],
)
def test_a_ministry_in_any_case_is_of_the_state_behind_it(text: str) -> None:
    assert [p.party for p in verified(text)] == ["Ukraine"]


@pytest.mark.parametrize(
    "text",
    [
        "EU officials came. The Commission on Barge Safety said the barges were whole.",
        "The European Commission kept silent. The Commission for Canal Rights said the barges were whole.",
        "The Trump administration kept silent. The Administration for Barges said the barges were whole.",
    ],
)
def test_a_body_whose_name_goes_on_is_none_that_was_named_before(text: str) -> None:
    assert not sides_of(text, "", ("US", "EU"))


@pytest.mark.parametrize(
    "text",
    [
        "EU officials came. The Commission on Monday said the barges were whole.",
        "The European Commission kept silent. The Commission for its part said the barges were whole.",
    ],
)
def test_a_day_behind_a_body_called_again_is_no_part_of_its_name(text: str) -> None:
    assert sides_of(text, "", ("US", "EU")) == {"EU"}


@pytest.mark.parametrize(
    "text",
    [
        "Польский дипломат приехал. Сергей Лавров встретил его. Дипломат указал, что баржи целы.",
        "Литовський міністр приїхав. Андрій Сибіга зустрів його. Міністр вказав, що баржі цілі.",
    ],
)
def test_an_office_of_another_state_told_before_may_be_who_is_called_again(text: str) -> None:
    assert not [p for p in verified(text) if p.speaker.name in {"Sergei Lavrov", "Andrii Sybiha"}]


def test_an_office_of_the_same_state_told_before_leaves_whoever_is_called_again() -> None:
    text = "Российский дипломат приехал. Сергей Лавров встретил его. Министр указал, что баржи целы."
    assert [p.speaker.name for p in verified(text)] == ["Sergei Lavrov"]
