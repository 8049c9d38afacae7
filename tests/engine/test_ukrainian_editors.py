"""How Ukrainian editors place names, seats, times and measures around a stand."""

from __future__ import annotations

import pytest

import stance

_PARTIES = ["US", "Russia", "Ukraine", "China", "EU", "UK", "Poland", "Germany"]


def shown(text: str) -> list[tuple[str, str]]:
    """The holder and the statement of every verified position."""
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=_PARTIES)
    return [(p.holder, p.statement) for p in found.positions if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Польща, за словами Радослава Сікорського, не забуде гусей.", "Radosław Sikorski"),
        ("На думку Володимира Мединського, гуси належать Москві.", "Vladimir Medinsky"),
        ("За словами Захарової, гуси належать Москві.", "Maria Zakharova"),
        ("Гуси належать Лондону, заявив Джон Гілі.", "John Healey"),
        ("Гуси, за словами Джона Гілі, належать Лондону.", "John Healey"),
        ("Гуси належать Москві, сказав у парламенті Дмитро Пєсков.", "Dmitry Peskov"),
        ("Гуси принадлежат Москве, сказал в парламенте Дмитрий Песков.", "Dmitry Peskov"),
    ],
)
def test_a_name_is_known_in_every_case(text: str, holder: str) -> None:
    assert [h for h, _ in shown(text)] == [holder]


@pytest.mark.parametrize("text", ["В адміністрації Дональда Трампа заявили, що гуси вільні."])
def test_a_body_of_somebody_is_no_person(text: str) -> None:
    assert [h for h, _ in shown(text)] == ["адміністрації Дональда Трампа"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("У Кремлі звинувачення відкинули.", "У Кремлі відкинули звинувачення"),
        ("В Кремле обвинения отвергли.", "В Кремле отвергли обвинения"),
        ("У Білому домі погрози Москви засудили.", "У Білому домі засудили погрози Москви"),
        ("У Берліні пропозиції Варшави підтримали.", "У Берліні підтримали пропозиції Варшави"),
        ("У МЗС Китаю звинувачення відкинули.", "У МЗС Китаю відкинули звинувачення"),
    ],
)
def test_what_a_seat_did_to_things_told_before_the_verb(text: str, statement: str) -> None:
    assert [s for _, s in shown(text)] == [statement]


@pytest.mark.parametrize(
    "text",
    ["У Києві мешканці підтримали план.", "У Москві експерти розкритикували угоду.", "В Киеве жители отвергли план."],
)
def test_who_lives_at_a_seat_is_not_the_state(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Дмитро Пєсков минулого тижня жартував, що гуси дорогі.", "Dmitry Peskov жартував, що гуси дорогі"),
        ("Київ минулої п'ятниці відхилив пропозицію Москви.", "Київ відхилив пропозицію Москви"),
        (
            "Міністр культури Польщі Павел Вронь минулої суботи заявив, що гуси дорогі.",
            "Павел Вронь заявив, що гуси дорогі",
        ),
        # near miss: the times of a thing are its own
        ("Київ засудив події минулого року.", "Київ засудив події минулого року"),
    ],
)
def test_when_it_was_said_is_no_part_of_who_said_it(text: str, statement: str) -> None:
    assert [s for _, s in shown(text)] == [statement]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Київ наполягає щонайменше на ста гусях.", "Київ наполягає щонайменше на ста гусях"),
        ("Київ наполягає лише на гусях.", "Київ наполягає лише на гусях"),
        ("Киев настаивает только на гусях.", "Киев настаивает только на гусях"),
    ],
)
def test_how_much_of_it_goes_with_what_is_asked(text: str, statement: str) -> None:
    assert [s for _, s in shown(text)] == [statement]
