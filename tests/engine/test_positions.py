"""Positions whose words stand apart from their cue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.analyze import analyze
from stance.engine import make_engine
from stance.ingest import parse
from stance.options import make_options
from stance.records import Position, Reading


def only(text: str, party: str) -> Position:
    """The one position of the party in a text that is analysed offline."""
    found = [p for p in analyze(parse(text, source="x"), engine="offline").positions if p.party == party]
    assert len(found) == 1, [p.statement for p in found]
    return found[0]


@pytest.mark.parametrize(
    ("said", "statement"),
    [
        (
            "Kyiv accused Russia of mining the bay, an accusation that the Russian Foreign Ministry denied.",
            "Russian Foreign Ministry denied an accusation of mining the bay",
        ),
        (
            "Kyiv alleged that 40 boats had crossed the line, a claim which Moscow rejects.",
            "Moscow rejects a claim that 40 boats had crossed the line",
        ),
    ],
)
def test_who_denies_an_accusation_denies_what_it_says(said: str, statement: str) -> None:
    """A relative clause takes up the claim before it."""
    position = only(said, "Russia")
    assert position.statement == statement
    assert position.act == "denies"
    assert position.verdict == "verified"


def given(text: str, language: str = "en") -> list[Position]:
    """The positions of a text of the default parties."""
    article = parse(text, source="x").model_copy(update={"language": language})
    return list(analyze(article, engine="offline").positions)


@pytest.mark.parametrize(
    ("text", "language", "holder", "relay"),
    [
        (
            "Turkish minister Kemal Ardal said that the Russians want the buoys moved first, "
            "and that Ukraine had asked for two tugs.",
            "en",
            "Ukraine",
            "Kemal Ardal",
        ),
        (
            "За словами міністра Лі Вея, російська сторона згодна на огляд буїв, якщо його зроблять турки, "
            "але вимагає закрити гавань.",
            "uk",
            "російська сторона",
            "Лі Вей",
        ),
    ],
)
def test_a_retelling_goes_on_with_its_subject_and_with_a_second_that(
    text: str, language: str, holder: str, relay: str
) -> None:
    """What is told in the second half of the sentence is told by the same person."""
    told = [p for p in given(text, language) if p.holder == holder]
    assert told
    assert all(p.voice == "relayed" and p.chain[0].name == relay for p in told)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("У МЗС України відповіли, чи відкриють гавань.", "uk"),
        ("В МИД РФ рассказали, когда откроют гавань.", "ru"),
        ("В Кремле ответили, откроют ли гавань.", "ru"),
        ("В МИД РФ напомнили о том, чем заняты на буях.", "ru"),
        ("У МЗС України розповіли про те, чим зайняті на буях.", "uk"),
    ],
)
def test_an_answer_that_is_not_told_is_no_position(text: str, language: str) -> None:
    """A headline that only says that a question was answered."""
    assert given(text, language) == []


def test_what_is_recalled_is_told() -> None:
    """Of a thing, not of a question about it."""
    assert [p.act for p in given("В МИД РФ напомнили о том, что буи уберут.", "ru")] == ["states"]


@pytest.mark.parametrize(
    ("text", "language", "holder"),
    [
        (
            "Пресс-секретарь Кремля Ирина Листова сообщила, что президент РФ Владимир Путин ждёт бумаг. "
            "Она обвинила Киев в затяжке.",
            "ru",
            "Ирина Листова",
        ),
        ("Речниця МЗС України Інна Лист розкритикувала Москву та закликала Пекін перевірити буї.", "uk", "Інна Лист"),
        ("Речник МЗС України Іван Лист назвав план кроком і попросив Київ закрити гавань.", "uk", "Іван Лист"),
        ("Буи не уберут, заявил в Анкаре глава российской делегации Сергей Листов.", "ru", "Сергей Листов"),
    ],
)
def test_whoever_agrees_with_the_verb_holds_it(text: str, language: str, holder: str) -> None:
    """Gender tells a spokeswoman from a president and from a city; who is asked to do a thing does not ask."""
    last = given(text, language)[-1]
    assert (last.holder, last.speaker.capacity) == (holder, "official")


async def test_what_stands_within_itself_holds_nothing_up(reading: Callable[..., Reading]) -> None:
    """A reading of one's own, or of an older version, may hold two attributions that are each within the other."""
    straight = reading("Moscow said that Kyiv demanded talks. Kyiv said that Moscow refused them.")
    count = len(straight.attributions)
    found = [a.model_copy(update={"within": (i + 1) % count}) for i, a in enumerate(straight.attributions)]
    circle = straight.model_copy(update={"attributions": tuple(found)})
    assert count > 1
    draft = await make_engine(make_options(engine="offline")).draft(circle, make_options(engine="offline"))
    assert {p.party for p in draft.positions} <= {"Russia", "Ukraine"}


@pytest.mark.parametrize(
    ("text", "language", "statement"),
    [
        ("В Кремле готовы обсуждать обмен.", "ru", "В Кремле готовы обсуждать обмен"),
        ("В США признали, что вывода нет.", "ru", "В США признали, что вывода нет"),
        ("У Києві відкинули пропозицію Москви.", "uk", "У Києві відкинули пропозицію Москви"),
        ("Кремль готов обсуждать обмен.", "ru", "Кремль готов обсуждать обмен"),
    ],
)
def test_those_inside_a_body_keep_the_number_of_their_verb(text: str, language: str, statement: str) -> None:
    """ "В Кремле готовы" is not "Кремль готовы"."""
    assert given(text, language)[-1].statement == statement


@pytest.mark.parametrize(
    ("text", "language", "statement"),
    [
        (
            "Министр обороны России Пётр Листов предложил на время поездки на десять дней остановить удары.",
            "ru",
            "Пётр Листов предложил на время поездки на десять дней остановить удары",
        ),
        (
            "Міністр оборони України Іван Лист запропонував на час перемовин у Відні припинити удари.",
            "uk",
            "Іван Лист запропонував на час перемовин у Відні припинити удари",
        ),
        (
            "Министр обороны России Пётр Листов предложил на встрече с послами остановить удары.",
            "ru",
            "Пётр Листов предложил остановить удары",
        ),
    ],
)
def test_for_how_long_belongs_to_what_is_offered(text: str, language: str, statement: str) -> None:
    """Where it was said does not."""
    assert given(text, language)[-1].statement == statement


def test_a_cue_that_says_all_is_not_said_twice() -> None:
    """ "Kyiv has said yes yes" is not what the article says."""
    assert only("Kyiv has said yes.", "Ukraine").statement == "Kyiv has said yes"


def test_a_noun_with_whose_it_is_stands_as_the_article_has_it() -> None:
    """ "твердження Москви, ніби ...", not "Москва твердження, ніби ..."."""
    told = given("Речник МЗС України назвав вигадкою твердження Москви, ніби буї сховали.", "uk")
    assert "твердження Москви, ніби буї сховали" in {p.statement for p in told}
