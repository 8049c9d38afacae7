"""Who of two people named in one sentence speaks in the next, or does what stands behind a relative clause."""

from __future__ import annotations

import pytest
from offline import held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Посол США Джон Кук обідав з міністром України Марком Рудем. Той відкинув мапу.", {("Ukraine", "refuses")}),
        (
            "Міністр України Марко Рудь подзвонив міністрові Росії Семену Сомову. Останній відкинув мапу.",
            {("Russia", "refuses")},
        ),
        (
            "Міністр України Марко Рудь подзвонив міністрові Росії Семену Сомову. Співрозмовник відкинув мапу.",
            {("Russia", "refuses")},
        ),
        ("Посол США Джон Кук обедал с министром Украины Марком Рудём. Тот отверг карту.", {("Ukraine", "refuses")}),
        (
            "Посол США Джон Кук обедал с министром Украины Марком Рудём. Последний отверг карту.",
            {("Ukraine", "refuses")},
        ),
        # nobody else is named, or too many are
        ("Міністр України Марко Рудь прибув до порту. Той відкинув мапу.", set()),
        (
            "Міністр України Марко Рудь говорив з послом США Джоном Куком про міністра Росії Семена Сомова. Той відкинув мапу.",
            set(),
        ),
        # other words that look alike
        ("Посол США Джон Кук обідав з міністром України Марком Рудем. Він відкинув мапу.", {("US", "refuses")}),
        ("Останній міністр України Марко Рудь відкинув мапу.", {("Ukraine", "refuses")}),
    ],
)
def test_the_latter_is_not_the_former(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Посол США, з яким зустрівся Марко Рудь, міністр України, відкинув мапу.", {("US", "refuses")}),
        ("Посол США, якого прийняв Марко Рудь, міністр України, відкинув мапу.", {("US", "refuses")}),
        ("Посол США, якого Марко Рудь, міністр України, хвалив, відкинув мапу.", {("US", "refuses")}),
        ("Посол США, с которым говорил Марко Рудь, министр Украины, отверг карту.", {("US", "refuses")}),
        ("Марко Рудь, міністр України, який прибув до порту, відкинув мапу.", {("Ukraine", "refuses")}),
        ("Міністр України Марко Рудь, чию мапу не бачила преса, відкинув обмін.", {("Ukraine", "refuses")}),
    ],
)
def test_whoever_a_relative_clause_tells_of_does_not_do_what_stands_behind_it(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert expected <= held(text)
    assert len({party for party, act in held(text) if act == "refuses"}) == 1
