"""Russian and Ukrainian: whose a clause behind a comma or a conjunction is, and what stands around a quotation."""

from __future__ import annotations

import pytest

from tests.attribution.test_inflected import found, said


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Пекари признают, что просчитались, но мельница зерно уже отгрузила.", "Пекари", "что просчитались"),
        ("uk", "Пекар заявив, що йде, але млин договору не розривав.", "Пекар", "що йде"),
        ("ru", "Артель грозит закрыть оба цеха, и спорить здесь никто не готов.", "Артель", "закрыть оба цеха"),
        ("ru", "Цех обещает вернуть деньги, и дорога к нему уже закрыта.", "Цех", "вернуть деньги"),
        (
            "ru",
            "Цех обещает вернуть деньги, и его упрёки в том, что пекари ленивы, смешны.",
            "Цех",
            "вернуть деньги",
        ),
        ("ru", "Брат уговаривает её переехать в город, она ни в какую.", "Брат", "переехать в город"),
        ("uk", "Суддя каже, що гра була чесна, а поразку пояснює погодою.", "Суддя", "що гра була чесна"),
        ("ru", "Упрёки банка в том, что пекари ленивы, беспочвенны.", "банка", "что пекари ленивы"),
        ("ru", "Обещание врача, что чай будет бесплатным, гости сочли рекламой.", "врача", "что чай будет бесплатным"),
    ],
)
def test_a_clause_of_another_is_not_told(language: str, text: str, source: str, content: str) -> None:
    """What is told ends where a clause of another subject begins."""
    assert (source, content) in said(text, language)


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        (
            "ru",
            "Пекари признают, что мельница стара, но молоть она будет.",
            "Пекари",
            "что мельница стара, но молоть она будет",
        ),
        (
            "ru",
            "Тренер считает, что проиграли, но сезон не окончен.",
            "Тренер",
            "что проиграли, но сезон не окончен",
        ),
        ("ru", "Цех требует вернуть деньги, и проценты, и штраф.", "Цех", "вернуть деньги, и проценты, и штраф"),
        (
            "ru",
            "Артель призвала не ждать зимы и печь хлеб немедленно.",
            "Артель",
            "не ждать зимы и печь хлеб немедленно",
        ),
        ("uk", "Театр згоден показати виставу, але без антракту.", "Театр", "показати виставу, але без антракту"),
        (
            "uk",
            "Керівництво цирку благало передати глядачам, що воно не хоче скандалу.",
            "Керівництво цирку",
            "передати глядачам, що воно не хоче скандалу",
        ),
        ("uk", "Вона наказала кухарям до п’ятниці вимити всі плити.", "Вона", "до п’ятниці вимити всі плити"),
        ("uk", "Мер закликав до парку не ходити.", "Мер", "до парку не ходити"),
    ],
)
def test_what_goes_on_is_told(language: str, text: str, source: str, content: str) -> None:
    """A further part of the same clause, a restriction and a date belong to what is told."""
    assert (source, content) in said(text, language)


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Объяснить, почему исчез рояль, директор отказался.", "директор", "Объяснить, почему исчез рояль"),
        ("ru", "Говорить, кто вернёт деньги, он отказался.", "он", "Говорить, кто вернёт деньги"),
        ("uk", "Пояснити, чому зник рояль, директорка відмовилася.", "директорка", "Пояснити, чому зник рояль"),
        ("ru", "Называть имена гостей клуб отказался.", "клуб", "Называть имена гостей"),
    ],
)
def test_what_is_refused_comes_first(language: str, text: str, source: str, content: str) -> None:
    """An infinitive with its question may stand before whoever refuses it."""
    assert (source, content) in said(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Мэр призвал не ждать: «Хлеб будет завтра».", {("Мэр", "не ждать"), ("Мэр", "«Хлеб будет завтра»")}),
        (
            "ru",
            "Садовод Лыков уверен, что урожая не будет: «Яблони вымерзли. Кто их спасёт?»",
            {("Садовод Лыков", "что урожая не будет"), ("Садовод Лыков", "«Яблони вымерзли. Кто их спасёт?»")},
        ),
        (
            "uk",
            "Мер звинуватив банк в обмані: «Нам обіцяли кредит, а надіслали рахунок».",
            {("Мер", "банк в обмані"), ("Мер", "«Нам обіцяли кредит, а надіслали рахунок»")},
        ),
        # near misses: the words before the colon only point to the quotation
        ("ru", "Мэр объяснил задержку иначе: «Вагон стоял».", {("Мэр", "«Вагон стоял»")}),
        ("ru", "Он заявил: «Мы ждём вагон».", {("Он", "«Мы ждём вагон»")}),
    ],
)
def test_what_leads_to_a_quotation(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    """What stands between a cue and the colon of its quotation is told besides."""
    assert set(said(text, language)) == expected


def test_a_predicate_in_quotation_marks_goes_on() -> None:
    """A quoted predicate behind an inserted cue is no apposition to whoever speaks."""
    (told,) = found("Зима, считает синоптик Кротов, «будет долгой».", "ru")
    assert told.source is not None
    assert told.source.of("Зима, считает синоптик Кротов, «будет долгой».") == "синоптик Кротов"
    assert [c.of("Зима, считает синоптик Кротов, «будет долгой».") for c in told.content] == ["Зима", "«будет долгой»"]
