"""Russian and Ukrainian: an infinitive that opens its sentence is told with when, how and on which terms."""

from __future__ import annotations

import pytest

from tests.offline import verified


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Открывать границу Москва обещает не раньше мая.", "Москва обещает открывать границу не раньше мая"),
        ("Вывести гусей Россия предлагает в два этапа.", "Russia предлагает вывести гусей в два этапа"),
        ("Отдать гусей соседям решила Москва, за что её хвалят.", "Москва решила отдать гусей соседям"),
        ("Подавать заявку второй раз Москва отказалась.", "Москва отказалась подавать заявку второй раз"),
        (
            "Платить за гусей, правда, Москва предлагает самому Киеву.",
            "Москва предлагает: Платить за гусей самому Киеву",
        ),
    ],
)
def test_nothing_of_it_is_lost(text: str, statement: str) -> None:
    """What stands behind the verb belongs to what is promised or offered."""
    assert statement in [p.statement for p in verified(text)]


def test_who_is_told_is_none_of_it() -> None:
    """ "Возить гусей Москва предложила соседям": whom it told."""
    assert [p.statement for p in verified("Возить гусей Москва предложила соседям.")] == [
        "Москва предложила возить гусей"
    ]


def test_a_tag_before_the_verb_is_none_of_it() -> None:
    """ "Вывоз гусей, по его словам, Киев не запрещает"."""
    text = "Пресс-секретарь МИД Украины Олег Лис выступил. Вывоз гусей, по его словам, Киев не запрещает."
    assert [(p.speaker.name, p.statement) for p in verified(text)] == [("Олег Лис", "Киев не запрещает: Вывоз гусей")]
