"""In Russian and Ukrainian, who is meant by a pronoun or by somebody's aide, and what nobody asserts."""

from __future__ import annotations

import pytest

from stance.ingest import parse
from stance.records import Position


def _shown(text: str) -> tuple[Position, ...]:
    from stance import analyze

    return analyze(parse(text, source="a.txt"), parties=("Russia", "Ukraine", "US"), engine="offline").positions


@pytest.mark.parametrize(
    ("code", "doubtful"),
    [
        (
            "SRC003",
            "Президент России Владимир Путин приехал на верфь. «Путин рассматривает паром как победу», — говорит он.",
        ),
        ("SRC012", "Охранник Путина заявил, что Москва вернёт паром."),
        ("SRC003", "Критик Путина заявил, что Москва вернёт паром."),
        ("SRC003", "В офисе Зеленского сообщили, что Москва вернёт паром."),
        ("SRC003", "Москва поверне пором, повідомили в офісі Зеленського."),
        ("SRC010", "По мнению моряков, ошибочно верить в то, что Москва хочет вернуть паром."),
    ],
)
def test_what_nobody_says_of_them_is_not_verified(code: str, doubtful: str) -> None:
    """The position is kept with the code that says why it is in doubt."""
    doubted = [p for p in _shown(doubtful) if code in {f.code for f in p.findings}]
    assert doubted
    assert all(p.verdict == "unverified" for p in doubted)


@pytest.mark.parametrize(
    "told",
    [
        "Друг Путіна заявив, що Москва поверне пором.",
        "Мать Дмитрия Пескова заявила, что Москва вернёт паром.",
        "На думку моряків, помилково вважати, що Москва хоче повернути пором.",
    ],
)
def test_what_is_plainly_anothers_is_not_theirs_at_all(told: str) -> None:
    """Somebody close to a party and what is called a mistake give it no position."""
    assert not [p for p in _shown(told) if p.party == "Russia"]


@pytest.mark.parametrize(
    "plain",
    [
        "Президент России Владимир Путин приехал на верфь. «Паром — это победа», — говорит он.",
        "По мнению моряков, паром стар. Москва хочет вернуть паром.",
        "По словам президента Путина, Москва вернёт паром.",
    ],
)
def test_where_the_text_tells_it_is_verified(plain: str) -> None:
    """A pronoun with nothing against it, and a stance told outright."""
    assert [p for p in _shown(plain) if p.party == "Russia" and p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Представитель Путина заявил, что Москва вернёт паром.", "Представитель Путина"),
        ("Представник Путіна заявив, що Москва поверне пором.", "Представник Путіна"),
    ],
)
def test_an_aide_s_words_are_the_aide_s(text: str, holder: str) -> None:
    """They stand for the party, and nobody puts them in the mouth of whom the aide serves."""
    assert {(p.holder, p.verdict) for p in _shown(text) if p.party == "Russia"} >= {(holder, "verified")}
    assert "Vladimir Putin" not in {p.holder for p in _shown(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Лариса Листова, представитель МИД России, ушла. Еврокомиссии мало и этого: она хочет закрыть гавань.",
        "Представниця МЗС Росії Лариса Лист заявила, що буї стоять. Єврокомісія зволікала. Вона хоче закрити гавань.",
        "Представитель Кремля Иван Листов заявил, что буи стоят. Киев ищет моряков, которых, по его данным, увезли.",
    ],
)
def test_a_pronoun_may_mean_a_body(text: str) -> None:
    """Whoever spoke before is not shown as verified where a body or a capital of that gender was named since."""
    said = [
        p for p in _shown(text) if p.party == "Russia" and "буи стоят" not in p.statement and "буї" not in p.statement
    ]
    assert said
    assert all(p.verdict != "verified" for p in said)


def test_she_is_nobody_who_is_a_man() -> None:
    """Whom the definitions know by a man's full name, although the text has the surname alone."""
    made = _shown(
        "Путин заявил, что Москва вернёт паром.\n\nЖена Пескова приехала. Она сказала, что Москва утопит паром.\n"
    )
    assert any(p.holder == "Vladimir Putin" for p in made)
    assert all("утопит" not in p.statement for p in made if p.holder == "Vladimir Putin")
