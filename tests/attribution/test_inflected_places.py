"""Russian and Ukrainian: who speaks where word order, brackets, dashes or bullets stand between them and their words."""

from __future__ import annotations

import pytest

from stance import analyze
from stance.ingest import parse
from tests.attribution.test_inflected import said


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Минск жалобы портовиков отклоняет.", "Минск", "жалобы портовиков"),
        ("ru", "Капитан это обвинение отверг в тот же вечер.", "Капитан", "это обвинение"),
        (
            "ru",
            "Биржа назвала проверки «полезными и своевременными».",
            "Биржа",
            "проверки «полезными и своевременными»",
        ),
        ("ru", "Мэрия назвала их «балаганом».", "Мэрия", "их «балаганом»"),
        ("ru", "Мэрия назвала слова капитана ложью.", "Мэрия", "слова капитана ложью"),
        (
            "ru",
            "Порт утверждает, что касса цела, а долги за год погашены.",
            "Порт",
            "что касса цела, а долги за год погашены",
        ),
        ("ru", "Не согласен с этим капитан Иван Сомов.", "капитан Иван Сомов", "с этим"),
        ("ru", "Лоцман напомнила, что буксир затонул, и показала снимок.", "Лоцман", "что буксир затонул"),
        (
            "ru",
            "Порт готов платить, следует из письма, с которым ознакомилась газета.",
            "письма",
            "Порт готов платить",
        ),
        (
            "ru",
            "▪️ Источник агентства в порту: причал закроют в мае.",
            "Источник агентства в порту",
            "причал закроют в мае",
        ),
        ("uk", "У порту капітан від цих слів відмовився.", "капітан", "від цих слів"),
        (
            "uk",
            "Причал закриють у травні, прогнозують у Спілці лоцманів.",
            "Спілці лоцманів",
            "Причал закриють у травні",
        ),
        ("uk", "Бюро в коментарі «Хвиля.Інфо» назвало умови порту шантажем.", "Бюро", "умови порту шантажем"),
        ("uk", "У Києві такій угоді раді.", "Києві", "такій угоді"),
        ("uk", "Доплати, втім, вимагають і лоцмани.", "лоцмани", "Доплати"),
        (
            "uk",
            "Мер обіцяв, що жодних доплат не скасують, і тепер мовчить.",
            "Мер",
            "що жодних доплат не скасують",
        ),
    ],
)
def test_who_tells_what(language: str, text: str, source: str, content: str) -> None:
    """The source and the whole of what is told."""
    assert (source, content) in said(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Военная операция (так в России называют войну) продолжается.",
        "Коли мер приїхав до порту, в Києві зраділи.",
    ],
)
def test_what_a_thing_is_called_and_when_is_nobodys_statement(text: str) -> None:
    """How a thing is called somewhere, and when somebody was glad, is no statement of theirs."""
    assert said(text, "uk" if "і" in text else "ru") == []


def test_a_name_and_a_colon_behind_a_bullet() -> None:
    """An entry of a channel may open with a picture before the name."""
    analysis = analyze(parse("Новини порту\n\n▪️ Зеленський: Україна не визнає нових кордонів.", source="post"))
    assert {s.name for a in analysis.attributions for s in a.speakers} >= {"Volodymyr Zelensky"}


def test_turns_of_an_interview_that_open_with_dashes_stand_in_turn() -> None:
    """What the interviewer states is no answer, and neither is what the outlet adds at the end."""
    text = (
        "Розмова про порт\n\n— Пане капітане, чи працює причал?\n\n— Працює, але вночі стоїть.\n\n"
        "— У мерії кажуть інакше.\n\n— Нехай прийдуть і подивляться самі.\n\n— А що буде навесні?\n\n"
        "— Навесні прийдуть судна.\n\nУ мерії нам відповіли, що причал закриють."
    )
    told = said(text, "uk")
    answers = [content for source, content in told if content.endswith(".")]
    assert answers == ["Працює, але вночі стоїть.", "Нехай прийдуть і подивляться самі.", "Навесні прийдуть судна."]
