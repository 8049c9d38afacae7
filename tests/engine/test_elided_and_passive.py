"""Stands without a subject, and of whoever stands in the instrumental, in Russian and Ukrainian."""

from __future__ import annotations

import pytest
from offline import verified


@pytest.mark.parametrize(
    ("text", "party", "act", "statement"),
    [
        (
            "Міністр України Марко Рудь прибув до порту. Відкинув план обміну.",
            "Ukraine",
            "refuses",
            "Марко Рудь відкинув план обміну",
        ),
        ("Міністр України Марко Рудь прибув до порту. Схвалив мапу.", "Ukraine", "accepts", "Марко Рудь схвалив мапу"),
        (
            "Министр Украины Марко Рудь прибыл в порт. Отверг план обмена.",
            "Ukraine",
            "refuses",
            "Марко Рудь отверг план обмена",
        ),
        ("Марко Рудь прибув. Відкинув план посол США Джон Кук.", "US", "refuses", "Джон Кук відкинув план"),
        ("Києвом відхилено пропозицію.", "Ukraine", "refuses", "Києвом відхилено пропозицію"),
        ("Призначений міністром України Марко Рудь відкинув план.", "Ukraine", "refuses", "Марко Рудь відкинув план"),
        ("План відкинуто Києвом.", "Ukraine", "refuses", "План відкинуто Києвом"),
        ("Москвою висунуто вимогу відкрити порт.", "Russia", "demands", "Москвою висунуто вимогу відкрити порт"),
    ],
)
def test_the_stand_is_found(text: str, party: str, act: str, statement: str) -> None:
    assert [(p.party, p.act, p.statement) for p in verified(text)] == [(party, act, statement)]


@pytest.mark.parametrize(
    "text",
    [
        "Над Києвом запропоновано збити дрон.",
        "Києвом прокотилася хвиля протестів.",
        "План обміну відкинуто.",
        "Порт закрито. Відкинув план обміну.",
    ],
)
def test_where_nobody_is_told_it_is_nobodys(text: str) -> None:
    assert verified(text) == []
