"""Whose an office is by the embassy, delegation, land or ministry named before it, in Russian and Ukrainian."""

from __future__ import annotations

import pytest

from tests.offline import sides_of

_PARTIES = ("Russia", "China", "Turkey")


def _sides(text: str, name: str, language: str = "ru") -> set[str]:
    return sides_of(text, name, _PARTIES, language)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("В посольстве КНР тихо. Посол Чжан Вэй говорил, что гуси целы.", "China"),
        ("Китайская делегация ушла. Глава делегации Чжан Вэй сказал, что гуси целы.", "China"),
        ("Турция ждёт. «Гуси целы», — сказал министр торговли страны Чжан Вэй.", "Turkey"),
        ("Российский Минтранс ждёт.\n\n«Гуси целы», — сказал замминистра транспорта Чжан Вэй.", "Russia"),
    ],
)
def test_the_body_or_the_land_before_an_office_tells_whose_it_is(text: str, side: str) -> None:
    assert _sides(text, "Чжан Вэй") == {side}


@pytest.mark.parametrize(
    "text",
    [
        # two have one
        "В посольствах КНР и посольстве Турции тихо. Посол Чжан Вэй говорил, что гуси целы.",
        "Китайская делегация ждёт турецкую делегацию. Глава делегации Чжан Вэй сказал, что гуси целы.",
        "Турция ждёт Россию. «Гуси целы», — сказал министр торговли страны Чжан Вэй.",
        # another paragraph's embassy
        "В посольстве КНР тихо.\n\nПосол Чжан Вэй говорил, что гуси целы.",
        # another ministry than his, one of another press, and one that he may answer
        "Российский Минкульт ждёт.\n\n«Гуси целы», — сказал замминистра транспорта Чжан Вэй.",
        "Минтранс Турции ждёт.\n\n«Гуси целы», — сказал замминистра транспорта Чжан Вэй.",
        "Минобороны России ждёт.\n\n«Гуси целы», — сказал замминистра обороны Чжан Вэй.",
    ],
)
def test_it_tells_nothing_where_another_may_be_meant(text: str) -> None:
    assert not _sides(text, "Чжан Вэй")


def test_in_ukrainian_too() -> None:
    text = "Турецька делегація пішла. Керівник делегації Чжан Вей сказав, що гуси цілі."
    assert _sides(text, "Чжан Вей", "uk") == {"Turkey"}
