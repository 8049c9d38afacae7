"""Tags that name who carries the words too, and clauses that tell of somebody by a body or a condition."""

from __future__ import annotations

import pytest

import stance
from stance.records import Attribution


def told(text: str, parties: tuple[str, ...] = ("US", "Russia", "Ukraine")) -> tuple[Attribution, ...]:
    return stance.attributions(stance.parse(text, source="test"), parties=parties)


@pytest.mark.parametrize(
    "text",
    [
        "The strait would close, Fars quoted Russian commander Ivan Roe as saying.",
        "Tehran would answer by closing the strait, the Fars news agency quoted Russian commander Ivan Roe as saying.",
        "“The strait will close,” Fars quoted Russian commander Ivan Roe as saying on Monday.",
        "Fars quoted Russian commander Ivan Roe as saying the strait would close.",
        "Russian commander Ivan Roe was quoted by Fars as saying that the strait would close.",
    ],
)
def test_whom_an_agency_quotes_says_it(text: str) -> None:
    (one,) = told(text)
    assert [s.name for s in one.speakers] == ["Ivan Roe"]
    assert [(h.name, h.role) for h in one.chain] == [("Fars", "medium")]
    assert "clos" in " ".join(c.of(text) for c in one.content)


def test_whoever_was_quoted_as_saying_it_has_said_it() -> None:
    text = "Russian commander Ivan Roe was quoted as saying the strait would close."
    found = stance.analyze(stance.parse(text, source="test"), engine="offline").positions
    assert [(p.holder, p.verdict) for p in found] == [("Ivan Roe", "verified")]


@pytest.mark.parametrize(
    "text",
    [
        "US envoy Jane Roe was not quoted as saying the plan would fail.",
        "US envoy Jane Roe has never been quoted as saying the plan would fail.",
        "US envoy Jane Roe was falsely quoted as saying the plan would fail.",
        "US envoy Jane Roe was quoted in a forged letter as saying the plan would fail.",
        "No US official was quoted as saying the plan would fail.",
    ],
)
def test_whoever_was_not_or_falsely_quoted_has_said_nothing(text: str) -> None:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline").positions
    assert not [p for p in found if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The letter came from Rep. Lou Castle, a member of the Armed Services Committee, who accused Kyiv.",
            "Lou Castle",
        ),
        ("The letter came from Lou Castle, US envoy to the bridge, who accused Kyiv of delay.", "Lou Castle"),
    ],
)
def test_who_behind_an_apposition_is_the_one_it_describes(text: str, who: str) -> None:
    assert {s.name for a in told(text) if a.act == "accuses" for s in a.speakers} == {who}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "US envoy Lou Castle offered a round, provided that Iran dropped the map.",
            "provided that Iran dropped the map",
        ),
        (
            "US envoy Lou Castle offered a round, on condition that Iran drop the map.",
            "on condition that Iran drop the map",
        ),
        ("US envoy Lou Castle offered a round, which Iran had asked for.", None),
        ("US envoy Lou Castle offered a round, as long as a decade after the war.", None),
    ],
)
def test_a_condition_behind_a_comma_is_one(text: str, condition: str | None) -> None:
    (one,) = (a for a in told(text) if a.act == "offers")
    assert (one.condition.of(text) if one.condition else None) == condition


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Польша не поддержит нового продления, заявил министр Польши Адам Лис.", "refuses"),
        ("Польща, пояснює міністр Польщі Адам Лис, ще одного подовження не підтримає.", "refuses"),
        ("Польща, пояснює міністр Польщі Адам Лис, ще одне подовження підтримає.", "accepts"),
        ("Министр Польши Адам Лис отверг причастность своих военных к удару.", "denies"),
        ("Міністр Польщі Адам Лис відкинув причетність своїх військових до удару.", "denies"),
        ("Міністр Польщі Адам Лис відкинув пропозицію.", "refuses"),
    ],
)
def test_acts_of_the_inflected_languages(text: str, act: str) -> None:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["Poland"]).positions
    assert {p.act for p in found} == {act}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Москва: адвокаты и бухгалтеры", False),
        ("Киев: мост без перил", False),
        ("Москва: сделки не будет", True),
        ("Киев: Россия закрыла мост", True),
        ("Москва: «Нет»", True),
    ],
)
def test_a_heading_of_names_alone_says_nothing(line: str, says: bool) -> None:
    text = f"Зерно и порты\n\nУтро началось спокойно.\n\n{line}\n\nПорты стоят второй день.\n"
    article = stance.parse(text, source="test")
    assert bool(stance.analyze(article, engine="offline").positions) == says


def test_whoever_is_new_in_a_sentence_is_meant_by_its_pronoun() -> None:
    text = (
        "Представитель МИД России Анна Лихова заявила, что банки ждут. Менее дипломатичен Олег Вэй, преподающий "
        "финансы: по его мнению, банкиры боятся санкций."
    )
    assert {s.name for a in told(text) if "боятся" in a.content[0].of(text) for s in a.speakers} == {"Олег Вэй"}


def test_what_is_not_done_leads_to_no_plan() -> None:
    text = "Москва не планирует обвинять матросов: «К тем, кто стоит у плиты, вопросов нет»."
    found = stance.analyze(stance.parse(text, source="test"), engine="offline").positions
    assert found
    assert not any("Москва планирует" in p.statement for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "Советник президента Украины, согласившийся говорить на условиях анонимности, сказал, что паузы не будет.",
        "Радник президента України, який погодився говорити на умовах анонімності, сказав, що паузи не буде.",
    ],
)
def test_to_speak_without_a_name_accepts_nothing(text: str) -> None:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline").positions
    assert {p.act for p in found} == {"refuses"}
