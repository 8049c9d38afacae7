"""In Russian and Ukrainian what is supposed, doubted by the writer or only compared with is nobody's stand."""

from __future__ import annotations

import pytest
from offline import verified


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Припустімо, що Москва погодиться на обмін.", "Russia"),
        ("Скажімо, Київ відкинув обмін.", "Ukraine"),
        ("Предположим, Москва согласилась на обмен.", "Russia"),
        ("Міністр України Марко Рудь сказав, що Москва нібито погодилася на огляд.", "Russia"),
        ("Министр Украины Марко Рудь сказал, что Москва якобы согласилась на осмотр.", "Russia"),
        ("Москва от-от погодиться на обмін.", "Russia"),
        ("Москва мало не погодилася на обмін.", "Russia"),
        ("Москва чуть не согласилась на обмен.", "Russia"),
        ("Київ вимагає більше, ніж Москва готова дати.", "Russia"),
        ("Киев требует больше, чем Москва готова дать.", "Russia"),
        ("Київ обіцяє відкрити порт раніше, ніж Москва погодиться на обмін.", "Russia"),
    ],
)
def test_what_is_only_supposed_is_nobodys(text: str, party: str) -> None:
    assert party not in {p.party for p in verified(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Міністр України Марко Рудь сказав, що Москва нібито погодилася на огляд.",
            "Марко Рудь сказав, що Москва нібито погодилася на огляд",
        ),
        ("Київ вимагає більше, ніж Москва готова дати.", "Київ вимагає більше, ніж Москва готова дати"),
        ("Киев требует больших пошлин, чем Москва готова дать.", "Киев требует больших пошлин, чем Москва готова дать"),
    ],
)
def test_the_words_around_it_are_told_whole(text: str, expected: str) -> None:
    assert expected in {p.statement for p in verified(text)}


@pytest.mark.parametrize(
    ("text", "party", "act"),
    [
        ("Міністр України Марко Рудь стверджує, ніби Москва готова на обмін.", "Russia", "offers"),
        ("Трохи згодом Москва погодилася на обмін.", "Russia", "accepts"),
        ("Міністр України Марко Рудь сказав, що Москва погодилася на огляд.", "Russia", "accepts"),
        ("Киев спросил, чем недовольна Москва. Москва согласилась на обмен.", "Russia", "accepts"),
    ],
)
def test_words_that_look_alike_change_nothing(text: str, party: str, act: str) -> None:
    assert (party, act) in {(p.party, p.act) for p in verified(text)}
