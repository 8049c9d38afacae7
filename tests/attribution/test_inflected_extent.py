"""Russian and Ukrainian: where what is told ends, who tells it, and what is no telling at all."""

from __future__ import annotations

import pytest

from tests.attribution.test_inflected import found, said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В любой момент Лукашенко может решить закрыть порт."),
        ("ru", "Такие силы, как Россия и США, смогут договориться и объединить усилия."),
        ("ru", "Об этом говорит тот факт, что порт молчит."),
        ("ru", "Изоляция Белоруссии ничего не решит."),
        ("uk", "Це може підтвердити той факт, що порт мовчить."),
    ],
)
def test_nobody_tells(language: str, text: str) -> None:
    """What somebody can do, what a fact shows and what an abstract thing does is no statement."""
    assert said(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Министр не смог объяснить, почему порт закрыт.", "Министр", "почему порт закрыт"),
        (
            "ru",
            "По оценкам главы комиссии по делам порта и представителя биржи, угроза возможна.",
            "главы комиссии по делам порта и представителя биржи",
            "угроза возможна",
        ),
        ("ru", "В Дамаске действия Вашингтона резко осудили.", "Дамаске", "действия Вашингтона"),
        (
            "ru",
            "Порт не отказался от платы: теперь сам мэр звонит капитану и просит о помощи.",
            "мэр",
            "о помощи",
        ),
        ("uk", "Більше пояснювати капітан нічого не став.", "капітан", "пояснювати"),
        ("uk", "Суд визнав вимоги порту законними і в позові відмовив.", "Суд", "в позові"),
        (
            "uk",
            "Біржа повідомила порт, що вона відмовляється від вугілля і вимагає повернути кошти.",
            "Біржа",
            "що вона відмовляється від вугілля і вимагає повернути кошти",
        ),
        ("uk", "Прокуратура заявила, що підозрює ТД «Хвиля» у крадіжці.", "Прокуратура", "ТД «Хвиля» у крадіжці"),
        (
            "uk",
            "На зауваження капітана, що він не бачив людей, які чекають, Мельник відповів, що все законно.",
            "капітана",
            "що він не бачив людей, які чекають",
        ),
        (
            "uk",
            "Капітан розповів, що «порт стоїть з весни. Люди забирають свої речі».",
            "Капітан",
            "що «порт стоїть з весни. Люди забирають свої речі»",
        ),
        (
            "uk",
            "У пресслужбі порту стверджують, що дозволу немає, проте не виключають його появи.",
            "пресслужбі порту",
            "його появи",
        ),
        ("uk", "Причал продали. Про це повідомляється у «Віснику порту».", "«Віснику порту»", "Причал продали"),
    ],
)
def test_who_tells_what(language: str, text: str, source: str, content: str) -> None:
    """The source and the whole of what is told."""
    assert (source, content) in said(text, language)


def test_a_quotation_alone_behind_a_statement() -> None:
    """A quotation without a tag is whose the sentence before tells of."""
    text = "Андрей Скоров говорит, что порт не изменился. «Развитие всегда идёт волнами. Лучшего пока нет»."
    first, second = found(text, "ru")
    assert [s.name for s in second.speakers] == ["Андрей Скоров"]
    assert first.source == second.source


def test_answers_that_say_whose_they_are() -> None:
    """Quotations with tags of their own between questions are no answers of whoever the title names."""
    text = """Порт ждёт война

Президент Путин хочет ослабить порт, считает министр Климов.

— Важно ли сохранять плату?

«Это очень важно. Мы не уступим», — считает Климов.

— Могут ли суда войти в порт?

«Они должны были войти ещё в прошлом году», — говорит Климов."""
    told = [(a.content[0].of(text), [s.name for s in a.speakers]) for a in found(text, "ru") if a.kind == "direct"]
    assert told == [
        ("«Это очень важно. Мы не уступим»", ["Климов"]),
        ("«Они должны были войти ещё в прошлом году»", ["Климов"]),
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Президент пообещал удвоить усилия, но не поздно ли он опомнился.", "Президент", "удвоить усилия"),
        ("Лиухто резко критикует устав порта и называет его шуткой.", "Лиухто", "устав порта"),
        (
            "Порт не верит Обаме, который во время встречи с капитаном, как сообщает агентство АР, призывал вывести суда.",
            "Обаме",
            "вывести суда",
        ),
    ],
)
def test_asides_and_unknown_names(text: str, source: str, content: str) -> None:
    """A parenthesis is not the subject of what goes on behind it; a name the dictionary reads otherwise is one."""
    assert (source, content) in said(text, "ru")
