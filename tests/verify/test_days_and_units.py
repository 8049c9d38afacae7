"""Days resolved against the article's date, and units that must not stand for each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from stance.records import Draft, Evidence, Finding, Reading, SummarySentence
from stance.verify import check

Read = Callable[..., Reading]
WEDNESDAY = date(2026, 3, 4)


def found(made: Reading, text: str, on: date | None) -> list[Finding]:
    """What is found in a sentence of a summary that cites the first sentence of an article of that day."""
    dated = made.model_copy(update={"article": made.article.model_copy(update={"date": on})})
    cited = Evidence.at(made.article.text, made.sentences[0])
    shown = check(dated, Draft(summary=(SummarySentence(text=text, evidence=(cited,)),)), ("official",)).summary[0]
    return [f for f in shown.findings if f.code[:3] in ("DAT", "NUM", "NAM")]


DAYS = [
    ("Ships left the port on Monday.", "Ships left the port on 3 March.", "Ships left the port on 2 March."),
    ("Ships left the port on Monday.", "Ships left the port on March 2, 2025.", "Ships left the port on March 2, 2026."),
    ("Ships will leave the port on Monday.", "Ships leave the port on 2 March.", "Ships leave the port on 9 March."),
    ("Ships left the port on Tuesday.", "Ships left the port two days ago.", "Ships left the port yesterday."),
    ("Ships left the port yesterday.", "Ships left the port on Monday.", "Ships left the port on Tuesday."),
    ("Ships left the port on Feb. 25.", "Ships left the port yesterday.", "Ships left the port last week."),
    ("Корабли ушли из порта в понедельник.", "Корабли ушли из порта 3 марта.", "Корабли ушли из порта 2 марта."),
    ("Корабли уйдут из порта в понедельник.", "Корабли уйдут из порта 2 марта.", "Корабли уйдут из порта 9 марта."),
    ("Корабли ушли из порта вчера.", "Корабли ушли из порта 2 марта.", "Корабли ушли из порта 3 марта."),
    ("Кораблі пішли з порту у понеділок.", "Кораблі пішли з порту 3 березня.", "Кораблі пішли з порту 2 березня."),
    ("Кораблі підуть з порту у понеділок.", "Кораблі підуть з порту 2 березня.", "Кораблі підуть з порту 9 березня."),
    ("Кораблі пішли з порту вчора.", "Кораблі пішли з порту 2 березня.", "Кораблі пішли з порту 3 березня."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fails", "passes"), DAYS, ids=[f"{d[0]} {d[2]}" for d in DAYS])
def test_days_are_resolved_against_the_articles_date(reading: Read, text: str, fails: str, passes: str) -> None:
    """Another name of the same day passes, another day is rejected, and without a date neither can be settled."""
    made = reading(text)
    assert "reject" in {f.effect for f in found(made, fails, WEDNESDAY)}
    assert found(made, passes, WEDNESDAY) == []
    assert {(f.code, f.effect) for f in found(made, passes, None)} == {("DAT002", "unverify")}


def test_a_day_that_tense_leaves_open_is_not_settled(reading: Read) -> None:
    """ "Next Friday" may be either of two."""
    made = reading("Ships will leave the port next Friday.")
    for day in ("6 March", "13 March"):
        assert [f.code for f in found(made, f"Ships leave the port on {day}.", WEDNESDAY)] == ["DAT002"]
    assert "reject" in {f.effect for f in found(made, "Ships leave the port on 20 March.", WEDNESDAY)}


UNITS = [
    ("The zone is 5 km wide.", "The zone is 5 miles wide.", "The zone is five kilometres wide."),
    ("The port cost $5 million.", "The port cost 5 million euros.", "The port cost five million dollars."),
    ("The port cost US$ 5 million.", "The port cost €5 million.", "The port cost five million dollars."),
    ("Prices rose by 5 percentage points.", "Prices rose by 5%.", "Prices rose by five percentage points."),
    ("Prices rose by 5%.", "Prices rose by 5 percentage points.", "Prices rose by 5 per cent."),
    ("The truce lasts 30 days.", "The truce lasts 30 hours.", "The truce lasts thirty days."),
    ("Зона шириной 5 км.", "Зона шириной 5 миль.", "Зона шириной пять километров."),
    ("Порт стоил $5 млн.", "Порт стоил 5 млн евро.", "Порт стоил 5 миллионов долларов."),
    ("Цены выросли на 5 процентных пунктов.", "Цены выросли на 5%.", "Цены выросли на 5 п. п."),
    ("Зона завширшки 5 км.", "Зона завширшки 5 миль.", "Зона завширшки п’ять кілометрів."),
    ("Порт у місті коштував $5 млн.", "Порт у місті коштував 5 млн євро.", "Порт у місті коштував 5 мільйонів доларів."),
    ("Ціни зросли на 5 відсоткових пунктів.", "Ціни зросли на 5%.", "Ціни зросли на 5 в. п."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fails", "passes"), UNITS, ids=[u[1] for u in UNITS])
def test_nothing_is_converted(reading: Read, text: str, fails: str, passes: str) -> None:
    """The same number of another unit or currency is rejected; the same unit written otherwise passes."""
    made = reading(text)
    assert {(f.code, f.effect) for f in found(made, fails, WEDNESDAY)} == {("NUM003", "reject")}
    assert found(made, passes, WEDNESDAY) == []


NUMBERS = [
    ("The port cost one and a half million.", "The port cost 15 million.", "The port cost 1.5 million."),
    ("The port cost half a million.", "The port cost 5 million.", "The port cost 500,000."),
    ("The port cost $5m.", "The port cost 5 billion dollars.", "The port cost five million dollars."),
    ("The port has 250 berths.", "The port has two hundred berths.", "The port has two hundred and fifty berths."),
    ("Порт стоил пять с половиной миллионов.", "Порт стоил 5 млн.", "Порт стоил 5,5 млн."),
    ("Порт стоил полмиллиона.", "Порт стоил 5 млн.", "Порт стоил 500 тысяч."),
    ("Порт стоил полтора миллиона.", "Порт стоил 1,4 млн.", "Порт стоил 1,5 млн."),
    ("Порт у місті коштував півтора мільйона.", "Порт у місті коштував 1,4 млн.", "Порт у місті коштував 1,5 млн."),
    ("Порт у місті коштував пів мільйона.", "Порт у місті коштував 5 млн.", "Порт у місті коштував 500 тисяч."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fails", "passes"), NUMBERS, ids=[n[2] for n in NUMBERS])
def test_a_number_is_one_however_it_is_written(reading: Read, text: str, fails: str, passes: str) -> None:
    """Words, halves, short millions and digits."""
    made = reading(text)
    assert {(f.code, f.effect) for f in found(made, fails, WEDNESDAY)} == {("NUM001", "reject")}
    assert found(made, passes, WEDNESDAY) == []
