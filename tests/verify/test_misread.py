"""In Russian and Ukrainian, sentences in which somebody else often says it, or nobody does."""

from __future__ import annotations

import pytest

from stance.ingest import parse
from stance.records import Position


def _shown(text: str) -> tuple[Position, ...]:
    from stance import analyze

    return analyze(parse(text, source="a.txt"), parties=("Russia", "Ukraine", "US"), engine="offline").positions


@pytest.mark.parametrize(
    "doubtful",
    [
        # a pronoun for something else that stands nearer, or for somebody long gone
        "Путин осмотрел паром. Паромный союз крепнет и сообщает, что он готов возить зерно.",
        # the subject is something of the party's, or the party stands in another case
        "Союзники Путина заявили, что паром вернут.",
        "Вице-президент Ассоциации паромщиков России Олег Лодкин заявил, что паром вернут.",
        "Российские СМИ сообщали об отказе вернуть паром.",
        # the writer only supposes or foretells it
        "Паром стоит в порту. Возможно, Москва хочет вернуть паром.",
        "Паром стоит в порту. Можно предположить, что Киев не откажется от парома.",
        "Пором стоїть у порту. Мабуть, Москва хоче повернути пором.",
        # a hop that nothing accounts for
        "Штаб перевозчиков: Россия отказывается вернуть паром.",
        "Штаб перевізників: Росія відмовляється повернути пором.",
        "«Паром уйдёт завтра», — цитирует портал министра транспорта России Олега Лодкина.",
        # a quotation of somebody who was not found
        "Лодочник вздохнул: «Паром стар. Россия требует вернуть паром. Украина — нет».",
    ],
)
def test_a_shape_that_is_often_misread_is_not_verified(doubtful: str) -> None:
    """Whatever is shown of it is shown as unverified, or not at all."""
    assert not [p for p in _shown(doubtful) if p.verdict == "verified"]


@pytest.mark.parametrize(
    "plain",
    [
        "Президент России Владимир Путин осмотрел паром. Он заявил, что паром вернут.",
        "Министр транспорта России Олег Лодкин заявил, что паром вернут.",
        "Москва и Киев осудили захват парома.",
        "Россия не прочь вернуть паром.",
        "Російська сторона заявила, що пором повернуть.",
        "У Києві заявили, що пором повернуть.",
    ],
)
def test_where_the_text_tells_it_is_verified(plain: str) -> None:
    """Nothing speaks against who was found."""
    assert [p for p in _shown(plain) if p.verdict == "verified"]


def test_a_clause_that_names_its_source_inside_is_told_alone() -> None:
    """What stands before the relative clause is the writer's own."""
    (found,) = (p for p in _shown("Паром принадлежит порту, которого, как заявляет Россия, она не признает.") if p.act)
    assert "принадлежит" not in found.evidence[0].quote


@pytest.mark.parametrize(
    "label",
    ["Россия и Америка: мир велик", "Путин между двух огней: как быть", "На первый взгляд политика Путина: успех"],
)
def test_a_heading_is_nobodys_words(label: str) -> None:
    """Two states before a colon, or a name with more than itself, say nothing."""
    assert _shown(f"{label}\n\nПаром стоит в порту.") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("По словам министра транспорта Украины Олеси Паромной, порт открыт.", "Олеся Паромная"),
        ("«Порт открыт», — цитирует портал министра транспорта Украины Геннадия Гатилова.", "Геннадий Гатилов"),
        ("В российском Минобороны заявили, что порт открыт.", "российское Минобороны"),
        ("У Києві заявили, що порт відкрито.", "Київ"),
    ],
)
def test_a_holder_is_named_in_the_nominative(text: str, name: str) -> None:
    """Whatever case the sentence has."""
    assert {p.holder for p in _shown(text)} == {name}
