"""Russian and Ukrainian: states, their seats, adjectives and ministries are known in every form."""

from __future__ import annotations

import pytest

import stance


def held(text: str, party: str) -> list[str]:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=[party]).positions
    return [p.holder for p in found if p.verdict == "verified" and p.party == party]


@pytest.mark.parametrize(
    ("text", "party", "holder"),
    [
        ("В Узбекистане заявили, что гусей мало.", "Uzbekistan", "Uzbekistan"),
        ("В Ташкенте заявили, что гусей мало.", "Uzbekistan", "Ташкент"),
        ("У Братиславі заявили, що гусей мало.", "Slovakia", "Братислава"),
        ("Афины потребовали вернуть гусей.", "Greece", "Афины"),
        ("Тирана потребовала вернуть гусей.", "Albania", "Тирана"),
        ("В греческом МИДе заявили, что гусей мало.", "Greece", "греческий МИД"),
        ("Литовское МВД заявило, что граница закрыта.", "Lithuania", "Литовское МВД"),
        ("Литовське МВС заявило, що кордон закрито.", "Lithuania", "Литовське МВС"),
        ("Після зустрічі міністрів румунська сторона пообіцяла вернути гусей.", "Romania", "румунська сторона"),
    ],
)
def test_a_state_speaks_in_any_case(text: str, party: str, holder: str) -> None:
    """The name of the holder stands in the nominative."""
    assert held(text, party) == [holder]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Олег Греков потребовал вернуть гусей.", "Greece"),
        ("Депутат Литовцев потребовал вернуть гусей.", "Lithuania"),
        ("Досі мовчать, що гусей мало.", "Qatar"),
    ],
)
def test_surnames_and_plain_words_are_no_state(text: str, party: str) -> None:
    """A surname that equals a people in the genitive is nobody's people."""
    assert held(text, party) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Прем'єрка Литви Габія Шимкунайте сказала, що кордон закрито.", "Габія Шимкунайте"),
        ("Міністр оборони Литви Ваграм Тер-Степанян сказав, що кордон закрито.", "Ваграм Тер-Степанян"),
    ],
)
def test_a_foreign_name_stands_in_the_nominative(text: str, name: str) -> None:
    """As its office does before it, where no dictionary knows the name."""
    assert held(text, "Lithuania") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Paula Hint, the commission's spokesperson, said the EU will not sign.", ["Paula Hint"]),
        ("Asked about Paula Hint, the commission's spokesperson said the EU will not sign.", ["spokesperson"]),
    ],
)
def test_an_office_of_the_commission_beside_a_name(text: str, names: list[str]) -> None:
    """It is of whom it stands beside between commas, and of nobody who is only named before it."""
    assert held(f"The European Commission met. {text}", "EU") == names
