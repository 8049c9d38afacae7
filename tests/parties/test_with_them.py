"""A people or a place that stands before an office is not whose office it is, in Russian and Ukrainian."""

from __future__ import annotations

import pytest

import stance


def speakers(text: str) -> set[tuple[str, str]]:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["US", "Russia", "Ukraine"])
    return {(p.party, p.holder) for p in found.positions if p.verdict == "verified"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("З американцями міністр культури України Захар Тишко не згоден.", {("Ukraine", "Захар Тишко")}),
        ("Танців із росіянами міністр культури України Захар Тишко бачити не хоче.", {("Ukraine", "Захар Тишко")}),
        ("С американцами министр культуры Украины Захар Тишко не согласен.", {("Ukraine", "Захар Тишко")}),
        ("У Києві посол США Карл Вуд відкинув мапу.", {("US", "Карл Вуд")}),
        ("Висоту дамби в Росії Сполучені Штати радять міряти барабанами.", {("US", "United States")}),
        ("Число коз в России Соединённые Штаты требуют считать дронами.", {("US", "United States")}),
        ("Російський міністр Захар Тишко відкинув мапу.", {("Russia", "Захар Тишко")}),
        ("Посол Росії в США Захар Тишко відкинув мапу.", {("Russia", "Захар Тишко")}),
    ],
)
def test_who_stands_before_an_office(text: str, expected: set[tuple[str, str]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Хор «спить стоячи», сказав Boston Globe заступник міністра України Захар Тишко.", "Boston Globe"),
        ("Порт закрито, заявив Harbor News міністр України Захар Тишко.", "Harbor News"),
        ("Порт закрыт, заявил Harbor News министр Украины Захар Тишко.", "Harbor News"),
    ],
)
def test_an_outlet_in_its_own_letters_carries_what_it_was_told(text: str, medium: str) -> None:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["Ukraine"])
    assert [[(h.name, h.role) for h in p.chain] for p in found.positions] == [[(medium, "medium")]]
