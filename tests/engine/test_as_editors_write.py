"""Turns of Russian and Ukrainian editors around a party's stand, and near misses."""

from __future__ import annotations

import pytest

import stance
from tests.offline import held, verified


@pytest.mark.parametrize(
    "text",
    [
        "Москва закрыла пруд, Киев ответил.",
        "Москва закрыла пруд, Киев возмутился",
        "Москва закрила ставок, Київ відповів.",
    ],
)
def test_what_somebody_does_then_is_no_tag_of_it(text: str) -> None:
    assert not verified(text)


def test_a_stand_before_anothers_feelings_is_passed_on_by_nobody() -> None:
    (found,) = verified("Зеленский отверг план обмена гусями, Трамп обиделся")
    assert (found.party, found.act, found.chain) == ("Ukraine", "refuses", ())


def test_a_tag_with_its_verb_first_still_is_one() -> None:
    (found,) = verified("Москва закрыла пруд, возмутился Киев.")
    assert (found.party, found.act) == ("Ukraine", "accuses")


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("Москва не прочь поговорить о гусях.", "offers", "supports"),
        ("Киев не против переговоров.", "accepts", "supports"),
        ("Дмитрий Песков уточнил, что гуси целы.", "states", "neutral"),
        ("Президент США и вовсе предложил закрыть пруд.", "offers", "supports"),
        ("Москва вовсе отказалась платить.", "refuses", "opposes"),
        ("На просьбу Киева Вашингтон ответил отказом.", "refuses", "opposes"),
        ("На прохання Києва Вашингтон відповів відмовою.", "refuses", "opposes"),
        ("Москва вовсе не отказалась платить.", "accepts", "supports"),
        ("Москва не возражает, но требует гарантий.", "demands", "supports"),
    ],
)
def test_acts_of_russian_idioms(text: str, act: str, polarity: str) -> None:
    assert (act, polarity) in {(p.act, p.polarity) for p in verified(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Зеленский усомнился в готовности Москвы чистить пруд.",
        "Зеленський засумнівався у готовності Москви чистити ставок.",
    ],
)
def test_what_is_doubted_is_no_offer(text: str) -> None:
    assert {party for party, _ in held(text)} == {"Ukraine"}


def test_answering_a_question_takes_no_stand() -> None:
    (found,) = verified("Мария Захарова, отвечая на вопрос о планах Киева, посоветовала чистить пруд.")
    assert found.act == "demands"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Киев план отверг.", "Ukraine"),
        ("Киев российский проект обсуждать не готов.", "Ukraine"),
        ("Вашингтон российский проект отклонил.", "US"),
        # the object may as well stand first
        ("План Москвы Киев отверг.", "Ukraine"),
    ],
)
def test_a_capital_before_an_object_is_the_subject(text: str, party: str) -> None:
    assert held(text) == {(party, "refuses")}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("В Вашингтоне российский проект обсуждать не готовы.", "В Вашингтоне не готовы обсуждать"),
        ("Россия закроет пруд. Об этом говорится в сообщении Минтранса РФ.", "Минтранс РФ: Россия закроет пруд"),
        ("Россия закроет пруд. Об этом рассказал Дмитрий Песков.", "Dmitry Peskov рассказал: Россия закроет пруд"),
    ],
)
def test_a_statement_reads_as_a_sentence(text: str, statement: str) -> None:
    assert [p.statement for p in verified(text)] == [statement]


def test_what_is_demanded_ends_before_another_party() -> None:
    text = "США потребовали письменных гарантий тишины, и Киев, к удивлению многих, согласился их дать."
    assert {(p.act, p.statement) for p in verified(text)} >= {
        ("demands", "United States потребовали письменных гарантий тишины")
    }


def test_whom_it_is_told_ends_before_an_office() -> None:
    (found,) = verified("Россия не будет чистить пруд, сообщил журналистам замглавы МИД РФ Сергей Лаптев.")
    assert found.speaker.name == "Сергей Лаптев"


@pytest.mark.parametrize("who", ["Эмиратский дипломат", "Опытный дипломат", "Высокопоставленный дипломат"])
def test_another_diplomat_is_not_the_one_named_before(who: str) -> None:
    text = f"Министр Украины Андрей Сибига уехал. {who} рассказал, что Россия согласилась чистить пруд."
    found = stance.analyze(stance.parse(text, source="x"), engine="offline").positions
    assert found
    assert all(h.name != "Andrii Sybiha" for p in found for h in p.chain)
    assert not verified(text)


def test_the_diplomat_is_the_one_named_before() -> None:
    text = "Министр Украины Андрей Сибига уехал. Дипломат рассказал, что Россия согласилась чистить пруд."
    assert [[h.name for h in p.chain] for p in verified(text)] == [["Andrii Sybiha"]]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Киев согласился.", {("Ukraine", "accepts")}),
        ("Киев не согласился.", {("Ukraine", "refuses")}),
        ("Вашингтон отказался.", {("US", "refuses")}),
        ("Вашингтон не отказался.", set()),
        ("Вашингтон не ответил отказом.", set()),
    ],
)
def test_a_verb_that_says_enough_alone_may_be_denied(text: str, acts: set[tuple[str, str]]) -> None:
    assert held(text) == acts


def test_what_a_parenthesis_tells_is_not_of_whoever_is_named_before_it() -> None:
    text = "Поводом стала песня, которую Владимир Зеленский послал Мерцу в мае (её слова первым раскрыл Spiegel)."
    assert not verified(text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Правительство Украины план отвергло.", "Правительство Украины отвергло план"),
        ("Посольство Украины обвинения отвергает.", "Посольство Украины отвергает обвинения"),
        ("Министерство обороны Украины обвинения отвергло.", "Министерство обороны Украины отвергло обвинения"),
        ("Правительство Украины просьбу США отклонило.", "Правительство Украины отклонило просьбу США"),
    ],
)
def test_a_body_before_an_object_is_the_subject(text: str, statement: str) -> None:
    assert statement in {p.statement for p in verified(text)}
