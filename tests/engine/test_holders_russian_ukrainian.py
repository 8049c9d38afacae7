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


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Сусідам посол України Данило Сич пропонує каток, а докори, що Київ краде лижі, відкидає.",
            {("Данило Сич", "offers", ""), ("Данило Сич", "denies", "")},
        ),
        (
            "Соседям посол Украины Данило Сыч предлагает каток, а упрёки в том, что Киев крадёт лыжи, отвергает.",
            {("Данило Сыч", "offers", ""), ("Данило Сыч", "denies", "")},
        ),
        (
            "Министр РФ Глеб Зыков похвалил каток, но версию о том, что лыжи сгорели, опроверг.",
            {("Глеб Зыков", "accepts", ""), ("Глеб Зыков", "denies", "")},
        ),
        ("Посол США Адам Грін відкинув байку, ніби Вашингтон їсть сніг.", {("Адам Грін", "denies", "")}),
        ("Посольство США обвинение отвергло.", {("Посольство США", "denies", "")}),
        ("Посольство Украины упрёк отклонило.", {("Посольство Украины", "denies", "")}),
        ("В посольстве США обещания тренера о катке назвали «баснями».", {("посольство США", "states", "")}),
        ("У посольстві США обіцянки тренера назвали «байками».", {("посольство США", "states", "")}),
        # nothing is rejected here
        ("Министр РФ Глеб Зыков выдвинул обвинения, что Киев крадёт лыжи.", {("Глеб Зыков", "accuses", "")}),
        ("Упрёки посла США Адама Грина, что Киев крадёт лыжи, удивили зрителей.", {("Адам Грин", "accuses", "")}),
        ("В посольстве США тренеры отвергли лыжи.", set()),
    ],
)
def test_what_is_rejected_is_of_another(text: str, positions: set[tuple[str, str, str]]) -> None:
    assert only(text) == positions


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Послы США и Украины отказались бегать.", {"US", "Ukraine"}),
        ("Делегации Украины и России отвергли лыжи.", {"Ukraine", "Russia"}),
        ("Посольства США и России, по словам министра Украины Данилы Сыча, отказались бегать.", {"US", "Russia"}),
        ("Делегації України та США відмовилися від лиж.", {"Ukraine", "US"}),
        ("Посол США в Украине отказался бегать.", {"US"}),
        ("Министерство образования и науки Украины отвергло лыжи.", {"Ukraine"}),
    ],
)
def test_several_of_two_states_are_of_both(text: str, parties: set[str]) -> None:
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=["US", "Russia", "Ukraine"])
    assert {p.party for p in found.positions if p.verdict == "verified"} == parties


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Министр РФ Глеб Зыков обещает, если не растает лёд, что каток откроют.", ["обещает, что каток откроют"]),
        ("Посол США Адам Грин верит, правда без восторга, что каток откроют.", ["верит, что каток откроют"]),
        ("Міністр України Данило Сич визнав, хоча й пізно, що каток розтанув.", ["визнав, що каток розтанув"]),
        ("Посол США Адам Грин устал, если верить слухам, что каток растаял.", []),
        ("Посол США Адам Грин вышел без надежды, что Киев отдаст каток.", []),
    ],
)
def test_an_aside_between_a_verb_and_its_that(text: str, statements: list[str]) -> None:
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=["US", "Russia", "Ukraine"])
    told = [p.statement.split(maxsplit=2)[2] for p in found.positions if p.verdict == "verified"]
    assert told == statements


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Російський міністр Гліб Зиков позіхнув. Американці, мовляв, лиж не бачили.",
            {("Американці", "states", "Гліб Зиков")},
        ),
        ("Министр РФ Глеб Зыков зевнул. Киев, мол, каток продал.", {("Глеб Зыков", "states", "")}),
        (
            "Посол США Адам Грін писав, що українці «не від того», але хочуть лиж.",
            {("українці", "demands", "Адам Грін")},
        ),
        (
            "Посол США Адам Грин писал, что украинцы «не против», но хотят лыж.",
            {("украинцы", "demands", "Адам Грин")},
        ),
        ("Припустімо, проте, що Київ погодиться на каток.", set()),
        ("Предположим, впрочем, что Вашингтон согласится на каток.", set()),
        ("Предположим, Вашингтон согласится на каток.", set()),
    ],
)
def test_whose_the_hearsay_is(text: str, positions: set[tuple[str, str, str]]) -> None:
    assert only(text) == positions


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Россия не намерена бегать.", "refuses"),
        ("Россия не намерена отказываться от катка.", "states"),
        ("Россия намерена вернуть каток.", "states"),
        ("Посол України Данило Сич сказав: «Ми проти катка».", "refuses"),
        ("Министр РФ Глеб Зыков сказал: «Мы никому не мешали».", "denies"),
        ("Міністр України Данило Сич сказав: «Ми каток не ламали».", "denies"),
        ("Министр РФ Глеб Зыков сказал: «Мы не знали о катке».", "states"),
        ("Министр РФ Глеб Зыков сказал: «Ночью Киев выкрал сорок лыж».", "accuses"),
        ("Министр РФ Глеб Зыков сказал: «Ночью мы украли сорок лыж».", "states"),
        ("Министр РФ Глеб Зыков сказал: «Лыжи вернём хоть утром».", "promises"),
        ("Министр РФ Глеб Зыков сказал: «Лыжи не вернём».", "states"),
        ("Министр РФ Глеб Зыков сказал: «И лыжи можем добавить».", "offers"),
        ("Міністр України Данило Сич сказав: «Лижі можемо повернути».", "offers"),
    ],
)
def test_what_own_deeds_and_plain_futures_show(text: str, act: str) -> None:
    assert [a for _, a, _ in shown(text)] == [act]
