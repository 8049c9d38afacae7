"""Answers of an interviewee without a cue: whose they are, and what is none of their own."""

from __future__ import annotations

import pytest

from stance import analyze, parse

_RU = """Тарас Горинь: «Зал наш»

О сценах и залах «Вечер» расспросил министра культуры Украины Тараса Гориня.

— Господин Горинь, в прошлый раз вы обещали, что зал откроют. Не открыли.

— Посол США Карл Биндер пообещал мне новую смету.

— А сцены?

— Девять сцен вернём завтра же.

— Подпишете смету?

— Хор поёт по вечерам хорошо.
"""
_UK = """Тарас Горинь: «Зала наша»

Про сцени та зали «Вечір» розпитав міністра культури України Тараса Гориня.

— Пане Гориню, минулого разу ви обіцяли, що залу відчинять. Не відчинили.

— Посол США Карл Біндер пообіцяв мені новий кошторис.

— А сцени?

— Дев'ять сцен повернемо завтра ж.

— Підпишете кошторис?

— Хор співає вечорами дуже добре.
"""


@pytest.mark.parametrize(
    ("text", "us", "own"),
    [(_RU, "Карл Биндер", "Девять сцен вернём завтра же"), (_UK, "Карл Біндер", "Дев'ять сцен повернемо завтра ж")],
)
def test_a_verb_in_the_first_person_is_the_interviewees(text: str, us: str, own: str) -> None:
    """What another told the interviewee is passed on; a remark on nobody is no position."""
    found = analyze(parse(text, source="x"), engine="offline", parties=["US", "Ukraine"]).positions
    shown = [(p.holder, [h.name for h in p.chain]) for p in found if p.verdict == "verified"]
    assert (us, ["Тарас Горинь"]) in shown
    assert any(p.holder == "Тарас Горинь" and own in p.statement and p.voice == "quoted" for p in found)
    assert not any("Хор" in p.statement or "разу" in p.statement or "прошлый" in p.statement for p in found)
