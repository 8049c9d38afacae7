"""In Russian and Ukrainian a promise that somebody got, recalls or thanks for is not their own."""

from __future__ import annotations

import pytest

import stance
from stance.records import Position


def verified(text: str) -> list[Position]:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["US", "Russia", "Ukraine"])
    return [p for p in found.positions if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Київ домігся від Москви обіцянки відкрити пристань.", "promises"),
        ("Київ отримав обіцянку відкрити пристань.", "promises"),
        ("Київ почув погрозу закрити пристань.", "threatens"),
        ("Київ нагадав Москві про обіцянку відкрити пристань.", "promises"),
        ("Київ висміяв обіцянку відкрити пристань.", "promises"),
        ("Київ чекає на згоду відкрити пристань.", "accepts"),
        ("Київ засудив рішення закрити пристань.", "accepts"),
        ("Київ скасував рішення закрити пристань.", "accepts"),
        ("Київ відкликав пропозицію відкрити пристань.", "offers"),
        ("Київ поскаржився на відмову відкрити пристань.", "refuses"),
        ("Київ відповів на пропозицію відкрити пристань.", "offers"),
        ("Київ погодився на пропозицію відкрити пристань.", "offers"),
        ("Київ подякував Москві за відмову від мита.", "refuses"),
        ("Київ не давав обіцянки відкрити пристань.", "promises"),
        ("Киев добился от Москвы обещания открыть пристань.", "promises"),
        ("Киев получил обещание открыть пристань.", "promises"),
        ("Киев напомнил Москве об обещании открыть пристань.", "promises"),
        ("Киев осудил решение закрыть пристань.", "accepts"),
        ("Киев пожаловался на отказ открыть пристань.", "refuses"),
        ("Киев согласился на предложение открыть пристань.", "offers"),
        ("Киев не давал обещания открыть пристань.", "promises"),
    ],
)
def test_what_another_promised_is_not_promised_by_whoever_speaks_of_it(text: str, act: str) -> None:
    assert ("Ukraine", act) not in {(p.party, p.act) for p in verified(text)}


@pytest.mark.parametrize(
    ("text", "act", "statement"),
    [
        ("Київ підписав зобов'язання відкрити пристань.", "promises", "Київ підписав зобов'язання відкрити пристань"),
        ("Київ дав Москві обіцянку відкрити пристань.", "promises", "Київ дав Москві обіцянку відкрити пристань"),
        ("Київ заявив про готовність відкрити пристань.", "offers", "Київ заявив про готовність відкрити пристань"),
        ("Київ заявив про відмову від мита.", "refuses", "Київ заявив про відмову від мита"),
        (
            "Київ погодився на пропозицію відкрити пристань.",
            "accepts",
            "Київ погодився на пропозицію відкрити пристань",
        ),
        ("Київ порушив свою обіцянку відкрити пристань.", "promises", "Київ порушив свою обіцянку відкрити пристань"),
        ("Киев подписал обязательство открыть пристань.", "promises", "Киев подписал обязательство открыть пристань"),
        ("Киев заявил о готовности открыть пристань.", "offers", "Киев заявил о готовности открыть пристань"),
        (
            "Киев согласился на предложение открыть пристань.",
            "accepts",
            "Киев согласился на предложение открыть пристань",
        ),
    ],
)
def test_a_word_of_ones_own_is_told_with_its_verb(text: str, act: str, statement: str) -> None:
    assert [(p.act, p.statement) for p in verified(text) if p.party == "Ukraine"] == [(act, statement)]
