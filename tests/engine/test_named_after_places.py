"""What bears a city's name, who was dismissed, stands of other days and passed on of two, in Russian and Ukrainian."""

from __future__ import annotations

import pytest
from offline import verified


@pytest.mark.parametrize(
    "text",
    [
        "Вулиця Москва в Одесі вимагає ремонту.",
        "Площа Київ вимагає ремонту.",
        "Крейсер «Москва» відмовився заходити в порт.",
        "Гостиница «Москва» отказалась от скидок.",
        "Улица Москва требует ремонта.",
    ],
)
def test_a_street_or_a_ship_is_no_state(text: str) -> None:
    assert verified(text) == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Москва відмовилася від обміну.", "Russia"),
        ("Столиця Київ відмовилася від обміну.", "Ukraine"),
        ("Москва отказалась от обмена.", "Russia"),
    ],
)
def test_a_city_by_itself_is_its_state(text: str, party: str) -> None:
    assert {(p.party, p.act) for p in verified(text)} == {(party, "refuses")}


@pytest.mark.parametrize(
    "text",
    ["Звільнений міністр України Марко Рудь відкинув мапу.", "Уволенный министр Украины Марко Рудь отверг карту."],
)
def test_who_was_dismissed_is_no_official(text: str) -> None:
    assert {p.speaker.capacity for p in verified(text)} <= {"former"}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Донедавна Київ заперечував існування порому.", "Київ заперечував існування порому [коли: Донедавна]"),
        ("Ще влітку Москва відкинула мапу, а в жовтні прийняла її.", "Москва відкинула мапу [коли: Ще влітку]"),
        ("Міністр України Марко Рудь пояснив, що причина — лід.", "Марко Рудь пояснив, що причина — лід"),
    ],
)
def test_the_time_and_the_whole_clause_are_told(text: str, statement: str) -> None:
    assert statement in {p.statement for p in verified(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Росія та Україна, за словами посла США Джона Кука, готові до огляду барж.",
        "Россия и Украина, по словам посла США Джона Кука, готовы к осмотру барж.",
    ],
)
def test_what_two_are_ready_for_is_passed_on(text: str) -> None:
    assert {(p.party, p.voice, p.speaker.name) for p in verified(text)} == {
        ("Russia", "relayed", "Джон Кук"),
        ("Ukraine", "relayed", "Джон Кук"),
    }
