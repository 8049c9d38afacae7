"""Short answers: what yes and no say to, and what they say nothing of."""

from __future__ import annotations

import pytest

from stance import analyze, parse

_EN = "The lamp\n\nUkraine's lamp envoy Oleh Rud sat down with us.\n\nDo you like it here?\n\nWe do.\n\n{}\n\n{}\n"
_RU = "Лампа\n\nПосол Украины Олег Рудь ответил на вопросы «Вечера».\n\n— Вам тут нравится?\n\n— Мы привыкли.\n\n— {}\n\n— {}\n"
_UK = "Лампа\n\nПосол України Олег Рудь відповів на запитання «Вечора».\n\n— Вам тут подобається?\n\n— Ми звикли.\n\n— {}\n\n— {}\n"


def _shown(layout: str, question: str, answer: str) -> list[tuple[str, str]]:
    """The act and the stand of positions whose words are the answer's first sentence and nothing more."""
    article = parse(layout.format(question, answer), source="x")
    found = analyze(article, engine="offline", parties=["US", "Russia", "Ukraine"]).positions
    first = answer.split(". ", maxsplit=1)[0].rstrip(".")
    return [
        (p.act, p.polarity)
        for p in found
        if p.verdict == "verified" and [e.quote.rstrip(".") for e in p.evidence] == [first] and question in p.statement
    ]


@pytest.mark.parametrize(
    ("layout", "question", "answer", "act", "polarity"),
    [
        (_EN, "Will Kyiv accept the lamp?", "No.", "refuses", "opposes"),
        (_EN, "Will Kyiv accept the lamp?", "Yes, certainly. It is a good one.", "accepts", "supports"),
        (_EN, "Did you ask the Americans for oil?", "No, never.", "denies", "opposes"),
        (_EN, "Is Russia buying the oil?", "It is.", "states", "neutral"),
        (
            _EN,
            "Would you accept a Polish lamp?",
            "I would. Moscow has told us in writing that it will never again light a lamp of ours.",
            "accepts",
            "supports",
        ),
        (_RU, "Примет ли Киев лампу?", "Нет, конечно.", "refuses", "opposes"),
        (_RU, "Вы согласны на лампу?", "Да.", "accepts", "supports"),
        (_RU, "Вы вернёте России лампу?", "Вернём.", "states", "neutral"),
        (_RU, "Просила ли вас об этом Москва?", "Не просила.", "denies", "opposes"),
        (_RU, "Вы подтверждаете, что лампу вернут?", "Не подтверждаю.", "states", "neutral"),
        (_UK, "Чи прийме Київ лампу?", "Ні, ніколи.", "refuses", "opposes"),
        (_UK, "Чи погодиться Україна на лампу?", "Не погодиться.", "refuses", "opposes"),
        (_UK, "Ви згодні на лампу?", "Так.", "accepts", "supports"),
        (_RU, "Москва говорит, что лампа ваша. Это так?", "Нет, это не так.", "denies", "opposes"),
        (_UK, "Москва каже, що лампа ваша. Це правда?", "Ні.", "denies", "opposes"),
    ],
)
def test_a_short_answer_takes_a_stand_on_the_question(
    layout: str, question: str, answer: str, act: str, polarity: str
) -> None:
    """Yes, no, or the question's verb again."""
    assert _shown(layout, question, answer) == [(act, polarity)]


@pytest.mark.parametrize(
    ("layout", "question", "answer"),
    [
        # it asks what, gives a choice, denies something itself, or is about nobody asked for
        (_EN, "Who will pay for the lamp, Russia?", "No."),
        (_EN, "Will Kyiv sell the lamp or keep it?", "No."),
        (_EN, "Will Kyiv not accept the lamp?", "No."),
        (_EN, "Is the lamp lit?", "No."),
        (_EN, "The Russians want the lamp.", "No."),
        (_EN, "Will Kyiv accept the lamp?", "Perhaps."),
        (_EN, "Will Kyiv accept the lamp?", "They laugh."),
        (_RU, "Что примет Киев?", "Нет."),
        (_RU, "Киев примет лампу или свечу?", "Да."),
        (_RU, "Примет ли Киев лампу?", "Посмотрим."),
        (_UK, "Хто прийме лампу, Київ?", "Ні."),
        (_UK, "Чи прийме Київ лампу?", "Побачимо."),
    ],
)
def test_what_is_no_reply_takes_none(layout: str, question: str, answer: str) -> None:
    """Nor does the question itself, whatever it supposes."""
    assert _shown(layout, question, answer) == []


@pytest.mark.parametrize(
    ("answer", "act", "polarity"),
    [
        ("Moscow says it wants the lamp; I do not believe a word of it.", "states", "neutral"),
        ("I accuse nobody of breaking it.", "states", "neutral"),
        ("I have seen no letter that supports it.", "states", "neutral"),
        ("We told Moscow that we will not sell it.", "refuses", "opposes"),
        ("We asked for two more lamps.", "asks", "supports"),
        ("The Poles offered us a lamp, and we have accepted it.", "accepts", "supports"),
    ],
)
def test_what_others_do_is_not_what_who_answers_does(answer: str, act: str, polarity: str) -> None:
    """The act is that of whoever says "we", and not what he denies or tells of others."""
    article = parse(_EN.format("And the lamp? Do you want it?", answer), source="x")
    found = analyze(article, engine="offline", parties=["US", "Russia", "Ukraine", "Poland"]).positions
    assert [(p.act, p.polarity) for p in found if p.holder == "Oleh Rud" and answer in p.statement] == [(act, polarity)]


@pytest.mark.parametrize(
    ("layout", "answer", "act"),
    [
        (_EN, "We offered the Russians two lamps, and they refused.", "offers"),
        (_RU, "Мы предлагали Москве две лампы, и тогда нам ответили отказом.", "offers"),
        (_UK, "Ми пропонували Москві дві лампи, але вони відмовилися.", "offers"),
        (_RU, "Американский посол по весне много чего обещает.", "states"),
        (_RU, "Теперь России самой нужна такая лампа.", "states"),
        (_RU, "Россия должна вернуть нам лампу.", "demands"),
        (_RU, "Нам нужна ваша лампа.", "demands"),
        (_UK, "Але підтримка американців скінчилася ще торік.", "states"),
        (_RU, "Мы поддержали американцев ещё весной.", "accepts"),
        (_UK, "Ми готові віддати лампу.", "offers"),
        (_UK, "Кажу вам: лампи вже готові.", "states"),
        (_RU, "Лампу продавать не намерены.", "refuses"),
        (_RU, "Мы от лампы не отказались, а отложили её.", "denies"),
        (_RU, "Лампа будет, но не весной, как нам обещали.", "states"),
    ],
)
def test_whose_the_verb_is(layout: str, answer: str, act: str) -> None:
    """What others did, have or lack is no act of who tells it."""
    article = parse(layout.format("А лампа?" if layout != _EN else "And the lamp? Do you want it?", answer), source="x")
    found = analyze(article, engine="offline", parties=["US", "Russia", "Ukraine"]).positions
    assert {p.act for p in found if p.speaker.party == "Ukraine" and not p.chain and answer in p.statement} == {act}


@pytest.mark.parametrize(
    ("layout", "answer", "shown"),
    [
        (_RU, "Приехали, сели за стол, выслушали.", True),
        (_UK, "Підписали папери ще восени.", True),
        (_RU, "Чайки приехали к столу.", False),
        (_RU, "Начались дожди, и чайки улетели.", False),
        (_RU, "Он приехал и сел за стол.", False),
        (_RU, "Сломали её не мы.", True),
    ],
)
def test_we_that_is_left_out(layout: str, answer: str, shown: bool) -> None:
    """A plural verb in the past tense at the head of a sentence is of who answers, where no noun stands before it."""
    article = parse(layout.format("А лампа?", answer), source="x")
    found = analyze(article, engine="offline", parties=["US", "Russia", "Ukraine"]).positions
    assert any(answer in p.statement for p in found) is shown


@pytest.mark.parametrize(
    ("layout", "question", "answer", "shown"),
    [
        (_EN, "When will Kyiv light the lamp?", "As soon as it is paid for.", True),
        (_EN, "The Russians say the lamp is theirs. Is it?", "That is nonsense.", True),
        (_RU, "Когда вы зажжёте лампу?", "Как только за неё заплатят.", True),
        (_RU, "В Москве говорят, что лампа их. Так ли это?", "Это ложь.", True),
        (_RU, "А лампа?", "Лампу не отдадим.", True),
        (_UK, "Коли ви засвітите лампу?", "Щойно за неї заплатять.", True),
        (_EN, "When will Kyiv light the lamp?", "I don't know.", False),
        (_EN, "When will it rain?", "As soon as the wind turns.", False),
        (_RU, "Москва требовала лампу?", "Спросите у неё.", False),
        (_RU, "Кто требовал лампу?", "Требовали.", False),
        (_UK, "Коли ви засвітите лампу?", "Не знаю.", False),
    ],
)
def test_a_first_sentence_that_the_question_makes_whole(layout: str, question: str, answer: str, shown: bool) -> None:
    """It is told with its question where it says nothing of whom it tells; what evades the question is left out."""
    article = parse(layout.format(question, answer), source="x")
    found = analyze(article, engine="offline", parties=["US", "Russia", "Ukraine"]).positions
    told = [p for p in found if answer in p.statement and p.verdict == "verified"]
    assert bool(told) is shown
    assert {p.speaker.party for p in told} <= {"Ukraine"}
