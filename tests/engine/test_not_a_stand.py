"""What a Russian or Ukrainian sentence only names, leaves open, takes back or has from hearsay is told as that."""

from __future__ import annotations

import pytest
from offline import held, verified


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вашингтон добивается согласия Москвы на осмотр барж.", {("US", "demands")}),
        ("Киев требует отказа Москвы от пошлин.", {("Ukraine", "demands")}),
        ("Вашингтон сомневается в готовности Москвы вернуть баржи.", {("US", "states")}),
        ("Вашингтон не верит в готовность Киева вернуть баржи.", {("US", "states")}),
        ("Отказ Киева от осмотра барж Москва назвала ошибкой.", {("Russia", "accuses")}),
        ("Москва раскритиковала отказ Киева вернуть баржи.", {("Russia", "accuses")}),
        ("Вашингтон домагається згоди Москви на огляд барж.", {("US", "demands")}),
        ("Відмову Києва від огляду барж Москва назвала помилкою.", {("Russia", "accuses")}),
        # near misses: what somebody tells is told
        ("Киев сообщил о готовности Москвы вернуть баржи.", {("Russia", "offers")}),
        ("Киев выразил готовность вернуть баржи.", {("Ukraine", "offers")}),
    ],
)
def test_what_an_object_names_is_not_done_by_whom_it_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Москва не подтвердила и не опровергла, что Киев согласился на осмотр барж.",
            "Москва не подтвердила и не опровергла, что Киев согласился на осмотр барж",
        ),
        ("Киев не поддержал, но и не отверг карту.", "Киев не поддержал, но и не отверг карту"),
        ("Москва ни признала, ни опровергла потерю баржи.", "Москва ни признала, ни опровергла потерю баржи"),
        ("Киев этого не подтверждает и не опровергает.", "Киев не подтверждает и не опровергает этого"),
        ("Київ не підтвердив і не спростував втрату баржі.", "Київ не підтвердив і не спростував втрату баржі"),
        ("Кремль не стал отрицать, что баржа пропала.", "Кремль не стал отрицать, что баржа пропала"),
        ("Киев не стал отвергать карту.", "Киев не стал отвергать карту"),
        ("Київ не відкидає можливості огляду.", "Київ не відкидає можливості огляду"),
        ("Киев не обещал вернуть баржи.", "Киев не обещал вернуть баржи"),
    ],
)
def test_who_leaves_it_open_takes_no_stand(text: str, statement: str) -> None:
    (only,) = verified(text)
    assert (only.act, only.polarity, only.statement.partition(" [")[0]) == ("states", "neutral", statement)


def test_two_denied_verbs_with_a_thing_of_their_own_are_two_stands() -> None:
    assert held("Киев не отверг карту и не согласился на осмотр.") == {("Ukraine", "states"), ("Ukraine", "refuses")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Москва прекратила поддерживать перевозчиков.", {("Russia", "refuses")}),
        ("Киев передумал отказываться от осмотра барж.", {("Ukraine", "accepts")}),
        ("Київ перестав підтримувати перевізників.", {("Ukraine", "refuses")}),
        ("Москва продолжает поддерживать перевозчиков.", {("Russia", "accepts")}),
        ("Москва не перестала поддерживать перевозчиков.", {("Russia", "accepts")}),
    ],
)
def test_who_stops_doing_it_does_it_no_more(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_a_stand_of_old_is_dated_and_the_one_of_now_is_told_beside() -> None:
    first, second = verified("Раньше Москва отказывалась от осмотра барж, теперь согласна на него.")
    assert (first.act, first.statement) == ("refuses", "Москва отказывалась от осмотра барж [когда: Раньше]")
    assert (second.act, second.statement.partition(" [")[0]) == ("accepts", "Москва согласна на него")
    (only,) = verified("Киев раньше поддерживал перевозчиков.")
    assert only.statement == "Киев поддерживал перевозчиков [когда: раньше]"


@pytest.mark.parametrize(
    "text",
    [
        "Говорят, Киев согласен на осмотр барж.",
        "Говорят, что Киев согласен на осмотр барж.",
        "Киев, говорят, согласен на осмотр барж.",
        "Кажуть, Київ погодився на огляд барж.",
        "Киев принял участие в осмотре барж.",
        "Киев принял меры.",
        "Решение принято Москвой без осмотра барж.",
        "Едва Москва отвергла карту, Киев ответил осмотром.",
    ],
)
def test_hearsay_and_what_is_no_stand_are_nobodys(text: str) -> None:
    assert not any(p.party == "Ukraine" or p.act == "accepts" for p in verified(text))


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("США готовы вернуть баржи, — СМИ.", ["СМИ"]),
        ("США готовы вернуть баржи — СМИ.", ["СМИ"]),
        ("КИЕВ, 3 апреля — Москва готова вернуть баржи.", []),
    ],
)
def test_a_name_behind_a_dash_passes_it_on(text: str, hops: list[str]) -> None:
    (only,) = verified(text)
    assert (only.act, [h.name for h in only.chain]) == ("offers", hops)


@pytest.mark.parametrize(
    "text",
    [
        "Агентство «Тайга» сообщает, что Киев согласился на осмотр, ссылаясь на украинского чиновника.",
        "Собеседник издания в правительстве США утверждает, что Москва согласилась на осмотр.",
    ],
)
def test_whom_a_newsroom_cites_is_a_hop(text: str) -> None:
    assert verified(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Обе стороны согласились вернуть баржи, заявил госсекретарь США Джон Роу.", {("US", "states")}),
        ("Без согласия Киева баржи не будут осмотрены, заявил госсекретарь США Джон Роу.", {("US", "states")}),
        ("Мы согласились вернуть баржи, заявил госсекретарь США Джон Роу.", {("US", "accepts")}),
    ],
)
def test_what_others_do_is_no_act_of_who_tells_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_what_another_answers_is_no_part_of_a_demand() -> None:
    (first, *_) = verified("Киев за осмотр, Москва против, Вашингтон колеблется.")
    assert first.statement == "Киев за осмотр"
    (only,) = verified("Москва предложила осмотр, на что тот согласился.")
    assert only.statement == "Москва предложила осмотр"


def test_a_clause_of_a_noun_ends_where_those_in_a_body_judge_it() -> None:
    text = "Заявление Киева о том, что баржа пропала, в Кремле назвали ложью."
    assert not any(p.holder == "Кремль" and p.chain for p in verified(text))
    assert not any("назвали" in p.statement for p in verified(text) if p.party == "Ukraine")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Число коз на Украине Соединённые Штаты предлагают считать дронами.", {("US", "offers")}),
        ("На Украине предлагают считать коз дронами.", {("Ukraine", "offers")}),
        ("Российское письмо требует вернуть баржи.", {("Russia", "demands")}),
        ("Американський проєкт пропонує оглянути баржі.", {("US", "offers")}),
        ("Российский хор требует вернуть баржи.", set()),
    ],
)
def test_a_state_beside_a_place_and_a_states_paper_speak(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Узнать, чего требует Киев, труднее, чем кажется.",
        "Завтра, быть может, Вашингтон ответит налогом, а Пекин закроет рынок.",
        "Может статься, Москва откажется от осмотра барж.",
        "На вопрос, отвергнет ли Киев карту, министр Украины Захар Тишко ответил отрицательно.",
        "Министр Украины Захар Тишко ответил, и довольно скоро: баржи целы.",
    ],
)
def test_what_the_writer_asks_or_supposes_is_nobodys(text: str) -> None:
    assert verified(text) == []


def test_an_outlet_with_a_foreign_name_that_was_told_is_a_hop() -> None:
    (only,) = verified("Баржи целы, сказал Boston Globe министр культуры Украины Захар Тишко.")
    assert [(h.name, h.role) for h in only.chain] == [("Boston Globe", "medium")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Москве Киев обвинили в краже барж.", {("Russia", "accuses")}),
        ("В Кремле Киев поддержали.", {("Russia", "accepts")}),
        ("В посольстве США отвергли карту.", {("US", "refuses")}),
        ("Предложение Москвы Киев назвал ультиматумом.", {("Ukraine", "states")}),
        ("Требование Москвы вернуть старые баржи Киев отверг.", {("Ukraine", "refuses")}),
        ("Ни Киев, ни Москва не поддержали перевозчиков.", {("Ukraine", "refuses"), ("Russia", "refuses")}),
        ("Как Киев, так и Москва отвергли карту.", {("Ukraine", "refuses"), ("Russia", "refuses")}),
        ("И Москва, и Киев поддержали перевозчиков.", {("Ukraine", "accepts"), ("Russia", "accepts")}),
        ("Ні Київ, ні Москва не підтримали перевізників.", {("Ukraine", "refuses"), ("Russia", "refuses")}),
        ("Киев недоволен отказом Вашингтона вернуть баржи.", {("Ukraine", "accuses")}),
        ("Вашингтон запретил Киеву осматривать баржи.", {("US", "refuses")}),
        (
            "Хоть Москва и согласилась на осмотр, Киев ей не верит.",
            {("Russia", "accepts"), ("Ukraine", "states")},
        ),
    ],
)
def test_who_does_it_is_told_apart_from_what_stands_beside(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected
    assert all(not p.chain for p in verified(text))


@pytest.mark.parametrize(
    "text",
    [
        "Москва было согласилась на осмотр, но передумала.",
        "Сколько бы Москва ни требовала карт, баржи стоят.",
        "Как только Киев согласится, баржи вернутся.",
        "Киев вот-вот согласится на осмотр барж.",
        "Киев скорее согласится на осмотр, чем на пошлины.",
        "Киев требует больше, чем готов дать Вашингтон.",
        "Київ радше погодиться на огляд, ніж на мито.",
    ],
)
def test_what_is_not_done_yet_or_not_told_is_nobodys(text: str) -> None:
    assert verified(text) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Киев формально согласился на осмотр барж.", "Киев формально согласился на осмотр барж"),
        ("Москва на словах поддержала перевозчиков.", "Москва на словах поддержала перевозчиков"),
        ("Київ у принципі не відкидає огляду барж.", "Київ у принципі не відкидає огляду барж"),
    ],
)
def test_what_takes_away_from_a_stand_is_told_with_it(text: str, statement: str) -> None:
    assert [p.statement for p in verified(text)] == [statement]
