"""Whose a stand is in Russian and Ukrainian, where a clause, a participle or an object stands beside somebody else."""

from __future__ import annotations

import pytest

import stance


def shown(text: str) -> list[tuple[str, str, str]]:
    """The holder, the act and the nearest relay or medium of every verified position, in order of the text."""
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=["US", "Russia", "Ukraine"])
    kept = sorted((p for p in found.positions if p.verdict == "verified"), key=lambda p: p.evidence[-1].end)
    return [(p.holder, p.act, " < ".join(hop.name for hop in p.chain)) for p in kept]


def only(text: str) -> set[tuple[str, str, str]]:
    return set(shown(text))


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Как поведал журналистам посол США Адам Грин, Киев не против фонарей, но требует убрать прожектор.",
            {("Киев", "accepts", "Адам Грин"), ("Киев", "demands", "Адам Грин")},
        ),
        (
            "Как заверил министр РФ Глеб Зыков, украинцы уступили каток, но хотят лыжи.",
            {("украинцы", "demands", "Глеб Зыков")},
        ),
        (
            "За словами посла США Адама Гріна, Київ погодився на каток, однак відкидає обмін лижами.",
            {("Київ", "accepts", "Адам Грін"), ("Київ", "refuses", "Адам Грін")},
        ),
        (
            "Як розповів міністр України Данило Сич, Москва віддала ковзани, але вимагає лижі.",
            {("Москва", "demands", "Данило Сич")},
        ),
        (
            "Как сообщил министр РФ Глеб Зыков, каток растаял, но добавил, что лыжи целы.",
            {("Глеб Зыков", "states", "")},
        ),
    ],
)
def test_what_is_told_of_somebody_goes_on_with_them(text: str, positions: set[tuple[str, str, str]]) -> None:
    assert only(text) == positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Адам Грин, посол США, требует тишины.", {("Адам Грин", "demands", "")}),
        ("Посол США Адам Грин, борец против шума, требует тишины.", {("Адам Грин", "demands", "")}),
        ("По словам министра РФ Глеба Зыкова, он устал и требует тишины.", {("Глеб Зыков", "demands", "")}),
        ("Министр РФ Глеб Зыков заявил, что Киев отдал каток, но потребовал лыжи.", {("Глеб Зыков", "demands", "")}),
        ("Министр РФ Глеб Зыков закрыл каток и обвинил Киев в поджоге.", {("Глеб Зыков", "accuses", "")}),
    ],
)
def test_who_tells_goes_on_where_it_is_theirs(text: str, positions: set[tuple[str, str, str]]) -> None:
    assert positions <= only(text)
    assert {holder for holder, _, _ in only(text)} == {holder for holder, _, _ in positions}


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Как сообщил посол США Адам Грин, обещавший молчать, каток закрыт.", {("Адам Грин", "states", "")}),
        ("Каток, по словам министра РФ Глеба Зыкова, требовавшего тишины, закрыт.", {("Глеб Зыков", "states", "")}),
        ("Министр РФ Глеб Зыков, требующий отставки тренера, вышел.", {("Глеб Зыков", "demands", "")}),
        (
            "Как сообщил посол США Адам Грин, работающий на катке буфет закрыт.",
            {("Адам Грин", "states", "")},
        ),
        (
            "Забавнее рассказ министра Украины Данилы Сыча, который приводит «Лыжник»: Москва, по его данным, "
            "обещает спилить каток.",
            {("Москва", "promises", "Данила Сыч < «Лыжник»")},
        ),
    ],
)
def test_what_is_said_of_who_tells_is_no_stand(text: str, positions: set[tuple[str, str, str]]) -> None:
    assert only(text) == positions
