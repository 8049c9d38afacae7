"""Russian and Ukrainian: "there" is the body heard last, unless another place stands between."""

from __future__ import annotations

import pytest

import stance


def speakers(text: str) -> list[list[str]]:
    found = stance.attributions(stance.parse(text, source="test"), parties=["Russia", "Ukraine", "Turkey"])
    return [[s.name for s in a.speakers] for a in found]


@pytest.mark.parametrize(
    "text",
    [
        "В МИД России отвергли план. Там добавили, что ждут ответа.",
        "МИД России отверг план. А вот от обмена там отказались.",
        "Минтранс РФ ответил, что денег нет. Зато идею обмена там поддержали.",
        "У МЗС України відкинули план. Там додали, що чекають відповіді.",
    ],
)
def test_it_is_the_body_that_spoke(text: str) -> None:
    """Wherever in its sentence the word stands."""
    first, second = speakers(text)
    assert first == second != []


@pytest.mark.parametrize(
    "text",
    [
        "Кремль попросил Анкару о помощи. Там ответили, что помогут.",
        "МИД России отверг план. Президент уехал. Там отметили, что ждут ответа.",
        "Минобороны Украины сообщило об ударе по Омску. Там заявили, что ответят.",
    ],
)
def test_it_is_open_where_it_may_be_elsewhere(text: str) -> None:
    """Another place, or another sentence, leaves open who spoke there."""
    assert speakers(text)[-1] == []
